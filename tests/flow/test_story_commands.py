"""A story from a folder of articles to what a person and a program are told, now and as of an earlier day."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine
from typer.testing import CliRunner

from reportedly.cli import app

ARTICLES = {
    "ferro-post.txt": """Pilots of Lisk may refuse to guide tankers, sources say
By Ida Brandt
Posted : May 4, 2031, 09:00

LISK (Ferro Post) — Harbour pilots in Lisk may refuse to guide tankers of the Orm Line, sources familiar with the talks
said on Sunday.

Up to 40 pilots are expected to join the strike, they said. The Orm Line denied that its tankers were unsafe.
""",
    "lisk-times.txt": """Orm Line tankers wait off Lisk as pilots strike
By Jon Veld
Posted : May 6, 2031, 18:30

LISK (Lisk Times) — About 25 pilots in Lisk refused to guide tankers of the Orm Line on Tuesday, the director of the
harbour, Ana Ferro, said.

“Eleven tankers are waiting off Lisk,” Ferro told reporters. The Orm Line declined to comment on the strike.
""",
    "coast-radio.txt": """Pilots end strike over Orm Line tankers in Lisk
By Mia Sund
Posted : May 11, 2031, 07:15

LISK (Coast Radio) — The pilots of Lisk ended their strike over tankers of the Orm Line on Saturday, the pilots' union
said.

