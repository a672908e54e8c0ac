"""Spans: places in a text that carry their own words.
In: a text and offsets in code points. Out: spans of which `text[start:end] == span.text` always holds.
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterable, Sequence
from typing import Self, TypeVar

import msgspec

from reportedly.errors import RecordError

Item = TypeVar("Item")
Range = tuple[int, int]
"""`(start, end)`, half-open, in code points of one text."""


class Record(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Base of all records: frozen, slotted, keyword-only, with tuples inside.

    So none can hold itself, and the garbage collector need not look through them (`gc=False`): a view of a long story
    is a million objects.
    """

    def to_dict(self) -> dict[str, object]:
        """The record as plain dictionaries, lists and scalars, ready for `json.dumps`."""
        return dict(msgspec.json.decode(msgspec.json.encode(self)))


class Span(Record, frozen=True, kw_only=True, order=True):
    """A place in a text: `[start, end)` in code points, and the words that stand there."""

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        """Raises RecordError when the offsets cannot hold the words."""
        if not 0 <= self.start < self.end or self.end - self.start != len(self.text):
            raise RecordError(f"span {self.start}–{self.end} cannot hold the {len(self.text)} characters {self.text!r}")

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Self:
        """The span of `text` from `start` to `end`; raises RecordError if it is empty or outside the text."""
        if not 0 <= start < end <= len(text):
            raise RecordError(f"span {start}–{end} is empty or outside a text of {len(text)} characters")
        return cls(start=start, end=end, text=text[start:end])

    @property
    def range(self) -> Range:
        """`(start, end)`."""
        return self.start, self.end

    def check(self, text: str, text_id: str) -> None:
        """Raises RecordError unless the words of the span stand at its place in `text`."""
        found = text[self.start : self.end]
        if found != self.text:
            raise RecordError(f"text {text_id}: span {self.start}–{self.end} reads {found!r}, not {self.text!r}")


def overlaps(one: Range, other: Range) -> bool:
    """Whether two ranges share at least one code point."""
    return one[0] < other[1] and other[0] < one[1]


def holds(outer: Iterable[Range], inner: Range) -> bool:
    """Whether one of the `outer` ranges holds `inner` whole."""
    return any(start <= inner[0] and inner[1] <= end for start, end in outer)


def overlap_length(one: Iterable[Range], other: Iterable[Range]) -> int:
    """How many positions both hold; the ranges of each do not overlap among themselves."""
    others = list(other)
    return sum(max(0, min(end, stop) - max(start, begin)) for start, end in one for begin, stop in others)


def starting_in(items: Sequence[Item], place: Range, start: Callable[[Item], int]) -> Sequence[Item]:
    """Those of `items`, sorted by `start`, that start in `place`; found by bisection, so that long texts stay cheap."""
    first = bisect.bisect_left(items, place[0], key=start)
    return items[first : bisect.bisect_left(items, place[1], lo=first, key=start)]
