"""Tense: whether the words around a place in a sentence tell of what was or of what is to come.
In: plain text and a place in it. Out: "past", "future" or None, by the nearest telling word.
"""

from __future__ import annotations

import re
from typing import Literal

Tense = Literal["past", "future"]

FUTURE = frozenset(
    """
    will shall won't expected expects expect scheduled due plans plan planning planned going slated upcoming coming
    would
    intends intend forthcoming should could may might must
    """.split()
)
PAST = frozenset(
    """
    was were had did said told been became began came went made took gave got left met held sent saw spoke wrote
    led kept found brought thought fell rose won lost shot hit struck put read ran sat stood heard felt knew grew
    drew flew broke chose paid sold built bought caught taught fought sought dealt meant spent lent bent cut shut
    hurt died tore wore swore blew threw woke rode drove ate drank sank swam slept swept crept laid lay rang stole
    froze beat hid fed fled dug stuck stung swung wound bound shook forgot withdrew arose overthrew quit sped
    split spread sprang understood upheld withheld withstood reelected born seen known taken given shown done gone
    written spoken broken chosen drawn flown grown risen fallen worn
    """.split()
)
_NOT_PAST = frozenset(
    "need united red hundred indeed speed feed seed bed wed shed exceed proceed succeed led-by".split()
)
_WORD = re.compile(r"[A-Za-z]+(?:'[a-z]{1,3})?")
_END = re.compile(r"[.!?]['\")]? +(?=[A-Z\"'])|\n\n|[.!?][\"']?\n")
_PLANNED = re.compile(
    r" (?:(?:had |have |has )?(?:been )?(?:agree(?:d|ments?|s)?|plan(?:ned|s)?|propos(?:ed|es|als?)|offer(?:ed|s)?|set|"
    r"vow(?:ed|s)|pledge[ds]?|promise[ds]?|decided|decision|intend(?:ed|s)?|hope[ds]?|want(?:ed|s)?|expect(?:ed|s)?|scheduled|deal|pact)"
    r"|is|are|was|were) to\b"
)
"""'agreed to', 'is to': what follows was yet to come, whatever the tense of the verb."""
_BE = re.compile(r"(?<= to be) [a-z]+|(?<= will be) [a-z]+")
"""'will be held' tells of no past by its participle."""
_OVER = re.compile(
    r"\b(?:had (?:previously |originally )?been|as(?: previously| originally)?) "
    r"(?:due|scheduled|expected|set|slated|planned)\b(?: to\b)?"
)
"""'had been due to', 'as planned': yet to come once, and over now."""
CLAUSE = frozenset("that which who whether if because although".split())
"""Words that begin another clause: what follows them tells of another time."""
REACH = 100
"""Characters looked at on each side: longer than most clauses, short enough to stay linear."""


def tense_at(text: str, start: int, end: int) -> Tense | None:
    """The tense told by the word nearest to `text[start:end]` in its sentence; the earlier one of two as near."""
    before = _BE.sub("", text[max(0, start - REACH) : start])
    before = _PLANNED.sub(" due to", _OVER.sub("had", before))
    cut = max((match.end() for match in _END.finditer(before)), default=0)
    after = text[end : end + REACH]
    stop = _END.search(after)
    left = _words(before, cut, len(before))[::-1]
    until = stop.start() if stop else len(after)
    comma = after.find(",", 0, until)
    right = _words(after, 0, comma if len(left) > 1 and comma >= 0 else until)  # not '…, she said'
    clause = next((at for at, word in enumerate(right) if word in CLAUSE), len(right))
    right = right[:clause]
    for distance in range(max(len(left), len(right))):
        for words in (left, right):
            if distance < len(words):
                word = words[distance]
                if word in FUTURE:
                    return "future"
                if is_past(word):
                    return "past"
    return None


def _words(text: str, start: int, end: int) -> list[str]:
    """The words in lower case; the month of May is not the verb."""
    return [match.group().lower() for match in _WORD.finditer(text, start, end) if match.group() != "May"]


def is_past(word: str) -> bool:
    """Whether a lower-case word is most often a verb in the past."""
    return word in PAST or (len(word) > 3 and word.endswith("ed") and word not in _NOT_PAST)
