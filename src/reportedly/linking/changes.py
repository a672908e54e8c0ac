"""What a monitor tells: what is new, and on which day a reader could first know it.
In: the claims of a story as known on a day, and everything said by then. Out: changes in order of time.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from reportedly.linking.contents import Said
from reportedly.linking.known import Known, by_article
from reportedly.linking.silences import silences
from reportedly.linking.telling import Behind, Told, change, quoted, weighs, who
from reportedly.linking.words import fold, tokens
from reportedly.record import Change, Link, Range, Revision
from reportedly.record.views import ChangeKind

MOST_EDITS = 4
"""Edited passages of one revision that are shown; the rest are counted."""
MOST_WORDS = 6_000
"""Words of a text that are compared one by one."""


def changes(
    told: Sequence[Told],
    everything: Sequence[Said],
    behind: Behind,
    group: Sequence[Revision],
    days: Mapping[str, Known],
    links: Iterable[Link],
) -> tuple[Change, ...]:
    """Every change of the story, oldest first."""
    found: list[Change] = []
    for item in told:
        found += _of_claim(item, behind)
    found += _figures(told, behind)
    found += _denials(told, behind)
    found += _moved(told, everything, links)
    found += silences(told, everything, behind, {revision.text.id: revision.text.text for revision in group})
    found += _edits(group, days)
    order = {kind: i for i, kind in enumerate(_ORDER)}
    return tuple(sorted(_once(found), key=lambda c: (c.date, order[c.kind], c.claim or "", c.statements, c.text)))


def _once(found: Iterable[Change]) -> list[Change]:
    """A line is told once a day, though it is of several claims: then with the first, which weighs most."""
    lines: dict[tuple[str, str, str], Change] = {}
    for item in found:
        lines.setdefault((item.date, item.kind, fold(item.text)), item)
    return list(lines.values())


_ORDER: tuple[ChangeKind, ...] = (
    "new claim", "new figure", "figure moved", "first denial", "new confirmation", "status change", "new origin",
    "silence noted", "silence broken", "text edited",
)  # fmt: skip


def _of_claim(told: Told, behind: Behind) -> list[Change]:
    claim, members = told.claim, told.members
    asserting = told.side("supports", "hedges")
    denying = told.side("denies")
    found = []
    if asserting:
        first = asserting[0]
        if not claim.figures and weighs(told, behind):
            found.append(change("new claim", first.day, claim, [first], f"{who(first, behind)}: {quoted(first)}"))
        found += _new_origins(told, asserting, behind)
    for before, after in pairwise(claim.history):
        if after.status == "contested" and denying and denying[0].day == after.date:
            continue
        confirmed = after.status == "confirmed-by-party"
        said = [m for m in members if m.day == after.date]
        text = f"{before.status} → {after.status}: {after.reason}"
        found.append(change("new confirmation" if confirmed else "status change", after.date, claim, said, text))
    return found


def _figures(told: Sequence[Told], behind: Behind) -> list[Change]:
    """The figures that are new: those of one statement in one line."""
    given: dict[str, list[Told]] = {}
    for item in told:
        if item.claim.figures and (asserting := item.side("supports", "hedges")):
            given.setdefault(asserting[0].statement.id, []).append(item)
    found = []
    for items in given.values():
        items.sort(key=lambda item: item.claim.figures[0].figure.start)
        first = items[0].side("supports", "hedges")[0]
        shown = ", ".join(dict.fromkeys(item.claim.figures[0].figure.text for item in items))
        text = f"{who(first, behind)}: {shown}: {quoted(first)}"
        found.append(change("new figure", first.day, items[0].claim, [first], text))
    return found


def _denials(told: Sequence[Told], behind: Behind) -> list[Change]:
    """The first denials of claims; one that answers several is told once, with the claim that it answers best."""
    answered: dict[str, Told] = {}
    for item in told:
        for said in item.side("denies")[:1]:
            name = said.statement.id
            answered[name] = max(answered.get(name, item), item, key=lambda other: _directness(other, name))
    found: list[Change] = []
    words: dict[tuple[str, str], list[frozenset[str]]] = {}
    for item in sorted(answered.values(), key=lambda item: item.side("denies")[0].rank):
        said = item.side("denies")[0]
        before = words.setdefault((said.day, who(said, behind)), [])
        if not any(len(said.words & other) * 2 >= len(said.words | other) for other in before):
            found.append(change("first denial", said.day, item.claim, [said], f"{who(said, behind)}: {quoted(said)}"))
        before.append(said.words)
    return found


def _directness(told: Told, denial: str) -> tuple[object, ...]:
    return told.scores[denial], not told.claim.figures, len(told.members), told.claim.id


def _new_origins(told: Told, asserting: Sequence[Said], behind: Behind) -> list[Change]:
    """Named origins that take a claim up on a later day than its first."""
    first_day = asserting[0].day
    seen = {fold(p.origin) for said in asserting if said.day == first_day for p in behind[said.statement.id]}
    found = []
    for said in asserting:
        for party in behind[said.statement.id]:
            if said.day > first_day and party.identifiable and fold(party.origin) not in seen:
                seen.add(fold(party.origin))
                text = f"{party.origin}: {quoted(said)}"
                found.append(change("new origin", said.day, told.claim, [said], text))
    return found


def _moved(told: Sequence[Told], everything: Sequence[Said], links: Iterable[Link]) -> list[Change]:
    """Each move of a figure once a day, with all that give the new figure in that article; the body is quoted."""
    by_id = {said.statement.id: said for said in everything}
    claim_of = {}
    for item in told:
        for said in item.members:
            if said.statement.id not in claim_of or item.claim.figures:
                claim_of[said.statement.id] = item.claim
    found: dict[tuple[str, str], Change] = {}
    moves = [k for k in links if k.kind == "updates" and k.left in by_id and k.right in by_id]
    for link in sorted(moves, key=lambda k: (by_id[k.left].rank, k.id)):
        new, old = by_id[link.left], by_id[link.right]
        before, after = link.evidence[:2]
        giving = [
            said for said in everything if (said.article, said.day) == (new.article, new.day) and _gives(said, after)
        ]
        shown = next((said for said in giving if said.statement.location == "body"), new)
        text = f"{before} → {after}: {quoted(shown)}"
        claim = claim_of.get(shown.statement.id)
        moved = change("figure moved", new.day, claim, [*(giving or [new]), old], text)
        found.setdefault((new.day, fold(f"{before} → {after}")), moved)
    return list(found.values())


def _gives(said: Said, words: str) -> bool:
    return any(fold(counted.figure.text) == fold(words) for counted in said.figures)


def _edits(group: Sequence[Revision], days: Mapping[str, Known]) -> list[Change]:
    """The words that later revisions of an article changed."""
    found = []
    for article, revisions in by_article(group).items():
        for before, after in pairwise(revisions):
            edits = [_edit(before.text.text, after.text.text, *edit) for edit in edited(before, after)]
            if edits:
                more = f"; and {len(edits) - MOST_EDITS} more" if len(edits) > MOST_EDITS else ""
                text = "; ".join(edits[:MOST_EDITS]) + more
                found.append(Change.of("text edited", days[after.text.id].day, articles=(article,), text=text))
    return found


def edited(before: Revision, after: Revision) -> list[tuple[Range | None, Range | None]]:
    """The changed passages: where they stood, None for what was added, and where they stand, None for what is gone."""
    old, new = (tokens(revision.text.text)[:MOST_WORDS] for revision in (before, after))
    matcher = difflib.SequenceMatcher(None, [w.raw for w in old], [w.raw for w in new], autojunk=True)
    return [
        ((old[a].start, old[b - 1].end) if b > a else None, (new[c].start, new[d - 1].end) if d > c else None)
        for kind, a, b, c, d in matcher.get_opcodes()
        if kind != "equal"
    ]


def _edit(before: str, after: str, was: Range | None, now: Range | None) -> str:
    """One change, both wordings verbatim."""
    if was is None or now is None:
        return f"gone: “{before[slice(*was)]}”" if was else f"added: “{after[slice(*now or ())]}”"
    return f"“{before[slice(*was)]}” → “{after[slice(*now)]}”"
