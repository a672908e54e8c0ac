"""Which articles of a story are one report: copies of one wire, rewrites of one another.
In: the revisions known on a day and the links between their texts. Out: copy groups, rewrites, each article's report.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from reportedly.linking.copying.direction import cites, credited
from reportedly.linking.following.known import Known, order
from reportedly.record import CopyGroup, Link, LinkKind, Revision, Rewrite

COPIES: frozenset[LinkKind] = frozenset({"copy_of", "same_words"})
REWRITES: frozenset[LinkKind] = frozenset({"derived_from", "same_report"})
QUOTING: frozenset[LinkKind] = frozenset({"share_quotations"})


def copy_groups(known: Sequence[Revision], links: Iterable[Link], days: Mapping[str, Known]) -> tuple[CopyGroup, ...]:
    """Articles that carry the same words, with the passages of those that share most; the largest groups first."""
    by_text = {revision.text.id: revision for revision in known}
    between = _between(by_text, links)
    found = [_group(texts, pairs, by_text, days) for texts, pairs in _joined(k for k in between if k.kind in COPIES)]
    quoting = [k for k in between if k.kind in QUOTING]
    found += [_group(texts, pairs, by_text, days, quotations=True) for texts, pairs in _joined(quoting)]
    return tuple(sorted(found, key=lambda group: (group.quotations, -len(group.articles), group.articles)))


def rewrites(known: Sequence[Revision], links: Iterable[Link], days: Mapping[str, Known]) -> tuple[Rewrite, ...]:
    """For each article the one that it rewrites, or may: that which it shares most prose with."""
    by_text = {revision.text.id: revision for revision in known}
    best: dict[str, Link] = {}
    for link in _between(by_text, links):
        if link.kind in REWRITES:
            later = link.left if link.kind == "derived_from" else _later(link, by_text, days)
            before = best.get(later)
            if before is None or (-link.score, link.id) < (-before.score, before.id):
                best[later] = link
    found = []
    for later, link in best.items():
        pair = by_text[later].text.article_id, by_text[link.left if later == link.right else link.right].text.article_id
        source = pair[1] if link.kind == "derived_from" else None
        found.append(Rewrite(articles=pair, source=source, passages=link.evidence))
    return tuple(sorted(found, key=lambda rewrite: rewrite.articles))


def reports(known: Sequence[Revision], links: Iterable[Link], days: Mapping[str, Known]) -> dict[str, str]:
    """For each article, the first of those that are one report with it: copies and rewrites, also through others."""
    by_text = {revision.text.id: revision for revision in known}
    places = {r.text.article_id: (days[r.text.id].day, order(r)) for r in sorted(known, key=order, reverse=True)}
    root = {article: article for article in places}
    for texts, _ in _joined(k for k in _between(by_text, links) if k.kind in COPIES | REWRITES):
        articles = {by_text[name].text.article_id for name in texts}
        first = min(articles, key=places.__getitem__)
        root.update(dict.fromkeys(articles, first))
    return root


def _between(by_text: Mapping[str, Revision], links: Iterable[Link]) -> list[Link]:
    return [k for k in links if k.kind in COPIES | REWRITES | QUOTING and k.left in by_text and k.right in by_text]


def _joined(links: Iterable[Link]) -> list[tuple[set[str], list[Link]]]:
    """The texts that links join, directly or through others, with their links."""
    root: dict[str, str] = {}

    def find(name: str) -> str:
        root.setdefault(name, name)
        while root[name] != name:
            root[name] = root[root[name]]
            name = root[name]
        return name

    pairs = list(links)
    for link in pairs:
        one, other = sorted((find(link.left), find(link.right)))
        root[other] = one
    found: dict[str, tuple[set[str], list[Link]]] = {}
    for link in pairs:
        texts, inside = found.setdefault(find(link.left), (set(), []))
        texts.update((link.left, link.right))
        inside.append(link)
    return list(found.values())


def _group(
    texts: Iterable[str],
    pairs: Sequence[Link],
    by_text: Mapping[str, Revision],
    days: Mapping[str, Known],
    *,
    quotations: bool = False,
) -> CopyGroup:
    ordered = [by_text[name] for name in sorted(texts, key=lambda name: (days[name].day, order(by_text[name])))]
    best = max(pairs, key=lambda link: (sum(map(len, link.evidence)), link.id))
    return CopyGroup(
        articles=tuple(dict.fromkeys(revision.text.article_id for revision in ordered)),
        wire=None if quotations else _wire(ordered),
        passages=best.evidence,
        source=_source(ordered, pairs),
        quotations=quotations,
    )


def _source(ordered: Sequence[Revision], pairs: Sequence[Link]) -> str | None:
    """The one that is a copy of none, and that all others are copies of, in one step or several.

    Where all that could be it credit an agency that is not among them, the wire is the source, and none of them.
    """
    open_ = {name for link in pairs if link.kind != "copy_of" for name in (link.left, link.right)}
    copying = {link.left for link in pairs if link.kind == "copy_of"}
    firsts = [revision for revision in ordered if revision.text.id not in copying]
    if len(firsts) != 1 or firsts[0].text.id in open_:
        return None
    absent = credited(firsts[0]) and not any(cites(firsts[0], other) for other in ordered)
    return None if absent else firsts[0].text.article_id


def _wire(copies: Sequence[Revision]) -> str | None:
    """The agency that most of the copies credit."""
    named = [credit for revision in copies for credit in credited(revision)]
    return min(named, key=lambda name: (-named.count(name), name), default=None)


def _later(link: Link, by_text: Mapping[str, Revision], days: Mapping[str, Known]) -> str:
    return max((link.left, link.right), key=lambda name: (days[name].day, order(by_text[name])))
