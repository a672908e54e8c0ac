"""Dates: the values of expressions that name a day, month, weekday or clock time of the calendar.
In: an Expression and a Setting. Out: TIMEX3 values; DATES, the resolver of each pattern.
"""

from __future__ import annotations

import re
from datetime import date

from reportedly.reading.timex.calendar import add_days, add_months, days_of, month_of, weekday_after, weekday_before
from reportedly.reading.timex.expressions import Expression
from reportedly.reading.timex.setting import Resolved, Resolver, Setting, led_by, tense_of
from reportedly.reading.timex.tense import Tense
from reportedly.reading.timex.timewords import DAY_ORDINALS, DAYPARTS, MONTHS, WEEKDAYS, ZONES

LEANING = 150
"""Days that the tense of the nearest verb counts when it speaks against the nearest date."""


SOON = 2
"""Months ahead within which a month is the coming one where nothing tells the tense."""
DOUBT = 30
"""Days that lying ahead counts where nothing tells the tense: news tells of what was."""
FAR = 400
"""Days that a preposition counts when it looks back: 'since Oct. 12' is behind us."""


def _iso(expression: Expression, setting: Setting) -> Resolved | None:
    got = expression.match
    day = f"{got['y']}-{got['m']}-{got['d']}"
    if days_of(day) is None:
        return None
    if not got["clock"]:
        return Resolved("DATE", day)
    zone = got["zone"] or setting.offset
    return Resolved("TIME", f"{day}T{got['clock']}{'+00:00' if zone == 'Z' else zone}")


def _slashed(expression: Expression, setting: Setting) -> Resolved | None:
    """11/02/89 as in the United States, month first, unless only the second number can be a month or dots part them."""
    got = expression.match
    month, day = int(got["a"]), int(got["b"])
    if month > 12 or (got["sep"] == "." and day <= 12):
        month, day = day, month
    year = int(got["y"])
    if year < 100:
        pivot = (setting.today.year if setting.today else 2030) % 100 + 10
        year += 2000 if year <= pivot and (setting.today is None or setting.today.year >= 2000) else 1900
    return _day_value(f"{year:04d}-{month:02d}-{day:02d}")


def _day_value(value: str) -> Resolved | None:
    return Resolved("DATE", value) if days_of(value) else None


def _date(expression: Expression, setting: Setting) -> Resolved | None:
    got = expression.match
    month, day = month_number(got["m1"] or got["m2"]), day_number(got["d1"] or got["d2"])
    year = got["y"] or got["y2"]
    if year:
        return _day_value(f"{int(year):04d}-{month:02d}-{day:02d}")
    return _month_day(month, day, expression, setting)


def _date_clock(expression: Expression, setting: Setting) -> Resolved | None:
    day, clock = _date(expression, setting), clock_of(expression.match["clock"], setting)
    return Resolved("TIME", day.value + clock) if day and clock else day


def _month_day(month: int, day: int, expression: Expression, setting: Setting) -> Resolved | None:
    """The nearest such day to the publication, the far side of the tense counted two months farther."""
    if setting.today is None:
        return Resolved("DATE", f"XXXX-{month:02d}-{day:02d}") if _exists(2024, month, day) else None
    led = led_by(expression, setting)
    tense, best = led or setting.tense_at(setting.text, expression.start, expression.end), None
    for year in (setting.today.year - 1, setting.today.year, setting.today.year + 1):
        if _exists(year, month, day):
            away = date(year, month, day).toordinal() - setting.today.toordinal()
            against = (tense == "past" and away > 0) or (tense == "future" and away < 0)
            doubt = tense is None and away > 0
            cost = abs(away) + (FAR if setting.told or led == "past" else LEANING) * against + DOUBT * doubt
            if best is None or cost < best[0]:
                best = cost, year
    return _day_value(f"{best[1]:04d}-{month:02d}-{day:02d}") if best else None


def _exists(year: int, month: int, day: int) -> bool:
    return days_of(f"{year:04d}-{month:02d}-{day:02d}") is not None


def day_number(text: str) -> int:
    """The number of a day of a month as printed: '21st' and 'the twenty-first' are 21."""
    found = re.match(r"\d+", text)
    word = text.lower().removeprefix("the ").split(" ")[0]
    return int(found.group()) if found else DAY_ORDINALS.get(word, 0)


