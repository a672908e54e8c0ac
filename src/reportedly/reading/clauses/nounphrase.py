"""Noun phrases that can stand for somebody who says something.
In: a sentence's items and a position. Out: positions [first, last] of the phrase there, or None.
"""

from __future__ import annotations

from reportedly.reading.clauses.lexicon import (
    ADVERBS,
    ANONYMOUS_NOUNS,
    AUXILIARIES,
    BODY_NOUNS,
    CONJUNCTIONS,
    DETERMINERS,
    PAST_VERBS,
    PERSON_NOUNS,
    PREPOSITIONS,
    PRONOUNS,
    TIME_WORDS,
    VERBS,
)
from reportedly.reading.clauses.verbs import is_finite
from reportedly.reading.tokens import HARD, NOMINATIVE, Item, low_at

Phrase = tuple[int, int]
MAX_SOURCE = 30
"""Items a source phrase may have."""
MAX_BRACKETED = 8
"""Items of a label in brackets, with the brackets: '(D-Nev.)', '(OEA)'."""
RANKS = frozenset(
    ("former", "then", "acting", "senior", "veteran", "state-run", "anonymous", "local", "longtime", "ex")
)
"""Adjectives that may begin a source without an article: 'said former governor Michael Leavitt'."""
QUANTIFIERS = frozenset(("several", "many", "most", "some", "few", "others", "both", "none", "percent", "%"))


def phrase_before(items: tuple[Item, ...], last: int) -> Phrase | None:
    """The noun phrase that ends at `last`: back to the verb, mark or conjunction before it."""
    first = last + 1
    conjunction = None
    bracketed = _bracketed(items, last)
    for k in range(last, max(last - MAX_SOURCE, -1), -1):
        item = items[k]
        if k in bracketed:
            continue
        if item.quote is not None:
            if len(item.text.split()) <= 4 and k > 0 and k < last and items[k - 1].is_word:
                continue  # the "strategic" pact
            break
        if item.low == "," and (_lists_names(items, k, last) or _in_series(items, k, last)):
            continue
        if (
            item.low in HARD
            or item.low == ","
            or item.low in CONJUNCTIONS - {"as", "so", "yet", "then"} | {"which", "whom"}
        ):
            break
        if _ends_clause(items, k, last) and not _is_name_part(items, k):
            if conjunction is not None:
                first = conjunction + 1
            break
        if item.low in ("and", "or", "&"):
            conjunction = k
            continue
        if item.low in NOMINATIVE and k < last:
            break
        first = k
    while first <= last and _leads_in(items, first):
        first += 1
    first = _skip_adverbial_lead(items, first, last)
    return (first, last) if first <= last and names_someone(items, first, last) else None


def _bracketed(items: tuple[Item, ...], last: int) -> range:
    """Positions of '(OEA)' where the phrase ends with such an acronym or party label."""
    opened = next((k for k in range(last - 1, max(last - MAX_BRACKETED, 0), -1) if items[k].low == "("), None)
    if items[last].low != ")" or not opened or any(item.quote is not None for item in items[opened:last]):
        return range(0)
    return range(opened, last + 1)


def _leads_in(items: tuple[Item, ...], k: int) -> bool:
    """Whether the word at `k` stands before a source and is no part of it: 'and', 'later', 'Friday'; not 'Friday's'."""
    low = items[k].low
    if low in TIME_WORDS:
        return low_at(items, k + 1) != "'s"
    return low in ADVERBS | {"and", "but", "or", "as", "then"}


def _lists_names(items: tuple[Item, ...], k: int, last: int) -> bool:
    """'U.S., ROK concerned', 'Norway, Denmark and Iceland said': a comma between names that begin the sentence."""
    between = items[k + 1 : last + 1]
    if k > 3 or any(item.quote is not None or not item.is_word for item in between) or len(between) > 6:
        return False
    if items[0].low.endswith("ly") or items[0].low in ADVERBS | {"moreover", "however", "still", "instead", "indeed"}:
        return False
    return all(item.is_capital or item.low in ("and", "&") for item in (*items[:k], *between))


def _in_series(items: tuple[Item, ...], k: int, last: int) -> bool:
    """'the advisers of Norway, Denmark, and Iceland': a comma of a series that ends with ', and' before `last`."""
    rest = items[k:last]
    ends = next((n for n in range(len(rest) - 1) if rest[n].low == "," and rest[n + 1].low == "and"), None)
    return (
        ends is not None
        and items[k - 1].is_capital
        and all(item.is_capital or item.low in (",", "and", "the", "of") for item in items[k : last + 1])
    )


