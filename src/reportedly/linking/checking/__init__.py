"""A draft held against an archive: what stands there word for word, in other words, otherwise, or not at all.
In: the draft and the archive's revisions, read, with the days from which they could be known. Out: Findings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import msgspec

from reportedly.linking.checking.amounts import amounts_of
from reportedly.linking.checking.candidates import Desk
from reportedly.linking.checking.matching import Index
from reportedly.linking.checking.names import Names
from reportedly.linking.checking.pages import Page, Unit, outermost
from reportedly.linking.checking.quotations import Piece, Quoted, pieces
from reportedly.linking.checking.quoting import FindQuotations, Quoting
from reportedly.linking.checking.speakers import Voices
from reportedly.linking.checking.statements import hold_sentence, hold_statement
from reportedly.linking.checking.vocabulary import Vocabulary
from reportedly.record import Finding, Revision

__all__ = ["FindQuotations", "check"]

QUOTED = 0.7
"""Part of a statement's words in quotations that are held themselves, from which on it is not held again."""
LEAST = 2
"""Terms of a plain sentence that says something to be held."""


def check(
    draft: Revision, archive: Sequence[Revision], known_on: Mapping[str, str], quotations: FindQuotations
) -> tuple[Finding, ...]:
    """What is found of a draft, in order of place: a function of the draft and the set of the archive's texts.

    `known_on` has the day (`YYYY-MM-DD`) from which a reader could know each text, by text id. The work grows with the
    archive's words once, and with the draft's words times the matches that are looked at, which are capped.
    """
    vocabulary = Vocabulary()
    ordered = sorted(archive, key=lambda revision: (known_on[revision.text.id], revision.text.id))
    pages = [Page(k, revision, known_on[revision.text.id], vocabulary) for k, revision in enumerate(ordered)]
    own = msgspec.structs.replace(draft, text=msgspec.structs.replace(draft.text, id="draft"))
    page = Page(len(pages), own, "", vocabulary)
    vocabulary.settle()
    index = Index(pages, vocabulary, vocabulary.terms(page.tokens.words))
    amounts = frozenset(n for its in pages for figure in its.figures for n in amounts_of(figure))
    desk = Desk(draft=page, index=index, voices=Voices([*pages, page]), amounts=amounts)
    names = Names(pages, vocabulary, page)
    found = pieces(page, quotations(page.text))
    quoted = Quoted(pages, vocabulary, page, found)
    of_quotations = [f for piece in found for f in Quoting(piece, desk, quotations).hold(quoted.standings(piece))]
    desk = replace(desk, vouched=tuple((f.start, f.end) for f in of_quotations if f.kind == "verbatim"))
    of_names = (desk.finding("name", n.place, (n.kind, n.explanation, n.evidence)) for n in names.hold(page))
    findings = [*of_quotations, *(f for unit in _units(page, found) for f in _hold(unit, desk)), *of_names]
    return tuple(sorted(findings, key=lambda f: (f.start, f.end, f.item, f.kind, f.explanation)))


def _units(page: Page, found: Sequence[Piece]) -> Iterator[Unit]:
    """The statements and sentences of the draft that say more than quotations which are held themselves."""
    inside = {at for piece in found for at in range(piece.first, piece.last)}
    plain = (unit for unit in page.units if unit.statement is not None or page.quotes_nobody(unit.range))
    for unit in outermost(tuple(plain)):
        places = [page.positions(span) for span in unit.spans]
        words = [at for first, last in places for at in range(first, last)]
        quoted = sum(at in inside for at in words)
        if quoted < QUOTED * len(words) and not (quoted and unit.statement is None):
            yield unit


def _hold(unit: Unit, desk: Desk) -> Iterator[Finding]:
    if unit.statement is not None:
        return hold_statement(unit, desk)
    words = desk.draft.words(unit.spans)
    if len(desk.index.vocabulary.terms(words)) < LEAST or unit.range[0] < len(desk.draft.revision.text.title or ""):
        return iter(())
    return hold_sentence(unit, desk)
