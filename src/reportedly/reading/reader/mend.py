"""What is mended in the model's statements by plain knowledge of text: lines, shared subjects, 'neither … nor'.
In: statements as ranges of words. Out: statements as ranges of words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import get_args

from reportedly.reading.clauses.lexicon import ADVERB_CUES, ADVERBS, NEGATIONS, NOUN_CUES, NOUN_LINKS, VERBS
from reportedly.reading.reader.decode import Parts
from reportedly.reading.reader.words import FIRST, INSIDE, LAST, Words
from reportedly.record import Range, Stance, holds

Subject = Callable[[int], Range | None]
"""The subject of the verb at a place, as the syntax has it."""
BACK = 60
"""Words back in which the subject of a participle is looked for."""
NEITHER = 14
"""Words back in which the 'neither' of a 'nor' is looked for."""
NEAR = 20
"""Statements before and after that one may stand inside of, or run into."""
MORE = 25
"""Words that may follow ', with'."""
NOT = 2
"""Words back in which a verb's 'not' is looked for."""
DECLINES, URGES = (get_args(Stance).index(stance) for stance in ("declines", "urges"))
CERTAIN = 8.0
"""Added to a score that is to win."""


def mend(words: Words, found: Sequence[Parts], subject: Subject) -> list[Parts]:
    """The statements, mended, in the order of their anchors; `subject` finds that of a verb."""
    mended: list[Parts] = []
    for number, parts in enumerate(found):
        near = found[max(0, number - NEAR) : number + NEAR]
        if _only_hedges(words, parts, near) or _urges_not(words, parts):
            continue
        one = _with_what_was_told(words, _with_more(words, _within_lines(words, parts), near), near)
        one = _hearsay(words, _with_subject(words, _with_noun(words, one), mended, subject))
        if not _own_words(words, one, near):
            mended += _neither(words, _without_hearer(words, one))
    return mended


def _only_hedges(words: Words, parts: Parts, found: Sequence[Parts]) -> bool:
    """'reportedly' inside what somebody says is that statement's hedge, not a statement of its own."""
    if parts.source or words.word(parts.anchor).lower() not in ADVERB_CUES:
        return False
    place = (parts.anchor, parts.anchor + 1)
    return any(holds(other.content, place) for other in found if other is not parts)


def _own_words(words: Words, parts: Parts, found: Sequence[Parts]) -> bool:
    """'“We warn them,” she said': what she says of herself is hers already."""
    if not parts.source or parts.source[0][1] - parts.source[0][0] > 1:
        return False
    if words.word(parts.source[0][0]).lower() not in ("i", "we"):
        return False
    return any(holds(other.content, parts.source[0]) for other in found if other.anchor != parts.anchor)


def _urges_not(words: Words, parts: Parts) -> bool:
    """'He had not asked anyone to come': who did not ask has not spoken."""
    if int(parts.stances.argmax()) != URGES or not parts.cue:
        return False
    before = [words.word(k).lower() for k in range(max(0, parts.anchor - NOT), parts.anchor)]
    return any(word in NEGATIONS or word.endswith("n't") for word in before)


def _with_more(words: Words, parts: Parts, found: Sequence[Parts]) -> Parts:
    """'… said it had sent 12,000 men, with 1,500 of them already there': what follows 'with' is said as well."""
    if not parts.content or not parts.cue or parts.content[-1][0] < parts.cue[-1][1]:
        return parts
    comma = parts.content[-1][1]
    if comma + 2 >= len(words) or (words.word(comma), words.word(comma + 1)) != (",", "with"):
        return parts
    end = comma + 2
    while end < len(words) and not words.breaks[end]:
        end += 1
    if end - comma > MORE or any(comma < other.anchor < end for other in found):
        return parts
    last = end if end < len(words) and words.word(end) == "." else min(end + 1, len(words))
    return replace(parts, content=(*parts.content, (comma + 2, last)))


def _with_what_was_told(words: Words, parts: Parts, found: Sequence[Parts]) -> Parts:
    """'The gate was open, the minister told lawmakers, according to two of them': they tell all of it."""
    if len(parts.content) != 1 or not parts.cue or words.word(parts.cue[0][0]).lower() != "according":
        return parts
    start, end = parts.content[0]
    for other in found:
        if other.content and other.cue and other.cue[-1][1] == start and other.content[0][0] < other.cue[0][0]:
            first = min(place[0] for place in (*other.content, *other.source))
            return replace(parts, content=((first, end),))
    return parts


