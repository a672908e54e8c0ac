"""Which texts carry the words of which: wire copy under many mastheads, and reprints.
In: the revisions of a group. Out: `copy_of` links with the longest shared passages, verbatim in both, as evidence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reportedly.linking.known import by_article, order
from reportedly.linking.shingles import Hashes, Placed, Shingled, candidates, holds, passages, placed, shingled
from reportedly.linking.words import fold
from reportedly.record import Link, Revision

METHOD = "copies/2"
SHARED = 0.5
"""Part of the shorter text's shingles that the other must hold."""
LEAST = 8
"""Fewest shared shingles: two short notices are not copies for one phrase."""
REPEATED = 3
"""Articles of one outlet that hold a shingle, from which on it is furniture of that outlet."""
BODY = 0.25
"""Part of a text outside the furniture, from which on the furniture alone makes no copy. Below it all is repeated:
such are the updates of one report."""
PASSAGES = 3


class _Dated(NamedTuple):
    revision: Revision
    article: str
    outlet: str
    shingled: Shingled


class _Furniture(NamedTuple):
    """The shingles that an outlet repeats, sorted, and the place in time of the article that makes each one so."""

    hashes: Hashes
    since: NDArray[np.int64]


_NONE = _Furniture(np.zeros(0, np.uint64), np.zeros(0, np.int64))


def copies(group: Sequence[Revision]) -> tuple[Link, ...]:
    """`copy_of` links from each copy to the text it carries. Captions and the revisions of one article don't count.

    A pair rests on its two texts and on what was out by then, so that later articles change no earlier link.
    """
    timeline = [_dated(revision) for revision in _oldest_first(group)]
    furniture = _furniture(timeline)

    @cache
    def located(at: int) -> Placed:
        return placed(timeline[at].shingled)

    links = []
    for earlier, later in candidates([dated.shingled for dated in timeline], SHARED):
        one, other = timeline[earlier], timeline[later]
        if one.article == other.article:
            continue
        small, shared = _common(one.shingled.distinct, other.shingled.distinct)
        if len(shared) < max(LEAST, SHARED * len(small)):
            continue
        repeated = [_repeated(furniture.get(dated.outlet, _NONE), later) for dated in (one, other)]
        if not _is_furniture(small, shared, repeated):
            copy, original = (later, earlier) if _comes_first(one.revision, other.revision) else (earlier, later)
            found = _evidence(timeline[original], timeline[copy], located(original), located(copy))
            links.append(_link(timeline[copy], timeline[original], len(shared) / len(small), found))
    return tuple(sorted(links, key=lambda link: link.id))


def credited(revision: Revision) -> tuple[str, ...]:
    """The agencies that a text credits, as it names them."""
    return tuple(sorted(set(revision.text.credits)))


def _oldest_first(group: Sequence[Revision]) -> list[Revision]:
    """One revision for each text, by when its words were out."""
    revisions = {r.text.id: r for texts in by_article(group).values() for r in texts}
    return sorted(revisions.values(), key=lambda r: (order(r)[1], r.text.id))


def _dated(revision: Revision) -> _Dated:
    text = revision.text
    return _Dated(revision, text.article_id, _outlet(revision), shingled(text.text, text.captions))


def _furniture(timeline: Sequence[_Dated]) -> dict[str, _Furniture]:
    """What each outlet prints in several articles: footers, appeals, notes on the authors. Revisions count once."""
    outlets: dict[str, dict[str, int]] = {}
    for at, dated in enumerate(timeline):
        if dated.outlet:
            outlets.setdefault(dated.outlet, {}).setdefault(dated.article, at)
    found = {}
    for outlet, articles in outlets.items():
        if len(articles) >= REPEATED:
            places = sorted(articles.values())
            distinct = [timeline[at].shingled.distinct for at in places]
            since = np.repeat(np.array(places, np.int64), [len(hashes) for hashes in distinct])
            hashes = np.concatenate(distinct)
            by_hash = np.argsort(hashes, kind="stable")
            hashes, since = hashes[by_hash][REPEATED - 1 :], since[by_hash][REPEATED - 1 :]
            again = hashes == np.concatenate(distinct)[by_hash][: len(hashes)]
            hashes, first = np.unique(hashes[again], return_index=True)
            found[outlet] = _Furniture(hashes, since[again][first])
    return found


def _repeated(furniture: _Furniture, by: int) -> Hashes:
    return furniture.hashes[furniture.since <= by]


def _common(one: Hashes, other: Hashes) -> tuple[Hashes, Hashes]:
    """The shingles of the shorter text, and those of them that the other holds."""
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    return small, small[holds(small, large)]


def _is_furniture(small: Hashes, shared: Hashes, repeated: Sequence[Hashes]) -> bool:
    """Whether what two texts share is what their outlets print under every article, and the shorter has a body too."""
    body, common = small, shared
    for hashes in repeated:
        body, common = body[~holds(body, hashes)], common[~holds(common, hashes)]
    return len(common) < LEAST and len(body) >= BODY * len(small)


def _evidence(original: _Dated, copy: _Dated, of_original: Placed, of_copy: Placed) -> tuple[str, ...]:
    """The longest passages that stand verbatim in both, in the original's order."""
    found = passages(original.shingled, copy.shingled, of_original, of_copy)
    longest = sorted(sorted(found, key=lambda place: (place[0] - place[1], place[0]))[:PASSAGES])
    text = original.revision.text.text
    return tuple(text[start:end] for start, end in longest)


def _link(copy: _Dated, original: _Dated, score: float, evidence: tuple[str, ...]) -> Link:
    left, right = copy.revision.text.id, original.revision.text.id
    return Link.of("copy_of", left, right, method=METHOD, score=score, evidence=evidence)


def _comes_first(one: Revision, other: Revision) -> bool:
    """Whether `one` is the original: the agency's own page before its customers', then the earlier.

    Of two that nothing tells apart in time, the one that credits an agency stands nearer to the wire.
    """
    agency = _is_agency(one, other), _is_agency(other, one)
    if agency[0] != agency[1]:
        return agency[0]
    earlier = _is_earlier(one, other)
    if earlier is not None:
        return earlier
    if bool(credited(one)) != bool(credited(other)):
        return bool(credited(one))
    return order(one) < order(other)


def _is_agency(one: Revision, other: Revision) -> bool:
    """Whether `other` credits the outlet of `one`, and not the other way round."""
    return any(_names(credit, one) for credit in credited(other)) and not any(
        _names(credit, other) for credit in credited(one)
    )


def _names(credit: str, revision: Revision) -> bool:
    """Whether a credit names the outlet: by its words, by its initials, or as its address has it ('xyznews.com')."""
    outlet, named = _outlet(revision), fold(credit)
    if not outlet or not named:
        return False
    initials = "".join(word[0] for word in re.findall(r"\w+", outlet))
    return re.search(rf"\b{re.escape(named)}(?:news)?\b", outlet) is not None or named == initials


def _outlet(revision: Revision) -> str:
    return fold(revision.text.outlet or "")


def _is_earlier(one: Revision, other: Revision) -> bool | None:
    """By moments where both name a zone, else as far as both dates go; None when that does not tell them apart."""
    instants = one.text.published, other.text.published
    values = [instant.value for instant in instants if instant and instant.value]
    if len(values) < 2:
        return None
    mine, theirs = (_moment(value) for value in values)
    if mine and theirs:
        return mine < theirs if mine != theirs else None
    size = min(len(value) for value in values)
    days = [value[:size] for value in values]
    return days[0] < days[1] if days[0] != days[1] else None


def _moment(value: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
