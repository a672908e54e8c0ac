"""Rulings over links: a person outranks every model, for every day of a story.
In: links of a model, rulings, and revisions. Out: links as ruled; what became of each ruling. All functions of sets.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from reportedly.linking.following.known import known_days, order
from reportedly.linking.naming.parties import position
from reportedly.linking.ruling.anchors import Today
from reportedly.linking.ruling.apart import Pair, allowed, weighed
from reportedly.linking.ruling.decided import METHOD, evidence
from reportedly.linking.ruling.ledger import SIDES, Ledger, overruled
from reportedly.record import Link, LinkKind, Outcome, Revision, Ruling

Outcomes = tuple[Outcome, ...]


def standing(rulings: Iterable[Ruling]) -> tuple[tuple[Ruling, ...], Outcomes]:
    """The rulings that count, in order of time; and the outcomes of undos and of what they undo."""
    ordered = sorted(rulings, key=lambda ruling: (ruling.made_at, ruling.id))
    undone = {ruling.undoes: ruling for ruling in ordered if ruling.undoes}
    known = [
        Outcome(ruling=name, state="undone", note=f"by {undo.by}: {undo.id}") for name, undo in undone.items() if name
    ]
    known += [Outcome(ruling=undo.id, state="in force") for undo in undone.values()]
    return tuple(r for r in ordered if r.kind != "undo" and r.id not in undone), tuple(known)


def on_stories(rulings: Iterable[Ruling]) -> tuple[Ruling, ...]:
    """Those on whether articles tell one story."""
    return tuple(r for r in rulings if r.kind in ("same", "different") and r.anchors[0].thing == "article")


def in_group(rulings: Iterable[Ruling], group: Iterable[Revision]) -> tuple[Ruling, ...]:
    """Those on what is inside one story: all their articles are in this group."""
    here = {name for revision in group for name in (revision.text.id, revision.text.article_id)}
    inside = [ruling for ruling in rulings if not on_stories([ruling])]
    return tuple(r for r in inside if all({anchor.text_id, anchor.article} & here for anchor in r.anchors))


def restated(revisions: Sequence[Revision], rulings: Iterable[Ruling]) -> tuple[Revision, ...]:
    """The revisions with the stances that rulings give to their statements; the readings keep their ids."""
    stances = {statement: r.stance for r, statement in _stances(revisions, rulings)}
    if not stances:
        return tuple(revisions)
    found = []
    for revision in revisions:
        statements = tuple(
            msgspec.structs.replace(s, stance=stances[s.id]) if s.id in stances else s
            for s in revision.reading.statements
        )
        reading = msgspec.structs.replace(revision.reading, statements=statements)
        found.append(msgspec.structs.replace(revision, reading=reading))
    return tuple(found)


def ruled_stories(
    links: Sequence[Link], rulings: Iterable[Ruling], revisions: Sequence[Revision]
) -> tuple[tuple[Link, ...], Outcomes]:
    """`same_story` links as ruled: articles ruled one story are linked, and no chain joins those ruled apart."""
    its = on_stories(rulings)
    if not its:
        return tuple(links), ()
    today = Today(revisions)
    ends = {r.id: [today.text(anchor) for anchor in r.anchors] for r in its}
    return _joined(links, "same_story", its, ends, "its article is not among those read now")


def ruled(
    links: Sequence[Link], rulings: Sequence[Ruling], group: Sequence[Revision]
) -> tuple[tuple[Link, ...], Outcomes]:
    """The links inside one story as ruled. `rulings` are those in it, in order of time; `group` is `restated`."""
    if not rulings:
        return tuple(links), ()
    today = Today(group)
    on_entities = [r for r in rulings if r.anchors[0].thing == "entity"]
    on_copies = [r for r in rulings if r.kind == "not-a-copy"]
    on_claims = [r for r in rulings if r.anchors[0].thing in ("statement", "claim") and r.kind != "stance"]
    entities, told = _joined(
        [link for link in links if link.kind == "same_entity"],
        "same_entity",
        on_entities,
        {r.id: [today.entity(anchor) for anchor in r.anchors] for r in on_entities},
        "no name stands where it stood in today's reading",
    )
    copies, more = _joined(
        [link for link in links if link.kind == "copy_of"],
        "copy_of",
        on_copies,
        {r.id: [today.text(anchor) for anchor in r.anchors] for r in on_copies},
        "its article is not among those read now",
    )
    ledger = Ledger((link for link in links if link.kind in SIDES), today, _ranks(links, group))
    outcomes = (*told, *more, *ledger.rule(on_claims), *_stance_outcomes(rulings, group))
    others = [link for link in links if link.kind not in ("same_entity", "copy_of", *SIDES)]
    found = (*others, *entities, *copies, *ledger.links)
    return tuple(sorted(found, key=lambda item: (item.kind, item.left, item.right, item.id))), outcomes


def _joined(
    links: Sequence[Link],
    kind: LinkKind,
    rulings: Sequence[Ruling],
    ends: Mapping[str, Sequence[str | None]],
    missing: str,
) -> tuple[tuple[Link, ...], Outcomes]:
    """Links that hold groups together, with the pairs that rulings join and without what they part."""
    pairs = [Pair(r.id, str(ends[r.id][0]), str(ends[r.id][1]), r.kind == "same") for r in rulings if all(ends[r.id])]
    one_now = [pair.ruling for pair in pairs if pair.left == pair.right and not pair.same]
    clusters, outranked = weighed([pair for pair in pairs if pair.ruling not in one_now])
    by_id = {r.id: r for r in rulings}
    made = [
        Link.of(kind, pair.left, pair.right, method=METHOD, score=1.0, evidence=evidence(by_id[pair.ruling]))
        for pair in pairs
        if pair.same and pair.ruling not in outranked and pair.left != pair.right
    ]
    outcomes = []
    for ruling in rulings:
        if not all(ends[ruling.id]):
            outcomes.append(Outcome(ruling=ruling.id, state="dormant", note=missing))
        elif ruling.id in one_now:
            outcomes.append(Outcome(ruling=ruling.id, state="dormant", note="both are one in today's reading"))
        elif ruling.id in outranked:
            outcomes.append(overruled(ruling.id, outranked[ruling.id]))
        else:
            outcomes.append(Outcome(ruling=ruling.id, state="in force"))
    kept = allowed(links, clusters) if pairs else tuple(links)
    unique = {link.id: link for link in (*kept, *made)}
    return tuple(unique[name] for name in sorted(unique)), tuple(outcomes)


def _stances(revisions: Sequence[Revision], rulings: Iterable[Ruling]) -> list[tuple[Ruling, str]]:
    """Rulings on stances with the statement that each is on now."""
    its = [r for r in rulings if r.kind == "stance"]
    places = {name for r in its for anchor in r.anchors for name in (anchor.text_id, anchor.article)}
    today = Today(r for r in revisions if places & {r.text.id, r.text.article_id})
    return [(r, statement.id) for r in its if (statement := today.statement(r.anchors[0]))]


def _stance_outcomes(rulings: Sequence[Ruling], group: Sequence[Revision]) -> list[Outcome]:
    stances = _stances(group, rulings)
    found = {r.id: name for r, name in stances}
    last = {name: r for r, name in stances}
    outcomes = []
    for ruling in (r for r in rulings if r.kind == "stance"):
        if ruling.id not in found:
            note = "no statement stands there in today's reading"
            outcomes.append(Outcome(ruling=ruling.id, state="dormant", note=note))
        elif last[found[ruling.id]].stance != ruling.stance:
            outcomes.append(overruled(ruling.id, last[found[ruling.id]].id))
        else:
            outcomes.append(Outcome(ruling=ruling.id, state="in force"))
    return outcomes


def _ranks(links: Iterable[Link], group: Sequence[Revision]) -> dict[str, int]:
    """The statements of a group in order of time."""
    days = known_days(group, links)
    ordered = sorted(group, key=lambda r: (days[r.text.id].day, order(r)))
    names = [s.id for r in ordered for s in sorted(r.reading.statements, key=position)]
    return {name: at for at, name in enumerate(dict.fromkeys(names))}
