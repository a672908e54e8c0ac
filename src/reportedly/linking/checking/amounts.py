"""Figures of a draft against those of what it matches: another number, or the number without its 'about' or 'up to'.
In: figures of a draft's unit, and those of matching units. Out: for each figure that is not there so, what is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from reportedly.linking.checking.pages import Page, Unit
from reportedly.linking.checking.vocabulary import folded_words
from reportedly.linking.claiming.counted import notions
from reportedly.record import Figure, starting_in

_DURATIONS = frozenset({"years", "months", "weeks", "days", "hours", "minutes", "seconds"})
_OPEN = frozenset({"about", "up to", "at least", "more than", "less than"})
AROUND = 5
"""Words before and after a figure that are compared."""
Verdict = Literal["figure differs", "modifier dropped"]


class Seen(NamedTuple):
    """A figure of the archive beside one of the draft."""

    verdict: Verdict
    figure: Figure
    unit: Unit
    page: Page


def figures_in(unit: Unit, page: Page) -> tuple[Figure, ...]:
    """The figures in what a unit says, without lengths of time."""
    found = (
        figure
        for span in unit.spans
        for figure in starting_in(page.figures, span, lambda figure: figure.start)
        if figure.unit not in _DURATIONS and amounts_of(figure)
    )
    return tuple(found)


def compare(figure: Figure, page: Page, near: Sequence[tuple[Unit, Page]]) -> Seen | Literal["so"] | None:
    """What the archive has instead of `figure` in the units `near`, best first; 'so' where it has it so, else None."""
    beside = [(other, unit, its) for unit, its in near for other in figures_in(unit, its)]
    equal = [item for item in beside if amounts_of(figure) & amounts_of(item[0]) and _alike(figure, item[0])]
    if any(_as_open(figure, other) for other, _, _ in equal):
        return "so"
    if equal:
        return Seen("figure differs" if _counts_more(figure, equal) else "modifier dropped", *equal[0])
    same = [item for item in beside if _alike(figure, item[0]) and _one_thing(figure, page, item[0], item[2])]
    around = _around(figure, page)
    same.sort(key=lambda item: -len(around & _around(item[0], item[2])))
    return Seen("figure differs", *same[0]) if same else None


def _around(figure: Figure, page: Page) -> frozenset[str]:
    """The words right around a figure, by which it is told from others of its sentence."""
    first, last = page.positions((figure.start, figure.end))
    tokens = page.tokens
    start, end = tokens.starts[max(first - AROUND, 0)], tokens.ends[min(last + AROUND, len(tokens.ends)) - 1]
    return frozenset(folded_words(page.text[start:end]))


def _counts_more(figure: Figure, equal: Iterable[tuple[Figure, Unit, Page]]) -> bool:
    """Whether an addition is given as a total, or the other way."""
    return all(other.increment != figure.increment for other, _, _ in equal)


def _as_open(draft: Figure, archive: Figure) -> bool:
    """Whether the draft leaves open at least what the archive does."""
    if draft.increment != archive.increment and draft.modifier == archive.modifier == "exact":
        return False
    if _is_range(archive) and not _is_range(draft):
        return False
    return archive.modifier not in _OPEN or draft.modifier in _OPEN or draft.modifier is None


def _is_range(figure: Figure) -> bool:
    return figure.low is not None and figure.high is not None and figure.low != figure.high


def amounts_of(figure: Figure) -> frozenset[int | float]:
    """The numbers that a figure gives: its value and bounds."""
    return frozenset(n for n in (figure.value, figure.low, figure.high) if n is not None)


def _alike(one: Figure, other: Figure) -> bool:
    return one.unit is None or other.unit is None or one.unit == other.unit


def _one_thing(one: Figure, page: Page, other: Figure, its: Page) -> bool:
    """Whether both count one thing: by a noun in common, or by a unit that says enough, or where one counts nothing."""
    if one.unit == other.unit and one.unit not in (None, "persons"):
        return True
    nouns, others = notions(one.counts or ""), notions(other.counts or "")
    if nouns and others:
        return not nouns.isdisjoint(others) or one.unit == other.unit == "persons"
    return max(amounts_of(one)) > 1 and max(amounts_of(other)) > 1
