"""Cues: the words of a sentence that attribute, and in what form they stand there.
In: a sentence. Out: found cues with stance, frames and form, left to right, none overlapping.
"""

from __future__ import annotations

from reportedly.reading.clauses.cue import FoundCue
from reportedly.reading.clauses.lexicon import (
    ADVERB_CUES,
    AUXILIARIES,
    BE,
    BODY_NOUNS,
    DETERMINERS,
    NEGATIONS,
    NOUN_CUES,
    NOUN_LINKS,
    NOUN_OR_VERB,
    PASSIVE_BELIEF,
    PERSON_NOUNS,
    PHRASES,
    PREPOSITIONS,
    SUBJECTS,
    TIME_WORDS,
    VERBS,
    Phrase,
    forms_of,
)
from reportedly.reading.clauses.silence import find_silence
from reportedly.reading.clauses.verbs import helpers_start, verb_form
from reportedly.reading.tokens import Item, Sentence, low_at

CARRIES = frozenset(form for lemma in ("include", "carry", "feature", "air", "reprint") for form in forms_of(lemma))


def find_cues(sentence: Sentence) -> list[FoundCue]:
    """The cues of `sentence`."""
    items = sentence.items
    title_case = _title_case(items)
    found: list[FoundCue] = []
    i = 0
    while i < len(items):
        cue = _at(items, i, title_case=title_case)
        if cue is None:
            i += 1
        else:
            found.append(cue)
            i = cue.last + 1
    return found


def _at(items: tuple[Item, ...], i: int, *, title_case: bool) -> FoundCue | None:
    if items[i].quote is not None:
        return None
    return (
        _according(items, i)
        or find_silence(items, i)
        or _noun(items, i)
        or _phrase(items, i, title_case=title_case)
        or _belief(items, i)
        or _verb(items, i, title_case=title_case)
        or _carries(items, i)
        or _adverb(items, i, title_case=title_case)
        or _colon(items, i)
    )


def _according(items: tuple[Item, ...], i: int) -> FoundCue | None:
    low, after = items[i].low, low_at(items, i + 1)
    if (low, after) == ("according", "to") or (low, after) == ("per", "the"):
        last = i + (low == "according")
        return FoundCue(
            first=i, last=last, left=i, lemma="according", stance="asserts", frames=frozenset("c"), form="according"
        )
    if low == "citing" or (low == "quoting" and low_at(items, i - 1) == ","):
        return FoundCue(first=i, last=i, left=i, lemma="cite", stance="asserts", frames=frozenset("o"), form="citing")
    return None


def _phrase(items: tuple[Item, ...], i: int, *, title_case: bool) -> FoundCue | None:
    for phrase in PHRASES.get(items[i].low, ()):
        last = _match(items, i, phrase)
        if last is None:
            continue
        negated = any(item.low in NEGATIONS for item in items[helpers_start(items, i) : i])
        if phrase.rest[-1:] == ("on",) and low_at(items, last + 1) in TIME_WORDS:
            continue  # 'reported on Sunday'
        if negated and phrase.stance != "declines" and "no" not in phrase.rest:
            continue
        form = verb_form(items, i, phrase_last=last, title_case=title_case)
        if form is None:
            continue
        keep = last - 1 if phrase.rest and phrase.rest[-1] in ("that", "to") and "c" in phrase.frames else last
        return FoundCue(
            first=i,
            last=keep,
            left=helpers_start(items, i),
            lemma=" ".join([items[i].low, *(word for word in phrase.rest if word)]),
            stance=phrase.stance,
            frames=phrase.frames,
            form=form,
            title_case=title_case,
        )
    return None


def _match(items: tuple[Item, ...], i: int, phrase: Phrase) -> int | None:
    """Index of the last item of the phrase that begins at `i`; optional words match as few as they can."""
    reached = {i}
    for word in phrase.rest:
        if word is None:
            reached |= {k + 1 for k in reached if k + 1 < len(items) and items[k + 1].is_word}
        else:
            reached = {k + 1 for k in reached if low_at(items, k + 1) == word}
        if not reached:
            return None
    return min(reached)


def _noun(items: tuple[Item, ...], i: int) -> FoundCue | None:
    stance = NOUN_CUES.get(items[i].low)
    link = low_at(items, i + 1)
    if stance is None or link not in NOUN_LINKS or items[i].is_capital:
        return None
    word = items[i].low
    if (link == "on" and not word.startswith("report")) or (
        link == "about" and not word.startswith(("claim", "report"))
    ):
        return None
    plain = word.startswith(("report", "claim", "allegation", "accusation", "rumo", "speculation", "suggestion"))
    if link == "of" and not plain:
        return None
    if not _noun_here(items, i):
        return None
    last = i if link == "that" else i + 1
    return FoundCue(first=i, last=last, left=i, lemma=word, stance=stance, frames=frozenset("co"), form="noun")


