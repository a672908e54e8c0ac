"""Figures over time: every number once, with who says it and by way of whom.
In: the series of a story and the places of its statements. Out: series that moved and those that did not, in order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from reportedly.desk.lines import Place
from reportedly.record import FigurePoint, Series

BESIDE = 60
"""Letters shown of the words that tell two series of one name apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A figure at one place of one text."""

    point: FigurePoint
    by_way_of: tuple[str, ...]

    @property
    def word(self) -> str:
        """On whose word it stands."""
        source = self.point.source or "no source named"
        return f"{source}, by way of {', '.join(self.by_way_of)}" if self.by_way_of else source


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One counted thing."""

    series: Series
    beside: str | None
    """Words around its first figure, where another series counts by the same name."""
    stated: tuple[Stated, ...]

    @property
    def once(self) -> Series:
        """The series with each figure of a text once, on the word of who is told with it."""
        return msgspec.structs.replace(self.series, points=tuple(stated.point for stated in self.stated))

    @property
    def moved(self) -> bool:
        """Whether it was told in more ways than one."""
        return len({point.figure.text for point in self.series.points}) > 1


def counted(every: Sequence[Series], places: Mapping[str, Place]) -> tuple[Counted, ...]:
    """The series, those with most points first."""
    names = Counter(_name(series) for series in every)
    ordered = sorted(every, key=lambda s: (-len(s.points), s.counts, s.unit or "", s.points[0].figure.id))
    return tuple(
        Counted(
            series=series,
            beside=_beside(series.points[0], places) if names[_name(series)] > 1 else None,
            stated=_stated(series.points, places),
        )
        for series in ordered
    )


def _name(series: Series) -> tuple[str, str | None]:
    return series.counts.casefold(), series.unit


def _beside(point: FigurePoint, places: Mapping[str, Place]) -> str | None:
    """Words of the statement from the figure on, or from its beginning where little follows."""
    place = (point.figure.start, point.figure.end)
    for span in places[point.statement].statement.content:
        if span.start <= place[0] and place[1] <= span.end:
            after = span.text[place[0] - span.start :]
            words = " ".join((after if len(after) > BESIDE // 2 else span.text)[: 2 * BESIDE].split())
            return words if len(words) <= BESIDE else words[:BESIDE].rpartition(" ")[0] or words[:BESIDE]
    return None


def _stated(points: Iterable[FigurePoint], places: Mapping[str, Place]) -> tuple[Stated, ...]:
    """Each figure of a text once: of the statements that hold it, the one with most of those who relay it."""
    held: dict[str, list[FigurePoint]] = {}
    for point in points:
        held.setdefault(point.figure.id, []).append(point)
    found = []
    for same in held.values():
        point = max(same, key=lambda p: (p.source is not None, len(places[p.statement].statement.chain), p.statement))
        chain = places[point.statement].statement.chain
        found.append(Stated(point=point, by_way_of=tuple(link.text for link in chain)))
    return tuple(found)
