"""The times of a text without a day of publication, as far as its own words tell their days.
In: plain text, its expressions, and the last date in print that it tells of as past. Out: a value for each, or None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from reportedly.reading.timex.calendar import weekday_after
from reportedly.reading.timex.dates import day_number, month_number
from reportedly.reading.timex.expressions import Expression
from reportedly.reading.timex.sequence import resolve_all
from reportedly.reading.timex.setting import Resolved, Setting, TenseAt, tense_of
from reportedly.reading.timex.timewords import WEEKDAYS

FEW_DAYS = 3
"""Days after a date in print for which a text still names the weekday: 'on 23 October … on Friday'."""
NEAR_DAYS = 60
"""Days between the last date in print and 'Friday, Oct. 18' within which both are taken to be of one time."""
YEARLESS = frozenset(("date", "date_clock", "clock_date", "month"))
"""Patterns whose values lack but the year: papers leave it out of the days and months nearest to them."""
_BEHIND = re.compile(r",? \(?([A-Z][a-z]{2,8})\b")


def undated_values(
    flat: str, expressions: Sequence[Expression], first: date | None, tense_at: TenseAt
) -> list[Resolved | None]:
    """The value of each expression, with X for what cannot be known. `first` is the last date in print told as past.

    A text that tells its last days by their weekdays is read as of the last one. One that prints a day with its weekday
    only lends its days and months the year of that day.
    """
    with_weekday = day_by_weekday(flat, expressions, first, tense_at)
    last = max((day for day in (first, with_weekday) if day), default=None)
    today = told_from(flat, expressions, last, tense_at)
    values = resolve_all(flat, expressions, today, "", tense_at)
    if today is None and with_weekday is not None:
        as_of_it = resolve_all(flat, expressions, with_weekday, "", tense_at)
        values = [
            placed if expression.rule in YEARLESS else value
            for expression, value, placed in zip(expressions, values, as_of_it, strict=True)
        ]
    return values


def told_from(flat: str, expressions: Sequence[Expression], first: date | None, tense_at: TenseAt) -> date | None:
    """The last day told as past by its weekday, within a few days after `first`, which the text is no older than."""
    if first is None:
        return None
    setting = Setting(flat, first, "", tense_at)
    weekdays = [
        WEEKDAYS[one.match["wd"].lower()]
        for one in expressions
        if one.rule == "weekday"
        and not (one.match["which"] or one.match["week"])
        and tense_of(one, setting) != "future"
    ]
    days = [weekday_after(first, weekday) for weekday in weekdays]
    return max((day for day in days if (day - first).days <= FEW_DAYS), default=None)


def day_by_weekday(flat: str, expressions: Sequence[Expression], first: date | None, tense_at: TenseAt) -> date | None:
    """The last day told as past that is printed with its weekday and without its year: 'on Friday, Oct. 18'.

    Its year is the one in which it is that weekday and near `first`, the last date in print told as past. Chance seldom
    agrees with both; a year alone in print, or a date without a weekday, would too often.
    """
    if first is None:
        return None
    setting = Setting(flat, first, "", tense_at)
    dated = [one for one in expressions if one.rule in YEARLESS and one.rule != "month"]
    days = [_day(flat, one, first) for one in dated if tense_of(one, setting) != "future"]
    return max((day for day in days if day is not None), default=None)


def _day(flat: str, expression: Expression, first: date) -> date | None:
    got = expression.match
    behind = _BEHIND.match(flat, expression.end)
    weekday = got["wd"] or (behind.group(1) if behind else "")
    number = WEEKDAYS.get(weekday.rstrip(".").lower())
    if number is None or got["y"] or got["y2"]:
        return None
    for year in (first.year - 1, first.year, first.year + 1):
        try:
            day = date(year, month_number(got["m1"] or got["m2"]), day_number(got["d1"] or got["d2"]))
        except ValueError:
            continue
        if day.isoweekday() == number and abs((day - first).days) <= NEAR_DAYS:
            return day
    return None
