"""A person corrects what the models made of a story, and asks why it says what it says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from reportedly.cli import app

FIRST = """Bridge of Torva unsafe, engineers say
Posted : May 4, 2031, 09:00

TORVA (Torva Mail) — The bridge of Torva is unsafe, engineers who have seen the report said on Sunday. Up to 40 bolts
are broken, they said. The Torva council denied that the bridge was unsafe.

“We have nothing to hide,” the mayor of Torva, Ines Karr, told reporters.
"""
SECOND = """Torva closes its bridge
Posted : May 6, 2031, 18:30

TORVA (Delta News) — Torva closed its bridge on Tuesday, the mayor, Ines Karr, said. About 25 bolts are broken, Karr
told reporters. The builder, Holm Works, declined to comment on the bridge.
"""
CHEESE = """Cheese fair opens in Wend
Posted : May 6, 2031, 10:00

WEND (Wend Weekly) — The cheese fair of Wend opens with 90 makers, its chairman, Olaf Quill, said.
"""


def run(*arguments: str | Path, code: int = 0) -> Any:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments], env={"COLUMNS": "200"})
    assert result.exit_code == code, result.output
    return result


@pytest.fixture(scope="module")
def unruled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("torva")
    for name, words in (("first", FIRST), ("second", SECOND), ("cheese", CHEESE)):
        (folder / f"{name}.txt").write_text(words, encoding="utf-8")
    run("add", folder, "--archive", folder / "torva.db", "--jobs", "0")
    return folder / "torva.db"


@pytest.fixture
def archive(unruled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An archive without rulings, one for each test."""
    place = tmp_path / "torva.db"
    place.write_bytes(unruled.read_bytes())
    monkeypatch.setenv("REPORTEDLY_ARCHIVE", str(place))
    monkeypatch.setenv("REPORTEDLY_USER", "ana")
    return str(place)


def bridge() -> dict[str, Any]:
    """The story of the bridge."""
    listed = [json.loads(line) for line in run("stories", "--json").stdout.splitlines()]
    name = next(story["id"] for story in listed if "Torva" in story["headline"])
    return dict(json.loads(run("story", name, "--json").stdout))


def denial(story: dict[str, Any]) -> str:
    """The statement that denies."""
    return next(str(said["id"]) for said in story["statements"] if said["stance"] == "denies")


def contested(story: dict[str, Any]) -> dict[str, Any]:
    """The claim that the denial is on."""
    return next(dict(claim) for claim in story["claims"] if denial(story) in claim["denies"])


def test_a_ruling_is_told_with_its_words_and_what_it_makes_new(archive: str) -> None:
    story = bridge()
    forty = next(claim["id"] for claim in story["claims"] if "40 bolts" in claim["label"])
    fewer = next(s["id"] for s in story["statements"] if s["content"] and "25 bolts" in s["content"][-1]["text"])
    told = run("rule", "denies", fewer, forty, "--reason", "25 are not 40").stdout

    assert " denies, by ana on " in told
    assert "in force" in told
    assert "“25 are not 40”" in told
    assert "About 25 bolts are broken” (from Karr)" in told
    assert "    2031-05-06  first denial: " in told
    assert fewer in next(claim for claim in bridge()["claims"] if claim["id"] == forty)["denies"]


def test_a_thing_is_named_by_the_beginning_of_its_id_with_or_without_its_kind(archive: str) -> None:
    name, claim = denial(bridge()), contested(bridge())["id"]
    one = json.loads(run("rule", "not-a-denial", name[:14], claim.partition("_")[2][:12], "--json").stdout)

    assert (one["left"]["id"], one["right"]["id"]) == (name, claim)


def test_the_user_is_whom_the_option_names_else_the_environment(archive: str, monkeypatch: pytest.MonkeyPatch) -> None:
    name = denial(bridge())
    assert json.loads(run("rule", "stance", name, "doubts", "--json").stdout)["by"] == "ana"
    assert json.loads(run("rule", "stance", name, "possible", "--by", "bo", "--json").stdout)["by"] == "bo"
    monkeypatch.setenv("REPORTEDLY_USER", " ")
    assert "a ruling needs a name" in run("rule", "stance", name, "asserts", code=2).stderr


def test_rulings_are_listed_with_their_state_and_undone(archive: str) -> None:
    before = bridge()
    assert run("rulings").stdout == ""
    first = json.loads(run("rule", "not-a-denial", denial(before), "--json").stdout)
    second = json.loads(run("rule", "denies", denial(before), contested(before)["id"], "--json").stdout)
    states = [json.loads(line) for line in run("rulings", "--json").stdout.splitlines()]
    assert [(r["kind"], r["state"], r["note"]) for r in states] == [
        ("not-a-denial", "overruled", f"by {second['id']}"),
        ("denies", "in force", None),
    ]

    run("rule", "undo", second["id"][:12])
    run("rule", "undo", first["id"])
    listed = run("rulings").stdout
    assert listed.count("undone") == 2
    assert f"undo {first['id']}" in listed
    assert bridge()["claims"] == before["claims"]


