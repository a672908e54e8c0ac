"""Quotations of a draft against the whole texts of an archive: word for word, nearly, by another, or not at all.
In: the draft's quotations and the archive's pages. Out: for each piece of a quotation where it stands, and how near.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reportedly.linking.checking.aligning import Alignment, align
from reportedly.linking.checking.pages import Page, sentences
from reportedly.linking.checking.vocabulary import Vocabulary
from reportedly.record import Edit, Range, holds

SHORTEST = 3
"""Words from which on a quotation is held against the archive; two words in quotation marks are often irony."""
LONGEST = 80
"""Words of one piece that are compared; a piece is a sentence of a quotation, or what stands between ellipses."""
NEAR = 0.6
"""Least part of its words, in order, that a quotation shares with the place that it alters."""
PLACES = 6
"""Places that are compared word by word, those with most of its rare words."""
FEW = 8
"""Words of a quotation that is looked for in three times as many places: they are in many."""
PROBES = 16
"""Words of a piece by which it is looked for, its rarest."""
MOST_PLACES = 5_000
"""Places of one word in the archive that are looked at."""
_ELLIPSIS = re.compile(r"(?:\.\s*){3}|…|\[\s*(?:\.\s*){3}\]|\[…\]")
_BRACKETED = re.compile(r"\[[^\[\]]*\]")


class Piece(NamedTuple):
    """A piece of a quotation in the draft."""

    place: Range
    first: int
    """Its tokens on the draft's page: of the first, and after the last."""
    last: int
    free: tuple[bool, ...]
    """Which of them an editor put in, in square brackets."""


class Standing(NamedTuple):
    """Where a piece stands in the archive."""

    page: Page
    alignment: Alignment
    first: int
    """The token of the page that the alignment's places count from."""

    @property
    def place(self) -> Range:
        """The place, in code points."""
        tokens, found = self.page.tokens, self.alignment
        return tokens.starts[self.first + found.first], tokens.ends[self.first + found.last]


def pieces(page: Page, quotations: Iterable[Range]) -> tuple[Piece, ...]:
    """The pieces of the draft's quotations that are long enough to be held against the archive."""
    found = [piece for place in quotations for piece in _cut(page, place)]
    return tuple(piece for piece in found if sum(not free for free in piece.free) >= SHORTEST)


def _cut(page: Page, quotation: Range) -> Iterable[Piece]:
    """Sentence by sentence, and at ellipses; what is longer still, at so many words."""
    begin, end = quotation
    brackets = [match.span() for match in _BRACKETED.finditer(page.text, begin, end)]
    for start, stop in _between(_ELLIPSIS.finditer(page.text, begin, end), quotation):
        for first_place, last_place in sentences(page.text[start:stop]):
            first, last = page.positions((start + first_place, start + last_place))
            for at in range(first, last, LONGEST):
                upto = min(at + LONGEST, last)
                starts = page.tokens.starts[at:upto]
                free = tuple(holds(brackets, (place, place + 1)) for place in starts)
                yield Piece((starts[0], page.tokens.ends[upto - 1]), at, upto, free)


def _between(cuts: Iterable[re.Match[str]], whole: Range) -> Iterable[Range]:
    start = whole[0]
    for cut in cuts:
        yield start, cut.start()
        start = cut.end()
    yield start, whole[1]


