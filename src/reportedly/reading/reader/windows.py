"""Windows of a text that the encoder reads at once, cut where lines and sentences end.
In: words with their numbers of pieces. Out: ranges of words.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.record import Range

PIECES = 254
"""Word pieces in a window, without the two marks around it; made for 256 (Reimers and Gurevych, 2019)."""
LINE, SENTENCE = 0.5, 0.4
"""Least share of a full window at which a line's or a sentence's end is taken as the cut."""


def windows(lengths: Sequence[int], breaks: Sequence[int], pieces: int = PIECES) -> list[Range]:
    """Ranges of words that hold at most `pieces` pieces each and together all words; a longer word stands alone."""
    found: list[Range] = []
    start, count = 0, len(lengths)
    while start < count:
        end, held = start, 0
        while end < count and (held + lengths[end] <= pieces or end == start):
            held += lengths[end]
            end += 1
        if end < count:
            end = _cut(start, end, lengths, breaks, pieces)
        found.append((start, end))
        start = end
    return found


def _cut(start: int, end: int, lengths: Sequence[int], breaks: Sequence[int], pieces: int) -> int:
    held = sum(lengths[start:end])
    sentence = 0
    for k in range(end, start, -1):
        if breaks[k - 1] == 2 and held >= LINE * pieces:
            return k
        if breaks[k - 1] == 1 and not sentence and held >= SENTENCE * pieces:
            sentence = k
        held -= lengths[k - 1]
    return sentence or end
