"""Claims that a statement puts in other words: those nearest in meaning, weighed pair by pair.
In: statements as they come, and the claims that they join. Out: claims that a statement likely puts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from reportedly.linking.contents import Said, Vector
from reportedly.linking.pairs import Weight, features, scorer

LIKELY, ANSWERED = 0.3, 0.5
"""Least probability, of any pair with a claim's members, to put that claim; to deny it or be silent on it.

That of the least likely pair: complete linkage (Sørensen, 1948) keeps a claim from growing along a chain of likenesses.
"""
NEAREST = 24
"""Claims, nearest in meaning, that a statement is weighed against: what bounds the work in a large story."""
NEWEST = 40
"""Members of a claim that it is weighed against, newest first; those that deny or are silent where no others are."""


class Alike:
    """What the statements of a story mean, and the claims they are in, up to a day."""

    def __init__(self, weight: Weight) -> None:
        self.weight = weight
        self._count = 0
        self._sum: Vector | None = None
        self._claims: list[Vector] = []
        """The sum of the members' vectors, by claim."""
        self._weighed: dict[tuple[str, str], float] = {}

    @property
    def centre(self) -> Vector | None:
        """What all statements so far mean together; None where readings have no vectors."""
        return None if self._sum is None else self._sum / np.float32(self._count)

    def learn(self, batch: Sequence[Said]) -> None:
        """Takes in a day's statements: their meanings move the centre, and so every pair is weighed anew."""
        for said in batch:
            if said.meaning is not None:
                self._sum = said.meaning if self._sum is None else self._sum + said.meaning
                self._count += 1
        self._weighed = {}

    def join(self, index: int, said: Said) -> None:
        """A statement is a member of the claim at this index, the next one if it is new."""
        meaning = np.zeros(0, dtype=np.float32) if said.meaning is None else said.meaning
        if index == len(self._claims):
            self._claims.append(meaning)
        elif meaning.size and self._claims[index].size:
            self._claims[index] = self._claims[index] + meaning

    def nearest(self, said: Said) -> list[int]:
        """The claims whose members mean most nearly the same, apart from what the whole story means."""
        centre = self.centre
        if said.meaning is None or centre is None or any(not claim.size for claim in self._claims) or not self._claims:
            return []
        means = np.stack(self._claims)
        means = means / np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9) - centre
        near = means @ (said.meaning - centre) / np.maximum(np.linalg.norm(means, axis=1), 1e-9)
        return [int(k) for k in np.argsort(-near, kind="stable")[:NEAREST]]

    def best(self, said: Said, claims: Mapping[int, Sequence[Said]]) -> list[tuple[int, float]]:
        """The claim that it most likely puts, with how likely; none where no claim is likely enough."""
        scored = [(self._least(said, members), -index) for index, members in claims.items()]
        score, index = max(scored, default=(0.0, 0))
        least = LIKELY if said.role in ("supports", "hedges") else ANSWERED
        return [(-index, score)] if score >= least else []

    def _least(self, said: Said, members: Sequence[Said]) -> float:
        telling = [member for member in members if member.role in ("supports", "hedges")] or list(members)
        chosen = telling[-NEWEST:]
        unknown = [member for member in chosen if (said.statement.id, member.statement.id) not in self._weighed]
        if unknown:
            rows = np.array([features(said, member, self.weight, self.centre) for member in unknown])
            for member, likely in zip(unknown, scorer().probabilities(rows), strict=True):
                self._weighed[said.statement.id, member.statement.id] = float(likely)
        return min(self._weighed[said.statement.id, member.statement.id] for member in chosen)
