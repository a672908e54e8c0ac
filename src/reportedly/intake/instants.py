"""Publication stamps: dates with clock times and zones, as outlets print them.
In: a line of text, or the value of a meta tag. Out: the stamps in it, with their places, and Instants made of them.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import NamedTuple

from reportedly.intake.zones import offset_of_zone
from reportedly.record import Instant
from reportedly.record.text import InstantFrom

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?)"
)

_DATE = re.compile(
    rf"""\b(?:
        (?P<mon1>{MONTH})\.?\s(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<year1>\d{{4}})
      | (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?[\s-](?:of\s)?(?P<mon2>{MONTH})\.?,?[\s-](?P<year2>\d{{4}})
      | (?P<year3>\d{{4}})[-./](?P<mon3>\d{{1,2}})[-./](?P<day3>\d{{1,2}})
      | (?P<one>\d{{1,2}})[-./](?P<two>\d{{1,2}})[-./](?P<year4>\d{{4}})
    )(?!\d)""",
    re.IGNORECASE | re.VERBOSE,
)
_CLOCK = re.compile(
    r"""(?<![\d:.])(?P<hour>\d{1,2})
    (?: [:.h](?P<minute>\d{2}) (?: :(?P<second>\d{2})(?:[.,]\d{1,9})? )? (?:\s?(?P<half>[ap]\.?m\b\.?))?
      | \s?(?P<half2>[ap]\.?m\b\.?) )(?![\d])""",
    re.IGNORECASE | re.VERBOSE,
)
_ZONE = re.compile(
    r"\s?\(?(?P<zone>(?:GMT|UTC)\s?[+-]\s?\d{1,2}(?::?\d{2})?|[+-]\d{2}:?\d{2}|[A-Z]{1,5})\)?(?![A-Za-z\d])"
)
_AFTER_DATE = re.compile(r"[\s,|·•@T/–—-]{0,4}(?:at\s)?", re.IGNORECASE)
_BEFORE_DATE = re.compile(
    r"[\s,|·•@/–—-]{0,4}(?:on\s)?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s)?",
    re.IGNORECASE,
)

_FUTURE = re.compile(
    r"\b(?:will|would|shall|may|might|could|by|until|till|before|expect\w*|schedul\w*|plan\w*|due|set|to be|next|"
    r"upcoming|deadline|ahead|from(?=\s+(?:\w+,? )?$)|since|expires?|starting|beginning|effective)\b",
)
"""Words before a date that may put it after the day of writing; lower case only, for 'May' is a month."""


class Stamp(NamedTuple):
    """A date in a line, with the clock time and zone beside it, and the place of the whole."""

    start: int
    end: int
    day: dt.date
    clock: str | None = None
    """`HH:MM`; seconds tell nothing of a publication and differ between a page and its feed."""
    offset: str | None = None
    """`+09:00`."""
    unclear_zone: str | None = None
    """A zone as printed that names several zones or none."""


def find_stamps(line: str) -> tuple[Stamp, ...]:
    """All dates with a year in `line`, each with the clock time beside it, in order."""
    stamps: list[Stamp] = []
    taken = 0
    for match in _DATE.finditer(line):
        day = _day(match)
        if day is None or match.start() < taken:
            continue
        stamp = _with_clock(line, match.start(), match.end(), day, taken)
        stamps.append(stamp)
        taken = stamp.end
    return tuple(stamps)


def parse_instant(value: str, from_: InstantFrom) -> Instant | None:
    """The instant that a meta tag, a feed, a row or an option gives: ISO 8601, RFC 822 or as printed; else None."""
    stamps = find_stamps(value[:200])
    return instant(stamps[0], from_) if stamps else None


def instant(stamp: Stamp, from_: InstantFrom, offset: str | None = None, note: str | None = None) -> Instant:
    """The Instant of a stamp; `offset` and `note` serve where the stamp prints no zone."""
    if stamp.clock is None:
        return Instant(value=stamp.day.isoformat(), precision="day", from_=from_)
    if stamp.offset:
        offset, note = stamp.offset, None
    elif stamp.unclear_zone and offset is None:
        note = f"the zone {stamp.unclear_zone!r} names no single offset"
    value = f"{stamp.day.isoformat()}T{stamp.clock}{offset or ''}"
    return Instant(value=value, precision="minute", from_=from_, note=note if offset or stamp.unclear_zone else None)


def open_bounds(texts: Iterable[str]) -> str | None:
    """The last day, printed with its year, of which `texts` tell as past: nothing that tells of it is older."""
    days = []
    for text in texts:
        for stamp in find_stamps(text):
            before = re.split(r"[.!?;]\s", text[max(0, stamp.start - 100) : stamp.start])[-1]
            if not _FUTURE.search(before):
                days.append(stamp.day.isoformat())
    return max(days, default=None)


def yearless(words: str, year: int) -> dt.date | None:
    """The day that 'Oct. 18' or '18 October' is in `year`; None for what names no day of it."""
    stamps = find_stamps(f"{words.strip(' ,')} {year}")
    return stamps[0].day if stamps else None


def _day(match: re.Match[str]) -> dt.date | None:
    if match["mon1"]:
        year, month, day = match["year1"], _month(match["mon1"]), match["day1"]
    elif match["mon2"]:
        year, month, day = match["year2"], _month(match["mon2"]), match["day2"]
    elif match["mon3"]:
        year, month, day = match["year3"], int(match["mon3"]), match["day3"]
    else:
        one, two = int(match["one"]), int(match["two"])
        if one <= 12 and two <= 12 and one != two:
            return None  # 10/11/2024 is a day in October to some and in November to others
        year, month, day = match["year4"], *((one, str(two)) if one <= 12 else (two, str(one)))
    try:
        found = dt.date(int(year), month, int(day))
    except ValueError:
        return None
    return found if 1700 <= found.year <= 2200 else None


def _month(name: str) -> int:
    return MONTHS.index(name[:3].lower()) + 1


def _with_clock(line: str, start: int, end: int, day: dt.date, floor: int) -> Stamp:
    gap = _AFTER_DATE.match(line, end)
    clock = _CLOCK.match(line, gap.end() if gap else end)
    if clock and (printed := _printed(clock)):
        zone = _ZONE.match(line, clock.end())
        offset, unclear = offset_of_zone(zone["zone"], day) if zone else (None, None)
        return Stamp(start, zone.end() if zone and (offset or unclear) else clock.end(), day, printed, offset, unclear)
    for before in _CLOCK.finditer(line, max(floor, start - 40), start):
        zone = _ZONE.match(line, before.end(), start)
        offset, unclear = offset_of_zone(zone["zone"], day) if zone else (None, None)
        stop = zone.end() if zone and (offset or unclear) else before.end()
        if _BEFORE_DATE.fullmatch(line, stop, start) and (printed := _printed(before)):
            return Stamp(before.start(), end, day, printed, offset, unclear)
    return Stamp(start, end, day)


def _printed(clock: re.Match[str]) -> str | None:
    hour, minute, second = int(clock["hour"]), int(clock["minute"] or 0), clock["second"]
    half = (clock["half"] or clock["half2"] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour > 23 or minute > 59 or int(second or 0) > 59:
        return None
    return f"{hour:02}:{minute:02}"
