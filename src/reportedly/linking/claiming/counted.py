"""Figures as claims compare them: the number a figure stands on, what it counts, and whether a claim can be about it.
In: the figures of a statement and its words. Out: Counted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from reportedly.linking.words import is_plain, notion, tokens
from reportedly.record import Figure

MONEY = "~money"
FATES = frozenset(
    {"~kill", "~injure", "~missing", "~arrest", "~hostage", "~rescue", "~infect", "~hospital", "~charge", "~convict"}
)
_MONEY = frozenset({"USD", "EUR", "GBP", "JPY", "KRW", "CNY"})
_MEASURED = _MONEY | {"percent"}
_FEW, _MANY = 10, 100
"""Below the one a count tells only of people's fate or of money; from the other on, also without a noun."""
_DURATIONS = frozenset({"years", "months", "weeks", "days", "hours", "minutes", "seconds"})


class Counted(NamedTuple):
    """A figure of a statement with the notions that it counts."""

    figure: Figure
    nouns: frozenset[str]
    fated: bool
    """Whether the statement says that something befell those it counts ('killed', 'arrested')."""

    @property
    def amount(self) -> int | float | None:
        """The number it stands on: the value, else the bound that the words give."""
        figure = self.figure
        return next((n for n in (figure.value, figure.high, figure.low) if n is not None), None)

    @property
    def telling(self) -> bool:
        """Whether it can be what a claim is about: 'two countries' and 'one' count nothing that anybody disputes."""
        figure, amount = self.figure, self.amount
        if amount is None or (
            amount < _FEW and figure.unit not in _MEASURED and not (figure.unit in ("persons", None) and self.fated)
        ):
            return False
        return figure.unit is not None or amount >= _MANY or self.fated

    def alike(self, other: Counted) -> bool:
        """Whether both may count one thing, as far as their units and nouns say."""
        units = {self.figure.unit, other.figure.unit} - {None}
        return len(units) < 2

    def agrees(self, other: Counted) -> bool:
        """Whether both may be one number of one thing: a small one without a noun ('boys of twenty') is of anything."""
        if self.amount != other.amount:
            return False
        return self.bare == other.bare or (self.fated and other.fated) or (self.amount or 0) >= _MANY

    @property
    def bare(self) -> bool:
        """Whether it is a number of nothing that the words name."""
        return self.figure.unit is None and not self.nouns

    def plainly(self, other: Counted, *, on: bool) -> bool:
        """Whether both are one large number of one unit, or `on` one topic: it needs no more words in common."""
        same = self.figure.unit is not None and self.figure.unit == other.figure.unit
        return (same or on) and (self.amount or 0) >= _MANY


def counted(figures: Iterable[Figure], words: Collection[str]) -> tuple[Counted, ...]:
    """The figures of a statement with these words, without durations."""
    fated = not FATES.isdisjoint(words)
    return tuple(Counted(f, notions(f.counts or ""), fated) for f in figures if f.unit not in _DURATIONS)


def paid(figures: Iterable[Figure]) -> frozenset[str]:
    """The word that figures say without saying it: dollars are money."""
    return frozenset({MONEY}) if any(figure.unit in _MONEY for figure in figures) else frozenset()


def notions(phrase: str) -> frozenset[str]:
    """The words of topic in a phrase, as claims compare them."""
    return frozenset(notion(word.folded) for word in tokens(phrase) if not is_plain(word.folded))
