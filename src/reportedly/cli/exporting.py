"""The command that takes a story out of the archive: `export`.
In: a format, a story, a day. Out: a file, or bytes on standard output.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from reportedly.cli.app import ArchiveOption, AsOfOption, app
from reportedly.cli.telling import StoryArgument, asked_for, opened_archive, write
from reportedly.errors import SettingError


@app.command()
def export(
    format: Annotated[
        str | None,
        typer.Argument(metavar="FORMAT", help="One of those that --list tells.", show_default=False),
    ] = None,
    story: StoryArgument = None,
    archive: ArchiveOption = None,
    as_of: AsOfOption = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Where to write it; a folder gets a file named after story and day. By default, and with -, "
            "standard output.",
            show_default=False,
        ),
    ] = None,
    table: Annotated[
        str | None,
        typer.Option(
            "--table",
            metavar="TABLE",
            help="For csv, jsonl and parquet: claims, sides, statements, figures, changes, articles or sources.",
            show_default=False,
        ),
    ] = None,
    list_formats: Annotated[bool, typer.Option("--list", help="List the formats and stop.")] = False,
) -> None:
    """Take a story out, in the format of another program. The same archive and day give the same bytes.

    \b
    reportedly export --list
    reportedly export xlsx --output story.xlsx
    reportedly export csv --table claims > claims.csv
    reportedly export markdown sto_3ygq --as-of 2026-03-08 --output notes/
    reportedly export jsonl | jq 'select(.table == "figures") | [.known_on, .low, .high]'
    """
    from reportedly.desk.exports import FORMATS, Bundle, format_named
    from reportedly.desk.exports import export as made_of

    if list_formats:
        for each in FORMATS.values():
            typer.echo(f"{each.name:<14} {each.title}")
        return
    if format is None:
        raise SettingError("say which format; list them with: reportedly export --list")
    chosen = format_named(format)
    if output in (None, "-") and not chosen.text and sys.stdout.isatty():
        raise SettingError(f"{format} is not text, and this is a terminal; write it to a file with --output FILE")
    with opened_archive(archive) as opened:
        bundle = Bundle.of(opened, asked_for(opened, story, as_of), table=table)
    write(output or "-", made_of(format, bundle), name=chosen.file_name(bundle))
