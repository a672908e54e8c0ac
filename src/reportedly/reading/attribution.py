"""Who is said to say what: cues joined to their sources and contents, sentence by sentence.
In: sentences. Out: drafts of statements, with places for cue, source and content, in the order of their cues.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.reading.clauses.contentphrase import content_after, object_end
from reportedly.reading.clauses.cue import FoundCue
from reportedly.reading.clauses.cues import find_cues
from reportedly.reading.clauses.drafts import Part, RuleDraft, draft_of
from reportedly.reading.clauses.lexicon import DETERMINERS, PAST_VERBS
from reportedly.reading.clauses.loosequotes import with_loose_quotes
from reportedly.reading.clauses.nounphrase import Phrase
from reportedly.reading.clauses.scope import (
    BREAKS,
    LEADS,
    after_comma,
    cut_contents,
    region_before,
    rest_from,
    split_contents,
    trailing_quote,
)
from reportedly.reading.clauses.sourcephrase import source_after, source_before
from reportedly.reading.clauses.verbs import is_finite
from reportedly.reading.tokens import Item, Sentence
from reportedly.record import Range, Stance, holds

PLAIN = frozenset({"say", "write", "add", "note", "explain", "argue", "claim", "insist", "reply", "recall", "report"})
"""Verbs that may stand before their subject after a bare comma."""
SHOWS = frozenset(("show", "suggest", "indicate", "underscore", "underline", "highlight", "reveal", "imply", "signal"))
"""Verbs that, with 'it' or 'this' as subject, tell an inference of the text."""
TAKES_A_STAND: frozenset[Stance] = frozenset(("concern", "declines", "denies", "doubts", "condemns"))
"""Stances of cue phrases that say enough without a content: 'voiced concern.'"""


def find_attributions(sentences: Sequence[Sentence], title: Range | None = None) -> tuple[RuleDraft, ...]:
    """The drafts of all statements of a text whose headline, if any, is at `title`."""
    drafts: list[RuleDraft] = []
    for number, sentence in enumerate(sentences):
        headline = title is not None and sentence.end <= title[1]
        drafts += _drafts(sentence, number, headline=headline)
    return tuple(with_loose_quotes(drafts, sentences))


def _drafts(sentence: Sentence, number: int, *, headline: bool) -> list[RuleDraft]:
    items = sentence.items
    parts: list[Part] = []
    for cue in find_cues(sentence):
        part = _part(items, cue, parts, headline=headline)
        if part is not None:
            if part.cue.form == "finite":
                _await(parts, part)
            parts += [*_neither(items, part), part]
    cut_contents(items, parts)
    for part in parts:
        if part.teller is not None:
            part.contents = part.teller.contents
    parts = [split for part in parts for split in split_contents(items, part)]
    drafts = [draft_of(items, part, number) for part in parts if part.contents or part.cue.form == "finite"]
    return [draft for draft in drafts if not _only_hedges(draft, drafts)]


def _await(parts: list[Part], part: Part) -> None:
    """'Radio Onnar, citing a doctor, said': what is cited comes before the verb whose content it shares."""
    last = parts[-1] if parts else None
    if last is None or last.cue.form != "citing" or last.contents or part.source is None:
        return
    if part.source[1] < last.cue.first < part.cue.first:
        last.teller = part


def _only_hedges(draft: RuleDraft, drafts: list[RuleDraft]) -> bool:
    """'reportedly' inside what somebody says is that statement's hedge, not a statement of its own."""
    return (
        draft.cue is not None
        and draft.cue.form == "adverb"
        and draft.cue_range is not None
        and any(holds(other.contents, draft.cue_range) for other in drafts if other is not draft)
    )


def _neither(items: tuple[Item, ...], part: Part) -> list[Part]:
    """'Neither A nor B has confirmed it': A as well as B is silent."""
    if part.source is None or part.source[0] < 3 or items[part.source[0] - 1].low != "nor":
        return []
    nor = part.source[0] - 1
    neither = next((k for k in range(nor - 2, -1, -1) if items[k].low == "neither"), None)
    stance: Stance = (
        "declines" if part.cue.lemma in ("confirm", "say", "comment", "acknowledge", "announce") else "denies"
    )
    part.cue = replace(part.cue, stance=stance)
    return [] if neither is None else [replace(part, source=(neither + 1, nor - 1), contents=list(part.contents))]


