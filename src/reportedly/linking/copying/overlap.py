"""How much two texts share, and of which sort: prose or quotation, furniture or their own.
In: the revisions of a group. Out: their texts in order of time, and what each shares with an earlier one.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reportedly.linking.copying.direction import outlet_of
from reportedly.linking.copying.furniture import NEVER, furniture
from reportedly.linking.copying.shared import Held, held
from reportedly.linking.copying.shingles import Places, Words, shingled
from reportedly.linking.following.known import by_article, order
from reportedly.record import Revision

SHARED = 0.5
"""Part of the shorter text's shingles that the other must hold."""
LEAST = 8
"""Fewest shared shingles: two short notices are not copies for one phrase."""
LEAST_REWRITTEN = 12
"""Fewest shingles of prose in a rewrite: two sentences, or several turns of phrase."""


class Page(NamedTuple):
    """One text of the group in its place in time."""

    place: int
    revision: Revision
    outlet: str
    article: str
    words: Words
    held: Held
    since: Places
    """From which place on each of its shingles is furniture of its outlet."""
    first: int
    """The first such place."""

    def repeated(self, by: int) -> NDArray[np.bool_]:
        """Which of its shingles are furniture by a place in time."""
        return np.asarray(self.since <= by, np.bool_)

    def furnished(self, by: int) -> tuple[int, int]:
        """How many of its shingles are furniture by then, and how many of these are prose."""
        if self.first > by:
            return 0, 0
        repeated = self.repeated(by)
        return int(np.count_nonzero(repeated)), int(np.count_nonzero(repeated & ~self.held.spoken))


class Shares(NamedTuple):
    """How many shingles two texts share, and of which sort; those of the shorter text to compare with."""

    all: int
    prose: int
    """Outside quotation marks in both."""
    fresh: int
    """That neither outlet prints under every article."""
    own: int
    """Prose, and fresh."""
    size: int
    """Of the shorter text."""
    body: int
    """Of the shorter text, without what is furniture of either outlet."""
    body_prose: int


def pages_of(group: Sequence[Revision]) -> tuple[list[Page], int]:
    """The texts by when their words were out, and how many shingles several of them hold."""
    revisions = {r.text.id: r for texts in by_article(group).values() for r in texts}
    timeline = sorted(revisions.values(), key=lambda r: (order(r)[1], r.text.id))
    read = [shingled(revision.text.text, revision.text.captions) for revision in timeline]
    texts, common = held(read)
    outlets = [outlet_of(revision) for revision in timeline]
    articles = [revision.text.article_id for revision in timeline]
    since = furniture(texts, outlets, articles)
    words = [text.words for text in read]
    first = [int(places.min(initial=NEVER)) for places in since]
    parts = zip(range(len(words)), timeline, outlets, articles, words, texts, since, first, strict=True)
    return [Page(*part) for part in parts], common


class _Bits(NamedTuple):
    """The marks of one of two texts on a shingle that both hold."""

    spoken: np.uint8
    repeated: np.uint8


EARLIER, LATER = _Bits(np.uint8(1), np.uint8(2)), _Bits(np.uint8(4), np.uint8(8))
HELD = np.uint8(16)
"""Stands above the others: what has it is in the marked text."""
ANY = np.uint8(0)
SPOKEN, REPEATED = EARLIER.spoken | LATER.spoken, EARLIER.repeated | LATER.repeated


class Inside:
    """What one text holds, marked over all shingles, so that others are compared with it at one look each."""

    def __init__(self, common: int) -> None:
        self.page: Page | None = None
        # One more than there are: -1, which stands for what nobody else holds, is never marked.
        self.marks = np.zeros(common + 1, np.uint8)
        self.other = np.zeros(common + 1, np.bool_)

    def take(self, page: Page) -> None:
        """Marks the shingles of `page`."""
        self.page = page
        repeated = page.repeated(page.place) * LATER.repeated
        self.marks[page.held.numbers] = HELD | page.held.spoken * LATER.spoken | repeated

    def leave(self) -> None:
        """Takes the marks away."""
        if self.page is not None:
            self.marks[self.page.held.numbers] = 0
            self.page = None

    def runs(self, one: Page, other: Page) -> NDArray[np.bool_]:
        """Which runs of `one`, in its order, `other` holds."""
        if other is self.page:
            return np.asarray(self.marks[one.held.order] > 0, np.bool_)
        self.other[other.held.numbers] = True
        found = self.other[one.held.order]
        self.other[other.held.numbers] = False
        return np.asarray(found, np.bool_)

    def shares(self, one: Page, cites: bool) -> Shares | None:
        """What the marked text shares with an earlier one; None when that is too little to be anything."""
        assert self.page is not None  # noqa: S101 - taken before
        marked = self.marks[one.held.numbers]
        at = marked.nonzero()[0]
        if len(at) < LEAST:
            return None
        place = self.page.place
        codes = marked[at] | one.held.spoken[at] * EARLIER.spoken
        if one.first <= place:
            codes |= (one.since[at] <= place) * EARLIER.repeated
        sorts: list[int] = np.bincount(codes, minlength=2 * HELD)[HELD:].tolist()
        small, mine, theirs = one, EARLIER, LATER
        if one.held.size > self.page.held.size:
            small, mine, theirs = self.page, LATER, EARLIER
        prose = _count(sorts, lacking=SPOKEN)
        if not cites and len(at) < SHARED * small.held.size and prose < LEAST_REWRITTEN:
            return None
        furnished, furnished_prose = small.furnished(place)
        more = _count(sorts, having=theirs.repeated, lacking=mine.repeated)
        more_prose = _count(sorts, having=theirs.repeated, lacking=mine.repeated | mine.spoken)
        return Shares(
            all=len(at),
            prose=prose,
            fresh=_count(sorts, lacking=REPEATED),
            own=_count(sorts, lacking=SPOKEN | REPEATED),
            size=small.held.size,
            body=small.held.size - furnished - more,
            body_prose=small.held.prose - furnished_prose - more_prose,
        )


def _count(sorts: Sequence[int], *, lacking: np.uint8, having: np.uint8 = ANY) -> int:
    """How many shared shingles lack the one and have the other marks, of a histogram over all marks."""
    return sum(sorts[code] for code in _codes(int(lacking), int(having)))


@cache
def _codes(lacking: int, having: int) -> tuple[int, ...]:
    return tuple(code for code in range(int(HELD)) if not code & lacking and code & having == having)
