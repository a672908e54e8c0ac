"""The JSON that programs get is what the schemas in docs/reference promise, and the schemas are up to date.

`REPORTEDLY_REGENERATE=1 pytest tests/flow/test_contracts.py` writes them anew.
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from reportedly.cli import app
from reportedly.record.contracts import Contract, json_schema

ROOT = Path(__file__).parents[2]
STORY = ROOT / "examples" / "story"
CONTRACTS: tuple[Contract, ...] = ("reading", "story", "evidence", "ruling", "check", "search", "source")


def schema(contract: Contract) -> Any:
    return json.loads((ROOT / "docs" / "reference" / f"{contract}.schema.json").read_text(encoding="utf-8"))


def run(*arguments: str) -> bytes:
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    return result.stdout_bytes


@pytest.fixture(scope="module")
def archive(example: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(shutil.copy(example, tmp_path_factory.mktemp("contracts") / "example.db"))


@pytest.mark.parametrize("contract", CONTRACTS)
def test_the_schema_in_the_repository_is_that_of_the_records(contract: Contract) -> None:
    made = json_schema(contract)
    if os.environ.get("REPORTEDLY_REGENERATE"):
        assert not os.environ.get("CI"), "a person regenerates the schemas and looks at them; CI does not"
        file = ROOT / "docs" / "reference" / f"{contract}.schema.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(made, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")

    assert schema(contract) == made
    Draft202012Validator.check_schema(made)


def test_every_reading_is_valid_and_on_its_own_line() -> None:
    validator = Draft202012Validator(schema("reading"))
    lines = run("read", str(STORY), "--json", "--jobs", "0").decode("utf-8").splitlines()

    assert len(lines) >= 14
    for line in lines:
        validator.validate(json.loads(line))


def test_every_span_of_a_reading_is_verbatim_in_its_document() -> None:
    for line in run("read", str(STORY), "--json", "--jobs", "0").decode("utf-8").splitlines():
        reading = json.loads(line)
        text = reading["document"]["text"]
        for statement in reading["statements"]:
            for span in (*statement["cue"], *statement["content"], statement["source"], *statement["chain"]):
                if span["start"] is not None:
                    assert text[span["start"] : span["end"]] == span["text"]
        for span in (*reading["figures"], *reading["times"]):
            assert text[span["start"] : span["end"]] == span["text"]
        for entity in reading["entities"]:
            assert all(0 <= start < end <= len(text) for start, end in entity["mentions"])


@pytest.mark.parametrize("as_of", [None, "2026-03-08"])
def test_every_story_is_valid(archive: str, as_of: str | None) -> None:
    validator = Draft202012Validator(schema("story"))
    when = ["--as-of", as_of] if as_of else []
    listed = run("stories", "--json", "--archive", archive, *when).splitlines()

    assert listed
    for line in listed:
        story = json.loads(line)
        validator.validate(json.loads(run("story", story["id"], "--json", "--archive", archive, *when)))


def test_evidence_and_rulings_are_valid(archive: str, tmp_path: Path) -> None:
    place = tmp_path / "ruled.db"
    place.write_bytes(Path(archive).read_bytes())
    story = json.loads(run("story", "--json", "--archive", str(place)))
    evidence, ruling = (Draft202012Validator(schema(contract)) for contract in ("evidence", "ruling"))
    for name in (story["story"]["id"], story["claims"][0]["id"], story["changes"][0]["id"], story["entities"][0]["id"]):
        evidence.validate(json.loads(run("why", name, "--json", "--archive", str(place))))

    said, about = story["statements"][0]["id"], story["claims"][0]["id"]
    made = run("rule", "hedges", said, about, "--by", "ana", "--json", "--archive", str(place))
    ruling.validate(json.loads(made))
    assert run("rulings", "--json", "--archive", str(place)) == made


def test_ids_in_a_story_lead_somewhere(archive: str) -> None:
    for line in run("stories", "--json", "--archive", archive).splitlines():
        story = json.loads(run("story", json.loads(line)["id"], "--json", "--archive", archive))
        articles = {article["id"] for article in story["articles"]}
        statements = {statement["id"] for statement in story["statements"]}
        claims = {claim["id"] for claim in story["claims"]}

        assert {statement["article"] for statement in story["statements"]} <= articles
        for claim in story["claims"]:
            sides = (*claim["supports"], *claim["hedges"], *claim["denies"], *claim["declines"])
            assert {claim["label_statement"], *sides} <= statements
        for change in story["changes"]:
            assert set(change["statements"]) <= statements
            assert set(change["articles"]) <= articles
            assert change["claim"] is None or change["claim"] in claims


def test_the_same_input_gives_the_same_bytes() -> None:
    article = str(STORY / "2026-03-05_serrin-herald.txt")

    assert run("read", article, "--json") == run("read", article, "--json", "--jobs", "2")
    assert json.loads(run("read", article, "--pretty")) == json.loads(run("read", article, "--json"))


def test_a_checked_draft_is_valid(archive: str, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(
        "“I have not asked President Yelmarin for a single sailor,” said Osric Delmain. About 450 marines had arrived "
        "at Cape Onnar, Ilvaria's spy agency said.\n",
        encoding="utf-8",
    )

    result = CliRunner().invoke(app, ["check", str(draft), "--json", "--archive", archive])

    assert result.exit_code == 1, result.output
    view = json.loads(result.stdout)
    assert {"quotation altered", "name differs", "figure differs"} <= set(view["counts"]["kinds"])
    Draft202012Validator(schema("check")).validate(view)
