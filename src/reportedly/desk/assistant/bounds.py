"""Sizes of answers: how much of a list fits, and what is said of the rest.
In: an answer without its list, the list, what was asked. Out: the answer, no longer than it may be.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import msgspec

from reportedly.desk.assistant.answers import Answer, Page, Words
from reportedly.desk.assistant.asked import Listed
from reportedly.desk.assistant.telling import told
from reportedly.errors import SettingError

ANSWER_CHARS = 32_000
"""Characters of an answer, its JSON and its text together: some 8,000 tokens, so that a client takes it whole."""
ITEM_CHARS = 12_000
"""Characters of one claim or origin with its lines, JSON and text together; it gets fewer lines where it is longer."""
QUOTE_CHARS = 600
"""Characters of one quote."""
NAME_CHARS = 160
"""Characters of a name, a title, a reason."""

_NOTE_CHARS = 400
"""Characters kept for the page of a list, in JSON and text."""
_MORE = "{left:,} more of {total:,}: ask again with offset={next}"
_FULL = "cut at {most:,} characters; {more}"
_PAST = "there are {total:,}: offset={offset} is past the last"

NO_PAGE = Page(total=0, offset=0, shown=0)
"""The page of a list that is not filled yet."""

Thing = TypeVar("Thing")
Item = TypeVar("Item", bound=Answer)
Whole = TypeVar("Whole", bound=Answer)


def filled(answer: Whole, name: str, things: Sequence[Thing], made: Callable[[Thing], Answer], asked: Listed) -> Whole:
    """The answer with its list `name`: of the things from the offset on as many as were asked for and fit.

    Only these are made. Raises SettingError where not even one fits.
    """
    return with_part(answer, name, things[asked.offset : asked.offset + asked.limit], len(things), made, asked)


def with_part(
    answer: Whole, name: str, part: Sequence[Thing], total: int, made: Callable[[Thing], Answer], asked: Listed
) -> Whole:
    """The same where only the part that was asked for is at hand, of `total` things."""
    room = ANSWER_CHARS - _NOTE_CHARS - size_of(answer)
    items: list[Answer] = []
    full = False
    for thing in part:
        item = made(thing)
        room -= size_of(item)
        if room < 0:
            full = True
            break
        items.append(item)
    if full and not items:
        raise SettingError(f"the next of the {name} alone is longer than an answer may be: {ANSWER_CHARS:,} characters")
    page = _page(total, asked.offset, len(items), full=full)
    return msgspec.structs.replace(answer, page=page, **{name: tuple(items)})


def shrunk(made: Callable[[int], Item], lines: int) -> Item:
    """Something with so many lines, or as many as keep it short enough to stand in a list."""
    item = made(lines)
    while lines and size_of(item) > ITEM_CHARS:
        lines //= 2
        item = made(lines)
    return item


def size_of(answer: Answer) -> int:
    """Characters of an answer as it is sent: of its JSON and of its text."""
    return len(msgspec.json.encode(answer).decode()) + len(told(answer)) + 4


def words(text: str, start: int, most: int = QUOTE_CHARS) -> Words:
    """Words that stand at `start`; no more than `most` characters of them, and how many more there are."""
    kept = text[:most]
    return Words(start=start, end=start + len(kept), quote=kept, more=len(text) - len(kept))


def short(text: str, most: int = NAME_CHARS) -> str:
    """A name or a line that stands nowhere by itself, no longer than `most`."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _page(total: int, offset: int, shown: int, *, full: bool) -> Page:
    after = offset + shown
    left = total - after
    note = None
    if offset >= total > 0:
        note = _PAST.format(total=total, offset=offset)
    elif left > 0:
        note = _MORE.format(left=left, total=total, next=after)
        note = _FULL.format(most=ANSWER_CHARS, more=note) if full else note
    return Page(total=total, offset=offset, shown=shown, next_offset=after if left > 0 else None, note=note)
