"""The words of a draft and of an archive, numbered, each worked out once however often it stands there.
In: texts. Out: tokens as numbers of words; what a word is folded to, and the terms that it is compared by.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from reportedly.linking.naming.nations import same_people
from reportedly.linking.words import fold, is_plain, notion
from reportedly.record.world import COUNTRY_OF_CAPITAL, COUNTRY_OF_DEMONYM, COUNTRY_OF_NAME

_WORD = re.compile(r"\w+(?:['’.]\w+)*")
NUMBER = "="
"""How the term of a number begins. It adds to a likeness, and takes nothing from one that lacks it."""
_STEM = 4
"""Letters that a country and its people have in common at least."""


class Tokens(NamedTuple):
    """The words of a text in order: numbers in a Vocabulary, and where each begins and ends."""

    words: list[int]
    starts: list[int]
    ends: list[int]


class Word(NamedTuple):
    """A word as it is compared."""

    folded: str
    """In lower case, without accents, possessive and dots, British and American spelling alike."""
    terms: tuple[str, ...]
    """Notions that it stands for; none where it carries no topic. 'Seoul' is `south` and `korea`."""
    capital: bool


class Vocabulary:
    """Words by number. Their terms are there after `settle`, once all texts are: 'Varanian' goes with 'Varania'."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self.words: list[Word] = []

    def tokens(self, text: str) -> Tokens:
        """The words of `text`; new ones are numbered."""
        found = Tokens([], [], [])
        numbers = self._numbers
        for match in _WORD.finditer(text):
            found.words.append(numbers.setdefault(match.group(), len(numbers)))
            found.starts.append(match.start())
            found.ends.append(match.end())
        return found

    def settle(self) -> None:
        """Works out every word that has been numbered."""
        lands = _lands(raw for raw in self._numbers if raw[0].isupper())
        self.words = [_word(raw, lands) for raw in self._numbers]

    def terms(self, numbers: Iterable[int]) -> frozenset[str]:
        """The terms of some words."""
        return frozenset(term for number in numbers for term in self.words[number].terms)


def folded_words(phrase: str) -> tuple[str, ...]:
    """The words of a phrase, folded."""
    return tuple(_folded(match.group()) for match in _WORD.finditer(phrase))


def _folded(raw: str) -> str:
    plain = fold(raw).replace("’", "'").removesuffix("'s").replace(".", "")
    return plain.replace("our", "or").replace("isation", "ization") if len(plain) > 5 else plain


def _word(raw: str, lands: dict[str, str]) -> Word:
    folded = _folded(raw)
    capital = raw[0].isupper()
    if capital and (country := _country(raw, folded, lands)):
        return Word(folded, tuple(_root(notion(part)) for part in folded_words(country) if not is_plain(part)), True)
    if folded[:1].isdigit():
        return Word(folded, (f"{NUMBER}{folded}",), False)
    if is_plain(folded):
        return Word(folded, (), capital)
    return Word(folded, (_root(notion(folded)),), capital)


def _root(term: str) -> str:
    """A stem without the ending that makes a noun of a verb: 'preparation' as 'preparing'."""
    for ending in ("ation", "ment"):
        if term.endswith(ending) and len(term) - len(ending) >= _STEM + 1:
            return term.removesuffix(ending)
    return term


def _country(raw: str, folded: str, lands: dict[str, str]) -> str | None:
    bare = raw.replace("’", "'").removesuffix("'s")
    if len(bare) > 1 and bare.replace(".", "").isupper():
        dotted = ".".join(bare.replace(".", "")) + "."
        return COUNTRY_OF_NAME.get(bare.replace(".", "")) or COUNTRY_OF_NAME.get(dotted)
    known = COUNTRY_OF_NAME.get(bare) or COUNTRY_OF_DEMONYM.get(bare) or COUNTRY_OF_CAPITAL.get(bare)
    return known or lands.get(folded)


def _lands(capitalised: Iterable[str]) -> dict[str, str]:
    """Of words like 'Varanian', the land that is named too: 'Varania'."""
    near: dict[str, set[str]] = {}
    for raw in capitalised:
        folded = _folded(raw)
        if len(folded) > _STEM:
            near.setdefault(folded[:_STEM], set()).add(folded)
    found: dict[str, str] = {}
    for group in near.values():
        ends = [name for name in group if name.endswith(_PEOPLE)]
        for name in ends:
            land = min((other for other in group if len(other) < len(name) and same_people(name, other)), default=None)
            if land is not None:
                found[name] = land
    return found


_PEOPLE = ("n", "ns", "ese", "ish", "i", "is", "er", "ers", "ite", "ites", "ic")
