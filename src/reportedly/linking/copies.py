"""Which texts carry the words of which: wire copy under many mastheads, and reprints.
In: the revisions of a group. Out: `copy_of` links with the longest shared passages, verbatim, as evidence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reportedly.linking.known import by_article, order
from reportedly.linking.words import Token, fold, shingles, tokens
from reportedly.record import Link, Revision

METHOD = "copies/1"
SIZE = 5
"""Words in a shingle."""
SHARED = 0.5
"""Part of the shorter text's shingles that the other must hold."""
LEAST = 8
"""Fewest shared shingles: two short notices are not copies for one phrase."""
TOO_COMMON = 400
"""Texts of one group that hold the same shingle, beyond which it is furniture and shows nothing."""
PASSAGES = 3

Shingle = tuple[str, ...]


class _Worded(NamedTuple):
    revision: Revision
    words: tuple[Token, ...]
    shingles: tuple[Shingle, ...]


def copies(group: Sequence[Revision]) -> tuple[Link, ...]:
    """`copy_of` links from each copy to the text it carries. Captions and the revisions of one article don't count."""
    worded = {r.text.id: _worded(r) for revisions in by_article(group).values() for r in revisions}
    links = []
    for (left, right), shared in sorted(_meetings(worded).items()):
        one, other = worded[left], worded[right]
        if one.revision.text.article_id == other.revision.text.article_id:
            continue
        smaller = min(len(set(one.shingles)), len(set(other.shingles)))
        if shared >= LEAST and shared / smaller >= SHARED:
            copy, original = (other, one) if _comes_first(one.revision, other.revision) else (one, other)
            links.append(
                Link.of(
                    "copy_of",
                    copy.revision.text.id,
                    original.revision.text.id,
                    method=METHOD,
                    score=shared / smaller,
                    evidence=_passages(original, frozenset(copy.shingles)),
                )
            )
    return tuple(sorted(links, key=lambda link: link.id))


def credited(revision: Revision) -> tuple[str, ...]:
    """The agencies that a text credits, as it names them."""
    return tuple(sorted(set(revision.text.credits)))


def _worded(revision: Revision) -> _Worded:
    text = revision.text
    inside = [word for word in tokens(text.text) if not any(s <= word.start < e for s, e in text.captions)]
    return _Worded(revision, tuple(inside), shingles([word.folded for word in inside], SIZE))


def _meetings(worded: Mapping[str, _Worded]) -> Counter[tuple[str, str]]:
    """How many shingles each pair of texts shares, through an index of who holds which."""
    holders: dict[Shingle, list[str]] = {}
    for name in sorted(worded):
        for shingle in set(worded[name].shingles):
            holders.setdefault(shingle, []).append(name)
    meetings: Counter[tuple[str, str]] = Counter()
    for names in holders.values():
        if 1 < len(names) <= TOO_COMMON:
            meetings.update((a, b) for i, a in enumerate(sorted(names)) for b in sorted(names)[i + 1 :])
    return meetings


def _comes_first(one: Revision, other: Revision) -> bool:
    """Whether `one` is the original: the agency's own page before its customers', then the earlier."""
    agency = [_is_agency(one, other), _is_agency(other, one)]
    if agency[0] != agency[1]:
        return agency[0]
    return order(one) < order(other)


def _is_agency(one: Revision, other: Revision) -> bool:
    outlet = fold(one.text.outlet or "")
    return (
        bool(outlet)
        and any(fold(credit) in outlet for credit in credited(other))
        and not any(fold(credit) in fold(other.text.outlet or "") for credit in credited(one))
    )


def _passages(original: _Worded, shared: frozenset[Shingle]) -> tuple[str, ...]:
    """The longest runs of the original's words that the copy holds too, verbatim and in the original's order."""
    runs: list[tuple[int, int]] = []
    for index, shingle in enumerate(original.shingles):
        if shingle not in shared:
            continue
        if runs and runs[-1][1] >= index + SIZE - 1:
            runs[-1] = (runs[-1][0], index + SIZE)
        else:
            runs.append((index, index + SIZE))
    longest = sorted(sorted(runs, key=lambda run: (run[0] - run[1], run[0]))[:PASSAGES])
    text, words = original.revision.text.text, original.words
    return tuple(text[words[start].start : words[end - 1].end] for start, end in longest)
