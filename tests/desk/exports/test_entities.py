"""FollowTheMoney rows, held against the part of the model (version 4) that they use."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections import defaultdict

import pytest

from reportedly.desk.exports import Bundle, export

COLUMNS = [
    "canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin", "lang", "original_value",
    "external", "first_seen", "last_seen", "id",
]  # fmt: skip
PARTY = {"name": "name", "alias": "name"}
SCHEMATA = {
    "Person": PARTY,
    "Organization": PARTY,
    "LegalEntity": PARTY,
    "Article": {
        "title": "string", "author": "string", "publisher": "string", "publishedAt": "date", "modifiedAt": "date",
        "sourceUrl": "url",
    },
    "Mention": {"document": "entity", "resolved": "entity", "name": "name", "detectedSchema": "string"},
    "Documentation": {
        "document": "entity", "entity": "entity", "role": "string", "date": "date", "summary": "text",
        "description": "text", "publisher": "string", "recordId": "string",
    },
}  # fmt: skip
REQUIRED = {
    "Person": {"name"}, "Organization": {"name"}, "LegalEntity": {"name"}, "Article": set(),
    "Mention": {"document", "name"}, "Documentation": {"document", "entity"},
}  # fmt: skip
"""Properties of the model with their types, and those that it requires. Source: https://followthemoney.tech/explorer/"""

VALUES = {"date": r"\d{4}(-\d\d){0,2}", "url": r"https?://[!-~]+", "entity": r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?"}
STORIES = ["bundle", "ahead_bundle", "empty_bundle", "hostile"]


def rows(told: Bundle) -> list[dict[str, str]]:
    csv.field_size_limit(10_000_000)
    return list(csv.DictReader(io.StringIO(export("ftm", told).decode("utf-8"), newline="")))


@pytest.mark.parametrize("story", STORIES)
def test_every_row_is_a_statement_of_the_model(story: str, request: pytest.FixtureRequest) -> None:
    for row in rows(request.getfixturevalue(story)):
        assert list(row) == COLUMNS
        types = {"id": "id", **SCHEMATA[row["schema"]]}
        assert row["prop_type"] == types[row["prop"]]
        assert re.fullmatch(VALUES.get(row["prop_type"], r"(?s).+"), row["value"])
        assert row["first_seen"] <= row["last_seen"]
        key = f"{row['dataset']}.{row['entity_id']}.{row['prop']}.{row['value']}"
        assert row["id"] == hashlib.sha1(key.encode("utf-8"), usedforsecurity=False).hexdigest()


@pytest.mark.parametrize("story", STORIES)
def test_every_entity_has_what_its_schema_requires_and_names_others_that_are_here(
    story: str, request: pytest.FixtureRequest
) -> None:
    found: dict[str, set[str]] = defaultdict(set)
    schemata: dict[str, str] = {}
    named: set[str] = set()
    for row in rows(request.getfixturevalue(story)):
        found[row["entity_id"]].add(row["prop"])
        assert schemata.setdefault(row["entity_id"], row["schema"]) == row["schema"]
        if row["prop_type"] == "entity":
            named.add(row["value"])
    assert all(props >= {"id", *REQUIRED[schemata[name]]} for name, props in found.items())
    assert named <= set(found)


def test_a_value_that_is_too_long_for_the_model_is_cut_and_kept_whole_beside(hostile: Bundle) -> None:
    most = {"string": 1024, "name": 384, "text": 65_000}
    assert all(len(row["value"]) <= most.get(row["prop_type"], 4096) for row in rows(hostile))
    cut = [row for row in rows(hostile) if row["original_value"]]
    assert {row["prop"] for row in cut} >= {"title", "author", "publisher", "alias"}
    assert all(row["original_value"].startswith(row["value"].removesuffix("…")) for row in cut)


def test_no_row_is_there_twice(ahead_bundle: Bundle) -> None:
    ids = [row["id"] for row in rows(ahead_bundle)]
    assert len(set(ids)) == len(ids)


def test_what_a_person_says_is_a_link_between_the_person_and_the_article(bundle: Bundle) -> None:
    never = {row["prop"]: row["value"] for row in rows(bundle) if row["entity_id"] == "stm-never"}
    assert (never["document"], never["entity"], never["role"]) == ("art-VeldanPost", "ent-brask", "denies")
    assert never["summary"] == "There is no plan and there was never a plan"
    brask = {row["prop"]: row for row in rows(bundle) if row["entity_id"] == "ent-brask"}
    assert (brask["name"]["value"], brask["alias"]["value"], brask["name"]["schema"]) == (
        "Odo Brask",
        "Brask",
        "Person",
    )


def test_those_who_have_no_name_are_no_parties(bundle: Bundle) -> None:
    names = {row["value"] for row in rows(bundle) if row["prop"] == "name"}
    assert "the growers' union" in names
    assert "two officials who have seen the plan" not in names
