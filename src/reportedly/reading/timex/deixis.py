"""Deixis: the values of expressions told from now or from a day named before: 'last week', 'two days later'.
In: an Expression and a Setting. Out: TIMEX3 values; DEIXIS, the resolver of each pattern.
"""

from __future__ import annotations

from datetime import date

from reportedly.reading.timex.calendar import add_days, add_months, days_of, month_of, week_of
from reportedly.reading.timex.dates import clock_of
from reportedly.reading.timex.expressions import Expression
from reportedly.reading.timex.lengths import amount_of, length, past_one
from reportedly.reading.timex.setting import Resolved, Resolver, Setting, tense_of
from reportedly.reading.timex.tense import Tense
from reportedly.reading.timex.timewords import DAYPARTS, ORDINALS, SEASON_CODES, SPANS

_SHIFTS = {"the day before yesterday": -2, "yesterday": -1, "today": 0, "tomorrow": 1, "the day after tomorrow": 2}


def _day(expression: Expression, setting: Setting) -> Resolved | None:
    value = shifted(expression.match["day"].lower(), setting)
    part = expression.match["part"]
    return Resolved("TIME", f"{value}T{DAYPARTS[part.lower()]}") if part else Resolved("DATE", value)


def _clock_day(expression: Expression, setting: Setting) -> Resolved | None:
    clock = clock_of(expression.match["clock"], setting)
    return Resolved("TIME", shifted(expression.match["day"].lower(), setting) + clock) if clock else None


def shifted(word: str, setting: Setting) -> str:
    """The day that 'yesterday' and its like name."""
    return add_days(setting.today, _SHIFTS[word]).isoformat() if setting.today else "XXXX-XX-XX"


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
    "upcoming": 1,
    "this coming": 1, "following": 1, "that": 0, "that same": 0,
}  # fmt: skip


def _deictic(expression: Expression, setting: Setting) -> Resolved | None:
    got = expression.match
    which, unit = got["which"].lower(), got["unit"].lower()
    if got["the"] and which in ("last", "past") and unit not in SEASON_CODES and unit != "weekend":
        return past_one(expression, setting)
    base = setting.today
    if which in ("that", "same", "that same", "previous", "following"):
        base = setting.recent if unit in ("day", "week", "weekend") else setting.era
        base = setting.today if base is None and which in ("previous", "following") else base
    step = _STEPS[which]
    if unit == "weekend":
        tense = tense_of(expression, setting) if which == "this" else None
        return Resolved("DATE", _weekend(base, step, tense))
    if unit in SEASON_CODES:
        return Resolved("DATE", season_value(SEASON_CODES[unit], base, step))
    return Resolved("DATE", _stepped(unit, base, step))


def _weekend(base: date | None, step: int, tense: Tense | None) -> str:
    """The weekend of the week of `base`, moved; early in a week a past report's 'this weekend' is the one just over."""
    if base is None:
        return "XXXX-WXX-WE"
    if step == 0 and tense == "past" and base.isoweekday() <= 3:
        step = -1
    return week_of(add_days(base, 7 * step)) + "-WE"


def season_value(code: str, base: date | None, step: int) -> str:
    """The season `code` of the year of `base`, or the last one over, or the next to begin."""
    if base is None:
        return f"XXXX-{code}"
    if step == 0:
        return f"{base.year:04d}-{code}"
    years = range(base.year - 2, base.year + 3)
    spans = [(year, days_of(f"{year:04d}-{code}")) for year in years]
    if step < 0:
        return f"{max((year for year, span in spans if span and span[1] < base), default=base.year - 1):04d}-{code}"
    return f"{min((year for year, span in spans if span and span[0] > base), default=base.year + 1):04d}-{code}"


def _the_weekend(expression: Expression, setting: Setting) -> Resolved | None:
    tense = tense_of(expression, setting)
    return Resolved("DATE", _weekend(setting.today, 0, tense))


def _edge_unit(expression: Expression, setting: Setting) -> Resolved | None:
    return Resolved("DATE", _stepped(expression.match["unit"].lower(), setting.today, 0))


def _year_end(expression: Expression, setting: Setting) -> Resolved | None:
    return Resolved("DATE", f"{setting.today.year:04d}-12-31" if setting.today else "XXXX-12-31")


