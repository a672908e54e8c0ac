"""Verbs in a sentence: where their auxiliaries begin and in what form they stand.
In: items and the position of a word. Out: its form, or None where the word is no verb.
"""

from __future__ import annotations

from typing import Literal

from reportedly.reading.clauses.lexicon import (
    ADVERBS,
    ATTITUDES,
    AUXILIARIES,
    BE,
    DETERMINERS,
    NEGATIONS,
    NOUN_OR_VERB,
    OPENERS,
    PREPOSITIONS,
    SUBJECTS,
    VERBS,
)
from reportedly.reading.tokens import Item, low_at

Form = Literal["finite", "ing", "passive", "noun", "adverb", "according", "citing", "colon"]


POSTMODIFIERS = frozenset(
    ("briefed", "posted", "informed", "called", "named", "based", "expected", "quoted", "cited", "noted")
)


def verb_form(items: tuple[Item, ...], i: int, *, phrase_last: int, title_case: bool) -> Form | None:
    """How the verb at `i` stands there; None when it is no verb here."""
    low = items[i].low
    left = helpers_start(items, i)
    helpers = {item.low for item in items[left:i]}
    before = items[left - 1] if left else None
    before_low = before.low if before else ""
    if low.endswith("ing"):
        return _ing_form(helpers, before_low, i)
    if helpers & BE and low.endswith(
        ("ed", "en", "told", "said", "sought", "known", "thought", "found", "quoted", "written")
    ):
        return "passive" if low not in BE else "finite"
    if before_low in PREPOSITIONS or (low == "posted" and low_at(items, i + 1) in PREPOSITIONS):
        return None
    if (
        helpers & NEGATIONS
        and phrase_last == i
        and VERBS[low].stance != "declines"
        and VERBS[low].lemma not in ATTITUDES
    ):
        return None
    if before_low in DETERMINERS or before_low in ("'s", "most", "more"):
        return None
    if (
        low in NOUN_OR_VERB
        and phrase_last == i
        and not _reads_as_verb(items, i, helpers, before, title_case=title_case)
    ):
        return None
    if before is None and not title_case:
        return None
    if before_low in ("and", "but", "or") and not helpers and VERBS.get(low) and VERBS[low].lemma == low:
        return None
    return "finite"


def _ing_form(helpers: set[str], before_low: str, i: int) -> Form | None:
    if helpers & BE:
        return "finite"
    if (
        i == 0
        or before_low in (",", "“”", "and", "by", "while", "statement", "quoted")
        or before_low.endswith(("s", "t"))
    ):
        return "ing"
    return None


def _reads_as_verb(
    items: tuple[Item, ...], i: int, helpers: set[str], before: Item | None, *, title_case: bool
) -> bool:
    after = items[i + 1] if i + 1 < len(items) else None
    if helpers & (AUXILIARIES | {"not"}) or (before is not None and before.low in SUBJECTS):
        return True
    if before is None or after is None:
        return False
    if after.low in OPENERS or after.quote is not None or after.low == ":":
        return before.is_word and (before.is_capital or items[i].low.endswith("s") != before.low.endswith("s"))
    return title_case and before.is_capital and after.is_capital


def helpers_start(items: tuple[Item, ...], i: int) -> int:
    """Where the auxiliaries and adverbs before the verb at `i` begin."""
    left = i
    while left > 0 and helps(items, left - 1):
        left -= 1
    return left


def helps(items: tuple[Item, ...], k: int) -> bool:
    """Whether the word at `k` is an auxiliary, a negation or an adverb of the verb that follows."""
    low = items[k].low
    if low == "'s":
        return False  # 'Seoul's said' does not occur; 'Seoul's spy agency' does
    if low in ("here", "there") and k > 0 and items[k - 1].is_word:
        return True
    return (
        low in AUXILIARIES
        or low in NEGATIONS
        or low in ADVERBS
        or (low.endswith("ly") and not items[k].is_capital and low != "family")
    )


def is_finite(item: Item) -> bool:
    """Whether the word is, by its form, a verb that a clause is built on."""
    low = item.low
    if low in AUXILIARIES and low != "'s":
        return True
    return (
        low in VERBS
        and not item.is_capital
        and low.endswith(("ed", "said", "told", "says", "found", "wrote"))
        and low not in POSTMODIFIERS
    )
