"""The one protocol that everything that runs work follows.
In: a picklable function and items. Out: an iterator of results, with a Failure in the place of an item that failed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol, Self, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An item that gave no result: it raised, took too long, or its worker died."""

    reason: str


class Executor(Protocol):
    """Runs `function` on every item and gives results in the order of the items; never raises for one bad item.

    Used as a context, so that workers are gone when it ends, however it ends.
    """

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result | Failure]:
        """One result or Failure per item, in order. `function` must be of a module, its items picklable."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def attempt(function: Callable[[Item], Result], item: Item) -> Result | Failure:
    """`function(item)`, or the Failure that says what it raised: one item's error is a result, not the batch's end."""
    try:
        return function(item)
    except Exception as error:  # noqa: BLE001 — whatever a hostile input provokes stays with that input
        return Failure(reason=f"{type(error).__name__}: {error}")
