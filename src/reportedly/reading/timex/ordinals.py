"""Ordinals: the values of expressions that count within a month or name a week by one of its days.
In: an Expression and a Setting. Out: TIMEX3 values; NTH, the resolver of each pattern.
"""

from __future__ import annotations

from datetime import date, timedelta

from reportedly.reading.timex.calendar import add_days, add_months, days_of, week_of, weekday_after, weekday_before
from reportedly.reading.timex.dates import DATES, day_number, month_number, month_value
from reportedly.reading.timex.expressions import Expression
from reportedly.reading.timex.setting import Resolved, Resolver, Setting
from reportedly.reading.timex.timewords import ORDINALS, WEEKDAYS

_THURSDAY = 4
"""A week is of the month, and of the year, that its Thursday is in, as in ISO 8601."""


def _week_of(expression: Expression, setting: Setting) -> Resolved | None:
    """'the week of March 6'."""
    day = DATES["date"](expression, setting)
    days = days_of(day.value) if day else None
    if days is None:
        return Resolved("DATE", "XXXX-WXX") if day else None
    return Resolved("DATE", week_of(days[0]))


def _nth_week(expression: Expression, setting: Setting) -> Resolved | None:
    """'the first week of October', 'the last week of 2016'."""
    days = _within(expression, setting)
    day = _nth(expression.match["n"], _THURSDAY, *days) if days else None
    return Resolved("DATE", week_of(day)) if day else Resolved("DATE", "XXXX-WXX")


def _nth_weekday(expression: Expression, setting: Setting) -> Resolved | None:
    """'the first Friday of next month'."""
    weekday = WEEKDAYS[expression.match["wd"].lower()]
    days = _within(expression, setting)
    day = _nth(expression.match["n"], weekday, *days) if days else None
    return Resolved("DATE", day.isoformat() if day else f"XXXX-WXX-{weekday}")


def _within(expression: Expression, setting: Setting) -> tuple[date, date] | None:
    """The month or year that is counted in."""
    got = expression.match.groupdict()
    if got.get("whole"):
        return days_of(got["whole"])
    if got["m"]:
        return days_of(month_value(month_number(got["m"]), got["y"], expression, setting))
    if setting.today is None:
        return None
    step = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(got["near"].lower().split()[-1], 0)
    first = add_months(setting.today, step)
    return first, add_days(add_months(first, 1), -1)


def _nth(which: str, weekday: int, first: date, last: date) -> date | None:
    if which.lower() == "last":
        return weekday_before(last, weekday)
    day = add_days(weekday_after(first, weekday), 7 * (ORDINALS[which.lower()] - 1))
    return day if day <= last else None


def _weekday_the_nth(expression: Expression, setting: Setting) -> Resolved | None:
    """'Friday the 15th' is of the nearest month in which the two agree; without one, only the weekday holds."""
    weekday, number = WEEKDAYS[expression.match["wd"].lower()], day_number(expression.match["d"])
    if setting.today is None:
        return Resolved("DATE", f"XXXX-XX-{number:02d}")
    months = [add_months(setting.today, step) for step in (-2, -1, 0, 1, 2)]
    days = [first + timedelta(number - 1) for first in months if number <= (add_months(first, 1) - first).days]
    near = [day for day in days if day.isoweekday() == weekday]
    today = setting.today
    return Resolved("DATE", min(near, key=lambda day: abs(day - today)).isoformat()) if near else None


NTH: dict[str, Resolver] = {
    "week_of": _week_of,
    "nth_week": _nth_week,
    "nth_weekday": _nth_weekday,
    "weekday_the_nth": _weekday_the_nth,
}
