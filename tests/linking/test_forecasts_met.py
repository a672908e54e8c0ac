"""Which report meets a forecast: the first later one that would meet it if it were the only one.
In: random statements of a story, some about what is to come. Out: the same reports, found without comparing all.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import given
from hypothesis import strategies as some

from reportedly.linking.claiming.contents import Said
from reportedly.linking.claiming.counted import Counted
from reportedly.linking.claiming.events import Event
from reportedly.linking.claiming.forecasts import forecasts
from reportedly.record import Figure, Source, TimeRef
from reportedly.record.reading import Statement


def words(*of: str) -> some.SearchStrategy[frozenset[str]]:
    return some.frozensets(some.sampled_from(of), max_size=2)


events = some.builds(
    Event,
    predicate=some.sampled_from([frozenset({"send"}), frozenset({"open"}), frozenset({"send", "open"})]),
    agent=words("varania", "fleet", "mayor"),
    patient=words("marine", "tug", "harbour"),
    others=words("june", "kest"),
    negated=some.sampled_from([False, False, False, True]),
    open=some.sampled_from([False, False, True]),
)
statements = some.lists(
    some.tuples(
        some.integers(1, 5),
        some.booleans(),
        some.lists(events, max_size=3).map(tuple),
        some.lists(some.sampled_from([40, 90]), max_size=2),
    ),
    max_size=12,
)


def said(number: int, day: int, ahead: bool, told: tuple[Event, ...], amounts: Sequence[int]) -> Said:
    """A statement of a day, about the end of June or about what was done."""
    statement = Statement(
        id=f"stm_{number:02}", kind="indirect", stance="asserts", confidence=1.0, source=Source(), cue=(), content=()
    )
    june = TimeRef(
        start=0, end=4, text="June", type="DATE", value="2031-06", earliest="2031-06-01", latest="2031-06-30"
    )
    figures = tuple(
        Counted(Figure(id=f"fig_{amount}", start=0, end=2, text=str(amount), value=amount), frozenset(), False)
        for amount in amounts
    )
    fields: dict[str, Any] = dict.fromkeys(Said._fields)
    return Said(
        **{
            **fields,
            "statement": statement,
            "day": f"2031-01-{day:02}",
            "mode": "possible" if ahead else "actual",
            "times": (june,) if ahead else (),
            "events": told,
            "figures": figures,
            "watching": False,
            "denied": False,
        }
    )


@given(statements)
def test_a_forecast_is_met_by_the_first_later_report_that_would_meet_it_alone(told: list[Any]) -> None:
    everything = [said(number, *one) for number, one in enumerate(sorted(told, key=lambda one: one[0]))]
    by_id = {one.statement.id: one for one in everything}

    for found in forecasts(everything, (), "2031-07-01"):
        foretold = by_id[found.statement]
        alone = (forecasts([foretold, other], (), "2031-07-01") for other in everything if other is not foretold)
        meeting = [one.met_by for pair in alone for one in pair if one.statement == found.statement and one.met_by]
        assert found.met_by == (meeting[0] if meeting else None)
