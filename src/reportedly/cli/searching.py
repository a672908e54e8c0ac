"""Commands that find: `search` over the whole archive, `source` for what one person or body says in all stories.
In: words or a name, filters, an archive. Out: listings for people, JSON for programs; exit 1 where nothing is found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.app import SOME_FAILED, ArchiveOption, AsOfOption, PrettyOption, app
from reportedly.cli.screen import print_json, progress, show
from reportedly.cli.telling import opened_archive
from reportedly.errors import SettingError

if TYPE_CHECKING:
    from reportedly.record import FoundKind

_KINDS: dict[str, FoundKind] = {"texts": "text", "statements": "statement", "entities": "entity"}

OneJsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


@app.command()
def search(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORDS", help="What to look for; see below.", show_default=False),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option("--in", metavar="statements|texts|entities", help="Only there; by default in all three."),
    ] = None,
    story: Annotated[str | None, typer.Option("--story", metavar="STORY", help="Id, or the beginning of it.")] = None,
    source: Annotated[
        str | None, typer.Option("--source", metavar="NAME", help="Only what this person or body says.")
    ] = None,
    stance: Annotated[
        str | None,
        typer.Option("--stance", metavar="STANCE", help="Only statements that assert, deny …: asserts, denies, …"),
    ] = None,
    outlet: Annotated[
        str | None, typer.Option("--outlet", metavar="NAME", help="Only articles of this outlet.")
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="YYYY-MM-DD", help="Known on that day or later.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="YYYY-MM-DD", help="Known on that day or earlier.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=500, metavar="N", help="Hits of each kind.")] = 10,
    archive: ArchiveOption = None,
    as_of: AsOfOption = None,
    json: OneJsonOption = False,
    pretty: PrettyOption = False,
) -> None:
    """Find words in all articles, statements and names of the archive.

    All words must match, in any order; accents and capitals don't count. "..." is a phrase, word* a beginning of three
    letters or more, -word leaves out, OR is either. Filters may stand among the words: source:oea stance:denies
    outlet:"Serrin Herald" story:sto_3ygq since:2026-03-10 until:2026-03-12. Put -- before words that begin with -.

    \b
    reportedly search marines
    reportedly search '"Cape Onnar" ferr*' --in statements
    reportedly search 'source:oea marines' --since 2026-03-10
    reportedly search --stance denies --source Corvane
    reportedly search marines --as-of 2026-03-10 --json | jq '.hits[] | [.known_on, .outlet, .id]'
    """
    from reportedly.desk import found as listing

    if kind is not None and kind not in _KINDS:
        raise SettingError(f"there is nothing {kind!r} to search in; use one of {', '.join(_KINDS)}")
    with opened_archive(archive) as opened:
        with progress() as shown:
            opened.index(shown)
        found = opened.search(
            " ".join(words or ()),
            kinds=[_KINDS[kind]] if kind else ["statement", "text", "entity"],
            story=story,
            outlet=outlet,
            source=source,
            stance=stance,
            since=since,
            until=until,
            as_of=as_of,
            limit=limit,
        )
    if json or pretty:
        print_json(found, pretty=pretty)
    else:
        show(listing.render(found))
    if not found.hits:
        raise typer.Exit(SOME_FAILED)


@app.command()
def source(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="Of a person or body, or the id of an entity.", show_default=False)
    ],
    archive: ArchiveOption = None,
    as_of: AsOfOption = None,
    json: OneJsonOption = False,
    pretty: PrettyOption = False,
) -> None:
    """Print what one person or body says across stories, where it stands on each claim, and where that changed.

    Entities of different stories are taken for one where they share a full name, or a name of the tables of bodies.

    \b
    reportedly source Corvane
    reportedly source OEA --as-of 2026-03-10
    reportedly source ent_gryf --json | jq '.turns[] | [.date, .before, .after, .after_words]'
    """
    from reportedly.desk import found as listing

    with opened_archive(archive) as opened:
        with progress() as shown:
            opened.index(shown)
        view = opened.source(name, as_of)
    if json or pretty:
        print_json(view, pretty=pretty)
    else:
        show(listing.render_source(view))
