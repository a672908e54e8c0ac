"""The day on which something was said.
In: a draft and the time expressions of its text. Out: the range of days that the nearest governing expression allows.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reportedly.reading.attribution import Draft
from reportedly.record import Days, TimeRef, holds

MAX_DAYS = 92
"""A longer range ('in 2024') says nothing about the day of an utterance."""


def said_on(text: str, draft: Draft, times: Sequence[TimeRef], sentence_start: int) -> Days | None:
    """Days of the time expression nearest the cue in its sentence and outside what was said; else None."""
    if draft.cue_range is None:
        return None
    cue_start, cue_end = draft.cue_range
    end = text.find("\n", cue_end)
    end = len(text) if end < 0 else end
    best: tuple[int, TimeRef] | None = None
    for time in times:
        if not sentence_start <= time.start < end or time.type not in ("DATE", "TIME") or time.earliest is None:
            continue
        if holds(draft.contents, (time.start, time.end)) or time.latest is None or time.value.endswith("_REF"):
            continue
        distance = time.start - cue_end if time.start >= cue_end else cue_start - time.end
        if time.start >= cue_end and any(mark in text[cue_end : time.start] for mark in (". ", ".” ", '." ', "? ")):
            continue
        if best is None or distance < best[0]:
            best = distance, time
    if best is None or best[1].earliest is None or best[1].latest is None:
        return None
    days = Days(earliest=best[1].earliest[:10], latest=best[1].latest[:10])
    length = (date.fromisoformat(days.latest) - date.fromisoformat(days.earliest)).days
    return days if length <= MAX_DAYS else None
