"""One claim laid out: its place in the story, what can be ruled on it, and what was.
In: a Sheet, the id of a claim, and the archive's rulings. Out: a Laid claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.desk.lines import Line
from reportedly.desk.sheet import SIDES, Claimed, Sheet
from reportedly.linking import opened_by
from reportedly.record import Claim, Ruled


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A claim, ready to be shown."""

    claimed: Claimed
    general: Claim | None
    """The claim that it is under."""
    opener: str
    """The statement that opened it: what does not belong in it is told apart from this one."""
    others: tuple[Claim, ...]
    """The other claims of the story, the likest first, then by news value: what it may be the same as."""
    rulings: tuple[Ruled, ...]
    """Those on it and on its statements, the newest first."""

    @property
    def claim(self) -> Claim:
        """The claim itself."""
        return self.claimed.claim

    def parts(self, line: Line) -> bool:
        """Whether a line can be told apart from the claim: not where it opened it."""
        return all(place.statement.id != self.opener for place in line.places)


def lay_out(sheet: Sheet, name: str, rulings: Iterable[Ruled]) -> Laid | None:
    """The claim with this id; None where the story, as known on the sheet's day, has none."""
    found = next((one for top in sheet.claims for one in (top, *top.specific) if one.claim.id == name), None)
    if found is None:
        return None
    claim = found.claim
    members = members_of(claim)
    by_id = {one.id: one for one in sheet.view.claims}
    return Laid(
        claimed=found,
        general=by_id.get(claim.under or ""),
        opener=opened_by(name, (sheet.places[member].statement for member in members)) or claim.label_statement,
        others=_likest(claim, [one.claim for top in sheet.claims for one in (top, *top.specific)]),
        rulings=_on(claim, members, rulings),
    )


def members_of(claim: Claim) -> tuple[str, ...]:
    """The statements on any of its sides."""
    return tuple(dict.fromkeys(member for side in SIDES for member in getattr(claim, side)))


def holding(sheet: Sheet, statement: str) -> Claim | None:
    """The claim that stands under the words of a statement, else one that it is in: where an old link leads."""
    of = [claim for claim in sheet.view.claims if statement in members_of(claim)]
    return next((claim for claim in of if claim.label_statement == statement), of[0] if of else None)


def _likest(claim: Claim, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """By the share of words that the shorter label has in common; the order of news value stays among equals."""
    words = _words(claim.label)

    def likeness(other: Claim) -> float:
        its = _words(other.label)
        return len(words & its) / max(min(len(words), len(its)), 1)

    return tuple(sorted((other for other in claims if other.id != claim.id), key=likeness, reverse=True))


def _words(label: str) -> frozenset[str]:
    return frozenset(word for word in label.casefold().split() if len(word) > 3)


def _on(claim: Claim, members: Iterable[str], rulings: Iterable[Ruled]) -> tuple[Ruled, ...]:
    """Rulings that name the claim or a statement in it, that put one there, or that took one of these back."""
    names = {claim.id, *members}
    its = {ruling.ruling for ruling in claim.ruled}
    every = tuple(rulings)
    on = [one for one in every if one.id in its or any(anchor.id in names for anchor in one.anchors)]
    return tuple(sorted(on, key=lambda one: (one.made_at, one.id), reverse=True))
