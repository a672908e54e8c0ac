"""The figures of a story that are new, and those that moved.
In: the claims of a story, everything said, and the `updates` links. Out: changes 'new figure' and 'figure moved'.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportedly.linking.claiming.contents import Said
from reportedly.linking.claiming.telling import Behind, Told, change, clearest, quoted, who
from reportedly.linking.words import fold
from reportedly.record import Change, Link


def figures(told: Sequence[Told], everything: Sequence[Said], links: Iterable[Link], behind: Behind) -> list[Change]:
    """Every figure once: as the move of another where it is one, else as new."""
    moves = _moved(told, everything, links)
    by_day = {(move.date, fold(move.after or "")) for move in moves}
    return [*moves, *_given(told, behind, by_day)]


def _given(told: Sequence[Told], behind: Behind, moved: set[tuple[str, str]]) -> list[Change]:
    """The figures that are new: those of one statement in one line; one figure of a day once."""
    given: dict[str, list[Told]] = {}
    for item in sorted(told, key=_first):
        if item.claim.figures and item.side("supports", "hedges"):
            given.setdefault(item.side("supports", "hedges")[0].statement.id, []).append(item)
    found = []
    shown: set[tuple[str, str]] = set(moved)
    for items in given.values():
        first = items[0].side("supports", "hedges")[0]
        words = dict.fromkeys(item.claim.figures[0].figure.text for item in items)
        new = [figure for figure in words if (first.day, fold(figure)) not in shown]
        shown |= {(first.day, fold(figure)) for figure in new}
        if new:
            same = clearest(
                [said for item in items for said in item.side("supports", "hedges") if _beside(said, first)]
            )
            listed = ", ".join(new)
            text = f"{who(same[0], behind)}: {listed}: {quoted(same[0])}"
            found.append(change("new figure", first.day, items[0].claim, same, text, after=listed))
    return found


def _first(told: Told) -> tuple[object, ...]:
    asserting = told.side("supports", "hedges")
    figure = told.claim.figures[0].figure.start if told.claim.figures else 0
    return (asserting[0].rank if asserting else ("", "", "", (0, 0, ""))), figure, told.claim.id


def _beside(said: Said, first: Said) -> bool:
    return (said.article, said.day) == (first.article, first.day)


def _moved(told: Sequence[Told], everything: Sequence[Said], links: Iterable[Link]) -> list[Change]:
    """Each move of a figure once a day, with all that give the new figure in that article; the body is quoted."""
    by_id = {said.statement.id: said for said in everything}
    claim_of = {}
    for item in told:
        for said in item.members:
            if said.statement.id not in claim_of or item.claim.figures:
                claim_of[said.statement.id] = item.claim
    by_place: dict[tuple[str, str], list[Said]] = {}
    for said in everything:
        by_place.setdefault((said.article, said.day), []).append(said)
    found: dict[tuple[str, str], Change] = {}
    moves = [k for k in links if k.kind == "updates" and k.left in by_id and k.right in by_id]
    for link in sorted(moves, key=lambda k: (by_id[k.left].rank, k.id)):
        new, old = by_id[link.left], by_id[link.right]
        before, after = link.evidence[:2]
        giving = clearest([said for said in by_place[new.article, new.day] if _gives(said, after)] or [new])
        text = f"{before} → {after}: {quoted(giving[0])}"
        claim = claim_of.get(giving[0].statement.id)
        move = change("figure moved", new.day, claim, [*giving, old], text, before=before, after=after)
        found.setdefault((new.day, fold(f"{before} → {after}")), move)
    return list(found.values())


def _gives(said: Said, words: str) -> bool:
    return any(fold(counted.figure.text) == fold(words) for counted in said.figures)
