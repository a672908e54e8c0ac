"""Commands for people who decide and who ask: `rule`, `rulings`, `why`.
In: an archive and ids. Out: rulings kept, listed, and the evidence for anything, as lines or JSON.
"""

from __future__ import annotations

from typing import Annotated

import typer

from reportedly.cli.app import ArchiveOption, AsOfOption, JsonOption, PrettyOption, app
from reportedly.cli.screen import print_json, show
from reportedly.cli.telling import opened_archive


@app.command()
def rule(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="KIND",
            help="same, different, not-a-copy, supports, hedges, denies, declines, not-a-denial, stance, or undo.",
            show_default=False,
        ),
    ],
    things: Annotated[
        list[str], typer.Argument(metavar="ID", help="What it is about, by ids or the beginnings of them.")
    ],
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="NAME", help="Who rules; by default $REPORTEDLY_USER, else your login name."),
    ] = None,
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="WORDS", help="Why, for whoever asks later.")
    ] = None,
    archive: ArchiveOption = None,
    json: JsonOption = False,
    pretty: PrettyOption = False,
) -> None:
    """Decide what the models got wrong: your ruling outranks them, and stays when a new model reads the texts.

    Nothing is overwritten: of two rulings that contradict each other the later counts, and `undo` is one more.

    \b
    reportedly rule same clm_3ygq clm_x7ab --reason 'one request, told twice'
    reportedly rule not-a-denial stm_5tzo
    reportedly rule denies stm_5tzo clm_3ygq --by ana
    reportedly rule stance stm_5tzo possible
    reportedly rule different ent_k2 ent_m5
    reportedly rule undo rul_9q2c
    """
    from reportedly import monitor
    from reportedly.desk import evidence
    from reportedly.desk.words import printable

    with opened_archive(archive) as opened:
        decided = monitor.rule(opened, kind, things, by=by, reason=reason)
    if json or pretty:
        print_json(decided.ruling, pretty=pretty)
        return
    show(evidence.render_rulings([decided.ruling]))
    for news in decided.news:
        for change in news.changes:
            typer.echo(f"    {change.date}  {change.kind}: {printable(change.text)}")


@app.command()
def rulings(archive: ArchiveOption = None, json: JsonOption = False, pretty: PrettyOption = False) -> None:
    """List the rulings, oldest first: what, who, when, why, and whether each is in force.

    \b
    reportedly rulings
    reportedly rulings --json | jq 'select(.state != "in force")'
    """
    from reportedly.desk import evidence

    with opened_archive(archive) as opened:
        listed = opened.rulings()
    if json or pretty:
        for ruling in listed:
            print_json(ruling, pretty=pretty)
    elif listed:
        show(evidence.render_rulings(listed))


@app.command()
def why(
    thing: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="Id of a story, article, claim, statement, figure, entity, change, link or ruling, or its beginning.",
            show_default=False,
        ),
    ],
    archive: ArchiveOption = None,
    as_of: AsOfOption = None,
    json: JsonOption = False,
    pretty: PrettyOption = False,
) -> None:
    """Print what a thing rests on, down to the verbatim words, with their text, outlet, day and place [start:end].

    A status is that of a claim on a day: ask for the claim with --as-of.

    \b
    reportedly why clm_3ygq
    reportedly why clm_3ygq --as-of 2026-03-08
    reportedly why chg_m5ab --json | jq '.. | .quotes? // empty | .[].text'
    """
    from reportedly.desk import evidence

    with opened_archive(archive) as opened:
        found = opened.why(thing, as_of)
    if json or pretty:
        print_json(found, pretty=pretty)
    else:
        show(evidence.render(found))
