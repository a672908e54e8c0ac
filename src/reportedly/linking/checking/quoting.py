"""A quotation of a draft, with where its words stand in an archive: altered or not, quoted or not, by whom.
In: a piece of a quotation, its standings, the draft and the archive. Out: findings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from reportedly.linking.checking.aligning import align
from reportedly.linking.checking.amounts import Seen, compare, figures_in
from reportedly.linking.checking.candidates import Desk, Note
from reportedly.linking.checking.certainty import TURNING
from reportedly.linking.checking.days import said_otherwise
from reportedly.linking.checking.pages import Unit
from reportedly.linking.checking.quotations import Piece, Standing, differences
from reportedly.linking.checking.speakers import Likeness, alike
from reportedly.record import Edit, Finding, Passage, Range, overlap_length, overlaps

FindQuotations = Callable[[str], Iterable[Range]]
"""What finds the quoted words of a text, without their marks."""
SHORT = 4
"""Words of a quotation of which one in common is enough, where the rest of its sentence is the same."""
TURNED = 2
"""Words before a quotation among which one that turns it round is looked for."""
QUOTED = 0.6
"""Part of the words that stands in quotation marks in the archive, from which on it was a quotation there too."""
_LIKELIEST: tuple[Likeness, ...] = ("same", "maybe", "other")
_PAUSE = re.compile(r"[,.;:]\s")


class Quoting:
    """One piece of a quotation in a draft, with who says it there."""

    def __init__(self, piece: Piece, desk: Desk, quotations: FindQuotations) -> None:
        self.piece = piece
        self.desk = desk
        self.quotations = quotations
        held = [u for u in desk.draft.units if u.statement and any(overlaps(span, piece.place) for span in u.spans)]
        self.unit = min(held, key=lambda unit: (unit.range[1] - unit.range[0], unit.range), default=None)
        told = self.unit.statement if self.unit else None
        self.speaker = desk.voices.of(told, desk.draft) if told else None

    def hold(self, standings: Sequence[Standing]) -> Iterator[Finding]:
        """What is found of it, with the places of the archive where its words stand."""
        standings = standings or self._in_its_place()
        if not standings:
            yield self._finding(("not found", "the archive has no such words", ()))
            return
        nearest = [s for s in standings if s.alignment.cost == standings[0].alignment.cost]
        by_same = [s for s in nearest if self._is_by(s)]
        shown = by_same or nearest
        left_out = "" if not by_same or shown[0].alignment.cost else self._left_out(by_same)
        if shown[0].alignment.cost or left_out:
            yield self._altered(shown, left_out)
        if not by_same:
            evidence = [self._evidence(s) for s in shown]
            who = evidence[0].source or "a source without a name"
            yield self._finding(("other speaker", f"the archive has it from {who}", evidence))
            return
        if not shown[0].alignment.cost:
            yield from self._figures(by_same)
            if not left_out:
                yield self._verbatim(by_same)
        yield from self._day(by_same)

    def _finding(self, note: Note, difference: tuple[Edit, ...] = ()) -> Finding:
        return self.desk.finding("quotation", self.piece.place, note, difference)

    def _altered(self, shown: Sequence[Standing], left_out: str) -> Finding:
        difference = differences(self.piece, shown[0], self.desk.draft)
        if left_out:
            difference = (Edit(op="dropped", text=left_out), *difference)
        words = f"{left_out} {_words(shown[0])}".strip()
        note: Note = ("quotation altered", f"the archive has “{words}”", [self._evidence(s) for s in shown])
        return self._finding(note, difference)

    def _verbatim(self, by_same: Sequence[Standing]) -> Finding:
        quoted = [s for s in by_same if self._is_quoted(s)]
        evidence = [self._evidence(s) for s in quoted or by_same]
        if quoted:
            return self._finding(("verbatim", "the archive has these words", evidence))
        return self._finding(("paraphrase quoted", "the archive has these words, and not in quotation marks", evidence))

    def _day(self, by_same: Sequence[Standing]) -> Iterator[Finding]:
        tellers = [(teller, s.page) for s in by_same for teller in _tellers(s)]
        other = said_otherwise(self.unit, tellers) if self.unit else None
        if other is not None:
            note: Note = (
                "day differs",
                f"the archive has it said on {other[1].earliest}",
                [self._evidence(s) for s in by_same],
            )
            yield self._finding(note)

    def _in_its_place(self) -> list[Standing]:
        """For a short quotation that stands nowhere: one like it in the statement that otherwise says the same."""
        if self.unit is None or self.piece.last - self.piece.first > SHORT:
            return []
        vocabulary = self.desk.index.vocabulary
        own = self.desk.draft.tokens.words[self.piece.first : self.piece.last]
        words = [vocabulary.words[n].folded for n in own]
        found = []
        for candidate in self.desk.candidates(self.unit):
            for place in self.quotations(candidate.page.text):
                first, last = candidate.page.positions(place)
                run = candidate.page.tokens.words[first:last]
                like = abs(len(run) - len(own)) < SHORT and vocabulary.terms(own) & vocabulary.terms(run)
                if like and overlaps(place, candidate.unit.range):
                    folded = [vocabulary.words[n].folded for n in run]
                    found.append(Standing(candidate.page, align(words, self.piece.free, folded), first))
        return sorted(found, key=lambda s: s.alignment.cost)

    def _left_out(self, by_same: Sequence[Standing]) -> str:
        """The word right before the words, wherever they stand, that turns them round, and that the draft lacks."""
        own = self.desk.draft.tokens.starts[max(self.piece.first - 2 * TURNED, 0)]
        if TURNING.search(self.desk.draft.text, own, self.piece.place[0]):
            return ""
        turned = [_turned(standing) for standing in by_same]
        return turned[0] if all(turned) else ""

    def _figures(self, by_same: Sequence[Standing]) -> Iterator[Finding]:
        """A figure of the quotation whose 'more than' stands right before the quoted words in the archive."""
        place = self.piece.place
        for figure in figures_in(Unit(self.desk.draft.number, None, (place,), place), self.desk.draft):
            wider = [
                (Unit(s.page.number, None, ((min(its.start, s.place[0]), s.place[1]),), s.place), s.page)
                for s in by_same
                for its in s.page.figures
                if overlaps((its.start, its.end), s.place)
            ]
            seen = compare(figure, self.desk.draft, wider)
            if isinstance(seen, Seen) and seen.verdict == "modifier dropped":
                told = f"the archive has “{seen.figure.text}” for “{figure.text}”"
                yield self._finding(("modifier dropped", told, [seen.page.evidence(seen.unit.range)]))

    def _is_quoted(self, standing: Standing) -> bool:
        start, end = standing.place
        return overlap_length([(start, end)], list(self.quotations(standing.page.text))) >= QUOTED * (end - start)

    def _is_by(self, standing: Standing) -> bool:
        """Whether one of those who say it there, or nobody in particular, can be the draft's speaker."""
        tellers = _tellers(standing)
        return not tellers or any(self._likeness(teller, standing) != "other" for teller in tellers)

    def _likeness(self, teller: Unit, standing: Standing) -> Likeness:
        if self.speaker is None or teller.statement is None:
            return "maybe"
        return alike(self.speaker, self.desk.voices.of(teller.statement, standing.page))

    def _evidence(self, standing: Standing) -> Passage:
        """The place, with who says it there: of several, the one who is likeliest the draft's speaker."""
        tellers = sorted(_tellers(standing), key=lambda teller: _LIKELIEST.index(self._likeness(teller, standing)))
        source = standing.page.source_of(tellers[0]) if tellers else None
        return standing.page.evidence(standing.place, source)


def _tellers(standing: Standing) -> list[Unit]:
    """The statements of the article that hold the words, the innermost first."""
    place = standing.place
    held = [
        (overlap_length(sorted(unit.spans), [place]), unit)
        for unit in standing.page.units
        if unit.statement is not None and any(overlaps(span, place) for span in unit.spans)
    ]
    most = max((length for length, _ in held), default=0)
    inner = [unit for length, unit in held if 2 * length >= most]
    return sorted(inner, key=lambda unit: (unit.range[1] - unit.range[0], unit.range))


def _turned(standing: Standing) -> str:
    """The word right before a place that turns what follows round, no pause between; else ''."""
    text, tokens = standing.page.text, standing.page.tokens
    start = tokens.starts[max(standing.first + standing.alignment.first - TURNED, 0)]
    found = list(TURNING.finditer(text, start, standing.place[0]))
    if not found or _PAUSE.search(text, found[-1].end(), standing.place[0]):
        return ""
    return found[-1].group()


def _words(standing: Standing) -> str:
    return " ".join(standing.page.text[slice(*standing.place)].split())
