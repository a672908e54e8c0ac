"""Stories as a stream of articles tells them: each joins the story it fits best, or opens one; stories merge and split.
In: leads, in the order of the stream. Out: the stories, and what holds their articles together.

What an article costs does not hang on how many went before it: it meets only articles that are still fresh.
"""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple, Self

import msgspec
import numpy as np

from reportedly.linking.following.fresh import Fresh, FreshState
from reportedly.linking.following.leads import Lead
from reportedly.linking.following.likeness import evidence, parts, probability, weighed
from reportedly.record import Record

JOIN = 0.0
"""Least mean log-odds between an article and a story: likelier than not. What follows was chosen on the development
part of a stream of news with editors' story ids, on our example story, and on both mixed."""
MERGE = -0.3
"""The same between two stories that an article fits both of, without that article: less, as it has spoken already."""
SPLIT = -1.5
"""Mean log-odds below which two parts of a story are two: well below MERGE, so that none goes back and forth."""
RECENT = 16
"""Articles of a story, the latest, that others are compared with."""
BRIDGE = 8
"""The same where two stories are compared."""
HELD = 1_000_000
"""Words of which it is kept how many articles had them; of more, the rarer half is forgotten."""
BLOCK = 64
"""Articles whose vectors are multiplied with others' at once."""
ALONE, CROWD = 0.75, 20
"""Log-odds by which an article without rivals is likelier to be of a story, less with each up to so many."""


class Tie(NamedTuple):
    """Two articles, by their places in the stream, that hold a story together, and why."""

    earlier: int
    later: int
    score: float
    words: tuple[str, ...]


@dataclass(slots=True)
class Telling:
    """A story on its way: the places of its articles, in order, and ties that span them."""

    members: list[int]
    ties: list[Tie] = field(default_factory=list)


class StreamState(Record, frozen=True, kw_only=True):
    """What a Stream holds between two articles."""

    count: int
    stories: dict[int, Telling]
    held: dict[str, int]
    fresh: FreshState


_to_state = msgspec.msgpack.Decoder(StreamState).decode


