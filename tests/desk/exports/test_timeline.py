"""The timeline, held against what TimelineJS documents of its format."""

from __future__ import annotations

import json
import re

import jsonschema
import pytest

from reportedly.desk.exports import Bundle, export

DATE = {
    "required": ["year"],
    "properties": {
        "year": {"type": "integer"},
        "month": {"type": "integer", "minimum": 1, "maximum": 12},
        "day": {"type": "integer", "minimum": 1, "maximum": 31},
    },
    "additionalProperties": False,
}
SLIDE = {
    "required": ["text", "unique_id"],
    "properties": {
        "start_date": DATE,
        "display_date": {"type": "string"},
        "text": {
            "properties": {"headline": {"type": "string"}, "text": {"type": "string"}},
            "additionalProperties": False,
        },
        "group": {"type": "string"},
        "unique_id": {"type": "string", "pattern": "^[A-Za-z0-9_-]+$"},
        "autolink": {"const": False},
    },
    "additionalProperties": False,
}
FORMAT = {
    "required": ["events"],
    "properties": {
        "title": SLIDE,
        "events": {"type": "array", "items": {**SLIDE, "required": ["start_date", "text", "unique_id"]}},
        "scale": {"enum": ["human"]},
    },
    "additionalProperties": False,
}
"""Source: https://timeline.knightlab.com/docs/json-format.html"""


@pytest.mark.parametrize("story", ["bundle", "ahead_bundle", "empty_bundle", "hostile"])
def test_it_is_as_documented(story: str, request: pytest.FixtureRequest) -> None:
    jsonschema.validate(json.loads(export("timeline", request.getfixturevalue(story))), FORMAT)


def test_every_change_is_an_event_the_oldest_first(bundle: Bundle) -> None:
    events = json.loads(export("timeline", bundle))["events"]
    assert [(event["start_date"]["day"], event["group"]) for event in events] == [
        (3, "new claim"), (5, "first denial"), (7, "figure moved"), (7, "new claim"),
    ]  # fmt: skip
    assert "“about 1,200”, now “At least 1,900” (The Lowland Times)" in events[2]["text"]["text"]


def test_words_are_shown_and_never_run(hostile: Bundle) -> None:
    made = json.loads(export("timeline", hostile))
    for slide in (made["title"], *made["events"]):
        assert "<" not in slide["text"]["headline"]
        assert re.sub(r"^<p>|</p>$", "", slide["text"]["text"]).count("<") == 0