def _noun_here(items: tuple[Item, ...], i: int) -> bool:
    """Whether 'reports', 'claims' at `i` is a noun: 'media reports', 'the claims'; not 'the NIS estimates'."""
    low = items[i].low
    if low not in NOUN_OR_VERB:
        return not (low.endswith("ing") and low_at(items, i - 1) == ",")
    before = items[i - 1] if i else None
    if before is None or not before.is_word or before.low in DETERMINERS | PREPOSITIONS | {"'s", "media", "and", "or"}:
        return True
    if before.is_capital:
        return before.low.endswith(("an", "ese", "ish", "ian", "i"))
    # A verb has a subject of the other number before it: 'the ministry reports', 'officials report'.
    agrees = low.endswith("s") != before.low.endswith("s")
    return not (before.low in SUBJECTS or (agrees and before.low in PERSON_NOUNS | BODY_NOUNS))


def _belief(items: tuple[Item, ...], i: int) -> FoundCue | None:
    """'is believed to', 'it is expected that', 'a battalion expected to be': nobody is named."""
    stance = PASSIVE_BELIEF.get(items[i].low)
    after, before = low_at(items, i + 1), low_at(items, i - 1)
    if stance is None or after not in ("to", "that"):
        return None
    left = helpers_start(items, i)
    if not any(item.low in BE for item in items[left:i]):
        # Without 'is' it has to be told from the active 'he expected to win'.
        passive = after == "to" and (low_at(items, i + 2) in ("be", "have") or before in (",", "("))
        verb = VERBS.get(items[i].low)  # 'rumored' has no active
        if not passive or before in SUBJECTS or (verb and verb.lemma in ("say", "report", "consider")):
            return None
    frames = frozenset("c") if after == "that" else frozenset("i")
    return FoundCue(first=i, last=i, left=left, lemma=items[i].low, stance=stance, frames=frames, form="passive")


def _verb(items: tuple[Item, ...], i: int, *, title_case: bool) -> FoundCue | None:
    cue = VERBS.get(items[i].low)
    if cue is None:
        return None
    if items[i].is_capital and i > 0 and not title_case:
        return None
    if cue.lemma == "ask" and [low_at(items, i + k) for k in (1, 2, 3)] == ["not", "to", "be"]:
        return None  # 'a captain who asked not to be named'
    form = verb_form(items, i, phrase_last=i, title_case=title_case)
    if form is None:
        return None
    if form == "passive":
        if low_at(items, i + 1) == "as" and low_at(items, i + 2) == "saying" and cue.lemma == "quote":
            return FoundCue(
                first=i,
                last=i + 2,
                left=helpers_start(items, i),
                lemma="say",
                stance="asserts",
                frames=frozenset("c"),
                form="finite",
            )
        if low_at(items, i + 1) != "by":
            return None
    return FoundCue(
        first=i,
        last=i,
        left=helpers_start(items, i),
        lemma=cue.lemma,
        stance=cue.stance,
        frames=cue.frames,
        form=form,
        title_case=title_case,
    )


def _carries(items: tuple[Item, ...], i: int) -> FoundCue | None:
    """'The broadcast included a media report on …': who carries a report passes it on."""
    if items[i].low not in CARRIES or not any(_noun(items, k) for k in range(i + 1, min(i + 8, len(items)))):
        return None
    left = helpers_start(items, i)
    return FoundCue(first=i, last=i, left=left, lemma="include", stance="asserts", frames=frozenset("o"), form="finite")


def _adverb(items: tuple[Item, ...], i: int, *, title_case: bool) -> FoundCue | None:
    stance = ADVERB_CUES.get(items[i].low)
    if stance is not None:
        return FoundCue(
            first=i, last=i, left=i, lemma=items[i].low, stance=stance, frames=frozenset("c"), form="adverb",
            title_case=title_case,
        )  # fmt: skip
    if title_case and items[i].low in ("concerned", "worried", "alarmed", "wary") and i and items[i - 1].is_capital:
        # Headlines leave out 'are': 'U.S., ROK Concerned DPRK May Send Troops'.
        return FoundCue(
            first=i, last=i, left=i, lemma="concerned", stance="concern", frames=frozenset("c"), form="finite",
            title_case=True,
        )  # fmt: skip
    return None


def _colon(items: tuple[Item, ...], i: int) -> FoundCue | None:
    """'Minister: talks go on' and 'Koo: “No.”': a short name, then what it says."""
    if items[i].low != ":" or not 0 < i <= 8 or i + 1 >= len(items):
        return None
    after = items[i + 1]
    if any((item.low in VERBS and not item.is_capital) or item.low in AUXILIARIES for item in items[:i]):
        return None
    if not (after.quote is not None or after.is_capital) or not all(
        item.is_word or item.low in ".,-" for item in items[:i]
    ):
        return None
    return FoundCue(first=i, last=i, left=i, lemma=":", stance="asserts", frames=frozenset("c"), form="colon")


def _title_case(items: tuple[Item, ...]) -> bool:
    words = [
        item for item in items if item.is_word and item.low not in DETERMINERS | PREPOSITIONS | {"and", "to", "'s"}
    ]
    return len(words) >= 3 and sum(item.is_capital for item in words) >= 0.75 * len(words)
