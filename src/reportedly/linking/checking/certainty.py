"""How sure, and which way: the words that hedge a statement, and those that turn it round.
In: a unit, its page, the terms that two units share. Out: a level of certainty; a side.
"""

from __future__ import annotations

import re
from typing import Literal

from reportedly.linking.checking.pages import Page, Unit
from reportedly.linking.checking.vocabulary import Vocabulary
from reportedly.record import Range, Stance

Level = Literal[0, 1, 2]
"""Asserted; told of the future; hedged."""
Side = Literal["for", "against", "silent"]

HEDGED: frozenset[Stance] = frozenset({"possible", "probable", "conditional"})
HEDGE = re.compile(
    r"\b(?:may(?! \d)|might|could|possib\w+|probab\w+|(?:un)?likel\w+|potential\w*|reportedly|alleg\w+|purported\w*|"
    r"believ\w+|suspect\w*|thought to|thinks?|apparent\w*|seem\w*|appear(?:s|ed)? to|if|unless|whether|expect\w*|"
    r"rumou?r\w*|unconfirmed|unverified|unclear|perhaps|maybe|presum\w+|consider(?:s|ing)|weigh(?:s|ing)|"
    r"fear\w*|guess|specul\w+|said to|estimat\w+)\b",
    re.IGNORECASE,
)
"""Words that leave open whether it is so; also the verbs of one who does not know."""
FUTURE = re.compile(r"\b(?:will|would|shall|going to|set to|plans? to|planned)\b|['’]ll\b", re.IGNORECASE)
TURNING = re.compile(
    r"\b(?:not(?! only\b)|never(?! \w+ anything but)|no|none|nothing|nobody|neither|nor|without|cannot|"
    r"den(?:y|ies|ied)|reject\w*|refus\w+|unanswered|dismiss\w*|unfounded|baseless|untrue|false|fake|fabricat\w+)\b|"
    r"n['’]t\b",
    re.IGNORECASE,
)
LONG = 20
"""Words of a content of which a hedge may be of another part than what is compared."""
_REACH = 8
"""Words after one that turns, in which it turns a shared word; and two before it ('knew of no such order')."""
_BACK = 2


def level(unit: Unit, page: Page, shared: frozenset[str], vocabulary: Vocabulary) -> Level:
    """How open a unit leaves what `shared` terms say: by stance and cue, and by the words around those terms."""
    statement = unit.statement
    cue = [span.range for span in statement.cue] if statement else []
    near = [*_near(unit, page, shared, vocabulary), *cue]
    hedged = statement is not None and statement.stance in HEDGED and len(page.words(unit.spans)) <= LONG
    if hedged or HEDGE.search(" ".join(page.text[slice(*place)] for place in sorted(near))):
        return 2
    future = any(FUTURE.search(page.text, *place) for place in near)
    return 1 if future or (statement is not None and statement.stance == "predicts") else 0


def _near(unit: Unit, page: Page, shared: frozenset[str], vocabulary: Vocabulary) -> list[Range]:
    """Of what a unit says, all where that is short, else from a little before the first shared term to the last."""
    if len(page.words(unit.spans)) <= LONG:
        return list(unit.spans)
    places = []
    for span in unit.spans:
        first, last = page.positions(span)
        terms = [vocabulary.words[number].terms for number in page.tokens.words[first:last]]
        having = [first + k for k, its in enumerate(terms) if not shared.isdisjoint(its)]
        if having:
            start, end = max(first, having[0] - _REACH), min(last, having[-1] + 1 + _BACK)
            places.append((page.tokens.starts[start], page.tokens.ends[end - 1]))
    return places


def open_around(unit: Unit, page: Page) -> bool:
    """Whether any word of the sentences around a unit hedges."""
    return HEDGE.search(page.text, *unit.around) is not None


def side(unit: Unit, page: Page, shared: frozenset[str], vocabulary: Vocabulary) -> Side:
    """Whether a unit says it, says that it is not so, or says nothing of it."""
    statement = unit.statement
    if statement is not None and statement.stance == "declines":
        return "silent"
    if statement is not None and statement.stance == "denies":
        return "against"
    return "against" if _turned(unit, page, shared, vocabulary) else "for"


def turns(unit: Unit, page: Page) -> bool:
    """Whether a word of the content or cue turns what is said round: 'did not respond', but not 'declined'."""
    cue = [span.range for span in unit.statement.cue] if unit.statement else []
    return any(TURNING.search(page.text, *place) for place in (*unit.spans, *cue))


def _turned(unit: Unit, page: Page, shared: frozenset[str], vocabulary: Vocabulary) -> bool:
    cue = [span.range for span in unit.statement.cue] if unit.statement else []
    for place in (*cue, *unit.spans):
        for match in TURNING.finditer(page.text, *place):
            at, _ = page.positions((match.start(), place[1]))
            near = page.tokens.words[max(at - _BACK, 0) : at + _REACH]
            if not shared.isdisjoint(vocabulary.terms(near)):
                return True
    return False
