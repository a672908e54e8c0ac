"""How alike two texts are in their words: what of each is in the other, rare words before common ones.
In: texts as compared, and how rare words are among the texts at hand. Out: a few numbers between 0 and 1.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from reportedly.linking.claiming.compared import Compared
from reportedly.linking.words import is_plain, listed, notion, stem


class Likeness(NamedTuple):
    """Of a pair. Nothing shared is 0, and so is what neither has."""

    words: float
    """Harmonic mean of the parts of both that are shared: the measure that claims are joined by."""
    within: float
    """The larger of the two parts: whether one holds the other."""
    names: float
    """Of the names of the one that has fewer, those in the other."""
    numbers: float


def likeness(one: Compared, other: Compared, rarity: Mapping[str, float]) -> Likeness:
    """Of two texts of one story; the order of the two makes no difference."""
    ours, theirs = matter(one), matter(other)
    shared = _weight(ours & theirs, rarity)
    parts = sorted(shared / max(_weight(side, rarity), shared) if shared else 0.0 for side in (ours, theirs))
    return Likeness(
        words=2 * parts[0] * parts[1] / sum(parts) if shared else 0.0,
        within=parts[1],
        names=_of_fewer(one.names, other.names),
        numbers=_of_fewer(one.numbers, other.numbers),
    )


def matter(text: Compared) -> frozenset[str]:
    """The notions of the words that carry a topic: no words of reporting, no blanket ones, no numbers."""
    return frozenset(
        notion(word.folded)
        for word in text.words
        if not (is_plain(word.folded) or word.folded[0].isdigit() or {word.folded, stem(word.folded)} & listed("empty"))
    )


def rarity_among(texts: Iterable[Compared]) -> dict[str, float]:
    """Of each notion the log of 1 + texts / texts that have it, as claims weigh words."""
    matters = [matter(text) for text in texts]
    held = Counter(word for words in matters for word in words)
    return {word: math.log(1 + len(matters) / count) for word, count in held.items()}


def _weight(words: Iterable[str], rarity: Mapping[str, float]) -> float:
    return math.fsum(rarity.get(word, 0.0) for word in words)


def _of_fewer(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
