"""Claims in levels: the specific ('12,000 decided') under the general ('troops are being sent').
In: claims with their members. Out: the same claims, each with the more general one that it stands under.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from reportedly.linking.claiming.telling import Told


def under(told: Sequence[Told]) -> tuple[Told, ...]:
    """Each claim under the smallest one without a figure that has all of its members and more; in the same order."""
    members = {item.about: frozenset(said.statement.id for said in item.members) for item in told}
    general: dict[str, list[Told]] = {}
    for item in told:
        if not item.claim.figures:
            for name in members[item.about]:
                general.setdefault(name, []).append(item)
    found = []
    for item in told:
        ours = members[item.about]
        wider = [other for other in general.get(min(ours), ()) if ours < members[other.about]]
        above = min(wider, key=lambda other: (len(other.members), other.claim.id), default=None)
        claim = msgspec.structs.replace(item.claim, under=above.claim.id) if above else item.claim
        found.append(item._replace(claim=claim))
    return tuple(found)
