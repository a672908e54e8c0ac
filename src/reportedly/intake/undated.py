"""The publication of a text that prints no stamp: the day of its dateline, else bounds and the reason for them.
In: the paragraphs and captions of a text. Out: an Instant, without a value where the text tells no day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from reportedly.intake.identify import dateline
from reportedly.intake.instants import find_stamps, open_bounds, yearless
from reportedly.record import Instant

LEADING = 3
"""Paragraphs that may begin with the dateline."""
NEAR = 31
"""Days before the day of a dateline within which the last full date that a text tells of gives that day its year."""


def undated(paragraphs: Sequence[str], captions: Sequence[str] = ()) -> Instant:
    """The publication that a text tells of.

    A report is of the day of its dateline. One without a year has the year that puts it right after the last full date
    told as past. Else there is no value, and that date bounds the publication.
    """
    last = open_bounds([*paragraphs, *captions])
    line = next((found for words in paragraphs[:LEADING] if (found := dateline(words))), None)
    day, reason = _dateline_day(line.day, last) if line and line.day else (None, "")
    if day is not None and (last is None or last <= day):
        return Instant(value=day, precision="day", from_="inferred", note=reason)
    note = "the text prints no publication date"
    return Instant(
        value=None,
        from_="inferred",
        note=f"{note}; it tells of {last} as past" if last else note,
        earliest=last,
    )


def _dateline_day(printed: str, last: str | None) -> tuple[str | None, str]:
    """The day of a dateline, and how it is known."""
    stamps = find_stamps(printed)
    if stamps:
        return stamps[0].day.isoformat(), "the day of the dateline; the text prints no other publication date"
    if last is None:
        return None, ""
    first = dt.date.fromisoformat(last)
    days = [found for year in (first.year, first.year + 1) if (found := yearless(printed, year)) and found >= first]
    if not days or (days[0] - first).days > NEAR:
        return None, ""
    return days[0].isoformat(), f"the day of the dateline; its year is that of {last}, which the text tells of as past"
