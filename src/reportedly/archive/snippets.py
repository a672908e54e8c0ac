"""Snippets: the stretch of a text that shows why it matches, with its exact place.
In: a text and the places in it that match. Out: pieces in a row that are `text[start:end]`, and start and end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reportedly.record import Piece, Range

WIDTH = 240
"""Code points of a snippet, as many as three lines of a page hold."""
BEFORE = 60
"""How many of them stand before the first match, at most."""
_EDGE = re.compile(r"\s")


class Snippet(NamedTuple):
    """A stretch of a text."""

    start: int
    end: int
    pieces: tuple[Piece, ...]


def snippet(text: str, found: Sequence[Range], inside: Range | None = None) -> Snippet:
    """The stretch of at most WIDTH code points with the most matches, the first of such; `inside` bounds it.

    It begins at a word, behind a line's end where there is one before the first match. Linear in the matches.
    """
    low, high = inside or (0, len(text))
    ranges = sorted(place for place in found if low <= place[0] and place[1] <= high)
    if high - low <= WIDTH and inside:
        return Snippet(low, high, pieces(text, low, high, ranges))
    first = _densest(ranges) if ranges else low
    start = _begin(text, max(low, first - BEFORE), first) if first > low else low
    end = _end(text, start, min(high, start + WIDTH))
    return Snippet(start, end, pieces(text, start, end, ranges))


def pieces(text: str, start: int, end: int, found: Sequence[Range]) -> tuple[Piece, ...]:
    """`text[start:end]` parted at the matches in it."""
    parts: list[Piece] = []
    at = start
    for left, right in found:
        low, high = max(left, at), min(right, end)
        if low >= high:
            continue
        if low > at:
            parts.append(Piece(text=text[at:low]))
        parts.append(Piece(text=text[low:high], matched=True))
        at = high
    if at < end:
        parts.append(Piece(text=text[at:end]))
    return tuple(parts)


def _densest(ranges: Sequence[Range]) -> int:
    """Where the match begins that has the most others behind it in one snippet."""
    best, most, last = ranges[0][0], 0, 0
    for index, (start, _) in enumerate(ranges):
        while last < len(ranges) and ranges[last][1] <= start + WIDTH - BEFORE:
            last += 1
        if last - index > most:
            best, most = start, last - index
    return best


def _begin(text: str, low: int, first: int) -> int:
    line = text.rfind("\n", low, first)
    if line >= 0:
        return line + 1
    if low == 0 or text[low - 1].isspace():
        return low
    edge = _EDGE.search(text, low, first)
    return edge.end() if edge else low


def _end(text: str, start: int, high: int) -> int:
    """The last end of a word before `high`; `high` itself where it stands in a word longer than a snippet's half."""
    if high >= len(text) or text[high].isspace():
        return high
    edges = [match.start() for match in _EDGE.finditer(text, start + WIDTH // 2, high)]
    return edges[-1] if edges else high
