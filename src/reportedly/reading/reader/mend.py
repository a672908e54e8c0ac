"""What is mended in the model's statements by plain knowledge of text: lines, shared subjects, 'neither … nor'.
In: statements as ranges of words. Out: statements as ranges of words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.reading.reader.decode import Parts
from reportedly.reading.reader.words import FIRST, INSIDE, Words
from reportedly.record import Range

BACK = 60
"""Words back in which the subject of a participle, or the 'neither' of a 'nor', is looked for."""
NEITHER = 14


def mend(words: Words, found: Sequence[Parts]) -> list[Parts]:
    """The statements, mended, in the order of their anchors."""
    kept = [_within_lines(words, parts) for parts in found]
    mended: list[Parts] = []
    for parts in kept:
        one = _with_subject(words, parts, mended)
        mended += [*_neither(words, one), one]
    return mended


def _within_lines(words: Words, parts: Parts) -> Parts:
    """No part runs over the end of a line, except inside a quotation: a headline does not go on in the caption."""
    return replace(
        parts,
        source=_pieces(words, parts.source, parts.anchor),
        cue=_pieces(words, parts.cue, parts.anchor),
        content=_pieces(words, parts.content, parts.anchor),
    )


def _pieces(words: Words, places: Sequence[Range], anchor: int) -> tuple[Range, ...]:
    kept = []
    for start, end in places:
        first, last = start, end
        for k in range(start, end - 1):
            if words.breaks[k] == 2 and words.quotations[k] not in (FIRST, INSIDE):
                if k < anchor and anchor >= last - 1:
                    first = k + 1  # the anchor stands after the line's end: what came before is left out
                else:
                    last = k + 1
                    break
        kept.append((first, last))
    return tuple(kept)


def _with_subject(words: Words, parts: Parts, before: Sequence[Parts]) -> Parts:
    """'…, the ministry said, adding that …': a participle without a source shares that of the statement before it."""
    if parts.source or not parts.cue or not words.word(parts.anchor).lower().endswith("ing"):
        return parts
    for other in reversed(before):
        if parts.anchor - other.anchor > BACK or any(words.breaks[k] for k in range(other.anchor, parts.anchor)):
            return parts
        if other.source and other.cue:
            return replace(parts, source=other.source)
    return parts


def _neither(words: Words, parts: Parts) -> list[Parts]:
    """'Neither A nor B has confirmed it': A as well as B is silent."""
    if not parts.source:
        return []
    start = parts.source[0][0]
    if start < 3 or words.word(start - 1).lower() != "nor":
        return []
    back = range(start - 2, max(-1, start - NEITHER), -1)
    neither = next((k for k in back if words.word(k).lower() == "neither"), None)
    if neither is None or neither + 1 >= start - 1:
        return []
    return [replace(parts, source=((neither + 1, start - 1),))]
