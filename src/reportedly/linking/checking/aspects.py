"""How it is said: which way, how sure, on what day, with which figures.
In: a unit of the draft and what matches it. Out: a note for each aspect that the archive has otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportedly.linking.checking.amounts import Seen, compare, figures_in
from reportedly.linking.checking.candidates import Candidate, Desk, Note
from reportedly.linking.checking.certainty import level, open_around, side, turns
from reportedly.linking.checking.days import happened_otherwise, said_otherwise
from reportedly.linking.checking.pages import Unit

_UNASSERTED = frozenset({"declines", "denies", "urges", "doubts", "possible", "probable", "conditional"})


def sides(unit: Unit, same: Sequence[Candidate], desk: Desk) -> Iterable[Note]:
    """A note where the draft has it denied, asserted or passed over, and every match has it another way."""
    vocabulary, content = desk.index.vocabulary, desk.terms(unit)
    for candidate in same:
        shared = content & desk.index.terms_of(candidate.unit, candidate.page)[0]
        own = side(unit, desk.draft, shared, vocabulary)
        its = side(candidate.unit, candidate.page, shared, vocabulary)
        both = "for" not in (own, its) and turns(unit, desk.draft) and turns(candidate.unit, candidate.page)
        if own == its or both:
            return
    first = same[0]
    cue = " … ".join(span.text for span in first.unit.statement.cue) if first.unit.statement else ""
    how = f"{first.who} {cue}".strip()
    yield "stance differs", f"the archive has: {how}: “{first.words}”", [c.evidence() for c in same]


def hedges(unit: Unit, same: Sequence[Candidate], desk: Desk) -> Iterable[Note]:
    """A note where every match leaves open what the draft asserts."""
    if open_around(unit, desk.draft) or (unit.statement is not None and unit.statement.stance in _UNASSERTED):
        return
    content = desk.terms(unit)
    if all(level(c.unit, c.page, content, desk.index.vocabulary) == 2 for c in same):
        yield "hedge dropped", f"the archive has it hedged: “{same[0].words}”", [c.evidence() for c in same]


def days(unit: Unit, same: Sequence[Candidate]) -> Iterable[Note]:
    """A note where every match whose day is known was said on another."""
    other = said_otherwise(unit, [(c.unit, c.page) for c in same])
    if other is not None:
        of, its = other
        candidate = next(c for c in same if c.unit is of)
        upto = "" if its.earliest == its.latest else f" to {its.latest}"
        yield "day differs", f"the archive has it said on {its.earliest}{upto}", [candidate.evidence()]


def dates(unit: Unit, near: Sequence[Candidate], desk: Desk) -> Iterable[Note]:
    """A note where a date that is told is another in every match that has one."""
    other = happened_otherwise(unit, desk.draft, [(c.unit, c.page) for c in near])
    if other is not None:
        own, of, time, page = other
        yield "day differs", f"the archive has “{time.text}” for “{own.text}”", [page.evidence(of.range)]


def figures(unit: Unit, groups: Sequence[Sequence[Candidate]], desk: Desk) -> Iterable[Note]:
    """Of each figure what stands instead in the first of some groups of matches that has such a figure at all.

    Another number counts only where no group has the draft's.
    """
    for figure in figures_in(unit, desk.draft):
        compared = (compare(figure, desk.draft, [(c.unit, c.page) for c in near]) for near in groups)
        found = [seen for seen in compared if seen is not None]
        seen = found[0] if found else None
        if isinstance(seen, Seen) and seen.verdict == "figure differs" and "so" in found:
            continue
        if isinstance(seen, Seen):
            told = f"“{seen.figure.text}”{f' ({seen.figure.counts})' if seen.figure.counts else ''}"
            candidate = next(c for near in groups for c in near if c.unit is seen.unit)
            yield seen.verdict, f"the archive has {told} for “{figure.text}”", [candidate.evidence()]
        elif seen is None and desk.is_news(figure):
            yield "not found", f"the archive has no “{figure.text}”", ()
