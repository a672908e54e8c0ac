"""Names from the scores of words. In: scores of tags, begin and inside of each kind. Out: ranges of words, kinds."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

from reportedly.reading.reader.decode import allowed, best_tags
from reportedly.reading.reader.model import Floats
from reportedly.record import Range


def names(windows: Sequence[Floats], kinds: Sequence[str]) -> list[tuple[Range, str]]:
    """The names of a text, given the scores [words, tags] of each of its windows.

    Tag 0 is outside, 1 + 2k begins a name of kind k, 2 + 2k goes on with one. The best path is taken, not the best tag
    of each word: a name does not change its kind on the way.
    """
    marks, transitions = _chain(tuple(kinds))
    paths = best_tags(windows, transitions, marks)
    found: list[tuple[Range, str]] = []
    for at, tag in enumerate(int(tag) for path in paths for tag in path):
        if marks[tag].startswith("B-"):
            found.append(((at, at + 1), kinds[(tag - 1) // 2]))
        elif marks[tag].startswith("I-"):
            (start, _), kind = found[-1]
            found[-1] = ((start, at + 1), kind)
    return found


@cache
def _chain(kinds: tuple[str, ...]) -> tuple[list[str], Floats]:
    marks = ["O", *(f"{mark}-{kind}" for kind in kinds for mark in "BI")]
    return marks, allowed(np.zeros((len(marks), len(marks)), dtype=np.float32), marks)
