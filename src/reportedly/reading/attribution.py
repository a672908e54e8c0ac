"""Who is said to say what: cues joined to their sources and contents, sentence by sentence and across them.
In: sentences. Out: drafts of statements, with places for cue, source and content, in the order of their cues.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reportedly.reading.cues import FoundCue, find_cues
from reportedly.reading.lexicon import CONJUNCTIONS, DETERMINERS, PAST_VERBS
from reportedly.reading.phrases import HARD, Phrase, content_after, object_end, source_after, source_before
from reportedly.reading.tokens import Item, Sentence
from reportedly.record import Range, Stance, holds

BREAKS = CONJUNCTIONS | {"and", "or", ","}
PLAIN = frozenset({"say", "write", "add", "note", "explain", "argue", "claim", "insist", "reply", "recall", "report"})
"""Verbs that may stand before their subject after a bare comma."""
TAKES_A_STAND: frozenset[Stance] = frozenset(("concern", "declines", "denies", "doubts", "condemns"))
LEADS = frozenset({"and", "but", "or", "so", "yet", "then", "however", "meanwhile", "still"})
MIN_QUOTE_WORDS = 4
"""A quotation that nobody is said to have said counts as a statement from this length on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A statement before its stance, entities and days are known."""

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
class _Part:
    """A draft in item positions of one sentence, while its sentence is being worked on."""

    cue: FoundCue
    source: Phrase | None = None
    contents: list[Phrase] = field(default_factory=list)
    shared: bool = False
    before: bool = False
    """The content stands before the source: 'Troops are moving, Seoul said'."""
    teller: _Part | None = None
    """Whose content it is that this part names the source of: 'X said Y, citing Z'."""


def find_attributions(sentences: Sequence[Sentence], title: Range | None = None) -> tuple[Draft, ...]:
    """The drafts of all statements of a text whose headline, if any, is at `title`."""
    drafts: list[Draft] = []
    for number, sentence in enumerate(sentences):
        headline = title is not None and sentence.end <= title[1]
        drafts += _drafts(sentence, number, headline=headline)
    return tuple(_with_loose_quotes(drafts, sentences))


def _drafts(sentence: Sentence, number: int, *, headline: bool) -> list[Draft]:
    items = sentence.items
    parts: list[_Part] = []
    for cue in find_cues(sentence):
        part = _part(items, cue, parts, headline=headline)
        if part is not None:
            if part.cue.form == "finite":
                _await(parts, part)
            parts += [*_neither(items, part), part]
    _cut(items, parts)
    for part in parts:
        if part.teller is not None:
            part.contents = part.teller.contents
    parts = [split for part in parts for split in _split(items, part)]
    drafts = [_draft(items, part, number) for part in parts if part.contents or part.cue.form == "finite"]
    return [draft for draft in drafts if not _only_hedges(draft, drafts)]


def _await(parts: list[_Part], part: _Part) -> None:
    """'Radio Onnar, citing a doctor, said': what is cited comes before the verb whose content it shares."""
    last = parts[-1] if parts else None
    if last is None or last.cue.form != "citing" or last.contents or part.source is None:
        return
    if part.source[1] < last.cue.first < part.cue.first:
        last.teller = part


def _only_hedges(draft: Draft, drafts: list[Draft]) -> bool:
    """'reportedly' inside what somebody says is that statement's hedge, not a statement of its own."""
    return (
        draft.cue is not None
        and draft.cue.form == "adverb"
        and draft.cue_range is not None
        and any(holds(other.contents, draft.cue_range) for other in drafts if other is not draft)
    )


def _neither(items: tuple[Item, ...], part: _Part) -> list[_Part]:
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


def _part(items: tuple[Item, ...], cue: FoundCue, parts: list[_Part], *, headline: bool) -> _Part | None:
    match cue.form:
        case "according":
            return _according(items, cue, parts)
        case "citing":
            return _citing(items, cue, parts)
        case "noun":
            return _noun(items, cue)
        case "adverb":
            return _adverb(items, cue, parts)
        case "colon":
            quoted = items[cue.last + 1].quote is not None
            return (
                _Part(cue=cue, source=(0, cue.first - 1), contents=_rest(items, cue.last + 1))
                if headline or quoted
                else None
            )
        case "passive":
            return _passive(items, cue)
        case "ing":
            return _participle(items, cue, parts)
        case _:
            return _finite(items, cue, parts)


