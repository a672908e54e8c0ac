"""Quotations that stand alone, in a sentence or over paragraphs, given to who is said to speak.
In: drafts and sentences. Out: the drafts, completed, in the order of their cues.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.reading.clauses.cue import FoundCue
from reportedly.reading.clauses.drafts import RuleDraft, quoted_words
from reportedly.reading.quotes import MAX_PARAGRAPHS
from reportedly.reading.tokens import Item, Sentence
from reportedly.record import Range, holds

MIN_QUOTE_WORDS = 4
"""A quotation that nobody is said to have said counts as a statement from this length on."""


def with_loose_quotes(drafts: list[RuleDraft], sentences: Sequence[Sentence]) -> list[RuleDraft]:
    """Gives quotations that stand alone to who spoke last, or makes them statements of an understood source."""
    by_sentence: dict[int, list[RuleDraft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.sentence, []).append(draft)
    complete: list[RuleDraft] = []
    speaker: int | None = None
    for number, sentence in enumerate(sentences):
        own = by_sentence.get(number, [])
        item = _lone_quote(sentence)
        if item is not None and not own:
            if (
                speaker is not None
                and _belongs(complete[speaker], sentences, number)
                and not (_goes_on(item) and _named_later(item, sentences, number))
            ):
                last = complete[speaker]
                complete[speaker] = replace(last, contents=(*last.contents, quoted_words(item)))
            else:
                complete.append(_unattributed(item, number))
            continue
        own = [_with_earlier_paragraphs(draft, complete, sentences) for draft in own]
        speaks = [k for k, draft in enumerate(own) if draft.source is not None and draft.cue and _speaks(draft.cue)]
        speaker = len(complete) + speaks[-1] if speaks else speaker
        complete += own
    return sorted(complete, key=lambda d: (d.cue_range or d.contents[0], d.contents))


def _speaks(cue: FoundCue) -> bool:
    return "c" in cue.frames and cue.form in ("finite", "ing", "according", "colon")


def _goes_on(item: Item) -> bool:
    """Whether the quotation is not closed: its next paragraph goes on."""
    return item.quote is not None and item.quote.end == item.quote.inner_end


def _named_later(item: Item, sentences: Sequence[Sentence], number: int) -> bool:
    """Whether a later paragraph of the quotation has more in its sentence than the quotation: who says it."""
    group = item.quote.group if item.quote else 0
    for sentence in sentences[number + 1 : number + MAX_PARAGRAPHS]:
        first = sentence.items[0]
        if first.quote is None or first.quote.group != group:
            return False
        if any(other.is_word for other in sentence.items):
            return True
    return False


def _lone_quote(sentence: Sentence) -> Item | None:
    """The quotation that is all of the sentence, if it is long enough to be a statement."""
    words = [item for item in sentence.items if item.is_word or item.quote is not None]
    if len(words) != 1 or words[0].quote is None or len(words[0].text.split()) < MIN_QUOTE_WORDS:
        return None
    return words[0]


def _with_earlier_paragraphs(draft: RuleDraft, complete: list[RuleDraft], sentences: Sequence[Sentence]) -> RuleDraft:
    """A quotation over paragraphs is named its speaker at its end: what came before is taken out of `complete`."""
    groups = {
        item.quote.group
        for item in sentences[draft.sentence].items
        if item.quote is not None and holds([(item.start, item.end)], draft.contents[0] if draft.contents else (0, 0))
    }
    earlier: list[Range] = []
    while complete and complete[-1].implicit and sentences[complete[-1].sentence].items[0].quote is not None:
        quote = sentences[complete[-1].sentence].items[0].quote
        if quote is None or quote.group not in groups:
            break
        earlier = [*complete.pop().contents, *earlier]
    return replace(draft, contents=(*earlier, *draft.contents)) if earlier else draft


def _unattributed(item: Item, number: int) -> RuleDraft:
    """A quotation by itself: somebody said it, and the text leaves open who."""
    return RuleDraft(
        cue=None,
        cue_range=None,
        source=None,
        contents=(quoted_words(item),),
        sentence=number,
        confidence=0.3,
        implicit=True,
    )


def _belongs(last: RuleDraft, sentences: Sequence[Sentence], number: int) -> bool:
    """Whether the quotation that is sentence `number` goes on from the statement `last`."""
    same_paragraph = sentences[last.sentence].paragraph == sentences[number].paragraph
    announced = sentences[last.sentence].items[-1].low == ":" and number <= last.sentence + 1
    group = sentences[number].items[0].quote
    runs_on = group is not None and any(
        item.quote is not None and item.quote.group == group.group for item in sentences[last.sentence].items
    )
    return same_paragraph or announced or runs_on or number == last.sentence + 1
