"""One text, one reading. In: texts and a plan. Out: readings, in the order of the texts. The only place models run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportedly.errors import SettingError
from reportedly.reading.figures import find_figures
from reportedly.reading.rules import read_text, rules
from reportedly.reading.times import find_times
from reportedly.record import Plan, Reading, Text

__all__ = ["RULES", "find_figures", "find_times", "read", "read_one"]

RULES: Plan = Plan.of(rules())
"""The plan that needs no model."""


def read(texts: Iterable[Text], plan: Plan = RULES) -> Iterator[Reading]:
    """The reading of each text by `plan`, in order. Raises SettingError for a plan whose methods are not here."""
    for text in texts:
        yield read_one(text, plan)


def read_one(text: Text, plan: Plan = RULES) -> Reading:
    """The reading of one text; a function of a module, so that workers can run it."""
    if plan.id != RULES.id:
        names = ", ".join(f"{method.name}/{method.version}" for method in plan.methods)
        raise SettingError(f"no reader here runs the plan {plan.id} ({names}); use the plan `reportedly.reading.RULES`")
    return read_text(text, plan)
