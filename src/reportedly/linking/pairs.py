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
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reportedly.linking.contents import Said, Vector
from reportedly.linking.events import likeness
from reportedly.linking.propositions import topics

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


def features(one: Said, other: Said, weight: Weight, centre: Vector | None = None) -> tuple[float, ...]:
    """The features of a pair, in the order of FEATURES; `weight` tells how telling a word is in this story."""
    shared, of_one, of_other = coverage(one, other, weight)
    topical = topics(one.words & other.words)
    near = cosine(one, other, centre)
    lengths = sorted((len(one.words) + 1, len(other.words) + 1))
    roles = {one.role, other.role}
    return (
        shared,
        min(of_one, of_other),
        max(of_one, of_other),
        min(len(topical), 4) / 4,
        min(max((weight(word) for word in sorted(topical)), default=0.0), 4.0) / 4,
        math.log(lengths[1] / lengths[0]) / 4,
        *_nations(one, other),
        *_people(one, other),
        *_events(one, other),
        float(one.mode != other.mode),
        float({one.mode, other.mode} == {"asked", "actual"}),
        *_amounts(one, other),
        *_dates(one, other),
        float(bool(one.speaker & other.speaker)),
        float(one.article == other.article),
        min(abs((date.fromisoformat(one.day) - date.fromisoformat(other.day)).days), MONTH) / MONTH,
        float("denies" in roles and len(roles) > 1),
        float("declines" in roles),
        near,
        near * shared,
    )


def coverage(one: Said, other: Said, weight: Weight) -> tuple[float, float, float]:
    """What two statements share by the weight of words: the harmonic mean of the parts of each, and these parts, for
    the sentences that are most alike."""
    best = (0.0, 0.0, 0.0)
    for mine in one.units[-SENTENCES:]:
        for theirs in other.units[-SENTENCES:]:
            common = sum(weight(word) for word in sorted(mine & theirs))
            if common > 0:
                ours = common / sum(weight(word) for word in sorted(mine))
                its = common / sum(weight(word) for word in sorted(theirs))
                best = max(best, (2 * ours * its / (ours + its), ours, its))
    return best


def cosine(one: Said, other: Said, centre: Vector | None) -> float:
    """How near the meanings of two contents are, apart from what the whole story means; 0 without vectors."""
    if one.meaning is None or other.meaning is None:
        return 0.0
    ours, theirs = (one.meaning, other.meaning) if centre is None else (one.meaning - centre, other.meaning - centre)
    lengths = float(np.linalg.norm(ours) * np.linalg.norm(theirs))
    return float(ours @ theirs) / lengths if lengths else 0.0


def _nations(one: Said, other: Said) -> tuple[float, float]:
    return _shared(one.nations, other.nations)


def _people(one: Said, other: Said) -> tuple[float, float]:
    ours, theirs = (frozenset(word for word in said.words if word[0] == "#") for said in (one, other))
    return _shared(ours, theirs)


def _shared(ours: frozenset[str], theirs: frozenset[str]) -> tuple[float, float]:
    """The part of the names that both have, and whether both have some and none in common."""
    if not ours or not theirs:
        return 0.0, 0.0
    return len(ours & theirs) / len(ours | theirs), float(not ours & theirs)


def _events(one: Said, other: Said) -> tuple[float, ...]:
    best = likeness(one.events, other.events)
    if best is None:
        return (0.0,) * 7
    return 1.0, best.agent, best.patient, best.others, best.swapped, best.polarity, best.openness


def _amounts(one: Said, other: Said) -> tuple[float, float, float]:
    """Whether they give one number, only other numbers, or one of them none."""
    ours, theirs = ({c.amount for c in said.figures if c.amount is not None} for said in (one, other))
    if not ours or not theirs:
        return 0.0, 0.0, float(bool(ours or theirs))
    return float(bool(ours & theirs)), float(not ours & theirs), 0.0


def _dates(one: Said, other: Said) -> tuple[float, float]:
    """Whether they name one day, month or year, or only others."""
    ours, theirs = ({time.value for time in said.times} for said in (one, other))
    if not ours or not theirs:
        return 0.0, 0.0
    near = any(a.startswith(b) or b.startswith(a) for a in ours for b in theirs)
    return float(near), float(not near)
