"""Where words may stand beside the marks of a drawing: on none of them, and on no other words.
In: marks and labels in order of weight. Out: the labels that found a place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

TALL, BESIDE, CELL = 14.0, 9.0, 32.0
"""Pixels: of a line of words, between a mark and its words, and of the squares in which what is near is looked up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Words for a mark at `x`, `y`, about so many pixels wide."""

    words: str
    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Stands:
    """Words in their place: `x`, `y` is where their line begins or, to the left of their mark, ends."""

    words: str
    x: float
    y: float
    ends: bool
    left: float
    width: float


class Room:
    """What is taken of a drawing, in squares, so that what is near is found at once."""

    def __init__(self, left: float, top: float, right: float, bottom: float) -> None:
        self._edges = (left, top, right, bottom)
        self._taken: dict[tuple[int, int], list[tuple[float, float, float, float]]] = {}

    def take(self, left: float, top: float, right: float, bottom: float) -> None:
        """From now on nothing may stand there."""
        for cell in _cells(left, top, right, bottom):
            self._taken.setdefault(cell, []).append((left, top, right, bottom))

    def free(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Whether that place is inside and nothing stands there."""
        edges = self._edges
        if left < edges[0] or top < edges[1] or right > edges[2] or bottom > edges[3]:
            return False
        return not any(
            left < other[2] and other[0] < right and top < other[3] and other[1] < bottom
            for cell in _cells(left, top, right, bottom)
            for other in self._taken.get(cell, ())
        )


def placed(labels: Iterable[Label], room: Room) -> Iterator[Stands]:
    """Each label beside, above or below its mark, the first place that is free; those without one are left out."""
    for label in labels:
        for right, line in ((True, 4.0), (True, -6.0), (False, 4.0), (False, -6.0), (True, 14.0), (False, 14.0)):
            left = label.x + BESIDE if right else label.x - BESIDE - label.width
            place = (left, label.y + line - TALL + 3, left + label.width, label.y + line + 3)
            if room.free(*place):
                room.take(*place)
                x = left if right else left + label.width
                yield Stands(words=label.words, x=x, y=label.y + line, ends=not right, left=left, width=label.width)
                break


def _cells(left: float, top: float, right: float, bottom: float) -> Iterator[tuple[int, int]]:
    for column in range(int(left // CELL), int(right // CELL) + 1):
        for row in range(int(top // CELL), int(bottom // CELL) + 1):
            yield column, row
