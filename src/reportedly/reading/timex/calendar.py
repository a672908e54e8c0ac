"""Calendar: the days that a TIMEX3 value covers, and where weekdays, months, seasons and holidays fall.
In: TIMEX3 values, days. Out: days. Nothing here knows about texts.
"""

from __future__ import annotations

import re
from datetime import MAXYEAR, MINYEAR, date, timedelta

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First months on the northern half of the globe; winter begins in the year that names it."""

_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|W(?P<week>\d\d)(?P<end>-WE)?|"
    r"Q(?P<quarter>[1-4])|H(?P<half>[12])|"
    r"(?P<season>SP|SU|FA|WI)))?(?:T.*)?|(?P<decade>\d{3})|(?P<century>\d\d)"
)


def days_of(value: str) -> tuple[date, date] | None:
    """The first and last day of a value; None for placeholders, durations, sets, and days that no calendar has."""
    first, slash, last = value.partition("/")
    try:
        start, end = _days(first), _days(last) if slash else None
    except (ValueError, OverflowError):
        return None
    if not slash or start is None:
        return start
    return (start[0], end[1]) if end and start[0] <= end[1] else None


def _days(value: str) -> tuple[date, date] | None:
    match = _VALUE.fullmatch(value)
    if match is None:
        return None
    if match["decade"]:
        return date(int(match["decade"]) * 10, 1, 1), date(int(match["decade"]) * 10 + 9, 12, 31)
    if match["century"]:
        return date(int(match["century"]) * 100 + 1, 1, 1), date(int(match["century"]) * 100 + 100, 12, 31)
    year = int(match["year"])
    if match["week"]:
        monday = date.fromisocalendar(year, int(match["week"]), 1)
        return (monday + timedelta(5 if match["end"] else 0), monday + timedelta(6))
    if match["day"]:
        day = date(year, int(match["month"]), int(match["day"]))
        return day, day
    if match["month"]:
        return _months(year, int(match["month"]), 1)
    if match["quarter"]:
        return _months(year, 3 * int(match["quarter"]) - 2, 3)
    if match["half"]:
        return _months(year, 6 * int(match["half"]) - 5, 6)
    if match["season"]:
        return _months(year, SEASONS[match["season"]], 3)
    return date(year, 1, 1), date(year, 12, 31)


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    return date(year, month, 1), add_months(date(year, month, 1), count) - timedelta(1)


def add_months(day: date, count: int) -> date:
    """The first day of the month `count` months after that of `day`; stays within the calendar."""
    month = day.year * 12 + day.month - 1 + count
    month = min(max(month, MINYEAR * 12), MAXYEAR * 12 + 11)
    return date(month // 12, month % 12 + 1, 1)


def add_days(day: date, count: int) -> date:
    """`day` moved by `count` days; stays within the calendar."""
    return date.fromordinal(min(max(day.toordinal() + count, 1), date.max.toordinal()))


def week_of(day: date) -> str:
    """The ISO 8601 week of a day: 2024-W42."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def month_of(day: date) -> str:
    """The month of a day: 2024-10."""
    return f"{day.year:04d}-{day.month:02d}"


def weekday_before(day: date, weekday: int) -> date:
    """The last `weekday` (Monday is 1) on or before `day`."""
    return add_days(day, -((day.isoweekday() - weekday) % 7))


def weekday_after(day: date, weekday: int) -> date:
    """The first `weekday` (Monday is 1) on or after `day`."""
    return add_days(day, (weekday - day.isoweekday()) % 7)


def easter(year: int) -> date:
    """Easter Sunday of the western churches. Source: the anonymous Gregorian computus (Meeus, Jones, Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


_FIXED = {
    "new year's day": (1, 1), "new year": (1, 1), "new year's eve": (12, 31), "valentine's day": (2, 14),
    "st. patrick's day": (3, 17),
    "may day": (5, 1), "international workers' day": (5, 1),
    "juneteenth": (6, 19), "fourth of july": (7, 4), "bastille day": (7, 14),
    "halloween": (10, 31),
    "veterans day": (11, 11), "armistice day": (11, 11), "christmas eve": (12, 24), "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
}  # fmt: skip
_NTH = {
    "martin luther king jr. day": (1, 1, 3), "martin luther king day": (1, 1, 3), "presidents' day": (2, 1, 3),
    "mother's day": (5, 7, 2),
    "father's day": (6, 7, 3), "labor day": (9, 1, 1), "columbus day": (10, 1, 2), "thanksgiving day": (11, 4, 4),
    "thanksgiving": (11, 4, 4),
}  # fmt: skip
"""Month, weekday (Monday is 1), which one of the month: the days as kept in the United States."""
_EASTER = {
    "good friday": -2,
    "easter sunday": 0,
    "easter": 0,
    "easter monday": 1,
    "ash wednesday": -46,
    "palm sunday": -7,
}
_OTHERS = ("memorial day", "election day")
HOLIDAYS: tuple[str, ...] = tuple(sorted([*_FIXED, *_NTH, *_EASTER, *_OTHERS], key=len, reverse=True))


def holiday(name: str, year: int) -> date:
    """The day on which the holiday `name` (one of HOLIDAYS) falls in `year`."""
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _EASTER:
        return easter(year) + timedelta(_EASTER[name])
    if name == "memorial day":
        return weekday_before(date(year, 5, 31), 1)
    if name == "election day":
        return weekday_after(date(year, 11, 2), 2)
    month, weekday, which = _NTH[name]
    return weekday_after(date(year, month, 1), weekday) + timedelta(7 * which - 7)
