"""Resolving: the TIMEX3 value of a time expression, given the day of publication and what the text named before.
In: an Expression, its text and a Setting. Out: a value and type; X stands for what cannot be known.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from reportedly.reading.calendar import (
    add_days,
    add_months,
    days_of,
    holiday,
    month_of,
    week_of,
    weekday_after,
    weekday_before,
)
from reportedly.reading.expressions import Expression
from reportedly.reading.tense import Tense, tense_at
from reportedly.reading.timewords import (
    COUNTS,
    DAYPARTS,
    MONTHS,
    ORDINALS,
    SEASON_CODES,
    SET_WORDS,
    SPANS,
    VAGUE_WORDS,
    WEEKDAYS,
    ZONES,
)
from reportedly.record import TimeType


class Setting(NamedTuple):
    """What an expression is resolved against."""

    text: str
    today: date | None
    """Day of publication."""
    offset: str
    """Offset from UTC of the publication time, '' where unknown."""
    recent: date | None
    """The day that the text named last, for 'the next day'."""


class Resolved(NamedTuple):
    """A TIMEX3 value with its type."""

    type: TimeType
    value: str


def resolve(expression: Expression, setting: Setting) -> Resolved | None:
    """The value of `expression`; None where its words make no time after all (31 February)."""
    return _RESOLVERS[expression.rule](expression, setting)


_NEXT_LED = re.compile(
    r"\b(?:by|until|till|as (?:early|soon) as|before|starting|beginning|no later than|effective|ahead of|through|deadline (?:of|is)|next)"
    r"(?: (?:the end of|next|late|early|this coming|the))? $",
    re.IGNORECASE,
)
_LAST_LED = re.compile(
    r"\b(?:since|as recently as|as late as|back in|last|after|from|dated)(?: (?:late|early))? $", re.IGNORECASE
)


def _tense(expression: Expression, setting: Setting) -> Tense | None:
    """By the preposition before the expression, else by the nearest verb."""
    before = setting.text[max(0, expression.start - 32) : expression.start]
    if _NEXT_LED.search(before):
        return "future"
    if _LAST_LED.search(before):
        return "past"
    return tense_at(setting.text, expression.start, expression.end)


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


def _number(text: str) -> int:
    found = re.match(r"\d+", text)
    return int(found.group()) if found else 0


def _month_number(text: str) -> int:
    return MONTHS[text.rstrip(".").lower()]


def _date(expression: Expression, setting: Setting) -> Resolved | None:
    got = expression.match
    month, day = _month_number(got["m1"] or got["m2"]), _number(got["d1"] or got["d2"])
    year = got["y"] or got["y2"]
    if year:
        return _day_value(f"{int(year):04d}-{month:02d}-{day:02d}")
    return _month_day(month, day, expression, setting)


def _month_day(month: int, day: int, expression: Expression, setting: Setting) -> Resolved | None:
    """The nearest such day to the publication, the far side of the tense counted two months farther."""
    if setting.today is None:
        return Resolved("DATE", f"XXXX-{month:02d}-{day:02d}") if _exists(2024, month, day) else None
    tense, best = _tense(expression, setting), None
    for year in (setting.today.year - 1, setting.today.year, setting.today.year + 1):
        if _exists(year, month, day):
            away = date(year, month, day).toordinal() - setting.today.toordinal()
            against = (tense == "past" and away > 0) or (tense == "future" and away < 0)
            cost = abs(away) + (60 if against else 0)
            if best is None or cost < best[0]:
                best = cost, year
    return _day_value(f"{best[1]:04d}-{month:02d}-{day:02d}") if best else None


def _exists(year: int, month: int, day: int) -> bool:
    return days_of(f"{year:04d}-{month:02d}-{day:02d}") is not None


def _clock(words: str, setting: Setting) -> str | None:
    """'5:30 p.m. EST' as T17:30-05:00, with the offset of the publication where no zone is printed."""
    low = words.lower()
    zone_match = re.search(r"([A-Z]{2,4})\)?$", words)
    zone = setting.offset
    if zone_match and zone_match.group(1) in ZONES:
        zone = ZONES[zone_match.group(1)]
    elif low.endswith("local time"):
        zone = ""
    if low.startswith("noon"):
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


def _date_clock(expression: Expression, setting: Setting) -> Resolved | None:
    day, clock = _date(expression, setting), _clock(expression.match["clock"], setting)
    return Resolved("TIME", day.value + clock) if day and clock else day


def _weekday_clock(expression: Expression, setting: Setting) -> Resolved | None:
    clock = _clock(expression.match["clock"], setting)
    day = _weekday_value(WEEKDAYS[expression.match["wd"].lower()], None, expression, setting)
    return Resolved("TIME", day + clock) if clock else None


def _clock_day(expression: Expression, setting: Setting) -> Resolved | None:
    clock = _clock(expression.match["clock"], setting)
    return Resolved("TIME", _shifted(expression.match["day"].lower(), setting) + clock) if clock else None


def _bare_clock(expression: Expression, setting: Setting) -> Resolved | None:
    clock = _clock(expression.match["clock"], setting)
    day = setting.recent or setting.today
    return Resolved("TIME", (day.isoformat() if day else "XXXX-XX-XX") + clock) if clock else None


def _days(expression: Expression, setting: Setting) -> Resolved | None:
    """'October 8 to 13' and '8-13 October': one range of days."""
    got = expression.match
    second = _month_number(got["m2"] or got["m1"])
    first = _month_number(got["m1"] or got["m2"])
    a, b = _number(got["a"]), _number(got["b"])
    if got["y"]:
        end: Resolved | None = _day_value(f"{int(got['y']):04d}-{second:02d}-{b:02d}")
    else:
        end = _month_day(second, b, expression, setting)
    if end is None or not _exists(2024, first, a) or (first, a) >= (second, b):
        return None
    return Resolved("DATE", f"{end.value[:4]}-{first:02d}-{a:02d}/{end.value}")


def _month(expression: Expression, setting: Setting) -> Resolved | None:
    got = expression.match
    month = _month_number(got["m"])
    if got["y"]:
        return Resolved("DATE", f"{int(got['y']):04d}-{month:02d}")
    if setting.today is None:
        return Resolved("DATE", f"XXXX-{month:02d}")
    year, now = setting.today.year, setting.today.month
    which = (got["which"] or "").strip().lower()
    if got["rel"]:
        year += {"last": -1, "this": 0, "next": 1}[got["rel"].split()[0]]
    elif which in ("last", "this past"):
        year -= month >= now
    elif which in ("next", "this coming"):
        year += month <= now
    elif which != "this":
        year += _nearest(month - now, 12, _tense(expression, setting))
    return Resolved("DATE", f"{year:04d}-{month:02d}")


def _nearest(away: int, cycle: int, tense: Tense | None) -> int:
    """Years to add so that a month `away` months from now lies behind us, or ahead of us for the future."""
    if tense == "future":
        return 1 if away < 0 else 0
    if tense is None and 0 < away <= cycle // 6:
        return 0
    return -1 if away > 0 else 0


def _weekday(expression: Expression, setting: Setting) -> Resolved | None:
    got = expression.match
    number = WEEKDAYS[got["wd"].lower()]
    if got["week"]:
        value = _weekday_in_week(number, got["week"].split()[0].lower(), setting)
    else:
        value = _weekday_value(number, (got["which"] or "").strip().lower() or None, expression, setting)
    if got["part"]:
        return Resolved("TIME", f"{value}T{DAYPARTS[got['part'].lower()]}")
    return Resolved("DATE", value)


def _weekday_in_week(number: int, which: str, setting: Setting) -> str:
    if setting.today is None:
        return f"XXXX-WXX-{number}"
    monday = weekday_before(setting.today, 1)
    return add_days(monday, number - 1 + {"last": -7, "this": 0, "next": 7}[which]).isoformat()


def _weekday_value(number: int, which: str | None, expression: Expression, setting: Setting) -> str:
    """A past report's 'Wednesday' is the last one up to the day of publication; 'on Sunday' after 'will' the next."""
    today = setting.today
    if today is None:
        return f"XXXX-WXX-{number}"
    if which in ("the previous", "the following") and setting.recent is not None:
        if which == "the previous":
            return weekday_before(add_days(setting.recent, -1), number).isoformat()
        return weekday_after(add_days(setting.recent, 1), number).isoformat()
    if which in ("last", "this past", "the previous"):
        return weekday_before(add_days(today, -1), number).isoformat()
    if which in ("next", "this coming", "the following"):
        return weekday_after(add_days(today, 1), number).isoformat()
    if _tense(expression, setting) == "future":
        return weekday_after(today, number).isoformat()
    return weekday_before(today, number).isoformat()


