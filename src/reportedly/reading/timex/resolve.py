"""Resolving: the TIMEX3 value of a time expression, given the day of publication and what the text named before.
In: an Expression and the Setting of its text. Out: a value and type; X stands for what cannot be known.
"""

from __future__ import annotations

from reportedly.reading.timex.dates import DATES
from reportedly.reading.timex.deixis import DEIXIS
from reportedly.reading.timex.expressions import Expression
from reportedly.reading.timex.lengths import LENGTHS
from reportedly.reading.timex.ordinals import NTH
from reportedly.reading.timex.periods import PERIODS
from reportedly.reading.timex.setting import Resolved, Resolver, Setting

RESOLVERS: dict[str, Resolver] = {**DATES, **DEIXIS, **LENGTHS, **NTH, **PERIODS}


def resolve(expression: Expression, setting: Setting) -> Resolved | None:
    """The value of `expression`; None where its words make no time after all (31 February)."""
    return RESOLVERS[expression.rule](expression, setting)
