"""What every executor promises, and what only worker processes can: time limits and surviving a death.

Items are expressions and the function is `eval`: it can be found by name in any process and can be made to do anything.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reportedly.errors import SettingError
from reportedly.running import Executor, Failure, Here, Pool

HANG = "__import__('time').sleep(60)"
DIE = "__import__('os').kill(__import__('os').getpid(), 9)"
PID = "__import__('os').getpid()"
UNPICKLABLE = "lambda: None"
RAISES_UNPICKLABLE = "__import__('msgspec').json.decode(b'{')"


@pytest.fixture(params=["here", "pool"])
def executor(request: pytest.FixtureRequest) -> Iterator[Executor]:
    with Here() if request.param == "here" else Pool(jobs=2, seconds=20) as running:
        yield running


def test_results_come_in_the_order_of_the_items(executor: Executor) -> None:
    expressions = ["__import__('time').sleep(0.2) or 0", *(f"{number} + 0" for number in range(1, 30))]

    assert list(executor.map(eval, expressions)) == list(range(30))


def test_an_item_that_raises_is_a_failure_with_its_reason_and_the_rest_goes_on(executor: Executor) -> None:
    results = list(executor.map(eval, ["1", "1 / 0", "3"]))

    assert results == [1, Failure(reason="ZeroDivisionError: division by zero"), 3]


def test_an_error_that_only_its_own_process_understands_is_a_failure_too(executor: Executor) -> None:
    (failure, after) = executor.map(eval, [RAISES_UNPICKLABLE, "2"])

    assert isinstance(failure, Failure)
    assert failure.reason.startswith("DecodeError")
    assert after == 2


def test_items_are_taken_a_few_at_a_time_from_an_endless_source(executor: Executor) -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        while True:
            taken += 1
            yield "7"

    results = executor.map(eval, endless())

    assert next(results) == 7
    assert taken <= 16


def test_no_items_give_no_results_and_start_nothing(executor: Executor) -> None:
    assert list(executor.map(eval, [])) == []


def test_an_error_of_the_source_of_items_is_raised_and_not_taken_for_a_failure(executor: Executor) -> None:
    def broken() -> Iterator[str]:
        yield "1"
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        list(executor.map(eval, broken()))


def test_an_item_that_takes_too_long_is_stopped_and_the_rest_goes_on() -> None:
    started = time.monotonic()
    with Pool(jobs=2, seconds=0.5) as pool:
        results = list(pool.map(eval, ["1", HANG, "3"]))

    assert results == [1, Failure(reason="took longer than 0.5 seconds and was stopped"), 3]
    assert time.monotonic() - started < 20


def test_a_worker_that_dies_costs_its_item_only() -> None:
    with Pool(jobs=1, seconds=20) as pool:
        results = list(pool.map(eval, ["1", DIE, "3", DIE, "5"]))

    assert results == [
        1,
        Failure(reason="its worker process died (SIGKILL)"),
        3,
        Failure(reason="its worker process died (SIGKILL)"),
        5,
    ]


def test_idle_workers_that_were_killed_are_replaced() -> None:
    with Pool(jobs=1, seconds=20) as pool:
        for _ in range(2):
            (worker,) = pool.map(eval, [PID])
            assert isinstance(worker, int)
            os.kill(worker, signal.SIGKILL)
            time.sleep(0.3)

        assert list(pool.map(eval, ["1 + 1", "2 + 2"])) == [2, 4]


def test_a_result_that_cannot_be_sent_is_a_failure() -> None:
    with Pool(jobs=1, seconds=20) as pool:
        (failure, after) = pool.map(eval, [UNPICKLABLE, "2"])

    assert isinstance(failure, Failure)
    assert after == 2


def test_work_is_done_in_other_processes_that_are_gone_when_the_pool_is_left() -> None:
    with Pool(jobs=2, seconds=20) as pool:
        workers = {process for process in pool.map(eval, [PID] * 8) if isinstance(process, int)}

    assert workers
    assert os.getpid() not in workers
    for worker in workers:
        with pytest.raises(ProcessLookupError):
            os.kill(worker, 0)


def test_an_interrupt_stops_the_workers_without_waiting_for_them() -> None:
    started = time.monotonic()
    with contextlib.suppress(KeyboardInterrupt), Pool(jobs=1, seconds=60) as pool:
        next(pool.map(eval, ["1", HANG]))
        raise KeyboardInterrupt

    assert time.monotonic() - started < 20


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_worker_does_not_outlive_a_program_that_was_killed(tmp_path: Path) -> None:
    written = tmp_path / "pid"
    hanging = f"__import__('pathlib').Path({str(written)!r}).write_text(str({PID})) and {HANG}"
    program = f"from reportedly.running import Pool; list(Pool(1, 1).map(eval, [{hanging!r}]))"
    running = subprocess.Popen([sys.executable, "-c", program])
    assert soon(lambda: written.exists() and written.read_text().isdigit())
    worker = int(written.read_text())
    running.kill()
    running.wait()

    assert soon(lambda: not Path(f"/proc/{worker}").exists())


def soon(happens: Callable[[], bool]) -> bool:
    """Whether it happens within ten seconds."""
    end = time.monotonic() + 10
    while not happens():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


@pytest.mark.parametrize(("jobs", "seconds"), [(0, 1.0), (-1, 1.0), (1, 0.0)])
def test_a_pool_that_could_do_no_work_is_refused(jobs: int, seconds: float) -> None:
    with pytest.raises(SettingError, match="use at least one job and some time"):
        Pool(jobs=jobs, seconds=seconds)
