"""Which of several persons of one text a name that they share stands for: 'Kim', 'Defence Minister Kim'.
In: the named mentions of a text in its order. Out: the same, each with the person that it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from reportedly.reading.clauses.lexicon import TITLES
from reportedly.record import EntityType, MentionForm

Mentioned = tuple[int, int, str, EntityType, MentionForm]
"""Where a mention stands, the name of whom it stands for, and how it names."""
_BEARERS = 32
"""Persons of one name that are told apart; a text with more is no news."""
_WORDS_BEFORE = re.compile(r"(?:\b[\w.-]{2,20} ){1,4}$")


def told_apart(text: str, found: Sequence[Mentioned]) -> list[Mentioned]:
    """Which of several persons a name that they share stands for: the one of the title before it, else the one last
    told of."""
    bearers: dict[str, set[str]] = {}
    titles: dict[str, set[str]] = {}
    for start, end, name, kind, _ in found:
        if kind == "PERSON" and " " in name and name == text[start:end]:
            titles.setdefault(name, set()).update(_titles(text, start))
            for word in name.split():
                if len(named := bearers.setdefault(word, set())) < _BEARERS:
                    named.add(name)
    settled: list[Mentioned] = []
    last: dict[str, str] = {}
    for start, end, name, kind, form in found:
        if kind == "PERSON":
            several = bearers.get(text[start:end], set())
            if len(several) > 1:
                own = _titles(text, start)
                titled = [bearer for bearer in sorted(several) if titles[bearer] & own]
                name = titled[0] if len(titled) == 1 else last.get(text[start:end], name)
            last.update(dict.fromkeys(name.split(), name))
        settled.append((start, end, name, kind, form))
    return settled


def _titles(text: str, start: int) -> set[str]:
    """The titles right before a name: 'Defence Minister'."""
    before = _WORDS_BEFORE.search(text, max(0, start - 60), start)
    words = reversed(before.group().lower().replace("defense", "defence").split() if before else [])
    return set(takewhile(TITLES.__contains__, words))
