"""Time zones as outlets print them, and the zones of the cities in datelines.
In: a zone's name or a city, and a day. Out: the offset from UTC that it had on that day.
"""

from __future__ import annotations

import datetime as dt
import re

ZONES: dict[str, str] = {
    "Z": "+00:00", "UTC": "+00:00", "GMT": "+00:00", "WET": "+00:00", "BST": "+01:00", "WEST": "+01:00",
    "CET": "+01:00", "MEZ": "+01:00", "WAT": "+01:00", "CEST": "+02:00", "MESZ": "+02:00", "EET": "+02:00",
    "CAT": "+02:00", "SAST": "+02:00", "EEST": "+03:00", "MSK": "+03:00", "TRT": "+03:00", "EAT": "+03:00",
    "IRST": "+03:30", "PKT": "+05:00", "IST": "+05:30", "NPT": "+05:45", "BDT": "+06:00", "ICT": "+07:00",
    "WIB": "+07:00", "SGT": "+08:00", "HKT": "+08:00", "MYT": "+08:00", "PHT": "+08:00", "PHST": "+08:00",
    "AWST": "+08:00", "JST": "+09:00", "KST": "+09:00", "ACST": "+09:30", "ACDT": "+10:30", "AEST": "+10:00",
    "AEDT": "+11:00", "NZST": "+12:00", "NZDT": "+13:00", "NST": "-03:30", "NDT": "-02:30", "BRT": "-03:00",
    "ART": "-03:00", "AST": "-04:00", "ADT": "-03:00", "EDT": "-04:00", "EST": "-05:00", "CDT": "-05:00",
    "MDT": "-06:00", "MST": "-07:00", "PDT": "-07:00", "PST": "-08:00", "AKDT": "-08:00", "AKST": "-09:00",
    "HST": "-10:00",
}  # fmt: skip
"""Names with one conventional meaning in news: IST is India's, BST Britain's, PST America's."""

SEVERAL = frozenset({"CST"})
"""Central America's and China's: 14 hours apart, both common in news."""

SHIFTING: dict[str, tuple[int, str]] = {"ET": (-5, "us"), "CT": (-6, "us"), "MT": (-7, "us"), "PT": (-8, "us")}

CITIES: dict[str, tuple[float, str]] = {
    "abu dhabi": (4, ""), "abuja": (1, ""), "accra": (0, ""), "addis ababa": (3, ""), "algiers": (1, ""),
    "ankara": (3, ""), "athens": (2, "eu"), "baghdad": (3, ""), "baku": (4, ""), "bangkok": (7, ""),
    "beijing": (8, ""), "belgrade": (1, "eu"), "berlin": (1, "eu"), "bogota": (-5, ""), "brasilia": (-3, ""),
    "bratislava": (1, "eu"), "brussels": (1, "eu"), "bucharest": (2, "eu"), "budapest": (1, "eu"),
    "buenos aires": (-3, ""), "canberra": (10, "au"), "caracas": (-4, ""), "chicago": (-6, "us"), "colombo": (5.5, ""),
    "copenhagen": (1, "eu"), "dakar": (0, ""), "damascus": (3, ""), "dhaka": (6, ""), "doha": (3, ""),
    "dubai": (4, ""), "dublin": (0, "eu"), "frankfurt": (1, "eu"), "geneva": (1, "eu"), "hanoi": (7, ""),
    "harare": (2, ""), "helsinki": (2, "eu"), "hong kong": (8, ""), "islamabad": (5, ""), "istanbul": (3, ""),
    "jakarta": (7, ""), "johannesburg": (2, ""), "kabul": (4.5, ""), "kathmandu": (5.75, ""), "khartoum": (2, ""),
    "kiev": (2, "eu"), "kinshasa": (1, ""), "kuala lumpur": (8, ""), "kuwait city": (3, ""), "kyiv": (2, "eu"),
    "lagos": (1, ""), "lima": (-5, ""), "lisbon": (0, "eu"), "london": (0, "eu"), "los angeles": (-8, "us"),
    "luanda": (1, ""), "luxembourg": (1, "eu"), "madrid": (1, "eu"), "manila": (8, ""), "melbourne": (10, "au"),
    "minsk": (3, ""), "moscow": (3, ""), "mumbai": (5.5, ""), "muscat": (4, ""), "nairobi": (3, ""),
    "new delhi": (5.5, ""), "new york": (-5, "us"), "oslo": (1, "eu"), "ottawa": (-5, "us"), "paris": (1, "eu"),
    "prague": (1, "eu"), "pretoria": (2, ""), "pyongyang": (9, ""), "riga": (2, "eu"), "riyadh": (3, ""),
    "rome": (1, "eu"), "sanaa": (3, ""), "seoul": (9, ""), "shanghai": (8, ""), "singapore": (8, ""),
    "sofia": (2, "eu"), "stockholm": (1, "eu"), "sydney": (10, "au"), "taipei": (8, ""), "tallinn": (2, "eu"),
    "tashkent": (5, ""), "tbilisi": (4, ""), "tokyo": (9, ""), "tripoli": (2, ""), "tunis": (1, ""),
    "ulaanbaatar": (8, ""), "vienna": (1, "eu"), "vilnius": (2, "eu"), "warsaw": (1, "eu"), "washington": (-5, "us"),
    "wellington": (12, "nz"), "yangon": (6.5, ""), "yerevan": (4, ""), "zagreb": (1, "eu"), "zurich": (1, "eu"),
}  # fmt: skip
"""Hours east of UTC in winter, and the rule of summer time now in force."""

