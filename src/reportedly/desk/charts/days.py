"""Days on an axis: whole numbers that count from 1 January of the year 1.
In: a day as `YYYY-MM-DD`, or its number. Out: the other.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache


@lru_cache(maxsize=4096)
def ordinal(day: str) -> int | None:
    """The number of a day; None for what is no day."""
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return None


def iso(day: int) -> str:
    """The day with this number."""
    return date.fromordinal(day).isoformat()
