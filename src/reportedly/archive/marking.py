"""Where in a text the words of a query stand.
In: phrases as FTS5 writes them, a text. Out: places in code points, in order.

FTS5 can mark matches itself, but looks each hit up in the whole index once more: for the beginning of a word that took
longer than finding the hits. Words are told apart and folded here as its tokenizer, unicode61, does it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from itertools import islice

from reportedly.record import Range

MOST = 1_000
"""Places that are marked in one text; a snippet shows a few of them."""
_LETTERS = r"[^\W_]"


class Marker:
    """Finds phrases in texts."""

    def __init__(self, phrases: Iterable[str]) -> None:
        patterns = [_pattern(phrase) for phrase in dict.fromkeys(phrases)]
        joined = "|".join(sorted(patterns, key=len, reverse=True))
        self._found = re.compile(rf"(?<!{_LETTERS})(?:{joined})") if patterns else None

    def places(self, text: str) -> list[Range]:
        """Where the phrases stand, the longest where several begin; the first MOST. Linear in the text."""
        if self._found is None:
            return []
        return [match.span() for match in islice(self._found.finditer(folded(text)), MOST)]


def folded(text: str) -> str:
    """The text in small letters without accents, each letter still at its place."""
    return text.lower() if text.isascii() else "".join(map(_folded, text))


def _pattern(phrase: str) -> str:
    words = phrase.rstrip(" *").strip('"').split()
    end = rf"{_LETTERS}*" if phrase.endswith("*") else rf"(?!{_LETTERS})"
    return r"[\W_]+".join(re.escape(folded(word)) for word in words) + end


@cache
def _folded(letter: str) -> str:
    """One letter for one letter: 'É' is 'e', 'İ' is 'i'."""
    small = unicodedata.normalize("NFD", letter.lower())[:1]
    return small if len(small) == 1 else letter
