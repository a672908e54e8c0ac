"""Groups that links hold together, as rulings join and part them.
In: links, and pairs that a person joined or parted. Out: the links that stay, and the rulings that later ones outrank.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reportedly.record import Link


class Pair(NamedTuple):
    """Two things that a ruling says are one, or are not."""

    ruling: str
    left: str
    right: str
    same: bool


class Clusters:
    """Things that belong together, some of which must not (union-find with forbidden unions)."""

    def __init__(self) -> None:
        self._root: dict[str, str] = {}
        self._because: dict[str, list[str]] = {}
        self._against: dict[str, dict[str, str]] = {}

    def find(self, name: str) -> str:
        """The thing that stands for all that belong with this one."""
        root = self._root
        while root.get(name, name) != name:
            root[name] = root.get(root[name], root[name])
            name = root[name]
        return name

    def forbidden(self, left: str, right: str) -> str | None:
        """The ruling that keeps the clusters of two things apart."""
        one, other = self.find(left), self.find(right)
        return next((r for name, r in self._against.get(one, {}).items() if self.find(name) == other), None)

    def join(self, left: str, right: str, ruling: str | None = None) -> str | None:
        """Joins two clusters; else gives the ruling that keeps them apart."""
        one, other = sorted((self.find(left), self.find(right)))
        if one != other:
            if against := self.forbidden(one, other):
                return against
            self._root[other] = one
            self._against.setdefault(one, {}).update(self._against.pop(other, {}))
            self._because.setdefault(one, []).extend(self._because.pop(other, []))
        if ruling:
            self._because.setdefault(one, []).append(ruling)
        return None

    def part(self, left: str, right: str, ruling: str) -> str | None:
        """Forbids a union; else gives a ruling that made it."""
        one, other = self.find(left), self.find(right)
        if one == other:
            return self._because[one][0] if self._because.get(one) else ruling
        self._against.setdefault(one, {})[right] = ruling
        self._against.setdefault(other, {})[left] = ruling
        return None


def weighed(pairs: Sequence[Pair]) -> tuple[Clusters, dict[str, str]]:
    """What rulings, in order of time, join and keep apart; and of each that later ones outrank, one of those."""
    clusters = Clusters()
    outranked: dict[str, str] = {}
    for pair in reversed(pairs):
        enter = clusters.join if pair.same else clusters.part
        against = enter(pair.left, pair.right, pair.ruling)
        if against is not None:
            outranked[pair.ruling] = against
    return clusters, outranked


def allowed(links: Iterable[Link], clusters: Clusters) -> tuple[Link, ...]:
    """The links that join nothing which rulings keep apart: where a chain of links would, its weakest goes."""
    strongest_first = sorted(links, key=lambda link: (-link.score, link.id))
    return tuple(link for link in strongest_first if clusters.join(link.left, link.right) is None)