def _weekdays(expression: Expression, setting: Setting) -> Resolved | None:
    name = (expression.match["wd"] or expression.match["plural"]).lower()
    return Resolved("SET", f"XXXX-WXX-{WEEKDAYS[name]}")


_SHIFTS = {"the day before yesterday": -2, "yesterday": -1, "today": 0, "tomorrow": 1, "the day after tomorrow": 2}


def _shifted(word: str, setting: Setting) -> str:
    return add_days(setting.today, _SHIFTS[word]).isoformat() if setting.today else "XXXX-XX-XX"


def _day(expression: Expression, setting: Setting) -> Resolved | None:
    value = _shifted(expression.match["day"].lower(), setting)
    part = expression.match["part"]
    return Resolved("TIME", f"{value}T{DAYPARTS[part.lower()]}") if part else Resolved("DATE", value)


def _daypart(expression: Expression, setting: Setting) -> Resolved | None:
    got = expression.match
    which = (got["which"] or "this").lower()
    day = setting.today
    if which in ("that", "the"):
        day = setting.recent or (None if which == "that" else setting.today)
    if which == "last" and day:
        day = add_days(day, -1)
    part = DAYPARTS[got["part"].lower()] if got["part"] else "NI"
    return Resolved("TIME", f"{day.isoformat() if day else 'XXXX-XX-XX'}T{part}")


