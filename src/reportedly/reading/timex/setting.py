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

TenseAt = Callable[[str, int, int], Tense | None]
"""The tense of the clause that a place of a text stands in, or None."""


class Setting(NamedTuple):
    """What an expression is resolved against."""

    text: str
    today: date | None
    """Day of publication, or the other end of the range that the expression is one end of."""
    offset: str
    """Offset from UTC of the publication time, '' where unknown."""
    tense_at: TenseAt = tense_at
    recent: date | None = None
    """The day that the text named last, for 'the next day'."""
    era: date | None = None
    """The first day of what the text named last, be it a month or a year, for 'later that year'."""
    quarter: str | None = None
    """The business quarter that the text named last, for 'a year earlier' beside its figures."""
    told: Tense | None = None
    """The direction where it is sure, as for the ends of a range."""


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


_HAD = re.compile(r"\bhad\b")
_WAS_DONE = re.compile(r"\b(?:was|were) (?!due\b|expected\b|scheduled\b|supposed\b)[a-z]+(?:ed|en)\b")
"""Before 'by Friday' these look back: 'had left by Friday', 'was reached by Friday'."""


def tense_of(expression: Expression, setting: Setting) -> Tense | None:
    """By what is sure or the preposition before the expression, else by the nearest verb."""
    return led_by(expression, setting) or setting.tense_at(setting.text, expression.start, expression.end)


def led_by(expression: Expression, setting: Setting) -> Tense | None:
    """The tense that a preposition before the expression tells: 'by Friday', 'since June'."""
    if setting.told:
        return setting.told
    before = setting.text[max(0, expression.start - 32) : expression.start]
    lead = _NEXT_LED.search(before)
    if lead and not _is_over(lead.group().split()[0].lower(), expression, setting):
        return "future"
    if _LAST_LED.search(before):
        return "past"
    return None


def _is_over(lead: str, expression: Expression, setting: Setting) -> bool:
    """Whether what was to be by then, or until then, is told as over."""
    around = max(0, expression.start - 80), expression.end + 32
    if lead not in ("by", "until", "till"):
        return False
    return bool(_HAD.search(setting.text, *around) or (lead == "by" and _WAS_DONE.search(setting.text, *around)))


Resolver = Callable[[Expression, Setting], Resolved | None]
"""How one pattern is read; None where its words make no time after all."""