_NUMERIC = re.compile(r"(?:GMT|UTC)?\s?([+-])\s?(\d{1,2}):?(\d{2})?")


def offset_of_zone(name: str, day: dt.date) -> tuple[str | None, str | None]:
    """`(offset, None)` of a printed zone, `(None, name)` when it names several, `(None, None)` when it is no zone."""
    numeric = _NUMERIC.fullmatch(name)
    if numeric:
        hours, minutes = int(numeric[2]), int(numeric[3] or 0)
        return (f"{numeric[1]}{hours:02}:{minutes:02}", None) if hours <= 14 and minutes < 60 else (None, None)
    if name in ZONES:
        return ZONES[name], None
    if name in SHIFTING:
        return _written(*SHIFTING[name], day), None
    return None, name if name in SEVERAL else None


def offset_of_city(place: str, day: dt.date) -> str | None:
    """The offset of the city that `place` ('SEOUL', 'Kyiv, Ukraine') begins with; None for one not in the table."""
    city = place.split(",")[0].split("/")[0].strip().lower()
    return _written(*CITIES[city], day) if city in CITIES else None


def _written(hours: float, rule: str, day: dt.date) -> str:
    minutes = round(hours * 60) + (60 if _is_summer(rule, day) else 0)
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _is_summer(rule: str, day: dt.date) -> bool:
    """By the days of change in force since 2008; the hour of the change is not looked at."""
    if rule == "eu":
        return _sunday(day.year, 3, -1) <= day < _sunday(day.year, 10, -1)
    if rule == "us":
        return _sunday(day.year, 3, 2) <= day < _sunday(day.year, 11, 1)
    if rule == "au":
        return not _sunday(day.year, 4, 1) <= day < _sunday(day.year, 10, 1)
    if rule == "nz":
        return not _sunday(day.year, 4, 1) <= day < _sunday(day.year, 9, -1)
    return False


def _sunday(year: int, month: int, which: int) -> dt.date:
    """The `which`-th Sunday of a month; -1 for the last."""
    if which < 0:
        last = dt.date(year, month + 1, 1) - dt.timedelta(days=1)
        return last - dt.timedelta(days=(last.weekday() + 1) % 7)
    first = dt.date(year, month, 1)
    return first + dt.timedelta(days=(6 - first.weekday()) % 7 + 7 * (which - 1))
