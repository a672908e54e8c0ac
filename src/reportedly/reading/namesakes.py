"""Which of several persons of one text a name that they share stands for: 'Kim', 'Defence Minister Kim'.
In: the named mentions of a text in its order. Out: the same, each with the person that it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import takewhile

from reportedly.reading.clauses.lexicon import TITLES
from reportedly.record import EntityType, MentionForm

Mentioned = tuple[int, int, str, EntityType, MentionForm]
"""Where a mention stands, the name of whom it stands for, and how it names."""
_BEARERS = 32
"""Persons of one name that are told apart; a text with more is no news."""
_HEADS = frozenset("leader president king queen pope premier chancellor prime".split())
_BELOW = frozenset(
    "defence foreign deputy vice spokesman spokeswoman spokesperson ambassador envoy general gen. admiral colonel "
    "judge mayor lawmaker".split()
)
"""Titles of the first in a state, and of those below."""
_WORDS_BEFORE = re.compile(r"(?:\b[\w.-]{2,20} ){1,4}$")


def told_apart(text: str, found: Sequence[Mentioned]) -> list[Mentioned]:
    """Which of several persons a name that they share stands for: the one of the title before it, else the one last
    told of. 'Defence Minister Kim' beside the leader Kim Jong Un alone is somebody whom the text does not name in full.
    """
    bearers, titles = _full_names(text, found)
    settled: list[Mentioned] = []
    last: dict[str, str] = {}
    shared: set[str] = set()
    for start, end, name, kind, form in found:
        if kind == "PERSON":
            short = text[start:end]
            known = sorted(bearers.get(short, ()))
            own = _titles(text, start) if known else frozenset()
            titled = [bearer for bearer in known if titles[bearer] & own]
            if len(known) == 1 and _differ(own, titles[known[0]]):
                shared.add(short)
                name = short
            elif len(titled) == 1:
                name = titled[0]
            elif len(known) > 1 or short in shared:
                name = last.get(short, name)
            last.update(dict.fromkeys(name.split(), name))
        settled.append((start, end, name, kind, form))
    return settled


def _full_names(text: str, found: Sequence[Mentioned]) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """The persons named in full, by each word of their names, and the titles of each."""
    bearers: dict[str, set[str]] = {}
    titles: dict[str, set[str]] = {}
    for start, end, name, kind, _ in found:
        if kind == "PERSON" and " " in name and name == text[start:end]:
            titles.setdefault(name, set()).update(_titles(text, start))
            for word in name.split():
                if len(named := bearers.setdefault(word, set())) < _BEARERS:
                    named.add(name)
    return bearers, titles


def _differ(some: Collection[str], others: Collection[str]) -> bool:
    """Whether one title is a head's and the other is not: no head is a minister or a spokesman too."""
    heads = _HEADS.intersection(some), _HEADS.intersection(others)
    below = _BELOW.intersection(some), _BELOW.intersection(others)
    return bool((heads[0] and below[1] and not below[0]) or (heads[1] and below[0] and not heads[0]))


def _titles(text: str, start: int) -> frozenset[str]:
    """The titles right before a name: 'Defence Minister'."""
    before = _WORDS_BEFORE.search(text, max(0, start - 60), start)
    words = reversed(before.group().lower().replace("defense", "defence").split() if before else [])
    return frozenset(takewhile(TITLES.__contains__, words))
