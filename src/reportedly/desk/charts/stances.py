"""What one source says over time, matter by matter: a row of signs for each claim or story, and where it changed.
In: tracks of stances by day. Out: SVG, and the rows of the table behind it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from markupsafe import Markup, escape

from reportedly.desk import words
from reportedly.desk.charts.days import iso, ordinal
from reportedly.desk.charts.lettering import line, printed, short, shortened, width
from reportedly.record import Stance

WIDTH, LEFT, ROW, HEAD, FOOT = 640, 250, 24, 8, 46
"""Pixels: of the drawing, of the names, of a row, above the first and below the last."""
MOST = 30
"""Tracks drawn; the others are in the table."""
LETTERS = 12.5

Look = Literal["asserts", "hedges", "denies", "declines", "urges"]
LOOKS: dict[Look, str] = {
    "asserts": "asserts",
    "hedges": "hedges or predicts",
    "denies": "denies",
    "declines": "declines",
    "urges": "urges, condemns, is concerned",
}
_LOOK_OF: dict[Stance, Look] = {
    "asserts": "asserts", "probable": "hedges", "possible": "hedges", "predicts": "hedges", "conditional": "hedges",
    "doubts": "hedges", "denies": "denies", "declines": "declines", "condemns": "urges", "concern": "urges",
    "urges": "urges",
}  # fmt: skip
_FORMS: dict[Look, str] = {
    "asserts": "M{x} {y}m-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z",
    "hedges": "M{x} {y}m-4.2 0a4.2 4.2 0 1 0 8.4 0a4.2 4.2 0 1 0-8.4 0z",
    "denies": "M{x} {y}m-4-4l8 8m0-8l-8 8",
    "declines": "M{x} {y}m0-5v10",
    "urges": "M{x} {y}m0-5l5 5l-5 5l-5-5z",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stood:
    """One statement: the day it could be known (`YYYY-MM-DD`), its stance, and its words."""

    day: str
    stance: Stance
    words: str
    statement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """What a source said on one matter."""

    name: str
    stood: tuple[Stood, ...]
    href: str | None = None
    """Where the name leads: our own address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of the table: a statement, and the stance that it departs from, where it is another than before."""

    track: Track
    stood: Stood
    before: Stance | None


def rows(tracks: Sequence[Track]) -> tuple[Row, ...]:
    """The table behind the drawing: every statement, track by track, by day."""
    found = []
    for track in tracks:
        before: Stance | None = None
        for stood in _by_day(track):
            changed = before is not None and _LOOK_OF[before] != _LOOK_OF[stood.stance]
            found.append(Row(track=track, stood=stood, before=before if changed else None))
            before = stood.stance
    return tuple(found)


def draw(tracks: Sequence[Track], about: str = "Stance over time") -> Markup | None:
    """The drawing, `WIDTH` pixels wide, of at most `MOST` tracks; None where none of them has a day.

    Each sign is one stance of a day; between two that differ the line is dotted.
    """
    dated = [track for track in tracks if any(ordinal(stood.day) for stood in track.stood)]
    if not dated:
        return None
    shown = dated[:MOST]
    days = [day for track in shown for stood in track.stood if (day := ordinal(stood.day))]
    height = HEAD + ROW * len(shown) + FOOT
    said = sum(len(track.stood) for track in tracks)
    counts = f"{words.count(said, 'statement')} on {words.count(len(tracks), 'matter')}"
    name = f"{printed(about)}: {counts}, {words.day(iso(min(days)))} to {words.day(iso(max(days)))}"
    parts = [
        f'<svg class="chart stances" viewBox="0 0 {WIDTH} {height}" role="group" aria-label="{escape(name)}">',
        *(_track(track, HEAD + ROW * at + ROW / 2, min(days), max(days)) for at, track in enumerate(shown)),
        *_axis(min(days), max(days), HEAD + ROW * len(shown)),
        _key(shown, height - 6),
        "</svg>",
    ]
    return Markup("".join(parts))  # noqa: S704 - numbers, names of ours, and words that went through `escape`


def _by_day(track: Track) -> list[Stood]:
    return sorted(track.stood, key=lambda stood: (stood.day, stood.statement))


def _track(track: Track, y: float, first: int, last: int) -> str:
    """The name, and a sign for each stance of each day; those of one day stand beside each other."""
    places: dict[tuple[int, Look], list[Stood]] = {}
    for stood in _by_day(track):
        if day := ordinal(stood.day):
            places.setdefault((day, _LOOK_OF[stood.stance]), []).append(stood)
    on: dict[int, int] = {}
    marks: list[tuple[float, Look, list[Stood]]] = []
    for (day, look), stood_ in places.items():
        marks.append((_x(day, first, last) + 11 * on.get(day, 0), look, stood_))
        on[day] = on.get(day, 0) + 1
    name = line("who", 0, y + 4, shortened(track.name, LETTERS, LEFT - 16))
    if track.href is not None:
        name = f'<a href="{escape(track.href)}"><title>{escape(printed(track.name[:300]))}</title>{name}</a>'
    runs = []
    for (x, look, _), (to, then, _) in pairwise(marks):
        kind = "run" if look == then else "run changed"
        runs.append(f'<path class="{kind}" d="M{short(x)} {short(y)}H{short(to)}"/>')
    return f"<g>{name}{''.join(runs)}{''.join(_mark(x, y, look, stood) for x, look, stood in marks)}</g>"


def _mark(x: float, y: float, look: Look, stood: Sequence[Stood]) -> str:
    said = "; ".join(f"{each.stance}: {shortened(each.words, 1, 60)}" for each in stood[:3])
    more = f"; {len(stood) - 3} more" if len(stood) > 3 else ""
    tip = escape(f"{words.day(stood[0].day)}, {said}{more}")
    return f'<path class="stood {look}" d="{_form(look, x, y)}"><title>{tip}</title></path>'


def _form(look: Look, x: float, y: float) -> str:
    return _FORMS[look].format(x=short(x), y=short(y))


def _axis(first: int, last: int, y: float) -> list[str]:
    parts = [f'<path class="foot" d="M{LEFT} {short(y)}H{WIDTH}"/>']
    for day in dict.fromkeys((first, last)):
        x = _x(day, first, last)
        anchor = "middle" if first == last else "start" if day == first else "end"
        at = x if first == last else x - 5 if day == first else WIDTH
        parts.append(f'<path class="tick" d="M{short(x)} {short(y)}v5"/>')
        parts.append(line("axis", at, y + 17, words.day(iso(day)), anchor))
    return parts


def _key(tracks: Sequence[Track], y: float) -> str:
    """What the signs mean that are there."""
    there = {_LOOK_OF[stood.stance] for track in tracks for stood in track.stood}
    parts, x = [], 6.0
    for look, means in LOOKS.items():
        if look in there:
            parts.append(f'<path class="stood {look}" d="{_form(look, x, y - 4)}"/>{line("axis", x + 10, y, means)}')
            x += 26 + width(means, LETTERS)
    return f'<g aria-hidden="true">{"".join(parts)}</g>'


def _x(day: int, first: int, last: int) -> float:
    share = (day - first) / (last - first) if last > first else 0.5
    return LEFT + 6 + share * (WIDTH - LEFT - 40)
