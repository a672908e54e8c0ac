"""Of two texts with the same words, which one had them first: by credits, then by times.
In: two revisions. Out: the source, or None where neither tells.
"""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache, lru_cache
from itertools import chain

from reportedly.linking.words import fold
from reportedly.record import Revision

Cited = tuple[str, bool]
"""A folded name, and whether it stands in a credit."""


def source_of(one: Revision, other: Revision) -> Revision | None:
    """The one that the other has its words from, or None.

    Who is credited or cited comes before those who do so, whatever the clocks say; else the earlier, across time zones.
    Of two that nothing tells apart in time, the one that alone credits an agency stands nearer to the wire.
    """
    for first, second in ((one, other), (other, one)):
        if cites(second, first) and not cites(first, second):
            return first
    earlier = _earlier(one, other)
    if earlier is None and bool(one.text.credits) != bool(other.text.credits):
        return one if one.text.credits else other
    return earlier


def cites(one: Revision, other: Revision) -> bool:
    """Whether `one` credits the outlet of `other`, or reports on its word."""
    return not cited(one).isdisjoint(cited_as(outlet_of(other)))


@lru_cache(maxsize=1 << 12)
def cited(revision: Revision) -> frozenset[Cited]:
    """The names that a text credits, and those that its statements come from or by way of."""
    statements = revision.reading.statements
    told = (s.source.text for s in statements if s.source.text and not s.source.anonymous)
    relayed = (link.text for s in statements for link in s.chain)
    names = (bare(name.partition(",")[0]) for name in chain(told, relayed))
    thanked = (bare(name) for name in revision.text.credits)
    return frozenset((*((name, True) for name in thanked if name), *((name, False) for name in names if name)))


@cache
def cited_as(outlet: str) -> frozenset[Cited]:
    """How others cite an outlet: by its name; in credits also by its initials or first words ('Orl' of 'Orl News')."""
    words = bare(outlet).split()
    first = (" ".join(words[:count]) for count in range(1, len(words)))
    initials = ("".join(word[0] for word in re.findall(r"\w+", name)) for name in (outlet, bare(outlet)))
    short = (*names_of(outlet), bare(outlet).removesuffix(".com").removesuffix("news"), *first, *initials)
    return frozenset(
        (*((name, True) for name in short if len(name) > 1), *((name, False) for name in names_of(outlet)))
    )


def credited(revision: Revision) -> tuple[str, ...]:
    """The agencies that a text credits, as it names them."""
    return tuple(sorted(set(revision.text.credits)))


def names_of(outlet: str) -> frozenset[str]:
    """The names under which others speak of an outlet, folded: with and without the host's ending."""
    name = bare(outlet)
    return frozenset(filter(None, (name, name.removesuffix(".com"))))


def outlet_of(revision: Revision) -> str:
    """The folded name of the outlet; empty where it is not known."""
    return fold(revision.text.outlet or "")


def bare(name: str) -> str:
    """A name folded and without its article, as outlets and agencies are compared."""
    return " ".join(fold(name).split()).removeprefix("the ")


def _earlier(one: Revision, other: Revision) -> Revision | None:
    """By moments where both name a zone, else as far as both dates go."""
    instants = one.text.published, other.text.published
    values = [instant.value for instant in instants if instant and instant.value]
    if len(values) < 2:
        return None
    mine, theirs = (_moment(value) for value in values)
    if mine and theirs:
        return None if mine == theirs else one if mine < theirs else other
    size = min(len(value) for value in values)
    ours, others = (value[:size] for value in values)
    return None if ours == others else one if ours < others else other


def _moment(value: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
