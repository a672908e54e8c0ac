"""Words by which a text answers a claim, in groups, and words that exclude each other: the lists of `data/cues.txt`.
In: a word. Out: its groups.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from reportedly.linking.words import Token, fold

OPPOSITE = "opposite"
"""How lines of words that exclude each other begin."""


def groups_of(word: Token) -> tuple[str, ...]:
    """The groups that a word is in: 'denial', 'falsity', 'negation', 'alleged' and so on."""
    return _groups().get(plain(word), ())


def cue_groups() -> frozenset[str]:
    """The names of the groups."""
    return frozenset(name for name, _ in _lines() if name != OPPOSITE)


@cache
def opposites() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Words that exclude each other, as pairs of sides: 'open' and 'shut'."""
    sides = (words.partition(" - ") for name, words in _lines() if name == OPPOSITE)
    return tuple((frozenset(one.split()), frozenset(other.split())) for one, _, other in sides)


def plain(word: Token) -> str:
    """A word as the lists have it: 'Didn’t' is "didn't"."""
    return fold(word.raw).removesuffix("'s")


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, words in _lines():
        if name != OPPOSITE:
            for word in words.split():
                found[word] = (*found.get(word, ()), name)
    return found


def _lines() -> list[tuple[str, str]]:
    text = (files("reportedly.linking") / "data" / "cues.txt").read_text("utf-8")
    parts = (line.partition(": ") for line in text.splitlines() if line and not line.startswith("#"))
    return [(name, words) for name, _, words in parts]
