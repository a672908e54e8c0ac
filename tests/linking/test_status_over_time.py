"""The history of a claim's status, in one sweep, is what judging it anew on each day tells.
In: random members of a claim: who says what on which day. Out: the same statuses, days and reasons.
"""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as some

from reportedly.linking.claiming.contents import Role, Said
from reportedly.linking.claiming.status import history, judge
from reportedly.linking.naming.parties import Party
from reportedly.record import Source, StatusOn
from reportedly.record.reading import Stance, Statement

PARTIES = (
    Party("Ministry of Ports", nation="Chile", government=True),
    Party("Navy", nation="Chile", government=True),
    Party("Lima", nation="Peru", government=True),
    Party("Ana Ferro"),
    Party("sailors", anonymous=True),
    Party("Chilean media", nation="Chile", media=True, anonymous=True),
)
ROLES: tuple[Role, ...] = ("supports", "supports", "hedges", "denies", "denies", "declines")
STANCES: tuple[Stance, ...] = ("asserts", "predicts", "possible", "doubts")

members = some.lists(
    some.tuples(
        some.integers(1, 6),
        some.sampled_from(ROLES),
        some.sampled_from(STANCES),
        some.booleans(),
        some.lists(some.sampled_from(PARTIES), max_size=2, unique=True),
    ),
    min_size=1,
    max_size=14,
)


def said(number: int, day: int, stance: Stance, own: bool) -> Said:
    """What a status asks of a statement; the rest stays empty."""
    statement = Statement(
        id=f"stm_{number:02}", kind="indirect", stance=stance, confidence=1.0, source=Source(), cue=(), content=()
    )
    fields: dict[str, Any] = dict.fromkeys(Said._fields)
    return Said(**{**fields, "statement": statement, "day": f"2031-01-{day:02}", "own": own})


@given(members)
def test_a_sweep_over_the_days_finds_what_judging_each_day_finds(told: list[Any]) -> None:
    ordered = sorted(enumerate(told), key=lambda item: item[1][0])
    everything = [said(number, day, stance, own) for number, (day, _, stance, own, _) in ordered]
    roles: dict[str, Role] = {f"stm_{number:02}": role for number, (_, role, _, _, _) in ordered}
    behind = {f"stm_{number:02}": tuple(parties) for number, (*_, parties) in ordered}

    expected: list[StatusOn] = []
    for day in sorted({one.day for one in everything}):
        status, reason = judge([one for one in everything if one.day <= day], roles, behind)
        if not expected or expected[-1].status != status:
            expected.append(StatusOn(date=day, status=status, reason=reason))

    assert history(everything, roles, behind) == tuple(expected)
