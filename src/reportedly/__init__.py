"""reportedly: who says what, on whose word, how sure, and what changed.

import reportedly

view = reportedly.read("Ferro Minister Ana Lund denied on Monday …", published="2031-05-04")
for statement in view.statements:
    print(statement.source.text, statement.stance, statement.words)

with reportedly.open("my.db") as archive:
    reportedly.add(archive, ["articles/"])
    print(archive.story(as_of="2031-05-10").to_dict())
    print(archive.why("clm_3ygq").to_dict())
    reportedly.rule(archive, "same", "clm_3ygq", "clm_x7ab", by="ana")
    Path("claims.csv").write_bytes(reportedly.export(archive, "csv", table="claims"))
    print(reportedly.analyse(archive, frames="polars").claims(as_of="2031-05-10"))
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, overload

from reportedly.errors import ReportedlyError

if TYPE_CHECKING:
    import pandas
    import polars

    from reportedly.archive import Archive
    from reportedly.desk.frames import StoryFrames
    from reportedly.monitor import Added, Decided
    from reportedly.record import Evidence, ReadingView, Ruled, RulingKind, StoryView

__version__ = "0.1.0"
__all__ = [
    "Added",
    "Archive",
    "Decided",
    "Evidence",
    "ReadingView",
    "ReportedlyError",
    "Ruled",
    "StoryFrames",
    "StoryView",
    "add",
    "analyse",
    "export",
    "open",
    "read",
    "rule",
]


def read(
    text: str,
    *,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    method: str | None = None,
) -> ReadingView:
    """Reads one article: its statements, figures and times, and the clean text (`.document.text`) they point into.

    `published` (ISO 8601) resolves 'Wednesday' where the text has no date itself. `method` is 'reader', the trained one
    and the default, or 'rules'. Raises ReportedlyError when there is no article in the text.
    """
    from reportedly import monitor
    from reportedly.reading import plan_of

    return monitor.read_text(text, published=published, outlet=outlet, title=title, plan=plan_of(method))


def open(location: str | Path | None = None) -> Archive:  # noqa: A001 — as in gzip.open
    """Opens the archive at `location`, by default $REPORTEDLY_ARCHIVE or `reportedly.db`; makes one if needed."""
    from reportedly.archive import Archive

    return Archive.open(location)


def add(
    archive: Archive,
    sources: Iterable[str | Path],
    *,
    published: str | None = None,
    outlet: str | None = None,
    method: str | None = None,
    jobs: int = 0,
) -> Added:
    """Adds files, folders or globs to an archive and links them with what it has.

    `method` is 'reader', the trained one and the default, or 'rules'. `jobs` worker processes with a time limit for
    each article; 0 does the work in this process, without a limit.
    """
    from reportedly import monitor
    from reportedly.config import SECONDS_PER_PAGE
    from reportedly.reading import plan_of
    from reportedly.record import Given
    from reportedly.running import Here, Pool

    given = Given(published=published, outlet=outlet)
    with Pool(jobs, SECONDS_PER_PAGE) if jobs else Here() as executor:
        return monitor.add(archive, map(str, sources), given=given, plan=plan_of(method), executor=executor)


def rule(archive: Archive, kind: RulingKind, *things: str, by: str | None = None, reason: str | None = None) -> Decided:
    """Keeps what a person decides on things of an archive, by their ids, and links their story anew.

    `kind` is 'same' or 'different' (two claims, statements, entities, articles), 'not-a-copy' (two articles),
    'supports', 'hedges', 'denies', 'declines', 'not-a-denial' (a statement and a claim), 'stance' (a statement and its
    stance) or 'undo' (a ruling). `by` is by default $REPORTEDLY_USER, else the login name. Raises ReportedlyError for
    things that are not there or do not fit.
    """
    from reportedly import monitor

    return monitor.rule(archive, kind, things, by=by, reason=reason)


def export(
    archive: Archive, format: str, story: str | None = None, *, as_of: str | None = None, table: str | None = None
) -> bytes:
    """A story as a file in the format of another program: what `reportedly export` writes.

    `format` is one that `reportedly export --list` tells; `story` an id or the beginning of it, by default that of the
    story with the newest change. `table` is for csv, jsonl and parquet: claims, sides, statements, figures, changes,
    articles or sources. Raises ReportedlyError for what there is not.
    """
    from reportedly.desk import exports

    return exports.export(format, exports.Bundle.of(archive, archive.story(story, as_of), table=table))


@overload
def analyse(
    archive: Archive, story: str | None = None, *, frames: Literal["pandas"] = "pandas"
) -> StoryFrames[pandas.DataFrame]: ...
@overload
def analyse(
    archive: Archive, story: str | None = None, *, frames: Literal["polars"]
) -> StoryFrames[polars.DataFrame]: ...
def analyse(
    archive: Archive, story: str | None = None, *, frames: Literal["pandas", "polars"] = "pandas"
) -> StoryFrames[Any]:
    """A story as data frames, by its id or the beginning of it, else the one with the newest change.

    `.claims(as_of=…)`, `.statements()`, `.figures()`, `.changes()` and others are frames of pandas or polars, which the
    extras `reportedly[pandas]` and `reportedly[polars]` install. Raises ReportedlyError where the library is missing or
    there is no such story.
    """
    from reportedly.desk.frames import frames_of

    return frames_of(archive, story, frames)


if not TYPE_CHECKING:  # else checkers would take any name for one of the module's

    def __getattr__(name: str) -> object:
        """The types of the API, imported when they are first named: `import reportedly` stays light."""
        if name == "Archive":
            from reportedly.archive import Archive

            return Archive
        if name in ("Added", "Decided"):
            from reportedly import monitor

            return getattr(monitor, name)
        if name == "StoryFrames":
            from reportedly.desk.frames import StoryFrames

            return StoryFrames
        if name in ("Evidence", "ReadingView", "Ruled", "StoryView"):
            from reportedly import record

            return getattr(record, name)
        raise AttributeError(f"module 'reportedly' has no attribute {name!r}")
