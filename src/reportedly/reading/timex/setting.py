"""Setting: what a time expression is resolved against, and whether it looks back or ahead.
In: an Expression and the Setting of its text. Out: the tense by preposition or nearest verb.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from reportedly.reading.timex.expressions import Expression
from reportedly.reading.timex.tense import Tense, tense_at
from reportedly.record import TimeType


class Setting(NamedTuple):
    """What an expression is resolved against."""

    text: str
    today: date | None
    """Day of publication."""
    offset: str
    """Offset from UTC of the publication time, '' where unknown."""
    recent: date | None
    """The day that the text named last, for 'the next day'."""
    era: date | None
    """The first day of what the text named last, be it a month or a year, for 'later that year'."""


class Resolved(NamedTuple):
    """A TIMEX3 value with its type."""

    type: TimeType
    value: str


_NEXT_LED = re.compile(
    r"\b(?:by|until|till|as (?:early|soon) as|starting|beginning|no later than|effective|ahead of|due(?: on)?|"
    r"deadline (?:of|is))"
    r"(?: (?:the end of|late|early|the))? $",
    re.IGNORECASE,
)


_LAST_LED = re.compile(
    r"\b(?:since|as recently as|as late as|back in|ended|dated)(?: (?:late|early))? $", re.IGNORECASE
)


_DONE = re.compile(r"\bhad\b")


def tense_of(expression: Expression, setting: Setting) -> Tense | None:
    """By the preposition before the expression, else by the nearest verb."""
    return led_by(expression, setting) or tense_at(setting.text, expression.start, expression.end)


def led_by(expression: Expression, setting: Setting) -> Tense | None:
    """The tense that a preposition before the expression tells: 'by Friday', 'since June'."""
    before = setting.text[max(0, expression.start - 32) : expression.start]
    if _NEXT_LED.search(before) and not _DONE.search(setting.text, expression.start - len(before), expression.end + 32):
        return "future"
    if _LAST_LED.search(before):
        return "past"
    return None


Resolver = Callable[[Expression, Setting], Resolved | None]
"""How one pattern is read; None where its words make no time after all."""
