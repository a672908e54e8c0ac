"""Records to rows of the archive and back.
In: records, or columns of a row. Out: dictionaries for an insert, or records.
"""

from __future__ import annotations

import zlib
from typing import Any

import msgspec

from reportedly.archive.linkage import Linkage
from reportedly.record import (
    Capture,
    Cleaned,
    Given,
    Issue,
    Link,
    Outcome,
    Plan,
    Reading,
    Ruling,
    Story,
    StoryView,
    Text,
    digest,
    make_id,
)

Row = dict[str, object]

to_given = msgspec.json.Decoder(Given).decode
to_issue = msgspec.json.Decoder(Issue).decode
to_issues = msgspec.json.Decoder(tuple[Issue, ...]).decode
to_links = msgspec.json.Decoder(tuple[Link, ...]).decode
to_plan = msgspec.json.Decoder(Plan).decode
to_reading = msgspec.json.Decoder(Reading).decode
to_ruling = msgspec.json.Decoder(Ruling).decode
to_story = msgspec.json.Decoder(Story).decode
to_text = msgspec.json.Decoder(Text).decode
to_view = msgspec.json.Decoder(StoryView).decode


def of_capture(capture: Capture) -> Row:
    """The row of a capture, its bytes compressed."""
    return {
        "id": capture.id,
        "media": capture.media,
        "digest": digest(capture.body),
        "size": len(capture.body),
        "body": zlib.compress(capture.body),
        "given": _json(capture.given),
    }


def to_capture(row: Any, *, input: str, observed_at: str) -> Capture:
    """The capture of a row, as it was seen at one input. Its bytes are never longer than the row says."""
    return Capture(
        id=row.id,
        input=input,
        media=row.media,
        body=zlib.decompressobj().decompress(row.body, row.size) if row.size else b"",
        given=to_given(row.given),
        observed_at=observed_at,
    )


def of_sighting(capture: Capture) -> Row:
    """The row that says where and when a capture was seen."""
    return {"capture_id": capture.id, "input": capture.input, "observed_at": capture.observed_at}


def of_text(text: Text, made_at: str) -> Row:
    """The row of a text."""
    return {"id": text.id, "article_id": text.article_id, "made_at": made_at, "body": _json(text)}


def of_cleaning(capture_id: str, cleaned: Cleaned, *, cleaner: str, made_at: str) -> Row:
    """The row that says which text, if any, a cleaner made of a capture."""
    return {
        "capture_id": capture_id,
        "cleaner": cleaner,
        "text_id": cleaned.text.id if cleaned.text else None,
        "issues": _json(cleaned.issues),
        "made_at": made_at,
    }


def of_plan(plan: Plan) -> Row:
    """The row of a plan."""
    return {"id": plan.id, "body": _json(plan)}


def of_reading(reading: Reading, made_at: str) -> Row:
    """The row of a reading."""
    return {
        "id": reading.id,
        "text_id": reading.text_id,
        "plan_id": reading.plan_id,
        "made_at": made_at,
        "body": _json(reading),
    }


def of_issue(issue: Issue, made_at: str) -> Row:
    """The row of an issue; the same one again has the same id."""
    return {
        "id": make_id("iss", issue.input, issue.stage, issue.reason, issue.line),
        "input": issue.input,
        "stage": issue.stage,
        "severity": issue.severity,
        "body": _json(issue),
        "made_at": made_at,
    }


def of_story_link(link: Link) -> Row:
    """The row of a link between the texts of one story."""
    return {
        "id": link.id,
        "left_text": link.left,
        "right_text": link.right,
        "method": link.method,
        "score": link.score,
        "evidence": _json(link.evidence),
    }


def of_linkage(linkage: Linkage) -> Row:
    """The row of a story's links."""
    return {
        "id": linkage.id,
        "linker": linkage.linker,
        "story_id": linkage.story.id,
        "newest_change": linkage.story.newest_change,
        "dated": linkage.dated,
        "story": _json(linkage.story),
        "links": _json(linkage.links),
    }


def of_told(linkage_id: str, seen: StoryView, viewer: str) -> Row:
    """The row of what a story tells now."""
    return {"linkage_id": linkage_id, "viewer": viewer, "body": _json(seen)}


def to_story_link(row: Any) -> Link:
    """The link of a row."""
    return Link(
        id=row.id,
        kind="same_story",
        left=row.left_text,
        right=row.right_text,
        method=row.method,
        score=row.score,
        evidence=tuple(msgspec.json.decode(row.evidence)),
    )


def of_ruling(ruling: Ruling) -> Row:
    """The row of a ruling."""
    return {
        "id": ruling.id,
        "kind": ruling.kind,
        "left_text": ruling.left.text_id if ruling.left else None,
        "right_text": ruling.right.text_id if ruling.right else None,
        "undoes": ruling.undoes,
        "made_by": ruling.by,
        "made_at": ruling.made_at,
        "reason": ruling.reason,
        "body": _json(ruling),
    }


def of_outcome(outcome: Outcome) -> Row:
    """The row that says what became of a ruling."""
    return {"ruling_id": outcome.ruling, "state": outcome.state, "note": outcome.note}


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode("utf-8")
