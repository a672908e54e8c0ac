"""One name in the letters of several alphabets: 'Zelensky', 'Zelenskyy', 'Zelenskiy'; 'Qaddafi', 'Gaddafi'.
In: two folded words of names. Out: how alike they are; keys that words of one sound share.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

SAME_LETTERS = 0.97
"""How alike two words are that differ only in how letters are carried over."""
CLOSE = 0.85
"""Jaro-Winkler similarity of two spellings with one frame of consonants."""
TYPED = 0.94
"""The same without: a letter doubled, dropped or swapped in a long word."""
_LONG, _VERY_LONG = 5, 7
"""Letters of words that are compared by similarity; in shorter ones a letter tells two people apart: Il, Un."""
_TRANSLITERATED = tuple(
    (re.compile(pattern), letters)
    for pattern, letters in (
        (r"shch|stch|schtsch", "S"),
        (r"tsch|tch|cz", "c"),
        (r"sch|sh|sz", "s"),
        (r"ch(?=[aeiouy]|$)", "c"),
        (r"kh|gh|ck|q|c(?=[^eiyh]|$)|ch", "k"),
        (r"dzh|dj|zh|dsch", "j"),
        (r"ph|ff?$", "f"),
        (r"ovw?$|off$|ow$", "ov"),
        (r"evw?$|eff$|ew$", "ev"),
        (r"dh", "d"),
        (r"enka$", "enko"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"(?:iy|yy|ij|yi|ii|yj|ey|ei|ay|ai|y|i)$", "i"),
        (r"ey|ei|ay|ai|ee", "i"),
        (r"^[yji](?=[aeou])", "i"),
        (r"^ie", "e"),
        (r"(?<=[^aeiou])[yji](?=[aeou])", "i"),
        (r"ou|oo", "u"),
        (r"oe", "o"),
        (r"ue", "u"),
        (r"ae", "a"),
        (r"y", "i"),
        (r"(.)\1", r"\1"),
    )
)
_VOWELS = re.compile(r"[aeiou]+")
_ARABIC = re.compile(r"q|[kgd]h")
_END = re.compile(r"[aeiou]$")


@lru_cache(maxsize=65_536)
def letters(word: str) -> str:
    """A folded word with the letters that alphabets write differently made one: 'Jelmarin', 'Yelmarin' → ielmarin."""
    for pattern, one in _TRANSLITERATED:
        word = pattern.sub(one, word)
    return word


@lru_cache(maxsize=65_536)
def frame(word: str) -> str:
    """The consonants of a word as they sound, in order: 'mohammed', 'muhamad' → mhmd. The first vowel counts."""
    sound = letters(word)
    return (sound[:1] + _VOWELS.sub("", sound[1:])).replace("g", "k")


@lru_cache(maxsize=65_536)
def likeness(one: str, other: str) -> float:
    """How alike two folded words of names are, 0 to 1; 0 for those that are two names.

    Jaro-Winkler similarity decides among words that sound alike: one frame of consonants and one ending, since an
    ending tells Christina from Christian; and, without a frame, on very long words.
    """
    if one == other:
        return 1.0
    first, second = letters(one), letters(other)
    if first == second:
        return SAME_LETTERS
    if min(len(one), len(other)) < _LONG or _ending(first) != _ending(second):
        return 0.0
    score = JaroWinkler.similarity(first, second)
    framed = same_frame(one, other)
    least = CLOSE if framed else TYPED if min(len(one), len(other)) >= _VERY_LONG else 1.0
    return round(float(score), 3) if score >= least else 0.0


def same_frame(one: str, other: str) -> bool:
    """Whether two folded words have the same consonants in the same order, and begin alike."""
    return frame(one)[1:] == frame(other)[1:] and _opens_alike(one, other)


def _ending(word: str) -> str:
    return word[-1] if _END.search(word) else ""


def _opens_alike(one: str, other: str) -> bool:
    first, second = letters(one)[0], letters(other)[0]
    if first == second or {first, second} == {"o", "u"}:
        return True
    # One Arabic letter is written k, g or q: 'Kadhafi', 'Gaddafi'. 'Karin' and 'Garin' have none such.
    return {first, second} == {"k", "g"} and bool(_ARABIC.search(one) or _ARABIC.search(other))
