"""Times: every time expression of a text with its TIMEX3 type and value, resolved against the publication.
In: a Text. Out: TimeRef records in order, never overlapping.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from reportedly.reading.plain import plain
from reportedly.reading.timex.calendar import days_of, weekday_after
from reportedly.reading.timex.expressions import Expression, find_expressions
from reportedly.reading.timex.sequence import resolve_all
from reportedly.reading.timex.setting import Resolved, Setting, TenseAt, tense_of
from reportedly.reading.timex.tense import tense_at
from reportedly.reading.timex.timewords import WEEKDAYS
from reportedly.record import Instant, Text, TimeRef

FEW_DAYS = 3
"""Days after a date in print for which a text still names the weekday: 'on 23 October … on Friday'."""
_OFFSET = re.compile(r"T[\d:.]+([+-]\d\d:\d\d|Z)$")


def find_times(text: Text, tense_at: TenseAt = tense_at) -> tuple[TimeRef, ...]:
    """The time expressions of a text from left to right.

    Days are those of the outlet's calendar. Without a publication day, values keep X for what cannot be known, unless
    the days that bound the publication give one and the same value, or a weekday told as past lies right after the last
    date in print and so is told from there. `tense_at` tells the tense of a place's clause; by default the words around
    it do, and a parser may.
    """
    flat = plain(text.text)
    expressions = find_expressions(flat)
    anchors: Sequence[date | None] = _anchors(text.published) or [
        _told_last(flat, expressions, text.published, tense_at)
    ]
    readings = [resolve_all(flat, expressions, today, _offset(text.published), tense_at) for today in anchors]
    times: list[TimeRef] = []
    unknown: list[Resolved | None] | None = None
    for at, expression in enumerate(expressions):
        candidates = {reading[at] for reading in readings}
        resolved = candidates.pop() if len(candidates) == 1 else None
        if candidates:
            if unknown is None:
                unknown = resolve_all(flat, expressions, None, "", tense_at)
            resolved = unknown[at]
        if resolved is not None:
            times.append(_time(text, expression, resolved))
    return tuple(times)


def _anchors(published: Instant | None) -> list[date]:
    """The day of publication, or the two days that bound it; none where one of them is not known."""
    if published is None:
        return []
    days = [published.day] if published.day else [published.earliest, published.latest]
    anchors = [found for day in days if (found := _date(day))]
    return anchors if len(anchors) == len(days) else []


def _told_last(
    flat: str, expressions: Sequence[Expression], published: Instant | None, tense_at: TenseAt
) -> date | None:
    """The last day told as past by its weekday, within a few days after the date that the text is no older than."""
    first = _date(published.earliest) if published else None
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


def _date(day: str | None) -> date | None:
    try:
        return date.fromisoformat(day) if day else None
    except ValueError:
        return None


def _offset(published: Instant | None) -> str:
    found = _OFFSET.search(published.value) if published and published.value else None
    return "" if found is None else "+00:00" if found.group(1) == "Z" else found.group(1)


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
