"""What a monitor tells: what is new, and on which day a reader could first know it.
In: the claims of a story as known on a day, and everything said by then. Out: changes in order of time.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from itertools import pairwise

from reportedly.linking.changing.edits import edits
from reportedly.linking.changing.moved import figures
from reportedly.linking.changing.retold import once
from reportedly.linking.changing.silences import silences
from reportedly.linking.changing.stances import stances
from reportedly.linking.claiming.contents import Said
from reportedly.linking.claiming.telling import Behind, Told, change, clearest, quoted, seen, weighs, who, words_of
from reportedly.linking.following.known import Known
from reportedly.linking.ruling.decided import METHOD as RULING
from reportedly.linking.words import fold
from reportedly.record import Change, Link, Revision
from reportedly.record.views import ChangeKind

_DENYING = frozenset({"denies", "doubts"})
"""Stances of a denial that is told; what opposes a claim only by its words is in the claim, not among its changes."""
MOST_DENIALS = 100
"""Denials of an origin that a later one is compared with."""
_ORDER: tuple[ChangeKind, ...] = (
    "new claim", "new figure", "figure moved", "first denial", "new confirmation", "status change", "new origin",
    "silence noted", "silence broken", "text edited",
)  # fmt: skip


def changes(
    told: Sequence[Told],
    everything: Sequence[Said],
    behind: Behind,
    group: Sequence[Revision],
    days: Mapping[str, Known],
    links: Sequence[Link],
) -> tuple[Change, ...]:
    """Every change of the story, oldest first; each event once."""
    positions = (
        *(one for item in told for one in _confirmed(item, behind)),
        *_denials(told, behind, {link.left for link in links if link.kind == "denies" and link.method == RULING}),
        *stances(told, everything, behind),
        *(one for item in told for one in _facts(item, behind)),
        *(one for item in told for one in _new_origins(item, behind)),
        *(one for item in told for one in _new(item, behind)),
        *(one for item in told for one in _statuses(item)),
    )
    found = (
        *once(positions, figures(told, everything, links, behind), everything, behind),
        *silences(told, everything, behind, {revision.text.id: revision.text.text for revision in group}),
        *edits(group, days),
    )
    order = {kind: i for i, kind in enumerate(_ORDER)}
    return tuple(sorted(found, key=lambda c: (c.date, order[c.kind], c.claim or "", c.statements, c.text)))


def _new(told: Told, behind: Behind) -> list[Change]:
    """The claim, where it weighs on its first day."""
    asserting = told.side("supports", "hedges")
    if not asserting or told.claim.figures or not weighs(told, behind, asserting[0].day):
        return []
    opening = [said for said in asserting if said.day == asserting[0].day and _tells(said) and not _waits(said)]
    return [_claimed(told, opening, behind)] if opening else []


def _facts(told: Told, behind: Behind) -> list[Change]:
    """The first who says as a fact what others before only held possible, or asked for."""
    facts = [said for said in told.side("supports") if said.mode == "actual" and _tells(said)]
    held = [said for said in told.side("supports", "hedges") if facts and said.rank < facts[0].rank]
    if told.claim.figures or not held or any(said.mode == "actual" for said in held):
        return []
    if held[-1].day == facts[0].day and who(held[-1], behind) == who(facts[0], behind):
        return []
    return [_claimed(told, [said for said in facts if said.day == facts[0].day], behind, held[-1])]


def _claimed(told: Told, said: Sequence[Said], behind: Behind, before: Said | None = None) -> Change:
    """A claim by its first origin in its first article, with all that it says of it there."""
    by, where = who(said[0], behind), said[0].article
    shown = clearest([one for one in said if one.article == where and who(one, behind) == by])
    text = f"{by}: {quoted(shown[0])}"
    evidence = [*shown, before] if before else shown
    was = words_of(before) if before else None
    return change("new claim", shown[0].day, told.claim, evidence, text, before=was, after=words_of(shown[0]))


def _tells(said: Said) -> bool:
    """Whether somebody tells it: no caption of a picture, and no headline that names nobody."""
    return said.statement.source.text is not None and not seen(said)


def _waits(said: Said) -> bool:
    """Whether a source only tells that it watches: that is no news of the matter, until it does more."""
    return said.own and said.watching


def _confirmed(told: Told, behind: Behind) -> list[Change]:
    """Where a party says of itself what others said of it, before or on the same day: that, in its own words."""
    found = []
    for before, after in pairwise((None, *told.claim.history)):
        if after is None or after.status != "confirmed-by-party":
            continue
        today = [said for said in told.side("supports") if said.day == after.date]
        own = clearest([said for said in today if said.own]) or today
        others = before or any(who(said, behind) != who(own[0], behind) for said in today)
        if own and others:
            was = before.status if before else None
            text = f"{f'{was} → ' if was else ''}{after.status}: {who(own[0], behind)}: {quoted(own[0])}"
            found.append(change("new confirmation", after.date, told.claim, own, text, before=was, after=after.status))
    return found


def _statuses(told: Told) -> list[Change]:
    """What else became of the status of a claim."""
    found = []
    denying = told.side("denies")
    for before, after in pairwise(told.claim.history):
        contested = after.status == "contested" and denying and denying[0].day == after.date
        if after.status != "confirmed-by-party" and not contested:
            today = [
                said for said in told.members if said.day == after.date and told.roles[said.statement.id] != "declines"
            ]
            text = f"{before.status} → {after.status}: {after.reason}"
            found.append(
                change("status change", after.date, told.claim, today, text, before=before.status, after=after.status)
            )
    return found


def _denials(told: Sequence[Told], behind: Behind, ruled: Collection[str]) -> list[Change]:
    """The first denial of a claim by each who denies it, in its stance or, in those of `ruled`, as a person says.

    One that answers several claims is told with the one that it answers best; what an origin denies again in much the
    same words is not told.
    """
    answered: dict[str, tuple[Said, Told]] = {}
    for item in told:
        deniers: set[str] = set()
        for said in item.side("denies"):
            by = who(said, behind)
            if by not in deniers and (said.statement.stance in _DENYING or said.statement.id in ruled):
                deniers.add(by)
                _, best = answered.get(said.statement.id, (said, item))
                answered[said.statement.id] = said, max(best, item, key=partial(_directness, said.statement.id))
    found: list[Change] = []
    words: dict[str, list[frozenset[str]]] = {}
    for said, item in sorted(answered.values(), key=lambda pair: pair[0].rank):
        by = who(said, behind)
        asserting = item.side("supports", "hedges")
        before = words.setdefault(by, [])
        if not any(len(said.words & other) * 2 >= len(said.words | other) for other in before[-MOST_DENIALS:]):
            found.append(_denied(said, next((one for one in asserting if one.rank < said.rank), None), item, by))
        before.append(said.words)
    return found


def _denied(said: Said, claimed: Said | None, told: Told, by: str) -> Change:
    """A denial, with the words that it is held against."""
    evidence = [said, claimed] if claimed else [said]
    was = words_of(claimed) if claimed else None
    text = f"{by}: {quoted(said)}"
    return change("first denial", said.day, told.claim, evidence, text, before=was, after=words_of(said))


def _directness(denial: str, told: Told) -> tuple[object, ...]:
    return told.scores[denial], not told.claim.figures, len(told.members), told.claim.id


def _new_origins(told: Told, behind: Behind) -> list[Change]:
    """Named origins that take a claim up on a later day than its first."""
    asserting = told.side("supports", "hedges")
    if not asserting:
        return []
    first_day = asserting[0].day
    known = {fold(p.origin) for said in asserting if said.day == first_day for p in behind[said.statement.id]}
    found = []
    for said in clearest(asserting):
        for party in behind[said.statement.id]:
            if (
                said.day > first_day
                and party.identifiable
                and said.stands
                and _tells(said)
                and fold(party.origin) not in known
            ):
                known.add(fold(party.origin))
                before, after = _status_around(told, said.day)
                text = f"{party.origin}: {quoted(said)}"
                found.append(change("new origin", said.day, told.claim, [said], text, before=before, after=after))
    return found


def _status_around(told: Told, day: str) -> tuple[str | None, str | None]:
    """The status of a claim before a day and on it."""
    earlier = [status.status for status in told.claim.history if status.date < day]
    until = [status.status for status in told.claim.history if status.date <= day]
    return (earlier[-1] if earlier else None), (until[-1] if until else None)
