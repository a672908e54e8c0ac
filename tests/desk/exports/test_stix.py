"""The STIX bundle, as the standard's own library reads it."""

from __future__ import annotations

import json
from typing import Any

import pytest
import stix2

from reportedly.desk.exports import Bundle, export

STORIES = ["bundle", "ahead_bundle", "empty_bundle", "hostile"]


def objects(told: Bundle) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(export("stix", told))["objects"]
    return found


@pytest.mark.parametrize("story", STORIES)
def test_the_library_takes_it_with_nothing_custom(story: str, request: pytest.FixtureRequest) -> None:
    told = request.getfixturevalue(story)
    parsed = stix2.parse(export("stix", told), allow_custom=False, version="2.1")
    assert len(parsed.objects) == len(objects(told))


@pytest.mark.parametrize("story", STORIES)
def test_every_reference_is_to_an_object_that_is_here_once(story: str, request: pytest.FixtureRequest) -> None:
    found = objects(request.getfixturevalue(story))
    ids = [each["id"] for each in found]
    assert len(set(ids)) == len(ids)
    named = {name for each in found for name in [*each.get("object_refs", ()), each.get("created_by_ref", ids[0])]}
    assert named <= set(ids)


@pytest.mark.parametrize("story", STORIES)
def test_nothing_tells_how_credible_anything_is(story: str, request: pytest.FixtureRequest) -> None:
    for each in objects(request.getfixturevalue(story)):
        assert "confidence" not in each
        assert not str(each.get("opinion", "")).startswith("strongly")


def test_the_sides_of_a_claim_are_opinions_on_it_and_silence_is_none(bundle: Bundle) -> None:
    found = objects(bundle)
    shut = next(each["id"] for each in found if each.get("content", "").startswith("Tarmont is preparing"))
    sides = [each for each in found if each.get("object_refs") == [shut]]
    opinions = {each["explanation"]: each["opinion"] for each in sides if each["type"] == "opinion"}
    assert opinions["There is no plan and there was never a plan"] == "disagree"
    assert opinions["Tarmont may shut Sarn dam"] == "neutral"
    assert opinions["it was “a closure by another name”"] == "agree"
    notes = [(each["abstract"], each["content"]) for each in sides if each["type"] == "note"]
    assert notes == [("declines", "did not answer questions"), ("declines", "declined to comment")]


def test_an_opinion_is_its_sources_and_says_where_it_stands(bundle: Bundle) -> None:
    never = next(each for each in objects(bundle) if each.get("explanation", "").startswith("There is no plan"))
    assert never["authors"] == ["Odo Brask"]
    assert never["created"] == "2031-03-05T00:00:00.000Z"
    assert never["external_references"] == [
        {
            "source_name": "Veldan Post",
            "description": "Tarmont denies plan to shut Sarn dam",
            "external_id": "stm_never",
        }
    ]


def test_the_report_is_the_story(bundle: Bundle) -> None:
    report = objects(bundle)[0]
    assert (report["type"], report["published"]) == ("report", "2031-03-03T00:00:00Z")
    assert report["name"] == "River falls below Sarn as Tarmont says gates moved for repairs"
    assert [each["source_name"] for each in report["external_references"]] == [
        "Oel Valley Courier", "Veldan Post", "Marrow Herald", "The Lowland Times",
    ]  # fmt: skip
