"""Which statements put one proposition: the claims of a story, found day by day.
In: everything said in a group, in order. Out: claims with their members; each day's depend on no later day.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby, pairwise

from reportedly.linking.claiming.agreement import agree, counts, enough, of_modes
from reportedly.linking.claiming.alike import Alike
from reportedly.linking.claiming.contents import Role, Said, Vector
from reportedly.linking.claiming.counted import Counted
from reportedly.linking.claiming.gathered import Gathered
from reportedly.linking.claiming.pairs import Weight
from reportedly.linking.claiming.propositions import topics

SAME = 0.5
"""Least agreement (harmonic mean of both coverages) of a statement with the claim that it puts."""
ENTAILS = 0.6
"""Least part of a claim that a longer statement must hold to carry that claim too."""
WITHIN = 0.95
"""Part of a statement from which on it says nothing beside the claim that holds it."""
AIMED = 0.4
"""Least part of a denial, or of a silence, that a claim must hold to be what it is about."""
FIGURE = 0.2
"""Least agreement for one number of one counted thing to be one claim."""
NATION_WEIGHT = 0.6
"""A country weighs less than a word of its own rarity: it is in every sentence of such a story."""
ANSWERED, COUNTED = 0.5, 0.9
"""Scores of links that rest on a pointing word, and on one number of one counted thing."""
RAREST = 4
"""Rarest words of a statement by which claims are looked up, so that no statement meets every claim."""
LARGEST = 12
"""Largest claims, which every statement meets: the story's own subject has no rare words."""
NEWEST = 40
"""Claims looked at for one word, one number or one article, newest first: what bounds the work on a hostile page."""
CARRIED = 2
NAMING = 2
"""Words of topic in what only names a matter."""
TARGETS = 3


def gather(everything: Sequence[Said]) -> tuple[Gathered, ...]:
    """The claims of everything said, oldest first. Within a day assertions come before denials, and silences last."""
    book = _Book()
    for _, day in groupby(everything, key=lambda said: said.day):
        batch = list(day)
        book.weigh(batch)
        for said in sorted(batch, key=_turn):
            book.enter(said)
    return tuple(book.claims)


def story_weights(everything: Sequence[Said]) -> tuple[Weight, Vector | None]:
    """How telling each word is in a whole story, and what its statements mean on the whole: what pairs are told by."""
    book = _Book()
    book.weigh(everything)
    return book.weight, book.alike.centre


def _turn(said: Said) -> tuple[int, bool, object]:
    """Within a day: what is asserted, then what watches or hedges it, then denials, then silences."""
    turns: Mapping[Role, int] = {"supports": 1 if said.watching else 0, "hedges": 1, "denies": 2, "declines": 3}
    return turns[said.role], not said.stands, said.rank


