"""Quotations: where quotation marks open and close, in every style news is printed in.
In: a text. Out: its outermost quotations in order; those that run on over paragraphs share a group.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.record import Range

CLOSERS: dict[str, tuple[str, ...]] = {
    "“": ("”", '"'),
    "„": ("“", "”"),
    "«": ("»",),
    "‹": ("›",),
    "「": ("」",),
    "『": ("』",),
    '"': ('"', "”"),
    "``": ("''", '"'),
    "''": ("''",),
    "‘": ("’",),
    "'": ("'",),
}
"""What may close each opening mark; careless pages close a straight mark with a curly one."""
MARK = re.compile(r"``|''|[“”„«»‹›「」『』\"‘’']")
PARAGRAPH = re.compile(r"[^\n]+")
MAX_PARAGRAPHS = 12
"""A quotation that is never closed is not followed further than this many paragraphs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A quotation: with its marks, without them, and the group of paragraphs that it belongs to."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    group: int

    @property
    def inner(self) -> Range:
        """The quoted words without the marks."""
        return self.inner_start, self.inner_end


@dataclass(frozen=True, slots=True, kw_only=True)
class _Open:
    start: int
    inner: int
    closers: tuple[str, ...]


_Place = tuple[int, int, int, int]
"""A quotation with its marks, then without them."""


def find_quotes(text: str) -> tuple[Quote, ...]:
    """The outermost quotations of `text`, in order, none overlapping, none empty."""
    quotes: list[Quote] = []
    paragraphs = [match.span() for match in PARAGRAPH.finditer(text)]
    group = run = 0
    for number, (start, end) in enumerate(paragraphs):
        found, unclosed = _in_paragraph(text, start, end)
        runs_on = unclosed is not None and _opens(text, paragraphs[number + 1 : number + 2], unclosed)
        if unclosed is not None and (runs_on or run):
            found.append((unclosed.start, end, unclosed.inner, end))
        for place in found:
            # The first quotation of a paragraph goes on from the last, when that was left open.
            group += not (run and place is found[0])
            if text[place[2] : place[3]].strip():
                quotes.append(
                    Quote(start=place[0], end=place[1], inner_start=place[2], inner_end=place[3], group=group)
                )
        run = run + 1 if runs_on and run < MAX_PARAGRAPHS else 0
    return tuple(quotes)


def _in_paragraph(text: str, start: int, end: int) -> tuple[list[_Place], _Open | None]:
    found: list[_Place] = []
    opened: _Open | None = None
    for match in MARK.finditer(text, start, end):
        mark, at, after = match.group(), match.start(), match.end()
        if opened is None:
            if _can_open(text, mark, at, after, start, end):
                opened = _Open(start=at, inner=after, closers=CLOSERS[mark])
        elif mark in opened.closers and _can_close(text, mark, at, after, end):
            found.append((opened.start, after, opened.inner, at))
            opened = None
    return found, opened


def _can_open(text: str, mark: str, at: int, after: int, start: int, end: int) -> bool:
    if mark not in CLOSERS or after >= end or (text[after].isspace() and mark not in "«‹"):
        return False
    before = text[at - 1] if at > start else " "
    if not (before.isspace() or before in "([{—–-:;,/…"):
        return False
    if mark in ("'", "‘"):
        # An apostrophe that stands for dropped letters ('em, '90s) opens nothing; a quotation closes again soon.
        closer = "’" if mark == "‘" else "'"
        return not text[after].isdigit() and bool(re.search(re.escape(closer) + r"(?!\w)", text[after : after + 600]))
    return True


def _can_close(text: str, mark: str, at: int, after: int, end: int) -> bool:
    follows = text[after] if after < end else " "
    if mark in ("'", "’"):
        # “countries’ aims”: an apostrophe after s may be a possessive; a quotation's end is followed by a pause.
        return not follows.isalnum() and not (
            text[at - 1] == "s" and follows == " " and after + 1 < end and text[after + 1].islower()
        )
    # A straight mark between a space and a word opens a quotation inside this one.
    return not (mark == '"' and text[at - 1].isspace() and follows.isalnum())


def _opens(text: str, following: list[tuple[int, int]], unclosed: _Open) -> bool:
    return bool(following) and text[following[0][0]] == text[unclosed.start]
