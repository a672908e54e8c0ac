"""A draft beside all that it is held against, and what may say the same as a part of it.
In: a unit of the draft. Out: Candidates, best first; findings made of what is noted about a place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reportedly.linking.checking.amounts import amounts_of, figures_in
from reportedly.linking.checking.matching import Index, Match
from reportedly.linking.checking.pages import Page, Unit
from reportedly.linking.checking.speakers import Speaker, Voices
from reportedly.record import Edit, Figure, Finding, FindingKind, Item, Passage, Range
from reportedly.record.finding import SEVERITY

SHOWN = 3
"""Places of the archive that are shown with a finding."""
COUNTED = 0.1
"""What a figure in common adds to the score of a match."""
MANY = 10
"""Numbers from here on are looked for in the whole archive."""

Note = tuple[FindingKind, str, Sequence[Passage]]
"""A kind, an explanation, and evidence."""


class Candidate(NamedTuple):
    """A match with its page and who says it; no speaker for a sentence of the article itself."""

    match: Match
    page: Page
    speaker: Speaker | None

    @property
    def unit(self) -> Unit:
        """The unit of the archive."""
        return self.match.unit

    def raised(self, by: float) -> Candidate:
        """The same with a higher score."""
        return self._replace(match=self.match._replace(score=self.match.score + by))

    def evidence(self) -> Passage:
        """Its place, with who says it."""
        return self.page.evidence(self.unit.range, self.page.source_of(self.unit))

    @property
    def words(self) -> str:
        """What it says, verbatim but for line ends, in fragments."""
        return " … ".join(" ".join(self.page.text[slice(*span)].split()) for span in self.unit.spans)

    @property
    def who(self) -> str:
        """Who says it, in the words of the article."""
        if self.unit.statement is None:
            return self.page.revision.text.outlet or "the article"
        return self.page.source_of(self.unit) or "a source without a name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A draft and all that it is held against."""

    draft: Page
    index: Index
    voices: Voices
    amounts: frozenset[int | float]
    """All numbers that figures of the archive give."""
    vouched: tuple[Range, ...] = ()
    """Quotations of the draft that stand in the archive word for word, by the same speaker."""

    def is_news(self, figure: Figure) -> bool:
        """Whether no figure of the archive gives such a number, and it is no small count."""
        given = amounts_of(figure)
        return max(given) >= MANY and given.isdisjoint(self.amounts)

    def terms(self, unit: Unit) -> frozenset[str]:
        """The terms of what a unit of the draft says."""
        return self.index.terms_of(unit, self.draft)[0]

    def candidates(self, unit: Unit) -> tuple[Candidate, ...]:
        """What matches a unit of the draft, best first; a figure in common counts."""
        amounts = {amount for figure in figures_in(unit, self.draft) for amount in amounts_of(figure)}
        found = []
        for candidate in map(self.candidate, self.index.matches(unit, self.draft)):
            its = (a for figure in figures_in(candidate.unit, candidate.page) for a in amounts_of(figure))
            found.append(candidate if amounts.isdisjoint(its) else candidate.raised(COUNTED))
        return tuple(sorted(found, key=lambda c: -c.match.score))

    def candidate(self, match: Match) -> Candidate:
        """A match with its speaker."""
        page = self.index.pages[match.unit.page]
        statement = match.unit.statement
        return Candidate(match, page, self.voices.of(statement, page) if statement else None)

    def finding(self, item: Item, place: Range, note: Note, difference: tuple[Edit, ...] = ()) -> Finding:
        """A finding about a place of the draft."""
        kind, explanation, evidence = note
        return Finding(
            kind=kind,
            severity=SEVERITY[kind],
            item=item,
            start=place[0],
            end=place[1],
            text=self.draft.text[slice(*place)],
            paragraph=self.draft.paragraph(place[0]),
            explanation=explanation,
            difference=difference,
            evidence=tuple(evidence[:SHOWN]),
        )


def best(found: Sequence[Candidate], part: float) -> list[Candidate]:
    """Those whose score is at least a part of the best."""
    most = max((c.match.score for c in found), default=0.0)
    return [c for c in found if c.match.score >= part * most]


def nothing() -> Note:
    """That the archive has nothing that matches."""
    return "not found", "the archive has nothing like it", ()


def sound(good: Sequence[Candidate]) -> Note:
    """That the archive has it so."""
    return "other words", f"the archive has: “{good[0].words}”", [c.evidence() for c in good]
