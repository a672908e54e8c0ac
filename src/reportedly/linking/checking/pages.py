"""Texts laid out to be compared: their words, their sentences, and what each statement and sentence speaks of.
In: revisions with the days from which they could be known. Out: Pages and their Units.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from reportedly.linking.checking.vocabulary import Tokens, Vocabulary
from reportedly.record import Figure, Passage, Range, Revision, Statement, starting_in

_END = re.compile(r"[.!?…][\"”’»')\]]*\s+(?=[\"“‘«(\[]?[A-Z0-9])|\s*\n\s*")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Maj|Capt|Lt|Sgt|Sen|Rep|Gov|St|No|vs|etc|Inc|Ltd|Co|Corp|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z](?:\.[A-Z])*)$"
)


TOLD = 0.7
"""Part of a sentence in statements up to which it also says something itself."""


class Unit(NamedTuple):
    """What can be compared: a statement by its content, or a sentence that holds none."""

    page: int
    """Number of its page among those compared."""
    statement: Statement | None
    spans: tuple[Range, ...]
    """Content of the statement, or the sentence."""
    around: Range
    """The sentences that it stands in."""

    @property
    def range(self) -> Range:
        """From its first to its last place."""
        return min(start for start, _ in self.spans), max(end for _, end in self.spans)


class Page:
    """One text laid out."""

    def __init__(self, number: int, revision: Revision, known_on: str, vocabulary: Vocabulary) -> None:
        self.number = number
        self.revision = revision
        self.text = revision.text.text
        self.known_on = known_on
        self.tokens: Tokens = vocabulary.tokens(self.text)
        self.sentences = sentences(self.text)
        self.entities = {entity.id: entity for entity in revision.reading.entities}
        self._name_words = {name: vocabulary.tokens(entity.name).words for name, entity in self.entities.items()}
        self.units = tuple(self._units())

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Its figures, in order."""
        return tuple(sorted(self.revision.reading.figures, key=lambda figure: figure.start))

    def words(self, places: Iterable[Range]) -> list[int]:
        """The words, by number, in some places of the text."""
        found: list[int] = []
        for place in places:
            first, last = self.positions(place)
            found += self.tokens.words[first:last]
        return found

    def positions(self, place: Range) -> tuple[int, int]:
        """The tokens in a place: of the first, and after the last."""
        first = bisect_left(self.tokens.starts, place[0])
        return first, max(first, bisect_right(self.tokens.ends, place[1]))

    def sentence_of(self, place: Range) -> Range:
        """The sentences that a place stands in, from the first to the last."""
        first = max(bisect_right(self._starts, place[0]) - 1, 0)
        last = max(bisect_left(self._starts, place[1]) - 1, first)
        return self.sentences[first][0], max(self.sentences[last][1], place[1])

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    def quotes_nobody(self, place: Range) -> bool:
        """Whether no word of a place is of a statement."""
        first, last = self.positions(place)
        return not any(self._inside[first:last])

    def paragraph(self, at: int) -> int:
        """The number of the paragraph (line with words) that a place is in, from 0."""
        return bisect_right(self._paragraphs, at) - 1

    @cached_property
    def _paragraphs(self) -> list[int]:
        return [match.start() for match in re.finditer(r"[^\n]*\S[^\n]*", self.text)]

    def told_within(self, place: Range) -> list[Statement]:
        """The statements whose first cue stands in a place."""
        return [s for _, s in starting_in(self._cues, place, lambda cue: cue[0])]

    @cached_property
    def _cues(self) -> list[tuple[int, Statement]]:
        statements = self.revision.reading.statements
        return sorted(((s.cue[0].start, s) for s in statements if s.cue), key=lambda cue: (cue[0], cue[1].id))

    def speaker_words(self, unit: Unit) -> list[int]:
        """The words, by number, that name who speaks a unit; none for a sentence."""
        who = unit.statement.source.entity if unit.statement else None
        return self._name_words.get(who or "", [])

    def source_of(self, unit: Unit) -> str | None:
        """Who says a unit, in the words of the article, with the name that a pronoun or 'the agency' stands for."""
        source = unit.statement.source if unit.statement else None
        entity = self.entities.get(source.entity or "") if source else None
        if source is None or source.text is None:
            return None
        known = entity is None or entity.name.casefold() in source.text.casefold()
        return source.text if known or entity is None else f"{source.text} [{entity.name}]"

    def evidence(self, place: Range, source: str | None = None) -> Passage:
        """A place of the text as evidence."""
        text = self.revision.text
        return Passage(
            article=text.article_id,
            text_id=text.id,
            outlet=text.outlet,
            known_on=self.known_on,
            start=place[0],
            end=place[1],
            text=self.text[slice(*place)],
            source=source,
        )

    def _units(self) -> Iterable[Unit]:
        """Its statements, and the sentences that say more than whom they quote with what."""
        told: list[Range] = []
        for statement in self.revision.reading.statements:
            cue = tuple(span.range for span in statement.cue)
            spans = tuple(span.range for span in statement.content) or cue
            if not spans:
                continue
            places = (*spans, *cue)
            around = self.sentence_of((min(start for start, _ in places), max(end for _, end in places)))
            yield Unit(self.number, statement, spans, around)
            told += [*places, *([statement.source.range] if statement.source.range else [])]
        inside = self._inside = self._covered(told)
        for place in self.sentences:
            first, last = self.positions(place)
            if sum(inside[first:last]) <= TOLD * (last - first):
                yield Unit(self.number, None, (place,), place)

    def _covered(self, places: Iterable[Range]) -> list[bool]:
        """For each token whether one of some places holds it; linear however the places overlap."""
        steps = [0] * (len(self.tokens.words) + 1)
        for place in places:
            first, last = self.positions(place)
            steps[first] += 1
            steps[last] -= 1
        return [depth > 0 for depth in accumulate(steps)]


def sentences(text: str) -> tuple[Range, ...]:
    """The sentences of a text: cut at line ends, and at marks before a capital unless they end an abbreviation."""
    found: list[Range] = []
    start = 0
    for match in _END.finditer(text):
        if match.group().startswith(".") and _ABBREVIATED.search(text, max(start, match.start() - 8), match.start()):
            continue
        end = match.start() + len(match.group().rstrip())
        if text[start:end].strip():
            found.append((start, end))
        start = match.end()
    if text[start:].strip() or not found:
        found.append((start, len(text)))
    return tuple(found)


def outermost(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """Those that stand inside no other statement's content: what is told inside another is held with it."""
    spans = sorted({span.range for unit in units if unit.statement for span in unit.statement.content})
    longest = 0
    reach: list[int] = []
    for _, end in spans:
        longest = max(longest, end)
        reach.append(longest)

    def inside(unit: Unit) -> bool:
        if unit.statement is None or not unit.statement.cue:
            return False
        cue = unit.statement.cue[0].range
        at = bisect_right(spans, (cue[0], len(spans) and 1 << 62)) - 1
        return at >= 0 and reach[at] >= cue[1]

    return tuple(unit for unit in units if not inside(unit))
