"""When it was said, and when it happened: days of a draft's statement against those of what it matches.
In: units of a draft and an archive. Out: the days that the archive has where they differ.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from reportedly.linking.checking.pages import Page, Unit
from reportedly.record import Days, TimeRef

LATELY = 2
"""Days before its article in which something without a day was said."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d$")
_DIGIT = re.compile(r"\d")


def said_on(unit: Unit) -> Days | None:
    """The one day on which a statement was made, where its text tells; None for a range."""
    days = unit.statement.said_on if unit.statement else None
    return days if days is not None and days.earliest == days.latest and _DAY.match(days.earliest) else None


def said_otherwise(unit: Unit, near: Sequence[tuple[Unit, Page]]) -> tuple[Unit, Days] | None:
    """A match that was said on another day, where all whose day is known were; None where one fits or none is known.

    Of a match without a day, the days before its article could be known fit.
    """
    own = said_on(unit)
    if own is None:
        return None
    known = [(other, other.statement.said_on) for other, _ in near if other.statement and other.statement.said_on]
    undated = [page.known_on for other, page in near if not (other.statement and other.statement.said_on)]
    fits = any(days.earliest <= own.earliest <= days.latest for _, days in known)
    if not known or fits or any(0 <= _days_between(own.earliest, day) <= LATELY for day in undated):
        return None
    return known[0]


def _days_between(earlier: str, later: str) -> int:
    return (date.fromisoformat(later) - date.fromisoformat(earlier)).days


def happened_otherwise(
    unit: Unit, page: Page, near: Sequence[tuple[Unit, Page]]
) -> tuple[TimeRef, Unit, TimeRef, Page] | None:
    """A date in what is told, and the other date that all matches with a date give."""
    own = [time for time in _days(unit, page) if _DIGIT.search(time.text)]
    if len(own) != 1:
        return None
    others = [(other, time, its) for other, its in near for time in _days(other, its)]
    if not others or any(time.value == own[0].value for _, time, _ in others):
        return None
    other, time, its = next((item for item in others if _DIGIT.search(item[1].text)), others[0])
    return own[0], other, time, its


def _days(unit: Unit, page: Page) -> list[TimeRef]:
    """Days named in what a unit says."""
    times = page.revision.reading.times
    return [t for t in times if _DAY.match(t.value) and any(s <= t.start and t.end <= e for s, e in unit.spans)]
