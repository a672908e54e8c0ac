"""Noun phrases that tell of somebody without a name, and the names that some of them explain: 'the port's chief, X'.
In: a text and the places of its names. Out: phrases with their head nouns, in their order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.reading.clauses.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BODY_NOUNS,
    CONJUNCTIONS,
    DETERMINERS,
    GENERIC_BODIES,
    MEN,
    PAST_VERBS,
    PERSON_NOUNS,
    PREPOSITIONS,
    PRONOUNS,
    TIME_WORDS,
    TITLES,
    VERBS,
    WOMEN,
)
from reportedly.reading.unnamed import MORE_PERSONS
from reportedly.record import Range

OPENS = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Tt]his)\s+(?=[a-z])")
"""A word that a noun phrase without a name begins with."""
WORD = re.compile(r"[a-z][\w-]*(?:[’']s)?")
GAP = re.compile(r"[ \u00a0]")
BEHIND = re.compile(r",\s+(?:aged\s+)?(?:\d{2},\s+)?(?=[a-z])")
AFTER_NAME = re.compile(BEHIND.pattern + r"(?:(?:the|an?|his|her|its|their)\s+)?")
BEFORE = re.compile(r",?\s+")
AGE = re.compile(r",\s+(?:aged\s+)?(\d{2})\b")
BEFORE_NAME = re.compile(r"((?:[\w-]+\.?[ \u00a0]){1,4})$")
MOST = 6
"""Words of the longest phrase."""
OF_NO_ONE = frozenset(
    "base board both capital center centre country countries court data daily few footage handout home house images"
    " many nation others producer school several site some state station supplier video".split()
)
"""Heads in the lists that rather tell where something is, or how many."""
NO_ROLES = frozenset("defence defense deputy foreign prime vice dr. mr. mrs. ms. mr ms mrs sir lady lord dame".split())
PERSONS = (PERSON_NOUNS | TITLES | MEN | WOMEN | MORE_PERSONS) - OF_NO_ONE - NO_ROLES - set(PRONOUNS)
DOCUMENTS = frozenset(
    "affidavit analysis cable diary document draft e-mail email file filing inquiry letter memo motion note paper poll"
    " report statement study survey text".split()
)
HEADS = PERSONS | DOCUMENTS | ((BODY_NOUNS | GENERIC_BODIES) - OF_NO_ONE)
ENDS = ((PREPOSITIONS | AUXILIARIES | CONJUNCTIONS | DETERMINERS | PAST_VERBS | ADVERBS | TIME_WORDS) - HEADS) | set(
    PRONOUNS
)
VERBING = set(VERBS) | AUXILIARIES | PAST_VERBS
AGENTS = ("man", "woman", "ist", "ician", "arian")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A noun phrase up to its head; `words` are in lower case, the article first."""

    place: Range
    words: tuple[str, ...]
    head: str
    explains: Range | None = None
    """The name that it stands in apposition to."""

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.place[0]


def find_phrases(text: str, names: Sequence[Range]) -> list[Phrase]:
    """All phrases of a text with a head that we know; `names` are the places of its names."""
    before = {start: (start, end) for start, end in names}
    behind = {comma.end(): (start, end) for start, end in names if (comma := BEHIND.match(text, end))}
    found = []
    for match in OPENS.finditer(text):
        words, end = walk(text, match.end())
        if words:
            gap = BEFORE.match(text, end)
            explains = before.get(gap.end()) if gap else None
            if explains is None and not _is_clause(text, end):
                explains = behind.get(match.start())
            words = (match.group().strip().lower(), *words)
            found.append(Phrase(place=(match.start(), end), words=words, head=words[-1], explains=explains))
    return found


def _is_clause(text: str, end: int) -> bool:
    """Whether a verb follows: 'met Mara Voss, the harbour master said'."""
    following = WORD.match(text, end + 1)
    return following is not None and following.group() in VERBING


def walk(text: str, at: int) -> tuple[tuple[str, ...], int]:
    """The words from `at` to the last head of a noun phrase there, and where it ends."""
    words: list[str] = []
    found, end = 0, at
    while len(words) < MOST:
        match = WORD.match(text, at)
        word = match.group() if match else ""
        if match is None or word in ENDS or (found and word in VERBS and word not in HEADS):
            break
        words.append(word)
        if is_head(word):
            found, end = len(words), match.end()
        gap = GAP.match(text, match.end())
        if gap is None:
            break
        at = gap.end()
    return tuple(words[:found]), end


def is_head(word: str) -> bool:
    """Whether a noun stands for somebody who may speak."""
    return word in HEADS or (len(word) > 5 and word.endswith(AGENTS))


def titles_before(text: str, start: int) -> list[str]:
    """The roles right before a name: 'district vet', 'Police Commissioner'."""
    before = BEFORE_NAME.search(text, max(0, start - 60), start)
    words = before.group(1).split() if before else []
    lower = [word.lower() for word in words]
    if not lower or not (is_head(lower[-1]) or lower[-1] in TITLES | MEN | WOMEN):
        return []
    return [word for word in lower[-3:] if word not in ENDS and word not in DETERMINERS]


def roles_after(text: str, end: int) -> tuple[str, ...]:
    """What a name is told to be behind it, between commas: 'Mara Voss, 41, the harbour master,'."""
    age = AGE.match(text, end)
    aged = (f"{age.group(1)}-year-old",) if age else ()
    comma = AFTER_NAME.match(text, end)
    words, stop = walk(text, comma.end()) if comma else ((), end)
    return aged if _is_clause(text, stop) else words + aged
