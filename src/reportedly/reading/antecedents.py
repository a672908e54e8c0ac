"""Which of those a text has told of a pronoun, a role or the short words of a headline stand for.
In: those told of, the latest first, and where the words stand. Out: one of them, or None.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from reportedly.reading.clauses.lexicon import (
    GENERIC_BODIES,
    MEDIA_NOUNS,
    MEN,
    OFFICES,
    OUTLETS,
    PERSON_NOUNS,
    PRONOUNS,
    WOMEN,
)
from reportedly.reading.quotes import find_quotes
from reportedly.reading.unnamed import AGED, Sort, is_woman, sort_of
from reportedly.record import EntityType, Range

SENTENCE_END = re.compile(r"\n|[.?!][”\"’']?\s")
ASIDE = re.compile(
    r"\b(?i:about|against|at|by|for|from|in|like|near|of|on|to|under|with)\s+"
    r"(?:(?:the|an?|his|her|its|their)\s+)?(?:[A-Z][\w-]*\.?\s+){0,2}$"
)
"""What stands before a name that is not the subject."""
PRONOUN_SORTS: dict[str, tuple[Sort, ...]] = {
    "person": ("person",),
    "many": ("many", "body"),
    "body": ("body", "thing", "many"),
}
"""Whom a pronoun of each sort may stand for, as PRONOUNS names the sorts."""
OUTLET = re.compile(
    r"\b(?:Broadcasting|Chronicle|Courier|Daily|Dispatch|Gazette|Herald|Journal|Magazine|News|Observer|Post|Press|Radio"
    r"|Standard|Television|Times|Tribune|TV|Weekly|Wire)\b"
)
"""Words in the name of an outlet."""
PRESS = OUTLETS | MEDIA_NOUNS - {"agency", "agencies"}
BRIEF = frozenset("boss dad mp mum peer pm star".split())
"""What only a headline calls a person."""


@dataclass(slots=True, eq=False)
class Referent:
    """Somebody or something that a text tells of."""

    sort: Sort
    anonymous: bool
    entity: str | None = None
    name: str = ""
    kind: EntityType = "OTHER"
    roles: set[str] = field(default_factory=set)
    owner: Referent | None = None
    """Whose chairman it is, where the text says so by a pronoun."""
    woman: bool | None = None
    first: int = 0
    """Where it was first told of, and where last."""
    place: Range = (-1, -1)
    opening: int = -1
    """Where it was first told of in the sentence of its last mention."""
    outside: Range = (-1, -1)
    """The last place outside quotations and the opening then: who is told of in one does not speak around it."""
    aside: bool = False
    """Whether that sentence tells of it behind a preposition."""
    spoke: int = -1
    """Where it last spoke; -1 for never."""
    sources: list[Range] = field(default_factory=list)
    phrases: list[Range] = field(default_factory=list)
    """Where it is told of without a name, not as a source."""

    @property
    def is_press(self) -> bool:
        """Whether it is an outlet."""
        return bool(self.roles & PRESS) or OUTLET.search(self.name) is not None


class Layout:
    """Where the sentences of a text end and where it quotes."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends = [match.end() for match in SENTENCE_END.finditer(text)]
        self._quotes = find_quotes(text)

    def sentence(self, at: int) -> int:
        """The number of the sentence at a place."""
        return bisect.bisect_right(self._ends, at)

    def is_quoted(self, at: int) -> bool:
        """Whether a place is inside a quotation."""
        before = bisect.bisect_left(self._quotes, at, key=attrgetter("start"))
        return before > 0 and at < self._quotes[before - 1].end

    def told(self, referent: Referent, place: Range) -> None:
        """Notes a mention at `place`."""
        referent.first = place[0] if referent.place[0] < 0 else referent.first
        if referent.opening < 0 or self.sentence(referent.place[0]) != self.sentence(place[0]):
            referent.opening = place[0]
            referent.aside = ASIDE.search(self._text, max(0, place[0] - 40), place[0]) is not None
        referent.place = place
        if not self.is_quoted(place[0]):
            referent.outside = place[0], referent.opening


def by_pronoun(word: str, at: int, latest: Iterable[Referent], layout: Layout) -> Referent | None:
    """The nearest who fits by number and sex; a place only where it has spoken: 'Oslo said it would wait'."""
    sorts = PRONOUN_SORTS[PRONOUNS[word]]
    woman = True if word in WOMEN else False if word in MEN else None
    fits = [
        r
        for r in latest
        if r.sort in sorts and (None in (woman, r.woman) or r.woman == woman) and (r.kind != "GPE" or r.spoke >= 0)
    ]
    return max(fits, key=lambda r: _nearness(r, at, sorts.index(r.sort), layout), default=None)


def _nearness(referent: Referent, at: int, rank: int, layout: Layout) -> tuple[int, int]:
    """Sentences back, a speaker counting as nearer, a sort that fits less as farther; then who opens a sentence."""
    quoted = layout.is_quoted(at)
    last, opening = (referent.place[0], referent.opening) if quoted else referent.outside
    if quoted or not layout.is_quoted(referent.spoke):
        last = max(last, referent.spoke)
    back = layout.sentence(at) - layout.sentence(last)
    if referent.aside and referent.spoke < 0:
        back += 1
    score = -2 * back + (3 if referent.spoke >= 0 else 0) - 8 * rank + (1 if back == 0 else 0)
    return score, -opening


def by_role(head: str, words: Sequence[str], latest: Sequence[Referent]) -> Referent | None:
    """Who was called so before; for a person's role else the last who spoke, for a body's the last body."""
    called = next((r for r in latest if head in r.roles and (r.sort != "body" or head not in PERSON_NOUNS)), None)
    if called is not None:
        return called
    if (head in PERSON_NOUNS | MEN | WOMEN and not head.endswith("s")) or AGED.match(head):
        woman, general = is_woman(words), head in MEN | WOMEN or AGED.match(head)
        # Who has no name is known by what he was called: a clerk is not 'the owner', but may be 'the man'.
        people = (r for r in latest if r.sort == "person" and r.spoke >= 0 and (r.entity or general))
        return next((r for r in people if woman is None or r.woman in (None, woman)), None)
    if head not in GENERIC_BODIES or head in OFFICES:  # no other body is called 'the ministry'
        return None
    bodies = [r for r in latest if r.sort == "body" and r.kind in ("ORG", "OTHER")]
    if head in OUTLETS:
        bodies = [r for r in bodies if r.is_press] or bodies
    elif head not in MEDIA_NOUNS:  # nor is 'the company' an outlet or the council
        bodies = [r for r in bodies if not r.is_press and not r.roles & OFFICES]
    return next((r for r in bodies if r.spoke >= 0), None) or next(iter(bodies), None)


def by_headline(head: str, last: str, told: Iterable[Referent]) -> Referent | None:
    """Whom the text below tells of first by that word, or else who of that sort speaks first in it."""
    first = sorted(told, key=lambda r: r.first)
    called = next((r for r in first if head in r.roles or last in r.roles), None)
    if called is not None:
        return called
    sort = "person" if head in BRIEF else sort_of((head,), head)
    speakers = (r for r in first if r.spoke >= 0 and r.sort == sort and r.kind != "GPE")
    if sort == "person":
        return next(speakers, None)
    return next((r for r in speakers if r.is_press == (head in OUTLETS)), None) if sort == "body" else None
