"""What a claim amounts to on a day, by who asserts, hedges, denies or keeps silent.
In: the members of a claim and the parties behind them. Out: its status from each day of change, with the reason.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from reportedly.linking.claiming.contents import Role, Said
from reportedly.linking.naming.parties import Party
from reportedly.linking.words import fold
from reportedly.record import Status, StatusOn

Behind = Mapping[str, tuple[Party, ...]]
_PLAIN = frozenset({"asserts", "predicts", "conditional"})
"""Stances in which a party can say a thing of itself; its own condition ('if attacked') takes nothing away."""
Roles = Mapping[str, Role]


def history(members: Sequence[Said], roles: Roles, behind: Behind) -> tuple[StatusOn, ...]:
    """The status of a claim from each day on which it changed, with the reason on that day; `members` in order of days.

    One sweep over the members; only what changed is spelled from all that is known by then.
    """
    found: list[StatusOn] = []
    sweep = _Sweep(members, roles, behind)
    known = 0
    for day, fresh in groupby(members, key=lambda said: said.day):
        today = tuple(fresh)
        known += len(today)
        sweep.take(day, today)
        if not found or found[-1].status != sweep.status:
            status, reason = judge(members[:known], roles, behind)
            found.append(StatusOn(date=day, status=status, reason=reason))
    return tuple(found)


def judge(members: Sequence[Said], roles: Roles, behind: Behind) -> tuple[Status, str]:
    """The status of a claim with these members, and its reason spelled from them. Silence never changes a status."""
    sides: dict[Role, list[Said]] = {"supports": [], "hedges": [], "denies": [], "declines": []}
    for said in members:
        sides[roles[said.statement.id]].append(said)
    settled = _Settled(sides["supports"], behind)
    sides["denies"] = [said for said in sides["denies"] if settled.from_day(said) is None]
    against = {origin for denial in sides["denies"] for origin in _origins(denial, behind)}
    for role in ("supports", "hedges"):  # whom its own origins deny, nobody tells: nobody contests a claim alone
        sides[role] = [said for said in sides[role] if not _origins(said, behind) <= against]
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


class _Settled:
    """From when on a denial no longer stands: its own origin asserts the claim later, or owns up to it the same day.

    What a party owns up to later ('I asked for them') is settled, whoever denied it before.
    """

    def __init__(self, supports: Iterable[Said], behind: Behind) -> None:
        self._behind = behind
        self._owned_up: list[str] = []
        """Days on which some party said it of itself, in order; below, days by origin."""
        self._asserted: dict[str, list[str]] = {}
        self._own: dict[str, set[str]] = {}
        for said in sorted(supports, key=lambda one: one.day):
            if _owns_up(said):
                self._owned_up.append(said.day)
            for origin in _origins(said, behind):
                self._asserted.setdefault(origin, []).append(said.day)
                if said.own:
                    self._own.setdefault(origin, set()).add(said.day)

    def from_day(self, denial: Said) -> str | None:
        """The first day on which a denial no longer stands; None while it does."""
        days = [_after(denial.day, self._owned_up)]
        for origin in _origins(denial, self._behind):
            same_day = denial.day in self._own.get(origin, ())
            days.append(denial.day if same_day else _after(denial.day, self._asserted.get(origin, ())))
        return min((day for day in days if day is not None), default=None)


def _after(day: str, days: Sequence[str]) -> str | None:
    at = bisect_right(days, day)
    return days[at] if at < len(days) else None


class _Sweep:
    """The status of a claim from day to day, by counts: what `judge` finds on each day, without asking all anew.

    While no denial stands, nobody is silenced by his own: so who asserts only adds up.
    """

    def __init__(self, members: Sequence[Said], roles: Roles, behind: Behind) -> None:
        self._roles, self._behind = roles, behind
        self._settled = _Settled((said for said in members if roles[said.statement.id] == "supports"), behind)
        self._ending: dict[str, list[Said]] = {}
        """Denials that stand, by the day that settles them."""
        self._standing = 0
        self._against: Counter[str] = Counter()
        """Denials that stand, by origin."""
        self._telling: set[str] = set()
        self._free = 0
        """Of those who assert or hedge, how many do not deny it themselves."""
        self._named: set[str] = set()
        self._owned_up = False

    def take(self, day: str, fresh: Iterable[Said]) -> None:
        """Takes in what is said on a day."""
        for denial in self._ending.pop(day, ()):
            self._deny(denial, -1)
        for said in fresh:
            role = self._roles[said.statement.id]
            if role == "denies":
                until = self._settled.from_day(said)
                if until != day:
                    self._deny(said, 1)
                if until is not None and until > day:
                    self._ending.setdefault(until, []).append(said)
            elif role in ("supports", "hedges"):
                self._tell(said, supports=role == "supports")

    @property
    def status(self) -> Status:
        """The status on the day that was taken in last."""
        if self._standing:
            return "contested" if self._free else "denied"
        return _undenied(told=bool(self._telling), named=len(self._named), owned_up=self._owned_up)

    def _deny(self, denial: Said, step: int) -> None:
        self._standing += step
        for origin in _origins(denial, self._behind):
            before = self._against[origin]
            self._against[origin] += step
            if origin in self._telling and (before == 0 or before + step == 0):
                self._free -= step

    def _tell(self, said: Said, *, supports: bool) -> None:
        origins = _origins(said, self._behind)
        for origin in origins - self._telling:
            self._telling.add(origin)
            self._free += not self._against[origin]
        if supports:
            self._named |= _named(said, self._behind)
            self._owned_up |= bool(origins) and _owns_up(said)


def _status(sides: Mapping[Role, Sequence[Said]], behind: Behind) -> Status:
    told = bool(sides["supports"] or sides["hedges"])
    if sides["denies"]:
        return "contested" if told else "denied"
    named = {origin for said in sides["supports"] for origin in _named(said, behind)}
    return _undenied(told=told, named=len(named), owned_up=any(map(_owns_up, sides["supports"])))


def _undenied(*, told: bool, named: int, owned_up: bool) -> Status:
    if not told:
        return "unreported"
    if owned_up:
        return "confirmed-by-party"
    return "multi-source" if named > 1 else "single-source" if named else "alleged"


def _origins(said: Said, behind: Behind) -> frozenset[str]:
    return frozenset(fold(party.origin) for party in behind[said.statement.id])


def _named(said: Said, behind: Behind) -> frozenset[str]:
    """Its origins that could be asked."""
    return frozenset(fold(party.origin) for party in behind[said.statement.id] if party.identifiable)


def _owns_up(said: Said) -> bool:
    """Whether a party plainly says it of itself."""
    return said.own and said.statement.stance in _PLAIN


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
