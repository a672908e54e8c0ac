"""What a monitor tells: what is new, and on which day a reader could first know it.
In: the claims of a story as known on a day, and everything said by then. Out: changes in order of time.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from reportedly.linking.contents import Role, Said
from reportedly.linking.known import Known, by_article
from reportedly.linking.parties import Party
from reportedly.linking.words import fold, tokens
from reportedly.record import Change, Claim, Link, Revision
from reportedly.record.views import ChangeKind

MOST_EDITS = 4
"""Edited passages of one revision that are shown; the rest are counted."""
MOST_WORDS = 6_000
"""Words of a text that are compared one by one."""


class Told(NamedTuple):
    """A claim with its members and the side that each takes."""

    claim: Claim
    members: tuple[Said, ...]
    roles: Mapping[str, Role]


Behind = Mapping[str, tuple[Party, ...]]


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
    found += _moved(told, everything, links)
    found += _silences(told, everything, behind)
    found += _edits(group, days)
    order = {kind: i for i, kind in enumerate(_ORDER)}
    return tuple(sorted(found, key=lambda c: (c.date, order[c.kind], c.claim or "", c.statements, c.text)))


_ORDER: tuple[ChangeKind, ...] = (
    "new claim", "new figure", "figure moved", "first denial", "new confirmation", "status change", "new origin",
    "silence noted", "silence broken", "text edited",
)  # fmt: skip


def _of_claim(told: Told, behind: Behind) -> list[Change]:
    claim, members = told.claim, told.members
    asserting = [said for said in members if told.roles[said.statement.id] in ("supports", "hedges")]
    denying = [said for said in members if told.roles[said.statement.id] == "denies"]
    found = []
    if asserting:
        first = asserting[0]
        kind: ChangeKind = "new figure" if claim.figures else "new claim"
        shown = f"{claim.figures[0].figure.text}: {_quoted(first)}" if claim.figures else _quoted(first)
        found.append(_change(kind, first.day, claim, [first], f"{_who(first, behind)}: {shown}"))
        found += _new_origins(told, asserting, behind)
    if denying:
        first = denying[0]
        found.append(_change("first denial", first.day, claim, [first], f"{_who(first, behind)}: {_quoted(first)}"))
    for before, after in pairwise(claim.history):
        if after.status == "contested" and denying and denying[0].day == after.date:
            continue
        confirmed = after.status == "confirmed-by-party"
        said = [m for m in members if m.day == after.date]
        text = f"{before.status} → {after.status}: {after.reason}"
        found.append(_change("new confirmation" if confirmed else "status change", after.date, claim, said, text))
    return found


def _new_origins(told: Told, asserting: Sequence[Said], behind: Behind) -> list[Change]:
    """Named origins that take a claim up on a later day than its first."""
    first_day = asserting[0].day
    seen = {fold(p.origin) for said in asserting if said.day == first_day for p in behind[said.statement.id]}
    found = []
    for said in asserting:
        for party in behind[said.statement.id]:
            if said.day > first_day and party.identifiable and fold(party.origin) not in seen:
                seen.add(fold(party.origin))
                text = f"{party.origin}: {_quoted(said)}"
                found.append(_change("new origin", said.day, told.claim, [said], text))
    return found


def _moved(told: Sequence[Told], everything: Sequence[Said], links: Iterable[Link]) -> list[Change]:
    by_id = {said.statement.id: said for said in everything}
    claim_of = {}
    for item in told:
        for said in item.members:
            if said.statement.id not in claim_of or item.claim.figures:
                claim_of[said.statement.id] = item.claim
    found = []
    for link in links:
        if link.kind != "updates" or link.left not in by_id or link.right not in by_id:
            continue
        new, old = by_id[link.left], by_id[link.right]
        before, after = link.evidence[:2]
        text = f"{before} → {after}: {_quoted(new)}"
        found.append(_change("figure moved", new.day, claim_of.get(new.statement.id), [new, old], text))
    return found


def _silences(told: Sequence[Told], everything: Sequence[Said], behind: Behind) -> list[Change]:
    """Who is first told to be silent on a claim, and who speaks on a later day than that."""
    claim_of = {s.statement.id: t.claim for t in told for s in t.members if t.roles[s.statement.id] == "declines"}
    noted: set[tuple[str, str | None]] = set()
    silent: dict[str, Said] = {}
    found = []
    for said in everything:
        claim = claim_of.get(said.statement.id)
        about = claim.id if claim else None
        for party in behind[said.statement.id]:
            key = fold(party.origin)
            if said.role == "declines":
                silent[key] = said
                if (key, about) not in noted:
                    noted.add((key, about))
                    found.append(_change("silence noted", said.day, claim, [said], f"{party.origin}: {_cue(said)}"))
            elif key in silent and said.day > silent[key].day:
                before = silent.pop(key)
                text = f"{party.origin}, silent on {before.day}: {_quoted(said)}"
                found.append(
                    _change("silence broken", said.day, claim_of.get(before.statement.id), [said, before], text)
                )
    return found


def _edits(group: Sequence[Revision], days: Mapping[str, Known]) -> list[Change]:
    """The words that later revisions of an article changed."""
    found = []
    for article, revisions in by_article(group).items():
        for before, after in pairwise(revisions):
            edits = _changed(before.text.text, after.text.text)
            if edits:
                more = f"; and {len(edits) - MOST_EDITS} more" if len(edits) > MOST_EDITS else ""
                found.append(
                    Change(
                        date=days[after.text.id].day,
                        kind="text edited",
                        claim=None,
                        statements=(),
                        articles=(article,),
                        text="; ".join(edits[:MOST_EDITS]) + more,
                    )
                )
    return found


def _changed(before: str, after: str) -> list[str]:
    """The changed passages, both wordings verbatim."""
    old, new = tokens(before)[:MOST_WORDS], tokens(after)[:MOST_WORDS]
    matcher = difflib.SequenceMatcher(None, [w.raw for w in old], [w.raw for w in new], autojunk=True)
    found = []
    for kind, a, b, c, d in matcher.get_opcodes():
        was = before[old[a].start : old[b - 1].end] if b > a else ""
        now = after[new[c].start : new[d - 1].end] if d > c else ""
        if kind == "replace":
            found.append(f"“{was}” → “{now}”")
        elif kind == "delete":
            found.append(f"gone: “{was}”")
        elif kind == "insert":
            found.append(f"added: “{now}”")
    return found


def _change(kind: ChangeKind, day: str, claim: Claim | None, said: Sequence[Said], text: str) -> Change:
    return Change(
        date=day,
        kind=kind,
        claim=claim.id if claim else None,
        statements=tuple(item.statement.id for item in said),
        articles=tuple(sorted({item.article for item in said})),
        text=text,
    )


def _who(said: Said, behind: Behind) -> str:
    return " and ".join(party.origin for party in behind[said.statement.id])


def _quoted(said: Said) -> str:
    return f"“{' '.join(said.statement.words.split())}”"


def _cue(said: Said) -> str:
    cue = " … ".join(" ".join(span.text.split()) for span in said.statement.cue)
    return f"“{cue}” — {_quoted(said)}" if said.statement.content else f"“{cue}”"
