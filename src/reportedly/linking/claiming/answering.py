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
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple, get_args

from reportedly.linking.claiming.compared import UNKNOWN, Compared
from reportedly.linking.claiming.cues import groups_of, opposites, plain
from reportedly.linking.words import tokens

Answered = Literal["for", "against", "observing"]
ANSWERS: tuple[Answered, ...] = get_args(Answered)
ENDS = 2
"""Last words of a text, where 'report says' and 'sources' stand."""
ASIDE = 3
"""Words before or behind a colon that only say whose word it is: 'Report: …', '…: police sources'."""
_SCARE = re.compile(r"[\"“”]|(?<!\w)['‘]\w")
_AUXILIARY = frozenset("did does do is are was were has have had will would can could should may might".split())
_ASKING = frozenset("how why what who when where".split())
_HEARSAY = frozenset(("report", "rumor", "source", "claimed", "said", "alleged"))
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


def features(claim: Compared, words: Compared) -> dict[str, float]:
    """What the model looks at, by name; what is not there is 0."""
    own = {plain(word) for word in claim.words}
    cues = [
        (place, group)
        for place, (word, groups) in enumerate(zip(words.words, words.cues, strict=True))
        if place not in words.aside and plain(word) not in own
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
    shared = claim.content & words.content
    beside = {word for word, groups in zip(words.notions, words.cues, strict=True) if word and not groups}
    found = {
        "claim covered": len(shared) / max(len(claim.content), 1),
        "words covered": len(shared & beside) / max(len(beside), 1),
        "new words": min(len(beside - claim.content), 8) / 8,
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
    return not {one.notions[place] for place in one.denied}.isdisjoint(other.content)


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
    return len(words) <= ASIDE and any(not _HEARSAY.isdisjoint(groups_of(word)) for word in words)


def _excluding(claim: Compared, words: Compared) -> frozenset[int]:
    """The places of words that exclude something of the claim, where the claim's own word is not there too."""
    ours, theirs = ([plain(word) for word in side.words] for side in (claim, words))
    found: set[int] = set()
    for sides in opposites():
        for one, other in (sides, sides[::-1]):
            if not one.isdisjoint(ours) and other.isdisjoint(ours) and one.isdisjoint(theirs):
                found.update(place for place, word in enumerate(theirs) if word in other)
    return frozenset(found)


@cache
def _weights() -> dict[Answered, dict[str, float]]:
    """Of each answer the weight of each feature, and of the empty name its bias."""
    weights: dict[Answered, dict[str, float]] = json.loads(
        (files("reportedly.linking") / "data" / "answering.json").read_text("utf-8")
    )
    return weights
