"""Whether a statement can be of a claim at all, before their words are weighed.
In: a statement and a claim. Out: the figures that it can be about; whether figures, modes and words let it join.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from reportedly.linking.claiming.contents import Said
from reportedly.linking.claiming.counted import Counted
from reportedly.linking.claiming.gathered import Gathered

MODES = {("actual", "possible"): 0.5, ("actual", "asked"): 0.45, ("asked", "possible"): 0.5}
REQUEST = 1.2
RANGE = 15
"""Code points between two figures that are one range or one count."""


def counts(said: Said) -> list[Counted]:
    """The figures that claims can be about; of a range ('from $40 to $85') the last."""
    figures = sorted((c for c in said.figures if c.telling), key=lambda c: c.figure.start)
    following = [c.figure.start for c in figures[1:]] + [math.inf]
    return [c for c, start in zip(figures, following, strict=False) if start - c.figure.end > RANGE]


def of_modes(said: Said, claim: Gathered) -> float:
    """What modes add or take: a request is told of more rarely than a deed, so that two of them are likelier one."""
    first, other = sorted((said.mode, claim.first.mode))
    if first == other:
        return REQUEST if first == "asked" else 1.0
    return MODES[first, other]


def agree(said: Said, claim: Gathered) -> bool:
    """Whether no figure stands between them: who gives another figure, or none, does not assert this one."""
    if claim.figure is None or (said.role in ("denies", "declines") and not said.figures):
        return True
    return any(claim.figure.agrees(counted) for counted in said.figures)


def enough(shared: Sequence[str], said: Said) -> bool:
    """Two words in common, one of them of topic; one will do for a bare silence ('no comment on the deployment')."""
    topical = [word for word in shared if word[0] not in "@#"]
    if said.role == "declines" and len(said.words) == 1:
        return bool(topical)
    return len(shared) > 1 and bool(topical)
