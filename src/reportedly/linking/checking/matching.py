"""Which statements and sentences of an archive speak of what a statement or sentence of a draft says.
In: the pages of an archive and the terms of a draft. Out: Matches, best first, by words in common weighed by rarity.

One pass over the archive, whatever the draft says. A measure of meaning, beside that of words, would be a `Measure`.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from reportedly.linking.checking.pages import Page, Unit
from reportedly.linking.checking.vocabulary import NUMBER, Vocabulary

CONTEXT = 0.6
"""What a word counts that is not in a content but in the sentence around it, or names who speaks."""
FEWEST = 0.4
"""Least part of what the draft says, by weight, that a match must have, even of the same speaker."""
LOOKED_AT = 40
"""Matches by the draft's words alone, of which the best are worked out in full."""
MOST = 16
LITTLE = 3
"""Terms of a statement that says nothing of its own: a refusal to comment, a rejection of reports."""
COVERED = 0.7
"""Weight of the draft's words that a match has, against the match's words that the draft has."""

Measure = Callable[[Unit, Unit], float]
"""How alike a unit of the draft and one of the archive are, 0 to 1."""


class Match(NamedTuple):
    """A unit of the archive that speaks of the same."""

    unit: Unit
    covered: float
    """Part of the draft's words, by weight, that it has."""
    score: float


class Index:
    """The units of an archive, by the terms of one draft."""

    def __init__(self, pages: Sequence[Page], vocabulary: Vocabulary, terms: Iterable[str]) -> None:
        self.pages = pages
        self.vocabulary = vocabulary
        self.units = [unit for page in pages for unit in page.units]
        self._weights = _rarity(pages, vocabulary)
        self._content, self._context = self._postings(frozenset(terms))

    def weight(self, terms: Iterable[str]) -> float:
        """What some terms weigh together."""
        return sum(self._weights.get(term, self._unseen) for term in sorted(terms) if term[0] != NUMBER)

    @property
    def _unseen(self) -> float:
        return math.log(1 + len(self.pages))

    def matches(self, unit: Unit, page: Page, *, measure: Measure | None = None) -> tuple[Match, ...]:
        """What speaks of the same as `unit` of the draft's `page`, best first; nothing for one without topic."""
        content, _ = self.terms_of(unit, page)
        wanted = {term: self._weights.get(term, self._unseen) for term in sorted(content)}
        total = sum(weight for term, weight in wanted.items() if term[0] != NUMBER)
        if not total or not self.units:
            return ()
        covered = np.zeros(len(self.units))
        for term, weight in wanted.items():
            covered[self._content.get(term, _NOWHERE)] += weight
            covered[self._context.get(term, _NOWHERE)] += weight * CONTEXT
        covered = np.minimum(covered / total, 1.0)
        best = np.argsort(-covered, kind="stable")[:LOOKED_AT]
        around = self.terms_of(unit, page)[1] | content
        found = [
            Match(
                self.units[k], float(covered[k]), self._score(self.units[k], float(covered[k]), around, unit, measure)
            )
            for k in best.tolist()
            if covered[k] >= FEWEST
        ]
        return tuple(sorted(found, key=lambda m: (-m.score, self._place(m.unit)))[:MOST])

    def around(self, unit: Unit, page: Page) -> tuple[Match, ...]:
        """Statements that say little ('declined to comment'), in sentences that name what that of `unit` names."""
        _, context = self.terms_of(unit, page)
        shared = np.zeros(len(self.units))
        for term in sorted(context):
            shared[self._content.get(term, _NOWHERE)] += self._weights.get(term, 0.0)
            shared[self._context.get(term, _NOWHERE)] += self._weights.get(term, 0.0)
        best = [k for k in np.argsort(-shared, kind="stable").tolist()[: 2 * LOOKED_AT] if shared[k] > 0]
        found = [self.units[k] for k in best if self.units[k].statement is not None]
        return tuple(Match(unit, 0.0, 1.0) for unit in found if len(self._said(unit)) <= LITTLE)

    def _said(self, unit: Unit) -> frozenset[str]:
        return self.vocabulary.terms(self.pages[unit.page].words(unit.spans))

    def terms_of(self, unit: Unit, page: Page) -> tuple[frozenset[str], frozenset[str]]:
        """The terms of what a unit says, and those around it: of its sentence and of who speaks."""
        content = self.vocabulary.terms(page.words(unit.spans))
        context = self.vocabulary.terms(page.words((unit.around,)))
        return content, (context | self.vocabulary.terms(page.speaker_words(unit))) - content

    def _score(self, unit: Unit, covered: float, draft: frozenset[str], asked: Unit, measure: Measure | None) -> float:
        content, _ = self.terms_of(unit, self.pages[unit.page])
        whole = self.weight(content)
        exact = self.weight(content & draft) / whole if whole else 0.0
        words = COVERED * covered + (1 - COVERED) * exact
        return max(words, measure(asked, unit)) if measure else words

    def _place(self, unit: Unit) -> tuple[str, str, int]:
        page = self.pages[unit.page]
        return page.known_on, page.revision.text.id, unit.range[0]

    def _postings(self, terms: frozenset[str]) -> tuple[Mapping[str, _Numbers], Mapping[str, _Numbers]]:
        """By term of the draft, the numbers of the units that have it in their content, and of those around it."""
        told = [tuple(term for term in word.terms if term in terms) for word in self.vocabulary.words]
        content: dict[str, list[int]] = {}
        context: dict[str, list[int]] = {}
        for number, unit in enumerate(self.units):
            page = self.pages[unit.page]
            inside = {term for word in page.words(unit.spans) for term in told[word]}
            for term in inside:
                content.setdefault(term, []).append(number)
            if unit.statement is not None:
                around = (*page.words((unit.around,)), *page.speaker_words(unit))
                for term in {term for word in around for term in told[word]} - inside:
                    context.setdefault(term, []).append(number)
        return _arrays(content), _arrays(context)


_Numbers = np.ndarray
_NOWHERE = np.zeros(0, dtype=np.int64)


def _arrays(lists: Mapping[str, list[int]]) -> dict[str, _Numbers]:
    return {term: np.array(numbers, dtype=np.int64) for term, numbers in lists.items()}


def _rarity(pages: Sequence[Page], vocabulary: Vocabulary) -> dict[str, float]:
    """The weight of each term: the rarer among the texts, the more."""
    held: Counter[str] = Counter()
    for page in pages:
        held.update(vocabulary.terms(set(page.tokens.words)))
    return {term: math.log(1 + len(pages) / count) for term, count in held.items()}
