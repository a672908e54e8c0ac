"""How likely two articles tell one story: the vectors and words of title and lead, and what came between them.
In: words and vectors. Out: log-odds.

The weights were learned by logistic regression on pairs of articles up to 30 days apart: `python -m training.stories`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp, log, sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

PRIOR = 300
"""Articles without any of its words that are taken to have gone before a stream: a young one knows none as common."""
MOST_DAYS = 3
"""Days, as a story's clock counts them, after which another makes an article no stranger."""
SLOW = 1 / 60
"""Log-odds that a day on the calendar costs, however little happened. Not learned, but chosen: a matter that rests for
a season goes on, and one that comes again after years is another."""
LONGEST = 720
EVIDENCE = 6
"""Words of a link's evidence."""


class Weights(NamedTuple):
    """Of a logistic regression."""

    vectors: float
    words: float
    day: float
    base: float


WITH_VECTORS = Weights(vectors=6.905, words=5.661, day=-1.903, base=-3.63)
WORDS_ONLY = Weights(vectors=0.0, words=11.938, day=-1.894, base=-1.805)


def weighed(counts: Mapping[str, float], held: Mapping[str, int], seen: int) -> dict[str, float]:
    """tf-idf of the words of an article, of unit length; `held` tells how many of the `seen` before it had a word."""
    articles = PRIOR + seen
    weights = {key: count * log(articles / (held.get(key, 0) + 1)) for key, count in counts.items()}
    length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {key: weight / length for key, weight in weights.items()}


def shared(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The cosine of two articles' words."""
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other[key] for key, weight in one.items() if key in other)


def evidence(one: Mapping[str, float], other: Mapping[str, float]) -> tuple[str, ...]:
    """The words that make two articles alike, those that do most first."""
    both = sorted((key for key in one if key in other), key=lambda key: (-one[key] * other[key], key))
    return tuple(both[:EVIDENCE])


def log_odds(weights: Weights, cosines: Numbers, words: Numbers, days: Numbers, rivals: Numbers) -> Numbers:
    """Of pairs telling one story, from the cosines of their vectors and words, and what lies between the two of a pair.

    A story's clock ticks by what else is told: between two articles no more days have passed than rival articles have
    come. In a dense stream each day brings many, and a week-old event is over; where nothing else like it is told, a
    matter waits.
    """
    aged = np.minimum(np.minimum(days, rivals), MOST_DAYS)
    late = SLOW * np.minimum(days, LONGEST)
    return weights.base + weights.vectors * cosines + weights.words * words + weights.day * aged - late


def probability(odds: float) -> float:
    """Of log-odds."""
    return 1 / (1 + exp(-max(min(odds, 30.0), -30.0)))


def parts(odds: Numbers) -> tuple[Sequence[int], Sequence[int], float]:
    """The two parts of a story that are least alike, by average linkage, and the mean log-odds between them.

    `odds` [n, n] is symmetric, n at least 2; the part that holds the first article comes first.
    """
    groups: list[list[int]] = [[k] for k in range(len(odds))]
    sums = odds.astype(np.float64).copy()
    sizes = np.ones(len(odds))
    np.fill_diagonal(sums, -np.inf)
    while len(groups) > 2:
        means = sums / np.outer(sizes, sizes)
        one, other = sorted(divmod(int(means.argmax()), len(groups)))
        groups[one] += groups.pop(other)
        sums[one] += sums[other]
        sums[:, one] += sums[:, other]
        sizes[one] += sizes[other]
        sums = np.delete(np.delete(sums, other, 0), other, 1)
        sizes = np.delete(sizes, other)
        np.fill_diagonal(sums, -np.inf)
    return sorted(groups[0]), sorted(groups[1]), float(sums[0, 1] / (sizes[0] * sizes[1]))
