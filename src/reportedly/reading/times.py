"""Times: every time expression of a text with its TIMEX3 type and value, resolved against the publication.
In: a Text. Out: TimeRef records in order, never overlapping.
"""

from __future__ import annotations

import re
from datetime import date

from reportedly.reading.plain import plain
from reportedly.reading.timex.calendar import days_of
from reportedly.reading.timex.expressions import Expression, find_expressions
from reportedly.reading.timex.sequence import resolve_all
from reportedly.reading.timex.setting import Resolved, TenseAt
from reportedly.reading.timex.tense import tense_at
from reportedly.reading.timex.undated import undated_values
from reportedly.record import Instant, Text, TimeRef

_OFFSET = re.compile(r"T[\d:.]+([+-]\d\d:\d\d|Z)$")


def find_times(text: Text, tense_at: TenseAt = tense_at) -> tuple[TimeRef, ...]:
    """The time expressions of a text from left to right.

    Days are those of the outlet's calendar. Without a publication day, values keep X for what cannot be known, unless
    the days that bound the publication give one and the same value, or the text tells its days (`timex.undated`).
    `tense_at` tells the tense of a place's clause; by default the words around it do, and a parser may.
    """
    flat = plain(text.text)
    expressions = find_expressions(flat)
    anchors = _anchors(text.published)
    if anchors:
        offset = _offset(text.published)
        readings = [resolve_all(flat, expressions, today, offset, tense_at) for today in anchors]
        unknown = resolve_all(flat, expressions, None, "", tense_at) if len(anchors) > 1 else []
        values = [
            read[0] if len(set(read)) == 1 else unknown[at] for at, read in enumerate(zip(*readings, strict=True))
        ]
    else:
        first = _date(text.published.earliest) if text.published else None
        values = undated_values(flat, expressions, first, tense_at)
    return tuple(
        _time(text, expression, value)
        for expression, value in zip(expressions, values, strict=True)
        if value is not None
    )


def _anchors(published: Instant | None) -> list[date]:
    """The day of publication, or the two days that bound it; none where one of them is not known."""
    if published is None:
        return []
    days = [published.day] if published.day else [published.earliest, published.latest]
    anchors = [found for day in days if (found := _date(day))]
    return anchors if len(anchors) == len(days) else []


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
