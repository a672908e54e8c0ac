"""Words as linking compares them: folded, cut to a light stem, grouped by what the news means by them.
In: any text. Out: tokens with their places, stems, and shingles of neighbouring words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

_WORD = re.compile(r"\w+(?:[-'’.]\w+)*")
_WORDS = 1 << 16
"""Words of which what they stand for is kept: those of a long story."""
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


class Token(NamedTuple):
    """A word, where it stands, and its folded form."""

    start: int
    end: int
    raw: str
    folded: str


def tokens(text: str) -> tuple[Token, ...]:
    """The words of `text` in order. 'U.S.' and 'N. Korea' lose their dots, 'Korea’s' its ending."""
    return tuple([Token(*match.span(), raw := match.group(), _folded(raw)) for match in _WORD.finditer(text)])


def fold(text: str) -> str:
    """`text` in lower case without accents and with straight quotes: how two spellings of a name are compared."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.translate(_QUOTES))
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold()


@lru_cache(_WORDS)
def stem(word: str) -> str:
    """A light stem of a folded word: plural, -ing and -ed endings go, and a doubled consonant before them."""
    if len(word) <= 3 or not word.isalpha():
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-2] if word.endswith(("sses", "shes", "ches", "xes", "zes")) else word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]
            break
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


@lru_cache(_WORDS)
def notion(word: str) -> str:
    """What a folded word stands for: the name of its group where it has one, else its stem."""
    groups = _groups()
    return groups.get(word) or groups.get(stem(word)) or stem(word)


def is_plain(word: str) -> bool:
    """Whether a folded word carries no topic: an article, a pronoun, an auxiliary, a word of reporting."""
    return len(word) < 2 or word in listed("stop") or word in listed("reporting")


@cache
def listed(name: str) -> frozenset[str]:
    """The words of one of the lists that come with the package: `stop`, `reporting` or `empty`."""
    lines = (files("reportedly.linking") / "data" / f"{name}.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def shingles(words: Sequence[str], size: int) -> tuple[tuple[str, ...], ...]:
    """Every run of `size` neighbouring words, in order."""
    return tuple(tuple(words[i : i + size]) for i in range(len(words) - size + 1))


@lru_cache(_WORDS)
def _folded(word: str) -> str:
    return fold(word).replace("’", "'").removesuffix("'s").replace(".", "")


@cache
def _groups() -> dict[str, str]:
    groups: dict[str, str] = {}
    lines = (files("reportedly.linking") / "data" / "concepts.txt").read_text("utf-8").splitlines()
    for line in lines:
        if line and not line.startswith("#"):
            name, *others = line.split()
            for word in (name, *others):
                groups.setdefault(word, f"~{name}")
                groups.setdefault(stem(word), f"~{name}")
    return groups