The Orm Line confirmed that 11 tankers had been waiting off Lisk. Ferro said that all of them had been guided in.
""",
}


def run(*arguments: str | Path, code: int = 0) -> Any:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert result.exit_code == code, result.output
    return result


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("strike")
    for name, words in ARTICLES.items():
        (folder / name).write_text(words, encoding="utf-8")
    place = str(folder / "strike.db")
    added = run("add", folder, "--archive", place, "--jobs", "0")
    assert added.stdout.startswith("3 inputs, 3 new articles, 0 known before\n")
    return place


def story(archive: str, *arguments: str) -> Any:
    return json.loads(run("story", *arguments, "--json", "--archive", archive).stdout)


def test_articles_of_one_matter_are_one_story(archive: str) -> None:
    (listed,) = run("stories", "--json", "--archive", archive).stdout.splitlines()

    assert json.loads(listed)["articles"] == 3
    assert json.loads(listed)["headline"] == "Pilots end strike over Orm Line tankers in Lisk"


def test_a_story_as_of_a_day_knows_nothing_of_later_days(archive: str) -> None:
    early = story(archive, "--as-of", "2031-05-06")
    whole = story(archive)

    assert [article["outlet"] for article in early["articles"]] == ["Ferro Post", "Lisk Times"]
    assert len(whole["articles"]) == 3
    assert max(change["date"] for change in early["changes"]) <= "2031-05-06"
    assert "2031-05-11" not in json.dumps(early)
    assert "ended their strike" not in json.dumps(early)
    assert any("ended their strike" in claim["label"] for claim in whole["claims"])


def test_the_brief_of_a_day_is_of_that_day(archive: str) -> None:
    early = run("brief", "--as-of", "2031-05-06", "--archive", archive).stdout
    whole = run("brief", "--archive", archive).stdout

    assert "ended their strike" not in " ".join(early.split())
    assert "ended their strike" in " ".join(whole.split())


def test_a_day_before_the_story_has_none(archive: str) -> None:
    assert run("stories", "--as-of", "2031-05-03", "--archive", archive).stdout == ""
    assert "has no story as of 2031-05-03" in run("story", "--as-of", "2031-05-03", "--archive", archive, code=2).stderr


def test_a_story_is_named_by_the_beginning_of_its_id(archive: str) -> None:
    whole = story(archive)
    name = whole["story"]["id"]

    assert story(archive, name) == story(archive, name[:8]) == story(archive, name.partition("_")[2][:6]) == whole
    told = run("story", name[:8], "--as-of", "2031-05-03", "--archive", archive, code=2).stderr
    assert f"the story {name} was not known by 2031-05-03: its first article is of 2031-05-04" in told


def test_the_page_is_one_file_with_every_article_in_it(archive: str, tmp_path: Path) -> None:
    page = tmp_path / "brief.html"
    told = run("brief", "--html", page, "--archive", archive)

    assert told.stdout == ""
    assert told.stderr == f"wrote {page}\n"
    written = page.read_text(encoding="utf-8")
    assert written.startswith("<!doctype html>")
    for words in ("Eleven tankers are waiting off Lisk", "Ferro Post", "Lisk Times", "Coast Radio"):
        assert words in written
    assert run("brief", "--html", "-", "--archive", archive).stdout.rstrip() == written.rstrip()


def test_a_page_that_cannot_be_written_is_told(archive: str, tmp_path: Path) -> None:
    told = run("brief", "--html", tmp_path / "none" / "brief.html", "--archive", archive, code=2).stderr

    assert told.startswith("reportedly: cannot write ")


def test_an_archive_that_holds_is_verified_and_one_that_does_not_is_not(archive: str, tmp_path: Path) -> None:
    assert run("verify", "--archive", archive).stdout == f"{archive}: every promise holds\n"

    changed = tmp_path / "changed.db"
    changed.write_bytes(Path(archive).read_bytes())
    outside = create_engine(f"sqlite:///{changed}")
    with outside.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER text_unchanged")
        connection.exec_driver_sql("UPDATE text SET body = replace(body, 'Eleven tankers', 'Twelve tankers')")
    outside.dispose()
    told = run("verify", "--archive", changed, code=1)
    assert "its content makes the id" in told.stdout
    assert "reads 'Twelve tankers" in told.stdout
    assert f"promises of {changed} do not hold" in told.stderr


def test_later_articles_are_told_as_news_and_earlier_ones_are_not_told_again(tmp_path: Path) -> None:
    told = []
    for name, words in ARTICLES.items():
        (tmp_path / name).write_text(words, encoding="utf-8")
        told.append(run("add", tmp_path / name, "--archive", tmp_path / "a.db", "--jobs", "0").stdout)

    first, second, third = told
    assert "first denial" in first
    assert "first denial" not in second + third
    assert "new figure" in second
    assert "silence broken" in third
    again = run("add", tmp_path, "--archive", tmp_path / "a.db", "--jobs", "0").stdout
    assert again == "3 inputs, 0 new articles, 3 known before\n"


def test_the_order_of_arrival_does_not_matter(archive: str, tmp_path: Path) -> None:
    for name, words in reversed(ARTICLES.items()):
        (tmp_path / name).write_text(words, encoding="utf-8")
        run("add", tmp_path / name, "--archive", tmp_path / "a.db", "--jobs", "0")
    backwards, whole = story(str(tmp_path / "a.db")), story(archive)
    for view in (backwards, whole):
        for article in view["articles"]:
            del article["input"]

    assert backwards == whole


@pytest.mark.parametrize(
    ("view", "columns"),
    [
        (
            "article",
            "text_id, article_id, input, title, outlet, byline, published, updated, language, url, observed_at",
        ),
        ("statement", "id, text_id, kind, stance, source, entity_id, anonymous, cue, content, chain, said_earliest"),
        ("figure", "id, text_id, words, low, high, value, modifier, unit, counts, increment, start, end"),
        ("story", "story_id, headline, since, newest_change, text_id"),
    ],
)
def test_other_programs_can_read_the_archive_through_views(archive: str, view: str, columns: str) -> None:
    names = ", ".join(f'"{column}"' for column in columns.split(", "))
    outside = create_engine(f"sqlite:///{archive}")
    with outside.connect() as connection:
        rows = connection.exec_driver_sql(f"SELECT {names} FROM {view}").mappings().all()  # noqa: S608 — our own names
        sources = {row["outlet"] for row in connection.exec_driver_sql("SELECT outlet FROM article").mappings()}
    outside.dispose()

    assert len(rows) >= 3
    assert sources == {"Ferro Post", "Lisk Times", "Coast Radio"}
    assert all(row["text_id"].startswith("txt_") for row in rows)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("stories", "--archive", "none.db"), "there is no archive at none.db"),
        (("story", "sto_none"), "no story 'sto_none'; list them with: reportedly stories"),
        (("brief", "--as-of", "6 May"), "'6 May' is not a day; write it as YYYY-MM-DD"),
        (("add", "x.txt", "--archive", "/none/a.db"), "there is no folder /none"),
        (("stories", "--archive", "postgresql://db/news"), "an archive in postgresql is not supported yet"),
        (("read",), "Missing argument"),
        (("read", "x.txt", "--jobs", "-1"), "Invalid value for '--jobs'"),
        (("read", "x.txt", "--method", "guess"), "no method is called 'guess'; there are reader and rules"),
        (("publish",), "No such command"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line_with_2(
    archive: str, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], told: str
) -> None:
    monkeypatch.setenv("REPORTEDLY_ARCHIVE", archive)
    result = run(*arguments, code=2)

    assert told in result.stderr
    assert result.stdout == ""


def test_another_method_reads_anew_and_the_old_readings_stay(tmp_path: Path) -> None:
    (name, words), *_ = ARTICLES.items()
    (tmp_path / name).write_text(words, encoding="utf-8")
    readings = []
    for method in ("rules", "reader", "rules"):
        run("add", tmp_path / name, "--archive", tmp_path / "a.db", "--jobs", "0", "--method", method)
        outside = create_engine(f"sqlite:///{tmp_path / 'a.db'}")
        with outside.connect() as connection:
            readings.append(connection.exec_driver_sql("SELECT count(*) FROM reading").scalar())
        outside.dispose()

    assert readings == [1, 2, 2]
    run("verify", "--archive", tmp_path / "a.db")


@pytest.mark.parametrize("command", ["add", "read", "stories", "story", "brief", "verify", "rule", "rulings", "why"])
def test_every_command_has_help_with_examples(command: str) -> None:
    assert f"\n  reportedly {command}" in run(command, "--help").stdout


def test_help_comes_at_once() -> None:
    program = "import sys; from reportedly.cli import app; sys.argv[1:] = ['--help']; app()"
    taken = []
    for _ in range(3):
        started = time.monotonic()
        subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
        taken.append(time.monotonic() - started)

    assert min(taken) < 0.5


def test_the_version_is_printed() -> None:
    assert run("--version").stdout.startswith("reportedly 0.")


def test_an_undated_article_just_added_does_not_pass_for_the_news(archive: str, tmp_path: Path) -> None:
    place = tmp_path / "a.db"
    place.write_bytes(Path(archive).read_bytes())
    (tmp_path / "undated.txt").write_text(
        "Oyster growers expect a good year\n\nGrowers of oysters in the bay of Mirel expect a good harvest, their "
        "chairman, Olaf Quill, said.\n\n“The water is as clear as it was in my youth,” Quill told reporters.\n",
        encoding="utf-8",
    )
    run("add", tmp_path / "undated.txt", "--archive", place, "--jobs", "0")

    assert len(run("stories", "--json", "--archive", place).stdout.splitlines()) == 2
    assert story(str(place))["story"]["headline"] == "Pilots end strike over Orm Line tankers in Lisk"


def test_a_beginning_that_two_stories_share_is_not_enough(archive: str, tmp_path: Path) -> None:
    place = tmp_path / "a.db"
    place.write_bytes(Path(archive).read_bytes())
    (tmp_path / "oysters.txt").write_text(
        "Oyster growers expect a good year\nPosted : May 2, 2031, 09:00\n\nGrowers of oysters in the bay of Mirel"
        " expect a good harvest, their chairman, Olaf Quill, said.\n\n“The water is clear,” Quill told reporters.\n",
        encoding="utf-8",
    )
    run("add", tmp_path / "oysters.txt", "--archive", place, "--jobs", "0")
    told = run("story", "sto_", "--archive", place, code=2).stderr

    assert "'sto_' begins the ids of 2 stories, give more of it: " in told
    assert "(Oyster growers expect a good year)" in told
