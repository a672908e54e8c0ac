"""Commands that take articles in: `add` keeps them, `read` prints what one says.
In: files, folders, globs, standard input. Out: an archive with more in it, or readings.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.app import (
    SOME_FAILED,
    ArchiveOption,
    JobsOption,
    JsonOption,
    MethodOption,
    OutletOption,
    PrettyOption,
    PublishedOption,
    app,
)
from reportedly.cli.screen import print_json, progress, show, tell_issues
from reportedly.config import SECONDS_PER_PAGE

if TYPE_CHECKING:
    from reportedly.monitor import Added
    from reportedly.running import Executor

SourcesArgument = Annotated[
    list[str], typer.Argument(metavar="PATH", help="Files, folders, globs; - is standard input.")
]


@app.command()
def add(
    paths: SourcesArgument,
    archive: ArchiveOption = None,
    outlet: OutletOption = None,
    published: PublishedOption = None,
    method: MethodOption = None,
    jobs: JobsOption = None,
) -> None:
    """Take articles into the archive, and say what is new in their stories.

    Saved pages (.html), flattened texts (.txt), rows (.jsonl) and saved feeds (.xml). What the archive has already is
    left as it is; a run that was killed is resumed by running it again.

    \b
    reportedly add articles/
    reportedly add 'inbox/*.html' --archive story.db
    reportedly add tip.txt --outlet 'Serrin Herald' --published 2026-03-05
    curl -s https://example.org/story | reportedly add -
    """
    from reportedly import monitor
    from reportedly.archive import Archive
    from reportedly.reading import plan_of
    from reportedly.record import Given

    given = Given(outlet=outlet, published=published)
    with Archive.open(archive) as opened, _executor(jobs) as executor, progress() as shown:
        added = monitor.add(
            opened,
            paths,
            given=given,
            plan=plan_of(method),
            executor=executor,
            progress=shown,
            stdin=getattr(sys.stdin, "buffer", None),
        )
    tell_issues(added.issues)
    _summarise(added)
    if added.failed:
        raise typer.Exit(SOME_FAILED)


@app.command()
def read(
    files: SourcesArgument,
    json: JsonOption = False,
    pretty: PrettyOption = False,
    published: PublishedOption = None,
    outlet: OutletOption = None,
    method: MethodOption = None,
    jobs: JobsOption = None,
) -> None:
    """Print who says what in articles: statements, figures and times with the exact words. Nothing is kept.

    \b
    reportedly read page.html
    reportedly read page.html --json | jq '.statements[].source.text'
    reportedly read articles/ --json --jobs 4 > readings.jsonl
    reportedly read - --published 2026-03-05 --json < tip.txt
    """
    from reportedly import monitor
    from reportedly.desk import reading
    from reportedly.reading import plan_of
    from reportedly.record import Given, Issue

    given = Given(outlet=outlet, published=published)
    failed = False
    plan = plan_of(method)
    # Where the readings go to the terminal, they are the progress.
    bar = nullcontext(monitor.quiet) if sys.stdout.isatty() else progress()
    with _executor(0 if jobs is None and _is_one(files) else jobs) as executor, bar as shown:
        stdin = getattr(sys.stdin, "buffer", None)
        for result in monitor.read_sources(
            files, given=given, plan=plan, executor=executor, progress=shown, stdin=stdin
        ):
            if isinstance(result, Issue):
                tell_issues((result,))
                failed |= result.severity == "error"
            elif json or pretty:
                print_json(result, pretty=pretty)
            else:
                show(reading.render(result))
    if failed:
        raise typer.Exit(SOME_FAILED)


def _executor(jobs: int | None) -> Executor:
    from reportedly.running import Here, Pool

    if jobs == 0:
        return Here()
    return Pool(jobs or os.cpu_count() or 1, SECONDS_PER_PAGE)


def _is_one(files: list[str]) -> bool:
    """Whether it is one article for sure, for which starting workers would take longer than the work."""
    return len(files) == 1 and (files[0] == "-" or Path(files[0]).suffix in (".txt", ".html"))


def _summarise(added: Added) -> None:
    from reportedly.desk.words import count, printable

    parts = [count(added.inputs, "input"), count(added.articles, "new article"), f"{added.unchanged} known before"]
    if added.failed:
        parts.append(f"{len(added.failed)} failed")
    typer.echo(", ".join(parts))
    for news in added.news:
        kinds = Counter(change.kind for change in news.changes)
        listed = ", ".join(f"{kind}: {number}" for kind, number in sorted(kinds.items()))
        typer.echo(f"{news.story.id}  {printable(news.story.headline)}\n    {listed}")
