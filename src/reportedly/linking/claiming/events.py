"""The events that a statement tells, as claims compare them: who does what to whom, in notions and names.
In: the frames of a reading, and the words of their slots. Out: Events of a statement; how far two of them are one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import NamedTuple

from reportedly.record import Frame, Range, Statement

WordsOf = Callable[[Range], frozenset[str]]
"""The words of a place of the text, as claims compare them."""
MOST = 12
"""Events of one statement that are compared; one that tells of more is a whole speech."""


class Event(NamedTuple):
    """A frame in words."""

    predicate: frozenset[str]
    agent: frozenset[str]
    patient: frozenset[str]
    others: frozenset[str]
    negated: bool
    open: bool

    @property
    def words(self) -> frozenset[str]:
        """All that fills its slots."""
        return self.agent | self.patient | self.others


class Likeness(NamedTuple):
    """How far two events of one predicate are one: 1 the same fillers, 0 unknown, -1 others; the last three 1 or 0."""

    agent: float
    patient: float
    others: float
    swapped: float
    polarity: float
    openness: float

    @property
    def whole(self) -> float:
        """The sum by which the best of several pairs is chosen."""
        return self.agent + self.patient + self.others / 2 - self.swapped


def events_of(statement: Statement, frames: Sequence[Frame], words_of: WordsOf) -> tuple[Event, ...]:
    """The events whose predicates stand in the content; `frames` are in order of their predicates."""
    found = []
    for span in statement.content:
        first = bisect_left(frames, span.start, key=_start)
        for frame in frames[first : bisect_left(frames, span.end, key=_start)]:
            predicate = words_of(frame.predicate)
            slots = [spelled(words_of(place)) if place else frozenset() for place in (frame.agent, frame.patient)]
            others = frozenset().union(*(spelled(words_of(place)) for place in frame.others))
            if predicate:
                found.append(Event(predicate, slots[0], slots[1], others, frame.negated, frame.open))
    return tuple(found[:MOST])


def spelled(words: frozenset[str]) -> frozenset[str]:
    """The words, with names of people and bodies word by word: 'Ilo Marn' here is 'Marn' there."""
    named = [word.partition(":")[2].partition("@")[0].split() for word in words if word.startswith("#")]
    return frozenset(word for word in words if not word.startswith("#")).union(*named)


def likeness(ours: Sequence[Event], theirs: Sequence[Event]) -> Likeness | None:
    """The likeness of the two events that are most alike among those of one predicate; None where none share one."""
    best: Likeness | None = None
    for one in ours:
        for other in theirs:
            if one.predicate & other.predicate:
                now = alike(one, other)
                if best is None or now.whole > best.whole:
                    best = now
    return best


def alike(one: Event, other: Event) -> Likeness:
    """How far two events of one predicate are one."""
    crossed = bool(one.agent & other.patient) and bool(one.patient & other.agent)
    return Likeness(
        agent=_overlap(one.agent, other.agent),
        patient=_overlap(one.patient, other.patient),
        others=_overlap(one.others, other.others),
        swapped=float(crossed and not one.agent & other.agent),
        polarity=float(one.negated != other.negated),
        openness=float(one.open != other.open),
    )


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    if not one or not other:
        return 0.0
    shared = len(one & other)
    return shared / min(len(one), len(other)) if shared else -1.0


def _start(frame: Frame) -> int:
    return frame.predicate[0]
