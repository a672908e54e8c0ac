"""Statements and plain sentences of a draft against what matches them in an archive.
In: a unit of the draft. Out: findings: that the archive has it so, in which ways it has it otherwise, or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportedly.linking.checking.aspects import dates, days, figures, hedges, sides
from reportedly.linking.checking.attributing import (
    another,
    by_speaker,
    chains,
    is_by,
    is_own_deed,
    passes_on,
    voices_of,
)
from reportedly.linking.checking.candidates import Candidate, Desk, Note, best, nothing, sound
from reportedly.linking.checking.pages import Unit
from reportedly.linking.checking.speakers import Likeness
from reportedly.record import Finding, Range, overlaps

GOOD = 0.85
"""Least score of a match, against the best, that says the same."""
WIDE = 0.65
"""The same for one that may have the draft's figure."""
CLOSE = 0.95
"""The same for one whose hedges count."""
WEAK = 0.5
"""Score below which what another speaker says is not taken for what the draft means."""
ENOUGH = 0.5
"""Part of the draft's words that a match has which is not by the same speaker."""
SPOKEN = 0.1
"""What it adds to the score of a match that it is the same speaker's."""
TELLING = 2
"""Terms of a statement that says something of its own; 'declined to comment' is held by who says it."""


def hold_statement(unit: Unit, desk: Desk) -> Iterator[Finding]:
    """What is found of a statement of the draft."""
    content = desk.terms(unit)
    found = (by_speaker(unit, desk) if len(content) < TELLING else ()) or desk.candidates(unit)
    if is_own_deed(unit) and not any(is_own_deed(c.unit) for c in best(found, GOOD)):
        # 'Kestria promised': the draft's own word for what the archive has from somebody, or nowhere.
        yield from hold_sentence(Unit(unit.page, None, (unit.around,), unit.around), desk)
    elif found:
        yield from (desk.finding("statement", _whole(unit), note) for note in _of_statement(unit, found, desk))
    elif content and not any(overlaps(place, span) for place in desk.vouched for span in unit.spans):
        yield desk.finding("statement", _whole(unit), nothing())


def hold_sentence(unit: Unit, desk: Desk) -> Iterator[Finding]:
    """What is found of a sentence in which the draft names nobody who says so."""
    found = desk.candidates(unit)
    yield from (desk.finding("sentence", unit.range, note) for note in _of_sentence(unit, found, desk))


def _of_sentence(unit: Unit, found: Sequence[Candidate], desk: Desk) -> Iterable[Note]:
    found = [c for c in found if c.match.covered >= ENOUGH]
    good = best(found, GOOD)
    own_word = any(c.speaker is None or is_own_deed(c.unit) for c in good)
    if not good or good[0].match.score < WEAK:
        return [nothing()]
    notes = list(sides(unit, good, desk))
    if not own_word:
        said = f"the archive has it only from {good[0].who}: “{good[0].words}”"
        notes.append(("attribution dropped", said, [c.evidence() for c in good]))
    notes += figures(unit, [best(found, WIDE)], desk)
    notes += dates(unit, good, desk)
    return notes or [sound(good)]


def _of_statement(unit: Unit, found: Sequence[Candidate], desk: Desk) -> Iterable[Note]:
    voices, own_deed = voices_of(unit, desk), is_own_deed(unit)
    likely = [(is_by(voices, c, own_deed=own_deed), c) for c in found]
    likely = [(likeness, c.raised(SPOKEN) if likeness == "same" else c) for likeness, c in likely]
    likely = [(likeness, c) for likeness, c in likely if likeness == "same" or c.match.covered >= ENOUGH] or likely
    likely = _but_for_quoted(likely)
    good = best([c for _, c in likely], GOOD)
    same = _by_the_same(likely, good)
    by_name = any(likeness == "same" and c in same for likeness, c in likely)
    others = [c for likeness, c in likely if likeness == "other" and c in best(good, CLOSE)]
    if not by_name and any(passes_on(voices[0], c) for c in others):
        same = []  # told of by somebody unnamed: nearer than what might be the same source
    if not by_name and good[0].match.score < WEAK:
        return [nothing()]
    notes: list[Note] = []
    if same:
        own = [c for likeness, c in likely if likeness == "same" and c in same]
        notes += sides(unit, best(own or same, CLOSE), desk)
        notes += hedges(unit, best(same, CLOSE), desk)
        notes += chains(unit, same, desk)
        notes += days(unit, same)
    else:
        notes.append(another(voices[0], good))
    wide = best([c for _, c in likely], WIDE)
    groups = [[c for how, c in likely if how == likeness and c in wide] for likeness in ("same", "maybe")]
    notes += figures(unit, [best(groups[0], CLOSE), *groups] if same else [good], desk)
    notes += dates(unit, same or good, desk)
    return notes or [sound(same)]


def _but_for_quoted(likely: Sequence[tuple[Likeness, Candidate]]) -> list[tuple[Likeness, Candidate]]:
    """Without sentences that hold a statement by another that matches no worse: they are nobody else's word."""
    others = [c for likeness, c in likely if likeness == "other"]

    def quotes(sentence: Candidate) -> bool:
        return sentence.speaker is None and any(
            c.page is sentence.page
            and overlaps(c.unit.range, sentence.unit.range)
            and c.match.score >= sentence.match.score
            for c in others
        )

    return [(likeness, c) for likeness, c in likely if not quotes(c)]


def _by_the_same(likely: Sequence[tuple[Likeness, Candidate]], good: Sequence[Candidate]) -> list[Candidate]:
    """Good matches by the same speaker, and those that may be, where they match no worse."""
    nearest = max((c.match.score for likeness, c in likely if likeness == "same" and c in good), default=0.0)
    return [
        c
        for likeness, c in likely
        if c in good and (likeness == "same" or (likeness == "maybe" and c.match.score >= nearest))
    ]


def _whole(unit: Unit) -> Range:
    """From the source, cue or content of a statement that comes first to the one that comes last."""
    statement = unit.statement
    places = [*unit.spans]
    if statement is not None:
        places += [span.range for span in statement.cue]
        places += [statement.source.range] if statement.source.range and not statement.source.implicit else []
    near = [p for p in places if unit.around[0] <= p[0] and p[1] <= unit.around[1]]
    return min(p[0] for p in near or places), max(p[1] for p in near or places)
