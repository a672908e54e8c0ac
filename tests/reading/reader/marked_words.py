"""Statements marked in a test's text as `tests.reading.marked` says, made what the model gives: ranges of words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from reportedly.reading.reader.decode import Parts
from reportedly.reading.reader.words import Words, words_of
from reportedly.record import Range
from tests.reading.marked import unmarked


def marked(text: str) -> tuple[Words, list[Parts]]:
    """The words of a text, and its statements in the order of their anchors, the first words of their cues."""
    plain, statements = unmarked(text)
    words = words_of(plain)

    def inside(places: Sequence[Range]) -> tuple[Range, ...]:
        held = [[k for k, (at, _) in enumerate(words.places) if start <= at < end] for start, end in places]
        return tuple((ks[0], ks[-1] + 1) for ks in held)

    found = []
    for places in statements:
        parts = Parts(
            anchor=inside(places["c"] or places["x"])[0][0],
            probability=0.9,
            source=inside(places["s"]),
            cue=inside(places["c"]),
            content=inside(places["x"]),
            via=inside(places["v"]),
            hedges=inside(places["h"]),
            stances=np.zeros(11, dtype=np.float32),
            anonymous=None,
        )
        found.append(parts)
    return words, sorted(found, key=lambda parts: parts.anchor)
