"""A claim while it is gathered, and the links that keep it.
In: statements that join. Out: members, the words they share, and links to the statement that opened the claim.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from reportedly.linking.claiming.answering import opposes
from reportedly.linking.claiming.compared import compared
from reportedly.linking.claiming.contents import Role, Said
from reportedly.linking.claiming.counted import Counted
from reportedly.record import Link, LinkKind, Statement, make_id

METHOD = "claims/4"
MOST_WORDS = 150
"""Words of a claim that are compared; a claim of more is fed by furniture."""

OPPOSES = 0.85
"""Least probability that words are against a claim for an assertion of them to deny it ('no marine was sent')."""

SIDES: Mapping[Role, LinkKind] = {
    "supports": "supports",
    "hedges": "supports",
    "denies": "denies",
    "declines": "declines",
}


def claim_id(first: str, about: str) -> str:
    """The id of a claim: of its first statement, and of the figure in it that the claim is about."""
    return make_id("clm", first, about)


def opened_by(name: str, members: Iterable[Statement]) -> str | None:
    """Of the statements in a claim, the one that opened it: the claim's id is made of its own."""
    for statement in members:
        if any(claim_id(statement.id, about) == name for about in (statement.id, *statement.figures)):
            return statement.id
    return None


class Gathered:
    """A claim while it is gathered: its first statement, or a figure in it, and those that joined."""

    def __init__(self, first: Said, figure: Counted | None) -> None:
        self.first = first
        self.figure = figure
        self.members: list[Said] = []
        self.scores: list[float] = []
        self.sides: list[Role] = []
        self.words: Counter[str] = Counter()
        self._names: set[str] = set()
        self._words = compared(first.statement.words)

    @property
    def about(self) -> str:
        """What names the claim: the id of its first statement, or of the figure in it that the claim is about."""
        return self.figure.figure.id if self.figure else self.first.statement.id

    def join(self, said: Said, score: float, *, teaches: bool = True) -> None:
        """Makes a statement a member; one that only carries the claim, or is silent on it, does not widen its words."""
        if said.statement.id not in self._names:
            self._names.add(said.statement.id)
            self.members.append(said)
            self.scores.append(score)
            self.sides.append(self._side(said))
            if teaches or len(self.members) == 1:
                known = len(self.words) >= MOST_WORDS
                self.words.update(word for word in said.words if word in self.words or not known)

    def _side(self, said: Said) -> Role:
        """The side that a member takes: its stance toward its words, turned where these words oppose the claim's."""
        if said is self.first or said.role not in ("supports", "hedges") or said.blanket:
            return said.role
        against = opposes(compared(said.statement.words), self._words)
        return "denies" if against >= OPPOSES else said.role


def claim_links(claims: Iterable[Gathered]) -> tuple[Link, ...]:
    """The claims as links: each member `supports`, `denies` or `declines` the statement (or its figure) that opened it.

    The opening statement links to itself, so that a claim of one statement is there too.
    """
    links = []
    for claim in claims:
        core = set(claim.words)
        for member, score, side in zip(claim.members, claim.scores, claim.sides, strict=True):
            shared = tuple(word.rpartition(":")[2].lstrip("@~#") for word in sorted(member.words & core))
            rests = shared or _pointing(member)
            links.append(
                Link.of(SIDES[side], member.statement.id, claim.about, method=METHOD, score=score, evidence=rests)
            )
    return tuple(sorted(links, key=lambda link: link.id))


def _pointing(said: Said) -> tuple[str, ...]:
    """What the link of an answer without words of the claim rests on: its own ('dismissed', 'the reports')."""
    spans = (*said.statement.cue, *said.statement.content)
    return tuple(words for span in spans if (words := " ".join(span.text.split())))
