"""What the words of a source phrase tell by themselves: its noun, what sort of speaker, and whether anybody is named.
In: the words of a phrase, in lower case. Out: its head; a sort; yes or no.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from reportedly.reading.clauses.lexicon import (
    ANONYMOUS_NOUNS,
    BODY_NOUNS,
    GENERIC_BODIES,
    MEDIA_NOUNS,
    MEN,
    NOUN_CUES,
    PERSON_NOUNS,
    TITLES,
    WOMEN,
)

POSSESSIVE = frozenset(("his", "her", "its", "their", "our", "my", "your"))
Sort = Literal["person", "body", "many", "thing"]
AGED = re.compile(r"\d+-year-old$")

DEFINITE = frozenset(("the", "this", "that", "these", "those", "his", "her", "its", "their", "our"))
INDEFINITE = frozenset(("a", "an", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"))
VAGUE = frozenset(("some", "many", "several", "others", "critics", "both", "few", "another", "most"))
CLASSES = frozenset(("media", "outlets", "newspapers", "broadcasters", "agencies", "press"))
"""Media as a class: nobody in particular."""
AFTER_HEAD = frozenset("of for from with at in on to familiar close briefed who near here there".split())
"""Words behind which the head of a phrase does not stand any more."""


def names_nobody(words: Sequence[str], head: str) -> bool:
    """Whether a phrase without a person's name leaves nobody who could be asked: 'a doctor at X', 'brokers in Y'."""
    first = words[0] if words else ""
    if first == "one" and words[1:2] == ["of"]:
        return True
    if head in ANONYMOUS_NOUNS or head in NOUN_CUES or first in VAGUE:
        return True
    if head in MEDIA_NOUNS:
        return head in CLASSES or first in INDEFINITE
    people = head in PERSON_NOUNS | TITLES or head.endswith(("ers", "ors", "ists"))
    return people and (first in INDEFINITE or (head.endswith("s") and first not in DEFINITE))


def head_of(words: Sequence[str]) -> str:
    """The head noun of a phrase: the last noun before 'of', 'for', 'with', 'who'."""
    head = ""
    for word in words:
        if word in AFTER_HEAD or (head and word.endswith("ed")):  # 'diplomats posted in Lisk'
            break
        if not word.endswith(("'s", "’s")):
            head = word
    return head


AGENTS = ("er", "or", "ist", "man", "woman", "ers", "ors", "ists", "men")
"""Ends of nouns for people."""
MORE_PERSONS = frozenset("clerk coach master nurse pastor pilot vet warden".split())
"""People in nouns whose ends do not tell, and who are in no list of speakers."""
MANY = ("men", "people", "police", "children")
"""Ends of plurals that have no s."""


def sort_of(words: Sequence[str], head: str) -> Sort:
    """What sort of speaker a phrase with this head is."""
    plural = head.endswith("s") and not head.endswith("ss")
    people = head in PERSON_NOUNS | TITLES | MORE_PERSONS or AGED.match(head) is not None or head.endswith(AGENTS)
    if (plural and (people or head not in BODY_NOUNS)) or head in CLASSES | VAGUE or head.endswith(MANY):
        return "many"
    if head in BODY_NOUNS | GENERIC_BODIES:
        return "body"
    return "person" if people or head in MEN | WOMEN else "thing"


def is_woman(words: Sequence[str]) -> bool | None:
    """Whether a title, role or pronoun among the words is a woman's; None where none tells: 'her husband' is a man."""
    for word in words[1:] if len(words) > 1 and words[0] in POSSESSIVE else words:
        if word.rstrip(".") in WOMEN:
            return True
        if word.rstrip(".") in MEN:
            return False
    return None


def roles_of(words: Sequence[str], head: str) -> set[str]:
    """What somebody is called by a phrase: its words as far as its head."""
    end = list(words).index(head) + 1 if head in words else len(words)
    return {word for word in words[:end] if word not in DEFINITE and len(word) > 2}
