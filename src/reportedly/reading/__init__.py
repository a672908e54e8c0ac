"""One text, one reading. In: texts and a plan. Out: readings, in the order of the texts. The only place models run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from reportedly.errors import SettingError
from reportedly.reading import meaning, rules
from reportedly.reading.figures import find_figures
from reportedly.reading.reader import method as trained
from reportedly.reading.times import find_times
from reportedly.record import Plan, Reading, Text

__all__ = ["METHODS", "RULES", "find_figures", "find_times", "plan_of", "read", "read_one"]

METHODS = ("reader", "rules")
"""Names of the methods, the default first. The reader's plan has vectors too; the rules' has none."""
RULES: Plan = Plan.of(rules.rules())
"""The plan that needs no model."""


@cache
def plan_of(name: str | None = None) -> Plan:
    """The plan of one of METHODS; by default of the reader, or of the rules where model files are missing.

    Raises SettingError for another name, and for the reader without model files.
    """
    if name is None:
        name = "reader" if _models_are_here() else "rules"
    if name not in METHODS:
        raise SettingError(f"no method is called {name!r}; there are {' and '.join(METHODS)}")
    if name == "rules":
        return RULES
    if not _models_are_here():
        raise SettingError("the model files are not in this installation; use the method 'rules'")
    return Plan.of(trained.reader(), meaning.method())


def read(texts: Iterable[Text], plan: Plan | None = None) -> Iterator[Reading]:
    """The reading of each text by `plan`, in order. Raises SettingError for a plan whose methods are not here."""
    for text in texts:
        yield read_one(text, plan)


def read_one(text: Text, plan: Plan | None = None) -> Reading:
    """The reading of one text; a function of a module, so that workers can run it."""
    plan = plan or plan_of()
    if plan.id == RULES.id:
        return rules.read_text(text, plan)
    if _models_are_here() and plan.id == plan_of("reader").id:
        reading = trained.read_text(text, plan)
        return msgspec.structs.replace(reading, meanings=meaning.meanings_of(text, reading.statements))
    names = ", ".join(f"{method.name}/{method.version}" for method in plan.methods)
    raise SettingError(f"no reader here runs the plan {plan.id} ({names}); there are {' and '.join(METHODS)}")


def _models_are_here() -> bool:
    return trained.is_here() and meaning.is_here()
