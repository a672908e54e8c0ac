"""Which texts carry the words of which: wire copy under many mastheads, reprints, and rewrites.
In: the revisions of a group. Out: links between texts with the longest shared passages, verbatim in both, as evidence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from reportedly.linking.copying.direction import Cited, cited, cited_as, source_of
from reportedly.linking.copying.overlap import LEAST, LEAST_REWRITTEN, SHARED, Inside, Page, Shares, pages_of
from reportedly.linking.copying.passages import passages
from reportedly.linking.copying.shared import candidates
from reportedly.record import Link, LinkKind, Revision

METHOD = "copies/3"
PASSAGES = 3
QUOTING = 0.2
"""Part of what two texts share that must stand outside quotation marks: two who quote one speech are no copies."""
BODY = 0.25
"""Part of a text outside the furniture, from which on the furniture alone makes no copy. Below it all is repeated:
such are the updates of one report."""
REWRITTEN = 0.1
"""Part of the shorter text's own prose that a rewrite shares with its source."""
SURE, LIKELY = 3.0, 1.0
"""Standard deviations by which the sample of a copy, and of a rewrite, may fall short of what its share lets expect."""
FEW = 3
"""Fewest shingles of prose in the sample that two texts have in common to be compared for a rewrite."""
CITABLE = 100
"""Articles of one outlet, earliest first, that a text which cites the outlet is compared with."""


def copies(group: Sequence[Revision]) -> tuple[Link, ...]:
    """The links between texts with the same words. Captions and the revisions of one article don't count.

    A copy holds half of the shorter text: it is `copy_of` its source, or has the `same_words` where nothing tells which
    came first. Two who `share_quotations` have half in common, and that is quotation. A rewrite is `derived_from` its
    source, or of the `same_report`: it shares less, but prose, or it cites the source and quotes what that quotes. A
    pair rests on its two texts and on what was out by then, so that later articles change no earlier link.
    """
    pages, common = pages_of(group)
    inside = Inside(common)
    links = []
    for later, met in sorted(_meetings(pages).items()):
        inside.take(pages[later])
        for earlier, cites in sorted(met.items()):
            one, other = pages[earlier], pages[later]
            if one.article != other.article and (judged := _judged(inside.shares(one, cites), cites)):
                links.append(_link(one, other, inside, *judged))
        inside.leave()
    return tuple(sorted(links, key=lambda link: link.id))


def _meetings(pages: Sequence[Page]) -> dict[int, dict[int, bool]]:
    """For a text the earlier ones worth comparing with it: half alike, alike in prose, or, and then True, one citing
    the other."""
    found: dict[int, dict[int, bool]] = {}
    samples = [page.held.numbers[page.held.sample] for page in pages]
    prose = [page.held.numbers[page.held.sample & ~page.held.spoken] for page in pages]
    alike = candidates(samples, [page.held.size for page in pages], SHARED, SURE, fewest=1, generous=True)
    rewritten = candidates(prose, [page.held.prose for page in pages], REWRITTEN, LIKELY, fewest=FEW, generous=False)
    for earlier, later in chain(alike, rewritten):
        found.setdefault(later, {})[earlier] = False
    for earlier, later in _citing(pages):
        found.setdefault(later, {})[earlier] = True
    return found


def _citing(pages: Sequence[Page]) -> Iterator[tuple[int, int]]:
    """Places (earlier, later) of the texts of which one credits or cites the outlet of the other."""
    citable: dict[Cited, list[int]] = {}
    for page in pages:
        for name in cited_as(page.outlet):
            if len(places := citable.setdefault(name, [])) < CITABLE:
                places.append(page.place)
    for page in pages:
        for name in cited(page.revision):
            for source in citable.get(name, ()):
                if source != page.place:
                    yield min(source, page.place), max(source, page.place)


def _judged(shares: Shares | None, cites: bool) -> tuple[LinkKind, LinkKind, float] | None:
    """The kind of link with a direction and without one, and its score."""
    if shares is None:
        return None
    part = shares.all / shares.size
    if part >= SHARED and shares.prose < QUOTING * shares.all:
        return "share_quotations", "share_quotations", part
    if part >= SHARED and (shares.fresh >= LEAST or shares.body < BODY * shares.size):
        return "copy_of", "same_words", part
    if shares.own >= max(LEAST_REWRITTEN, REWRITTEN * shares.body_prose):
        return "derived_from", "same_report", shares.own / shares.body_prose
    if cites and shares.all - shares.prose >= LEAST:
        return "derived_from", "same_report", part
    return None


def _link(one: Page, other: Page, inside: Inside, directed: LinkKind, undirected: LinkKind, score: float) -> Link:
    """From the copy to its source, which the passages are taken from; without a direction, from the earlier."""
    source = None if directed == undirected else source_of(one.revision, other.revision)
    first, second = (other, one) if source is other.revision else (one, other)
    shared = inside.runs(first, second)
    text = first.words.text
    found = passages(first.words, shared, second.words.text, PASSAGES)
    return Link.of(
        directed if source else undirected,
        second.revision.text.id,
        first.revision.text.id,
        method=METHOD,
        score=score,
        evidence=tuple(text[start:end] for start, end in found),
    )