def _turned(expression: Expression, setting: Setting) -> Resolved | None:
    """'the day before', 'a week earlier', 'that day', 'a year ago'."""
    words = expression.match.group().lower().replace("-", " ").replace(",", "")
    unit = next(name for name in ("day", "week", "month", "year", "decade", "century") if name in words)
    unit, count = {"decade": ("year", 10), "century": ("year", 100)}.get(unit, (unit, 1))
    if words.endswith("ago"):
        return Resolved("DATE", _stepped(unit, setting.today, -count))
    if words.endswith("from now"):
        return Resolved("DATE", _stepped(unit, setting.today, count))
    step = -count if words.endswith(("before", "earlier")) else count if words.endswith(("after", "later")) else 0
    base = setting.era if unit not in ("day", "week") else setting.recent
    base = base or (setting.today if step else None)
    return Resolved("DATE", _stepped(unit, base, step))


def _compared(expression: Expression, setting: Setting) -> Resolved | None:
    """'a year ago' and 'the year-earlier quarter': in a report on a quarter, that quarter of the year before."""
    unit, words = (expression.match["unit"] or "year").lower(), expression.match.group().lower()
    if unit == "year" and setting.quarter:
        year, quarter = setting.quarter.split("-Q")
        named = expression.match["q"]
        return Resolved("DATE", f"{int(year) - 1:04d}-Q{ORDINALS[named.lower()] if named else quarter}")
    base = (setting.era if unit == "year" else setting.recent) if "earlier" in words else None
    return Resolved("DATE", _stepped(unit, base or setting.today, -1))


def _year_quarter(expression: Expression, setting: Setting) -> Resolved | None:
    """'the 1988 period' is the quarter of that year that the report is on."""
    year = expression.match["y"]
    return Resolved("DATE", f"{year}-Q{setting.quarter[-1]}" if setting.quarter else year)


def _counted_away(expression: Expression, setting: Setting) -> Resolved | None:
    """'two days ago' from the publication; 'two weeks later' from the day named last, a length where there is none."""
    got = expression.match
    amount, unit, way = amount_of(got["n"]), got["unit"].lower().rstrip("s"), got["way"].lower()
    named = setting.era if unit in ("month", "year", "decade", "quarter") else setting.recent
    base = setting.today if way in ("ago", "from now") else named
    if amount is None:
        return Resolved("DATE", "PAST_REF") if way == "ago" else Resolved("DURATION", length(None, unit))
    if base is None and way not in ("ago", "from now"):
        return Resolved("DURATION", length(amount, unit))
    sign = 1 if way in ("later", "from now") else -1
    return Resolved("DATE", _away(base, unit, sign * amount))


def _counted_from(expression: Expression, setting: Setting) -> Resolved | None:
    """'two days after tomorrow', 'a week from today'."""
    got = expression.match
    amount, unit = amount_of(got["n"]), got["unit"].lower()
    if amount is None or setting.today is None:
        return None
    base = add_days(setting.today, _SHIFTS[got["day"].lower()])
    count = round(amount) * (-1 if got["way"].lower() == "before" else 1)
    if unit in ("day", "week"):
        return Resolved("DATE", add_days(base, count * (7 if unit == "week" else 1)).isoformat())
    return Resolved("DATE", _away(base, unit, count))


def _away(base: date | None, unit: str, amount: float) -> str:
    clock, factor, letter = SPANS[unit]
    if clock:
        return _stepped("day", base, 0)
    count = round(amount * factor)
    if abs(count) > 2500 and letter != "D":
        return "XXXX"
    return _stepped({"D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year"}[letter], base, count)


def _plural_ago(expression: Expression, setting: Setting) -> Resolved | None:
    return Resolved("DATE", "PAST_REF")


def _stepped(unit: str, base: date | None, step: int) -> str:
    """The value of the unit `step` units from the one that holds `base`."""
    blank = {
        "day": "XXXX-XX-XX",
        "week": "XXXX-WXX",
        "weekend": "XXXX-WXX-WE",
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
    if unit == "weekend":
        return week_of(add_days(base, 7 * step)) + "-WE"
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


DEIXIS: dict[str, Resolver] = {
    "clock_day": _clock_day,
    "day": _day,
    "part": _daypart,
    "deictic": _deictic,
    "edge_unit": _edge_unit,
    "year_end": _year_end,
    "weekend": _the_weekend,
    "turned": _turned,
    "compared": _compared,
    "year_quarter": _year_quarter,
    "counted_away": _counted_away,
    "counted_from": _counted_from,
    "plural_ago": _plural_ago,
}
