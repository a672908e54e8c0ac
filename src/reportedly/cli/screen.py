"""Where output goes: JSON and listings to standard output, progress and issues to standard error.
In: records and things Rich can print. Out: bytes and lines.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import msgspec
import typer

from reportedly.desk.encoded import on_one_line

if TYPE_CHECKING:
    from rich.console import RenderableType

    from reportedly.monitor import Progress
    from reportedly.record import Issue, Record

_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Control characters but line ends and tabs, and those that turn the direction of what follows."""


def print_json(record: Record, *, pretty: bool) -> None:
    """One object in UTF-8, whatever the locale: on one line, or indented for people."""
    encoded = on_one_line(msgspec.json.encode(record))
    if pretty:
        encoded = msgspec.json.format(encoded, indent=2)
    sys.stdout.flush()
    sys.stdout.buffer.write(encoded + b"\n")
    sys.stdout.buffer.flush()


def harmless(content: bytes) -> bytes:
    """Text for the eyes of who sits at a terminal: what would steer it is shown as U+FFFD, line ends are its own."""
    lines = content.decode("utf-8").replace("\r\n", "\n")
    return _STEERING.sub("\ufffd", lines).encode("utf-8")


def show(renderable: RenderableType) -> None:
    """Something for people, as wide as their terminal; colours only where there is one."""
    from rich.console import Console

    Console(highlight=False, markup=False, emoji=False).print(renderable)


def tell_issues(issues: tuple[Issue, ...]) -> None:
    """What went wrong, to standard error: which input, what, and whether it cost the article."""
    from reportedly.desk.words import printable

    for issue in issues:
        line = f", line {issue.line}" if issue.line is not None else ""
        typer.echo(f"{issue.severity}: {printable(issue.input)}{line}: {printable(issue.reason)}", err=True)


@contextmanager
def progress() -> Iterator[Progress]:
    """A line on standard error that says how far the work is; nothing when that is no terminal."""
    if not sys.stderr.isatty():
        yield lambda stage, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description:>10}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def show_progress(stage: str, done: int, total: int | None) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield show_progress
