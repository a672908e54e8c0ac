"""Words as Universal Dependencies cut them, with what a lower-cased model cannot see: case, lines, quotation marks.
In: a text. Out: its words with offsets, three features of each, and the words where a window may end.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from reportedly.reading.quotes import find_quotes
from reportedly.record import Range

ABBREVIATIONS = (
    "Mr|Mrs|Ms|Dr|Gen|Sen|Sens|Rep|Reps|Gov|Lt|Col|Sgt|Capt|Cmdr|Prof|St|Jr|Sr|Rev|Hon|Pres|Adm|Maj|Brig|Amb|Sec|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|No|Inc|Corp|Co|Ltd|vs|Mt|Ft|etc|approx|est|p\\.m|a\\.m"
)
WORD = re.compile(
    r"https?://[^\s<>\"”)]{1,300}|www\.[^\s<>\"”)]{1,300}|[\w.+-]{1,60}@\w[\w.-]{1,60}\w"
    rf"|(?:[A-Za-z]\.){{2,8}}|(?:\b(?:{ABBREVIATIONS})|\b[A-Z])\.(?!\w)"
    r"|\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s|m|bn|k)?\b|\d+(?:[.,]\d+)*"
    r"|[Cc]an(?=not\b)|[A-Za-z]{1,30}(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ve|ll|d|m|S|RE|VE|LL|D|M)\b"
    r"|[^\W_]+|\.{2,9}|-{2,9}|``|''|[^\s]"
)
ENDS = frozenset((".", "?", "!", "…", "..."))
CLOSERS = frozenset(("”", '"', "’", "'", "''", ")", "]", "»"))

LOWER, CAPITAL, UPPER, MIXED, INITIAL, DIGIT, MARK = range(7)
"""Shapes of a word."""
SHAPES, LAYOUTS, QUOTATIONS = 7, 4, 6
"""How many values each feature has."""
OUTSIDE, OPENING, FIRST, INSIDE, LAST, CLOSING = range(6)
"""Places of a word in a quotation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a text; the features are parallel to `places`."""

    text: str
    places: tuple[Range, ...]
    shapes: tuple[int, ...]
    layouts: tuple[int, ...]
    """1: begins a line; 2: stands in a line that ends without a full stop (a headline, a caption); 3: both."""
    quotations: tuple[int, ...]
    breaks: tuple[int, ...]
    """2: the last word of a line, 1: the last of a sentence by its marks, 0: neither."""

    def __len__(self) -> int:
        return len(self.places)

    def word(self, index: int) -> str:
        """The word at `index`, verbatim."""
        start, end = self.places[index]
        return self.text[start:end]


def words_of(text: str) -> Words:
    """The words of `text`; linear in its length."""
    return with_features(text, [match.span() for match in WORD.finditer(text)])


def with_features(text: str, places: list[Range]) -> Words:
    """Words at given places, with their features."""
    lines, breaks = _lines(text, places)
    return Words(
        text=text,
        places=tuple(places),
        shapes=tuple(_shape(text[start:end]) for start, end in places),
        layouts=tuple(lines),
        quotations=tuple(_quotations(text, places)),
        breaks=tuple(breaks),
    )


def _shape(word: str) -> int:
    if not word[0].isalnum():
        return MARK
    if any(character.isdigit() for character in word):
        return DIGIT
    if word.islower() or not word[0].isalpha():
        return LOWER
    if len(word) == 1 or (len(word) == 2 and word[1] == "."):
        return INITIAL if word[0].isupper() else LOWER
    if word.isupper():
        return UPPER
    return CAPITAL if word[0].isupper() and word[1:].islower() else MIXED


def _lines(text: str, places: list[Range]) -> tuple[list[int], list[int]]:
    layouts = [0] * len(places)
    breaks = [0] * len(places)
    first = 0
    for k, (start, end) in enumerate(places):
        following = places[k + 1][0] if k + 1 < len(places) else len(text)
        last_of_line = k + 1 == len(places) or "\n" in text[end:following]
        if text[start:end] in ENDS or (text[start:end] in CLOSERS and k and text[slice(*places[k - 1])] in ENDS):
            breaks[k] = 1
        if last_of_line:
            unfinished = 0 if breaks[k] or text[end - 1] in ".:" else 2
            for j in range(first, k + 1):
                layouts[j] = unfinished
            layouts[first] |= 1
            breaks[k] = 2
            first = k + 1
    for k in range(len(places) - 1):
        if breaks[k] == 1 and text[slice(*places[k + 1])] in CLOSERS:
            breaks[k] = 0
    return layouts, breaks


def _quotations(text: str, places: list[Range]) -> list[int]:
    values = [OUTSIDE] * len(places)
    starts = [start for start, _ in places]
    for quote in find_quotes(text):
        inside = []
        for k in range(max(0, bisect_right(starts, quote.start) - 1), len(places)):
            start, end = places[k]
            if start >= quote.end:
                break
            if start < quote.inner_start:
                values[k] = OPENING
            elif end > quote.inner_end:
                values[k] = CLOSING
            else:
                inside.append(k)
        for k in inside:
            values[k] = INSIDE
        if inside:
            values[inside[-1]] = LAST
            values[inside[0]] = FIRST
    return values