def _with_noun(words: Words, parts: Parts) -> Parts:
    """'reports of a new unit': where nobody is named, the noun is source and cue in one."""
    if parts.source or not parts.cue or words.word(parts.cue[0][0]).lower() not in NOUN_CUES:
        return parts
    start = parts.cue[0][0]
    if start + 1 >= len(words) or words.word(start + 1).lower() not in NOUN_LINKS:
        return parts  # 'denies asking, calls report a fairy tale'
    return replace(parts, source=((start, start + 1),), anonymous=True)


def _within_lines(words: Words, parts: Parts) -> Parts:
    """No part runs over the end of a line; a quotation is cut there. A headline does not go on in the caption."""
    return replace(
        parts,
        source=_pieces(words, parts.source, parts.anchor),
        cue=_pieces(words, parts.cue, parts.anchor),
        content=_pieces(words, parts.content, parts.anchor),
    )


def _pieces(words: Words, places: Sequence[Range], anchor: int) -> tuple[Range, ...]:
    kept = []
    for start, end in places:
        first, last = start, end
        for k in range(start, end - 1):
            if words.breaks[k] != 2:
                continue
            if words.quotations[k] in (FIRST, INSIDE, LAST):  # a quotation without an end goes on in the next line
                kept.append((first, k + 1))
                first = k + 1
            elif k < anchor and anchor >= last - 1:
                first = k + 1  # the anchor stands after the line's end: what came before is left out
            else:
                last = k + 1
                break
        kept.append((first, last))
    return tuple(kept)


def _with_subject(words: Words, parts: Parts, before: Sequence[Parts], subject: Subject) -> Parts:
    """A verb without a source: its subject; after a comma or 'and', and of a participle, the speaker before it."""
    if parts.source or not parts.cue:
        return parts
    phrase = subject(parts.anchor)
    if phrase is not None and not any(start < phrase[1] and phrase[0] < end for start, end in parts.content):
        return replace(parts, source=(phrase,))
    if not words.word(parts.anchor).lower().endswith("ing") and not _is_joined(words, parts.anchor):
        return parts
    for other in reversed(before):
        if parts.anchor - other.anchor > BACK or any(words.breaks[k] for k in range(other.anchor, parts.anchor)):
            return parts
        if other.source and other.cue:
            return replace(parts, source=other.source)
    return parts


def _hearsay(words: Words, parts: Parts) -> Parts:
    """'The talks have reportedly stalled': nobody says so, and all of it is told; 'reportedly said' has a speaker."""
    if not parts.source or not parts.cue or words.word(parts.cue[0][0]).lower() not in ADVERB_CUES:
        return parts
    adverb, end = parts.cue[0][0], max(end for _, end in (*parts.cue, *parts.content))
    start = parts.source[0][0]
    if start > adverb or any(words.word(k).lower() in VERBS for k in range(adverb + 1, parts.cue[-1][1])):
        return parts
    told = [place for place in ((start, adverb), (adverb + 1, end)) if place[0] < place[1]]
    return replace(parts, source=(), cue=((adverb, adverb + 1),), content=tuple(told), anonymous=True)


def _without_hearer(words: Words, parts: Parts) -> Parts:
    """'Asked whether it knew, the ministry said …': who is asked does not ask."""
    if not parts.source or words.word(parts.anchor).lower() != "asked" or parts.source[0][0] < parts.anchor:
        return parts
    return replace(parts, source=(), anonymous=True)


def _is_joined(words: Words, verb: int) -> bool:
    """Whether the verb goes on from one before it: 'denies asking, calls …', 'said … and then added'."""
    before = verb - 1
    while before >= 0 and words.word(before).lower() in ADVERBS:
        before -= 1
    return before >= 0 and words.word(before).lower() in (",", "and", "but")


def _neither(words: Words, parts: Parts) -> list[Parts]:
    """'Neither A nor B has confirmed it': A as well as B is silent."""
    start = parts.source[0][0] if parts.source else 0
    if start < 3 or words.word(start - 1).lower() != "nor":
        return [parts]
    back = range(start - 2, max(-1, start - NEITHER), -1)
    neither = next((k for k in back if words.word(k).lower() == "neither"), None)
    if neither is None or neither + 1 >= start - 1:
        return [parts]
    stances = parts.stances.copy()
    stances[DECLINES] += CERTAIN
    return [replace(parts, source=place, stances=stances) for place in (((neither + 1, start - 1),), parts.source)]
