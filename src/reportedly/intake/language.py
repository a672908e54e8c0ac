"""The language of a text.
In: clean text. Out: its ISO 639-1 code, or None where it is too short to tell.
"""

from __future__ import annotations

import re
from importlib import import_module

MIN_WORDS = 20
"""Below this many words the classifier is wrong too often: names alone decide."""

MIN_LETTERS = 20
"""A script of one or few languages tells them sooner, and some put no spaces between words."""

_classify = import_module("py3langid").classify  # by name: the package has no types
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str | None:
    """The language that most of `text` is in; a short text of plain Latin letters counts as English."""
    sample = text[:8000]
    words = _WORD.findall(sample)
    letters = sum(map(len, words))
    plain = sum(word.isascii() for word in words)
    if len(words) >= MIN_WORDS or (letters >= MIN_LETTERS and not plain):
        return str(_classify(sample)[0])
    return "en" if words and plain >= 0.8 * len(words) else None
