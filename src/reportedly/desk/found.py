"""What a search finds, and what one source says, in a terminal.
In: Found, or a SourceView. Out: something Rich prints: hits kind by kind with their place; changes of stance first.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text

from reportedly.desk import words
from reportedly.desk.hanging import Hanging
from reportedly.record import Found, FoundKind, Hit, OnClaim, SourcedStatement, SourceView, Tally, Turn

KINDS: dict[FoundKind, tuple[str, str]] = {
    "text": ("article", "articles"),
    "statement": ("statement", "statements"),
    "entity": ("name", "names"),
}
"""What hits of a kind are called, one and many."""
SIDES = {"supports": "supports", "hedges": "hedges", "denies": "denies", "declines": "is silent on"}
_SHOWN = 20
"""Statements of a source that are listed; JSON has them all."""


def render(found: Found) -> RenderableType:
    """The hits kind by kind."""
    return Group(*_found(found))


def render_source(view: SourceView) -> RenderableType:
    """Who it is, where its stance changed, where it stands, and what it says, the newest first."""
    return Group(*_source(view))


def how_many(tally: Tally) -> str:
    """`51 statements`, `more than 5,000 articles, newest first`."""
    one, many = KINDS[tally.kind]
    told = f"more than {words.count(tally.total, one, many)}" if tally.more else words.count(tally.total, one, many)
    return f"{told}, newest first" if tally.more and tally.order == "newest" else told


def _found(found: Found) -> Iterator[RenderableType]:
    hits = {kind: list(its) for kind, its in groupby(found.hits, key=lambda hit: hit.kind)}
    if not hits:
        yield Text("Nothing matches. Words must all be there; try fewer of them, OR between them, or a beginning*.")
    for tally in found.tallies:
        if its := hits.get(tally.kind):
            yield Text(how_many(tally), style="bold")
            for hit in its:
                yield from _hit(hit)


def _hit(hit: Hit) -> Iterator[RenderableType]:
    line = Text()
    for piece in hit.pieces:
        shown = _spaced(piece.text)
        line.append(shown, style="bold" if piece.matched else "not bold")
    yield Hanging(line, 4, "  - ")
    about = [f"{hit.source}, {hit.stance}" if hit.stance and hit.source else hit.stance, hit.name]
    where = f"{hit.outlet or 'outlet unknown'}, {words.day(hit.known_on)}, {hit.id} [{hit.start}:{hit.end}]"
    yield Hanging(Text(words.printable("; ".join([*filter(None, about), where])), style="dim"), 4)


def _spaced(text: str) -> str:
    """On one line, with the space at each end that joins it to what stands beside it."""
    inner = words.printable(text)
    left = " " if text[:1].isspace() else ""
    right = " " if inner and text[-1:].isspace() else ""
    return f"{left}{inner}{right}"


def _source(view: SourceView) -> Iterator[RenderableType]:
    yield Text(words.printable(view.name), style="bold")
    if others := [name for name in view.names if name != view.name]:
        yield Hanging(Text(words.printable(f"also {', '.join(others)}"), style="dim"))
    for story in view.stories:
        said = words.count(story.statements, "statement")
        yield Hanging(Text(words.printable(f"{story.headline or 'untitled'}: {said}, {story.story}")), 4, "  - ")
    if view.turns:
        yield Text("\nWHERE IT CHANGED", style="bold")
        for turn in view.turns:
            yield from _turn(turn)
    if view.claims:
        yield Text("\nWHERE IT STANDS", style="bold")
        for claim in view.claims:
            yield Hanging(_stands(claim), 4, "  - ")
    yield Text("\nWHAT IT SAYS", style="bold")
    for statement in view.statements[:_SHOWN]:
        yield Hanging(_statement(statement), 4, "  - ")
    if len(view.statements) > _SHOWN:
        yield Hanging(Text(f"… {len(view.statements) - _SHOWN} more", style="dim"), 4)
    if view.namesakes:
        named = ", ".join(f"{one.name} ({one.entity})" for one in view.namesakes)
        yield Hanging(Text(words.printable(f"not joined: {named}"), style="dim"))


def _turn(turn: Turn) -> Iterator[RenderableType]:
    line = Text(f"{words.day(turn.date)}: {SIDES[turn.before]} → {SIDES[turn.after]} ", style="bold")
    yield Hanging(line.append(words.printable(turn.label), style="not bold"), 4, "  - ")
    for day, said in ((turn.before_on, turn.before_words), (turn.date, turn.after_words)):
        yield Hanging(Text(f"{words.day(day)}: “{words.printable(said)}”", style="dim"), 6)


def _stands(claim: OnClaim) -> Text:
    line = Text(words.printable(claim.label))
    told = "; ".join(
        f"{words.day(stand.date)} {' and '.join(SIDES[side] for side in stand.sides)}" for stand in claim.stands
    )
    return line.append(f" ({told}) {claim.claim}", style="dim")


def _statement(statement: SourcedStatement) -> Text:
    said = " … ".join(span.text for span in sorted((*statement.cue, *statement.content)))
    line = Text(words.printable(said))
    where = f"{statement.stance}; {statement.outlet or 'outlet unknown'}, {words.day(statement.day)}, {statement.id}"
    return line.append(f" ({words.printable(where)})", style="dim")
