"""How much a story moves, in a line of type: articles as bars and changes as dots above them, day by day.
In: a StoryView. Out: its days, a sparkline, and the words that tell the same.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from markupsafe import Markup, escape

from reportedly.desk import words
from reportedly.desk.charts.days import iso, ordinal
from reportedly.desk.charts.lettering import short
from reportedly.record import StoryView

WIDTH, HEIGHT, FOOT = 168, 26, 20
"""Pixels: of the drawing, and from its top to the foot of the bars."""
MOST = 56
"""Bars at most: of a longer story each bar is several days."""
TALLEST = 12.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day, or several: from `first` to `last` (`YYYY-MM-DD`), both in."""

    first: str
    last: str
    articles: int
    changes: int


def pulse(view: StoryView) -> tuple[Day, ...]:
    """Articles that a reader could first know, and changes, on each day of the story; at most `MOST` entries."""
    articles = Counter(day for each in view.articles if (day := ordinal(each.known_on)))
    changes = Counter(day for each in view.changes if (day := ordinal(each.date)))
    if not articles and not changes:
        return ()
    first, last = min(articles | changes), max(articles | changes)
    each = -(-(last - first + 1) // MOST)
    bins = -(-(last - first + 1) // each)
    told = [Counter[int](), Counter[int]()]
    for found, counts in zip(told, (articles, changes), strict=True):
        for day, number in counts.items():
            found[(day - first) // each] += number
    return tuple(
        Day(
            first=iso(first + at * each),
            last=iso(min(first + (at + 1) * each - 1, last)),
            articles=told[0][at],
            changes=told[1][at],
        )
        for at in range(bins)
    )


def draw(view: StoryView) -> Markup | None:
    """The sparkline, named by `told`; None where the story has no day or only one: there is nothing to compare."""
    days = pulse(view)
    if len(days) < 2:
        return None
    step = min((WIDTH - 4) / len(days), 14.0)
    most = max(max(day.articles for day in days), 1)
    busiest = max(max(day.changes for day in days), 1)
    bars, dots = [], []
    for at, day in enumerate(days):
        x = 2 + at * step
        if day.articles:
            tall = max(TALLEST * day.articles / most, 1.5)
            bars.append(f"M{short(x)} {FOOT}v-{short(tall)}h{short(max(step - 1, 0.8))}v{short(tall)}z")
        if day.changes:
            r = 0.8 + 1.4 * (day.changes / busiest) ** 0.5
            dots.append(f"M{short(x + (step - 1) / 2 - r)} 4a{short(r)} {short(r)} 0 1 0 {short(2 * r)} 0")
            dots.append(f"a{short(r)} {short(r)} 0 1 0-{short(2 * r)} 0")
    foot = f'<path class="foot" d="M2 {FOOT + 0.5}H{short(2 + len(days) * step - 1)}"/>'
    drawn = f'{foot}<path class="articles" d="{"".join(bars)}"/><path class="changes" d="{"".join(dots)}"/>'
    name = escape(told(view))
    return Markup(  # noqa: S704 - numbers, and words that went through `escape`
        f'<svg class="chart spark" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
        f' aria-label="{name}"><title>{name}</title>{drawn}</svg>'
    )


def told(view: StoryView) -> str:
    """The sparkline in words: `3 to 7 Mar 2031: 4 articles, most on 5 Mar (2); 4 changes, most on 7 Mar (2)`."""
    days = pulse(view)
    if not days:
        return "no day known"
    span = words.day(days[0].first)
    if days[-1].last != days[0].first:
        span = f"{span} to {words.day(days[-1].last)}"
    articles = max(days, key=lambda day: day.articles)
    changes = max(days, key=lambda day: day.changes)
    parts = (
        (sum(day.articles for day in days), "article", articles, articles.articles),
        (sum(day.changes for day in days), "change", changes, changes.changes),
    )
    counted = (
        f"{words.count(total, one)}{f', most {_when(day)} ({most})' if most < total else ''}"
        for total, one, day, most in parts
        if total
    )
    return f"{span}: {'; '.join(counted)}"


def _when(day: Day) -> str:
    if day.first == day.last:
        return f"on {words.day(day.first)}"
    return f"from {words.day(day.first)} to {words.day(day.last)}"
