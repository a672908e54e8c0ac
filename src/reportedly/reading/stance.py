"""How sure the source is: its stance toward the content, and the hedges that say so.
In: a text, a cue's stance and form, and the places of the content. Out: a stance and the places of hedges.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.reading.clauses.cue import FoundCue
from reportedly.reading.clauses.lexicon import HEDGES
from reportedly.record import Range, Stance

HEDGE = re.compile(
    r"\b(?:" + "|".join(re.escape(words) for words in sorted(HEDGES, key=len, reverse=True)) + r")\b", re.IGNORECASE
)
MONTH_MAY = re.compile(r"May\b(?=\s+\d)|\b(?:in|of|since|until|by|last|this|next)\s+May\b")

SELF = r"(?:he|she|it|they|we|i|there|his|her|its|their|our)\b"
HELPER = r"(?:had|has|have|did|does|do|is|are|was|were|would|will|can|could)"
SELF_DENIAL = re.compile(
    rf"^\W*(?:{SELF}(?:\s+\w+){{0,2}}?\s+{HELPER}\s*(?:not|never|n['’]t|no|nothing)\b|{SELF}\s+{HELPER}n['’]t\b"
    rf"|(?:there|it)\s+(?:is|was|were|are|had been|has been)\s+no\b|no\s|none of\b|nothing\b)",
    re.IGNORECASE,
)
NO_DENIAL = re.compile(r"\b(?:not only|no longer|no doubt|not just|no wonder|no comment)\b", re.IGNORECASE)
DISMISSAL = re.compile(
    r"\b(?:fabrications?|fabricated|fake|nonsense|untrue|baseless|unfounded|groundless"
    r"|(?:is|are|was|were) (?:false|lies|a lie)|(?:knew|know|knows|knowledge|aware) of no)\b"
    r"|(?<!of )\b(?:a|pure|sheer)\W{1,2}(?:fairy tale|invention|fiction)\W*$",
    re.IGNORECASE,
)
CONDITION = re.compile(
    r"\b(?:if|unless|provided that|in case of|in the event of|should it|any\s+\w+(?:\s+\w+){0,3}\s+would)\b",
    re.IGNORECASE,
)
WOULD = re.compile(r"^\W*(?:such|any|that|this)\b(?:\s+\w+){0,4}\s+would\b", re.IGNORECASE)
CONDEMNATION = re.compile(
    r"\b(?:condemn|denounce|deplore|protest against"
    r"|illegal act|in violation of|violates?|violation of|unacceptable|outrageous|barbaric"
    r"|heinous|flagrant|criminals?|provocation|brutal|reckless act)\b",
    re.IGNORECASE,
)
CONCERN = re.compile(
    r"\b(?:(?:deeply|gravely|seriously|very|grave|serious|extremely) (?:concern|worr|troubl|alarm)\w*|worried|alarmed)",
    re.IGNORECASE,
)
URGING = re.compile(
    r"\b(?:we urge|i urge|we call on|i call on|must (?:stop|halt|end|cease|act|respond|be)"
    r"|should (?:stop|halt|end|cease|withdraw))\b",
    re.IGNORECASE,
)
FORECAST = re.compile(
    r"\b(?:will|'ll|’ll|is going to|are going to|is set to|are set to|is expected to|are expected to)\b", re.IGNORECASE
)
FIRST_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|has|have|had|did|does|do|would|could|can|may|might|must)\b", re.IGNORECASE
)
SUBORDINATE = re.compile(r"\W*(?:since|although|though|while|whereas|as|because|when|after|before)\b", re.IGNORECASE)
QUESTION = re.compile(r"(?:if|whether|why|how|what|who|when|where)\b", re.IGNORECASE)
NO_COMMENT = re.compile(
    r"^\W*(?:no comment|we (?:do not|don['’]t) comment|(?:he|she|it|they) (?:would|could|will) not comment)",
    re.IGNORECASE,
)

MAIN_CLAUSE = 90
"""Characters of a content in which a hedge colours the whole; further on it colours a part."""


def stance_of(text: str, cue: FoundCue | None, contents: Sequence[Range]) -> tuple[Stance, tuple[Range, ...]]:
    """The source's stance toward `contents`, and where the hedges stand."""
    hedges = tuple(place for content in contents for place in _hedges(text, content))
    base: Stance = cue.stance if cue is not None else "asserts"
    if not contents:
        return base, hedges
    words = text[contents[0][0] : contents[0][1]]
    if cue is not None and cue.lemma == "ask" and (words.endswith("?") or QUESTION.match(words)):
        return "asserts", hedges
    if base != "asserts":
        return base, hedges
    if cue is not None and cue.form == "noun":
        return base, hedges
    start = _main_clause(words)
    return _from_words(words[start:], contents[0][0] + start, text, hedges), hedges


def _main_clause(words: str) -> int:
    """Where the main clause begins: 'since nobody has confirmed it, [it remains to be seen whether …]'."""
    if not SUBORDINATE.match(words):
        return 0
    comma = words.find(", ")
    return comma + 2 if comma >= 0 else 0


def _from_words(words: str, start: int, text: str, hedges: tuple[Range, ...]) -> Stance:
    if NO_COMMENT.search(words):
        return "declines"
    early = [HEDGES[text[s:e].lower()] for s, e in hedges if 0 <= s - start <= MAIN_CLAUSE]
    if "doubts" in early:
        return "doubts"
    if (SELF_DENIAL.search(words) and not NO_DENIAL.search(words[:60])) or DISMISSAL.search(words[:MAIN_CLAUSE]):
        return "denies"
    if any(text[s:e].lower() in ("if true", "if confirmed", "any potential") for s, e in hedges):
        return "conditional"
    if CONDITION.search(words) or WOULD.search(words):
        return "conditional"
    if CONDEMNATION.search(words):
        return "condemns"
    if URGING.search(words):
        return "urges"
    if CONCERN.search(words[:MAIN_CLAUSE]):
        return "concern"
    coloured = next((stance for stance in early if stance != "asserts"), None)
    if coloured is not None:
        return coloured
    return "predicts" if _forecasts(words) else "asserts"


def _forecasts(words: str) -> bool:
    """Whether the first verb of the clause tells of the future, and not of what the source itself means to do."""
    forecast = FORECAST.search(words[:MAIN_CLAUSE])
    first = FIRST_AUXILIARY.search(words)
    if forecast is None or (first is not None and first.start() < forecast.start()):
        return False
    return not re.match(rf"\W*{SELF}", words, re.IGNORECASE)


def _hedges(text: str, content: Range) -> list[Range]:
    found = []
    for match in HEDGE.finditer(text, *content):
        if match.group() == "May" and MONTH_MAY.search(text, max(0, match.start() - 8), match.end() + 4):
            continue
        found.append(match.span())
    return found
