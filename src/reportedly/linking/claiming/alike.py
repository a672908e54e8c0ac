"""Claims that a statement puts in other words: those nearest in meaning, weighed pair by pair.
In: statements as they come, and the claims that they join. Out: claims that a statement likely puts.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Container, Iterable, Sequence
from functools import cache
from itertools import pairwise

import numpy as np

from reportedly.linking.claiming.contents import Role, Said, Vector
from reportedly.linking.claiming.pairs import Slots, Weighed, Weight, compare, scorer
from reportedly.record.meanings import WIDTH

LIKELY, ANSWERED = 0.3, 0.5
"""Least probability, of any pair with a claim's members, to put that claim; to deny it or be silent on it.

That of the least likely pair: complete linkage (Sørensen, 1948) keeps a claim from growing along a chain of likenesses.
"""
NEAREST = 24
"""Claims, nearest in meaning, that a statement is weighed against: what bounds the work in a large story."""
NEWEST = 40
"""Members of a claim that it is weighed against, newest first; those that deny or are silent where no others are."""
DIGITS = 9
"""Of a probability: the last ones depend on how many pairs are weighed at once, and must not decide between equals."""
ROUNDS = (1, 6, NEWEST)
"""Places at which it is seen whether the other members can still matter."""
TELLING: frozenset[Role] = frozenset({"supports", "hedges"})


class Alike:
    """What the statements of a story mean, and the claims they are in, up to a day."""

    def __init__(self, weight: Weight) -> None:
        self.centre: Vector | None = None
        """What all statements so far mean together; None where readings have no vectors."""
        self._given = weight
        self._weight: Weight = weight
        self._count = 0
        self._sum: Vector | None = None
        self._slots: dict[str, Slots] = {}
        self._weighed: dict[str, Weighed] = {}
        self._members: list[_Members] = []
        self._means = _Means()

    def learn(self, batch: Sequence[Said]) -> None:
        """Takes in a day's statements: words and meanings weigh otherwise from then on."""
        for said in batch:
            if said.meaning is not None:
                self._sum = said.meaning if self._sum is None else self._sum + said.meaning
                self._count += 1
        self.centre = None if self._sum is None else self._sum / np.float32(self._count)
        self._means.move(self.centre)
        self._weight = cache(self._given)
        self._weighed = {}

    def join(self, index: int, said: Said) -> None:
        """A statement is a member of the claim at this index, the next one if it is new."""
        if index == len(self._members):
            self._members.append(_Members())
        self._members[index].add(said, telling=self._of(said).role in TELLING)
        self._means.add(index, said.meaning)

    def nearest(self, said: Said) -> list[int]:
        """The claims whose members mean most nearly the same, apart from what the whole story means."""
        return [] if said.meaning is None else self._means.nearest(said.meaning)

    def best(self, said: Said, claims: Iterable[int]) -> list[tuple[int, float]]:
        """The claim of these that it most likely puts, with how likely; none where no claim is likely enough.

        Each claim is met by its newest member; the others of it are asked only while it may still be the likeliest.
        """
        least = LIKELY if self._of(said).role in TELLING else ANSWERED
        members = {index: self._members[index].newest for index in claims}
        likely = self._likely(said, [newest[0] for newest in members.values()], {})
        best: tuple[float, int] | None = None
        for low, index in sorted((-likely[newest[0].statement.id], index) for index, newest in members.items()):
            score = -low
            for first, last in pairwise(ROUNDS):
                if score < max(least, best[0] if best else 0.0):
                    break
                met = members[index][first:last]
                likely |= self._likely(said, met, likely)
                score = min([score, *(likely[one.statement.id] for one in met)])
            if score >= least and (best is None or (score, -index) > best):
                best = score, -index
        return [(-best[1], best[0])] if best else []

    def _likely(self, said: Said, others: Iterable[Said], known: Container[str]) -> dict[str, float]:
        """How likely the statement puts what each of the others does, by their ids, but for those `known`."""
        unknown = {one.statement.id: one for one in others if one.statement.id not in known}
        if not unknown:
            return {}
        ours = self._beside(said)
        rows = np.array([compare(ours, self._beside(other), self._weight) for other in unknown.values()])
        return dict(zip(unknown, scorer().probabilities(rows).round(DIGITS).tolist(), strict=True))

    def _of(self, said: Said) -> Slots:
        found = self._slots.get(said.statement.id)
        if found is None:
            found = self._slots[said.statement.id] = Slots.of(said)
        return found

    def _beside(self, said: Said) -> Weighed:
        found = self._weighed.get(said.statement.id)
        if found is None:
            found = self._weighed[said.statement.id] = Weighed.of(self._of(said), self._weight, self.centre)
        return found


class _Members:
    """The newest members of a claim: those who tell it, and those who deny it or are silent on it."""

    def __init__(self) -> None:
        self._telling: deque[Said] = deque(maxlen=NEWEST)
        self._others: deque[Said] = deque(maxlen=NEWEST)

    @property
    def newest(self) -> Sequence[Said]:
        """Those that a statement is weighed against, newest first."""
        return tuple(self._telling or self._others)

    def add(self, said: Said, *, telling: bool) -> None:
        """Takes a member in; one that joins in several ways, which it does at once, counts once."""
        members = self._telling if telling else self._others
        if not members or members[0] is not said:
            members.appendleft(said)


class _Means:
    """What the members of each claim mean together, apart from what the whole story means."""

    def __init__(self) -> None:
        self._sums: list[Vector] = []
        """Of the members' vectors, by claim."""
        self._centre: Vector | None = None
        self._blind = False
        """Whether a claim was opened without a vector: claims can't all be compared then."""
        self._apart = np.zeros((0, WIDTH), dtype=np.float32)
        self._lengths = np.zeros(0, dtype=np.float32)
        """[claims or more]: of the rows before."""
        self._moved: set[int] = set()
        """Claims whose rows are out of date."""

    def move(self, centre: Vector | None) -> None:
        """What the whole story means has changed."""
        self._centre = centre
        self._moved = set(range(len(self._sums)))

    def add(self, index: int, meaning: Vector | None) -> None:
        """A statement of this meaning is in the claim at this index, the next one if it is new."""
        if index == len(self._sums):
            self._sums.append(np.zeros(0, dtype=np.float32) if meaning is None else meaning)
            self._blind = self._blind or meaning is None
        elif meaning is not None and self._sums[index].size:
            self._sums[index] = self._sums[index] + meaning
        self._moved.add(index)

    def nearest(self, meaning: Vector) -> list[int]:
        """The NEAREST claims, the nearest first; none where some have no vectors."""
        if self._centre is None or self._blind or not self._sums:
            return []
        self._renew(self._centre)
        count = len(self._sums)
        near = self._apart[:count] @ (meaning - self._centre) / self._lengths[:count]
        return [int(k) for k in np.argsort(-near, kind="stable")[:NEAREST]]

    def _renew(self, centre: Vector) -> None:
        if len(self._sums) > len(self._lengths):
            grown = np.zeros((2 * len(self._sums), WIDTH), dtype=np.float32)
            grown[: len(self._apart)] = self._apart
            self._apart, self._lengths = grown, np.resize(self._lengths, len(grown))
        if self._moved:
            rows = sorted(self._moved)
            sums = np.stack([self._sums[k] for k in rows])
            means = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9) - centre
            self._apart[rows] = means
            self._lengths[rows] = np.maximum(np.linalg.norm(means, axis=1), 1e-9)
            self._moved = set()
