"""A text as it is compared with another one: its words, what they stand for, and what its negations reach.
In: a text. Out: the same, made once, for however many comparisons.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reportedly.linking.claiming.cues import groups_of
from reportedly.linking.words import Token, listed, notion, tokens

LONGEST = 60
"""Words of a text that are looked at, so that the work on a pair is bounded."""
CHARACTERS = 40 * LONGEST
"""Characters that are looked for words."""
REACH = 6
"""Words behind a negation that it reaches, within its clause."""
NEAR = 3
"""Words from a negation to the word of denial or of knowing that it undoes, and words of a contrast at most."""
TAKEN_BACK, UNKNOWN, SET_OFF = "denial taken back", "not known", "contrast"
"""What a negation does that denies nothing: 'not a hoax', 'could not confirm', 'nineteen, not seven'."""
_CLAUSE = re.compile(r"[:;,.?!—–]")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_EMPTY = frozenset("only just least doubt question secret wonder".split())
"""Words that leave nothing to be denied: 'not only', 'no doubt'."""
_UNDONE = frozenset(("denial", "falsity", "rumor"))
"""Groups that a negation turns into support: 'not a hoax', 'no rumour'."""


class Compared(NamedTuple):
    """A text as it is compared: made once for each text, by `compared`."""

    text: str
    words: tuple[Token, ...]
    notions: tuple[str | None, ...]
    """Parallel to `words`; None for a word without content."""
    cues: tuple[tuple[str, ...], ...]
    """The groups of each word."""
    denied: frozenset[int]
    """Words that a negation reaches."""
    aside: frozenset[int]
    """Negations that deny nothing of a claim, and the cues that they undo."""
    marks: frozenset[str]
    """What such negations do: take a denial back, set off another word, say that something is not known."""
    numbers: frozenset[str]
    names: frozenset[str]
    """Folded words that begin with a capital, but for the first."""

    @property
    def content(self) -> frozenset[str]:
        """What its words of content stand for."""
        return frozenset(notion for notion in self.notions if notion is not None)


def compared(text: str) -> Compared:
    """What a comparison looks at of a text: of its first LONGEST words."""
    words = tokens(text[:CHARACTERS])[:LONGEST]
    text = text[: words[-1].end + 1] if words else ""
    cues = tuple(groups_of(word) for word in words)
    scopes = _scopes(text, words, cues)
    idle = {place: mark for place, scope in scopes.items() if (mark := _idle(text, words, cues, place, scope))}
    undone = {
        at for place, mark in idle.items() if mark == TAKEN_BACK for at in scopes[place][:NEAR] if _denies(cues[at])
    }
    return Compared(
        text=text,
        words=words,
        notions=tuple(_content(word) for word in words),
        cues=cues,
        denied=frozenset(at for place, scope in scopes.items() if place not in idle for at in scope),
        aside=frozenset(idle) | undone,
        marks=frozenset(idle.values()),
        numbers=frozenset(match.group().replace(",", "") for match in _NUMBER.finditer(text)),
        names=frozenset(word.folded for word in words[1:] if word.raw[:1].isupper()),
    )


def _scopes(text: str, words: Sequence[Token], cues: Sequence[tuple[str, ...]]) -> dict[int, range]:
    """Of each negation, by its place, the words that it reaches. 'No, …' at the head reaches over its comma."""
    found = {}
    for place, groups in enumerate(cues):
        if "negation" in groups and not (place + 1 < len(words) and words[place + 1].folded in _EMPTY):
            end = min(len(words), place + 1 + REACH)
            cut = (at for at in range(place + 1, end) if _CLAUSE.search(text, words[at - 1].end, words[at].start))
            found[place] = range(place + 1, next((at for at in cut if at > 1), end))
    return found


def _idle(text: str, words: Sequence[Token], cues: Sequence[tuple[str, ...]], place: int, scope: range) -> str | None:
    """What a negation does that denies nothing of a claim; None where it may."""
    near = [cues[at] for at in scope[:NEAR]]
    if any(map(_denies, near)):
        return TAKEN_BACK
    if any("known" in groups for groups in near):
        return UNKNOWN
    comma = place > 0 and "," in text[words[place - 1].end : words[place].start]
    return SET_OFF if comma and words[place].folded == "not" and len(scope) <= NEAR else None


def _denies(groups: tuple[str, ...]) -> bool:
    return not _UNDONE.isdisjoint(groups)


def _content(word: Token) -> str | None:
    return None if len(word.folded) < 2 or word.folded in listed("stop") else notion(word.folded)
