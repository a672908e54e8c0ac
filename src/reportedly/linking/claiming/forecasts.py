"""What is said to be coming, and by when: forecasts that are due, met by a later report, or passed without one.
In: everything said in a story, its claims, and a day. Out: Forecasts in order of their due days.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportedly.linking.claiming.contents import Said
from reportedly.linking.claiming.events import Event, alike
from reportedly.linking.claiming.telling import Told
from reportedly.record import Forecast, Span, TimeRef
from reportedly.record.views import Fulfilment

AGREES = 0.5
"""Least likeness of what is told as done to what was foretold: a slot filled alike, and none by others."""


def forecasts(everything: Sequence[Said], told: Sequence[Told], day: str) -> tuple[Forecast, ...]:
    """The forecasts of a story as they stand on `day` (`YYYY-MM-DD`), the earliest due first.

    One is a statement, no demand, whose content names a day, a month or a year that ends after it was published. It is
    met by the first later report that tells the same event as done.
    """
    claims = {said.statement.id: item.claim.id for item in told for said in item.members}
    dues = [_due(said) for said in everything]
    done = _Done(
        said
        for said, due in zip(everything, dues, strict=True)
        if due is None and said.role == "supports" and said.mode == "actual"
    )
    found = []
    for said, due in zip(everything, dues, strict=True):
        if due is None:
            continue
        met = done.first_after(said)
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


class _Done:
    """What is told as done, by the predicates of its events: a forecast is held only against those of its own."""

    def __init__(self, done: Iterable[Said]) -> None:
        self._done = [(said, _amounts(said)) for said in done]
        self._of: dict[str, list[tuple[int, Event]]] = {}
        for at, (said, _) in enumerate(self._done):
            for event in said.events:
                for word in event.predicate:
                    self._of.setdefault(word, []).append((at, event))

    def first_after(self, foretold: Said) -> Said | None:
        """The first report of a later day that tells an event that was foretold, of no other number."""
        theirs = _amounts(foretold)
        pairs: dict[int, list[tuple[Event, Event]]] = {}
        for event in foretold.events:
            for word in sorted(event.predicate):
                for at, one in self._of.get(word, ()):
                    pairs.setdefault(at, []).append((one, event))
        for at in sorted(pairs):
            later, ours = self._done[at]
            other_number = ours and theirs and ours.isdisjoint(theirs)
            if later.day > foretold.day and not other_number and any(_fulfils(*pair) for pair in pairs[at]):
                return later
        return None


def _amounts(said: Said) -> frozenset[float]:
    """The numbers of a statement, in units of their kind."""
    return frozenset(counted.amount for counted in said.figures if counted.amount is not None)


def _due(said: Said) -> TimeRef | None:
    """The last time that a content names, where it lies ahead of the day of its text: 'by December', 'on Sunday'."""
    if said.role not in ("supports", "hedges") or said.denied or said.statement.stance == "urges":
        return None
    ahead = [t for t in said.times if t.latest and t.earliest and t.latest > said.day and _to_come(t, said)]
    return max(ahead, key=lambda t: (t.latest or "", t.start), default=None)


def _to_come(time: TimeRef, said: Said) -> bool:
    """Whether it has not begun, or is told as possible or to come: 'this month' may lie behind a deed."""
    return (time.earliest or "") > said.day or said.mode == "possible"


def _fulfils(done: Event, foretold: Event) -> bool:
    if done.open or done.negated or foretold.negated or not done.predicate & foretold.predicate:
        return False
    found = alike(done, foretold)
    return min(found.agent, found.patient) >= 0 and found.whole >= AGREES and found.agent + found.patient > 0