_STEPS = {
    "last": -1, "past": -1, "previous": -1, "this past": -1, "this": 0, "current": 0, "same": 0, "next": 1, "coming": 1,
    "this coming": 1, "following": 1, "that": 0,
}  # fmt: skip


def _deictic(expression: Expression, setting: Setting) -> Resolved | None:
    got = expression.match
    which, unit = got["which"].lower(), got["unit"].lower()
    if got["the"] and which in ("last", "past") and unit not in SEASON_CODES and unit != "weekend":
        return _past_one(expression, setting)
    base = setting.recent if which in ("that", "same", "previous", "following") else setting.today
    step = _STEPS[which]
    if unit == "weekend":
        tense = _tense(expression, setting) if which == "this" else None
        return Resolved("DATE", _weekend(base, step, tense))
    if unit in SEASON_CODES:
        return Resolved("DATE", _season_value(SEASON_CODES[unit], base, step))
    return Resolved("DATE", _stepped(unit, base, step))


def _stepped(unit: str, base: date | None, step: int) -> str:
    """The value of the unit `step` units from the one that holds `base`."""
    blank = {
        "day": "XXXX-XX-XX",
        "week": "XXXX-WXX",
        "month": "XXXX-XX",
        "quarter": "XXXX-QX",
        "year": "XXXX",
        "decade": "XXX",
        "century": "XX",
    }
    if base is None:
        return blank[unit]
    if unit == "day":
        return add_days(base, step).isoformat()
    if unit == "week":
        return week_of(add_days(base, 7 * step))
    if unit == "month":
        return month_of(add_months(base, step))
    if unit == "quarter":
        moved = add_months(base, 3 * step)
        return f"{moved.year:04d}-Q{(moved.month + 2) // 3}"
    if unit == "year":
        return f"{base.year + step:04d}"
    if unit == "decade":
        return f"{base.year // 10 + step:03d}"
    return f"{(base.year - 1) // 100 + step:02d}"


def _weekend(base: date | None, step: int, tense: Tense | None) -> str:
    """The weekend of the week of `base`, moved; early in the week 'this weekend' of a past report is the one just over."""
    if base is None:
        return "XXXX-WXX-WE"
    if step == 0 and tense == "past" and base.isoweekday() <= 3:
        step = -1
    return week_of(add_days(base, 7 * step)) + "-WE"


