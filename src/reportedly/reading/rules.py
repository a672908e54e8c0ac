"""The `rules` method: everything a text says, found by patterns and word lists alone.
In: a text. Out: its reading. The baseline of every other method, and the fallback when models are missing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from operator import attrgetter

from reportedly.reading.attribution import find_attributions
from reportedly.reading.clauses.drafts import Draft
from reportedly.reading.days import said_days
from reportedly.reading.figures import find_figures
from reportedly.reading.mentions import find_mentions
from reportedly.reading.quotes import Quote, find_quotes
from reportedly.reading.sources import Attributed, resolve
from reportedly.reading.stance import stance_of
from reportedly.reading.times import find_times
from reportedly.reading.tokens import find_sentences
from reportedly.record import (
    Days,
    Figure,
    Issue,
    Kind,
    Location,
    Method,
    Plan,
    Range,
    Reading,
    Span,
    Statement,
    Text,
    TimeRef,
    make_id,
    starting_in,
)

VERSION = "1"
START = attrgetter("start")
MAX_MARK = 2
"""Characters of an opening quotation mark."""


@cache
def rules() -> Method:
    """The method, named by its version and a digest of the code and word lists that make it up."""
    code = hashlib.blake2b(digest_size=16)
    with as_file(files("reportedly.reading")) as folder:
        sources = [path for path in folder.rglob("*") if path.suffix in (".py", ".txt")]
        for path in sorted(sources, key=lambda path: path.relative_to(folder).as_posix()):
            code.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return Method(name="rules", version=VERSION, digest=code.hexdigest())


def read_text(text: Text, plan: Plan) -> Reading:
    """The reading of `text` by the rules; a text in another language is kept and marked, not read as English."""
    reading_id = Reading.id_of(text.id, plan.id)
    if text.language not in (None, "en"):
        issue = Issue(
            input=text.id,
            stage="read",
            severity="warning",
            reason=f"the text is in language {text.language!r}; kept and marked, not read: the rules know only English",
        )
        return Reading(id=reading_id, text_id=text.id, plan_id=plan.id, issues=(issue,))
    found = _find(text)
    sentences = find_sentences(found.words)
    title_end = found.title[1] if found.title else 0
    mentions, entities = find_mentions(found.words, text.id, body=title_end)
    drafts = find_attributions(sentences, found.title)
    attributed = resolve(found.words, drafts, sentences, mentions, entities)
    said = said_days(attributed, found.times, sentences, text.published)
    statements = [_statement(text, found, one, days) for one, days in zip(attributed, said, strict=True)]
    return Reading(
        id=reading_id,
        text_id=text.id,
        plan_id=plan.id,
        statements=tuple({statement.id: statement for statement in statements}.values()),
        figures=found.figures,
        times=found.times,
        entities=entities,
        mentions=mentions,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What stands in a text whoever says it."""

    words: str
    title: Range | None
    quotes: tuple[Quote, ...]
    figures: tuple[Figure, ...]
    times: tuple[TimeRef, ...]


def _find(text: Text) -> _Found:
    words = text.text
    return _Found(
        words=words,
        title=(0, len(text.title)) if text.title else None,
        quotes=find_quotes(words),
        figures=find_figures(text),
        times=find_times(text),
    )


def _statement(text: Text, found: _Found, one: Attributed, days: Days | None) -> Statement:
    draft, words = one.draft, found.words
    stance, hedges = stance_of(words, draft.cue, draft.contents)
    cue = (Span.of(words, *draft.cue_range),) if draft.cue_range else ()
    content = tuple(Span.of(words, *place) for place in draft.contents if place[0] < place[1])
    places = [list(span.range) for span in (*cue, *content)]
    return Statement(
        id=make_id("stm", text.id, one.source.start, one.source.end, places),
        kind=_kind(words, draft.contents, found.quotes),
        stance=stance,
        hedges=tuple(words[start:end] for start, end in hedges),
        hedge_spans=hedges,
        confidence=draft.confidence,
        source=one.source,
        cue=cue,
        content=content,
        chain=one.chain,
        said_on=days,
        figures=tuple(
            figure.id
            for place in draft.contents
            for figure in starting_in(found.figures, place, START)
            if figure.end <= place[1]
        ),
        location=_location(draft, text, found.title),
    )


def _kind(words: str, contents: Sequence[Range], quotes: Sequence[Quote]) -> Kind:
    """Direct when every word is quoted, mixed when some are."""
    quoted = plain = False
    for start, end in contents:
        at = start
        for quote in starting_in(quotes, (start - MAX_MARK, end), START):
            plain = plain or _has_words(words[at : quote.start])
            quoted = quoted or _has_words(words[max(start, quote.inner_start) : min(end, quote.inner_end)])
            at = max(at, quote.end)
        plain = plain or _has_words(words[at:end])
    if not quoted:
        return "indirect"
    return "mixed" if plain else "direct"


def _has_words(words: str) -> bool:
    return any(character.isalnum() for character in words)


def _location(draft: Draft, text: Text, title: Range | None) -> Location:
    place = draft.cue_range or draft.contents[0]
    if title is not None and place[0] < title[1]:
        return "headline"
    return "caption" if any(start <= place[0] < end for start, end in text.captions) else "body"