def month_number(text: str) -> int:
    """The number of a month as printed: 'Oct.' is 10."""
    return MONTHS[text.rstrip(".").lower()]


def clock_of(words: str, setting: Setting) -> str | None:
    """'5:30 p.m. EST' as T17:30-05:00, with the offset of the publication where no zone is printed."""
    low = words.lower()
    zone_match = re.search(r"([A-Z]{2,4})\)?$", words)
    zone = setting.offset
    if zone_match and zone_match.group(1) in ZONES:
        zone = ZONES[zone_match.group(1)]
    elif low.endswith("local time"):
        zone = ""
    if low.startswith(("noon", "midday")):
        return f"T12:00{zone}"
    if low.startswith("midnight"):
        return f"T24:00{zone}"
    numbers = re.match(r"(\d+)(?:[:.](\d\d))?", low)
    if numbers is None:
        return None
    hour, minute = int(numbers.group(1)), int(numbers.group(2) or 0)
    half = re.search(r"\d ?([ap])\.?m", low)
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.group(1) == "p" else 0)
    return f"T{hour:02d}:{minute:02d}{zone}" if hour <= 24 and minute < 60 else None


def _bare_clock(expression: Expression, setting: Setting) -> Resolved | None:
    clock = clock_of(expression.match["clock"], setting)
    day = setting.recent or setting.today
    return Resolved("TIME", (day.isoformat() if day else "XXXX-XX-XX") + clock) if clock else None


def _days(expression: Expression, setting: Setting) -> Resolved | None:
    """'October 8 to 13' and '8-13 October': one range of days."""
    got = expression.match
    first = second = month_number(got.groupdict().get("m1") or got["m2"])
    a, b = day_number(got["a"]), day_number(got["b"])
    if got["y"]:
        end: Resolved | None = _day_value(f"{int(got['y']):04d}-{second:02d}-{b:02d}")
    else:
        end = _month_day(second, b, expression, setting)
    if end is None or not _exists(2024, first, a) or (first, a) >= (second, b):
        return None
    return Resolved("DATE", f"{end.value[:4]}-{first:02d}-{a:02d}/{end.value}")


def _month(expression: Expression, setting: Setting) -> Resolved | None:
    got = expression.match
    month = month_number(got["m"])
    which = (got["which"] or "").strip().lower()
    if got["y"] or setting.today is None or not (got["rel"] or which):
        return Resolved("DATE", month_value(month, got["y"], expression, setting))
    year, now = setting.today.year, setting.today.month
    if got["rel"]:
        word = got["rel"].split()[-2]
        if word in ("that", "same"):
            year = setting.era.year if setting.era else year
        year += {"last": -1, "next": 1}.get(word, 0)
    elif which in ("last", "this past"):
        year -= month >= now
    elif which in ("next", "this coming"):
        year += month <= now
    return Resolved("DATE", f"{year:04d}-{month:02d}")


def month_value(month: int, year: str | None, expression: Expression, setting: Setting) -> str:
    """The month of the year that is printed, else the one that the tense points to."""
    if year:
        return f"{int(year):04d}-{month:02d}"
    if setting.today is None:
        return f"XXXX-{month:02d}"
    tense = tense_of(expression, setting)
    if tense is None and setting.era and setting.era > setting.today:
        tense = "future"  # 'next month there, in March here, and in June at home'
    years = _nearest(month - setting.today.month, tense)
    return f"{setting.today.year + years:04d}-{month:02d}"


def _nearest(away: int, tense: Tense | None) -> int:
    """Years to add so that a month `away` months from now lies behind us, or ahead of us for the future."""
    if tense == "future":
        return 1 if away < 0 else 0
    if tense is None and 0 < away <= SOON:
        return 0
    return -1 if away > 0 else 0


def _weekday(expression: Expression, setting: Setting) -> Resolved | None:
    got = expression.match
    number = WEEKDAYS[got["wd"].lower()]
    if got["week"]:
        value = _weekday_in_week(number, got["week"].split()[-2].lower(), setting)
    else:
        value = _weekday_value(number, (got["which"] or "").strip().lower() or None, expression, setting)
    if got["part"]:
        return Resolved("TIME", f"{value}T{DAYPARTS[got['part'].lower()]}")
    return Resolved("DATE", value)