def test_why_prints_the_chain_from_a_status_down_to_the_words(archive: str) -> None:
    claim = contested(bridge())
    shown = run("why", claim["id"]).stdout

    assert shown.startswith(f"claim: contested: {claim['reason']}")
    assert "- status: contested from 2031-05-04: " in shown
    assert "- denies: denies; indirect; on the word of " in shown
    start = FIRST.index("that the bridge was unsafe") - FIRST.index("TORVA (Torva Mail)")
    assert start > 0
    assert "Torva Mail, 4 May 2031, txt_" in shown
    assert "- link: denies, claims/" in shown


def test_why_gives_a_program_spans_that_it_can_check(archive: str) -> None:
    claim = contested(bridge())
    found = json.loads(run("why", claim["id"], "--json").stdout)
    quotes: list[dict[str, Any]] = []

    def collect(part: dict[str, Any]) -> None:
        quotes.extend(part["quotes"])
        for inner in part["rests_on"]:
            collect(inner)

    collect(found)
    assert len(quotes) > 5
    assert all(quote["end"] - quote["start"] == len(quote["text"]) for quote in quotes)
    assert {quote["outlet"] for quote in quotes} == {"Torva Mail"}


def test_why_as_of_a_day_knows_nothing_later(archive: str) -> None:
    name = bridge()["story"]["id"]
    assert "6 May 2031" in run("why", name).stdout
    assert "6 May 2031" not in run("why", name, "--as-of", "2031-05-05").stdout
    late = next(s["id"] for s in bridge()["statements"] if s["known_on"] == "2031-05-06")
    told = run("why", late, "--as-of", "2031-05-05", code=2).stderr
    assert f"{late} was not known by 2031-05-05" in told


def test_why_tells_the_rulings_on_a_thing(archive: str) -> None:
    story = bridge()
    ruling = json.loads(run("rule", "hedges", denial(story), contested(story)["id"], "--json").stdout)["id"]

    for name in (denial(story), contested(story)["id"], ruling):
        assert "ruling: hedges, by ana, " in run("why", name).stdout
    assert f"link: hedges, ruling/1, 1.00: {ruling}, ana, " in run("why", contested(story)["id"]).stdout


def test_what_does_not_fit_is_told_with_the_thing_and_the_way_out(archive: str) -> None:
    story = bridge()
    statement, claim, entity = denial(story), contested(story)["id"], story["entities"][0]["id"]
    other = json.loads(run("stories", "--json").stdout.splitlines()[-1])["id"]
    cheese = json.loads(run("story", other, "--json").stdout)["statements"][0]["id"]
    wrong = {
        ("equal", claim, claim): "'equal' is no kind of ruling; there are same, different, not-a-copy, ",
        (
            "same",
            "clm_none",
            claim,
        ): "there is nothing 'clm_none' here; see what there is with: reportedly story --json",
        ("same", "stm_", claim): "'stm_' begins the ids of ",
        ("same", claim): "'same' takes two claims, two statements, two entities, or two articles or stories; see ",
        ("same", claim, claim): f"{claim} and {claim} are one thing already",
        ("same", claim, entity): f"'same' takes two of one sort: {claim} is a claim, {entity} is an entity",
        ("denies", claim, statement): f"'denies' takes a statement and a claim; {claim} is a claim",
        ("not-a-copy", claim, claim): f"'not-a-copy' takes two articles; {claim} is a claim",
        (
            "same",
            statement,
            cheese,
        ): f"{statement} and {cheese} are in two stories; where those are one, rule it first: ",
        ("stance", statement, "lies"): "'lies' is no stance; there are asserts, probable, ",
        ("undo", "rul_none"): "there is no ruling 'rul_none'; list them with: reportedly rulings",
        ("same", story["changes"][0]["id"], claim): "cannot be ruled on; a ruling takes statements, claims, ",
    }
    for arguments, told in wrong.items():
        result = run("rule", *arguments, code=2)
        assert told in result.stderr, arguments
        assert result.stdout == ""
    assert run("rulings").stdout == ""
    assert "there is nothing 'xyz' here" in run("why", "xyz", code=2).stderr


def test_nothing_in_a_ruling_steers_the_terminal(archive: str) -> None:
    told = run("rule", "not-a-denial", denial(bridge()), "--by", "\x1b[2Jana", "--reason", "\x1b]0;gone\x07").stdout

    assert "\x1b" not in told + run("rulings").stdout + run("why", denial(bridge())).stdout
    assert "a ruling has a lone surrogate" in run("rule", "not-a-denial", "stm_", "--by", "a\udc80", code=2).stderr


def test_an_undo_is_not_undone_but_ruled_again(archive: str) -> None:
    ruling = json.loads(run("rule", "not-a-denial", denial(bridge()), "--json").stdout)["id"]
    undo = json.loads(run("rule", "undo", ruling, "--json").stdout)["id"]
    assert json.loads(run("rule", "undo", ruling, "--json").stdout)["id"] == undo

    told = run("rule", "undo", undo, code=2).stderr
    assert f"{undo} took {ruling} back; to have that again, rule it again" in told
