"""What sources hold, cleaned and read, each with its result; and who is told how far a run is.
In: sources, or captures. Out: captures, readings, Issues.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import BinaryIO, TypeVar

import msgspec

from reportedly.errors import SettingError
from reportedly.intake import clean, take_in
from reportedly.reading import read_one
from reportedly.record import (
    Capture,
    Given,
    Issue,
    Plan,
    Reading,
    ReadingView,
    Text,
)  # fmt: skip
from reportedly.running import Executor, Failure

Item = TypeVar("Item", Capture, Text, Capture | Issue)
Result = TypeVar("Result")

Progress = Callable[[str, int, int | None], None]
"""Told of each step: the stage, how many are done, of how many where that is known."""


def quiet(stage: str, done: int, total: int | None) -> None:
    """The Progress that nobody sees."""


def captured(
    sources: Iterable[str], given: Given | None, observed_at: str, stdin: BinaryIO | None
) -> Iterator[Capture | Issue]:
    """What the sources hold, under names that can be written anywhere: a file's may be bytes that are no text."""
    for item in take_in(sources, given=checked(given), observed_at=observed_at, stdin=stdin):
        name = item.input.encode("utf-8", "backslashreplace").decode("utf-8")
        yield item if name == item.input else msgspec.structs.replace(item, input=name)


def read_checked(plan: Plan, text: Text) -> Reading:
    """The reading of a text, every span of it verified. Raises RecordError."""
    reading = read_one(text, plan)
    reading.check(text)
    return reading


def read_taken(plan: Plan, item: Capture | Issue) -> tuple[ReadingView | Issue, ...]:
    """The article of a capture, cleaned and read; what was wrong where there is none."""
    if isinstance(item, Issue):
        return (item,)
    cleaned = clean(item)
    if cleaned.text is None:
        return cleaned.issues
    reading = read_checked(plan, cleaned.text)
    named = tuple(msgspec.structs.replace(issue, input=item.input) for issue in reading.issues)
    return (ReadingView.of(item.input, cleaned.text, msgspec.structs.replace(reading, issues=named), cleaned.issues),)


def paired(
    executor: Executor, function: Callable[[Item], Result], items: Iterable[Item]
) -> Iterator[tuple[Item, Result | Failure]]:
    """Each item with its result: an executor gives results only, in order, and may read ahead."""
    ahead: deque[Item] = deque()

    def kept() -> Iterator[Item]:
        for item in items:
            ahead.append(item)
            yield item

    for result in executor.map(function, kept()):
        yield ahead.popleft(), result


def checked(given: Given | None) -> Given:
    """What is given of the inputs. Raises SettingError for a time of publication that is none."""
    if given is None:
        return Given()
    if given.published is not None:
        try:
            datetime.fromisoformat(given.published)
        except ValueError:
            raise SettingError(
                f"{given.published!r} is not a time of publication; write it like 2024-10-17 or 2024-10-17T15:08+09:00"
            ) from None
    return given


def instant() -> str:
    """Now, to the second, in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
