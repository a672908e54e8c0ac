"""Cells of tables: what one value of a record is as a date, a number, a text or several texts.
In: values of records, as strings and numbers. Out: cells that a spreadsheet, a data frame or a column store can hold.
"""

from __future__ import annotations

import math
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Generic, Literal, TypeVar

from reportedly.record import Instant

Cell = str | int | float | bool | date | tuple[str, ...] | None
CellType = Literal["text", "texts", "day", "whole", "number", "flag"]
"""text: `str`; texts: `tuple[str, ...]`, never null; day: `date`; whole: `int`; number: a finite `int | float`;
flag: `bool`. All but texts, flags and most ids may be null."""

Item = TypeVar("Item")
Context = TypeVar("Context")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[Item, Context]):
    """One column: its name, which does not change, the type of its cells, and how a cell is made."""

    name: str
    type: CellType
    means: str
    """What it holds, in one line for the reference."""
    of: Callable[[Item, Context], Cell]


def first_day(iso: str | None) -> date | None:
    """The day `YYYY-MM-DD`, or the first day of the month `YYYY-MM`; None for what is neither."""
    return _day(iso, last=False)


def last_day(iso: str | None) -> date | None:
    """The day `YYYY-MM-DD`, or the last day of the month `YYYY-MM`; None for what is neither."""
    return _day(iso, last=True)


def number(value: int | float | None) -> int | float | None:
    """The number where a double can hold it, else None: the words beside it still have it."""
    try:
        return value if value is not None and math.isfinite(float(value)) else None
    except OverflowError:
        return None


def moment(instant: Instant | None) -> str | None:
    """A moment of publication to its precision, as the outlet prints it: `2026-03-03T17:40+01:00`, `2026-03-03`."""
    return instant.value if instant else None


def _day(iso: str | None, *, last: bool) -> date | None:
    try:
        if iso is None or len(iso) != len("2026-03"):
            return date.fromisoformat(iso) if iso else None
        first = date.fromisoformat(f"{iso}-01")
        return first.replace(day=monthrange(first.year, first.month)[1]) if last else first
    except ValueError:
        return None
