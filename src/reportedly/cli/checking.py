"""The command that holds a draft against the archive: `check`.
In: a draft, an archive, a story, a day. Out: findings for people or as JSON; exit 1 where one is not sound.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from reportedly.cli.app import (
    SOME_FAILED,
    ArchiveOption,
    AsOfOption,
    MethodOption,
    PrettyOption,
    PublishedOption,
    app,
)
from reportedly.cli.screen import print_json, show, tell_issues
from reportedly.cli.telling import opened_archive


@app.command()
def check(
    draft: Annotated[str, typer.Argument(metavar="DRAFT", help="A file with one text; - is standard input.")],
    archive: ArchiveOption = None,
    story: Annotated[
        str | None,
        typer.Option("--story", metavar="STORY", help="Hold against this story only: its id, or the beginning of it."),
    ] = None,
    as_of: AsOfOption = None,
    published: PublishedOption = None,
    method: MethodOption = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    pretty: PrettyOption = False,
) -> None:
    """Hold a draft against the archive: every quotation, statement, figure and name in it. Nothing is kept.

    Each is sound (the archive has it, word for word or in other words), to look at (it is not there, or only as what
    somebody says), or wrong (it is there otherwise: words altered, another speaker, a hedge or a chain dropped, another
    figure, name or day). That is said of the archive, not of the world. Exit status: 0 all sound, 1 not, 2 not done.

    \b
    reportedly check draft.txt
    reportedly check draft.html --as-of 2026-03-08
    reportedly check draft.txt --story sto_3ygq --published 2026-03-21
    reportedly check - --json < draft.txt | jq '.findings[] | select(.severity == "wrong")'
    """
    from reportedly import monitor
    from reportedly.desk import checking
    from reportedly.reading import plan_of
    from reportedly.record import Given

    stdin = getattr(sys.stdin, "buffer", None)
    with opened_archive(archive) as opened:
        view = monitor.check(
            opened,
            draft,
            given=Given(published=published),
            plan=plan_of(method),
            story=story,
            as_of=as_of,
            stdin=stdin,
        )
    tell_issues(view.issues)
    if json or pretty:
        print_json(view, pretty=pretty)
    else:
        show(checking.render(view))
    if view.counts.look or view.counts.wrong:
        raise typer.Exit(SOME_FAILED)
