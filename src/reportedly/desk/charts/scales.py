"""Scales of a figure chart: days to the right, quantities up, with their axes.
In: days and quantities. Out: places in pixels, and the axes as SVG.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.desk import words
from reportedly.desk.charts.days import iso
from reportedly.desk.charts.lettering import line, short

WIDTH, HEIGHT = 460, 250
LEFT, RIGHT, TOP, BOTTOM = 52, 14, 26, 30
"""Pixels: of the plot, and of the margins around what is drawn in it."""
INSET = 14
"""Pixels between the ends of the day axis and the first and last day."""
DAY_LABEL, YEAR_LABEL = 62, 88
"""Pixels that the label of a day takes, without its year and with it."""
LOG_FROM = 40.0
"""From this ratio of the highest to the lowest figure on, the scale is logarithmic."""
SMALLEST = 1e-9
"""What is less is as good as 0 on an axis."""
_MONEY = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Days (proleptic ordinals) to x, quantities to y."""

    first: int
    last: int
    low: float
    high: float
    logarithmic: bool

    def x(self, day: int) -> float:
        """Pixels from the left; a single day stands in the middle."""
        share = (day - self.first) / (self.last - self.first) if self.last > self.first else 0.5
        return round(LEFT + INSET + share * (WIDTH - LEFT - RIGHT - 2 * INSET), 1)

    def y(self, value: float) -> float:
        """Pixels from the top; what a logarithmic scale cannot show stands at its foot."""
        low, high, at = self.low, self.high, value
        if self.logarithmic:
            low, high, at = math.log10(low), math.log10(high), math.log10(max(value, self.low))
        return round(HEIGHT - BOTTOM - (at - low) / (high - low) * (HEIGHT - TOP - BOTTOM), 1)


def fitted(days: Sequence[int], values: Sequence[float]) -> Scale:
    """The scale of some days and quantities: from 0, or logarithmic where they differ by more than `LOG_FROM` times."""
    low, high = min(values), max(values)
    logarithmic = low >= SMALLEST and high / low >= LOG_FROM
    if logarithmic:
        low, high = 10.0 ** math.floor(math.log10(low)), 10.0 ** math.ceil(math.log10(high) + 1e-9)
    else:
        step = _step(max(high, 0.0) - min(low, 0.0))
        low, high = math.floor(min(low, 0.0) / step) * step, math.ceil(max(high, 0.0) / step) * step
    if low == high:
        high = low + 1.0
    return Scale(first=min(days), last=max(days), low=low, high=high, logarithmic=logarithmic)


def value_axis(scale: Scale, unit: str | None) -> Iterable[str]:
    """Lines across the plot at round quantities, with the sign of a currency or of percent."""
    if scale.logarithmic:
        decades = range(round(math.log10(scale.low)), round(math.log10(scale.high)) + 1)
        ticks = [10.0**decade for decade in decades[:: 1 + len(decades) // 8]]
        yield line("axis", 0, 11, "logarithmic scale")
    else:
        step = _step(scale.high - scale.low)
        ticks = [scale.low + step * i for i in range(round((scale.high - scale.low) / step) + 1)]
    for tick in ticks:
        y = scale.y(tick)
        kind = "foot" if y == HEIGHT - BOTTOM else "grid"
        yield f'<path class="{kind}" d="M{LEFT} {short(y)}H{WIDTH - RIGHT}"/>'
        yield line("axis", LEFT - 8, y + 4, amount(tick, unit), "end")


def day_axis(scale: Scale, days: Iterable[int]) -> Iterable[str]:
    """The days that have figures, as many as fit; always the first and the last. With years where they differ."""
    places = {scale.x(day): day for day in days}
    years = {date.fromordinal(day).year for day in places.values()}
    room = DAY_LABEL if len(years) == 1 else YEAR_LABEL
    last, free_from = max(places), -math.inf
    for x in sorted(places):
        if x != last and (x < free_from or last - x < room):
            continue
        told = words.day(iso(places[x]))
        fits = x + room / 2 <= WIDTH
        at, anchor = (x, "middle") if fits else (WIDTH, "end")
        text = told[:-5] if len(years) == 1 else told
        yield f'<path class="tick" d="M{short(x)} {HEIGHT - BOTTOM}v5"/>'
        yield line("axis", at, HEIGHT - BOTTOM + 19, text, anchor)
        free_from = x + room


def amount(value: float, unit: str | None) -> str:
    """`3000000` as `3m`, of dollars `$3m`, of percent `50%`: an axis has no room."""
    size, letter = next(((s, n) for s, n in ((1e12, "tn"), (1e9, "bn"), (1e6, "m")) if abs(value) >= s), (1.0, ""))
    scaled = value / size
    told = f"{abs(scaled):,.0f}" if scaled == round(scaled) and abs(scaled) < 1e6 else f"{abs(scaled):g}"
    sign = "−" if value < 0 else ""
    return f"{sign}{_MONEY.get(unit or '', '')}{told}{letter}{'%' if unit == 'percent' else ''}"


def _step(reach: float) -> float:
    """A round step (1, 2 or 5 times a power of ten) that cuts `reach` into about four."""
    if reach < SMALLEST:
        return 1.0
    rough = reach / 4
    power = 10.0 ** math.floor(math.log10(rough))
    return next(factor * power for factor in (1.0, 2.0, 5.0, 10.0) if factor * power >= rough * 0.999)