class Quoted:
    """Where the words of a draft's quotations stand in an archive: one pass over it, made once."""

    def __init__(self, pages: Sequence[Page], vocabulary: Vocabulary, draft: Page, found: Sequence[Piece]) -> None:
        self.pages = pages
        self.folded = [word.folded for word in vocabulary.words]
        self._draft = draft
        wanted = {self.folded[n] for piece in found for n in draft.tokens.words[piece.first : piece.last]}
        telling = {word.folded for word in vocabulary.words if word.terms}
        counts: Counter[str] = Counter()
        self._places: dict[str, list[tuple[int, int]]] = {word: [] for word in wanted}
        for page in pages:
            for at, number in enumerate(page.tokens.words):
                word = self.folded[number]
                if word in wanted:
                    counts[word] += 1
                    if counts[word] <= MOST_PLACES:
                        self._places[word].append((page.number, at))
        self._telling = telling

    def standings(self, piece: Piece) -> tuple[Standing, ...]:
        """The places where the piece stands word for word or nearly, nearest first."""
        words = [self.folded[n] for n in self._draft.tokens.words[piece.first : piece.last]]
        found = {(s.page.number, s.place): s for s in self._aligned(words, piece.free)}
        near = [s for s in found.values() if self._is_near(s, words, piece.free)]
        return tuple(
            sorted(near, key=lambda s: (s.alignment.cost, s.page.known_on, s.page.revision.text.id, s.place[0]))
        )

    def _is_near(self, standing: Standing, words: Sequence[str], free: Sequence[bool]) -> bool:
        kept = [
            p
            for p in standing.alignment.pairs
            if p.step == "same" and p.quoted >= 0 and not free[p.quoted] and p.found >= 0
        ]
        size = sum(not f for f in free)
        taken = standing.alignment.last - standing.alignment.first + 1
        telling = sum(words[pair.quoted] in self._telling for pair in kept)
        return len(kept) >= NEAR * max(size, taken) and (telling > 0 or len(kept) == size or size <= SHORTEST + 1)

    def _aligned(self, words: Sequence[str], free: Sequence[bool]) -> Iterable[Standing]:
        reach = len(words) // 2 + 3
        for number, at in self._likely(words):
            page = self.pages[number]
            first = max(0, at - reach)
            run = [self.folded[n] for n in page.tokens.words[first : at + len(words) + reach]]
            alignment = align(words, free, run)
            if alignment.first >= 0:
                yield Standing(page, alignment, first)

    def _likely(self, words: Sequence[str]) -> list[tuple[int, int]]:
        """Where the quotation would begin, by the places of its words: those with most words, rare ones first."""
        known = [(k, word) for k, word in enumerate(words) if self._places.get(word)]
        votes: Counter[tuple[int, int]] = Counter()
        width = max(4, len(words) // 2)
        for k, word in sorted(known, key=lambda pair: (len(self._places[pair[1]]), pair))[:PROBES]:
            places = self._places[word]
            weight = max(1, 1_000_000 // len(places))
            for page, at in places:
                cell = (at - k) // width
                votes[page, cell] += weight
                votes[page, cell + 1] += weight
        best = sorted(votes.items(), key=lambda item: (-item[1], self._order(item[0])))[
            : PLACES if len(words) > FEW else 3 * PLACES
        ]
        return [(page, max(0, cell * width)) for (page, cell), _ in best]

    def _order(self, cell: tuple[int, int]) -> tuple[str, str, int]:
        page = self.pages[cell[0]]
        return page.known_on, page.revision.text.id, cell[1]


def differences(piece: Piece, standing: Standing, draft: Page) -> tuple[Edit, ...]:
    """How the words of a piece differ from those where it stands, in runs."""
    edits: list[tuple[str, int, int, Page]] = []
    for step, quoted, found in standing.alignment.pairs:
        if step in ("dropped", "changed") or (step == "same" and quoted < 0):
            at = standing.first + found
            edits.append(("dropped", at, at, standing.page))
        if quoted >= 0:
            at = piece.first + quoted
            edits.append(("same" if step == "same" else "added", at, at, draft))
    return tuple(_runs(edits))


def _runs(edits: Sequence[tuple[str, int, int, Page]]) -> Iterable[Edit]:
    runs: list[tuple[str, int, int, Page]] = []
    for op, first, last, page in edits:
        # Of words changed in a row, what was there comes before what is there now.
        at = next((k for k in range(len(runs) - 1, max(len(runs) - 3, -1), -1) if runs[k][0] == op), None)
        if (
            at is not None
            and runs[at][2] + 1 == first
            and all(r[0] != "same" for r in runs[at + 1 :])
            and runs[at][3] is page
        ):
            runs[at] = (op, runs[at][1], last, page)
        else:
            runs.append((op, first, last, page))
    for op, first, last, page in runs:
        words = page.text[page.tokens.starts[first] : page.tokens.ends[last]]
        yield Edit(op="same" if op == "same" else "dropped" if op == "dropped" else "added", text=words)