def _part(items: tuple[Item, ...], cue: FoundCue, parts: list[Part], *, headline: bool) -> Part | None:
    match cue.form:
        case "according":
            return _according(items, cue, parts)
        case "citing":
            return _citing(items, cue, parts)
        case "noun":
            return _noun(items, cue)
        case "adverb":
            return _adverb(items, cue)
        case "colon":
            quoted = items[cue.last + 1].quote is not None
            return (
                Part(cue=cue, source=(0, cue.first - 1), contents=rest_from(items, cue.last + 1))
                if headline or quoted
                else None
            )
        case "passive":
            return _passive(items, cue)
        case "ing":
            return _participle(items, cue, parts)
        case _:
            return _finite(items, cue, parts)


def _finite(items: tuple[Item, ...], cue: FoundCue, parts: list[Part]) -> Part | None:
    part = Part(cue=cue, source=source_before(items, cue))
    before = items[cue.left - 1] if cue.left else None
    if part.source is None and _may_invert(items, cue):
        source, said = source_after(items, cue.last + 1), region_before(items, cue.left - 1, parts)
        if source is not None and said:
            return Part(cue=cue, source=source, contents=said + trailing_quote(items, source[1] + 1), before=True)
    if part.source is None:
        if before is None or before.low not in ("and", "but", "then", "or"):
            return None
        part.source, part.shared = _subject_of(parts) or _main_subject(items, cue), True
        if part.source is None:
            return None
    if cue.lemma in SHOWS and all(item.low in ("it", "this", "that", "which") for item in _items_of(items, part)):
        return None  # 'which shows that': an inference of the text, said by nobody
    after = content_after(items, cue)
    if after is not None:
        part.contents = [after]
    elif "c" in cue.frames or "q" in cue.frames:
        first = part.source[0]
        if first and items[first - 1].low == "as" and cue.last + 1 < len(items) and items[cue.last + 1].low == ",":
            part.contents = rest_from(items, cue.last + 2)  # 'As Crane said, the two …'
        elif not part.shared and first and (items[first - 1].low == "," or items[first - 1].quote is not None):
            after_source = after_comma(items, cue) or _with_more(items, cue)
            part.contents = region_before(items, first - 1, parts) + after_source
            part.before = bool(part.contents)
    complete = part.contents or not cue.frames or _ends_with_colon(items, cue)
    # 'voiced concern.': several words that take a stand say enough by themselves.
    return part if complete or (cue.last > cue.first and cue.stance in TAKES_A_STAND) else None


def _items_of(items: tuple[Item, ...], part: Part) -> tuple[Item, ...]:
    return items[part.source[0] : part.source[1] + 1] if part.source else ()


def _with_more(items: tuple[Item, ...], cue: FoundCue) -> list[Phrase]:
    """'Kestria sent men, the agency told lawmakers on Friday, [with 150 more expected]'."""
    comma = next((k for k in range(cue.last + 1, len(items) - 1) if items[k].low == ","), len(items))
    return rest_from(items, comma + 1) if comma + 1 < len(items) and items[comma + 1].low == "with" else []


def _may_invert(items: tuple[Item, ...], cue: FoundCue) -> bool:
    """'“…,” said Koo', '…, wrote the paper': a plain verb of saying right after a quotation or comma."""
    if not cue.left or cue.left != cue.first or "c" not in cue.frames or cue.first != cue.last:
        return False
    before = items[cue.left - 1]
    quoted = before.quote is not None or (cue.left > 1 and before.low == "," and items[cue.left - 2].quote is not None)
    return quoted or (before.low == "," and cue.lemma in PLAIN)


def _according(items: tuple[Item, ...], cue: FoundCue, parts: list[Part]) -> Part | None:
    leads = cue.first == 0 or all(item.low in LEADS | {","} for item in items[: cue.first])
    source = source_after(items, cue.last + 1, leads=leads)
    if source is None:
        return None
    if leads:
        k = source[1] + 1
        while k < len(items) and items[k].low != ",":
            k += 1
        contents = rest_from(items, k + 1)
    else:
        contents = region_before(items, cue.first - 1, parts)
        after = source[1] + 1
        if contents and not any(is_finite(item) for item in items[contents[0][0] : cue.first]):
            # 'Four people, according to the ministry, died': the verb comes after.
            contents += rest_from(items, after + 1) if after < len(items) and items[after].low == "," else []
    return Part(cue=cue, source=source, contents=contents, before=not leads) if contents else None


