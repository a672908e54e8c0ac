"""What cleaning a page or a flat text finds, before it becomes a record.
In: blocks and what identifies the article. Out: a Draft; its words as one text with the ranges of its captions.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from reportedly.record import Dropped, Instant, Range

SEPARATOR = "\n\n"
"""Between blocks: title, paragraphs, subheadings and captions are one line each, with an empty line between."""


class Block(NamedTuple):
    """One paragraph, subheading or caption, on one line."""

    role: Literal["body", "caption"]
    text: str


class Draft(NamedTuple):
    """An article as found in its own page or text."""

    title: str | None
    blocks: tuple[Block, ...]
    outlet: str | None = None
    byline: str | None = None
    dateline: str | None = None
    credits: tuple[str, ...] = ()
    published: Instant | None = None
    updated: Instant | None = None
    url: str | None = None
    dropped: tuple[Dropped, ...] = ()
    remarks: tuple[str, ...] = ()
    """What a person should know of how it was found: warnings."""


def compose(title: str | None, blocks: tuple[Block, ...], limit: int) -> tuple[str, tuple[Range, ...], bool]:
    """The text of at most `limit` code points, the ranges of its captions, and whether it was cut to the limit."""
    parts: list[str] = []
    captions: list[Range] = []
    size = 0
    for role, words in ([("body", title)] if title else []) + [(block.role, block.text) for block in blocks]:
        size += len(SEPARATOR) if parts else 0
        room = limit - size
        if room <= 0:
            return SEPARATOR.join(parts), tuple(captions), True
        kept = words if len(words) <= room else words[:room].rsplit(" ", 1)[0].rstrip()
        if kept:
            parts.append(kept)
            if role == "caption":
                captions.append((size, size + len(kept)))
            size += len(kept)
        if len(kept) < len(words):
            return SEPARATOR.join(parts), tuple(captions), True
    return SEPARATOR.join(parts), tuple(captions), False
