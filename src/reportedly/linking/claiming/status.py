"""What a claim amounts to on a day, by who asserts, hedges, denies or keeps silent.
In: the members of a claim and the parties behind them. Out: its status from each day of change, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from reportedly.linking.claiming.contents import Role, Said
from reportedly.linking.naming.parties import Party
from reportedly.linking.words import fold
from reportedly.record import Status, StatusOn

Behind = Mapping[str, tuple[Party, ...]]
_PLAIN = frozenset({"asserts", "predicts", "conditional"})
"""Stances in which a party can say a thing of itself; its own condition ('if attacked') takes nothing away."""
Roles = Mapping[str, Role]


def history(members: Sequence[Said], roles: Roles, behind: Behind) -> tuple[StatusOn, ...]:
    """The status of a claim from each day on which it, or its reason, changed."""
    days = sorted({said.day for said in members})
    found: list[StatusOn] = []
    for day in days:
        known = [said for said in members if said.day <= day]
        status, reason = judge(known, roles, behind)
        if not found or found[-1].status != status:
            found.append(StatusOn(date=day, status=status, reason=reason))
    return tuple(found)


def judge(members: Sequence[Said], roles: Roles, behind: Behind) -> tuple[Status, str]:
    """The status of a claim with these members, and its reason spelled from them. Silence never changes a status."""
    sides: dict[Role, list[Said]] = {"supports": [], "hedges": [], "denies": [], "declines": []}
    for said in members:
        sides[roles[said.statement.id]].append(said)
    sides["denies"] = [said for said in sides["denies"] if not _withdrawn(said, sides["supports"], behind)]
    for role in ("supports", "hedges"):
        sides[role] = [said for said in sides[role] if not _denied(said, sides["denies"], behind)]
    status = _status(sides, behind)
    doubting = [said for said in sides["hedges"] if said.statement.stance == "doubts"]
    hedging = [said for said in sides["hedges"] if said.statement.stance != "doubts"]
    told = (
        ("asserted by", _names(sides["supports"], behind)),
        ("held possible by", _names(hedging, behind, but=sides["supports"])),
        ("doubted by", _names(doubting, behind, but=(*sides["supports"], *hedging))),
        ("denied by", _names(sides["denies"], behind)),
        ("not commented on by", _names(sides["declines"], behind)),
    )
    return status, ", ".join(f"{verb} {_listed(names)}" for verb, names in told if names)


def _withdrawn(denial: Said, supports: Sequence[Said], behind: Behind) -> bool:
    """Whether its own origin asserted the claim on a later day, or owned up to it on the same ('I asked for them').

    What a party owns up to later is settled, whoever denied it before.
    """
    if any(said.own and said.statement.stance in _PLAIN and said.day > denial.day for said in supports):
        return True
    origins = {fold(party.origin) for party in behind[denial.statement.id]}
    later = [said for said in supports if said.day > denial.day or (said.own and said.day == denial.day)]
    return any(fold(party.origin) in origins for said in later for party in behind[said.statement.id])


def _denied(said: Said, denials: Iterable[Said], behind: Behind) -> bool:
    """Whether those it rests on deny it themselves: nobody contests a claim alone."""
    against = {fold(party.origin) for denial in denials for party in behind[denial.statement.id]}
    return {fold(party.origin) for party in behind[said.statement.id]} <= against


def _status(sides: Mapping[Role, Sequence[Said]], behind: Behind) -> Status:
    told = bool(sides["supports"] or sides["hedges"])
    if sides["denies"]:
        return "contested" if told else "denied"
    if not told:
        return "unreported"
    named = {
        fold(party.origin) for said in sides["supports"] for party in behind[said.statement.id] if party.identifiable
    }
    if any(said.own and said.statement.stance in _PLAIN for said in sides["supports"]):
        return "confirmed-by-party"
    return "multi-source" if len(named) > 1 else "single-source" if named else "alleged"


def _names(side: Iterable[Said], behind: Behind, but: Iterable[Said] = ()) -> list[str]:
    """The origins of one side in order of time, without those of another."""
    others = {fold(party.origin) for said in but for party in behind[said.statement.id]}
    names: dict[str, str] = {}
    for said in side:
        for party in behind[said.statement.id]:
            names.setdefault(fold(party.origin), party.origin)
    return [name for key, name in names.items() if key not in others]


def _listed(names: Sequence[str]) -> str:
    if len(names) > 4:
        return f"{', '.join(names[:3])} and {len(names) - 3} others"
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