class _Book:
    """The claims so far, with an index from words to claims, the weights of words, and what pairs are told by."""

    def __init__(self) -> None:
        self.claims: list[Gathered] = []
        self.by_word: dict[str, list[int]] = {}
        self.by_amount: dict[int | float, list[int]] = {}
        self.held: Counter[str] = Counter()
        self.statements = 0
        self.largest: list[int] = []
        self.of_article: dict[str, list[int]] = {}
        self.joined: dict[str, list[int]] = {}
        self.before: dict[str, str] = {}
        self.alike = Alike(self.weight)

    def weigh(self, batch: Sequence[Said]) -> None:
        """Learns how common each word is in the story, up to and with this day."""
        self.statements += len(batch)
        self.alike.learn(batch)
        for before, after in pairwise(sorted(batch, key=lambda said: (said.text_id, said.rank))):
            if before.text_id == after.text_id:
                self.before[after.statement.id] = before.statement.id
        for said in batch:
            self.held.update(said.words)

    def weight(self, word: str) -> float:
        rarity = math.log(1 + self.statements / max(self.held[word], 1))
        return rarity * NATION_WEIGHT if word.startswith("@") else rarity

    def enter(self, said: Said) -> None:
        joined: list[int] = []
        if said.denied:
            pass
        elif said.blanket:
            joined = self._answer(said)
        elif said.role == "supports" or said.role == "hedges":
            joined = self._assert(said)
        else:
            joined = self._aim(said)
        likely = self._likely(said, joined)
        joined = joined or likely
        self.joined[said.statement.id] = joined
        self.of_article.setdefault(said.article, []).extend(joined)

    def _likely(self, said: Said, joined: Sequence[int]) -> list[int]:
        """The claim beside those joined by words that it puts in other words, as pairs of statements tell."""
        if said.denied or said.blanket:
            return []
        others = (index for index in self.alike.nearest(said) if index not in joined)
        likely = self.alike.best(said, {i: self.claims[i].members for i in others if agree(said, self.claims[i])})
        for index, score in likely:
            self._carry(index, said, round(score, 6))
        return [index for index, _ in likely]

    def _assert(self, said: Said) -> list[int]:
        figured = (self._count(said, counted) for counted in counts(said))
        joined = [index for index in figured if index is not None]
        ranked = self._ranked(said)
        best = next(
            (item for item in ranked if item[1] not in joined and not (joined and self.claims[item[1]].figure)), None
        )
        if best is not None and (best[0] >= SAME or best[3] >= WITHIN):
            self._join(best[1], said, best[0])
            joined.append(best[1])
        carried = [item for item in ranked if item[2] >= ENTAILS and item[1] not in joined and self._tells(item[1])]
        for score, index, _, _ in carried[:CARRIED]:
            self._carry(index, said, score)
            joined.append(index)
        if not joined:
            joined += [self._open(said, None)] if said.stands else self._named(said)
        if said.refers:
            joined += [index for index in self._answer(said)[:1] if index not in joined]
        return joined

    def _tells(self, index: int) -> bool:
        """Whether a claim says enough of its own to be carried by a longer statement."""
        return len(topics(self.claims[index].words)) > 1

    def _aim(self, said: Said) -> list[int]:
        """A denial or silence is about every claim that holds what it names."""
        ranked = [item for item in self._ranked(said) if item[3] >= AIMED]
        joined = [index for _, index, _, _ in ranked[: TARGETS if said.role == "denies" else 1]]
        for score, index, _, _ in ranked[: len(joined)]:
            self._carry(index, said, score)
        if not joined and said.role == "denies":
            nearest = self._nearest(said)
            joined += [nearest] if nearest is not None else self._named(said)
            if not joined and said.stands:
                joined.append(self._open(said, None))
        return joined

    def _named(self, said: Said) -> list[int]:
        """What words that only name a matter ('the deployment') are about: the largest claim that is full of it."""
        if said.stands or len(said.topics) > NAMING:
            return []
        for index in self.largest:
            claim = self.claims[index]
            if claim.figure is None and any(
                2 * claim.words[word] >= len(claim.members) for word in said.topics if word[0] == "~"
            ):
                self._carry(index, said, FIGURE)
                return [index]
        return []

    def _nearest(self, said: Said) -> int | None:
        """What a denial in other words is about: of its article, the claim that has most of its matter."""
        told = {}
        for index in self._told(said.article):
            words = self.claims[index].words
            matter = [word for word in said.words if word in words]
            if any(word[0] == "~" for word in matter):
                told[index] = sum(map(self.weight, sorted(matter)))
        own = [index for index in told if said.speaker & set(self.claims[index].words)]
        best = max(own or told, key=lambda index: (told[index], len(self.claims[index].members), index), default=None)
        if best is not None:
            self._carry(best, said, FIGURE)
        return best

    def _answer(self, said: Said) -> list[int]:
        """A blanket answer is about what the same article has just told, of the party it names or of the speaker's."""
        targets = self._answered(said)
        for index in targets:
            self._carry(index, said, ANSWERED)
        return targets

    def _answered(self, said: Said) -> list[int]:
        told = [index for index in self._told(said.article) if self.claims[index].figure is None]
        own = {party.nation for party in said.parties if party.nation}
        on_party = [i for i in told if self._names(i, own) and not self._tellers(i) & own]
        if (said.points or not said.nations) and (pointed := self.joined.get(self.before.get(said.statement.id, ""))):
            pointed = [index for index in pointed if self.claims[index].figure is None]
            more = on_party if said.role == "denies" and said.points else []
            return [*pointed, *(i for i in sorted(more, key=self._size) if i not in pointed)][:TARGETS]
        candidates = told or self.largest[:1]
        of_party = [i for i in candidates if said.nations and self._tellers(i) & said.nations - own]
        on_party = [i for i in candidates if said.role in ("denies", "declines") and self._names(i, own)]
        chosen = of_party or on_party or candidates
        return sorted(chosen, key=self._size)[: TARGETS if of_party else 1]

    def _names(self, index: int, nations: set[str]) -> bool:
        return any(f"@{nation}" in self.claims[index].words for nation in nations)

    def _told(self, article: str) -> list[int]:
        """The claims that an article last told, newest first."""
        return list(dict.fromkeys(reversed(self.of_article.get(article, [])[-NEWEST:])))

    def _tellers(self, index: int) -> set[str]:
        return {p.nation for m in self.claims[index].members if m.role == "supports" for p in m.parties if p.nation}

    def _size(self, index: int) -> tuple[int, int]:
        return -len(self.claims[index].members), -index

    def _count(self, said: Said, counted: Counted) -> int | None:
        """The claim of this number of this thing: an earlier one, or a new one where the words stand alone."""
        amount = counted.amount
        for index in self.by_amount.get(amount, [])[-NEWEST:] if amount is not None else ():
            claim = self.claims[index]
            if (
                claim.figure
                and claim.figure.figure.increment == counted.figure.increment
                and claim.figure.alike(counted)
                and (
                    claim.figure.plainly(counted, on=not said.topics.isdisjoint(claim.words))
                    or self._same_thing(claim, said)
                )
            ):
                self._join(index, said, COUNTED)
                return index
        return self._open(said, counted) if said.stands else None

    def _same_thing(self, claim: Gathered, said: Said) -> bool:
        score, _, _, _ = self._score(said, claim, 0)
        return score >= FIGURE

    def _open(self, said: Said, counted: Counted | None) -> int:
        index = len(self.claims)
        self.claims.append(Gathered(said, counted))
        self._join(index, said, 1.0)
        if counted is not None and counted.amount is not None:
            self.by_amount.setdefault(counted.amount, []).append(index)
        return index

    def _join(self, index: int, said: Said, score: float) -> None:
        self.claims[index].join(said, round(score, 6))
        self._index(index, said.words)
        self.alike.join(index, said)
        self._grown(index)

    def _carry(self, index: int, said: Said, score: float) -> None:
        self.claims[index].join(said, round(score, 6), teaches=False)
        self.alike.join(index, said)
        self._grown(index)

    def _grown(self, index: int) -> None:
        """Keeps the list of the largest claims."""
        self.largest = sorted({*self.largest, index}, key=self._size)[:LARGEST]

    def _index(self, index: int, words: Iterable[str]) -> None:
        for word in sorted(words):
            holders = self.by_word.setdefault(word, [])
            if index not in holders[-LARGEST:]:
                holders.append(index)

    def _ranked(self, said: Said) -> list[tuple[float, int, float, float]]:
        """Claims that may be its own, best first: (score, index, shared part of the claim, of the statement)."""
        rare = sorted(said.words, key=lambda word: (self.held[word], word))[:RAREST]
        found = {index for word in rare for index in self.by_word.get(word, [])[-NEWEST:]}
        found.update(self.largest)
        scored = [self._score(said, self.claims[i], i) for i in found if agree(said, self.claims[i])]
        return sorted((s for s in scored if s[0] > 0), key=lambda s: (-s[0], s[1]))

    def _score(self, said: Said, claim: Gathered, index: int) -> tuple[float, int, float, float]:
        """The best of the statement's sentences, or of the whole, against the claim."""
        best = (0.0, index, 0.0, 0.0)
        sharing = [(unit, sorted(word for word in unit if word in claim.words)) for unit in said.units]
        sharing = [(unit, shared) for unit, shared in sharing if enough(shared, said)]
        if not sharing:
            return best
        size, mode = len(claim.members), of_modes(said, claim)
        whole = sum(self.weight(word) * min(1.0, n / size) for word, n in sorted(claim.words.items()))
        for unit, shared in sharing:
            of_claim = mode * sum(self.weight(word) * min(1.0, claim.words[word] / size) for word in shared) / whole
            of_said = mode * sum(self.weight(word) for word in shared) / sum(self.weight(word) for word in sorted(unit))
            score = 2 * of_claim * of_said / (of_claim + of_said)
            best = max(best, (score, index, of_claim, of_said))
        return best
