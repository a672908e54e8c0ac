"""Many readings to links and views: entities, copies, stories, claims, status, changes.
In: revisions of articles. Out: links, and a story as known on any day; both pure functions of the set of revisions.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reportedly.linking.claiming.claims import gather
from reportedly.linking.claiming.contents import Said, said
from reportedly.linking.claiming.gathered import METHOD as CLAIMS
from reportedly.linking.claiming.gathered import claim_id, claim_links, opened_by
from reportedly.linking.claiming.series import METHOD as SERIES
from reportedly.linking.claiming.series import movements
from reportedly.linking.code import viewer
from reportedly.linking.copying.copies import METHOD as COPIES
from reportedly.linking.copying.copies import copies
from reportedly.linking.copying.sayings import METHOD as SAYINGS
from reportedly.linking.copying.sayings import same_quotations
from reportedly.linking.following.dates import METHOD as DATES
from reportedly.linking.following.dates import place
from reportedly.linking.following.known import known_days
from reportedly.linking.following.stories import METHOD as STORIES
from reportedly.linking.following.stories import Standing, groups, same_stories, tell
from reportedly.linking.naming.entities import METHOD as ENTITIES
from reportedly.linking.naming.entities import same_entities
from reportedly.linking.naming.governments import own_names_digest
from reportedly.linking.past import Past
from reportedly.linking.ruling.anchors import anchor_of
from reportedly.linking.ruling.ruled import in_group, restated, ruled, ruled_stories, standing
from reportedly.linking.ruling.why import Case, evidence_of_ruling, names, why
from reportedly.linking.view import view
from reportedly.record import Link, Revision

__all__ = [
    "LINKER",
    "Case",
    "Linked",
    "Past",
    "Standing",
    "anchor_of",
    "claim_id",
    "evidence_of_ruling",
    "groups",
    "in_group",
    "link",
    "linked",
    "linker",
    "names",
    "opened_by",
    "restated",
    "ruled",
    "ruled_stories",
    "same_stories",
    "standing",
    "tell",
    "view",
    "viewer",
    "why",
]

LINKER = " ".join((STORIES, DATES, ENTITIES, COPIES, SAYINGS, CLAIMS, SERIES))
"""The methods that links are made by."""


def linker() -> str:
    """What links are made by, methods and the user's own table of names; links by others are out of date.

    Raises SettingError where $REPORTEDLY_NAMES is no table of names.
    """
    own = own_names_digest()
    return f"{LINKER} names/{own}" if own else LINKER


class Linked(NamedTuple):
    """The links inside one story, and what is said in it, which a view of the same revisions needs as well."""

    links: tuple[Link, ...]
    said: tuple[Said, ...]


def link(group: Sequence[Revision]) -> tuple[Link, ...]:
    """The links inside one story: a pure function of the set of its revisions.

    Each day's links rest on that day and those before it, so that a past day's view is what it was then.
    """
    return linked(group).links


def linked(group: Sequence[Revision]) -> Linked:
    """The same, with what is said in the story."""
    placed = place(group)
    days = known_days(group, placed)
    everything = said(group, days)
    found = (
        *placed,
        *same_entities(group, days),
        *copies(group),
        *same_quotations(everything, group),
        *claim_links(gather(everything)),
        *movements(everything),
    )
    links = tuple(sorted(found, key=lambda item: (item.kind, item.left, item.right, item.id)))
    return Linked(links, everything)