def _finite(items: tuple[Item, ...], cue: FoundCue, parts: list[_Part]) -> _Part | None:
    part = _Part(cue=cue, source=source_before(items, cue))
    before = items[cue.left - 1] if cue.left else None
    if part.source is None and _may_invert(items, cue):
        part.source = source_after(items, cue.last + 1)
        if part.source is not None and _left_region(items, cue.left - 1, parts):
            part.contents = _left_region(items, cue.left - 1, parts) + _trailing_quote(items, part.source[1] + 1)
            part.before = True
            return part
        part.source = None
    if part.source is None:
        if before is None or before.low not in ("and", "but", ",", "then", "or"):
            return None
        part.source, part.shared = _subject_of(parts) or _main_subject(items, cue), True
        if part.source is None:
            return None
    after = content_after(items, cue)
    if after is not None:
        part.contents = [after]
    elif "c" in cue.frames or "q" in cue.frames:
        first = part.source[0]
        if not part.shared and first and (items[first - 1].low == "," or items[first - 1].quote is not None):
            part.contents = _left_region(items, first - 1, parts) + _after_comma(items, cue)
            part.before = bool(part.contents)
    complete = part.contents or not cue.frames or _ends_with_colon(items, cue)
    # 'voiced concern.': several words that take a stand say enough by themselves.
    return part if complete or (cue.last > cue.first and cue.stance in TAKES_A_STAND) else None


def _may_invert(items: tuple[Item, ...], cue: FoundCue) -> bool:
    """'“…,” said Koo', '…, wrote the paper': a plain verb of saying right after a quotation or comma."""
    if not cue.left or cue.left != cue.first or "c" not in cue.frames or cue.first != cue.last:
        return False
    before = items[cue.left - 1]
    return before.quote is not None or (before.low == "," and cue.lemma in PLAIN)


def _according(items: tuple[Item, ...], cue: FoundCue, parts: list[_Part]) -> _Part | None:
    leads = cue.first == 0 or all(item.low in LEADS | {","} for item in items[: cue.first])
    source = source_after(items, cue.last + 1, leads=leads)
    if source is None:
        return None
    if leads:
        k = source[1] + 1
        while k < len(items) and items[k].low != ",":
            k += 1
        contents = _rest(items, k + 1)
    else:
        contents = _left_region(items, cue.first - 1, parts)
    return _Part(cue=cue, source=source, contents=contents, before=not leads) if contents else None


def _citing(items: tuple[Item, ...], cue: FoundCue, parts: list[_Part]) -> _Part | None:
    source = source_after(items, cue.last + 1)
    if source is None:
        return None
    teller = next((part for part in reversed(parts) if part.cue.form != "noun" and part.source is not None), None)
    if teller is None or teller.source is None:
        interrupts = source[1] + 2 < len(items) and items[source[1] + 1].low == ","
        contents = [] if interrupts else _left_region(items, cue.first - 1, parts)
        return _Part(cue=cue, source=source, contents=contents, before=True)
    return _Part(cue=cue, source=source, contents=list(teller.contents), teller=teller)


def _noun(items: tuple[Item, ...], cue: FoundCue) -> _Part | None:
    """'[Ukrainian media] claims about', '[reports] of', 'the North's claim that'."""
    contents = _rest(items, cue.last + 1 + (items[min(cue.last + 1, len(items) - 1)].low == "that"))
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
    return _Part(cue=cue, source=(first, last) if named else (cue.first, cue.first), contents=contents)


def _adverb(items: tuple[Item, ...], cue: FoundCue, parts: list[_Part]) -> _Part | None:
    left = _left_region(items, cue.first - 1, [], clause=not cue.title_case) if cue.first else []
    contents = left + _rest(items, cue.last + 1)
    return _Part(cue=cue, contents=contents, before=True) if contents else None


def _passive(items: tuple[Item, ...], cue: FoundCue) -> _Part | None:
    if cue.last + 1 < len(items) and items[cue.last + 1].low == "by":
        source = source_after(items, cue.last + 2)
        subject = source_before(items, cue)
        return _Part(cue=cue, source=source, contents=[subject], before=True) if source and subject else None
    after = content_after(items, cue)
    if after is None:
        return None
    subject = source_before(items, cue) if cue.left < cue.first and "i" in cue.frames else None
    return _Part(cue=cue, contents=[subject, after] if subject else [after])


def _participle(items: tuple[Item, ...], cue: FoundCue, parts: list[_Part]) -> _Part | None:
    after = content_after(items, cue)
    if after is None:
        return None
    direct = (
        items[cue.left - 1].is_word and items[cue.left - 1].low not in ("and", "by", "while") if cue.left else False
    )
    source = source_before(items, cue) if direct else None
    if source is None:
        source = _subject_of(parts) or _main_subject(items, cue)
    return _Part(cue=cue, source=source, contents=[after], shared=not direct) if source else None


