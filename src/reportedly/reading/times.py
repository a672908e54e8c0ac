"""Times: every time expression of a text with its TIMEX3 type and value, resolved against the publication.
In: a Text. Out: TimeRef records in order, never overlapping.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from reportedly.reading.plain import plain
from reportedly.reading.timex.calendar import days_of
from reportedly.reading.timex.expressions import Expression, find_expressions
from reportedly.reading.timex.resolve import resolve
from reportedly.reading.timex.setting import Resolved, Setting
from reportedly.record import Instant, Text, TimeRef

_OFFSET = re.compile(r"T[\d:.]+([+-]\d\d:\d\d|Z)$")
NEAR = 400
"""Characters within which a day named before is what 'the next day' follows."""


def find_times(text: Text) -> tuple[TimeRef, ...]:
    """The time expressions of a text from left to right.

    Days are those of the outlet's calendar. Without a publication day, values keep X for what cannot be known, unless
    the days that bound the publication give one and the same value.
    """
    flat = plain(text.text)
    expressions = find_expressions(flat)
    readings = [_resolved(flat, expressions, today, _offset(text.published)) for today in _anchors(text.published)]
    times: list[TimeRef] = []
    unknown: list[Resolved | None] | None = None
    for at, expression in enumerate(expressions):
        candidates = {reading[at] for reading in readings}
        resolved = candidates.pop() if len(candidates) == 1 else None
        if candidates:
            if unknown is None:
                unknown = _resolved(flat, expressions, None, "")
            resolved = unknown[at]
        if resolved is not None:
            times.append(_time(text, expression, resolved))
    return tuple(times)


def _anchors(published: Instant | None) -> list[date | None]:
    """The day of publication; else the two days that bound it; else none."""
    if published is None:
        return [None]
    days = [published.day] if published.day else [published.earliest, published.latest]
    anchors = [_date(day) for day in days]
    return anchors if all(anchors) else [None]


def _date(day: str | None) -> date | None:
    try:
        return date.fromisoformat(day) if day else None
    except ValueError:
        return None


def _offset(published: Instant | None) -> str:
    found = _OFFSET.search(published.value) if published and published.value else None
    return "" if found is None else "+00:00" if found.group(1) == "Z" else found.group(1)


def _resolved(flat: str, expressions: Sequence[Expression], today: date | None, offset: str) -> list[Resolved | None]:
    """Each expression's value, the day named last being what 'the next day' is told from."""
    values: list[Resolved | None] = []
    recent: tuple[int, date] | None = None
    era: tuple[int, date] | None = None
    for expression in expressions:
        setting = Setting(flat, today, offset, _near(recent, expression), _near(era, expression))
        value = resolve(expression, setting)
        values.append(value)
        days = days_of(value.value) if value is not None and value.type in ("DATE", "TIME") else None
        if days is not None:
            era = (expression.end, days[0])
            recent = era if days[0] == days[1] else recent
    return values


def _near(named: tuple[int, date] | None, expression: Expression) -> date | None:
    return named[1] if named and expression.start - named[0] <= NEAR else None


def _time(text: Text, expression: Expression, resolved: Resolved) -> TimeRef:
    days = days_of(resolved.value) if resolved.type in ("DATE", "TIME") and expression.rule != "fiscal" else None
    return TimeRef(
        start=expression.start,
        end=expression.end,
        text=text.text[expression.start : expression.end],
        type=resolved.type,
        value=resolved.value,
        earliest=days[0].isoformat() if days else None,
        latest=days[1].isoformat() if days else None,
    )
