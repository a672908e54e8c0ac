"""Runs work in this process, one item after the other, without a time limit.
In: a function and items. Out: their results and failures, each made when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import Self

from reportedly.running.executor import Failure, Item, Result, attempt


class Here:
    """The executor for one text, for tests, and for programs that may not start processes."""

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result | Failure]:
        """One result or Failure per item, in order."""
        for item in items:
            yield attempt(function, item)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing to put away."""
