"""How words answer a claim: for it, against it, or observing that it is made.
In: a claim and other words, as texts. Out: the probability of each answer; of a statement, whether it opposes a claim.

A multinomial logistic regression over what the words share with the claim, and over cues beside that: words of denial,
of falsity, of hearsay, and what a negation reaches. After Ferreira and Vlachos, 'Emergent: a novel data-set for stance
classification' (NAACL 2016), without their parser and paraphrase table. `training/answering.py` makes the weights.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple, get_args

from reportedly.linking.words import Token, fold, listed, notion, tokens

Answered = Literal["for", "against", "observing"]
ANSWERS: tuple[Answered, ...] = get_args(Answered)
LONGEST = 60
"""Words of a text that are looked at, so that the work on a pair is bounded."""
REACH = 6
"""Words behind a negation that it reaches, within its clause."""
NEAR = 3
"""Words from a negation to the word of denial or of knowing that it undoes, and words of a contrast at most."""
TAKEN_BACK, UNKNOWN, SET_OFF = "denial taken back", "not known", "contrast"
"""What a negation does that denies nothing: 'not a hoax', 'could not confirm', 'nineteen, not seven'."""
OPPOSITE = "opposite"
ENDS = 2
"""Last words of a text, where 'report says' and 'sources' stand."""
ASIDE = 3
"""Words before or behind a colon that only say whose word it is: 'Report: …', '…: police sources'."""
_CLAUSE = re.compile(r"[:;.?!—–]|,")
_SCARE = re.compile(r"[\"“”]|(?<!\w)['‘]\w")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_AUXILIARY = frozenset("did does do is are was were has have had will would can could should may might".split())
_EMPTY = frozenset("only just least doubt question secret wonder".split())
"""Words that leave nothing to be denied: 'not only', 'no doubt'."""
_ASKING = frozenset("how why what who when where".split())
_HEARSAY = frozenset(("report", "rumor", "source", "claimed", "said", "alleged"))
_UNDONE = frozenset(("denial", "falsity", "rumor"))
"""Groups that a negation turns into support: 'not a hoax', 'no rumour'."""
_MARKED = _HEARSAY | {
    "denial", "falsity", "negation", "doubt", "possible", "likely", "leak", "open", "hinted", UNKNOWN, "turned",
    "question at the end",
}  # fmt: skip
"""Features without which words simply tell the matter."""
_AT_END = ("falsity", "said", "report", "source", "claimed", "rumor", "picture")


class Answer(NamedTuple):
    """Probabilities that sum to one."""

    for_: float
    against: float
    observing: float

    @property
    def likeliest(self) -> Answered:
        """The answer with the highest probability; of equals the first of ANSWERS."""
        return ANSWERS[self.index(max(self))]


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


def compared(text: str) -> Compared:
    """What a comparison looks at of a text: of its first LONGEST words."""
    words = tokens(text)[:LONGEST]
    text = text[: words[-1].end + 1] if words else ""
    cues = tuple(_groups().get(_plain(word), ()) for word in words)
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


def stands(claim: Compared, words: Compared) -> Answer:
    """How `words`, of a headline or a statement, answer the claim; both speak of one matter."""
    found = features(claim, words)
    scores = []
    for answer in ANSWERS:
        weights = _weights()[answer]
        scores.append(weights[""] + sum(weights.get(name, 0.0) * value for name, value in sorted(found.items())))
    parts = [math.exp(score - max(scores)) for score in scores]
    return Answer(*(part / sum(parts) for part in parts))


def opposes(content: Compared, label: Compared) -> float:
    """The probability that what a statement says is against a claim, though its own stance is 'asserts'.

    'The report is false', 'no troops were sent'. The statement must be known to speak of the claim, and `content` has
    neither its source nor its cue.
    """
    return stands(label, content).against


def cue_groups() -> frozenset[str]:
    """The names of the groups of cues."""
    return frozenset(name for name, _ in _lines() if name != OPPOSITE)


def features(claim: Compared, words: Compared) -> dict[str, float]:
    """What the model looks at, by name; what is not there is 0."""
    own = {_plain(word) for word in claim.words}
    cues = [
        (place, group)
        for place, (word, groups) in enumerate(zip(words.words, words.cues, strict=True))
        if place not in words.aside and _plain(word) not in own
        for group in groups
    ]
    found = _shared(claim, words)
    found |= {group: 1.0 for _, group in cues}
    last = len(words.words) - ENDS
    found |= {f"{group} at the end": 1.0 for place, group in cues if place >= last and group in _AT_END}
    found |= _polarity(claim, words, found)
    found |= _form(words)
    if _MARKED.isdisjoint(found):
        found["plain"] = 1.0
        found["plain, covered"] = found["claim covered"]
    for group in ("future", "possible", "said"):
        if any(group in groups for groups in claim.cues):
            found[f"claim: {group}"] = 1.0
    return found


def _shared(claim: Compared, words: Compared) -> dict[str, float]:
    """How much of the one is in the other."""
    ours, theirs = set(claim.notions) - {None}, set(words.notions) - {None}
    beside = {word for word, groups in zip(words.notions, words.cues, strict=True) if word and not groups}
    shared = ours & theirs
    found = {
        "claim covered": len(shared) / max(len(ours), 1),
        "words covered": len(shared & beside) / max(len(beside), 1),
        "new words": min(len(beside - ours), 8) / 8,
        "length": min(len(words.words), 20) / 20,
    }
    if claim.names:
        found["names covered"] = len(claim.names & {word.folded for word in words.words}) / len(claim.names)
    if claim.numbers:
        same = claim.numbers & words.numbers
        found["number kept" if same else "number changed" if words.numbers else "number missing"] = 1.0
    return found


def _polarity(claim: Compared, words: Compared, cues: Mapping[str, float]) -> dict[str, float]:
    """Whether negations, words of falsity and opposites set the words against the claim."""
    covered = cues["claim covered"]
    excluding = _excluding(claim, words)
    denied = _reaches(words, claim) or not words.denied.isdisjoint(excluding)
    denies = _reaches(claim, words)
    turns = denied + denies + bool(excluding)
    found: dict[str, float] = {}
    if words.denied and not claim.denied:
        found["negated: claim's words" if denied else "negated: other words"] = 1.0
        found["negated, covered"] = covered
    if turns:
        found["turned" if turns % 2 else "turned twice"] = 1.0
    if denies and not denied:
        found["claim negated"] = 1.0
    if "falsity" in cues or "denial" in cues:
        found["false, covered"] = covered
    if any("barred" in groups for groups in claim.cues):
        found["claim bars, words negated" if words.denied else "claim bars"] = 1.0
    found |= dict.fromkeys(words.marks, 1.0)
    return found


def _reaches(one: Compared, other: Compared) -> bool:
    """Whether a negation of the one reaches a word of content that the other has too."""
    return not {one.notions[place] for place in one.denied}.isdisjoint(set(other.notions) - {None})


def _form(words: Compared) -> dict[str, float]:
    """Questions, scare quotes, and whose word it is before or behind a colon."""
    text, first = words.text.rstrip(), words.words[0].folded if words.words else ""
    head, colon, rest = text.partition(":")
    found = {
        "question": "?" in text,
        "question at the end": text.endswith("?"),
        "question of fact": "?" in text and first in _AUXILIARY,
        "asking word first": first in _ASKING,
        "scare quotes": bool(_SCARE.search(text)),
        "exclamation": "!" in text,
        "aside behind": bool(colon) and 0 < len(rest.rpartition(":")[2].split()) <= ASIDE,
        "word of whom before": bool(colon) and _is_aside(head),
        "word of whom behind": bool(colon) and _is_aside(rest.rpartition(":")[2]),
    }
    return {name: 1.0 for name, there in found.items() if there}


def _is_aside(text: str) -> bool:
    words = tokens(text)
    return len(words) <= ASIDE and any(not _HEARSAY.isdisjoint(_groups().get(_plain(word), ())) for word in words)


def _excluding(claim: Compared, words: Compared) -> frozenset[int]:
    """The places of words that exclude something of the claim, where the claim's own word is not there too."""
    ours, theirs = ([_plain(word) for word in side.words] for side in (claim, words))
    found: set[int] = set()
    for sides in _opposites():
        for one, other in (sides, sides[::-1]):
            if not one.isdisjoint(ours) and other.isdisjoint(ours) and one.isdisjoint(theirs):
                found.update(place for place, word in enumerate(theirs) if word in other)
    return frozenset(found)


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


def _plain(word: Token) -> str:
    """'Didn’t' as the lists have it."""
    return fold(word.raw).replace("’", "'").removesuffix("'s")


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    """Of each word that is a cue the groups that it is in."""
    found: dict[str, tuple[str, ...]] = {}
    for name, words in _lines():
        if name != OPPOSITE:
            for word in words.split():
                found[word] = (*found.get(word, ()), name)
    return found


@cache
def _opposites() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    sides = (words.partition(" - ") for name, words in _lines() if name == OPPOSITE)
    return tuple((frozenset(one.split()), frozenset(other.split())) for one, _, other in sides)


def _lines() -> list[tuple[str, str]]:
    text = (files("reportedly.linking") / "data" / "answering.txt").read_text("utf-8")
    parts = (line.partition(": ") for line in text.splitlines() if line and not line.startswith("#"))
    return [(name, words) for name, _, words in parts]


@cache
def _weights() -> dict[Answered, dict[str, float]]:
    """Of each answer the weight of each feature, and of the empty name its bias."""
    weights: dict[Answered, dict[str, float]] = json.loads(
        (files("reportedly.linking") / "data" / "answering.json").read_text("utf-8")
    )
    return weights
