"""The clause, quotation, infinitive or object after a cue that is its content.
In: a sentence's items and a cue. Out: positions [first, last] of the phrase, or None.
"""

from __future__ import annotations

from reportedly.reading.clauses.cue import FoundCue
from reportedly.reading.clauses.lexicon import CONJUNCTIONS, DETERMINERS, PREPOSITIONS, TIME_WORDS
from reportedly.reading.clauses.nounphrase import Phrase
from reportedly.reading.clauses.verbs import is_finite
from reportedly.reading.tokens import HARD, NOMINATIVE, STOPS, Item, low_at

LIGHT_ADVERBS = frozenset(
    ("here", "there", "today", "yesterday", "later", "earlier", "again", "recently", "separately")
)


def content_after(items: tuple[Item, ...], cue: FoundCue) -> Phrase | None:
    """The clause, quotation, infinitive or object that follows the cue; None when nothing fits its frames."""
    last = _clause_end(items, cue)
    k = cue.last + 1 + (cue.stance == "declines" and low_at(items, cue.last + 1) == "since")
    if cue.form == "passive":
        return (k, object_end(items, k, last)) if k < last and "i" in cue.frames else _clause(items, k, last, cue)
    if "i" in cue.frames and low_at(items, k) == "to":
        return (k, last) if k < last else None
    that = _that_ahead(items, k, last, cue) if "c" in cue.frames else None
    if that is not None:
        return (that + 1, last) if that < last else None
    if cue.lemma in ("tell", "brief", "inform", "assure", "remind", "advise") and "n" not in cue.frames:
        k = _skip_addressee(items, k, last)
    if "n" in cue.frames:
        found = _person_to(items, k, last)
        if found is not None:
            return found
    if "c" in cue.frames:
        k = _skip_adverbials(items, k, last)
    if k > last:
        return None
    if items[k].low in (",", ":", "—", "–") and k < last and (items[k + 1].quote is not None or items[k].low == ":"):
        return (k + 1, last)
    return _clause(items, k, last, cue)


def _clause(items: tuple[Item, ...], k: int, last: int, cue: FoundCue) -> Phrase | None:
    if k > last:
        return None
    item = items[k]
    if item.quote is not None:
        return k, object_end(items, k, last) if "o" in cue.frames and "c" not in cue.frames else last
    if not item.is_word and item.text not in "$€£¥[‘'":
        return None
    if item.low == "that" and k < last and "c" in cue.frames:
        return k + 1, last
    if item.low == "to":
        return (k, last) if cue.frames & {"i"} else None
    if "o" in cue.frames and not ("c" in cue.frames and item.low in NOMINATIVE):
        # 'welcomed in Moscow', 'reported from the front': a preposition begins no object.
        return (
            None
            if item.low in PREPOSITIONS - {"over", "under"} or item.low in ("and", "but", "as")
            else (k, object_end(items, k, last))
        )
    if "c" in cue.frames:
        if item.low in PREPOSITIONS - {"in", "at", "after", "before", "despite", "under", "on", "for", "since"}:
            return None
        return (k, last) if last - k >= 1 and item.low not in ("and", "but", "by", "as", "so") else None
    return None


def object_end(items: tuple[Item, ...], first: int, last: int) -> int:
    """Last item of an object: it ends where an adverbial or a clause begins, ', in the latest sign', ' as it aired'."""
    for k in range(first + 1, last):
        low, after = items[k].low, items[k + 1]
        if low == "," and (after.low in NOMINATIVE or after.low in CONJUNCTIONS | {"as"} or after.low in PREPOSITIONS):
            return k - 1
        if k > first + 1 and (
            (low == "as" and after.low in NOMINATIVE)
            or (low in ("when", "while") and after.low in NOMINATIVE | DETERMINERS)
        ):
            return k - 1
    return last