def _season_value(code: str, base: date | None, step: int) -> str:
    if base is None:
        return f"XXXX-{code}"
    if step == 0:
        return f"{base.year:04d}-{code}"
    years = range(base.year - 2, base.year + 3)
    spans = [(year, days_of(f"{year:04d}-{code}")) for year in years]
    if step < 0:
        return f"{max(year for year, span in spans if span and span[1] < base):04d}-{code}"
    return f"{min(year for year, span in spans if span and span[0] > base):04d}-{code}"


def _edge_unit(expression: Expression, setting: Setting) -> Resolved | None:
    return Resolved("DATE", _stepped(expression.match["unit"].lower(), setting.today, 0))


def _year_end(expression: Expression, setting: Setting) -> Resolved | None:
    return Resolved("DATE", f"{setting.today.year:04d}-12-31" if setting.today else "XXXX-12-31")


def _the_weekend(expression: Expression, setting: Setting) -> Resolved | None:
    tense = _tense(expression, setting)
    return Resolved("DATE", _weekend(setting.today, 0, tense))


def _turned(expression: Expression, setting: Setting) -> Resolved | None:
    """'the day before', 'a week earlier', 'that day', 'a year ago'."""
    words = expression.match.group().lower().replace("-", " ").replace(",", "")
    unit = next(name for name in ("day", "week", "month", "year", "decade", "century") if name in words)
    if words.endswith("ago"):
        return Resolved("DATE", _stepped(unit, setting.today, -1))
    if words.endswith("from now"):
        return Resolved("DATE", _stepped(unit, setting.today, 1))
    step = -1 if words.endswith(("before", "earlier")) else 1 if words.endswith(("after", "later")) else 0
    base = setting.recent or (setting.today if step else None)
    return Resolved("DATE", _stepped(unit, base, step))


def _amount(words: str) -> float | None:
    """The number that a count word stands for; None for 'several' and its like."""
    low = words.lower().replace(",", "")
    if re.fullmatch(r"\d+(?:\.\d+)?", low):
        return float(low)
    if low in COUNTS:
        return COUNTS[low]
    parts = re.split(r"[ -]", low)
    if len(parts) == 2 and all(part in COUNTS for part in parts):
        first, second = (COUNTS[part] for part in parts)
        return first * second if second == 100 else first + second
    return None


def _length(amount: float | None, unit: str) -> str:
    """The value of a duration: P24Y, PT36H, PXD."""
    clock, factor, letter = SPANS[unit.lower()]
    if amount is None:
        return f"P{clock}X{letter}"
    whole = amount * factor
    return f"P{clock}{int(whole) if whole == int(whole) else round(whole, 2)}{letter}"


def _counted_away(expression: Expression, setting: Setting) -> Resolved | None:
    """'two days ago' from the publication; 'three weeks later' from the day named last, a length where there is none."""
    got = expression.match
    amount, unit, way = _amount(got["n"]), got["unit"].lower().rstrip("s"), got["way"].lower()
    base = setting.today if way in ("ago", "from now") else setting.recent
    if amount is None:
        return Resolved("DATE", "PAST_REF") if way == "ago" else Resolved("DURATION", _length(None, unit))
    if base is None and way not in ("ago", "from now"):
        return Resolved("DURATION", _length(amount, unit))
    sign = 1 if way in ("later", "from now") else -1
    return Resolved("DATE", _away(base, unit, sign * amount))


def _away(base: date | None, unit: str, amount: float) -> str:
    clock, factor, letter = SPANS[unit]
    if clock:
        return _stepped("day", base, 0)
    if unit in ("decade", "century", "centurie"):
        return _stepped("decade", base, round(amount * factor / 10))
    count = round(amount * factor)
    if abs(count) > 2500 and letter != "D":
        return "XXXX"
    return _stepped({"D": "day", "W": "week", "M": "month", "Y": "year"}[letter], base, count)


