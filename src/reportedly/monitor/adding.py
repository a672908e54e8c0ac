"""The main flow: take in, clean, read, link, save, tell.
In: an archive and sources. Out: what was added and what is new.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import BinaryIO

import msgspec

from reportedly.archive import Archive
from reportedly.intake import CLEANER, clean
from reportedly.monitor.relinking import News, relink
from reportedly.monitor.taking import Progress, captured, instant, paired, quiet, read_checked
from reportedly.reading import plan_of
from reportedly.record import (
    Capture,
    Cleaned,
    Given,
    Issue,
    Plan,
    Reading,
    Record,
)  # fmt: skip
from reportedly.running import Executor, Failure

SAVE_ROWS = 200
SAVE_BYTES = 16 * 1024 * 1024
"""One transaction holds this much at most: what a killed run loses, and what is in memory at once."""


class Added(Record, frozen=True, kw_only=True):
    """What came of adding sources to an archive."""

    inputs: int
    """Articles, pages and rows found, with those that could not be taken in."""
    new: int
    """Inputs that the archive did not have."""
    unchanged: int
    """Inputs that it had, byte for byte."""
    articles: int
    """New texts; fewer than `new` where an input held no article, or one that the archive had in other bytes."""
    issues: tuple[Issue, ...]
    """All that is wrong with these inputs, also where it was known before."""
    news: tuple[News, ...]

    @property
    def failed(self) -> tuple[Issue, ...]:
        """The issues that cost an article."""
        return tuple(issue for issue in self.issues if issue.severity == "error")


def add(
    archive: Archive,
    sources: Iterable[str],
    *,
    given: Given | None = None,
    plan: Plan | None = None,
    executor: Executor,
    progress: Progress = quiet,
    stdin: BinaryIO | None = None,
) -> Added:
    """Takes sources into the archive, with all that is still to do in it, and says what is new.

    Texts are read by `plan`, by default that of the best method here; readings by other plans stay beside them.
    Each step finds its work by asking the archive what is not done: a run that was killed is resumed by the next.
    """
    now = instant()
    seen: dict[str, str] = {}
    issues: list[Issue] = []
    taken = new = 0
    for batch in _batches(captured(sources, given, now, stdin)):
        captures = [item for item in batch if isinstance(item, Capture)]
        failed = [item for item in batch if isinstance(item, Issue)]
        new += archive.save_captures(captures)
        archive.save_issues(failed, now)
        issues += failed
        seen.update({capture.id: capture.input for capture in captures})
        taken += len(captures)
        progress("taking in", taken, None)
    missed = sum(issue.severity == "error" for issue in issues)
    articles, unclean = _clean_waiting(archive, executor, progress)
    unread = _read_waiting(archive, plan or plan_of(), executor, progress)
    for name, found in archive.issues_of(seen).items():
        issues += [msgspec.structs.replace(issue, input=seen[name]) for issue in found]
    news = relink(archive, progress)
    archive.index(progress)
    return Added(
        inputs=taken + missed,
        new=new,
        unchanged=taken - new,
        articles=articles,
        issues=(*issues, *unclean, *unread),
        news=news,
    )


def _clean_waiting(archive: Archive, executor: Executor, progress: Progress) -> tuple[int, list[Issue]]:
    total, captures = archive.captures_to_clean(CLEANER)
    failed: list[Issue] = []
    cleaned: list[tuple[str, Cleaned]] = []
    articles = done = 0
    for done, (capture, result) in enumerate(paired(executor, clean, captures), 1):
        if isinstance(result, Failure):
            failed.append(
                Issue(input=capture.input, stage="clean", reason=f"{result.reason}; the next add tries again")
            )
        else:
            cleaned.append((capture.id, result))
        if len(cleaned) == SAVE_ROWS:
            articles += archive.save_cleanings(cleaned, cleaner=CLEANER, made_at=instant())
            cleaned = []
        progress("cleaning", done, total)
    articles += archive.save_cleanings(cleaned, cleaner=CLEANER, made_at=instant())
    return articles, failed


def _read_waiting(archive: Archive, plan: Plan, executor: Executor, progress: Progress) -> list[Issue]:
    inputs = archive.first_inputs()
    failed: list[Issue] = []
    readings: list[Reading] = []
    total, texts = archive.texts_to_read(plan)
    results = paired(executor, partial(read_checked, plan), texts)
    for done, (text, result) in enumerate(results, 1):
        if isinstance(result, Failure):
            failed.append(
                Issue(input=inputs[text.id], stage="read", reason=f"{result.reason}; the next add tries again")
            )
        else:
            readings.append(result)
        if len(readings) == SAVE_ROWS:
            archive.save_readings(readings, plan, instant())
            readings = []
        progress("reading", done, total)
    archive.save_readings(readings, plan, instant())
    return failed


def _batches(items: Iterable[Capture | Issue]) -> Iterator[list[Capture | Issue]]:
    batch: list[Capture | Issue] = []
    size = 0
    for item in items:
        batch.append(item)
        size += len(item.body) if isinstance(item, Capture) else 0
        if len(batch) == SAVE_ROWS or size >= SAVE_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
