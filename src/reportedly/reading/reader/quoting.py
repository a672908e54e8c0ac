"""Where a content ends that is a quotation: without its marks, and to its end, also over the edge of a window.
In: words and ranges of them. Out: places in the text.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.reading.reader.words import CLOSING, FIRST, INSIDE, LAST, OPENING, OUTSIDE, Words
from reportedly.record import Range

EDGE_MARKS = frozenset(",;:")


def with_quotation(words: Words, content: Sequence[Range]) -> list[Range]:
    """The places of a content; a piece that breaks off inside a quotation goes on to its end."""
    places = []
    for start, end in content:
        stop = end
        while stop < len(words) and stop - end < MAX_ON and _runs_on(words, start, stop):
            stop += 1
        places.append(bare(words, (start, stop)))
    return places


MAX_ON = 120
"""Words that a quotation is followed beyond what the model gave."""


def _runs_on(words: Words, start: int, at: int) -> bool:
    """Whether the word at `at` goes on in the quotation that the whole piece before it stands in."""
    inside = (FIRST, INSIDE, LAST)
    if words.quotations[at] not in (INSIDE, LAST) or words.quotations[at - 1] not in (FIRST, INSIDE):
        return False
    return words.quotations[start] in (*inside, OPENING) and not _between(words, at)


def _between(words: Words, at: int) -> bool:
    """Whether a sentence ends before `at`: there the model may have meant to stop."""
    return words.breaks[at - 1] > 0 or words.word(at - 1) in (".", "?", "!")


def bare(words: Words, place: Range) -> Range:
    """The place in the text, without quotation marks around the whole of it and without commas at its edges."""
    start, end = place
    if start and words.quotations[start - 1] == OPENING and CLOSING in words.quotations[start : end - 1]:
        start -= 1  # “High possibility” that …: half a quotation is none
    while end - start > 1 and (
        words.word(end - 1) in EDGE_MARKS or (words.quotations[end - 1] == CLOSING and _opens(words, start, end))
    ):
        if words.quotations[end - 1] == CLOSING and words.quotations[start] == OPENING:
            if end - start == 2:
                break  # “'s '” is a clitic and a mark: nothing stands between
            start += 1
        end -= 1
    if end - start > 1 and words.quotations[start] == OPENING and CLOSING not in words.quotations[start:end]:
        start += 1
    if end - start > 1 and words.word(end - 1) == "." and words.quotations[end - 1] == LAST:
        end -= 1
    return words.places[start][0], words.places[end - 1][1]


def _opens(words: Words, start: int, end: int) -> bool:
    """Whether the closing mark at the end closes what began with the piece, or before it."""
    marks = [words.quotations[k] for k in range(start, end - 1)]
    if words.quotations[start] == OPENING:
        return OPENING not in marks[1:]
    return OPENING not in marks and OUTSIDE not in marks
