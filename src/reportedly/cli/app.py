"""The frame of the command line: one app, one place where errors become messages and exit codes.
In: the arguments that all commands share. Out: the Typer app that commands join.
"""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

import reportedly
from reportedly.errors import ReportedlyError

NOT_DONE = 2
SOME_FAILED = 1


class Commands(TyperGroup):
    """The commands, and what happens when one of them fails."""

    def invoke(self, ctx: Any) -> Any:
        """Runs the command; an error that reportedly raises on purpose is told in one line, without a traceback."""
        try:
            return super().invoke(ctx)
        except ReportedlyError as error:
            typer.echo(f"reportedly: {error}", err=True)
            raise typer.Exit(NOT_DONE) from error


# Without Rich's boxes: help that reads the same in a pipe, and starts without importing Rich.
app = typer.Typer(
    cls=Commands, add_completion=False, no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"reportedly {reportedly.__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Who says what, on whose word, how sure, and what changed: a monitor for developing news stories.

    \b
    reportedly add articles/             take in saved pages and texts
    reportedly brief                     the newest story, for people
    reportedly brief --as-of 2026-03-08  the same as a reader could know it that day
    reportedly serve --open              all of it as pages in your browser
    reportedly story --json              the same for programs
    reportedly why clm_3ygq              what a line rests on, down to the words
    reportedly check draft.txt           a draft, held against what the archive has
    """
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a letter shows a substitute; JSON goes around this, in UTF-8.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


ArchiveOption = Annotated[
    str | None,
    typer.Option(
        "--archive",
        metavar="FILE",
        help="The archive; by default $REPORTEDLY_ARCHIVE, else reportedly.db in this folder.",
        show_default=False,
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, one object on each line.")]
PrettyOption = Annotated[bool, typer.Option("--pretty", help="Print JSON over many lines, for people.")]
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="YYYY-MM-DD", help="Only what a reader could know on that day.", show_default=False
    ),
]
PublishedOption = Annotated[
    str | None,
    typer.Option(
        "--published", metavar="TIME", help="When they were published, e.g. 2024-10-17 or 2024-10-17T15:08+09:00."
    ),
]
OutletOption = Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Who published them.")]
MethodOption = Annotated[
    str | None,
    typer.Option(
        "--method",
        metavar="reader|rules",
        help="What reads: the trained reader, or rules without a model. By default the reader where its files are.",
        show_default=False,
    ),
]
JobsOption = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        min=0,
        metavar="N",
        help="Worker processes, each article with a time limit; 0: work in this process, without one. "
        "By default as many as there are processors.",
        show_default=False,
    ),
]
