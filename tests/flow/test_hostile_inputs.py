"""Inputs as they come: each bad one is named with its reason, costs nobody else, and the exit code says so."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from reportedly import monitor
from reportedly.archive import Archive
from reportedly.cli import app
from reportedly.config import MAX_TEXT_CHARS
from reportedly.record import Issue
from reportedly.running import Here

GOOD = """Harbour of Lisk shut as pilots strike
May 4, 2031

LISK — The harbour of Lisk was shut on Sunday by a strike of pilots, its director, Ana Ferro, said.

“We count about 40 ships at anchor,” Ferro told reporters. The pilots' union denied that it had refused to talk.
"""
FRENCH = """Le port de Lisk fermé par la grève des pilotes
4 mai 2031

LISK — Le port de Lisk a été fermé dimanche par une grève des pilotes, a déclaré sa directrice, Ana Ferro. « Nous
comptons une quarantaine de navires au mouillage », a-t-elle dit aux journalistes. Le syndicat des pilotes a nié avoir
refusé de discuter, et le ministère des transports n'a pas souhaité faire de commentaire sur la suite des négociations.
"""
CRUFT = """Menu
Subscribe now
Share on Facebook
Share on Twitter
Log in
Cookie settings
All rights reserved
"""


def run(*arguments: str | Path, stdin: bytes = b"") -> Any:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)


def add(folder: Path, *arguments: str) -> Any:
    return run("add", folder / "in", "--archive", folder / "a.db", "--jobs", "0", *arguments)


def texts(folder: Path) -> list[str]:
    with Archive.open(folder / "a.db", create=False) as archive:
        return [revision.text.text for revision in archive.revisions()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good article in `in`."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text(GOOD, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n\t\n"),
        ("program.txt", b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 50),
        ("picture.html", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 50),
        ("cruft.txt", CRUFT.encode()),
        ("zeros.txt", bytes(5000)),
        ("broken.jsonl", b'{"text": '),
    ],
)
def test_a_file_without_an_article_is_named_with_a_reason_and_the_rest_goes_on(
    folder: Path, name: str, content: bytes
) -> None:
    (folder / "in" / name).write_bytes(content)
    result = add(folder)

    assert result.exit_code == 1
    (line,) = [line for line in result.stderr.splitlines() if name in line]
    assert line.startswith("error: ")
    assert len(line.rpartition(name)[2]) > 20
    assert len(texts(folder)) == 1


def test_the_second_add_says_again_what_is_wrong(folder: Path) -> None:
    (folder / "in" / "cruft.txt").write_text(CRUFT)
    first, second = add(folder), add(folder)

    assert first.exit_code == second.exit_code == 1
    assert first.stderr == second.stderr


def test_a_missing_file_is_named(folder: Path) -> None:
    result = run("read", folder / "in" / "good.txt", folder / "none.txt", "--json", "--jobs", "0")

    assert result.exit_code == 1
    assert "none.txt" in result.stderr
    assert json.loads(result.stdout)["document"]["input"].endswith("good.txt")


def test_a_line_of_ten_megabytes_is_cut_and_the_rest_of_it_kept(folder: Path) -> None:
    sentence = "The ships lay at anchor off the long grey wall and waited for the tide to turn. "
    long = sentence * (10_000_000 // len(sentence))
    (folder / "in" / "long.txt").write_text(f"Harbour of Lisk shut\n\n{long}\n", encoding="utf-8")
    result = run("add", folder / "in", "--archive", folder / "a.db", "--jobs", "1")

    assert "warning: " in result.stderr
    assert "long.txt" in result.stderr
    assert sorted(len(text) > 0.9 * MAX_TEXT_CHARS for text in texts(folder)) == [False, True]


def test_an_article_without_a_date_is_kept_and_says_so(folder: Path) -> None:
    (folder / "in" / "good.txt").write_text(GOOD.replace("May 4, 2031\n", ""), encoding="utf-8")
    (line,) = run("read", folder / "in" / "good.txt", "--json").stdout.splitlines()
    reading = json.loads(line)

    assert reading["document"]["published"] is None or reading["document"]["published"]["value"] is None
    assert reading["statements"]
    assert add(folder).exit_code == 0


def test_what_the_text_cannot_tell_can_be_given(folder: Path) -> None:
    (folder / "in" / "good.txt").write_text(GOOD.replace("May 4, 2031\n", ""), encoding="utf-8")
    given = ("--published", "2031-05-05T07:00+02:00", "--outlet", "Lisk Post")
    document = json.loads(run("read", folder / "in" / "good.txt", "--json", *given).stdout)["document"]

    assert document["outlet"] == "Lisk Post"
    assert document["published"]["value"].startswith("2031-05-05T07:00")
    assert document["published"]["from"] == "given"


@pytest.mark.parametrize("published", ["yesterday", "2031-13-01", ""])
def test_a_time_of_publication_that_is_none_is_refused(folder: Path, published: str) -> None:
    result = run("read", folder / "in" / "good.txt", "--published", published)

    assert result.exit_code == 2
    assert "is not a time of publication; write it like" in result.stderr


def test_another_language_is_kept_and_marked_but_not_read_as_english(folder: Path) -> None:
    (folder / "in" / "good.txt").write_text(FRENCH, encoding="utf-8")
    result = run("read", folder / "in" / "good.txt", "--json")
    reading = json.loads(result.stdout)

    assert result.exit_code == 0
    assert reading["document"]["language"] == "fr"
    assert "quarantaine de navires" in reading["document"]["text"]
    assert reading["statements"] == []
    assert [issue["severity"] for issue in reading["issues"]] == ["warning"]
    assert reading["issues"][0]["input"].endswith("good.txt")
    assert add(folder).exit_code == 0
    assert len(texts(folder)) == 1


def test_the_same_article_twice_is_one(folder: Path) -> None:
    (folder / "in" / "copy.txt").write_text(GOOD, encoding="utf-8")
    first = add(folder)
    second = add(folder)

    assert first.stdout.startswith("2 inputs, 1 new article, 1 known before")
    assert second.stdout == "2 inputs, 0 new articles, 2 known before\n"
    assert len(texts(folder)) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="needs file names that are not UTF-8")
def test_a_file_name_that_is_not_text_is_no_obstacle(folder: Path) -> None:
    os.rename(folder / "in" / "good.txt", os.fsencode(folder / "in") + b"/caf\xe9.txt")

    assert add(folder).exit_code == 0
    assert len(texts(folder)) == 1
    assert "caf" in json.loads(run("read", folder / "in", "--json", "--jobs", "0").stdout)["document"]["input"]


def test_an_article_from_standard_input(folder: Path) -> None:
    result = run("read", "-", "--json", stdin=GOOD.encode())

    assert json.loads(result.stdout)["document"]["input"] == "-"
    assert run("add", "-", "--archive", folder / "a.db", stdin=GOOD.encode()).exit_code == 0
    assert len(texts(folder)) == 1


def test_several_articles_are_read_in_the_order_they_were_named(folder: Path) -> None:
    names = [folder / f"{name}.txt" for name in "cabed"]
    for number, name in enumerate(names):
        name.write_text(GOOD.replace("40 ships", f"{number}0 ships"), encoding="utf-8")
    lines = run("read", *names, "--json", "--jobs", "2").stdout.splitlines()

    assert [json.loads(line)["document"]["input"] for line in lines] == [str(name) for name in names]


def test_separators_of_lines_inside_an_article_do_not_break_a_line_of_json(folder: Path) -> None:
    (folder / "in" / "good.txt").write_text(GOOD.replace("at anchor", "at\u2028anchor\x85now"), encoding="utf-8")
    output = run("read", folder / "in" / "good.txt", "--json").stdout_bytes.decode("utf-8")

    assert len(output.splitlines()) == 1
    json.loads(output)


def test_a_terminal_gets_no_control_characters_from_an_article(folder: Path) -> None:
    (folder / "in" / "good.txt").write_text(
        GOOD.replace("Harbour", "\x1b[31mHarbour\x07").replace("at anchor", "at \x9b2Janchor"), encoding="utf-8"
    )
    add(folder)
    for command in (["read", str(folder / "in" / "good.txt")], ["stories"], ["brief"]):
        archive = [] if command[0] == "read" else ["--archive", str(folder / "a.db")]
        shown = run(*command, *archive).output
        assert "Harbour" in shown
        assert not {
            character for character in shown if ord(character) in (*range(10), *range(11, 32), *range(127, 160))
        }


def test_a_program_gets_readings_and_issues_in_order(folder: Path) -> None:
    found = list(
        monitor.read_sources(
            [str(folder / "none.txt"), "-", str(folder / "in")], executor=Here(), stdin=io.BytesIO(GOOD.encode())
        )
    )

    assert isinstance(found[0], Issue)
    assert [one.document.input for one in found[1:] if not isinstance(one, Issue)] == [
        "-",
        str(folder / "in" / "good.txt"),
    ]