def _subject_of(parts: list[_Part]) -> Phrase | None:
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


def _left_region(items: tuple[Item, ...], last: int, parts: list[_Part], *, clause: bool = False) -> list[Phrase]:
    """What stands before a source or cue, from the sentence's start or the last part that ended before it."""
    while last >= 0 and items[last].low == ",":
        last -= 1
    first = 0
    if not clause:
        first = next((k + 1 for k in range(last, -1, -1) if items[k].low == ";"), 0)
    else:
        first = next((k + 1 for k in range(last, -1, -1) if items[k].low in HARD or items[k].low in (",", "that")), 0)
    first = max(first, _after_dateline(items))
    for part in parts:
        if part.before and part.source is not None and part.contents and part.source[1] < last:
            end = max(part.source[1], part.cue.last)
            first = max(first, end + 1)
    while first <= last and (items[first].low in LEADS or items[first].low in (",", ";", ":", "—", "–")):
        first += 1
    return (
        [(first, last)] if first <= last and any(item.is_word or item.quote for item in items[first : last + 1]) else []
    )


def _after_dateline(items: tuple[Item, ...]) -> int:
    """Item after 'SEOUL, October 17 (AJP) -' or 'PARIS:' at a sentence's start; 0 when there is none."""
    if len(items[0].text) < 3 or not items[0].text.isupper():
        return 0
    return next((k + 1 for k in range(1, min(14, len(items) - 1)) if items[k].low in ("-", "—", "–", "--", ":")), 0)


def _trailing_quote(items: tuple[Item, ...], k: int) -> list[Phrase]:
    """'“A,” said Koo, [“B.”]'."""
    while k < len(items) and items[k].low in (",", ":", "."):
        k += 1
    return [(k, k)] if k < len(items) and items[k].quote is not None else []


def _after_comma(items: tuple[Item, ...], cue: FoundCue) -> list[Phrase]:
    """'The pact, Kim said, [would hold]'; not 'Kim said, adding …'."""
    k = cue.last + 1
    if k + 1 >= len(items) or items[k].low != ",":
        return []
    if items[k + 1].quote is None and (
        items[k + 1].low.endswith("ing") or items[k + 1].low in BREAKS | {"who", "which"}
    ):
        return []
    return _rest(items, k + 1)


def _rest(items: tuple[Item, ...], k: int) -> list[Phrase]:
    last = len(items) - 1
    while last >= k and (items[last].low in HARD or items[last].low in (",", "'")):
        last -= 1
    return [(k, last)] if k <= last else []


def _ends_with_colon(items: tuple[Item, ...], cue: FoundCue) -> bool:
    return items[-1].low == ":" and cue.last >= len(items) - 6


def _cut(items: tuple[Item, ...], parts: list[_Part]) -> None:
    """Ends contents where the next attribution of the same level begins; what stays inside is nested."""
    for number, part in enumerate(parts):
        for index, (first, last) in enumerate(part.contents):
            if first < part.cue.first and last < part.cue.first:
                continue
            end = last
            for later in parts[number + 1 :]:
                boundary = later.cue.left if later.teller is part else _boundary(items, later)
                if boundary is not None and first < boundary <= end:
                    end = boundary - 1
            while end < last and end > first and items[end].low in BREAKS | {";"}:
                end -= 1
            part.contents[index] = (first, end)


def _split(items: tuple[Item, ...], part: _Part) -> list[_Part]:
    """'said that A and that B' is two statements."""
    if len(part.contents) != 1 or part.cue.form == "noun":
        return [part]
    first, last = part.contents[0]
    for k in range(first + 2, last - 1):
        if items[k].low == "and" and items[k + 1].low == "that" and items[first - 1].low == "that":
            return [replace(part, contents=[(first, k - 1)]), replace(part, contents=[(k + 2, last)])]
        if items[k].low == "and" and items[k + 1].low == "that" and part.cue.lemma in ("say", "tell", "add"):
            return [replace(part, contents=[(first, k - 1)]), replace(part, contents=[(k + 2, last)])]
    return [part]