def _plural_ago(expression: Expression, setting: Setting) -> Resolved | None:
    return Resolved("DATE", "PAST_REF")


def _past_span(expression: Expression, setting: Setting) -> Resolved | None:
    got = expression.match
    if got["units"]:
        return Resolved("DURATION", _length(None, got["units"]))
    return Resolved("DURATION", _length(_amount(got["n"]), got["unit"]))


def _past_one(expression: Expression, setting: Setting) -> Resolved | None:
    return Resolved("DURATION", _length(1, expression.match["unit"]))


def _span(expression: Expression, setting: Setting) -> Resolved | None:
    got = expression.match
    amount = _amount(got["n"])
    if amount is not None and got.groupdict().get("half"):
        amount += 0.5
    return Resolved("DURATION", _length(amount, got["unit"]))


def _spans(expression: Expression, setting: Setting) -> Resolved | None:
    return Resolved("DURATION", _length(None, expression.match["unit"]))


def _long(expression: Expression, setting: Setting) -> Resolved | None:
    got = expression.match
    many = "s-" in expression.match.group() or "slong" in expression.match.group()
    return Resolved("DURATION", _length(None if many else 1, got["unit"] or got["unit2"]))


def _every(expression: Expression, setting: Setting) -> Resolved | None:
    got = expression.match
    unit = got["unit"].lower()
    if unit in SEASON_CODES:
        return Resolved("SET", f"XXXX-{SEASON_CODES[unit]}")
    if unit in DAYPARTS:
        return Resolved("SET", f"XXXX-XX-XXT{DAYPARTS[unit]}")
    if unit == "weekend":
        return Resolved("SET", "XXXX-WXX-WE")
    amount = {"other": 2.0, "second": 2.0, "third": 3.0}.get((got["other"] or "").lower())
    if amount is None:
        amount = _amount(got["n"]) if got["n"] else 1
    return Resolved("SET", _length(amount, unit))


def _every_month(expression: Expression, setting: Setting) -> Resolved | None:
    return Resolved("SET", f"XXXX-{_month_number(expression.match['m']):02d}")


def _set_word(expression: Expression, setting: Setting) -> Resolved | None:
    return Resolved("SET", SET_WORDS[expression.match.group().lower()])


def _rate(expression: Expression, setting: Setting) -> Resolved | None:
    return Resolved("SET", _length(1, expression.match["unit"]))


def _year_of(named: str | None, relative: str | None, setting: Setting) -> str | None:
    """The year that is printed with a quarter or half, or 'last year'; None where there is none."""
    if named:
        return f"{int(named):04d}"
    if relative:
        step = {"last": -1, "this": 0, "the": 0, "next": 1}[relative.lower().split()[0]]
        return f"{setting.today.year + step:04d}" if setting.today else "XXXX"
    return None


