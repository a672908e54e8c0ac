"""What an outlet prints under all its articles: footers, appeals, notes on the authors.
In: the texts of a group by the shingles they share, oldest first. Out: since when each is its outlet's furniture.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from reportedly.linking.copying.shared import Held
from reportedly.linking.copying.shingles import Places

REPEATED = 3
"""Articles of one outlet that hold a shingle, from which on it is furniture of that outlet."""
NEVER = np.int32(2**31 - 1)


def furniture(texts: Sequence[Held], outlets: Sequence[str], articles: Sequence[str]) -> list[Places]:
    """For each text, the place in time from which on each of its `numbers` is furniture of its outlet; else NEVER.

    The place is that of the article that makes it so: later articles change nothing before them. Of an article only
    the first revision counts.
    """
    since = [np.full(len(text.numbers), NEVER, np.int32) for text in texts]
    of_outlet: dict[str, list[int]] = {}
    for place, outlet in enumerate(outlets):
        if outlet:
            of_outlet.setdefault(outlet, []).append(place)
    for places in of_outlet.values():
        firsts = list({articles[place]: place for place in reversed(places)}.values())
        if len(firsts) >= REPEATED:
            numbers, from_ = _repeated(sorted(firsts), texts)
            for place in places if len(numbers) else ():
                at = np.searchsorted(numbers, texts[place].numbers)
                same = numbers.take(at, mode="clip") == texts[place].numbers
                since[place][same] = from_[at[same]]
    return since


def _repeated(places: Sequence[int], texts: Sequence[Held]) -> tuple[Places, Places]:
    """The shingles that REPEATED of these texts hold, sorted, and the place of the text that makes each so."""
    numbers = np.concatenate([texts[place].numbers for place in places])
    since = np.repeat(np.array(places, np.int32), [len(texts[place].numbers) for place in places])
    order = np.argsort(numbers, kind="stable")
    numbers, since = numbers[order], since[order]
    again = np.flatnonzero(numbers[REPEATED - 1 :] == numbers[: len(numbers) - REPEATED + 1]) + REPEATED - 1
    found, first = np.unique(numbers[again], return_index=True)
    return found, since[again][first]
