"""Drafts of statements made into the reading of their text, the same for every method that finds them.
In: a text, its sentences, drafts, names. Out: its reading.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from reportedly.reading.days import said_days
from reportedly.reading.draft import Draft
from reportedly.reading.figures import find_figures
from reportedly.reading.numerals.counted import CountedAt, as_told
from reportedly.reading.quotes import Quote, find_quotes
from reportedly.reading.sources import Attributed, resolve
from reportedly.reading.times import find_times
from reportedly.reading.timex.setting import TenseAt
from reportedly.reading.timex.tense import tense_at
from reportedly.reading.tokens import Sentence
from reportedly.record import (
    Days,
    Entity,
    Figure,
    Frame,
    Issue,
    Kind,
    Location,
    Mention,
    Plan,
    Range,
    Reading,
    Span,
    Statement,
    Text,
    make_id,
    starting_in,
)

START = attrgetter("start")
MAX_MARK = 2
"""Characters of an opening quotation mark."""


def unread(text: Text, plan: Plan) -> Reading | None:
    """The reading of a text in another language, which is kept and marked, not read as English; None for English."""
    if text.language in (None, "en"):
        return None
    issue = Issue(
        input=text.id,
        stage="read",
        severity="warning",
        reason=f"the text is in language {text.language!r}; kept and marked, not read: only English is read",
    )
    return Reading(id=Reading.id_of(text.id, plan.id), text_id=text.id, plan_id=plan.id, issues=(issue,))


def assemble(
    text: Text,
    plan: Plan,
    drafts: Sequence[Draft],
    sentences: Sequence[Sentence],
    named: tuple[tuple[Mention, ...], tuple[Entity, ...]],
    tense: TenseAt = tense_at,
    counted_at: CountedAt = as_told,
    frames: tuple[Frame, ...] = (),
) -> Reading:
    """The reading that `drafts` make, with entities, chains, days, figures and times.

    `tense` tells that of a place, `counted_at` what the number there counts.
    """
    figures, times = find_figures(text, counted_at), find_times(text, tense)
    resolved = resolve(text, drafts, sentences, *named)
    said = said_days(resolved.attributed, times, sentences, text.published)
    quotes = find_quotes(text.text)
    statements = [
        _statement(text, one, days, figures, quotes) for one, days in zip(resolved.attributed, said, strict=True)
    ]
    return Reading(
        id=Reading.id_of(text.id, plan.id),
        text_id=text.id,
        plan_id=plan.id,
        statements=tuple({statement.id: statement for statement in statements}.values()),
        figures=figures,
        times=times,
        entities=resolved.entities,
        mentions=resolved.mentions,
        frames=frames,
    )


def _statement(
    text: Text, one: Attributed, days: Days | None, figures: tuple[Figure, ...], quotes: Sequence[Quote]
) -> Statement:
    draft, words = one.draft, text.text
    cue = tuple(Span.of(words, *place) for place in draft.cues)
    content = tuple(Span.of(words, *place) for place in draft.contents if place[0] < place[1])
    places = [list(span.range) for span in (*cue, *content)]
    return Statement(
        id=make_id("stm", text.id, one.source.start, one.source.end, places),
        kind=_kind(words, draft.cues, draft.contents, quotes),
        stance=draft.stance,
        hedges=tuple(words[start:end] for start, end in draft.hedges),
        hedge_spans=draft.hedges,
        confidence=draft.confidence,
        source=one.source,
        cue=cue,
        content=content,
        chain=one.chain,
        said_on=days,
        figures=tuple(
            figure.id
            for place in draft.contents
            for figure in starting_in(figures, place, START)
            if figure.end <= place[1]
        ),
        location=_location(draft, text),
    )


def _kind(words: str, cues: Sequence[Range], contents: Sequence[Range], quotes: Sequence[Quote]) -> Kind:
    """Direct when every word is quoted, mixed when some are, be it in the cue: 'voiced “grave concern” over'."""
    plain = False
    quoted = any(
        start < quote.start and quote.end <= end for start, end in cues for quote in _near(quotes, (start, end))
    )
    for start, end in contents:
        at = start
        for quote in _near(quotes, (start, end)):
            plain = plain or _has_words(words[at : quote.start])
            quoted = quoted or _has_words(words[max(start, quote.inner_start) : min(end, quote.inner_end)])
            at = max(at, quote.end)
        plain = plain or _has_words(words[at:end])
    if not quoted:
        return "indirect"
    return "mixed" if plain else "direct"


def _near(quotes: Sequence[Quote], place: Range) -> Sequence[Quote]:
    return starting_in(quotes, (place[0] - MAX_MARK, place[1]), START)


def _has_words(words: str) -> bool:
    return any(character.isalnum() for character in words)


def _location(draft: Draft, text: Text) -> Location:
    place = draft.place
    if text.title and place[0] < len(text.title):
        return "headline"
    return "caption" if any(start <= place[0] < end for start, end in text.captions) else "body"
