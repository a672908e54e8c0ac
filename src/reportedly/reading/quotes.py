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


def find_quotes(text: str) -> tuple[Quote, ...]:
    """The outermost quotations of `text`, in order, none overlapping, none empty."""
    quotes: list[Quote] = []
    paragraphs = [match.span() for match in PARAGRAPH.finditer(text)]
    group, open_run = 0, 0
    for number, (start, end) in enumerate(paragraphs):
        if not open_run:
            group += 1
        found, unclosed = _in_paragraph(text, start, end, group)
        runs_on = unclosed is not None and _opens(text, paragraphs[number + 1 : number + 2], unclosed)
        if unclosed is not None and (runs_on or open_run):
            found.append(_quote(unclosed.start, end, unclosed.inner, end, group))
        open_run = open_run + 1 if runs_on and open_run < MAX_PARAGRAPHS else 0
        quotes += found
    return tuple(quote for quote in _own_groups(quotes) if text[quote.inner_start : quote.inner_end].strip())


def _in_paragraph(text: str, start: int, end: int, group: int) -> tuple[list[Quote], _Open | None]:
    found: list[Quote] = []
    opened: _Open | None = None
    for match in MARK.finditer(text, start, end):
        mark, at, after = match.group(), match.start(), match.end()
        if opened is None:
            if _can_open(text, mark, at, after, start, end):
                opened = _Open(start=at, inner=after, closers=CLOSERS[mark])
        elif mark in opened.closers and _can_close(text, mark, at, after, end):
            found.append(_quote(opened.start, after, opened.inner, at, group))
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
    return not (follows.isalnum() and not text[at - 1].isspace() and mark == '"' and text[at - 1].isspace())


def _opens(text: str, following: list[tuple[int, int]], unclosed: _Open) -> bool:
    return bool(following) and text[following[0][0]] == text[unclosed.start]


def _quote(start: int, end: int, inner_start: int, inner_end: int, group: int) -> Quote:
    return Quote(start=start, end=end, inner_start=inner_start, inner_end=max(inner_start, inner_end), group=group)


def _own_groups(quotes: list[Quote]) -> list[Quote]:
    """Quotations of one group that stand in one paragraph get groups of their own, but for the one that runs on."""
    renumbered: list[Quote] = []
    number = 0
    previous: Quote | None = None
    for quote in quotes:
        continues = previous is not None and previous.group == quote.group and previous.end == previous.inner_end
        number += not continues
        renumbered.append(_quote(quote.start, quote.end, quote.inner_start, quote.inner_end, number))
        previous = quote
    return renumbered
