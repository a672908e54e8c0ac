"""What changes are told with: a claim with its members, who says it, and the words.
In: claims and what is said in them. Out: Change records, and whether a new claim is news.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reportedly.linking.claiming.contents import Role, Said
from reportedly.linking.naming.parties import Party
from reportedly.record import Change, Claim
from reportedly.record.views import ChangeKind

Behind = Mapping[str, tuple[Party, ...]]


_THING = re.compile(
    r"\b(?:developments?|events?|moves?|pictures?|photos?|photographs?|images?|handouts?|footage|video)$", re.IGNORECASE
)


class Told(NamedTuple):
    """A claim with its members, the side that each takes, and how well each fits."""

    about: str
    """Id of the statement that opened it, or of the figure in it that it is about."""
    claim: Claim
    members: tuple[Said, ...]
    roles: Mapping[str, Role]
    scores: Mapping[str, float]

    def side(self, *roles: Role) -> list[Said]:
        """The members on these sides, in order."""
        return [said for said in self.members if self.roles[said.statement.id] in roles]


def weighs(told: Told, behind: Behind, day: str | None = None) -> bool:
    """Whether a claim without a figure is news (on a day, by what was said until then): two origins or articles, a
    denial, a headline, or a party that speaks of what it does or of another."""
    asserting = [said for said in told.side("supports", "hedges") if day is None or said.day <= day]
    denied = any(day is None or said.day <= day for said in told.side("denies"))
    origins = {who(said, behind) for said in asserting}
    if len(origins) > 1 or len({said.article for said in asserting}) > 1 or denied:
        return True
    return any(said.statement.location == "headline" or _of_parties(said, behind) for said in asserting)


def concerns(told: Told) -> bool:
    """Whether a claim is more than colour: a quotation that names nobody and nothing that its title announces."""
    return any(
        said.statement.kind == "indirect" or _others(said) or not said.topics.isdisjoint(said.heading)
        for said in told.members
    )


def _of_parties(said: Said, behind: Behind) -> bool:
    government = any(party.government and party.identifiable for party in behind[said.statement.id])
    return government and (said.own or bool(_others(said)))


def _others(said: Said) -> frozenset[str]:
    return frozenset(word for word in said.words if word[0] in "@#") - said.speaker


def change(
    kind: ChangeKind,
    day: str,
    claim: Claim | None,
    said: Sequence[Said],
    text: str,
    *,
    before: str | None = None,
    after: str | None = None,
) -> Change:
    """One change, resting on what is said; the first is the one that it quotes."""
    return Change.of(
        kind,
        day,
        claim=claim.id if claim else None,
        statements=tuple(dict.fromkeys(item.statement.id for item in said)),
        articles=tuple(sorted({item.article for item in said})),
        text=text,
        before=before,
        after=after,
    )


def who(said: Said, behind: Behind) -> str:
    """The origins of a statement in words."""
    return " and ".join(party.origin for party in behind[said.statement.id])


def words_of(said: Said) -> str:
    """The words of a statement, verbatim but for line ends."""
    return " ".join(said.statement.words.split())


def quoted(said: Said) -> str:
    """The words of a statement in quotation marks."""
    return f"“{words_of(said)}”"


def cue_of(said: Said) -> str:
    """The words that tell what its source did, verbatim but for line ends."""
    return " … ".join(" ".join(span.text.split()) for span in said.statement.cue)


def seen(said: Said) -> bool:
    """Whether nobody says it: a caption without a figure tells what a picture shows, 'developments' show nothing."""
    caption = said.statement.location == "caption" and not said.figures
    return caption or bool(_THING.search(said.statement.source.text or ""))


def clearest(group: Sequence[Said]) -> list[Said]:
    """Statements of one matter, the one to quote first: of the body rather than a headline or caption."""
    return sorted(group, key=lambda said: (said.statement.location != "body", said.rank))
