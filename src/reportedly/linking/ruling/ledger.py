"""The claims of a story as rulings change them.
In: links of claims, and rulings on claims and statements in order of time. Out: links as ruled; outcomes of rulings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from reportedly.linking.ruling.anchors import Today
from reportedly.linking.ruling.apart import Pair, weighed
from reportedly.linking.ruling.decided import BY_STANCE, METHOD, evidence
from reportedly.record import Anchor, Link, LinkKind, Outcome, Ruling, Statement

SIDES: tuple[LinkKind, ...] = ("supports", "hedges", "denies", "declines")
POSITIONS: Mapping[str, LinkKind] = {
    "supports": "supports", "hedges": "hedges", "denies": "denies", "declines": "declines",
}  # fmt: skip
_STANDING = frozenset({"supports", "hedges"})


class Ledger:
    """Claims by what they are about, each with the link of every member."""

    def __init__(self, links: Iterable[Link], today: Today, rank: Mapping[str, int]) -> None:
        self._today = today
        self._rank = rank
        self._sides: dict[str, dict[str, Link]] = {}
        self._merged: dict[str, str] = {}
        self._figured = {f: s.id for _, s in reversed(today.statements.values()) for f in s.figures}
        for link in sorted(links, key=lambda link: link.id):
            self._sides.setdefault(link.right, {})[link.left] = link

    @property
    def links(self) -> tuple[Link, ...]:
        """The links of all claims."""
        return tuple(link for about in sorted(self._sides) for _, link in sorted(self._sides[about].items()))

    def rule(self, rulings: Sequence[Ruling]) -> list[Outcome]:
        """Applies rulings, those on whole claims first, then the others one after the other: the later outranks."""
        whole = self._rule_claims([ruling for ruling in rulings if _is_whole(ruling)])
        outcomes = {outcome.ruling: outcome for outcome in whole}
        applied: dict[str, list[Ruling]] = {}
        for ruling in rulings:
            if _is_whole(ruling):
                continue
            missing = self._apply(ruling)
            outcomes[ruling.id] = Outcome(ruling=ruling.id, state="dormant" if missing else "in force", note=missing)
            # A ruling moves its own statements only: no other's can have changed.
            for name in () if missing else self._statements(ruling):
                for other in applied.setdefault(name, []):
                    if outcomes[other.id].state == "in force" and not self._holds(other):
                        outcomes[other.id] = overruled(other.id, ruling.id)
                applied[name].append(ruling)
        return list(outcomes.values())

    def _rule_claims(self, rulings: Sequence[Ruling]) -> list[Outcome]:
        outcomes: list[Outcome] = []
        pairs: dict[str, Pair] = {}
        for ruling in rulings:
            ends = [self._opening(anchor) for anchor in ruling.anchors]
            missing = next((reason for _, reason in ends if reason), None)
            if not missing and ruling.kind == "different" and ends[0] == ends[1]:
                missing = "one statement now stands where both claims were opened"
            if missing:
                outcomes.append(Outcome(ruling=ruling.id, state="dormant", note=missing))
            else:
                pairs[ruling.id] = Pair(ruling.id, str(ends[0][0]), str(ends[1][0]), ruling.kind == "same")
        _, outranked = weighed(list(pairs.values()))
        standing = [r for r in rulings if r.id in pairs and r.id not in outranked]
        for ruling in sorted(standing, key=lambda r: r.kind != "different"):
            pair = pairs[ruling.id]
            one, other = self._about(pair.left), self._about(pair.right)
            if pair.same and one != other:
                self._merge(one, other, ruling)
            elif not pair.same and one == other:
                self._split(one, pair, ruling)
        for name in pairs:
            done = Outcome(ruling=name, state="in force")
            outcomes.append(overruled(name, outranked[name]) if name in outranked else done)
        return outcomes

    def _apply(self, ruling: Ruling) -> str | None:
        """Applies a ruling on a statement; else says why it cannot be."""
        statements = [self._today.statement(a) for a in ruling.anchors if a.thing == "statement"]
        if None in statements:
            return "no statement stands there in today's reading"
        first, *rest = [s for s in statements if s]
        if ruling.kind in ("same", "different"):
            one, other = sorted((first, *rest), key=lambda s: self._rank[s.id]) if rest else (first, first)
            if one.id == other.id:
                return "one statement now stands where both stood" if ruling.kind == "different" else None
            change = self._join if ruling.kind == "same" else self._leave
            change(one, other, ruling)
            return None
        about = self._claim(ruling.right) if ruling.right else None
        if ruling.right and about is None:
            return "the statement that opened its claim is in no claim now"
        if ruling.kind == "not-a-denial":
            for name in [about] if about else list(self._sides):
                if self._kind(name, first.id) == "denies":
                    self._drop(name, first.id)
        elif about:
            self._side(about, first, ruling)
        return None

    def _holds(self, ruling: Ruling) -> bool:
        """Whether a ruling that was applied is still so, after later ones."""
        ids = self._statements(ruling)
        if ruling.kind in ("same", "different"):
            return bool(self._shared(*ids)) == (ruling.kind == "same") or ids[0] == ids[1]
        abouts = [self._claim(ruling.right)] if ruling.right else list(self._sides)
        kinds = {self._kind(about, ids[0]) for about in abouts if about}
        return "denies" not in kinds if ruling.kind == "not-a-denial" else POSITIONS[ruling.kind] in kinds

    def _statements(self, ruling: Ruling) -> list[str]:
        """The statements that a ruling is on, as they are read now."""
        return [s.id for a in ruling.anchors if a.thing == "statement" and (s := self._today.statement(a))]

    def _opening(self, anchor: Anchor) -> tuple[str | None, str | None]:
        """The statement or figure that stands where a claim was opened; else why there is none."""
        statement = self._today.statement(anchor)
        if statement is None:
            return None, "no statement stands where its claim was opened"
        name = self._today.figure(anchor, statement) if anchor.figure else statement.id
        if name is None:
            return None, "no figure stands where its claim was opened"
        return (name, None) if self._about(name) else (None, "the statement that opened its claim is in no claim now")

    def _claim(self, anchor: Anchor) -> str | None:
        name, _ = self._opening(anchor)
        return self._about(name) if name else None

    def _about(self, name: str) -> str:
        """The claim that a statement or figure opened, or else puts best; '' for none."""
        while name in self._merged:
            name = self._merged[name]
        if name in self._sides:
            return name
        member = self._opener(name)
        held = [(about, its[member]) for about, its in self._sides.items() if member in its]
        if name in self._figured:
            held = [one for one in held if self._amount(one[0]) == self._amount(name)]
        else:
            held = [one for one in held if one[0] not in self._figured] or held
        ranked = [(link.kind in _STANDING, link.score, about) for about, link in held]
        return max(ranked, default=(False, 0.0, ""))[2]

    def _opener(self, about: str) -> str:
        """The statement that opened a claim: itself, or the one with the figure that the claim is about."""
        return self._figured.get(about, about)

    def _amount(self, about: str) -> object:
        if about not in self._today.figures:
            return about
        figure = self._today.figures[about][1]
        return figure.low, figure.high, figure.value

    def _merge(self, one: str, other: str, ruling: Ruling) -> None:
        """All members of the claim that was opened later join that which was opened first, on the sides they are on."""
        first, later = sorted((one, other), key=lambda about: (self._rank[self._opener(about)], about))
        opener = self._opener(later)
        here = self._sides[first]
        for name, link in self._sides.pop(later).items():
            if name == opener and name not in here:
                self._put(first, name, link.kind, ruling, BY_STANCE)
            elif name not in here:
                moved = Link.of(link.kind, name, first, method=link.method, score=link.score, evidence=link.evidence)
                here[name] = moved
        self._merged[later] = first

    def _split(self, about: str, pair: Pair, ruling: Ruling) -> None:
        """Of two openings in one claim, the later leaves it, unless it opened the claim; then the earlier does."""
        ordered = sorted((pair.left, pair.right), key=lambda name: self._rank[self._opener(name)])
        leaving = next(name for name in reversed(ordered) if name != about)
        member = self._opener(leaving)
        if leaving not in self._sides:
            self._open(leaving, member, ruling, self._kind(about, member))
        if member != self._opener(about):
            self._drop(about, member)

    def _join(self, earlier: Statement, later: Statement, ruling: Ruling) -> None:
        """The later statement joins the claim of the earlier, on the side of its stance."""
        if self._shared(earlier.id, later.id):
            return
        about = self._about(earlier.id)
        if not about:
            about = earlier.id
            self._open(about, earlier.id, ruling, None)
        kind = self._kind(self._about(later.id), later.id) or _kind_of(later)
        self._put(about, later.id, kind, ruling, BY_STANCE)
        self._forget_lone(later.id, but=about)

    def _leave(self, earlier: Statement, later: Statement, ruling: Ruling) -> None:
        """The later statement leaves every claim that both are in, and opens its own where it is in none then."""
        kind = self._kind(self._about(later.id), later.id)
        for about in self._shared(earlier.id, later.id):
            opened = self._opener(about) == later.id
            self._drop(about, earlier.id if opened else later.id)
        for statement in (earlier, later):
            if not any(statement.id in its for its in self._sides.values()):
                self._open(statement.id, statement.id, ruling, kind)

    def _side(self, about: str, statement: Statement, ruling: Ruling) -> None:
        kind = POSITIONS[ruling.kind]
        self._put(about, statement.id, kind, ruling, METHOD)
        lone = self._kind(statement.id, statement.id)
        if lone == kind or {lone, kind} <= _STANDING:
            self._forget_lone(statement.id, but=about)

    def _open(self, about: str, member: str, ruling: Ruling, kind: LinkKind | None) -> None:
        statement = self._today.statements[member][1]
        self._put(about, member, kind or _kind_of(statement), ruling, BY_STANCE)

    def _put(self, about: str, member: str, kind: LinkKind, ruling: Ruling, method: str) -> None:
        link = Link.of(kind, member, about, method=method, score=1.0, evidence=evidence(ruling))
        self._sides.setdefault(about, {})[member] = link

    def _drop(self, about: str, member: str) -> None:
        self._sides[about].pop(member, None)
        if not self._sides[about]:
            del self._sides[about]

    def _forget_lone(self, member: str, *, but: str) -> None:
        """A claim of which a statement was the only member goes when the statement joins another."""
        if member != but and set(self._sides.get(member, ())) == {member}:
            del self._sides[member]

    def _shared(self, *members: str) -> list[str]:
        return [about for about, its in self._sides.items() if all(member in its for member in members)]

    def _kind(self, about: str, member: str) -> LinkKind | None:
        link = self._sides.get(about, {}).get(member)
        return link.kind if link else None


def overruled(name: str, by: str) -> Outcome:
    """The outcome of a ruling that a later one contradicts."""
    return Outcome(ruling=name, state="overruled", note=f"by {by}")


def _is_whole(ruling: Ruling) -> bool:
    """Whether it is on whole claims."""
    return ruling.kind in ("same", "different") and ruling.anchors[0].thing == "claim"


def _kind_of(statement: Statement) -> LinkKind:
    return statement.stance if statement.stance in ("denies", "declines") else "supports"
