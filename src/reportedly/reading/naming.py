"""Whom a phrase is about, of those it names: 'the prime minister, Callum Orrest', not 'Corvane's spokesman'.
In: a text with its named mentions, the place of a phrase. Out: one of the mentions, or None.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Mapping, Sequence

from reportedly.reading.clauses.lexicon import TITLES
from reportedly.record import Entity, Mention

POSSESSIVE = re.compile(r"['’]s?\b")
PLACED = re.compile(r"\s(?:of|at|from|in|for|with|near|to)\s")


class Names:
    """The names of a text; `mentions` are in its order."""

    def __init__(self, text: str, mentions: Sequence[Mention], entities: Mapping[str, Entity]) -> None:
        self._text, self._mentions, self._entities = text, mentions, entities
        self._starts = [mention.start for mention in mentions]

    def named_in(self, start: int, end: int) -> Mention | None:
        """Whom a phrase is about: a person if there is one, else a body, else the first name in it."""
        first = bisect.bisect_left(self._starts, start)
        inside = [m for m in self._mentions[first : bisect.bisect_left(self._starts, end)] if m.end <= end]
        persons = [m for m in inside if self._is_subject(m, start, end)]
        comma = self._text.find(",", start, end)
        head = [m for m in inside if comma < 0 or m.start < comma] or inside
        bodies = [m for m in head if self._entities[m.entity].type == "ORG"]
        others = [m for m in head if self._entities[m.entity].type != "PERSON"]
        return next(iter(persons or bodies or others), None)

    def _is_subject(self, mention: Mention, start: int, end: int) -> bool:
        """Whether the phrase is about this person: 'the prime minister, Callum Orrest', not 'Corvane's spokesman'."""
        if self._entities[mention.entity].type != "PERSON" or POSSESSIVE.match(self._text, mention.end, end):
            return False
        comma = self._text.find(",", start, mention.start)
        before = self._text[max(start, comma + 1) : mention.start]
        return PLACED.search(f"{before} ") is None and (comma < 0 or not before.strip() or _titled(before))


def _titled(words: str) -> bool:
    return all(word.lower() in TITLES or word[0].isupper() for word in words.split())