def _quarter(expression: Expression, setting: Setting) -> Resolved | None:
    got = expression.match
    quarter = int(got["q2"] or got["q3"]) if got["q2"] or got["q3"] else ORDINALS[got["q"].lower()]
    year = _year_of(got["y"] or got["y1"] or got["y2"] or got["y3"], got["rel"] or got["rel1"], setting)
    if year is None:
        if setting.today is None:
            year = "XXXX"
        else:
            away = 3 * quarter - 2 - ((setting.today.month - 1) // 3 * 3 + 1)
            year = f"{setting.today.year + _nearest(away, 12, _tense(expression, setting)):04d}"
    return Resolved("DATE", f"{year}-Q{quarter}")


def _half(expression: Expression, setting: Setting) -> Resolved | None:
    got = expression.match
    year = _year_of(got["y"], got["rel"], setting) or "XXXX"
    return Resolved("DATE", f"{year}-H{1 if got['h'].lower() == 'first' else 2}")


def _plain_year(expression: Expression, setting: Setting) -> Resolved | None:
    return Resolved("DATE", f"{int(expression.match['y']):04d}")


def _season(expression: Expression, setting: Setting) -> Resolved | None:
    got = expression.match
    code = SEASON_CODES[got["s"].lower()]
    if got["y"]:
        return Resolved("DATE", f"{int(got['y']):04d}-{code}")
    if setting.today is None:
        return Resolved("DATE", f"XXXX-{code}")
    step = 1 if _tense(expression, setting) == "future" else -1
    now = days_of(f"{setting.today.year:04d}-{code}")
    if now and now[0] <= setting.today <= now[1]:
        step = 0
    return Resolved("DATE", _season_value(code, setting.today, step))


def _decade(expression: Expression, setting: Setting) -> Resolved | None:
    got = expression.match
    if got["y"]:
        return Resolved("DATE", f"{int(got['y']):03d}")
    words = "twenties thirties forties fifties sixties seventies eighties nineties".split()
    return Resolved("DATE", f"19{got['yy'] or words.index(got['word'].lower()) + 2}")


def _century(expression: Expression, setting: Setting) -> Resolved | None:
    return Resolved("DATE", f"{int(expression.match['c']) - 1:02d}")


def _years(expression: Expression, setting: Setting) -> Resolved | None:
    first, last = expression.match["a"], expression.match["b"]
    last = first[:2] + last if len(last) == 2 else last
    return Resolved("DATE", f"{int(first):04d}/{int(last):04d}") if int(first) < int(last) else None


def _vague_span(expression: Expression, setting: Setting) -> Resolved | None:
    future = expression.match["which"].lower() in ("coming", "upcoming", "future")
    return Resolved("DATE", "FUTURE_REF" if future else "PAST_REF")


def _vague(expression: Expression, setting: Setting) -> Resolved | None:
    return Resolved("DATE", VAGUE_WORDS[expression.match.group().lower()])


def _holiday(expression: Expression, setting: Setting) -> Resolved | None:
    got = expression.match
    name = got["h"].lower()
    if got["y"]:
        return Resolved("DATE", holiday(name, int(got["y"])).isoformat())
    if setting.today is None:
        fixed = {holiday(name, year).isoformat()[4:] for year in (2001, 2002, 2003)}
        return Resolved("DATE", "XXXX" + (fixed.pop() if len(fixed) == 1 else "-XX-XX"))
    today, which = setting.today, (got["which"] or "").strip().lower()
    days = [holiday(name, year) for year in range(max(today.year - 1, 1583), min(today.year + 2, 4000))]
    tense = "past" if which == "last" else "future" if which == "next" else _tense(expression, setting)
    if not days:
        return None
    if which == "this":
        return Resolved("DATE", holiday(name, today.year).isoformat())
    return Resolved("DATE", min(days, key=lambda day: _distance(day, today, tense, bool(which))).isoformat())


def _distance(day: date, today: date, tense: Tense | None, strict: bool) -> int:
    away = (day - today).days
    against = (tense == "past" and away > 0) or (tense == "future" and away < 0)
    return abs(away) + (400 if strict else 60) * against


_RESOLVERS: dict[str, Callable[[Expression, Setting], Resolved | None]] = {
    "iso": _iso,
    "slashed": _slashed,
    "date_clock": _date_clock,
    "clock_date": _date_clock,
    "date": _date,
    "days": _days,
    "days_first": _days,
    "month": _month,
    "weekday_clock": _weekday_clock,
    "clock_weekday": _weekday_clock,
    "clock_day": _clock_day,
    "weekday": _weekday,
    "weekdays": _weekdays,
    "day": _day,
    "part": _daypart,
    "clock": _bare_clock,
    "deictic": _deictic,
    "edge_unit": _edge_unit,
    "year_end": _year_end,
    "weekend": _the_weekend,
    "turned": _turned,
    "counted_away": _counted_away,
    "plural_ago": _plural_ago,
    "past_span": _past_span,
    "past_one": _past_one,
    "span": _span,
    "span_range": _span,
    "spans": _spans,
    "long": _long,
    "every": _every,
    "every_month": _every_month,
    "set_word": _set_word,
    "rate": _rate,
    "quarter": _quarter,
    "half": _half,
    "fiscal": _plain_year,
    "season": _season,
    "decade": _decade,
    "century": _century,
    "years": _years,
    "year": _plain_year,
    "vague_span": _vague_span,
    "vague": _vague,
    "holiday": _holiday,
}
