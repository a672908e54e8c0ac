"""Names from the scores of words. In: scores of tags, begin and inside of each kind. Out: ranges of words, kinds."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

from reportedly.reading.reader.decode import allowed, best_tags
from reportedly.reading.reader.model import Floats
from reportedly.record import Range

SURE = 6.0
"""A word is outside of names when that scores by so much more than all else: 400 to 1."""


def names(windows: Sequence[Floats], kinds: Sequence[str]) -> list[tuple[Range, str]]:
    """The names of a text, given the scores [words, tags] of each of its windows.

    Tag 0 is outside, 1 + 2k begins a name of kind k, 2 + 2k goes on with one. The best path is taken, not the best tag
    of each word: a name does not change its kind on the way. Words that are surely outside part the paths.
    """
    marks, transitions = _chain(tuple(kinds))
    starts, runs = _unsure(windows)
    found: list[tuple[Range, str]] = []
    for start, path in zip(starts, best_tags(runs, transitions, marks), strict=True):
        for at, tag in enumerate(path.tolist(), start):
            if marks[tag].startswith("B-"):
                found.append(((at, at + 1), kinds[(tag - 1) // 2]))
            elif marks[tag].startswith("I-"):
                (first, _), kind = found[-1]
                found[-1] = ((first, at + 1), kind)
    return found


def _unsure(windows: Sequence[Floats]) -> tuple[list[int], list[Floats]]:
    """Runs of words that may belong to names: their places in the text, and their scores."""
    starts, runs, offset = [], [], 0
    for scores in windows:
        inside = scores[:, 0] - scores[:, 1:].max(-1, initial=-np.inf) < SURE
        edges = np.flatnonzero(np.diff(inside, prepend=False, append=False))
        for first, end in edges.reshape(-1, 2).tolist():
            starts.append(offset + first)
            runs.append(scores[first:end])
        offset += len(scores)
    return starts, runs


@cache
def _chain(kinds: tuple[str, ...]) -> tuple[list[str], Floats]:
    marks = ["O", *(f"{mark}-{kind}" for kind in kinds for mark in "BI")]
    return marks, allowed(np.zeros((len(marks), len(marks)), dtype=np.float32), marks)
