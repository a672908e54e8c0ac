"""Periods: the values of quarters, seasons, years, decades, holidays and of vague times.
In: an Expression and a Setting. Out: TIMEX3 values; PERIODS, the resolver of each pattern.
"""

from __future__ import annotations

from datetime import date

from reportedly.reading.timex.calendar import days_of, holiday
from reportedly.reading.timex.deixis import season_value
from reportedly.reading.timex.expressions import Expression
from reportedly.reading.timex.setting import Resolved, Resolver, Setting, tense_of
from reportedly.reading.timex.tense import Tense
from reportedly.reading.timex.timewords import ORDINALS, SEASON_CODES, VAGUE_WORDS


def _quarter(expression: Expression, setting: Setting) -> Resolved | None:
    got = expression.match
    quarter = int(got["q2"] or got["q3"]) if got["q2"] or got["q3"] else ORDINALS[got["q"].lower()]
    year = _year_of(got["y"] or got["y1"] or got["y2"] or got["y3"], got["rel"] or got["rel1"], setting)
    if year is None:
        if setting.today is None:
            year = "XXXX"
        else:
            now = (setting.today.month + 2) // 3
            ahead = tense_of(expression, setting) == "future" and now - quarter > 2
            year = f"{setting.today.year + (1 if ahead else -1 if quarter > now else 0):04d}"
    return Resolved("DATE", f"{year}-Q{quarter}")


def _half(expression: Expression, setting: Setting) -> Resolved | None:
    got = expression.match
    year = _year_of(got["y"], got["rel"], setting) or "XXXX"
    return Resolved("DATE", f"{year}-H{1 if got['h'].lower() == 'first' else 2}")


def _year_of(named: str | None, relative: str | None, setting: Setting) -> str | None:
    """The year that is printed with a quarter or half, or 'last year'; None where there is none."""
    if named:
        return f"{int(named):04d}"
    if relative:
        step = {"last": -1, "this": 0, "the": 0, "next": 1}[relative.lower().split()[0]]
        return f"{setting.today.year + step:04d}" if setting.today else "XXXX"
    return None


def _plain_year(expression: Expression, setting: Setting) -> Resolved | None:
    return Resolved("DATE", f"{int(expression.match['y']):04d}")


def _season(expression: Expression, setting: Setting) -> Resolved | None:
    got = expression.match
    code = SEASON_CODES[got["s"].lower()]
    if got["y"]:
        return Resolved("DATE", f"{int(got['y']):04d}-{code}")
    if setting.today is None:
        return Resolved("DATE", f"XXXX-{code}")
    step = 1 if tense_of(expression, setting) == "future" else -1
    now = days_of(f"{setting.today.year:04d}-{code}")
    if now and now[0] <= setting.today <= now[1]:
        step = 0
    return Resolved("DATE", season_value(code, setting.today, step))


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
    tense = "past" if which == "last" else "future" if which == "next" else tense_of(expression, setting)
    if not days:
        return None
    if which == "this":
        return Resolved("DATE", holiday(name, today.year).isoformat())
    return Resolved("DATE", min(days, key=lambda day: _distance(day, today, tense, bool(which))).isoformat())


def _distance(day: date, today: date, tense: Tense | None, strict: bool) -> int:
    away = (day - today).days
    against = (tense == "past" and away > 0) or (tense == "future" and away < 0)
    return abs(away) + (400 if strict else 60) * against


PERIODS: dict[str, Resolver] = {
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
