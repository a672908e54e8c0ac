"""How counted things move: the figures of a story by what they count.
In: everything said in a group. Out: series of figures in order of time; links where one moved, or two contradict.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reportedly.linking.claiming.contents import Said
from reportedly.linking.claiming.counted import Counted
from reportedly.linking.words import fold, is_plain, notion, tokens
from reportedly.record import FigurePoint, Link, Series

METHOD = "series/3"

DEEDS = (
    "~kill", "~injure", "missing", "~missing", "~arrest", "~evacuate", "~infect", "~hospital", "~rescue", "~hostage",
    "~destroy", "~damage", "~resign", "~job", "~charge", "~convict", "~train", "~free", "~withdraw",
)  # fmt: skip
"""What may have happened to the counted; 'six soldiers killed' and '1,500 soldiers sent' are two series."""
_ENDS = frozenset(
    {"of", "in", "at", "who", "that", "which", "from", "on", "for", "to", "with", "among", "inside", "near"}
)
_FATES: Mapping[str, str] = {"missing": "~missing"}


class Point(NamedTuple):
    """A figure in the statement that gives it."""

    said: Said
    counted: Counted


Key = tuple[str, str | None, str | None]


def collect(everything: Sequence[Said]) -> dict[Key, list[Point]]:
    """The figures by what they count, what it is measured in and what happened to it; each list in order of time."""
    found: dict[Key, list[Point]] = {}
    for said in sorted(everything, key=lambda said: said.rank):
        for counted in said.figures:
            key = _key(said, counted)
            if key is not None:
                found.setdefault(key, []).append(Point(said, counted))
    return found


def movements(everything: Sequence[Said]) -> tuple[Link, ...]:
    """`updates` links from each statement that moves a figure to the one whose figure it moves; `rivals` where both are
    of one day and of different origins: then nothing moved, they differ.

    'More' of something is added to an earlier figure: it moves nothing.
    """
    links = {}
    for points in collect(everything).values():
        last: Point | None = None
        for point in points:
            if point.counted.figure.increment or not point.counted.telling:
                continue
            if last is not None and last.said.article != point.said.article and _differ(last.counted, point.counted):
                link = Link.of(
                    "rivals" if _apart(last.said, point.said) else "updates",
                    point.said.statement.id,
                    last.said.statement.id,
                    method=METHOD,
                    score=1.0,
                    evidence=(last.counted.figure.text, point.counted.figure.text),
                )
                links[link.id] = link
            last = point
    return tuple(links[name] for name in sorted(links))


def _apart(one: Said, other: Said) -> bool:
    """Whether two on one day speak on different words: neither is the other's news."""
    ours, theirs = ({fold(party.origin) for party in said.origins} for said in (one, other))
    return one.day == other.day and ours.isdisjoint(theirs)


def series(everything: Sequence[Said]) -> tuple[Series, ...]:
    """The series of a story, the longest first."""
    found = []
    for key, points in collect(everything).items():
        words = Counter(" ".join((p.counted.figure.counts or key[0]).split()) for p in points)
        label = min(words, key=lambda name: (-words[name], -len(name), name))
        found.append(
            Series(
                counts=label, unit=points[0].counted.figure.unit, points=tuple(point(p.said, p.counted) for p in points)
            )
        )
    return tuple(sorted(found, key=lambda s: (-len(s.points), s.counts, s.points[0].figure.id)))


def point(said: Said, counted: Counted) -> FigurePoint:
    """A figure as one point of a series."""
    return FigurePoint(
        figure=counted.figure,
        statement=said.statement.id,
        article=said.article,
        known_on=said.day,
        source=said.statement.source.text,
        stance=said.statement.stance,
    )


def _key(said: Said, counted: Counted) -> Key | None:
    head = _head(counted)
    if head is None:
        return None
    words = said.words | counted.nouns
    deed = next((deed for deed in DEEDS if deed in words), None)
    return head, counted.figure.unit, _FATES.get(deed, deed) if deed else None


def _head(counted: Counted) -> str | None:
    """The notion of the noun that is counted: the last word before 'of', 'who' and the like."""
    head = None
    for word in tokens(counted.figure.counts or ""):
        if word.folded in _ENDS:
            if head is None:
                return None
            break
        if not is_plain(word.folded):
            head = notion(word.folded)
    return head


def _differ(one: Counted, other: Counted) -> bool:
    a, b = one.figure, other.figure
    return (a.low, a.high, a.value) != (b.low, b.high, b.value) and one.amount != other.amount
