"""The days of a story that something happened on, for going back and forth between them.
In: the view of now, and the day that is looked at. Out: days, and where among them one is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.record import StoryView


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day on which articles came or something changed."""

    date: str
    changes: int
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """Where a day is among the days of a story."""

    at: int
    """The last of them that is not after it; 0 where all are."""
    back: str | None
    """The one before; None on the first."""
    forward: str | None
    """The one after; None where that is now, and now itself."""
    now: bool
    """Whether nothing is left out."""


def days_of(view: StoryView) -> tuple[Day, ...]:
    """The days in order; as known on the last of them, a story is what it is now."""
    changes = Counter(change.date for change in view.changes)
    articles = Counter(article.known_on for article in view.articles)
    return tuple(Day(date=day, changes=changes[day], articles=articles[day]) for day in sorted({*changes, *articles}))


def between(days: Sequence[Day], as_of: str | None) -> Between:
    """Where `as_of` is among the days of a story; the last of them stands for now."""
    dates = [day.date for day in days]
    last = len(dates) - 1
    if as_of is None or last < 0:
        return Between(at=max(last, 0), back=dates[-2] if last > 0 else None, forward=None, now=True)
    before = bisect_left(dates, as_of)
    at = before if before <= last and dates[before] == as_of else before - 1
    return Between(
        at=max(at, 0),
        back=dates[before - 1] if before else None,
        forward=dates[at + 1] if at + 1 < last else None,
        now=False,
    )
