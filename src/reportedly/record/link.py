"""Links between things of different texts, each with its evidence.
In: nothing. Out: the record type Link.
"""

from __future__ import annotations

from typing import Literal, Self

from reportedly.record.ids import make_id
from reportedly.record.span import Record

LinkKind = Literal[
    "same_entity",  # entity, entity: one person, body, country or place
    "copy_of",  # text, text: the left one carries words of the right one
    "same_words",  # text, text: one is a copy of the other, and neither times nor credits tell which
    "derived_from",  # text, text: the left one rewrites the right one, or reports on its word
    "same_report",  # text, text: one rewrites the other, and neither times nor credits tell which
    "share_quotations",  # text, text: what they share is half of the shorter, and is what they quote: no copies
    "same_quotation",  # statement, statement: left quotes words of a speaker that right quoted first
    "same_story",  # text, text
    "same_claim",  # statement, statement: one proposition, by methods that compare pair by pair
    "supports",  # statement, opener: left asserts or hedges the claim that right opened; an opener supports itself
    "hedges",  # statement, opener: left holds the claim possible, by a ruling; methods leave that to its stance
    "denies",  # statement, opener: left contradicts the claim that right opened
    "declines",  # statement, opener: left is silent on the claim that right opened
    "updates",  # statement, statement: left moves a figure of right
    "rivals",  # statement, statement: on one day two origins give other figures of one thing
    "placed",  # text, text: left has no date and stands beside right in time
]

SYMMETRIC: frozenset[LinkKind] = frozenset(
    {"same_entity", "same_story", "same_claim", "same_words", "same_report", "share_quotations"}
)


class Link(Record, frozen=True, kw_only=True):
    """Two things and what holds them together.

    A claim is the set of `supports`, `denies` and `declines` links to the statement that opened it, or to the figure
    in that statement that the claim is about.
    """

    id: str
    kind: LinkKind
    left: str
    right: str
    method: str
    score: float
    """0 to 1, the method's own."""
    evidence: tuple[str, ...] = ()
    """Verbatim words, shared names, figures or passages that the link rests on."""

    @classmethod
    def of(
        cls, kind: LinkKind, left: str, right: str, *, method: str, score: float, evidence: tuple[str, ...] = ()
    ) -> Self:
        """A link; a symmetric one has its ends in order, so that it is the same whoever comes first."""
        if kind in SYMMETRIC and right < left:
            left, right = right, left
        return cls(
            id=make_id("lnk", kind, left, right, method),
            kind=kind,
            left=left,
            right=right,
            method=method,
            score=round(score, 6),
            evidence=evidence,
        )