class Stream:
    """Everything that the next article's story hangs on."""

    def __init__(self) -> None:
        self.count = 0
        """Articles taken."""
        self.stories: dict[int, Telling] = {}
        """By the place of their first article."""
        self._held: Counter[str] = Counter()
        self._fresh = Fresh()

    def state(self) -> bytes:
        """What is held, to go on from with `resumed`."""
        return msgspec.msgpack.encode(
            StreamState(count=self.count, stories=self.stories, held=dict(self._held), fresh=self._fresh.state())
        )

    @classmethod
    def resumed(cls, state: bytes) -> Self:
        """The stream that `state` is of: whatever comes next, it tells the same as the stream itself."""
        held = _to_state(state)
        stream = cls()
        stream.count, stream.stories = held.count, held.stories
        stream._held, stream._fresh = Counter(held.held), Fresh.resumed(held.fresh)
        return stream

    def take(self, leads: Iterable[Lead]) -> None:
        """Gives the next articles their stories, the same as if they came one at a time."""
        remaining = iter(leads)
        while block := list(islice(remaining, BLOCK)):
            self._fresh.expect([lead.vector for lead in block])
            for lead in block:
                self._take(lead)

    def _take(self, lead: Lead) -> None:
        place, fresh = self.count, self._fresh
        words = weighed(lead.counts, self._held, place)
        fresh.meet(words, lead.vector, lead.day, place)
        fits = sorted(((-self._fit(number), number) for number in fresh.near()), key=lambda fit: fit)
        fitting = [number for fit, number in fits if -fit >= JOIN]
        ties = [self._tie(place, number, words, lead.forms) for number in fitting]
        self.count += 1
        self._held.update(lead.counts.keys())
        if len(self._held) > HELD:
            self._held = Counter(dict(self._held.most_common(HELD // 2)))
        fresh.keep(fitting[0] if fitting else place)
        if not fitting:
            self.stories[place] = Telling([place])
            return
        into = fitting[0]
        self.stories[into].members.append(place)
        self.stories[into].ties.append(ties[0])
        for number, tie in zip(fitting[1:], ties[1:], strict=True):
            into = self._merge(into, number, tie)
        if fresh.strains(self._recent(into), SPLIT):
            self._split(into)

    def _recent(self, number: int, most: int = RECENT) -> list[int]:
        return [place for place in self.stories[number].members[-most:] if place >= self._fresh.start]

    def _fit(self, number: int) -> float:
        """Mean log-odds of the article met and the latest of a story; a story that has few rivals takes more in."""
        odds = self._fresh.odds(self._recent(number))
        return float(odds.mean()) + self._alone(number)

    def _alone(self, *numbers: int) -> float:
        return ALONE * max(0.0, 1 - self._fresh.rivals_of(numbers) / CROWD)

    def _tie(self, place: int, number: int, words: Mapping[str, float], forms: Mapping[str, str]) -> Tie:
        recent = self._recent(number)
        odds = self._fresh.odds(recent)
        best = int(odds.argmax())
        why = evidence(words, self._fresh.words(recent[best]))
        return Tie(recent[best], place, probability(float(odds[best])), tuple(forms.get(key, key) for key in why))

    def _merge(self, one: int, other: int, tie: Tie) -> int:
        """The number of the story that now holds the one; both where they are near enough: the elder goes on."""
        ours = [place for place in self._recent(one, BRIDGE + 1) if place != tie.later]
        between = self._fresh.between(ours, self._recent(other, BRIDGE))
        if between.mean() + self._alone(one, other) < MERGE:
            return one
        elder, younger = sorted((one, other))
        gone, stays = self.stories.pop(younger), self.stories[elder]
        for place in gone.members:
            insort(stays.members, place)
        stays.ties += [*gone.ties, tie]
        self._fresh.move(gone.members, elder)
        return elder

    def _split(self, number: int) -> None:
        """Parts a story whose latest articles fall into two; what went before stays with the first of them."""
        recent, telling = self._recent(number), self.stories[number]
        stay, go, between = parts(self._fresh.between(recent, recent))
        if min(len(stay), len(go)) < 2 or between >= SPLIT:
            return
        gone = [recent[k] for k in go]
        left = set(gone)
        kept = [place for place in telling.members if place not in left]
        self.stories[number] = Telling(kept, self._spanning(kept, telling.ties))
        self.stories[gone[0]] = Telling(gone, self._spanning(gone, telling.ties))
        self._fresh.move(gone, gone[0])

    def _spanning(self, members: Sequence[int], ties: Iterable[Tie]) -> list[Tie]:
        """Those of the ties that are among the members, and new ones where these leave a gap."""
        inside = set(members)
        kept = [tie for tie in ties if tie.earlier in inside and tie.later in inside]
        group = {place: {place} for place in members}
        for tie in kept:
            _join(group, tie.earlier, tie.later)
        for before, place in enumerate(members[1:]):
            if group[place] is not group[members[0]]:
                kept.append(self._nearest(place, members[max(0, before + 1 - RECENT) : before + 1]))
                _join(group, members[0], place)
        return kept

    def _nearest(self, place: int, earlier: Sequence[int]) -> Tie:
        """The tie of an article with the nearest of some before it; without words where none of them is fresh."""
        fresh = [one for one in earlier if one >= self._fresh.start]
        if not fresh or place < self._fresh.start:
            return Tie(earlier[-1], place, 0.0, ())
        odds = self._fresh.between([place], fresh)[0]
        best = int(np.argmax(odds))
        why = evidence(self._fresh.words(place), self._fresh.words(fresh[best]))
        return Tie(fresh[best], place, probability(float(odds[best])), why)


def _join(group: dict[int, set[int]], one: int, other: int) -> None:
    """Makes one group of two, the smaller taken into the larger."""
    large, small = sorted((group[one], group[other]), key=len, reverse=True)
    if large is not small:
        large |= small
        group.update(dict.fromkeys(small, large))