def _that_ahead(items: tuple[Item, ...], k: int, last: int, cue: FoundCue) -> int | None:
    """'told reporters in Seoul on Friday [that]': an addressee and adverbials may stand between, no verb."""
    first = items[k] if k <= last else None
    if first is None or ("o" in cue.frames and first.low != "that" and not _is_adverbial(first)):
        return None
    j = k
    while j <= min(k + 18, last):
        item = items[j]
        if item.low == "that":
            return j
        if item.low == "," and low_at(items, j + 1) in ("citing", "quoting"):
            j = next((n for n in range(j + 1, last) if items[n].low == ","), last)
        elif item.low == "," or item.quote is not None or item.low in HARD or item.low in NOMINATIVE or is_finite(item):
            return None
        j += 1
    return None


def _is_adverbial(item: Item) -> bool:
    return item.low in PREPOSITIONS or item.low in TIME_WORDS or item.low in LIGHT_ADVERBS or item.low == ","


def _skip_addressee(items: tuple[Item, ...], k: int, last: int) -> int:
    start = k
    while k <= last and items[k].quote is None:
        low = items[k].low
        if k > start and (low in NOMINATIVE or low in (",", ":", "that") or low in PREPOSITIONS - {"of"}):
            break
        if k > start and low in DETERMINERS and items[k - 1].low not in PREPOSITIONS:
            break
        if (
            k > start
            and items[k].is_capital
            and not items[k - 1].is_capital
            and items[k - 1].low not in DETERMINERS | PREPOSITIONS | {"state-run", "and"}
        ):
            break
        if is_finite(items[k]):
            return start
        k += 1
    return k


def _skip_adverbials(items: tuple[Item, ...], k: int, last: int) -> int:
    """Past 'on Friday', 'in a statement', 'during a press briefing', 'earlier this week' to where the clause begins."""
    while k <= last:
        low = items[k].low
        dated = low.isdigit() and low_at(items, k - 1) in TIME_WORDS
        if (low in TIME_WORDS or low in LIGHT_ADVERBS or dated) and low_at(items, k + 1) != "'s":
            k += 1
        elif low in PREPOSITIONS and low not in ("of", "to", "despite", "since", "following", "under") and k < last:
            end = _prepositional_end(items, k, last)
            if end is None:
                return k
            k = end + 1
        else:
            return k
    return k


def _prepositional_end(items: tuple[Item, ...], k: int, last: int) -> int | None:
    """Last item of the prepositional phrase at `k`, if the clause or the sentence's end follows it."""
    for j in range(k + 1, min(k + 14, last + 1)):
        following = items[j + 1] if j < last else None
        if following is None or following.quote is not None or following.low in (",", ":", "that"):
            return j
        if following.low in NOMINATIVE or following.low in TIME_WORDS or following.low in ("in", "on", "at", "during"):
            return j
        if (
            following.low in DETERMINERS
            and items[j].is_word
            and items[j].low not in PREPOSITIONS | DETERMINERS | {"and"}
        ):
            return j
        if (
            following.is_capital
            and not items[j].is_capital
            and items[j].low not in DETERMINERS | PREPOSITIONS | {"'s", "and"}
            and j > k + 1
        ):
            return j
        if is_finite(items[j]):
            return None
    return None


def _person_to(items: tuple[Item, ...], k: int, last: int) -> Phrase | None:
    """'asked [Kim to send troops]', 'urged [it to halt]'."""
    for j in range(k, min(k + 22, last)):
        if items[j].low == "to" and j > k:
            return k, last
        if items[j].low in HARD or (is_finite(items[j])) or items[j].low in ("if", "whether", "that"):
            return None
    return None


def _clause_end(items: tuple[Item, ...], cue: FoundCue) -> int:
    last = len(items) - 1
    if cue.title_case:  # 'A Fears B; C Denies D': two headlines in one
        last = next((k for k in range(cue.last, len(items)) if items[k].low == ";"), last)
    while last >= 0 and (items[last].low in STOPS or items[last].low in (",", ";", ":")):
        last -= 1
    return last
