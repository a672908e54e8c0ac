"""What is said to be coming, and by when: forecasts that are due, met by a later report, or passed without one.
In: everything said in a story, its claims, and a day. Out: Forecasts in order of their due days.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from heapq import merge
from itertools import groupby, islice

from reportedly.linking.claiming.contents import Said
from reportedly.linking.claiming.events import Event, alike
from reportedly.linking.claiming.telling import Told
from reportedly.record import Forecast, Span, TimeRef
from reportedly.record.views import Fulfilment

AGREES = 0.5
"""Least likeness of what is told as done to what was foretold: a slot filled alike, and none by others."""
MOST_LATER = 1_000
"""Later reports that share words with what was foretold and are compared with it, the earliest first."""

Amount = int | float | str
Key = tuple[str, str, str, Amount]
"""A word of the predicate, a slot, a word in it, and a number, `_NONE` where it counts nothing, or `_ANY`."""
_NONE, _ANY = "none", "any"


def forecasts(everything: Sequence[Said], told: Sequence[Told], day: str) -> tuple[Forecast, ...]:
    """The forecasts of a story as they stand on `day` (`YYYY-MM-DD`), the earliest due first.

    One is a statement, no demand, whose content names a day, a month or a year that ends after it was published. It is
    met by the first later report that tells the same event as done.
    """
    claims = {said.statement.id: item.claim.id for item in told for said in item.members}
    dues = [(said, _due(said)) for said in everything]
    done = _Done([said for said, due in dues if due is None and said.role == "supports" and said.mode == "actual"])
    found = []
    for said, due in dues:
        if due is None:
            continue
        met = done.first_telling(said)
        latest = due.latest or due.value
        state: Fulfilment = "met" if met else "passed" if latest < day else "due"
        found.append(
            Forecast(
                statement=said.statement.id,
                claim=claims.get(said.statement.id),
                known_on=said.day,
                due=Span(start=due.start, end=due.end, text=due.text),
                earliest=due.earliest or due.value,
                latest=latest,
                state=state,
                met_by=met.statement.id if met else None,
                met_on=met.day if met else None,
            )
        )
    return tuple(sorted(found, key=lambda one: (one.latest, one.known_on, one.statement)))


def _due(said: Said) -> TimeRef | None:
    """The last time that a content names, where it lies ahead of the day of its text: 'by December', 'on Sunday'."""
    if said.role not in ("supports", "hedges") or said.denied or said.statement.stance == "urges":
        return None
    ahead = [t for t in said.times if t.latest and t.earliest and t.latest > said.day and _to_come(t, said)]
    return max(ahead, key=lambda t: (t.latest or "", t.start), default=None)


def _to_come(time: TimeRef, said: Said) -> bool:
    """Whether it has not begun, or is told as possible or to come: 'this month' may lie behind a deed."""
    return (time.earliest or "") > said.day or said.mode == "possible"


class _Done:
    """What is told as done, in order of days, found by what an event that it fulfils must share with it.

    That is a word of the predicate, a word of the same slot and, where both count, a number: see `_tells`.
    """

    def __init__(self, done: Sequence[Said]) -> None:
        self._done = sorted(done, key=lambda said: said.day)
        self._places: dict[Key, list[int]] = {}
        for place, said in enumerate(self._done):
            for key in _keys(said, [_ANY, *(_amounts(said) or [_NONE])]):
                self._places.setdefault(key, []).append(place)

    def first_telling(self, foretold: Said) -> Said | None:
        """The first of a later day that tells as done an event that was foretold, among `MOST_LATER` of them."""
        after = bisect_right(self._done, foretold.day, key=lambda said: said.day)
        amounts = _amounts(foretold)
        places = (self._places.get(key, []) for key in _keys(foretold, [*amounts, _NONE] if amounts else [_ANY]))
        later = (islice(some, bisect_left(some, after), None) for some in places)
        for place, _ in islice(groupby(merge(*later)), MOST_LATER):
            if _tells(self._done[place], foretold):
                return self._done[place]
        return None


def _keys(said: Said, amounts: Sequence[Amount]) -> set[Key]:
    return {
        (word, slot, filler, amount)
        for event in said.events
        for slot, fillers in (("agent", event.agent), ("patient", event.patient))
        for word in event.predicate
        for filler in fillers
        for amount in amounts
    }


def _amounts(said: Said) -> set[int | float]:
    return {counted.amount for counted in said.figures if counted.amount is not None}


def _tells(later: Said, foretold: Said) -> bool:
    """Whether a later report tells as done an event that was foretold, of no other number."""
    ours, theirs = _amounts(later), _amounts(foretold)
    if ours and theirs and not ours & theirs:
        return False
    return any(_fulfils(one, other) for one in later.events for other in foretold.events)


def _fulfils(done: Event, foretold: Event) -> bool:
    if done.open or done.negated or foretold.negated or not done.predicate & foretold.predicate:
        return False
    found = alike(done, foretold)
    return min(found.agent, found.patient) >= 0 and found.whole >= AGREES and found.agent + found.patient > 0
