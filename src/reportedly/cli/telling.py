"""Commands that tell what the archive knows: `stories`, `story`, `brief`, `verify`.
In: an archive, a story, a day. Out: listings for people, JSON for programs, one page of HTML.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.app import SOME_FAILED, ArchiveOption, AsOfOption, JsonOption, PrettyOption, app
from reportedly.cli.screen import harmless, print_json, show
from reportedly.errors import SettingError

if TYPE_CHECKING:
    from reportedly.archive import Archive
    from reportedly.record import StoryView

StoryArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="STORY",
        help="Id of a story, or the beginning of it; by default the story with the newest change.",
        show_default=False,
    ),
]


@app.command()
def stories(
    archive: ArchiveOption = None, as_of: AsOfOption = None, json: JsonOption = False, pretty: PrettyOption = False
) -> None:
    """List the stories in the archive, the one with the newest change first.

    \b
    reportedly stories
    reportedly stories --as-of 2026-03-08 --json
    """
    from reportedly.desk.words import count, printable

    with opened_archive(archive) as opened:
        listed = opened.stories(as_of)
    for story in listed:
        if json or pretty:
            print_json(story, pretty=pretty)
            continue
        typer.echo(f"{story.id}  {story.since} to {story.newest_change}  {printable(story.headline)}")
        counts = (count(story.articles, "article"), count(story.outlets, "outlet"), count(story.claims, "claim"))
        typer.echo(f"    {', '.join(counts)}")


@app.command()
def story(
    story: StoryArgument = None,
    archive: ArchiveOption = None,
    as_of: AsOfOption = None,
    json: JsonOption = False,
    pretty: PrettyOption = False,
) -> None:
    """Print a whole story: its articles, claims, statements, figures, changes and copies.

    With --json all of it; without, the same as `brief`.

    \b
    reportedly story --json
    reportedly story sto_3ygq --as-of 2026-03-08 --json | jq '.claims[] | [.status, .label]'
    """
    from reportedly.desk import brief as sheet

    with opened_archive(archive) as opened:
        view = asked_for(opened, story, as_of)
    if json or pretty:
        print_json(view, pretty=pretty)
    else:
        show(sheet.render(view))


@app.command()
def brief(
    story: StoryArgument = None,
    archive: ArchiveOption = None,
    as_of: AsOfOption = None,
    html: Annotated[
        str | None,
        typer.Option(
            "--html", metavar="FILE", help="Write one HTML page instead, which needs no network; - prints it."
        ),
    ] = None,
) -> None:
    """Print a story for people: what is claimed, on whose word, who denies it, what changed, which are copies.

    \b
    reportedly brief
    reportedly brief --as-of 2026-03-08
    reportedly brief --html brief.html
    """
    from reportedly.desk import brief as sheet

    with opened_archive(archive) as opened:
        view = asked_for(opened, story, as_of)
        if html is None:
            show(sheet.render(view))
        else:
            write(html, _page(opened, view).encode("utf-8"))


@app.command()
def verify(archive: ArchiveOption = None) -> None:
    """Recheck every promise of the archive: bytes against digests, ids against contents, spans against texts.

    \b
    reportedly verify
    reportedly verify --archive story.db
    """
    with opened_archive(archive) as opened:
        problems = opened.verify()
    for problem in problems:
        typer.echo(f"{problem.thing}: {problem.reason}")
    if problems:
        typer.echo(f"{len(problems)} promises of {opened.location} do not hold", err=True)
        raise typer.Exit(SOME_FAILED)
    typer.echo(f"{opened.location}: every promise holds")


def opened_archive(location: str | None) -> Archive:
    """The archive that is there; a warning where its last command was cut off."""
    from reportedly.archive import Archive

    opened = Archive.open(location, create=False)
    if opened.unfinished():
        typer.echo(
            "warning: the last add did not finish, some articles or rulings are missing here; run it again",
            err=True,
        )
    return opened


def asked_for(archive: Archive, story: str | None, as_of: str | None) -> StoryView:
    """The story, and a word on standard error where it goes by another id now."""
    view = archive.story(story, as_of)
    name = view.story.id
    if story and not (name.startswith(story) or name.partition("_")[2].startswith(story)):
        typer.echo(f"note: {story} is {name} now: stories merged, or an earlier article was found", err=True)
    return view


def _page(archive: Archive, view: StoryView) -> str:
    from reportedly.desk import page

    texts = archive.texts(name for article in view.articles for name in article.revisions)
    return page.render(view, texts)


def write(file: str, content: bytes, *, name: str | None = None) -> None:
    """Writes a file, one of that `name` in a folder, or, for `-`, to standard output."""
    if file == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(harmless(content) if sys.stdout.isatty() else content)
        sys.stdout.buffer.flush()
        return
    folder = name is not None and (file.endswith(("/", os.sep)) or Path(file).is_dir())
    path = Path(file, name or "") if folder else Path(file)
    try:
        path.write_bytes(content)
    except OSError as error:
        raise SettingError(f"cannot write {path}: {error.strerror}") from error
    typer.echo(f"wrote {path}", err=True)
