"""What a text calls a person: president, minister, spokesman; of which department and country.
In: a page and an entity of it, or a phrase. Out: an Office.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple, Self

from reportedly.linking.checking.pages import Page
from reportedly.linking.checking.vocabulary import folded_words
from reportedly.record.world import COUNTRY_OF_DEMONYM, COUNTRY_OF_NAME

_RANKS: dict[str, str] = {
    "prime minister": "prime minister", "premier": "prime minister", "president": "president",
    "chancellor": "chancellor", "king": "king", "queen": "queen", "leader": "leader", "minister": "minister",
    "secretary": "minister",
    "secretary general": "secretary general", "spokesman": "spokesperson", "spokeswoman": "spokesperson",
    "spokesperson": "spokesperson", "director": "head", "head": "head", "chief": "head", "chairman": "head",
    "chairwoman": "head", "mayor": "mayor", "governor": "governor", "ambassador": "ambassador",
    "envoy": "ambassador",
    "lawmaker": "lawmaker", "senator": "lawmaker", "admiral": "admiral", "general": "general", "commander": "commander",
    "bishop": "bishop", "doctor": "doctor", "fisherman": "fisherman", "judge": "judge",
    "representative": "representative",
}  # fmt: skip
"""Offices; those that one person can be called by turns are one."""
_RANK = re.compile(
    r"\b(" + "|".join(sorted((rank.replace(" ", r"[ -]") for rank in _RANKS), key=len, reverse=True)) + r")s?\b",
    re.IGNORECASE,
)
_DEPARTMENTS: dict[str, str] = {
    "foreign": "foreign", "defence": "defence", "defense": "defence", "interior": "interior", "home": "interior",
    "finance": "finance", "treasury": "finance", "transport": "transport", "justice": "justice", "health": "health",
    "unification": "unification", "energy": "energy", "trade": "trade", "intelligence": "intelligence",
    "spy": "intelligence",
    "security": "security", "navy": "navy", "army": "army", "embassy": "embassy", "parliament": "parliament",
    "opposition": "opposition", "police": "police",
}  # fmt: skip
DEPARTMENTS = frozenset(_DEPARTMENTS)
"""The words that name departments."""
_DEPARTMENT = re.compile(r"\b(" + "|".join(_DEPARTMENTS) + r")\b", re.IGNORECASE)
_BEFORE, _AFTER, _LEAD = 80, 110, 5
_STOP = re.compile(r"[.;:!?“”\"()\n—]\s")
_APPOSED = re.compile(
    r",\s+((?:(?:the|a|an|its|his|her|their)\b|[A-Z][\w-]+|former\b|\w+ (?:foreign|defen[cs]e))[^.;:“\"\n]{2,100})"
)
_CUT = re.compile(r",|\b(?:said|says|told|who|which|that|warned|denied|wrote)\b")


class Office(NamedTuple):
    """What somebody is called."""

    ranks: frozenset[str] = frozenset()
    departments: frozenset[str] = frozenset()
    nations: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    """All words of the phrases, folded."""
    initials: frozenset[str] = frozenset()

    @classmethod
    def of(cls, *phrases: str) -> Self:
        """The office that some phrases name."""
        ranks = {_RANKS[match.lower().replace("-", " ")] for phrase in phrases for match in _RANK.findall(phrase)}
        departments = {_DEPARTMENTS[match.lower()] for phrase in phrases for match in _DEPARTMENT.findall(phrase)}
        return cls(
            frozenset(ranks),
            frozenset(departments),
            frozenset(_lands(phrases)),
            frozenset(word for phrase in phrases for word in folded_words(phrase)),
            frozenset(match.lower() for phrase in phrases for match in re.findall(r"\b[A-Z]{2,6}\b", phrase)),
        )


def office_of(page: Page, entity: str) -> Office:
    """What a page calls the person that an entity of it is: before the names, and in apposition."""
    return Office.of(*office_phrases(page, entity))


def office_phrases(page: Page, entity: str) -> list[str]:
    """The phrases by which a page calls it something."""
    places = [(m.start, m.end) for m in page.revision.reading.mentions if m.entity == entity and m.form == "name"]
    return [phrase for place in places for phrase in phrases_at(page.text, *place) if phrase]


def phrases_at(text: str, start: int, end: int) -> Iterable[str]:
    """The phrases that call somebody something, at a place where he is named."""
    before = _STOP.split(text[max(0, start - _BEFORE) : start])[-1]
    own = re.search(r"^(.{3,}?)(?= [A-Z])", text[start:end])
    yield text[start:end] if own and _RANK.search(own.group()) else ""
    *earlier, last = before.split(",")
    lead = " ".join(last.split()[-_LEAD:])
    if last.strip():
        yield lead if _RANK.search(lead) else ""
    elif earlier:
        apposed = " ".join(_CUT.split(earlier[-1])[-1].split()[-_LEAD:])
        yield apposed if _RANK.search(apposed) else ""
    after = _APPOSED.match(text[end : end + _AFTER])
    if after:
        yield _CUT.split(after.group(1))[0]


def _lands(phrases: Iterable[str]) -> Iterable[str]:
    for phrase in phrases:
        for word in re.findall(r"[A-Z][\w-]+", phrase):
            land = COUNTRY_OF_DEMONYM.get(word) or COUNTRY_OF_NAME.get(word)
            if land:
                yield land
