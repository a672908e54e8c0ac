"""Silence: verbs of answering that are negated, 'has not commented', 'could not verify'.
In: items and the position of a word. Out: the cue that it is the verb of, or None.
"""

from __future__ import annotations

from reportedly.reading.clauses.cue import FoundCue
from reportedly.reading.clauses.lexicon import (
    ABOUT,
    AUXILIARIES,
    DEFERS,
    NEGATIONS,
    SILENCE_OBJECTS,
    SILENCE_VERBS,
    VERBS,
)
from reportedly.reading.clauses.verbs import helps
from reportedly.reading.tokens import Item, low_at

INTRANSITIVE = frozenset(("comment", "respond", "react", "reply", "answer", "elaborate"))
DENIALS = frozenset(("denied", "deny", "denies"))
QUESTION_WORDS = frozenset(("whether", "if", "how", "when", "what", "who", "why", "where", "which"))


def find_silence(items: tuple[Item, ...], i: int) -> FoundCue | None:
    """'has not released any official statement on', 'did not clarify', 'could not verify', 'has yet to comment on'."""
    if items[i].low not in SILENCE_VERBS:
        return None
    left = i
    while left > 0 and (helps(items, left - 1) or low_at(items, left - 1) in ("yet", "to")):
        left -= 1
    before = {item.low for item in items[left:i]}
    if not ((before & NEGATIONS and before & AUXILIARIES) or {"yet", "to"} <= before or "neither" in before):
        return None
    lemma = VERBS[items[i].low].lemma if items[i].low in VERBS else items[i].low
    last = _silence_end(items, i, lemma)
    if lemma == "say" and last == i and low_at(items, i + 1) not in QUESTION_WORDS:
        return None
    unable = lemma in ("confirm", "verify") and before & {"could", "can", "cannot", "can't", "couldn't"}
    followed = last == i or items[last].low in ABOUT | DENIALS or low_at(items, last + 1) == "since"
    return FoundCue(
        first=left,
        last=last,
        left=left,
        lemma=lemma,
        stance="doubts" if unable else "declines",
        frames=frozenset("co") if followed and not _ends_alone(items, last, lemma) else frozenset(),
        form="finite",
    )


def _silence_end(items: tuple[Item, ...], i: int, lemma: str) -> int:
    if low_at(items, i + 1) == "nor" and low_at(items, i + 2) in DENIALS:
        return i + 2  # 'neither confirmed nor denied'
    if lemma in DEFERS:
        return i
    last = i
    for k in range(i + 1, min(i + 6, len(items))):
        if items[k].low in SILENCE_OBJECTS:
            last = k
        elif not items[k].is_word:
            break
    about = low_at(items, last + 1) in ABOUT and (last > i or lemma in INTRANSITIVE)
    return last + about


def _ends_alone(items: tuple[Item, ...], last: int, lemma: str) -> bool:
    """'has not commented': nothing has to follow."""
    return lemma in INTRANSITIVE and items[last].low not in ABOUT
