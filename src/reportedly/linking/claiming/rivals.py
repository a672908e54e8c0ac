"""Figures that contradict each other: two origins, one day, one counted thing, two numbers.
In: claims of figures, and `rivals` links between statements. Out: the same claims, each with those that contradict it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from reportedly.linking.claiming.telling import Told
from reportedly.record import Link


def rivalling(told: Sequence[Told], links: Iterable[Link]) -> tuple[Told, ...]:
    """Each claim of a figure with the claims that contradict it; an update on a later day does not."""
    giving: dict[tuple[str, str], set[str]] = {}
    for item in told:
        for point in item.claim.figures:
            giving.setdefault((point.statement, point.figure.text), set()).add(item.claim.id)
    rivals: dict[str, set[str]] = {}
    for link in links:
        if link.kind == "rivals":
            earlier, later = link.evidence[:2]
            ours, theirs = giving.get((link.left, later), set()), giving.get((link.right, earlier), set())
            for claim in ours:
                rivals.setdefault(claim, set()).update(theirs - {claim})
            for claim in theirs:
                rivals.setdefault(claim, set()).update(ours - {claim})
    return tuple(
        item._replace(claim=msgspec.structs.replace(item.claim, rivals=tuple(sorted(rivals.get(item.claim.id, ())))))
        for item in told
    )
