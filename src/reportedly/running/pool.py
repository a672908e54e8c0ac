"""Runs work in worker processes; one that takes too long or dies costs its item, never the batch.
In: a function of a module and picklable items. Out: their results and failures, in the order of the items.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from types import TracebackType
from typing import Any, Generic, Self

from pebble import ProcessExpired, ProcessPool

from reportedly.errors import SettingError
from reportedly.running.executor import Failure, Item, Result, attempt

READ_AHEAD = 4
"""Items handed out per worker: enough to keep all busy, few enough that a long input is never all in memory."""

MAX_TRIES = 3
"""Times an item is handed out again when all workers are lost at once, before it counts as the one that kills them."""

LOST_AFTER = 1.0
"""Seconds between looks at whether the pool that an item waits for still runs."""


@dataclass(slots=True)
class _Handed(Generic[Item]):
    """An item with the pool that it was handed to and what will come of it."""

    item: Item
    pool: ProcessPool
    future: Future[Any]
    tries: int = 1


class Pool:
    """Up to `jobs` worker processes, started at the first item; an item may take `seconds` of wall-clock time.

    Workers start from a clean process (forkserver, or spawn where there is none), never as a fork of this one, whose
    threads and database handles they must not inherit.
    """

    def __init__(self, jobs: int, seconds: float) -> None:
        """Raises SettingError for less than one job or no time."""
        if jobs < 1 or seconds <= 0:
            raise SettingError(f"{jobs} jobs of {seconds:g} seconds do no work; use at least one job and some time")
        self._jobs = jobs
        self._seconds = seconds
        self._pool: ProcessPool | None = None

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result | Failure]:
        """One result or Failure per item, in order, reading a few items ahead of the one that is asked for."""
        work = partial(_attempt_in_time, function, 2 * self._seconds)
        handed: deque[_Handed[Item]] = deque()
        try:
            for item in items:
                handed.append(self._hand(work, item))
                if len(handed) >= self._jobs * READ_AHEAD:
                    yield self._result(work, handed.popleft())
            while handed:
                yield self._result(work, handed.popleft())
        finally:
            for one in handed:
                one.future.cancel()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stops the workers: after an error or an interrupt nobody waits for what they were doing."""
        pool: Any = self._pool  # its `stop` has no types
        if pool is not None:
            pool.stop()
            pool.join()
            self._pool = None

    def _hand(self, work: partial[Any], item: Item, tries: int = 1) -> _Handed[Item]:
        pool = self._running()
        return _Handed(item, pool, pool.schedule(work, args=(item,), timeout=self._seconds), tries)

    def _running(self) -> ProcessPool:
        if self._pool is not None and not self._pool.active:
            self.__exit__(None, None, None)
        if self._pool is None:
            self._pool = ProcessPool(max_workers=self._jobs, context=_context())
        return self._pool

    def _result(self, work: partial[Result | Failure], one: _Handed[Item]) -> Result | Failure:
        while True:
            if wait([one.future], timeout=LOST_AFTER).done:
                try:
                    result: Result | Failure = one.future.result()
                    return result
                except TimeoutError:
                    return Failure(reason=f"took longer than {self._seconds:g} seconds and was stopped")
                except ProcessExpired as error:
                    return Failure(reason=f"its worker process died ({_death(error.exitcode)})")
                except BrokenProcessPool:
                    pass
                except Exception as error:  # noqa: BLE001 — e.g. an item or result that cannot be pickled
                    return Failure(reason=f"{type(error).__name__}: {error}")
            elif one.pool.active:
                continue
            # All workers were lost while this item may only have been waiting: it is tried with new ones.
            if one.tries == MAX_TRIES:
                return Failure(reason=f"the worker processes died {MAX_TRIES} times with it")
            one = self._hand(work, one.item, one.tries + 1)


def _attempt_in_time(function: Callable[[Item], Result], seconds: float, item: Item) -> Result | Failure:
    """Dies by itself long after the pool should have stopped it: the pool's own process may have been killed."""
    if not hasattr(signal, "setitimer"):
        return attempt(function, item)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        return attempt(function, item)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _context() -> multiprocessing.context.BaseContext:
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    return multiprocessing.get_context("forkserver")


def _death(exit_code: int) -> str:
    if exit_code >= 0:
        return f"exit code {exit_code}"
    try:
        return signal.Signals(-exit_code).name
    except ValueError:
        return f"signal {-exit_code}"
