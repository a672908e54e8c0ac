"""The words that attribute, hedge, negate and name sources, read from the lists in data/.
In: nothing. Out: cue verbs and phrases with stance and frames, hedges, and sets of words by section.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import cast

from reportedly.record import Stance

Frames = frozenset[str]
"""What may follow a cue: c a clause or quotation, o an object, i an infinitive, n a person and then an infinitive, q a
quotation only. A phrase without frames says all by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A verb that attributes: the stance it sets, and what may follow it."""

    lemma: str
    stance: Stance
    frames: Frames


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Several words that attribute together: a verb's form, then words; None is one optional word."""

    rest: tuple[str | None, ...]
    stance: Stance
    frames: Frames


def forms_of(lemma: str) -> tuple[str, ...]:
    """All inflected forms of a verb, the lemma first."""
    if lemma in _IRREGULAR:
        return lemma, *_IRREGULAR[lemma]
    if lemma.endswith("e"):
        return lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"
    s = "es" if lemma.endswith(("s", "sh", "ch", "x")) else "s"
    return lemma, lemma + s, lemma + "ed", lemma + "ing"


def _lines(name: str) -> Iterator[str]:
    text = (files("reportedly.reading") / "data" / name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))


def _sections() -> Mapping[str, frozenset[str]]:
    sections: dict[str, set[str]] = {}
    words: set[str] = set()
    for line in _lines("words.txt"):
        if line.startswith("["):
            words = sections.setdefault(line.strip("[]"), set())
        else:
            words.update(line.split())
    return MappingProxyType({name: frozenset(found) for name, found in sections.items()})


def _verbs() -> Mapping[str, Cue]:
    table: dict[str, Cue] = {}
    for line in _lines("verbs.txt"):
        lemma, stance, frames = line.split()
        cue = Cue(lemma=lemma, stance=cast("Stance", stance), frames=frozenset(frames))
        for form in forms_of(lemma):
            table.setdefault(form, cue)
    return MappingProxyType(table)


def _phrases() -> Mapping[str, tuple[Phrase, ...]]:
    by_form: dict[str, list[Phrase]] = {}
    for line in _lines("phrases.txt"):
        words, stance, frames = line.split("|")
        lemma, *rest = words.split()
        phrase = Phrase(
            rest=tuple(None if word == "~" else word for word in rest),
            stance=cast("Stance", stance),
            frames=frozenset(frames),
        )
        for form in forms_of(lemma):
            by_form.setdefault(form, []).append(phrase)
    return MappingProxyType(
        {form: tuple(sorted(found, key=lambda phrase: -len(phrase.rest))) for form, found in by_form.items()}
    )


def _stances(sort: str) -> Mapping[str, Stance]:
    rows = (line.split("|") for line in _lines("stances.txt"))
    return MappingProxyType({words: cast("Stance", stance) for kind, words, stance in rows if kind == sort})


_IRREGULAR: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {lemma: tuple(forms) for lemma, *forms in (line.split() for line in _lines("irregular.txt"))}
)
VERBS = _verbs()
"""Every form of every cue verb."""
PHRASES = _phrases()
"""Cue phrases by the form that they begin with, the longest first."""
NOUN_CUES = _stances("noun")
ADVERB_CUES = _stances("adverb")
PASSIVE_BELIEF = _stances("passive")
HEDGES = _stances("hedge")

_WORDS = _sections()
SILENCE_VERBS = frozenset(form for lemma in _WORDS["silence verbs"] for form in forms_of(lemma))
SILENCE_OBJECTS = _WORDS["silence objects"]
DEFERS = _WORDS["defers"]
ABOUT = _WORDS["about"]
ATTITUDES = _WORDS["attitudes"]
NOUN_OR_VERB = _WORDS["noun or verb"]
NEGATIONS = _WORDS["negations"]
PERSON_NOUNS = _WORDS["person nouns"]
BODY_NOUNS = _WORDS["body nouns"]
ANONYMOUS_NOUNS = _WORDS["anonymous nouns"]
MEDIA_NOUNS = _WORDS["media nouns"]
DETERMINERS = _WORDS["determiners"]
AUXILIARIES = _WORDS["auxiliaries"]
BE = _WORDS["be"]
SUBJECTS = _WORDS["subjects"]
OPENERS = _WORDS["openers"]
CONJUNCTIONS = _WORDS["conjunctions"]
PREPOSITIONS = _WORDS["prepositions"]
PAST_VERBS = _WORDS["past verbs"]
ADVERBS = _WORDS["adverbs"]
TIME_WORDS = _WORDS["time words"]
TITLES = _WORDS["titles"]
WOMEN = _WORDS["women"]
MEN = _WORDS["men"]
GENERIC_BODIES = _WORDS["generic bodies"]
OUTLETS = _WORDS["outlets"]
OFFICES = _WORDS["offices"]
ORG_WORDS = _WORDS["org words"]
PLACE_WORDS = _WORDS["place words"]
NO_NAMES = _WORDS["no names"]
NOUN_LINKS = frozenset({"that", "of", "about", "on"})
PRONOUNS: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(("he", "she", "him", "i"), "person")
    | dict.fromkeys(("they", "we"), "many")
    | dict.fromkeys(("who", "which", "that"), "relative")
    | {"it": "body"}
)
