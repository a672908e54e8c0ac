"""The commands `search` and `source`: lists for people, JSON for programs, exit codes for scripts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner, Result

from reportedly.cli import app
from reportedly.record.contracts import json_schema

STORY = Path(__file__).parents[2] / "examples" / "story"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> str:
    place = str(tmp_path_factory.mktemp("search") / "example.db")
    result = CliRunner().invoke(app, ["add", str(STORY), "--archive", place, "--jobs", "0", "--method", "rules"])
    assert result.exit_code == 0, result.output
    return place


def run(archive: str, *arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments, "--archive", archive])


def test_hits_are_listed_kind_by_kind_with_their_places(archive: str) -> None:
    result = run(archive, "search", "marines", "--limit", "2")

    assert result.exit_code == 0
    assert "statements" in result.stdout
    assert "articles" in result.stdout
    assert result.stdout.count("[") == result.stdout.count("]") >= 4


def test_words_may_be_quoted_or_not(archive: str) -> None:
    assert run(archive, "search", "up to", "400").stdout == run(archive, "search", "up to 400").stdout


def test_filters_are_options_or_stand_among_the_words(archive: str) -> None:
    one = json.loads(run(archive, "search", "--stance", "denies", "--source", "Corvane", "--json").stdout)
    other = json.loads(run(archive, "search", "stance:denies source:Corvane", "--json").stdout)

    assert one["hits"] == other["hits"] != []


def test_json_is_as_its_schema_promises(archive: str) -> None:
    for arguments, contract in ((("search", "marines"), "search"), (("source", "Corvane"), "source")):
        made = json.loads(run(archive, *arguments, "--json").stdout)
        Draft202012Validator(json_schema(contract)).validate(made)  # type: ignore[arg-type]


def test_only_one_kind_is_searched(archive: str) -> None:
    made = json.loads(run(archive, "search", "corvane", "--in", "entities", "--json").stdout)

    assert {hit["kind"] for hit in made["hits"]} == {"entity"}


def test_nothing_found_is_exit_status_one(archive: str) -> None:
    result = run(archive, "search", "zeppelin")

    assert result.exit_code == 1
    assert "Nothing matches" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("search", "a", "--in", "pages"), "there is nothing 'pages' to search in"),
        (("search", "a", "--since", "March"), "'March' is not a day"),
        (("search", "a", "--stance", "angry"), "there is no stance 'angry'"),
        (("source", "Zeppelin Works"), "nobody is called 'Zeppelin Works'"),
    ],
)
def test_what_cannot_be_is_told_in_one_line(archive: str, arguments: tuple[str, ...], told: str) -> None:
    result = run(archive, *arguments)

    assert result.exit_code == 2
    assert told in result.stderr


def test_a_source_is_told_with_its_stances(archive: str) -> None:
    result = run(archive, "source", "Aurel Corvane")

    assert result.exit_code == 0
    assert result.stdout.startswith("Aurel Corvane")
    assert "WHERE IT STANDS" in result.stdout
    assert "denies" in result.stdout
