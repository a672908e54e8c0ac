"""The place in time of texts without a date: by their own words, else beside the dated text most like them.
In: the revisions of a group. Out: `placed` links whose evidence is the day and the reason for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from reportedly.linking.following.known import order
from reportedly.linking.following.profiles import Profile, likeness, profile
from reportedly.record import Instant, Link, Revision, TimeRef

METHOD = "dates/2"
NEARLY = 0.98
"""Part of the best likeness from which on the latest of the alike dates a text: rather too late than before its day."""
NEAR = 3
"""Days after the latest printed date within which a weekday still means the days after it, not the week before."""
WEEK = 6
"""Days that a text still tells by their weekday; a printed date longer past is no guide to the text's own day."""
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_YEARLESS = re.compile(r"XXXX-(\d\d)-(\d\d)$")
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])$")
_AHEAD = re.compile(
    r"\b(?:as early as|by|next|until|till|before|coming|from|starting|due|scheduled for)(?: \w+)?\s*$", re.IGNORECASE
)


def place(group: Sequence[Revision]) -> tuple[Link, ...]:
    """A `placed` link for each undated text that a dated one helps to place; texts alone in time get none."""
    dated = [(r, profile(r.text)) for r in sorted(group, key=order) if r.text.published and r.text.published.day]
    if not dated:
        return ()
    undated = [r for r in sorted(group, key=order) if r.text.published is None or r.text.published.day is None]
    links = [_beside(revision, dated) for revision in undated]
    unique = {link.left: link for link in sorted(links, key=lambda link: link.id)}
    return tuple(unique[name] for name in sorted(unique))


def _beside(revision: Revision, dated: Sequence[tuple[Revision, Profile]]) -> Link:
    here = profile(revision.text)
    scored = [(round(likeness(here, there), 6), other.text.id, other) for other, there in dated]
    best = max(score for score, _, _ in scored)
    near = [item for item in scored if item[0] >= NEARLY * best]
    score, _, other = max(near, key=lambda item: (_day(item[2]), item[0], item[1]))
    day = _day(other)
    found, reason = _own_day(revision, date.fromisoformat(day)) or (
        day,
        f"no date in the text; beside the article most like it, of {day}",
    )
    return Link.of(
        "placed", revision.text.id, other.text.id, method=METHOD, score=min(score, 1.0), evidence=(found, reason)
    )


def _day(dated: Revision) -> str:
    return (dated.text.published.day if dated.text.published else None) or dated.observed_at[:10]


def _own_day(revision: Revision, beside: date) -> tuple[str, str] | None:
    """The day that the text's own dates point to, with the reason; None when it names no day."""
    published = revision.text.published
    latest = _printed_date(revision, beside, published)
    if latest is None:
        return None
    anchor, words = latest
    if (beside - anchor).days > WEEK:
        return None
    day, reason = anchor, f"the latest date in the text is {words} ({anchor.isoformat()})"
    for time in _told(revision):
        if weekday := _WEEKDAY.match(time.value):
            ahead = (int(weekday.group(1)) - anchor.isoweekday()) % 7
            if ahead <= NEAR and anchor + timedelta(ahead) > day:
                day = anchor + timedelta(ahead)
                reason = f"{words} is {anchor.isoformat()}, and {time.text} after it is {day.isoformat()}"
    bound = published.latest if published else None
    if bound and day.isoformat() > bound:
        return bound, f"{reason}, but not after {bound}"
    return day.isoformat(), reason


def _printed_date(revision: Revision, beside: date, published: Instant | None) -> tuple[date, str] | None:
    dates: list[tuple[date, str]] = []
    for time in _told(revision):
        if _ISO.match(time.value):
            dates.append((date.fromisoformat(time.value[:10]), f"'{time.text}'"))
        elif yearless := _YEARLESS.match(time.value):
            found = _nearest_year(int(yearless.group(1)), int(yearless.group(2)), beside)
            if found is not None:
                dates.append((found, f"'{time.text}'"))
    if published and published.earliest and _ISO.fullmatch(published.earliest):
        dates.append((date.fromisoformat(published.earliest), published.note or "the earliest day it can be of"))
    return max(dates, default=None)


def _told(revision: Revision) -> list[TimeRef]:
    """Days that the text tells of as past or present: not those that it looks ahead to ('as early as Sunday')."""
    text = revision.text.text
    return [
        time
        for time in revision.reading.times
        if time.type in ("DATE", "TIME") and not _AHEAD.search(text[max(0, time.start - 24) : time.start])
    ]


def _nearest_year(month: int, day: int, beside: date) -> date | None:
    """The year that puts a day of the year nearest to `beside`; None for a day that no such year has."""
    years = []
    for year in (beside.year - 1, beside.year, beside.year + 1):
        try:
            years.append(date(year, month, day))
        except ValueError:
            continue
    return min(years, key=lambda found: (abs(found - beside), found), default=None)
