"""The one protocol that everything that runs work follows.
In: a picklable function and items. Out: an iterator of results, with a Failure in the place of an item that failed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An item that gave no result: it raised, took too long, or its worker died."""

    reason: str


class Executor(Protocol):
    """Runs `function` on every item and gives results in the order of the items; never raises for one bad item."""

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result | Failure]:
        """One result or Failure per item, in order. `function` must be of a module, its items picklable."""
        ...