def _skip_adverbial_lead(items: tuple[Item, ...], first: int, last: int) -> int:
    """'On Friday South Korea's spy agency' begins at 'South'; 'In a statement the ministry' at 'the'."""
    if first > last or items[first].low not in PREPOSITIONS:
        return first
    k = first + 1
    while k <= last and (items[k].low in TIME_WORDS or items[k].text.isdigit() or items[k].low in ("the", "a", "this")):
        k += 1
    if k > first + 1 and k <= last and items[k - 1].low not in ("the", "a", "this"):
        return k
    for j in range(last, first, -1):
        if items[j].low in DETERMINERS or items[j].low in PRONOUNS:
            return j
    return last if items[last].is_capital else first


def _is_name_part(items: tuple[Item, ...], k: int) -> bool:
    return items[k].is_capital and k > 0


def _ends_clause(items: tuple[Item, ...], k: int, last: int) -> bool:
    """Whether the word at `k` is a verb, so that a noun phrase that ends at `last` begins after it."""
    item = items[k]
    if is_finite(item) or (item.low in PAST_VERBS and not item.is_capital):
        return True
    if item.low in VERBS and item.low.endswith("ing") and item.low != "speaking":
        return True
    following = items[k + 1] if k < last else None
    return (
        item.low.endswith(("ed", "ing"))
        and not item.is_capital
        and following is not None
        and (following.low in DETERMINERS or following.quote is not None or following.low in PRONOUNS)
    )


def can_start(item: Item) -> bool:
    """Whether a source may begin with this word."""
    if not item.is_word:
        return False
    if item.is_capital or item.low in DETERMINERS or item.low in PRONOUNS or item.low in PERSON_NOUNS | BODY_NOUNS:
        return True
    return item.low.endswith(("ers", "ors", "sts", "ans", "ials", "ents")) or item.low in RANKS


def continues(items: tuple[Item, ...], first: int, k: int) -> bool:
    """Whether the word at `k` still belongs to the noun phrase that begins at `first`."""
    item = items[k]
    if item.quote is not None or item.low in HARD or item.low == ",":
        return False
    if item.low in CONJUNCTIONS or item.low in NOMINATIVE or is_finite(item):
        return False
    if item.low in TIME_WORDS and items[k - 1].low not in ("of", "the", "'s", "in"):
        return False
    if item.low in PREPOSITIONS and items[k - 1].low.endswith(("ed", "familiar", "close")):
        return True
    if item.low in PREPOSITIONS:
        return item.low in ("of", "for", "at", "from", "with", "to", "in") and k + 1 < len(items) and (
            items[k + 1].low not in TIME_WORDS and (item.low != "in" or items[k + 1].is_capital)
            and (item.low != "at" or items[k + 1].is_capital or (k + 2 < len(items) and items[k + 2].is_capital))
        )  # fmt: skip
    if items[first].low in PRONOUNS:
        return False
    if (
        item.low in DETERMINERS
        and items[k - 1].is_word
        and items[k - 1].low not in PREPOSITIONS | {"and", "or", "all", "both"}
    ):
        return False
    return item.is_word or item.low in ("&", "-", ".")


def names_someone(items: tuple[Item, ...], first: int, last: int) -> bool:
    """Whether the phrase can stand for somebody who says something."""
    words = [item for item in items[first : last + 1] if item.is_word]
    if not words:
        return False
    lows = {word.low for word in words}
    if lows & set(PRONOUNS) and len(words) == 1:
        return words[0].low != "that"
    if words[0].low in CONJUNCTIONS or words[0].low in AUXILIARIES:
        return False
    return (
        any(word.is_capital and word.low not in TIME_WORDS for word in words[1:])
        or (words[0].is_capital and words[0].low not in DETERMINERS | PREPOSITIONS | TIME_WORDS)
        or bool(lows & (PERSON_NOUNS | BODY_NOUNS | ANONYMOUS_NOUNS))
        or words[0].low in DETERMINERS
        or bool(lows & QUANTIFIERS)
        or words[-1].low.endswith(("ers", "ors", "sts", "ans", "ials"))
    )
