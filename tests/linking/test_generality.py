"""Claims in levels: the specific under the general.
In: a fictional story. Out: which claim stands under which.
"""

from __future__ import annotations

from reportedly.linking import link, view
from reportedly.record import Claim, Revision


def claims_of(group: tuple[Revision, ...]) -> tuple[Claim, ...]:
    whole = view(group, link(group))
    assert whole is not None
    return whole.claims


def members(claim: Claim) -> set[str]:
    return {*claim.supports, *claim.hedges, *claim.denies, *claim.declines}


def test_no_claim_is_left_out_of_what_holds_it(dam: tuple[Revision, ...]) -> None:
    claims = claims_of(dam)
    for claim in claims:
        holders = [c for c in claims if members(claim) < members(c) and not c.figures]
        assert bool(holders) == bool(claim.under)