def _weekday_clock(expression: Expression, setting: Setting) -> Resolved | None:
    clock = clock_of(expression.match["clock"], setting)
    day = _weekday_value(WEEKDAYS[expression.match["wd"].lower()], None, expression, setting)
    return Resolved("TIME", day + clock) if clock else None


def _weekday_in_week(number: int, which: str, setting: Setting) -> str:
    base = setting.recent if which in ("previous", "following") and setting.recent else setting.today
    if base is None:
        return f"XXXX-WXX-{number}"
    step = {"last": -7, "previous": -7, "this": 0, "next": 7, "following": 7}[which]
    return add_days(weekday_before(base, 1), number - 1 + step).isoformat()


def _weekday_value(number: int, which: str | None, expression: Expression, setting: Setting) -> str:
    """A past report's 'Wednesday' is the last one up to the day of publication; 'on Sunday' after 'will' the next."""
    today = setting.today
    if today is None:
        return f"XXXX-WXX-{number}"
    which = (which or "").removeprefix("the ")
    if which == "this":
        return _weekday_in_week(number, which, setting)
    if which in ("previous", "following") and setting.recent is not None:
        if which == "previous":
            return weekday_before(add_days(setting.recent, -1), number).isoformat()
        return weekday_after(add_days(setting.recent, 1), number).isoformat()
    if which in ("last", "this past", "previous"):
        return weekday_before(add_days(today, -1), number).isoformat()
    if which in ("next", "this coming", "coming", "following"):
        return weekday_after(add_days(today, 1), number).isoformat()
    if tense_of(expression, setting) == "future" and not _owns(expression, setting):
        return weekday_after(today, number).isoformat()
    return weekday_before(today, number).isoformat()


def _owns(expression: Expression, setting: Setting) -> bool:
    """'Wednesday's ruling' has been given, unless something is to happen before it."""
    before = setting.text[max(0, expression.start - 12) : expression.start]
    return setting.text.startswith("'s", expression.match.end("wd")) and not _AHEAD.search(before)


_AHEAD = re.compile(r"\b(?:ahead of|before|until|by|for|in|next) $", re.IGNORECASE)


def _weekdays(expression: Expression, setting: Setting) -> Resolved | None:
    name = (expression.match["wd"] or expression.match["plural"]).lower()
    return Resolved("SET", f"XXXX-WXX-{WEEKDAYS[name]}")


def _days_of_month(expression: Expression, setting: Setting) -> Resolved | None:
    """'the 8th to the 13th' of the month that the second day is of."""
    got = expression.match
    end, first = _day_of_month(expression, setting), int(got["a"] or got["a2"])
    if end is None or not 0 < first < int(got["d"] or got["d2"]):
        return None
    begin = f"{end.value[:8]}{first:02d}"
    return Resolved("DATE", f"{begin}/{end.value}") if setting.today is None or days_of(begin) else None


def _day_of_month(expression: Expression, setting: Setting) -> Resolved | None:
    """'on the 18th': the last such day up to the publication, or the next one."""
    got = expression.match
    day, relative = int(got["d"] or got["d2"]), got["rel"] or got.groupdict().get("rel2")
    if setting.today is None:
        return Resolved("DATE", f"XXXX-XX-{day:02d}") if day else None
    step = {"last": -1, "this": 0, "next": 1}.get((relative or "").lower())
    if step is None:
        ahead = tense_of(expression, setting) == "future"
        step = 1 if ahead and day < setting.today.day else -1 if not ahead and day > setting.today.day else 0
    return _day_value(f"{month_of(add_months(setting.today, step))}-{day:02d}")


DATES: dict[str, Resolver] = {
    "iso": _iso,
    "slashed": _slashed,
    "date_clock": _date_clock,
    "clock_date": _date_clock,
    "date": _date,
    "days": _days,
    "days_first": _days,
    "days_of_month": _days_of_month,
    "day_of_month": _day_of_month,
    "month": _month,
    "weekday_clock": _weekday_clock,
    "clock_weekday": _weekday_clock,
    "weekday": _weekday,
    "weekdays": _weekdays,
    "clock": _bare_clock,
}
