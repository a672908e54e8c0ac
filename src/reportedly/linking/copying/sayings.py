"""Words of one speaker that several articles quote: one origin, however many carry it.
In: everything said in a group. Out: `same_quotation` links to the first who quoted them, and the quotations they make.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import groupby

from reportedly.linking.claiming.contents import Said
from reportedly.linking.copying.quotations import quoted, told
from reportedly.linking.copying.shingles import SIZE
from reportedly.linking.words import Token, shingles, tokens
from reportedly.record import Link, Revision, SharedQuotation

METHOD = "sayings/1"
OCCASION = 7
"""Days within which the same words are of one occasion; later they may be said again."""
LONGEST = 400
"""Words of a quotation that are compared."""

Run = tuple[str, ...]


def same_quotations(everything: Sequence[Said], group: Iterable[Revision]) -> tuple[Link, ...]:
    """A link from each quotation to the first in another article that has SIZE of its words, by rank.

    Its evidence is the words they have in common, verbatim from the first, and whom a text says they were told to.
    """
    texts = {revision.text.id: revision.text.text for revision in group}
    first: dict[Run, Said] = {}
    links = []
    for said in everything:
        runs = {run: None for quotation in _quotations(said) for run in _runs(tokens(quotation)[:LONGEST])}
        for run in runs:
            if run in first and not _one_occasion(first[run], said):
                del first[run]
        met = Counter(first[run].statement.id for run in runs if run in first and first[run].article != said.article)
        earlier = {first[run].statement.id: first[run] for run in runs if run in first}
        if met:
            hub = earlier[min(met, key=lambda name: (-met[name], earlier[name].rank))]
            to = told_to(said, texts[said.text_id]) or told_to(hub, texts[hub.text_id])
            evidence = (_common(hub, runs), *([to] if to else ()))
            names = said.statement.id, hub.statement.id
            links.append(Link.of("same_quotation", *names, method=METHOD, score=1.0, evidence=evidence))
        for run in runs:
            first.setdefault(run, said)
    return tuple(links)


def told_to(said: Said, text: str) -> str | None:
    """To whom the words were said, as the article tells it: 'told Norvia Press'."""
    cue = said.statement.cue[-1] if said.statement.cue else None
    return told(text, cue.end, cue.text) if cue else None


def first_quoted(links: Iterable[Link]) -> dict[str, str]:
    """For each statement that shares a quotation, the statement that quoted it first."""
    hub = {link.left: link.right for link in links if link.kind == "same_quotation"}
    found: dict[str, str] = {}
    for name in sorted(hub):
        at = name
        while at in hub:  # a hub is earlier than what links to it: there is an end
            at = hub[at]
        found[name] = found[at] = at
    return found


def quotations(everything: Sequence[Said], links: Sequence[Link]) -> tuple[SharedQuotation, ...]:
    """The shared quotations of a story, those that most articles carry first."""
    by_id = {said.statement.id: said for said in everything}
    known = [k for k in links if k.kind == "same_quotation" and k.left in by_id and k.right in by_id]
    roots = first_quoted(known)
    shared: dict[str, list[tuple[str, ...]]] = {}
    for link in known:
        shared.setdefault(roots[link.left], []).append(link.evidence)
    by_root = sorted(roots, key=lambda name: (roots[name], by_id[name].rank))
    found = []
    for root, names in groupby(by_root, key=roots.__getitem__):
        members = sorted(set(names), key=lambda name: by_id[name].rank)
        found.append(
            SharedQuotation(
                words=max((words for words, *_ in shared[root]), key=lambda words: (len(words), words)),
                told=min((to for _, *named in shared[root] for to in named), default=None),
                statements=tuple(members),
                articles=tuple(dict.fromkeys(by_id[name].article for name in members)),
            )
        )
    return tuple(sorted(found, key=lambda quotation: (-len(quotation.articles), quotation.statements)))


def _quotations(said: Said) -> list[str]:
    """The words that are the source's own: all of a direct statement, of a mixed one what stands in quotation marks."""
    spans = [span.text for span in said.statement.content]
    if said.statement.kind == "mixed":
        return [text[start:end] for text in spans for start, end in quoted(text)]
    return spans if said.statement.kind == "direct" else []


def _runs(words: Sequence[Token]) -> tuple[Run, ...]:
    return shingles([word.folded for word in words], SIZE)


def _one_occasion(one: Said, other: Said) -> bool:
    return abs(_ordinal(other.day) - _ordinal(one.day)) <= OCCASION


@cache
def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _common(said: Said, runs: Mapping[Run, None]) -> str:
    """The longest words of a quotation whose runs are all among these."""
    best = ""
    for text in _quotations(said):
        words = tokens(text)[:LONGEST]
        shared = [run in runs for run in _runs(words)]
        for is_shared, places in groupby(range(len(shared)), key=shared.__getitem__):
            if is_shared:
                inside = [*places]
                found = text[words[inside[0]].start : words[inside[-1] + SIZE - 1].end]
                best = max(best, found, key=len)
    return best
