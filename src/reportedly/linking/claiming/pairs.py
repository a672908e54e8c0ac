"""Whether two statements put one proposition: features of a pair, slot by slot, and what was learned of them.
In: two statements with what claims need of them, and how telling each word is. Out: features; probabilities.

The weights are those of a network with one hidden layer, made by `python -m training.pairs` (docs/claims.md).
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from reportedly.linking.claiming.contents import Role, Said, Vector
from reportedly.linking.claiming.events import likeness

Weight = Callable[[str], float]
Floats = NDArray[np.float64]

FEATURES = (
    "shared words", "less of one", "more of one", "topics", "rarest", "longer", "nations", "other nations", "people",
    "other people", "event", "agent", "patient", "places", "swapped", "polarity", "openness", "modes",
    "request and deed", "one amount", "other amounts", "amount of one", "dates", "other dates", "speaker", "article",
    "days", "denial", "silence", "meaning", "meaning and words",
)  # fmt: skip
"""What a pair is told by: numbers between -1 and 1, the same whichever statement comes first."""
SENTENCES = 6
"""Sentences of a statement that are compared one by one; a longer one is compared as a whole too."""
MONTH = 30
"""Days after which two reports are simply far apart."""


class Scorer(NamedTuple):
    """A network from FEATURES to the log odds that a pair puts one proposition: one hidden layer of tanh."""

    mean: Floats
    spread: Floats
    """[features]: what inputs are standardised by."""
    inner: Floats
    """[features, hidden]."""
    inner_bias: Floats
    outer: Floats
    outer_bias: float

    def probabilities(self, rows: Floats) -> Floats:
        """[pairs] of rows [pairs, features]: how likely each pair is of one claim."""
        hidden = np.tanh((rows - self.mean) / self.spread @ self.inner + self.inner_bias)
        odds: Floats = 1 / (1 + np.exp(-(hidden @ self.outer + self.outer_bias)))
        return odds


@cache
def scorer() -> Scorer:
    """The scorer that comes with the package."""
    kept = json.loads((files("reportedly.linking") / "data" / "pairs.json").read_text("utf-8"))
    arrays = {name: np.array(kept[name], dtype=np.float64) for name in Scorer._fields if name != "outer_bias"}
    return Scorer(outer_bias=float(kept["outer_bias"]), **arrays)


class Slots(NamedTuple):
    """What a statement brings to every pair that it is in."""

    said: Said
    role: Role
    units: tuple[tuple[str, ...], ...]
    """The words in order of each of its last SENTENCES units."""
    topics: frozenset[str]
    nations: frozenset[str]
    people: frozenset[str]
    amounts: frozenset[int | float]
    dates: frozenset[str]
    day: int

    @classmethod
    def of(cls, said: Said) -> Self:
        """The slots of a statement."""
        return cls(
            said=said,
            role=said.role,
            units=tuple(tuple(sorted(unit)) for unit in said.units[-SENTENCES:]),
            topics=said.topics,
            nations=frozenset(word for word in said.words if word[0] == "@"),
            people=frozenset(word for word in said.words if word[0] == "#"),
            amounts=frozenset(c.amount for c in said.figures if c.amount is not None),
            dates=frozenset(time.value for time in said.times),
            day=date.fromisoformat(said.day).toordinal(),
        )


class Weighed(NamedTuple):
    """A statement beside all that a story says: how much its units weigh, and what it means apart from the whole."""

    slots: Slots
    totals: tuple[float, ...]
    """The weight of each unit."""
    meaning: Vector | None
    length: np.floating[Any]
    """Of the meaning."""

    @classmethod
    def of(cls, slots: Slots, weight: Weight, centre: Vector | None) -> Self:
        """A statement where words are as telling as `weight` says, and `centre` is what the whole story means."""
        totals = tuple(sum(map(weight, unit)) for unit in slots.units)
        meaning = slots.said.meaning
        if meaning is None:
            return cls(slots, totals, None, np.float32(0))
        apart = meaning if centre is None else meaning - centre
        return cls(slots, totals, apart, np.linalg.norm(apart))


def features(one: Said, other: Said, weight: Weight, centre: Vector | None = None) -> tuple[float, ...]:
    """The features of a pair, in the order of FEATURES; `weight` tells how telling a word is in this story."""
    first, second = (Weighed.of(Slots.of(said), weight, centre) for said in (one, other))
    return compare(first, second, weight)


def compare(first: Weighed, second: Weighed, weight: Weight) -> tuple[float, ...]:
    """The features of a pair whose statements are weighed by the same `weight`."""
    mine, theirs = first.slots, second.slots
    one, other = mine.said, theirs.said
    shared, of_one, of_other = coverage(first, second, weight)
    topical = mine.topics & theirs.topics
    near = cosine(first, second)
    sizes = (len(one.words), len(other.words))
    roles = (mine.role, theirs.role)
    return (
        shared,
        min(of_one, of_other),
        max(of_one, of_other),
        min(len(topical), 4) / 4,
        min(max(map(weight, topical), default=0.0), 4.0) / 4,
        math.log((max(sizes) + 1) / (min(sizes) + 1)) / 4,
        *_names(mine.nations, theirs.nations),
        *_names(mine.people, theirs.people),
        *_events(one, other),
        float(one.mode != other.mode),
        float(one.mode != other.mode and "possible" not in (one.mode, other.mode)),
        *_amounts(mine.amounts, theirs.amounts),
        *_dates(mine.dates, theirs.dates),
        float(not one.speaker.isdisjoint(other.speaker)),
        float(one.article == other.article),
        min(abs(mine.day - theirs.day), MONTH) / MONTH,
        float("denies" in roles and mine.role != theirs.role),
        float("declines" in roles),
        near,
        near * shared,
    )


def coverage(one: Weighed, other: Weighed, weight: Weight) -> tuple[float, float, float]:
    """What two statements share by the weight of words: the harmonic mean of the parts of each, and these parts, for
    the sentences that are most alike."""
    best = (0.0, 0.0, 0.0)
    if one.slots.said.words.isdisjoint(other.slots.said.words):
        return best
    for mine, my_total in zip(one.slots.units, one.totals, strict=True):
        for theirs, their_total in zip(other.slots.said.units[-SENTENCES:], other.totals, strict=True):
            common = sum([weight(word) for word in mine if word in theirs])
            if common > 0:
                ours = common / my_total
                its = common / their_total
                best = max(best, (2 * ours * its / (ours + its), ours, its))
    return best


def cosine(one: Weighed, other: Weighed) -> float:
    """How near the meanings of two contents are, apart from what the whole story means; 0 without vectors."""
    if one.meaning is None or other.meaning is None:
        return 0.0
    lengths = float(one.length * other.length)
    return float(one.meaning @ other.meaning) / lengths if lengths else 0.0


def _names(ours: frozenset[str], theirs: frozenset[str]) -> tuple[float, float]:
    """The part of the names that both have, and whether both have some and none in common."""
    if not ours or not theirs:
        return 0.0, 0.0
    return len(ours & theirs) / len(ours | theirs), float(ours.isdisjoint(theirs))


def _events(one: Said, other: Said) -> tuple[float, ...]:
    best = likeness(one.events, other.events)
    if best is None:
        return (0.0,) * 7
    return 1.0, best.agent, best.patient, best.others, best.swapped, best.polarity, best.openness


def _amounts(ours: frozenset[int | float], theirs: frozenset[int | float]) -> tuple[float, float, float]:
    """Whether they give one number, only other numbers, or one of them none."""
    if not ours or not theirs:
        return 0.0, 0.0, float(bool(ours or theirs))
    apart = ours.isdisjoint(theirs)
    return float(not apart), float(apart), 0.0


def _dates(ours: frozenset[str], theirs: frozenset[str]) -> tuple[float, float]:
    """Whether they name one day, month or year, or only others."""
    if not ours or not theirs:
        return 0.0, 0.0
    near = any(a.startswith(b) or b.startswith(a) for a in ours for b in theirs)
    return float(near), float(not near)
