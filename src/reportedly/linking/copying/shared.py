"""What several texts have in common: an inverted index of sampled shingles.
In: shingled texts, oldest first. Out: for each what others hold too, and the pairs of texts worth comparing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from math import sqrt
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from reportedly.linking.copying.shingles import Hashes, Places, Shingled

SAMPLED = 4
"""Of so many shingles the index holds one: those whose hash it divides, so that all texts sample alike."""
SHORT = 64
"""Texts of fewer shingles are held whole: a sample of them could miss what two notices share."""
Kind = TypeVar("Kind", np.uint64, np.int32)
FIRST = 48
"""Texts, earliest first, that a shingle is looked up in. What more hold is furniture, or a wire that those show."""


class Held(NamedTuple):
    """A text by those of its shingles that other texts hold too: only they can be shared."""

    size: int
    """Shingles in all, each counted once."""
    prose: int
    """Those that are not quoted anywhere in it."""
    order: Places
    """The shingles in the order of the text, by number; -1 for one that no other text holds."""
    numbers: Places
    """Each once, sorted."""
    spoken: NDArray[np.bool_]
    """Which of `numbers` are quoted somewhere in it."""
    sample: NDArray[np.bool_]
    """Which of `numbers` the index holds."""


def held(texts: Sequence[Shingled]) -> tuple[list[Held], int]:
    """The texts by the shingles that more than one of them holds, and how many such shingles there are."""
    every = np.concatenate([_once(np.sort(text.runs)) for text in texts]) if texts else np.zeros(0, np.uint64)
    every.sort()
    common = _once(every[1:][every[1:] == every[:-1]])
    sampled = common % np.uint64(SAMPLED) == 0
    return [_held(text, common, sampled) for text in texts], len(common)


def candidates(
    samples: Sequence[Places], sizes: Sequence[int], share: float, deviations: float, *, fewest: int, generous: bool
) -> Iterator[tuple[int, int]]:
    """Places (earlier, later) of the texts, oldest first, of which one may hold `share` of the other's shingles.

    `samples` are those in the index, `sizes` how many each text has in all, `deviations` by how many standard
    deviations a sample may fall short of what is expected (with 4, one pair in 30,000 is missed), `fewest` what it must
    have, `generous` whether what is too common to be looked up counts for every pair. Each text meets only those before
    it, so that what comes later changes no pair.
    """
    least = [max(fewest, _least(size, share, deviations)) for size in sizes]
    holders: dict[int, list[int]] = {}
    for later, numbers in enumerate(samples):
        lists = [holders.setdefault(number, []) for number in numbers.tolist()]
        full = sum(len(earlier) >= FIRST for earlier in lists) if generous else 0
        met = Counter(chain.from_iterable(lists))
        enough = least[later] - full
        for earlier, count in met.items():
            if count >= enough or count + full >= least[earlier]:
                yield earlier, later
        for earlier_ in lists:
            if len(earlier_) < FIRST:
                earlier_.append(later)


def _held(text: Shingled, common: Hashes, sampled: NDArray[np.bool_]) -> Held:
    # Looked up in order: neighbours in the table are neighbours in the cache.
    order = np.argsort(text.runs)
    hashes = text.runs[order]
    size = len(_once(hashes))
    found = np.searchsorted(common, hashes).astype(np.int32)
    found[common.take(found, mode="clip") != hashes if len(common) else slice(None)] = -1
    numbers = _once(found[found >= 0])
    at = np.empty(len(found), np.int32)
    at[order] = found
    quoted = text.spoken[order]
    spoken = np.zeros(len(numbers), np.bool_)
    spoken[np.searchsorted(numbers, found[quoted & (found >= 0)])] = True
    sample = sampled[numbers] if size >= SHORT else np.ones(len(numbers), np.bool_)
    return Held(size, size - len(_once(hashes[quoted])), at, numbers, spoken, sample)


def _once(values: NDArray[Kind]) -> NDArray[Kind]:
    """Sorted values, each once."""
    found: NDArray[Kind] = values[np.concatenate((values[:1] == values[:1], values[1:] != values[:-1]))]
    return found


def _least(size: int, share: float, deviations: float) -> float:
    """Sampled shingles that two texts have in common when they share so much of `size`.

    From the fewest that count on, it grows with `size`, so that of two texts the shorter decides.
    """
    expected = size * share / SAMPLED
    return expected - deviations * sqrt(expected * (1 - share))
