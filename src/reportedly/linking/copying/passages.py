"""Where two texts have the same words, to the letter.
In: a text, which of its runs another text has too, and that text. Out: the longest ranges.
"""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from reportedly.linking.copying.shingles import SIZE, Words

LOOKED_AT = 12
"""Places that are looked at for each passage that is asked for."""
ENOUGH = 30
"""Words of a passage that shows enough: once all that are asked for have so many, longer ones are not looked for."""
_WORD = re.compile(r"\w+")


def passages(one: Words, shared: NDArray[np.bool_], other: str, most: int) -> tuple[tuple[int, int], ...]:
    """Long ranges of a text, at most so many, that stand verbatim in `other`: SIZE words or more, in order.

    `shared` says which of its runs of SIZE words `other` has in some spelling: quotes, case and line ends may differ,
    and there a stretch of shared words parts into passages.
    """
    found: list[tuple[int, int, int]] = []
    looks = most * LOOKED_AT
    beaten = SIZE - 1
    for first, past in _longest_first(shared):
        while past - first > beaten and looks > 0:
            looks -= 1
            words, end = _verbatim(one, first, past, other)
            if words:
                found.append((-words, int(one.starts[first]), end))
                if len(found) >= most:
                    worst = -sorted(found)[most - 1][0]
                    beaten = len(one.starts) if worst >= ENOUGH else max(worst, beaten)
            first += max(words, 1)
    return tuple(sorted((start, end) for _, start, end in sorted(found)[:most]))


def _longest_first(shared: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """The stretches of words, [first, past), whose runs are all shared; the longest first."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], shared, [False])).astype(np.int8)))
    begins, ends = edges[0::2], edges[1::2] + SIZE - 1
    by_length = np.argsort(begins - ends, kind="stable")
    return list(zip(begins[by_length].tolist(), ends[by_length].tolist(), strict=True))


def _verbatim(one: Words, first: int, past: int, other: str) -> tuple[int, int]:
    """How many words from `first` on, before `past`, stand verbatim in `other`, and where they end; 0 if below SIZE.

    Followed from the first place in `other` where SIZE of them stand.
    """
    text, begin, ends = one.text, int(one.starts[first]), one.ends[first:past]
    at = other.find(text[begin : int(ends[SIZE - 1])])
    if at < 0 or (at and _WORD.match(other, at - 1)):
        return 0, begin

    def stands(words: int) -> bool:
        # In `other` the word may go on: 'harbour' is not verbatim in 'harbours'.
        end = int(ends[words - 1])
        return other.startswith(text[begin:end], at) and not _WORD.match(other, at + end - begin)

    least, most = SIZE - 1, past - first + 1
    while most - least > 1:
        # The whole stretch first, which is what stands most often.
        middle = most - 1 if most == past - first + 1 else (least + most) // 2
        least, most = (middle, most) if stands(middle) else (least, middle)
    return (least, int(ends[least - 1])) if least >= SIZE else (0, begin)
