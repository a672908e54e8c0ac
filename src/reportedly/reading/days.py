"""The day on which something was said.
In: attributed drafts, sentences and the time expressions of their text. Out: for each the range of days, or None.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from datetime import date
from operator import attrgetter

from reportedly.reading.draft import Draft
from reportedly.reading.sources import Attributed
from reportedly.reading.tokens import Sentence
from reportedly.record import Days, Instant, TimeRef, holds, starting_in

NEIGHBOURS = 8
"""Statements of a paragraph, before and after, that are asked for the day."""
MAX_DAYS = 92
"""A longer range ('in 2024') says nothing about the day of an utterance."""


def said_days(
    attributed: Sequence[Attributed],
    times: Sequence[TimeRef],
    sentences: Sequence[Sentence],
    published: Instant | None,
) -> tuple[Days | None, ...]:
    """Days of each draft: from its own sentence, else from what the same speaker says around it in the paragraph."""
    last = published.day if published else None
    own = [_in_sentence(one.draft, times, sentences[one.draft.sentence], last) for one in attributed]
    paragraphs: dict[int, list[int]] = {}
    for number, one in enumerate(attributed):
        paragraphs.setdefault(sentences[one.draft.sentence].paragraph, []).append(number)
    neighbours = (paragraphs[sentences[one.draft.sentence].paragraph] for one in attributed)
    return tuple(
        days or _from_neighbour(number, beside, attributed, own)
        for number, (days, beside) in enumerate(zip(own, neighbours, strict=True))
    )


def _in_sentence(draft: Draft, times: Sequence[TimeRef], sentence: Sentence, published: str | None) -> Days | None:
    """Days of the time expression nearest the cue in its sentence and outside what was said."""
    if draft.cue_range is None:
        return None
    cue_start, cue_end = draft.cue_range
    end = max(sentence.end, cue_end)
    found: list[tuple[int, TimeRef]] = []
    for time in starting_in(times, (sentence.start, end), attrgetter("start")):
        if time.type not in ("DATE", "TIME") or time.value.endswith("_REF"):
            continue
        if not holds(draft.contents, (time.start, time.end)):
            distance = time.start - cue_end if time.start >= cue_end else cue_start - time.end
            found.append((distance, time))
    return next((days for _, time in sorted(found, key=lambda pair: pair[0]) if (days := _days(time, published))), None)


def _days(time: TimeRef, published: str | None) -> Days | None:
    if time.earliest is None or time.latest is None or (published is not None and time.earliest > published):
        return None
    days = Days(earliest=time.earliest[:10], latest=time.latest[:10])
    length = (date.fromisoformat(days.latest) - date.fromisoformat(days.earliest)).days
    return days if length <= MAX_DAYS else None


def _from_neighbour(
    number: int, beside: Sequence[int], attributed: Sequence[Attributed], own: Sequence[Days | None]
) -> Days | None:
    """'said on Tuesday … “…,” he added': the day holds for the speaker's next words, and for those just before."""
    speaker = attributed[number].source.entity
    if speaker is None:
        return None
    at = bisect.bisect_left(beside, number)
    around = (*reversed(beside[max(0, at - NEIGHBOURS) : at]), *beside[at + 1 : at + 1 + NEIGHBOURS])
    return next((own[k] for k in around if own[k] and attributed[k].source.entity == speaker), None)
