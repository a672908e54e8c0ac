"""The noun phrase beside a cue that is its source, with what is set beside it.
In: a sentence's items and a cue. Out: positions [first, last] of the phrase, or None.
"""

from __future__ import annotations

from reportedly.reading.clauses.cue import FoundCue
from reportedly.reading.clauses.lexicon import (
    BODY_NOUNS,
    DETERMINERS,
    PERSON_NOUNS,
    TIME_WORDS,
    TITLES,
)
from reportedly.reading.clauses.nounphrase import MAX_SOURCE, Phrase, can_start, continues, names_someone, phrase_before
from reportedly.reading.clauses.verbs import is_finite
from reportedly.reading.tokens import HARD, Item

MAX_RELATIVE = 12
"""Items of a relative clause without commas."""
ASIDES = frozenset(("meanwhile", "however", "though", "too", "also", "instead", "separately", "later", "therefore"))
"""Adverbs that may stand between commas after a source: 'The ministry, meanwhile, confirmed'."""


def source_before(items: tuple[Item, ...], cue: FoundCue) -> Phrase | None:
    """The noun phrase that ends where the cue begins: 'Hong Min, a senior research fellow at X, [said]'."""
    last = _before_day(items, cue.left - 1)
    if last < 0 or items[last].low in ("and", "but", "or", "then"):
        return None
    if items[last].low == "," and items[last - 1].quote is None:
        phrase = _apposition_before(items, last)
        if phrase is not None:
            return phrase
        return None
    if items[last].low in ("who", "which"):
        return _antecedent(items, last)
    return _with_relative_clause(items, last) or phrase_before(items, last)


def _with_relative_clause(items: tuple[Item, ...], last: int) -> Phrase | None:
    """'A captain who asked not to be named [said]': a clause without commas that belongs to the source."""
    for k in range(last, max(last - MAX_RELATIVE, 0), -1):
        if items[k].quote is not None or items[k].low in HARD or items[k].low in (",", "and", "but"):
            return None
        if items[k].low == "who":
            head = phrase_before(items, k - 1)
            return (head[0], last) if head is not None and head[0] == 0 else None
    return None


def _before_day(items: tuple[Item, ...], last: int) -> int:
    """'President Corvane [on Thursday] denied': the day belongs to the verb."""
    end = last
    while end > 0 and items[end].low in TIME_WORDS:
        end -= 1
    if end < last and items[end].low in ("on", "in", "by"):
        end -= 1
    return end if end >= 0 and items[end].is_word else last


def source_after(items: tuple[Item, ...], first: int, *, leads: bool = False) -> Phrase | None:
    """The noun phrase that begins at `first`, with its apposition: 'said [Hong Min, a senior research fellow at X]'.

    With `leads` the content follows it after a comma, 'According to [X], …', so that an apposition needs one as well.
    """
    if first >= len(items) or not (can_start(items[first]) or (leads and items[first].is_word)):
        return None
    last = first
    while last + 1 < len(items) and last - first < MAX_SOURCE and continues(items, first, last + 1):
        last += 1
    if last + 2 < len(items) and items[last + 1].low == ",":
        end = _apposition_after(items, last + 2)
        if end is not None and not (leads and (end + 1 >= len(items) or items[end + 1].low != ",")):
            last = end
    return (first, last) if names_someone(items, first, last) else None


def _apposition_after(items: tuple[Item, ...], k: int) -> int | None:
    """Last item of the apposition or relative clause that begins at `k`, if a comma or the sentence's end closes it."""
    relative = items[k].low == "who"
    if not relative and not _starts_apposition(items, k):
        return None
    while k + 1 < len(items) and items[k + 1].low not in {",", "“”"} | HARD:
        if not relative and is_finite(items[k + 1]):
            return None
        k += 1
    return k


def _apposition_before(items: tuple[Item, ...], comma: int) -> Phrase | None:
    for k in range(comma - 1, max(comma - MAX_SOURCE, 0), -1):
        if (items[k].low in HARD and items[k].low not in ("(", ")")) or items[k].quote is not None:
            return None
        if items[k].low != ",":
            continue
        aside = items[k + 1].low.endswith("ing") or (k + 2 == comma and items[k + 1].low in ASIDES)
        if aside:  # ', citing local media,', ', speaking in Lisk,', ', meanwhile,'
            return phrase_before(items, k - 1)
        relative = items[k + 1].low in ("who", "which", "whose")
        if not relative and any(is_finite(item) for item in items[k + 1 : comma]):
            return None
        if (
            relative
            or _starts_apposition(items, k + 1)
            or _names_holder(items, k, comma)
            or _names_role(items, k, comma)
        ):
            head = phrase_before(items, k - 1)
            if head is not None:
                return head[0], comma - 1
    return None


def _names_role(items: tuple[Item, ...], k: int, comma: int) -> bool:
    """'Aurel Corvane, Kestria's president, said': whose role it is comes before the role."""
    if not (items[k - 1].is_capital or items[k - 1].low == ")"):
        return False
    between = [item.low for item in items[k + 1 : comma]]
    roles = PERSON_NOUNS | TITLES | BODY_NOUNS
    owner = next((n for n, low in enumerate(between) if low in ("'s", "'")), None)
    return owner is not None and any(low in roles for low in between[owner:])


def _names_holder(items: tuple[Item, ...], k: int, comma: int) -> bool:
    """'His campaign manager, Jeff Weaver, said': a role, then the name of who holds it."""
    start = next((n + 1 for n in range(k - 1, -1, -1) if items[n].low in HARD or items[n].low == ","), 0)
    role = any(item.low in PERSON_NOUNS | TITLES for item in items[start:k]) or items[start].low in DETERMINERS
    return role and all(item.is_capital or item.low in ("and", "&") for item in items[k + 1 : comma])


def _starts_apposition(items: tuple[Item, ...], k: int) -> bool:
    """'Hong, a fellow', 'Hong, the fellow', 'Hong, spokesman for', 'Hong, 54'."""
    low = items[k].low
    if low in ("a", "an", "the", "one", "its", "his", "her", "their", "formerly"):
        return True
    return low in PERSON_NOUNS | TITLES or items[k].text.isdigit()


def _antecedent(items: tuple[Item, ...], relative: int) -> Phrase | None:
    last = relative - 1
    if last > 0 and items[last].low == ",":
        last -= 1
    return phrase_before(items, last) if last >= 0 else None
