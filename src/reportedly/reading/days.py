"""The day on which something was said.
In: attributed drafts, sentences and the time expressions of their text. Out: for each the range of days, or None.

A month that is all the text tells of stays a month: both ends are `2024-06`. No day is made up: where nothing governs a
statement, it has none, and the day of publication is never put in its place.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from datetime import date
from operator import attrgetter

from reportedly.reading.draft import Draft
from reportedly.reading.sources import Attributed
from reportedly.reading.tokens import Sentence
from reportedly.record import Days, Instant, Range, TimeRef, holds, starting_in

NEIGHBOURS = 8
"""Statements, before and after, that are asked for the day; and times, for the latest."""
MAX_DAYS = 92
"""A longer range ('in 2024') says nothing about the day of an utterance."""
_MONTH = re.compile(r"\d{4}-\d\d")
_SAME_DAY = re.compile(
    r"(?:in (?:response|reply|return|turn)|(?:at|during) the (?:same )?[a-z]+|(?:following|after) an?)\b"
)
"""Beginnings that carry the day of what was told just before."""
_AFTERWARDS = re.compile(r"after (?:the|that|his|her|their|this)\b")
"""Beginnings that leave open how long after what was told just before."""
_OCCASIONS = frozenset(("briefing", "conference", "hearing", "session", "reporters"))
START = attrgetter("start")


def said_days(
    attributed: Sequence[Attributed],
    times: Sequence[TimeRef],
    sentences: Sequence[Sentence],
    published: Instant | None,
) -> tuple[Days | None, ...]:
    """Days of each draft: from its own sentence, from what governs it, else from the same speaker around it."""
    known = (published.day or published.earliest) if published else None
    last = (published.day or published.latest) if published else None
    told = [time for time in times if _tells_days(time, last)]
    own: list[Days | None] = []
    paragraphs: dict[int, list[int]] = {}
    for number, one in enumerate(attributed):
        sentence, frame = sentences[one.draft.sentence], _frame(number, attributed)
        days = _in_sentence(one.draft, told, sentence, frame)
        if not frame and one.draft.stance == "declines" and _lasts(one.draft, sentence):
            days = _until(days.earliest if days else _latest_day(told, sentence.start), known)
        beside = paragraphs.setdefault(sentence.paragraph, [])
        near = (*paragraphs.get(sentence.paragraph - 1, [])[-NEIGHBOURS:], *beside[-NEIGHBOURS:])
        before = [own[k] for k in near]
        own.append(days or _governed(sentence, told, before, known))
        beside.append(number)
    _fill_earlier_that_day(own, attributed, sentences)
    neighbours = (paragraphs[sentences[one.draft.sentence].paragraph] for one in attributed)
    return tuple(
        days or _from_speaker(number, beside, attributed, own)
        for number, (days, beside) in enumerate(zip(own, neighbours, strict=True))
    )


def _tells_days(time: TimeRef, published: str | None) -> bool:
    """Whether the expression names days, few enough, and not all of them ahead."""
    if time.type not in ("DATE", "TIME") or time.earliest is None or time.latest is None:
        return False
    length = date.fromisoformat(time.latest[:10]) - date.fromisoformat(time.earliest[:10])
    return length.days <= MAX_DAYS and (published is None or time.earliest <= published)


def _days(time: TimeRef) -> Days:
    if _MONTH.fullmatch(time.value):
        return Days(earliest=time.value, latest=time.value)
    return Days(earliest=(time.earliest or "")[:10], latest=(time.latest or "")[:10])


def _frame(number: int, attributed: Sequence[Attributed]) -> Range | None:
    """The content that a statement inside another is part of: no time outside it tells the day of the inner one.

    'On Friday she said the envoy had denied it' tells no day of the denial, nor does 'Monday's paper has a report' tell
    that of the report: it may be older than the paper.
    """
    cue = attributed[number].draft.cue_range
    if cue is None:
        return None
    near = attributed[max(0, number - NEIGHBOURS) : number + NEIGHBOURS]
    around = [
        (start, end)
        for one in near
        for start, end in one.draft.contents
        if one.draft.cue_range != cue and holds([(start, end)], cue)
    ]
    return min(around, key=lambda place: place[1] - place[0], default=None)


def _in_sentence(draft: Draft, told: Sequence[TimeRef], sentence: Sentence, frame: Range | None) -> Days | None:
    """Days of the time expression nearest the cue in its sentence and frame, outside what was said and the dateline."""
    if draft.cue_range is None:
        return None
    cue_start, cue_end = draft.cue_range
    outside = [
        time
        for time in starting_in(told, frame or (sentence.start, max(sentence.end, cue_end)), START)
        if not holds(draft.contents, (time.start, time.end))
        and not _in_dateline(time, sentence)
        and (draft.stance == "declines" or not _is_since(time, sentence))
    ]
    nearest = min(outside, key=lambda time: max(time.start - cue_end, cue_start - time.end), default=None)
    return _days(nearest) if nearest else None


def _in_dateline(time: TimeRef, sentence: Sentence) -> bool:
    """'SEOUL, October 17 (AJP) -' dates the report: only capitals before it, at least one word of them."""
    before = [item.text for item in sentence.items if item.end <= time.start and item.is_word]
    return bool(before) and all(word.isupper() for word in before)


def _is_since(time: TimeRef, sentence: Sentence) -> bool:
    """Whether something has gone on since then: 'has run since July' tells no day but of a silence."""
    before = [item.low for item in sentence.items if item.end <= time.start]
    return before[-1:] == ["since"]


def _lasts(draft: Draft, sentence: Sentence) -> bool:
    """Whether a silence lasts: 'has not commented', 'keeps mum'; not 'declined to comment'."""
    start, end = draft.cue_range or (0, 0)
    words = [item.low for item in sentence.items if start - 12 <= item.start < end and item.is_word]
    return any(word in ("has", "have", "keeps", "keep", "remains", "remain", "stays") for word in words)


def _until(first: str | None, last: str | None) -> Days | None:
    """From the day that something happened to the day of publication."""
    if first is None or last is None or len(first) != len(last) or first > last:
        return None
    return Days(earliest=first, latest=last)


def _governed(
    sentence: Sentence, told: Sequence[TimeRef], before: Sequence[Days | None], last: str | None
) -> Days | None:
    """Days that a beginning takes from what was told before: 'In response, …', 'After the talks, …'."""
    opening = " ".join(item.low for item in sentence.items[:4])
    if _SAME_DAY.match(opening):
        return next((days for days in reversed(before) if days), None)
    if _AFTERWARDS.match(opening):
        return _until(_latest_day(told, sentence.start), last)
    return None


def _fill_earlier_that_day(
    own: list[Days | None], attributed: Sequence[Attributed], sentences: Sequence[Sentence]
) -> None:
    """'Later Monday, …' says that the briefing told of just before, which has no day of its own, was on Monday."""
    briefed: int | None = None
    for number, one in enumerate(attributed):
        items, days = sentences[one.draft.sentence].items, own[number]
        if days is None:
            at_one = briefed is None and any(item.low in _OCCASIONS for item in items)
            briefed = number if at_one else briefed
            continue
        if briefed is not None and items[0].low == "later" and days.earliest == days.latest:
            own[briefed:number] = [day or days for day in own[briefed:number]]
        briefed = None


def _latest_day(told: Sequence[TimeRef], end: int) -> str | None:
    """The latest day told before `end`, by its first day; in a headline, the first one told after it."""
    at = bisect.bisect_left(told, end, key=START)
    days = [time.earliest for time in told[max(0, at - NEIGHBOURS) : at] or told[at : at + 1] if time.earliest]
    return max(days, default=None)


def _from_speaker(
    number: int, beside: Sequence[int], attributed: Sequence[Attributed], own: Sequence[Days | None]
) -> Days | None:
    """'said on Tuesday … “…,” he added': the day holds for the speaker's next words, and for those just before."""
    speaker = attributed[number].source.entity
    if speaker is None:
        return None
    at = bisect.bisect_left(beside, number)
    around = (*reversed(beside[max(0, at - NEIGHBOURS) : at]), *beside[at + 1 : at + 1 + NEIGHBOURS])
    return next((own[k] for k in around if own[k] and attributed[k].source.entity == speaker), None)
