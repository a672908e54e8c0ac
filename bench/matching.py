"""Which found statement is which gold one: as PolNeAR's soft triple, and for statements without cue as well.
In: spans of the parts of statements. Out: pairs of a gold statement and a found one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

Spans = Sequence[Sequence[int]]
"""Starts and ends, in characters."""
Rows = Mapping[str, Spans]
"""The spans of source, cue and content."""
TOKEN = re.compile(r"\w+|[^\w\s]")
LEAST = 0.5
"""F1 of the words of two contents from which they are one."""


class Parts(NamedTuple):
    """A statement as the words of its parts, by their number in the text."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]


class Tokens:
    """The words of a text."""

    def __init__(self, text: str) -> None:
        places = [match.span() for match in TOKEN.finditer(text)]
        self._starts = [start for start, _ in places]
        self._ends = [end for _, end in places]

    def inside(self, spans: Spans) -> frozenset[int]:
        """The words that the spans touch."""
        return frozenset(
            k for start, end in spans for k in range(bisect_right(self._ends, start), bisect_left(self._starts, end))
        )

    def parts(self, row: Rows) -> Parts:
        """The words of each part."""
        return Parts(*(self.inside(row[role]) for role in Parts._fields))


def pairs(gold: Sequence[Parts], found: Sequence[Parts]) -> list[tuple[int, int]]:
    """One found statement for each gold one where there is one; the most alike first."""
    alike = sorted(
        (-_likeness(one, other), i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(found)
        if _same(one, other)
    )
    chosen: list[tuple[int, int]] = []
    golds, founds = set[int](), set[int]()
    for _, i, j in alike:
        if i not in golds and j not in founds:
            golds.add(i)
            founds.add(j)
            chosen.append((i, j))
    return sorted(chosen)


def f1(one: Iterable[int], other: Iterable[int]) -> float:
    """F1 of two sets of words; two empty ones are alike."""
    first, second = set(one), set(other)
    return 2 * len(first & second) / (len(first) + len(second)) if first or second else 1.0


def _same(gold: Parts, found: Parts) -> bool:
    meet = all(bool(a & b) or not (a or b) for a, b in ((gold.cue, found.cue), (gold.source, found.source)))
    return meet and f1(gold.content, found.content) >= LEAST


def _likeness(gold: Parts, found: Parts) -> float:
    return f1(gold.content, found.content) + (f1(gold.cue, found.cue) + f1(gold.source, found.source)) / 10
