"""What is said to be coming: who says so, by when, and what was reported later.
In: the forecasts of a story and the places of its statements. Out: rows, copies of one line together, by what became.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportedly.desk import words
from reportedly.desk.lines import Known, Line, Place, lines
from reportedly.record import Days, Forecast, Fulfilment

ORDER: tuple[Fulfilment, ...] = ("due", "passed", "met")


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """One line about what is to come."""

    state: Fulfilment
    due: str
    """The words that name the day."""
    days: Days
    """The first and the last day that they may mean."""
    line: Line
    later: Line | None
    """The report that tells it as done."""

    @property
    def by(self) -> str:
        """When it is due; only the last day of what had begun when it was said: `by 31 Mar 2031`."""
        begun = self.days.earliest <= self.line.first.known_on
        return f"by {words.day(self.days.latest)}" if begun else words.days(self.days)


def coming(
    forecasts: Iterable[Forecast], places: Mapping[str, Place], known: Known
) -> tuple[tuple[Fulfilment, tuple[Coming, ...]], ...]:
    """What is due first, by day; then what was due without a later report, then what a later report tells as done.

    One day named in a text is one forecast, whoever relays it there: the row is the one with most of who relays it.
    """
    named: dict[tuple[str, int, str], list[Forecast]] = {}
    for one in forecasts:
        if one.statement in places:
            said = places[one.statement].statement
            named.setdefault((said.text_id, one.due.start, one.latest), []).append(one)
    copies: dict[tuple[str, ...], list[list[Forecast]]] = {}
    for group in named.values():
        group.sort(key=lambda one: _telling(places[one.statement]), reverse=True)
        said = places[group[0].statement].statement
        same = (said.words, said.origin, group[0].earliest, group[0].latest)
        copies.setdefault(tuple(" ".join(part.split()).casefold() for part in same), []).append(group)
    rows = [_row(groups, places, known) for groups in copies.values()]
    rows.sort(key=lambda row: (row.days.latest, _order_of(row.line.places[0])))
    states = ((state, tuple(row for row in rows if row.state == state)) for state in ORDER)
    return tuple((state, found) for state, found in states if found)


def _telling(place: Place) -> tuple[bool, int, str]:
    return place.statement.source.text is not None, len(place.statement.chain), place.statement.id


def _row(groups: Sequence[Sequence[Forecast]], places: Mapping[str, Place], known: Known) -> Coming:
    shown = sorted((group[0] for group in groups), key=lambda one: _order_of(places[one.statement]))
    every = [one for group in groups for one in group]
    state = max((one.state for one in every), key=ORDER.index)
    met = [place for one in every if (place := places.get(one.met_by or ""))]
    first = min(met, key=_order_of, default=None)
    # Copies may name their sources in other words: the row has those of the first, and the places of all.
    line, *others = lines("coming", (places[one.statement] for one in shown), known)
    return Coming(
        state=state,
        due=shown[0].due.text,
        days=Days(earliest=shown[0].earliest, latest=shown[0].latest),
        line=line.with_places(place for other in others for place in other.places),
        later=lines("supports", [first], known)[0] if first else None,
    )


def _order_of(place: Place) -> tuple[str, int, str]:
    return place.statement.known_on, place.number, place.statement.id
