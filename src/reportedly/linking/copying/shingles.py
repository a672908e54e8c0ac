"""Runs of neighbouring words, hashed: what two texts can have in common.
In: a text. Out: its words with their places, a hash of each run of five, and which of these are quoted.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reportedly.linking.copying.quotations import quoted
from reportedly.linking.words import fold

SIZE = 5
"""Words in a shingle."""
LETTERS = 0x2100
"""Code points that are folded by a table; a text with letters beyond is folded letter by letter."""
LENGTH = 1 << 15
"""Code points whose powers are kept at hand; those of a longer text are made for it."""

Hashes = NDArray[np.uint64]
Places = NDArray[np.int32]
_BASE = 0x9E3779B97F4A7C15
_POWERS = tuple(np.uint64(pow(0xD6E8FEB86659FD93, power, 1 << 64)) for power in range(SIZE))
_MIXER = np.uint64(0xBF58476D1CE4E5B9)
_SEVERAL = np.uint32(0xFFFFFFFF)
"""Stands for a letter that folds into several or none ('ß', 'ﬁ')."""


class Words(NamedTuple):
    """A text with the places of its words."""

    text: str
    """With blanks for what is left out, so that places stay what they are."""
    starts: Places
    ends: Places


class Shingled(NamedTuple):
    """A text with its words and its shingles, in the order of the text."""

    words: Words
    runs: Hashes
    """Of each run of SIZE words; run `i` begins with word `i`."""
    spoken: NDArray[np.bool_]
    """Of each run, whether it stands within one quotation."""


def shingled(text: str, left_out: Iterable[tuple[int, int]] = ()) -> Shingled:
    """The shingles of `text`, folded, as if the ranges left out held no words."""
    for start, end in left_out:
        text = text[:start] + " " * (end - start) + text[end:]
    words, hashes = _words(text)
    runs = np.zeros(max(len(hashes) - SIZE + 1, 0), np.uint64)
    for offset, power in enumerate(_POWERS):
        runs += hashes[offset : offset + len(runs)] * power
    runs ^= runs >> np.uint64(32)
    runs *= _MIXER
    return Shingled(words, runs, _within(words.starts, len(runs), quoted(text)))


def _words(text: str) -> tuple[Words, Hashes]:
    """The words of `text` (as `\\w+` finds them) and the hash of each, folded: the same in every process.

    The hash is a polynomial over the letters (Karp and Rabin 1987), made for all words at once from running sums: what
    a sum grows by over a word, brought back to where the first word begins.
    """
    letters = _folded(np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32))
    inside = np.zeros(len(letters) + 2, np.int8)
    np.not_equal(letters, 0, out=inside[1:-1].view(np.bool_))
    edges = np.flatnonzero(inside[1:] != inside[:-1]).astype(np.int32)
    starts, ends = edges[0::2], edges[1::2]
    powers, inverses = _powers() if len(letters) <= LENGTH else _raised(len(letters))
    sums = np.zeros(len(letters) + 1, np.uint64)
    np.cumsum(letters * powers[: len(letters)], out=sums[1:])
    hashes = (sums[ends] - sums[starts]) * inverses[starts]
    for place in np.unique(np.searchsorted(ends, np.flatnonzero(letters == _SEVERAL), side="right")).tolist():
        hashes[place] = _hash(fold(text[starts[place] : ends[place]]))
    return Words(text, starts, ends), hashes


def _folded(codes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Each letter folded, 0 for what is no part of a word."""
    table = _table()
    if not len(codes) or codes.max() < LETTERS:
        return table[codes]
    letters = table[np.minimum(codes, LETTERS - 1)]
    beyond = codes >= LETTERS
    found, which = np.unique(codes[beyond], return_inverse=True)
    letters[beyond] = np.array([_letter(code) for code in found.tolist()], np.uint32)[which]
    return letters


@cache
def _table() -> NDArray[np.uint32]:
    return np.array([_letter(code) for code in range(LETTERS)], np.uint32)


@lru_cache(maxsize=1 << 14)
def _letter(code: int) -> int:
    char = chr(code)
    if not (char.isalnum() or char == "_"):
        return 0
    folded = fold(char)
    return ord(folded) if len(folded) == 1 else int(_SEVERAL)


def _hash(word: str) -> np.uint64:
    return np.uint64(sum(ord(char) * pow(_BASE, place, 1 << 64) for place, char in enumerate(word)) % (1 << 64))


@cache
def _powers() -> tuple[Hashes, Hashes]:
    return _raised(LENGTH)


def _raised(count: int) -> tuple[Hashes, Hashes]:
    """The powers of the base, and their inverses, by place."""
    both = []
    for base in (_BASE, pow(_BASE, -1, 1 << 64)):
        steps = np.full(count, base, np.uint64)
        steps[:1] = 1
        both.append(np.multiply.accumulate(steps))
    return both[0], both[1]


def _within(starts: Places, count: int, ranges: Iterable[tuple[int, int]]) -> NDArray[np.bool_]:
    """Which of the first `count` runs begin and end in one of the ranges, which are in order and apart."""
    edges = np.searchsorted(starts, np.array([*ranges], np.int32).reshape(-1)).reshape(-1, 2)
    begins, ends = edges[:, 0], edges[:, 1] - SIZE + 1
    inside = np.zeros(len(starts) + 1, np.int32)
    long = ends > begins
    np.add.at(inside, begins[long], 1)
    np.add.at(inside, ends[long], -1)
    return np.asarray(np.cumsum(inside)[:count] > 0, np.bool_)
