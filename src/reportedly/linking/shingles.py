"""Runs of neighbouring words, hashed: how much of one text stands in another, and where.
In: texts. Out: Shingled texts, the pairs of them worth comparing, and the passages that two share verbatim.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import chain
from math import sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reportedly.linking.words import fold

SIZE = 5
"""Words in a shingle."""
SAMPLED = 4
"""Of so many shingles the index holds one: those whose hash it divides, so that all texts sample alike."""
SHORT = 64
"""Texts of fewer shingles are held whole: a sample of them could miss what two notices share."""
FIRST = 100
"""Texts, earliest first, that a shingle is looked up in. What more hold is furniture, or a wire that those show."""
TRIES = 4
"""Places of one shingle in a text from which a passage is followed."""

Hashes = NDArray[np.uint64]
_WORD = re.compile(r"\w+")
_POWERS = tuple(np.uint64(pow(0x9E3779B97F4A7C15, power, 1 << 64)) for power in range(SIZE))
_MIXER = np.uint64(0xBF58476D1CE4E5B9)


class Shingled(NamedTuple):
    """A text with the hashes of its shingles."""

    text: str
    """With blanks for what is left out, so that places stay what they are."""
    runs: Hashes
    """In the order of the text."""
    distinct: Hashes
    """Each once, sorted."""


class Placed(NamedTuple):
    """Where the words of a text begin and end, and its runs by hash, for looking them up."""

    starts: array[int]
    ends: array[int]
    order: NDArray[np.int32]
    ordered: Hashes


def shingled(text: str, left_out: Iterable[tuple[int, int]] = ()) -> Shingled:
    """The shingles of `text`, folded, as if the ranges left out held no words."""
    for start, end in left_out:
        text = text[:start] + " " * (end - start) + text[end:]
    found = _WORD.findall(text)
    words = np.fromiter(map(_word, found), np.uint64, len(found))
    count = max(len(words) - SIZE + 1, 0)
    runs = np.zeros(count, np.uint64)
    for offset, power in enumerate(_POWERS):
        runs += words[offset : offset + count] * power
    runs ^= runs >> np.uint64(32)
    runs *= _MIXER
    return Shingled(text, runs, np.unique(runs))


def placed(text: Shingled) -> Placed:
    """Where the words stand that the shingles are made of: run `i` begins with word `i`."""
    spans = [match.span() for match in _WORD.finditer(text.text)]
    order = np.argsort(text.runs, kind="stable").astype(np.int32)
    starts, ends = (array("q", [span[side] for span in spans]) for side in (0, 1))
    return Placed(starts, ends, order, text.runs[order])


def holds(hashes: Hashes, sorted_: Hashes) -> NDArray[np.bool_]:
    """Which of `hashes` are among the sorted ones."""
    if not len(sorted_):
        return np.zeros(len(hashes), np.bool_)
    at = np.searchsorted(sorted_, hashes)
    return np.asarray(sorted_.take(at, mode="clip") == hashes, np.bool_)


def candidates(texts: Sequence[Shingled], share: float) -> Iterator[tuple[int, int]]:
    """Places (earlier, later) of the texts, given oldest first, of which one may hold `share` of the other's shingles.

    Each text meets only those before it, so that what comes later changes no pair.
    """
    sampled = _sampled([text.distinct for text in texts])
    holders: dict[int, list[int]] = {}
    for later, hashes in enumerate(sampled):
        kept = hashes.tolist()
        lists = [holders.setdefault(key, []) for key in kept]
        full = sum(len(earlier) >= FIRST for earlier in lists)
        size = len(texts[later].distinct)
        met = Counter(chain.from_iterable(lists))
        for earlier, count in met.items():
            if count + full >= _least(min(size, len(texts[earlier].distinct)), share):
                yield earlier, later
        for earlier_ in lists:
            if len(earlier_) < FIRST:
                earlier_.append(later)


def passages(one: Shingled, other: Shingled, places: Placed, others: Placed) -> list[tuple[int, int]]:
    """Ranges of `one`, of SIZE words or more, that stand verbatim in `other` too, without overlap and in order."""
    hits = np.flatnonzero(holds(one.runs, other.distinct))
    first = np.searchsorted(others.ordered, one.runs[hits])
    past = np.minimum(np.searchsorted(others.ordered, one.runs[hits], side="right"), first + TRIES).tolist()
    heads, firsts = hits.tolist(), first.tolist()
    found: list[tuple[int, int]] = []
    i = 0
    while i < len(heads):
        word = heads[i]
        near = others.order[firsts[i] : past[i]].tolist()
        last = max(_last_word(one.text, places, word, other.text, others.starts[at]) for at in near)
        if last - word + 1 >= SIZE:
            found.append((places.starts[word], places.ends[last]))
            i = bisect_left(heads, last + 1)
        else:
            i += 1
    return found


@lru_cache(maxsize=1 << 17)
def _word(raw: str) -> int:
    """A hash of the folded word, the same in every process."""
    return int.from_bytes(blake2b(fold(raw).encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def _sampled(distinct: Sequence[Hashes]) -> list[Hashes]:
    """What the index holds of each text; what only one text holds shows nothing, and most shingles are such."""
    samples = [h if len(h) < SHORT else h[h % np.uint64(SAMPLED) == 0] for h in distinct]
    if not samples:
        return []
    found, counts = np.unique(np.concatenate(samples), return_counts=True)
    shared = found[counts > 1]
    return [sample[holds(sample, shared)] for sample in samples]


def _least(size: int, share: float) -> float:
    """Sampled shingles that two texts have in common when they share so much of `size`: less only once in 30,000."""
    expected = size * share / SAMPLED
    return max(1.0, expected - 4 * sqrt(expected * (1 - share)))


def _last_word(one: str, places: Placed, word: int, other: str, begin: int) -> int:
    """The last word up to which `one` from this word on stands verbatim in `other`; the one before `word` if none."""
    ends, apart = places.ends, begin - places.starts[word]
    last, end, step = word - 1, places.starts[word], SIZE
    while step:
        ahead = last + step
        if ahead < len(ends) and other.startswith(one[end : ends[ahead]], end + apart):
            last, end, step = ahead, ends[ahead], step * 2
        else:
            # Fewer than SIZE words make no passage, so that most places are left after one look.
            step = step // 2 if last >= word else 0
    # In `other` the word may go on: 'harbour' is not verbatim in 'harbours'.
    return last - 1 if last >= word and _WORD.match(other, end + apart) else last
