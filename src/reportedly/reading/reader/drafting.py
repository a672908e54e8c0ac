"""Statements as ranges of words made into drafts: places in the text, a stance, who relays them.
In: words, sentences and the statements of a text. Out: drafts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import get_args

import numpy as np

from reportedly.reading.clauses.lexicon import ADVERB_CUES
from reportedly.reading.clauses.media import told_medium
from reportedly.reading.draft import Draft
from reportedly.reading.reader.decode import Parts
from reportedly.reading.reader.lexical import Lexical
from reportedly.reading.reader.quoting import bare, with_quotation
from reportedly.reading.reader.words import Words
from reportedly.reading.tokens import Sentence
from reportedly.record import Range, Stance, holds, overlap_length

STANCES: tuple[Stance, ...] = get_args(Stance)
ALONE: frozenset[Stance] = frozenset(("concern", "declines", "denies", "doubts", "condemns"))
"""Stances that say enough without a content: 'declined to comment.'"""
CITES = re.compile(
    r"\b(?:cit(?:e[sd]?|ing)|quot(?:e[sd]?|ing)|paraphras|referr(?:ed|ing) to|with reference to|attribut"
    r"|on the (?:authority|basis|strength|word)|(?:leaning|leans|leaned|relying|relies|relied|drawing|draws|drew) on)",
    re.IGNORECASE,
)
"""Cues that name where a teller has it from: 'reported X, citing Y'."""
KNOWN = 3.5
"""What the lists' stance adds to the model's score for it; set on the development part of our texts."""
APART = 100
"""Words from which two anchors are certainly of two statements."""
NEAR = 20
"""Statements before and after among which the teller of one that is cited stands."""
SAME = 0.6
"""Share of their words, both ways, from which two contents are one."""


def distinct(found: Sequence[Parts]) -> list[Parts]:
    """Without the less sure of two that are one statement seen from two of its words."""
    kept: dict[int, list[Parts]] = {}
    for parts in sorted(found, key=lambda parts: (-parts.probability, parts.anchor)):
        block = parts.anchor // APART
        near = (other for k in (block - 1, block, block + 1) for other in kept.get(k, ()))
        if not any(_one(parts, other) for other in near):
            kept.setdefault(block, []).append(parts)
    return sorted((parts for group in kept.values() for parts in group), key=lambda parts: parts.anchor)


def _one(one: Parts, other: Parts) -> bool:
    cues = overlap_length(one.cue, other.cue) > 0 or one.anchor == other.anchor or not (one.cue and other.cue)
    return cues and _one_source(one, other) and _alike(one.content, other.content)


def _one_source(one: Parts, other: Parts) -> bool:
    """', say spies': a source without a cue may have taken the cue of the other in with its source."""
    if one.source == other.source:
        return True
    bare, told = (other, one) if one.cue else (one, other)
    taken = (*told.cue, *told.source)
    return bool(told.cue) and not bare.cue and all(holds(bare.source, place) for place in taken)


def _alike(one: Sequence[Range], other: Sequence[Range]) -> bool:
    size = sum(end - start for start, end in (*one, *other))
    return size == 0 or 2 * overlap_length(one, other) >= SAME * size


@dataclass(frozen=True, slots=True)
class Drafting:
    """What the drafts of one text are made from."""

    words: Words
    sentences: Sequence[Sentence]
    statements: Sequence[Parts]
    lexical: Lexical

    def drafts(self) -> list[Draft]:
        """Those of the statements that say something."""
        made = (self._draft(number) for number in range(len(self.statements)))
        return [draft for draft in made if draft.contents or (draft.cues and draft.stance in ALONE)]

    def _draft(self, number: int) -> Draft:
        words, parts = self.words, self.statements[number]
        cues = tuple(bare(words, place) for place in parts.cue)
        contents = tuple(place for place in with_quotation(words, parts.content) if place[0] < place[1])
        at = words.places[parts.anchor][0]
        sentence = max(0, bisect_right(self.sentences, at, key=attrgetter("start")) - 1)
        known = self.lexical.stance(sentence, (cues[0][0], cues[-1][1]) if cues else None, contents)
        scores = parts.stances + np.array([KNOWN * (stance == known) for stance in STANCES], dtype=np.float32)
        return Draft(
            cues=cues,
            source=self._source(parts),
            contents=contents,
            sentence=sentence,
            stance=STANCES[int(scores.argmax())],
            hedges=tuple(self._place(place) for place in parts.hedges),
            confidence=round(parts.probability, 3),
            relays=self._relays(number),
            media=self._media(parts, cues, self.sentences[sentence].end),
            implicit=not parts.source and not parts.cue,
            anonymous=parts.anonymous,
        )

    def _place(self, place: Range) -> Range:
        return self.words.places[place[0]][0], self.words.places[place[1] - 1][1]

    def _source(self, parts: Parts) -> Range | None:
        """The source as one span: of its pieces the nearest to the anchor."""
        at = parts.anchor
        nearest = min(parts.source, key=lambda place: max(place[0] - at, at - place[1] + 1, 0), default=None)
        return None if nearest is None else bare(self.words, nearest)

    def _relays(self, number: int) -> tuple[Range, ...]:
        """'X reported Y, citing Z': of Z's statement, the place of X. 'They said he reportedly asked': 'reportedly'."""
        parts = self.statements[number]
        if not self._cites(parts):
            return self._hearsay(number)
        tellers = [
            other
            for other in self.statements[max(0, number - NEAR) : number + NEAR]
            if other.source not in ((), parts.source)
            and not self._cites(other)
            and _alike(parts.content, other.content)
        ]
        teller = min(tellers, key=lambda other: abs(other.anchor - parts.anchor), default=None)
        place = None if teller is None else self._source(teller)
        return () if place is None else (place,)

    def _hearsay(self, number: int) -> tuple[Range, ...]:
        """The adverb before the cue of a statement inside another's content: somebody unnamed told the teller."""
        parts = self.statements[number]
        before = parts.cue[0][0] - 1 if parts.cue else -1
        if before < 0 or self.words.word(before).lower() not in ADVERB_CUES:
            return ()
        near = self.statements[max(0, number - NEAR) : number + NEAR]
        inside = any(other.source and holds(other.content, parts.cue[0]) for other in near if other is not parts)
        return (self.words.places[before],) if inside else ()

    def _cites(self, parts: Parts) -> bool:
        return any(CITES.search(self.words.text[slice(*self._place(place))]) for place in parts.cue)

    def _media(self, parts: Parts, cues: Sequence[Range], end: int) -> tuple[Range, ...]:
        """Who was told and passes it on, as the model sees it, or else the pattern."""
        if parts.via:
            return tuple(self._place(place) for place in parts.via)
        medium = told_medium(self.words.text, cues[0], end) if cues else None
        return (medium,) if medium is not None else ()
