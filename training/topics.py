"""Our own stories as linking sees them: each report read, each marked statement found again in the reading.
In: topics of `training/claims`. Out: revisions, and which of the reader's statements is which of ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reportedly.reading import plan_of, read_one
from reportedly.record import Instant, Revision, Statement, Text
from training.claims import Statement as Marked
from training.claims import Topic

OVERLAP = 0.4
"""Least part of the code points of both contents that they must share (Jaccard) to be one statement."""


class Read(NamedTuple):
    """A topic with its reports read."""

    topic: Topic
    revisions: tuple[Revision, ...]
    marked: dict[str, Marked]
    """Ours by the id of the statement that the reader found there; those that it missed are not in it."""


def read_topic(topic: Topic) -> Read:
    """The reports of a topic as revisions, an hour apart on their days, and its statements found again."""
    revisions = tuple(_revision(topic, number) for number in range(len(topic.reports)))
    marked: dict[str, Marked] = {}
    for ours in topic.statements:
        places = set(_places(ours.spans))
        found = revisions[ours.report].reading.statements
        best = max(found, key=lambda theirs: _jaccard(places, theirs), default=None)
        if best is not None and best.id not in marked and _jaccard(places, best) >= OVERLAP:
            marked[best.id] = ours
    return Read(topic, revisions, marked)


def _revision(topic: Topic, number: int) -> Revision:
    report = topic.reports[number]
    day = report.day.isoformat()
    published = Instant(value=f"{day}T{8 + number % 12:02d}:00+00:00", precision="minute", from_="given")
    text = Text.of(text=report.text, outlet=report.outlet, published=published, language="en")
    reading = read_one(text, plan_of("reader"))
    return Revision(text=text, reading=reading, input=f"{topic.id}/{number}", observed_at=f"{day}T20:00:00Z")


def _places(spans: tuple[tuple[int, int], ...]) -> Iterator[int]:
    for start, end in spans:
        yield from range(start, end)


def _jaccard(places: set[int], statement: Statement) -> float:
    theirs = set(_places(tuple(span.range for span in statement.content)))
    return len(places & theirs) / max(len(places | theirs), 1)