def _citing(items: tuple[Item, ...], cue: FoundCue, parts: list[Part]) -> Part | None:
    source = source_after(items, cue.last + 1)
    if source is None:
        return None
    teller = next((part for part in reversed(parts) if part.cue.form != "noun" and part.source is not None), None)
    if teller is None or teller.source is None:
        interrupts = source[1] + 2 < len(items) and items[source[1] + 1].low == ","
        contents = [] if interrupts else region_before(items, cue.first - 1, parts)
        return Part(cue=cue, source=source, contents=contents, before=True)
    return Part(cue=cue, source=source, contents=list(teller.contents), teller=teller)


def _noun(items: tuple[Item, ...], cue: FoundCue) -> Part | None:
    """'[Ukrainian media] claims about', '[reports] of', 'the North's claim that'."""
    contents = rest_from(items, cue.last + 1 + (items[min(cue.last + 1, len(items) - 1)].low == "that"))
    if not contents:
        return None
    contents = [(contents[0][0], object_end(items, *contents[0]))]
    last = cue.first - 1
    if last >= 0 and items[last].low in ("'s", "'"):
        last -= 1
    first = last + 1
    while (
        first > 0
        and items[first - 1].is_word
        and items[first - 1].low not in BREAKS | DETERMINERS
        and (
            items[first - 1].is_capital
            or items[first - 1].low in ("media", "foreign", "state", "local", "intelligence", "government", "'s")
        )
    ):
        first -= 1
    while first <= last and items[first].low == "'s":
        first += 1
    # The head of the phrase has to be somebody: 'Ukrainian media claims', not 'Friday reports'.
    named = first <= last and (items[last].is_capital or items[last].low in ("media", "intelligence", "government"))
    return Part(cue=cue, source=(first, last) if named else (cue.first, cue.first), contents=contents)


def _adverb(items: tuple[Item, ...], cue: FoundCue) -> Part | None:
    left = region_before(items, cue.first - 1, [], clause=not cue.title_case) if cue.first else []
    contents = left + rest_from(items, cue.last + 1)
    return Part(cue=cue, contents=contents, before=True) if contents else None


def _passive(items: tuple[Item, ...], cue: FoundCue) -> Part | None:
    if cue.last + 1 < len(items) and items[cue.last + 1].low == "by":
        source = source_after(items, cue.last + 2)
        if source is not None and cue.lemma in ("tell", "inform", "warn", "assure"):
            told = replace(cue, last=source[1])  # 'had been told by an official that …'
            after = content_after(items, told)
            return Part(cue=cue, source=source, contents=[after]) if after else None
        subject = source_before(items, cue)
        return Part(cue=cue, source=source, contents=[subject], before=True) if source and subject else None
    after = content_after(items, cue)
    if after is None:
        return None
    subject = source_before(items, cue) if cue.left < cue.first and "i" in cue.frames else None
    return Part(cue=cue, contents=[subject, after] if subject else [after])


def _participle(items: tuple[Item, ...], cue: FoundCue, parts: list[Part]) -> Part | None:
    after = content_after(items, cue)
    if after is None:
        return None
    direct = (
        items[cue.left - 1].is_word and items[cue.left - 1].low not in ("and", "by", "while") if cue.left else False
    )
    source = source_before(items, cue) if direct else None
    if source is None:
        source = _subject_of(parts) or _main_subject(items, cue)
    return Part(cue=cue, source=source, contents=[after], shared=not direct) if source else None


def _subject_of(parts: list[Part]) -> Phrase | None:
    return next((p.source for p in reversed(parts) if p.source and p.cue.form in ("finite", "ing")), None)


def _main_subject(items: tuple[Item, ...], cue: FoundCue) -> Phrase | None:
    """The subject of the first finite verb: whoever did what the participle goes with."""
    for k in range(1, cue.left):
        low = items[k].low
        if items[k].quote is None and (
            low in ("is", "was", "has", "had", "are", "were", "have", "did", "does")
            or low.endswith("ed")
            or low in PAST_VERBS
        ):
            probe = replace(cue, first=k, last=k, left=k)
            phrase = source_before(items, probe)
            if phrase is not None:
                return phrase
    return None


def _ends_with_colon(items: tuple[Item, ...], cue: FoundCue) -> bool:
    return items[-1].low == ":" and cue.last >= len(items) - 6
