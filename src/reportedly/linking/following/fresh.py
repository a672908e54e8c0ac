"""The articles of a stream that are still fresh: what the next one is compared with.
In: words, vectors and days, one article at a time. Out: which stories are near it, and the log-odds of pairs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Self

import numpy as np
from numpy.typing import NDArray

from reportedly.linking.following.leads import WIDTH, Floats
from reportedly.linking.following.likeness import WITH_VECTORS, WORDS_ONLY, Numbers, log_odds, shared
from reportedly.record import Record

DAYS = 30
"""Days that an article stays fresh."""
LEAST, MOST = 1000, 4000
"""Articles, the latest, that are fresh whatever their day, and that are at most."""
KEYS = 12
"""Words of an article, those that weigh most, by which others are found."""
HOLDERS = 50
"""Articles, the latest, that a word finds."""
NEAREST, STORIES = 12, 6
"""Articles that are nearest by a first look, and of how many stories of theirs is looked at in full."""
RIVAL = -1.6
"""Log-odds from which an article of another story is a rival: one that tells something much alike."""
UNDATED = -1

Whole = NDArray[np.int64]


class FreshState(Record, frozen=True, kw_only=True):
    """What Fresh holds between two articles."""

    start: int
    vectors: bytes
    """[articles, 384] signed bytes, all 0 where an article has no vector."""
    days: tuple[int, ...]
    numbers: tuple[int, ...]
    words: tuple[dict[str, float], ...]


class Fresh:
    """A window on the stream. Places are counted from the stream's beginning; those below `start` are gone."""

    def __init__(self) -> None:
        self.start = self.end = 0
        self._base = 0
        """The place of the first row."""
        self._vectors: Floats = np.zeros((0, WIDTH), dtype=np.float32)
        self._lengths: Numbers = np.ones(0)
        self._days: Whole = np.zeros(0, dtype=np.int64)
        self._numbers: Whole = np.zeros(0, dtype=np.int64)
        self._words: list[dict[str, float]] = []
        self._holders: dict[str, list[int]] = {}
        """The places of each word, in order; those that are stale among them."""

    def state(self) -> FreshState:
        """What is held, to go on from."""
        rows = slice(self.start - self._base, self.end - self._base)
        return FreshState(
            start=self.start,
            vectors=self._vectors[rows].astype(np.int8).tobytes(),
            days=tuple(self._days[rows].tolist()),
            numbers=tuple(self._numbers[rows].tolist()),
            words=tuple(self._words[rows]),
        )

    @classmethod
    def resumed(cls, state: FreshState) -> Self:
        """The window as it was."""
        fresh = cls()
        fresh.start = fresh._base = state.start
        fresh.end = state.start + len(state.days)
        numbers = np.frombuffer(state.vectors, dtype=np.int8).reshape(-1, WIDTH)
        fresh._vectors = numbers.astype(np.float32)
        fresh._lengths = np.array([_length(row) for row in fresh._vectors])
        fresh._days, fresh._numbers = np.array(state.days, dtype=np.int64), np.array(state.numbers, dtype=np.int64)
        fresh._words = list(state.words)
        for place, words in enumerate(state.words, state.start):
            for key in words:
                fresh._holders.setdefault(key, []).append(place)
        return fresh

    def expect(self, vectors: Sequence[Floats | None]) -> None:
        """The articles that `meet` will be called with next: multiplied at once, they cost a tenth of one at a time."""
        block = np.stack([np.zeros(WIDTH, dtype=np.float32) if vector is None else vector for vector in vectors])
        rows = slice(self.start - self._base, self.end - self._base)
        self._expected = 0
        self._before, self._first_place = block @ self._vectors[rows].T, self.start
        """[expected, fresh], [expected, expected]: products, exact in whatever order they are summed."""
        self._among = block @ block.T

    def meet(self, words: dict[str, float], vector: Floats | None, day: int | None, place: int) -> None:
        """The next article, at `place`: what is stale goes, and what is near it is looked for."""
        self._met, self._vector, self._day = words, vector, UNDATED if day is None else day
        self._length = _length(vector)
        self._retire(place)
        self._first = self._first_look(self._products())
        rival = self._first >= RIVAL
        self._rivals: Whole = np.concatenate([np.cumsum(rival[::-1])[::-1], [0]]).astype(np.int64)
        """[fresh + 1]: the rivals at each fresh article or after it."""
        self._rival = rival

    def near(self) -> list[int]:
        """The numbers of the stories that the article met may fit, the likeliest first."""
        count = min(NEAREST, len(self._first))
        if not count:
            return []
        least = np.partition(self._first, -count)[-count]
        places = np.flatnonzero(self._first >= least)[-STORIES * NEAREST :]  # of many that are as near, the latest
        ordered = sorted(places.tolist(), key=lambda at: (-self._first[at], -at))[:NEAREST]
        return list(dict.fromkeys(self._numbers[self.start - self._base + at].item() for at in ordered))[:STORIES]

    def odds(self, places: Sequence[int]) -> Numbers:
        """[places]: log-odds that the article met tells one story with these, articles of one story in their order."""
        at = np.array(places, dtype=np.int64)
        own = self._rival[at - self.start]
        rivals = (self._rivals[at - self.start] - np.cumsum(own[::-1])[::-1]).astype(np.float64)
        words = np.array([shared(self._met, self.words(place)) for place in places])
        days = self._apart(self._days[at - self._base], self._day)
        if self._vector is None:
            return log_odds(WORDS_ONLY, np.zeros(len(at)), words, days, rivals)
        vectors = self._vectors[at - self._base]
        cosines = vectors @ self._vector / (self._lengths[at - self._base] * self._length)
        return _odds(cosines, words, days, rivals, np.asarray(~vectors.any(axis=1)))

    def rivals_of(self, numbers: Sequence[int]) -> int:
        """How many fresh articles of other stories than these were near the article met."""
        theirs = self._numbers[self.start - self._base + np.flatnonzero(self._rival)]
        return int(len(theirs) - sum(np.count_nonzero(theirs == number) for number in numbers))

    def keep(self, number: int) -> None:
        """The article met is of this story."""
        row = self.end - self._base
        if row == len(self._days):
            self._make_room()
            row = self.end - self._base
        if self._vector is not None:
            self._vectors[row], self._lengths[row] = self._vector, self._length
        self._days[row], self._numbers[row] = self._day, number
        self._words.append(self._met)
        for key in self._met:
            self._holders.setdefault(key, []).append(self.end)
        self.end += 1

    def words(self, place: int) -> Mapping[str, float]:
        """The weighed words of a fresh article."""
        return self._words[place - self._base]

    def move(self, places: Iterable[int], number: int) -> None:
        """These articles are of that story now."""
        rows = [place - self._base for place in places if place >= self.start]
        self._numbers[rows] = number

    def between(self, left: Sequence[int], right: Sequence[int]) -> Numbers:
        """[left, right]: log-odds of pairs of kept articles, with rivals as the article met last has them."""
        one, other = np.array(left, dtype=np.int64), np.array(right, dtype=np.int64)
        vectors, others = self._vectors[one - self._base], self._vectors[other - self._base]
        cosines = vectors @ others.T / np.outer(self._lengths[one - self._base], self._lengths[other - self._base])
        words = np.array([[shared(self.words(a), self.words(b)) for b in right] for a in left])
        days = self._apart(self._days[one - self._base][:, None], self._days[other - self._base][None, :])
        own = np.array(sorted({*left, *right}), dtype=np.int64)
        rivals = np.abs(self._rivals_after(one, own)[:, None] - self._rivals_after(other, own)[None, :])
        blind = np.logical_or.outer(~vectors.any(axis=1), ~others.any(axis=1))
        return _odds(cosines, words, days, rivals, blind)

    def strains(self, places: Sequence[int], odds: float) -> bool:
        """Whether the last of these articles, just kept, is further than `odds` from another, so that they may part."""
        if len(places) < 4:
            return False
        return bool((self.between([places[-1]], places[:-1]) < odds).any())

    def _rivals_after(self, places: Whole, own: Whole) -> Numbers:
        """How many rivals came at each place or after it, without those among `own`."""
        inside = np.minimum(places - self.start, len(self._rivals) - 1)
        known = own[own - self.start < len(self._rival)]
        mine = np.concatenate([np.cumsum(self._rival[known - self.start][::-1])[::-1], [0]])
        counted: Numbers = (self._rivals[inside] - mine[np.searchsorted(known, places)]).astype(np.float64)
        return counted

    @staticmethod
    def _apart(days: Whole, day: Whole | int) -> Numbers:
        """Days between; none where one of the two has no day."""
        return np.where((days == UNDATED) | (day == UNDATED), 0, np.abs(days - day)).astype(np.float64)

    def _products(self) -> Floats:
        """[fresh]: of the vector met with those of all that are fresh."""
        number, self._expected = self._expected, self._expected + 1
        before, among = self._before[number, self.start - self._first_place :], self._among[number, :number]
        return np.concatenate([before, among])

    def _first_look(self, products: Floats) -> Numbers:
        """[fresh]: log-odds by vectors and the words that weigh most, as if all were of one day."""
        weights = WORDS_ONLY if self._vector is None else WITH_VECTORS
        found = np.full(self.end - self.start, weights.base)
        if self._vector is not None:
            rows = slice(self.start - self._base, self.end - self._base)
            found += weights.vectors * (products / (self._lengths[rows] * self._length))
        for key in sorted(self._met, key=lambda key: (-self._met[key], key))[:KEYS]:
            for place in self._holders.get(key, ())[-HOLDERS:]:
                if place >= self.start:
                    found[place - self.start] += weights.words * self._met[key] * self.words(place)[key]
        return found

    def _retire(self, place: int) -> None:
        while self.start < self.end and place - self.start > LEAST:
            day = self._days[self.start - self._base]
            if place - self.start <= MOST and not (self._day > day + DAYS and day != UNDATED):
                break
            self.start += 1

    def _make_room(self) -> None:
        """Lets go of what is stale, and doubles the rows where the most of them are fresh."""
        fresh = slice(self.start - self._base, self.end - self._base)
        count = self.end - self.start
        more = max(1024, 2 * count) - count
        self._vectors = np.concatenate([self._vectors[fresh], np.zeros((more, WIDTH), dtype=np.float32)])
        self._lengths = np.concatenate([self._lengths[fresh], np.ones(more)])
        self._days = np.concatenate([self._days[fresh], np.zeros(more, dtype=np.int64)])
        self._numbers = np.concatenate([self._numbers[fresh], np.zeros(more, dtype=np.int64)])
        self._words = self._words[fresh]
        kept = ((key, [place for place in places if place >= self.start]) for key, places in self._holders.items())
        self._holders = {key: places for key, places in kept if places}
        self._base = self.start


def _odds(cosines: Numbers, words: Numbers, days: Numbers, rivals: Numbers, blind: NDArray[np.bool_]) -> Numbers:
    """Log-odds of pairs, by words alone where one of the two has no vector."""
    seen = log_odds(WITH_VECTORS, cosines, words, days, rivals)
    return np.where(blind, log_odds(WORDS_ONLY, cosines, words, days, rivals), seen) if blind.any() else seen


def _length(vector: Floats | None) -> float:
    return float(np.sqrt(vector @ vector)) or 1.0 if vector is not None else 1.0
