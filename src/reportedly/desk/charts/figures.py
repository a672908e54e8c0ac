"""A figure over time, by source: one mark per stated quantity, shaped by who states it and what its words allow.
In: a Series and who stands behind its statements. Out: inline SVG, or None where nothing moved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from statistics import median_low

from markupsafe import Markup, escape

from reportedly.desk import words
from reportedly.desk.charts.days import iso, ordinal
from reportedly.desk.charts.figure_marks import APART, HEDGED, LETTERS, NOBODY, Dot, legend, look, mark, middle
from reportedly.desk.charts.labels import Label, Room, placed
from reportedly.desk.charts.lettering import line, printed, short, shortened, width
from reportedly.desk.charts.scales import BOTTOM, HEIGHT, LEFT, WIDTH, Scale, day_axis, fitted, value_axis
from reportedly.record import Claim, FigurePoint, Series

Rivals = tuple[frozenset[str], frozenset[str]]
"""Two claims of different figures of the same thing, each as the statements that state its figure."""
MOST_MARKS, MOST_LABELS = 600, 48
"""Marks drawn, and marks that are given words; the others are in the table."""
SIDE = 8.0
"""Pixels between marks that would stand on each other."""


def draw(series: Series, origins: Mapping[str, str] | None = None, rivals: Sequence[Rivals] = ()) -> Markup | None:
    """The drawing, for readers who see; the same points stand in a table beside it for all.

    `origins` tells by statement who first stands behind it, where the words for a source do not; `rivals` are claims of
    different figures of the same thing. None when fewer than two different quantities, days or sources have
    a number: there is no movement to see.
    """
    dots = _dots(series, origins or {})
    if len({(dot.day, words.bounds(dot.figure)) for dot in dots}) < 2:
        return None
    left_out = max(len(dots) - MOST_MARKS, 0)
    dots = _in_order(_telling(dots)[:MOST_MARKS])
    scale = fitted([dot.day for dot in dots], [value for dot in dots for value in dot.reach])
    dots = _told_apart(dots, scale)
    contested = list(_contested(dots, scale, rivals))
    key, below = legend(dots, bool(contested), left_out)
    first, last = words.day(iso(dots[0].day)), words.day(iso(dots[-1].day))
    label = f"{shortened(series.counts, 1, 120)}: {words.count(len(series.points), 'figure')}, {first} to {last}"
    parts = [
        f'<svg class="chart figures" viewBox="0 0 {WIDTH} {HEIGHT + below}" role="img" aria-label="{escape(label)}">',
        *value_axis(scale, series.unit),
        *day_axis(scale, (dot.day for dot in dots)),
        *contested,
        *_runs(dots, scale),
        *(mark(dot, scale) for dot in dots),
        *_labels(dots, scale),
        key,
        "</svg>",
    ]
    return Markup("".join(parts))  # noqa: S704 - numbers, names of ours, and words that went through `escape`


def rivals_of(claims: Sequence[Claim]) -> tuple[Rivals, ...]:
    """The claims that state different figures of the same thing: of each two, the statements with their figures."""
    stating = {claim.id: frozenset(point.statement for point in claim.figures) for claim in claims}
    pairs = {tuple(sorted((claim.id, rival))) for claim in claims for rival in claim.rivals if rival in stating}
    return tuple((stating[one], stating[other]) for one, other in sorted(pairs))


def _dots(series: Series, origins: Mapping[str, str]) -> list[Dot]:
    grouped: dict[tuple[int, str, str, bool], list[FigurePoint]] = {}
    for point in series.points:
        day = ordinal(point.known_on)
        if day is not None and middle(point.figure) is not None:
            source = origins.get(point.statement) or point.source or NOBODY
            key = (day, words.bounds(point.figure), source, point.stance in HEDGED)
            grouped.setdefault(key, []).append(point)
    dots = []
    for (day, _, source, _), group in grouped.items():
        group.sort(key=lambda point: (point.statement, point.figure.id))
        dots.append(Dot(day=day, figure=group[0].figure, source=source, stance=group[0].stance, points=tuple(group)))
    return _in_order(dots)


def _in_order(dots: Iterable[Dot]) -> list[Dot]:
    return sorted(dots, key=lambda dot: (dot.day, dot.value, dot.source, dot.stance, words.bounds(dot.figure)))


def _told_apart(dots: Sequence[Dot], scale: Scale) -> list[Dot]:
    """The dots, those of the sources with most figures ranked, and those at one place beside each other, up to four."""
    counts = Counter(dot.source for dot in dots)
    first = {dot.source: dot.day for dot in reversed(dots)}
    ordered = sorted(counts, key=lambda source: (source == NOBODY, -counts[source], first[source], source))
    ranks = {source: rank for rank, source in enumerate(ordered[:APART])}
    seen: Counter[tuple[int, int]] = Counter()
    found = []
    for dot in dots:
        place = dot.day, round(scale.y(dot.value) / 5)
        before = seen[place] % 4
        seen[place] += 1
        shift = SIDE * ((before + 1) // 2) * (1 if before % 2 else -1)
        found.append(replace(dot, rank=ranks.get(dot.source), shift=shift))
    return found


def _runs(dots: Sequence[Dot], scale: Scale) -> Iterable[str]:
    """What one source said over time; only totals of one source are joined, of several on a day the middle one."""
    by_source: dict[int, dict[int, list[Dot]]] = {}
    for dot in dots:
        if dot.rank is not None and dot.source != NOBODY and not dot.figure.increment and dot.stance != "denies":
            by_source.setdefault(dot.rank, {}).setdefault(dot.day, []).append(dot)
    for rank, days in sorted(by_source.items()):
        if len(days) > 1:
            at = [(scale.x(day), scale.y(median_low(dot.value for dot in same))) for day, same in sorted(days.items())]
            path = "L".join(f"{short(x)} {short(y)}" for x, y in at)
            yield f'<path class="run {look(rank)}" d="M{path}"/>'


def _contested(dots: Sequence[Dot], scale: Scale, rivals: Sequence[Rivals]) -> Iterable[str]:
    """A line between figures of one day that claims hold against each other, with the sign for 'contested'."""
    told = {point.statement: dot for dot in dots for point in dot.points} if rivals else {}
    apart: dict[int, list[float]] = {}
    for sides in rivals:
        one, other = ([told[name] for name in side if name in told] for side in sides)
        for day in {dot.day for dot in one} & {dot.day for dot in other}:
            apart.setdefault(day, []).extend(dot.value for dot in (*one, *other) if dot.day == day)
    for day, values in sorted(apart.items()):
        x, top, foot = scale.x(day), scale.y(max(values)), scale.y(min(values))
        yield f'<path class="contested" d="M{short(x)} {short(top)}V{short(foot)}"/>'
        yield f'<path class="sign" d="M{short(x - 5)} {short((top + foot) / 2 - 2)}h10m0 4h-10m2 4l6-12"/>'


def _labels(dots: Sequence[Dot], scale: Scale) -> Iterable[str]:
    """Each figure's words beside its mark where there is room; of many, the last and the extremes before others."""
    room = Room(LEFT, 0, WIDTH, HEIGHT - BOTTOM)
    for dot in dots:
        x, y = dot.at(scale)
        ends = [scale.y(value) for value in dot.reach]
        room.take(x - 5, min(y - 5, *ends), x + 5, max(y + 5, *ends))
    for stands in placed((_label(dot, scale) for dot in _telling(dots)[:MOST_LABELS]), room):
        yield line("value", stands.x, stands.y, stands.words, "end" if stands.ends else "start")


def _label(dot: Dot, scale: Scale) -> Label:
    text = " ".join(printed(dot.figure.text[:60]).split())
    text = text if len(dot.figure.text) <= 22 else words.bounds(dot.figure)
    x, y = dot.at(scale)
    return Label(words=text, x=x, y=y, width=width(text, LETTERS))


def _telling(dots: Sequence[Dot]) -> list[Dot]:
    """The dots in order of what their words tell: the newest of each source, the extremes, the first, then by day."""
    newest = {dot.source: at for at, dot in enumerate(dots)}
    values = sorted(range(len(dots)), key=lambda at: dots[at].value)
    order = dict.fromkeys((*sorted(newest.values(), reverse=True), values[-1], values[0], 0, *range(len(dots))))
    return [dots[at] for at in order]
