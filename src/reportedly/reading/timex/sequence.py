"""A text's expressions one after another: what was named before is what 'the next day' and 'a year earlier' follow.
In: Expressions in order, the day of publication. Out: for each its value, or None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from reportedly.reading.timex.calendar import days_of
from reportedly.reading.timex.expressions import Expression
from reportedly.reading.timex.resolve import resolve
from reportedly.reading.timex.setting import Resolved, Setting, TenseAt
from reportedly.reading.timex.tense import Tense

NEAR = 400
"""Characters within which a day named before is what 'the next day' follows."""
QUARTER_NEAR = 1500
"""The same for the quarter that a report of earnings is about, which it names once and compares with throughout."""
_QUARTER = re.compile(r"\d{4}-Q[1-4]")
_OTHER_PERIODS = ("P6M", "P9M")
"""'In the nine months': what the figures that follow are of, in place of the quarter."""
_WEEK = re.compile(r"\d{4}-W\d\d")
_THEN = re.compile(r",? (?:on |between |- )?")
_JOIN = re.compile(r" ?(?:to|through|until|till|-) ?(?:the )?|( and )")
_BARE = ("weekday", "month", "date")
"""Patterns that leave the year or week to be told from elsewhere,"""
_PLACED = ("y", "y2", "which", "rel", "week")
"""unless one of these groups tells it."""


def resolve_all(
    text: str, expressions: Sequence[Expression], today: date | None, offset: str, tense_at: TenseAt
) -> list[Resolved | None]:
    """The value of each expression, with what the ones before it named, and the other end of its range, in mind."""
    values: list[Resolved | None] = []
    named = _Named()
    for at, expression in enumerate(expressions):
        setting = named.setting(expression, Setting(text, today, offset, tense_at))
        if at and expression.rule == "weekday":
            setting = _in_week(text, expressions[at - 1], expression, values[at - 1], setting)
        begin = values[at - 1] if at and _joined(text, expressions[at - 1], expression) else None
        if begin is not None:
            setting = _bounded(expression, setting, expressions[at - 1], begin, "future")
        elif at + 1 < len(expressions) and expression.rule in _BARE and _joined(text, expression, expressions[at + 1]):
            end = expressions[at + 1]
            if end.match.groupdict().get("y"):
                setting = _bounded(expression, setting, end, resolve(end, setting), "past")
        values.append(resolve(expression, setting))
        named = named.after(expression, values[-1])
    return values


def _in_week(
    text: str, week: Expression, expression: Expression, resolved: Resolved | None, setting: Setting
) -> Setting:
    """The setting of a weekday that a week is named right before: 'next week, on Friday'."""
    days = days_of(resolved.value) if resolved and _WEEK.fullmatch(resolved.value) else None
    bare = not (expression.match["which"] or expression.match["week"])
    if days is None or not bare or not _THEN.fullmatch(text, week.end, expression.start):
        return setting
    return setting._replace(today=days[0], told="future")


def _joined(text: str, first: Expression, second: Expression) -> bool:
    """Whether the two are the ends of one range: 'from Monday to Wednesday', 'between June and August'."""
    if second.start - first.end > 12:
        return False
    join = _JOIN.fullmatch(text, first.end, second.start)
    if join is None:
        return False
    return not join.group(1) or text[max(0, first.start - 8) : first.start].lower().endswith("between ")


def _bounded(
    expression: Expression, setting: Setting, end: Expression, other: Resolved | None, tense: Tense
) -> Setting:
    """The setting of one end of a range, which is told from the other end: 'from November to February 2023'."""
    got = expression.match.groupdict()
    days = days_of(other.value) if other else None
    alike = (expression.rule == "weekday") == (end.rule == "weekday")
    if days is None or not alike or expression.rule not in _BARE or any(got.get(word) for word in _PLACED):
        return setting
    return setting._replace(today=days[0], told=tense)


class _Named(NamedTuple):
    """What the text has named so far, each with where it ended."""

    day: tuple[int, date] | None = None
    era: tuple[int, date] | None = None
    quarter: tuple[int, str] | None = None
    aside: int | None = None
    """The end of 'nine months', whose figures follow in place of the quarter's."""

    def setting(self, expression: Expression, setting: Setting) -> Setting:
        """What `expression` is told from: only what was named near it."""
        quarter = None if self.aside is not None and expression.start - self.aside <= 600 else self.quarter
        return setting._replace(
            recent=_near(self.day, expression),
            era=_near(self.era, expression),
            quarter=quarter[1] if quarter and expression.start - quarter[0] <= QUARTER_NEAR else None,
        )

    def after(self, expression: Expression, resolved: Resolved | None) -> _Named:
        """What is named once `expression` is read; comparisons ('a year earlier') name nothing that others follow."""
        days = days_of(resolved.value) if resolved and resolved.type in ("DATE", "TIME") else None
        if resolved and resolved.value in _OTHER_PERIODS:
            return self._replace(aside=expression.end)
        if resolved is None or days is None or expression.rule == "compared":
            return self
        era = expression.end, days[0]
        day = era if days[0] == days[1] else self.day
        quarter = (expression.end, resolved.value) if _QUARTER.fullmatch(resolved.value) else self.quarter
        return _Named(day, era, quarter, self.aside if quarter is self.quarter else None)


def _near(named: tuple[int, date] | None, expression: Expression) -> date | None:
    return named[1] if named and expression.start - named[0] <= NEAR else None
