"""Time expressions: the places of a text that name a time, before they are resolved.
In: plain text. Out: Expressions in order, never overlapping; words that only look like times are left out.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from reportedly.reading.timex.patterns import PATTERNS
from reportedly.reading.timex.vetoes import VETOES
from reportedly.record import TimeType


class Expression(NamedTuple):
    """A time expression as written; `rule` says how `match` is to be read."""

    start: int
    end: int
    kind: TimeType
    rule: str
    match: re.Match[str]


@lru_cache(maxsize=2)  # figures and times of one text both ask
def find_expressions(text: str) -> tuple[Expression, ...]:
    """The time expressions of plain `text`, from left to right; of those that overlap the first, then the longest."""
    found = [
        Expression(match.start(), match.end(), kind, rule, match)
        for rule, kind, pattern in PATTERNS
        for match in pattern.finditer(text)
        if rule not in VETOES or not VETOES[rule](text, match)
    ]
    found.sort(key=lambda one: (one.start, -one.end))
    kept: list[Expression] = []
    for expression in found:
        if not kept or expression.start >= kept[-1].end:
            kept.append(expression)
    return tuple(kept)
