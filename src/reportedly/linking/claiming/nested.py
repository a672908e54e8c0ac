"""Statements told inside others: on whose word they count, and which are told only to be denied.
In: the statements of one text and who is behind each. Out: origins by statement id; ids of the denied.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from reportedly.linking.naming.parties import Behind, Party, is_deed
from reportedly.linking.words import fold
from reportedly.record import Statement, holds

_NESTED = 4
"""Denials before a cue in which it may stand."""


def origins_within(statements: Sequence[Statement], behind: Mapping[str, Behind]) -> dict[str, tuple[Party, ...]]:
    """The parties on whose word each statement counts, those told inside others seen together with them."""
    inner = _inner(statements)
    outer = {inside: outside for outside, inside in inner.items()}
    origins = {
        s.id: behind[outer[s.id]].origins if s.id in outer and not s.chain and is_deed(s) else behind[s.id].origins
        for s in statements
    }
    return {s.id: origins[inner.get(s.id, s.id)] for s in statements}


def _inner(statements: Sequence[Statement]) -> dict[str, str]:
    """For a statement that is mostly the report of another ('included a media report on X'): that other's id.

    What is passed on rests on the one who first says it; who denies it speaks for himself.
    """
    found: dict[str, str] = {}
    sourced = sorted((s for s in statements if s.source.start is not None), key=_source_start)
    for outer in (s for s in statements if s.stance not in ("denies", "doubts", "declines")):
        length = sum(span.end - span.start for span in outer.content)
        for span in outer.content:
            first = bisect_left(sourced, span.start, key=_source_start)
            for inner in sourced[first : bisect_left(sourced, span.end, key=_source_start)]:
                within = sum(s.end - s.start for s in inner.content if holds((c.range for c in outer.content), s.range))
                if inner.id != outer.id and inner.stance not in ("declines", "denies") and within * 2 > length:
                    found[outer.id] = inner.id
    return found


def denied_within(statements: Sequence[Statement], behind: Mapping[str, Behind]) -> frozenset[str]:
    """Statements whose cue stands in what their own source denies, or that name no source of their own there."""
    denials = [(outer, span) for outer in statements if outer.stance == "denies" for span in outer.content]
    denials.sort(key=lambda pair: pair[1].start)
    found = set()
    for inner in statements:
        at = inner.cue[0].start if inner.cue else -1
        last = bisect_left(denials, at + 1, key=lambda pair: pair[1].start)
        for outer, span in denials[max(0, last - _NESTED) : last]:
            same = behind[inner.id].sources == behind[outer.id].sources
            if outer.id != inner.id and inner.stance != "denies" and at < span.end and (same or _nobody(inner)):
                found.add(inner.id)
    return frozenset(found)


def _nobody(statement: Statement) -> bool:
    return statement.source.text is None or fold(statement.source.text) in ("report", "reports")


def _source_start(statement: Statement) -> int:
    return statement.source.start or 0
