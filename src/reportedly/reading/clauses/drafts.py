"""Statements of the rules on their way: in positions of a sentence's items, then in code points of the text.
In: nothing. Out: the types Part and RuleDraft, and the step from one to the other.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly.reading.clauses.cue import FoundCue
from reportedly.reading.clauses.nounphrase import Phrase
from reportedly.reading.tokens import Item
from reportedly.record import Range


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleDraft:
    """A statement as the rules find it, with the cue that says how it is to be taken."""

    cue: FoundCue | None
    cue_range: Range | None
    source: Range | None
    contents: tuple[Range, ...]
    sentence: int
    confidence: float
    relays: tuple[Range, ...] = ()
    """Sources of the drafts that this one is told through by 'citing', nearest first."""
    implicit: bool = False


@dataclass(slots=True, kw_only=True)
class Part:
    """A draft in item positions of one sentence, while its sentence is being worked on."""

    cue: FoundCue
    source: Phrase | None = None
    contents: list[Phrase] = field(default_factory=list)
    shared: bool = False
    before: bool = False
    """The content stands before the source: 'Troops are moving, Seoul said'."""
    teller: Part | None = None
    """Whose content it is that this part names the source of: 'X said Y, citing Z'."""


def draft_of(items: tuple[Item, ...], part: Part, number: int) -> RuleDraft:
    """The draft that `part` of sentence `number` is."""
    confidence = {"finite": 0.85, "according": 0.9, "citing": 0.8, "colon": 0.7, "ing": 0.7, "noun": 0.55}.get(
        part.cue.form, 0.5
    )
    return RuleDraft(
        cue=part.cue,
        cue_range=(items[part.cue.first].start, items[part.cue.last].end),
        source=place_of(items, part.source) if part.source else None,
        contents=tuple(place_of(items, phrase, content=True) for phrase in part.contents),
        sentence=number,
        confidence=confidence,
        relays=_relays(items, part),
    )


def _relays(items: tuple[Item, ...], part: Part) -> tuple[Range, ...]:
    teller = part.teller
    return () if teller is None or teller.source is None else (place_of(items, teller.source), *_relays(items, teller))


def place_of(items: tuple[Item, ...], phrase: Phrase, *, content: bool = False) -> Range:
    """Code points of an item range; a content that is one quotation is what stands between its marks."""
    first, last = items[phrase[0]], items[phrase[1]]
    if content and phrase[0] == phrase[1] and first.quote is not None:
        return quoted_words(first)
    return first.start, last.end


def quoted_words(item: Item) -> Range:
    """The words of a quotation without its marks and without the comma or stop before the closing one."""
    start, end = item.quote.inner if item.quote else (item.start, item.end)
    inner = item.text[start - item.start : end - item.start]
    return start + len(inner) - len(inner.lstrip()), end - (len(inner) - len(inner.rstrip(" ,.;:")))
