"""Whether a source phrase names anybody who could be asked, and which noun it is about.
In: the words of a phrase, in lower case. Out: yes or no; its head.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.reading.clauses.lexicon import ANONYMOUS_NOUNS, MEDIA_NOUNS, NOUN_CUES, PERSON_NOUNS, TITLES

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
