"""Whether the words of a statement say a thing that can stand alone, or only name one or hang on another.
In: the words of a statement, verbatim and as compared. Out: whether it can open a claim; how clearly it shows one.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Literal

Sort = Literal["clause", "phrase", "fragment"]
"""'the wall has cracked'; 'to mend the wall', 'cracks in the wall'; 'which it saw', 'not to be named'."""

LEAST = 3
"""Words and names, of topic among them one in a clause and two in a phrase, without which nothing is said."""
_FINITE = re.compile(
    r"\b(?:is|are|was|were|am|has|have|had|do|does|did|will|would|shall|should|can|could|may|might|must|cannot|"
    r"\w+n['’]t|\w{2,}ed|went|came|left|met|sent|took|gave|made|saw|knew|told|held|lost|won|fell|rose|broke|began|"
    r"wore|sees?|shows?|comes?|goes|sends?|says?|keeps?|weighs?|wants?|knows?|needs?|takes?|gives?|makes?|pass(?:es)?|"
    r"denies|deny|asks?|confirms?|remains?|carry|carries|wears?|stays?|owns?|meets?)\b",
    re.IGNORECASE,
)
_HANGING = re.compile(
    r"(?:not to be|which|who|whom|whose|what|that|and|or|but|than|as|among|because|of|for|by|with|into)\b",
    re.IGNORECASE,
)
_NO_SUBJECT = re.compile(
    r"(?:to|not|is|are|was|were|has|have|had|do|does|did|will|would|shall|should|can|could|may|might|must|"
    r"show|shows|\w+ing (?!to\b|of\b|that\b))\b",
    re.IGNORECASE,
)


def sort_of(words: str) -> Sort:
    """Whether the words are a clause with subject and verb, a phrase, or hang on what stands around them."""
    bare = words.lstrip("\"“‘'«( \u00a0").strip()
    if not bare or _HANGING.match(bare):
        return "fragment"
    if _NO_SUBJECT.match(bare) or "… to " in bare:
        return "phrase"
    first = bare.partition(" ")[0]
    return "clause" if _FINITE.search(bare, len(first)) else "phrase"


def topics(words: Collection[str]) -> frozenset[str]:
    """The words of topic among words as compared: no countries, no people, no places."""
    return frozenset(word for word in words if word[0] not in "@#")


def stands(words: str, compared: Collection[str]) -> bool:
    """Whether a content says enough to open a claim: something of somebody."""
    sort, topical = sort_of(words), len(topics(compared))
    if sort == "clause":
        return topical > 1 or (topical == 1 and len(compared) >= LEAST)
    return sort == "phrase" and topical > 1 and len(compared) >= LEAST
