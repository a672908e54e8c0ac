"""A figure over time as a small drawing: one mark per stated quantity, shaped by what its words allow.
In: a Series. Out: inline SVG, or None where nothing moved.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from reportedly.desk import words
from reportedly.record import Figure, FigurePoint, Series

WIDTH, HEIGHT = 460, 230
LEFT, RIGHT, TOP, BOTTOM = 58, 22, 22, 34
LABEL_HEIGHT, LETTER = 14, 6.4
LOG_FROM = 40.0
"""From this ratio of the highest to the lowest figure on, the scale is logarithmic."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    """Days to x, figures to y."""

    first: int
    last: int
    low: float
    high: float
    logarithmic: bool

    def x(self, day: int) -> float:
        share = (day - self.first) / (self.last - self.first) if self.last > self.first else 0.5
        return round(LEFT + 14 + share * (WIDTH - LEFT - RIGHT - 28), 1)

    def y(self, value: float) -> float:
        low, high, at = self.low, self.high, value
        if self.logarithmic:
            low, high, at = math.log10(low), math.log10(high), math.log10(max(value, self.low))
        return round(HEIGHT - BOTTOM - (at - low) / (high - low) * (HEIGHT - TOP - BOTTOM), 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dot:
    """Points of one day that state the same quantity."""

    day: int
    figure: Figure
    points: tuple[FigurePoint, ...]


def draw(series: Series) -> Markup | None:
    """The drawing, for readers who see; the same points stand in a table beside it for all.

    None when fewer than two different quantities or days have a number: there is no movement to see.
    """
    dots = _dots(series)
    if len(dots) < 2:
        return None
    scale = _scale(dots)
    label = f"{series.counts}: {len(series.points)} figures, {words.day(_iso(dots[0].day))} to {_last_day(dots)}"
    taken: list[tuple[float, float, float]] = []
    parts = [
        Markup('<svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="{}">').format(WIDTH, HEIGHT, label),
        *_value_axis(scale),
        *_day_axis(scale, dots),
        *(_path(scale, run) for run in _runs(dots)),
        *(_glyph(scale, dot) for dot in dots),
        *(_labels(scale, dots, taken)),
        Markup("</svg>"),
    ]
    return Markup("").join(parts)


def _dots(series: Series) -> tuple[_Dot, ...]:
    grouped: dict[tuple[int, str], list[FigurePoint]] = {}
    for point in series.points:
        day = _ordinal(point.known_on)
        if day is not None and _middle(point.figure) is not None:
            grouped.setdefault((day, words.bounds(point.figure)), []).append(point)
    ordered = sorted(grouped.items(), key=lambda item: (item[0][0], _middle(item[1][0].figure) or 0, item[0][1]))
    return tuple(_Dot(day=day, figure=group[0].figure, points=tuple(group)) for (day, _), group in ordered)


def _ordinal(iso: str) -> int | None:
    try:
        return date.fromisoformat(iso).toordinal()
    except ValueError:
        return None


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()


def _last_day(dots: Sequence[_Dot]) -> str:
    return words.day(_iso(dots[-1].day))


def _middle(figure: Figure) -> float | None:
    """Where the mark of a figure stands: its value, the middle of its range, or the only bound it has."""
    if figure.value is not None:
        return float(figure.value)
    edges = [float(edge) for edge in (figure.low, figure.high) if edge is not None]
    return sum(edges) / len(edges) if edges else None


def _extremes(dots: Iterable[_Dot]) -> list[float]:
    figures = [dot.figure for dot in dots]
    return [float(v) for f in figures for v in (f.low, f.high, f.value) if v is not None]


def _scale(dots: Sequence[_Dot]) -> _Scale:
    values = _extremes(dots)
    low, high = min(values), max(values)
    logarithmic = low > 0 and high / low >= LOG_FROM
    if logarithmic:
        low, high = 10.0 ** math.floor(math.log10(low)), 10.0 ** math.ceil(math.log10(high) + 1e-9)
    else:
        step = _step(max(high, 0.0) - min(low, 0.0))
        low, high = math.floor(min(low, 0.0) / step) * step, math.ceil(max(high, 0.0) / step) * step
    if low == high:
        high = low + 1.0
    return _Scale(first=dots[0].day, last=dots[-1].day, low=low, high=high, logarithmic=logarithmic)


def _step(reach: float) -> float:
    """A round step (1, 2 or 5 times a power of ten) that cuts `reach` into about four."""
    if reach <= 0:
        return 1.0
    rough = reach / 4
    power = 10.0 ** math.floor(math.log10(rough))
    return next(factor * power for factor in (1.0, 2.0, 5.0, 10.0) if factor * power >= rough * 0.999)


def _value_axis(scale: _Scale) -> Iterable[Markup]:
    if scale.logarithmic:
        decades = range(round(math.log10(scale.low)), round(math.log10(scale.high)) + 1)
        ticks = [10.0**decade for decade in decades]
        yield Markup('<text class="axis" x="0" y="10">logarithmic scale</text>')
    else:
        step = _step(scale.high - scale.low)
        ticks = [scale.low + step * i for i in range(round((scale.high - scale.low) / step) + 1)]
    for tick in ticks:
        y = scale.y(tick)
        yield Markup('<line class="grid" x1="{}" y1="{}" x2="{}" y2="{}"/>').format(LEFT, y, WIDTH - RIGHT, y)
        yield Markup('<text class="axis" x="{}" y="{}" text-anchor="end">{}</text>').format(
            LEFT - 8, y + 4, _short(tick)
        )


def _short(value: float) -> str:
    """`3000000` as `3m`: an axis has no room."""
    for size, letter in ((1e12, "tn"), (1e9, "bn"), (1e6, "m")):
        if abs(value) >= size:
            return f"{value / size:g}{letter}"
    return f"{value:,.0f}" if value == round(value) else f"{value:g}"


def _day_axis(scale: _Scale, dots: Sequence[_Dot]) -> Iterable[Markup]:
    """The days that have figures, as many as fit; always the first and the last."""
    places = {scale.x(dot.day): dot.day for dot in dots}
    last = max(places)
    free_from = -math.inf
    for x in sorted(places):
        if x != last and (x < free_from or last - x < 62):
            continue
        short = words.day(_iso(places[x]))[:-5]
        yield Markup('<line class="tick" x1="{x}" y1="{y}" x2="{x}" y2="{z}"/>').format(
            x=x, y=HEIGHT - BOTTOM, z=HEIGHT - BOTTOM + 5
        )
        yield Markup('<text class="axis" x="{}" y="{}" text-anchor="middle">{}</text>').format(
            x, HEIGHT - BOTTOM + 20, short
        )
        free_from = x + 62


def _runs(dots: Sequence[_Dot]) -> Iterable[list[_Dot]]:
    """What one source said over time, source by source; only these totals are joined by a line."""
    by_source: dict[str, list[_Dot]] = {}
    for dot in (each for each in dots if not each.figure.increment):
        for source in sorted({point.source for point in dot.points if point.source}):
            by_source.setdefault(source, []).append(dot)
    return (run for _, run in sorted(by_source.items()) if len({dot.day for dot in run}) > 1)


def _path(scale: _Scale, run: Sequence[_Dot]) -> Markup:
    joined = " ".join(f"{scale.x(dot.day)},{scale.y(_middle(dot.figure) or 0.0)}" for dot in run)
    return Markup('<polyline class="run" points="{}"/>').format(joined)


def _glyph(scale: _Scale, dot: _Dot) -> Markup:
    """A disc for a number, a ring for about one, a bar for a range, an arrow for a bound, a plus for an increment."""
    figure, x, y = dot.figure, scale.x(dot.day), scale.y(_middle(dot.figure) or 0.0)
    tip = Markup("<title>{}</title>").format(_tip(dot))
    if figure.increment:
        shape = Markup('<path class="more" d="M{} {}h12M{} {}v12"/>').format(x - 6, y, x, y - 6)
    elif figure.low is not None and figure.high is not None and figure.low != figure.high:
        shape = Markup('<path class="range" d="M{l} {a}h10M{x} {a}V{b}M{l} {b}h10"/>').format(
            l=x - 5, x=x, a=scale.y(figure.high), b=scale.y(figure.low)
        )
    elif figure.low is None and figure.high is not None:
        shape = Markup('<path class="bound" d="M{} {}h14M{} {}v15m-4 -5l4 5l4 -5"/>').format(x - 7, y, x, y)
    elif figure.high is None and figure.low is not None:
        shape = Markup('<path class="bound" d="M{} {}h14M{} {}v-15m-4 5l4 -5l4 5"/>').format(x - 7, y, x, y)
    else:
        kind = "about" if figure.modifier == "about" else "exact"
        shape = Markup('<circle class="{}" cx="{}" cy="{}" r="4.5"/>').format(kind, x, y)
    return Markup("<g>{}{}</g>").format(tip, shape)


def _tip(dot: _Dot) -> str:
    said = "; ".join(dict.fromkeys(point.source or "no source named" for point in dot.points))
    return f"“{dot.figure.text}” {words.day(_iso(dot.day))}: {said}"


def _labels(scale: _Scale, dots: Sequence[_Dot], taken: list[tuple[float, float, float]]) -> Iterable[Markup]:
    """Each figure's words beside its mark where there is room; the others are in the table."""
    for dot in dots:
        text = dot.figure.text if len(dot.figure.text) <= 22 else words.bounds(dot.figure)
        width = LETTER * len(text)
        x, y = scale.x(dot.day), scale.y(_middle(dot.figure) or 0.0)
        rightwards = x + 11 + width < WIDTH
        left = x + 11 if rightwards else x - 11 - width
        if left < LEFT or any(
            left < end + 4 and start < left + width + 4 and abs(y - level) < LABEL_HEIGHT for start, end, level in taken
        ):
            continue
        taken.append((left, left + width, y))
        yield Markup('<text class="value" x="{}" y="{}" text-anchor="{}">{}</text>').format(
            x + 11 if rightwards else x - 11, y - 5, "start" if rightwards else "end", text
        )