def _boundary(items: tuple[Item, ...], later: _Part) -> int | None:
    """Item at which `later`, being beside `part` and not inside it, begins; None when it is inside."""
    if later.cue.form in ("noun", "adverb", "passive"):
        return None
    if later.cue.form == "ing":
        return (
            later.cue.left
            if later.shared and later.cue.left and items[later.cue.left - 1].low in (",", "and")
            else None
        )
    if later.cue.form in ("according", "citing"):
        return later.cue.first if later.before and items[later.cue.first - 1].low == "," else None
    if later.shared:
        return later.cue.left
    if later.source is None:
        return None
    start = later.source[0] if later.source[0] < later.cue.first else later.cue.left
    if start == 0:
        return None
    before = items[start - 1].low
    if before == "," or items[start - 1].quote is not None:
        return start - 1 if later.before else start
    return start - 1 if before in ("while", "but", "although", "and", "whereas") else None


def _draft(items: tuple[Item, ...], part: _Part, number: int) -> Draft:
    confidence = {"finite": 0.85, "according": 0.9, "citing": 0.8, "colon": 0.7, "ing": 0.7, "noun": 0.55}.get(
        part.cue.form, 0.5
    )
    return Draft(
        cue=part.cue,
        cue_range=(items[part.cue.first].start, items[part.cue.last].end),
        source=_place(items, part.source) if part.source else None,
        contents=tuple(_place(items, phrase, content=True) for phrase in part.contents),
        sentence=number,
        confidence=confidence,
        relays=_relays(items, part),
    )


def _relays(items: tuple[Item, ...], part: _Part) -> tuple[Range, ...]:
    teller = part.teller
    return () if teller is None or teller.source is None else (_place(items, teller.source), *_relays(items, teller))


def _place(items: tuple[Item, ...], phrase: Phrase, *, content: bool = False) -> Range:
    """Code points of an item range; a content that is one quotation is what stands between its marks."""
    first, last = items[phrase[0]], items[phrase[1]]
    if content and phrase[0] == phrase[1] and first.quote is not None:
        return _trimmed(first)
    return first.start, last.end


def _trimmed(item: Item) -> Range:
    """The words of a quotation without its marks and without the comma or stop before the closing one."""
    start, end = item.quote.inner if item.quote else (item.start, item.end)
    inner = item.text[start - item.start : end - item.start]
    return start + len(inner) - len(inner.lstrip()), end - (len(inner) - len(inner.rstrip(" ,.;:")))


def _with_loose_quotes(drafts: list[Draft], sentences: Sequence[Sentence]) -> list[Draft]:
    """Gives quotations that stand alone to who spoke last, or makes them statements of an understood source."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.sentence, []).append(draft)
    complete: list[Draft] = []
    speaker: int | None = None
    for number, sentence in enumerate(sentences):
        own = by_sentence.get(number, [])
        item = _lone_quote(sentence)
        if item is not None and not own:
            if speaker is not None and _belongs(complete[speaker], sentences, number):
                last = complete[speaker]
                complete[speaker] = replace(last, contents=(*last.contents, _trimmed(item)))
            else:
                complete.append(_unattributed(item, number))
            continue
        own = [_with_earlier_paragraphs(draft, complete, sentences) for draft in own]
        speaks = [
            k for k, draft in enumerate(own) if draft.source is not None and draft.cue and "c" in draft.cue.frames
        ]
        speaker = len(complete) + speaks[-1] if speaks else speaker
        complete += own
    return sorted(complete, key=lambda d: (d.cue_range or d.contents[0], d.contents))


def _lone_quote(sentence: Sentence) -> Item | None:
    """The quotation that is all of the sentence, if it is long enough to be a statement."""
    words = [item for item in sentence.items if item.is_word or item.quote is not None]
    if len(words) != 1 or words[0].quote is None or len(words[0].text.split()) < MIN_QUOTE_WORDS:
        return None
    return words[0]


def _with_earlier_paragraphs(draft: Draft, complete: list[Draft], sentences: Sequence[Sentence]) -> Draft:
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


def _unattributed(item: Item, number: int) -> Draft:
    """A quotation by itself: somebody said it, and the text leaves open who."""
    return Draft(
        cue=None,
        cue_range=None,
        source=None,
        contents=(_trimmed(item),),
        sentence=number,
        confidence=0.3,
        implicit=True,
    )


def _belongs(last: Draft, sentences: Sequence[Sentence], number: int) -> bool:
    """Whether the quotation that is sentence `number` goes on from the statement `last`."""
    same_paragraph = sentences[last.sentence].paragraph == sentences[number].paragraph
    announced = sentences[last.sentence].items[-1].low == ":" and number <= last.sentence + 1
    group = sentences[number].items[0].quote
    runs_on = group is not None and any(
        item.quote is not None and item.quote.group == group.group for item in sentences[last.sentence].items
    )
    return same_paragraph or announced or runs_on or number == last.sentence + 1
