"""Cues: the words of a sentence that attribute, and in what form they stand there.
In: a sentence. Out: found cues with stance, frames and form, left to right, none overlapping.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.reading.lexicon import (
    ABOUT,
    ADVERB_CUES,
    ADVERBS,
    ATTITUDES,
    AUXILIARIES,
    BE,
    DEFERS,
    DETERMINERS,
    NEGATIONS,
    NOUN_CUES,
    NOUN_LINKS,
    NOUN_OR_VERB,
    OPENERS,
    PASSIVE_BELIEF,
    PHRASES,
    PREPOSITIONS,
    SILENCE_OBJECTS,
    SILENCE_VERBS,
    SUBJECTS,
    VERBS,
    Phrase,
)
from reportedly.reading.tokens import Item, Sentence
from reportedly.record import Stance

Form = Literal["finite", "ing", "passive", "noun", "adverb", "according", "citing", "colon"]


INTRANSITIVE = frozenset(("comment", "respond", "react", "reply", "answer", "elaborate"))
DENIALS = frozenset(("denied", "deny", "denies"))
QUESTION_WORDS = frozenset(("whether", "if", "how", "when", "what", "who", "why", "where", "which"))


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCue:
    """A cue in a sentence: items `[first, last]` are its words; `left` is where its auxiliaries and adverbs begin."""

    first: int
    last: int
    left: int
    lemma: str
    stance: Stance
    frames: frozenset[str]
    form: Form
    title_case: bool = False


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
        or _silence(items, i)
        or _noun(items, i)
        or _phrase(items, i, title_case=title_case)
        or _belief(items, i)
        or _verb(items, i, title_case=title_case)
        or _adverb(items, i, title_case=title_case)
        or _colon(items, i)
    )


def _according(items: tuple[Item, ...], i: int) -> FoundCue | None:
    low, after = items[i].low, _low(items, i + 1)
    if (low, after) == ("according", "to") or (low, after) == ("per", "the"):
        last = i + (low == "according")
        return FoundCue(
            first=i, last=last, left=i, lemma="according", stance="asserts", frames=frozenset("c"), form="according"
        )
    if low == "citing" or (low == "quoting" and _low(items, i - 1) == ","):
        return FoundCue(first=i, last=i, left=i, lemma="cite", stance="asserts", frames=frozenset("o"), form="citing")
    return None


def _silence(items: tuple[Item, ...], i: int) -> FoundCue | None:
    """'has not released any official statement on', 'did not clarify', 'could not verify', 'has yet to comment on'."""
    if items[i].low not in SILENCE_VERBS:
        return None
    left = i
    while left > 0 and (_helps(items, left - 1) or _low(items, left - 1) in ("yet", "to")):
        left -= 1
    before = {item.low for item in items[left:i]}
    if not ((before & NEGATIONS and before & AUXILIARIES) or {"yet", "to"} <= before or "neither" in before):
        return None
    lemma = VERBS[items[i].low].lemma if items[i].low in VERBS else items[i].low
    last = _silence_end(items, i, lemma)
    if lemma == "say" and last == i and _low(items, i + 1) not in QUESTION_WORDS:
        return None
    unable = lemma in ("confirm", "verify") and before & {"could", "can", "cannot", "can't", "couldn't"}
    followed = last == i or items[last].low in ABOUT | DENIALS or _low(items, last + 1) == "since"
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
    if _low(items, i + 1) == "nor" and _low(items, i + 2) in DENIALS:
        return i + 2  # 'neither confirmed nor denied'
    if lemma in DEFERS:
        return i
    last = i
    for k in range(i + 1, min(i + 6, len(items))):
        if items[k].low in SILENCE_OBJECTS:
            last = k
        elif not items[k].is_word:
            break
    about = _low(items, last + 1) in ABOUT and (last > i or lemma in INTRANSITIVE)
    return last + about


def _ends_alone(items: tuple[Item, ...], last: int, lemma: str) -> bool:
    """'has not commented': nothing has to follow."""
    return lemma in INTRANSITIVE and items[last].low not in ABOUT


def _phrase(items: tuple[Item, ...], i: int, *, title_case: bool) -> FoundCue | None:
    for phrase in PHRASES.get(items[i].low, ()):
        last = _match(items, i, phrase)
        if last is None:
            continue
        form = _verb_form(items, i, phrase_last=last, title_case=title_case)
        if form is None:
            continue
        keep = last - 1 if phrase.rest and phrase.rest[-1] in ("that", "to") and "c" in phrase.frames else last
        return FoundCue(
            first=i,
            last=keep,
            left=_left(items, i),
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
            reached = {k + 1 for k in reached if _low(items, k + 1) == word}
        if not reached:
            return None
    return min(reached)


def _noun(items: tuple[Item, ...], i: int) -> FoundCue | None:
    stance = NOUN_CUES.get(items[i].low)
    link = _low(items, i + 1)
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
    if items[i].low not in NOUN_OR_VERB:
        return True
    before = items[i - 1] if i else None
    if before is None or not before.is_word or before.low in DETERMINERS | PREPOSITIONS | {"'s", "media", "and", "or"}:
        return True
    if before.is_capital:
        return before.low.endswith(("an", "ese", "ish", "ian", "i"))
    return before.low not in SUBJECTS and (
        before.low in VERBS or before.low.endswith(("al", "ed", "nt", "ive", "ous", "ent", "er"))
    )


def _belief(items: tuple[Item, ...], i: int) -> FoundCue | None:
    """'is believed to', 'it is expected that', ', believed to be …': nobody is named."""
    stance = PASSIVE_BELIEF.get(items[i].low)
    if stance is None or _low(items, i + 1) not in ("to", "that"):
        return None
    left = _left(items, i)
    auxiliary = any(item.low in BE for item in items[left:i])
    if not auxiliary and (
        _low(items, i + 1) == "that" or not (i == 0 or items[i - 1].low in (",", "(") or items[i].low != "said")
    ):
        return None
    if not auxiliary and (_low(items, i - 1) in SUBJECTS or VERBS[items[i].low].lemma in ("say", "report", "consider")):
        return None
    if (
        not auxiliary
        and items[i].low in ("expected", "estimated", "predicted", "projected")
        and not _follows_noun(items, i)
    ):
        return None
    frames = frozenset("c") if _low(items, i + 1) == "that" else frozenset("i")
    return FoundCue(first=i, last=i, left=left, lemma=items[i].low, stance=stance, frames=frames, form="passive")


def _follows_noun(items: tuple[Item, ...], i: int) -> bool:
    return i > 0 and (items[i - 1].low == "," or (items[i - 1].is_word and items[i - 1].low.endswith("s")))


def _verb(items: tuple[Item, ...], i: int, *, title_case: bool) -> FoundCue | None:
    cue = VERBS.get(items[i].low)
    if cue is None:
        return None
    if items[i].is_capital and i > 0 and not title_case:
        return None
    form = _verb_form(items, i, phrase_last=i, title_case=title_case)
    if form is None:
        return None
    if form == "passive":
        if _low(items, i + 1) == "as" and _low(items, i + 2) == "saying" and cue.lemma == "quote":
            return FoundCue(
                first=i,
                last=i + 2,
                left=_left(items, i),
                lemma="say",
                stance="asserts",
                frames=frozenset("c"),
                form="finite",
            )
        if _low(items, i + 1) != "by":
            return None
    return FoundCue(
        first=i,
        last=i,
        left=_left(items, i),
        lemma=cue.lemma,
        stance=cue.stance,
        frames=cue.frames,
        form=form,
        title_case=title_case,
    )


def _verb_form(items: tuple[Item, ...], i: int, *, phrase_last: int, title_case: bool) -> Form | None:
    """How the verb at `i` stands there; None when it is no verb here."""
    low = items[i].low
    left = _left(items, i)
    helpers = {item.low for item in items[left:i]}
    before = items[left - 1] if left else None
    before_low = before.low if before else ""
    if low.endswith("ing"):
        return _ing_form(helpers, before_low, i)
    if helpers & BE and low.endswith(
        ("ed", "en", "told", "said", "sought", "known", "thought", "found", "quoted", "written")
    ):
        return "passive" if low not in BE else "finite"
    if before_low in PREPOSITIONS:
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
    if any(item.low in VERBS and not item.is_capital for item in items[:i]):
        return None
    if not (after.quote is not None or after.is_capital) or not all(
        item.is_word or item.low in ".,-" for item in items[:i]
    ):
        return None
    return FoundCue(first=i, last=i, left=i, lemma=":", stance="asserts", frames=frozenset("c"), form="colon")


def _left(items: tuple[Item, ...], i: int) -> int:
    """Where the auxiliaries and adverbs before the verb at `i` begin."""
    left = i
    while left > 0 and _helps(items, left - 1):
        left -= 1
    return left


def _helps(items: tuple[Item, ...], k: int) -> bool:
    low = items[k].low
    if low == "'s":
        return False  # 'Seoul's said' does not occur; 'Seoul's spy agency' does
    if low in ("here", "there") and k > 0 and items[k - 1].is_word:
        return True
    return (
        low in AUXILIARIES
        or low in NEGATIONS
        or low in ADVERBS
        or (low.endswith("ly") and low not in ("family", "july"))
    )


def _low(items: tuple[Item, ...], i: int) -> str:
    return items[i].low if 0 <= i < len(items) else ""


def _title_case(items: tuple[Item, ...]) -> bool:
    words = [
        item for item in items if item.is_word and item.low not in DETERMINERS | PREPOSITIONS | {"and", "to", "'s"}
    ]
    return len(words) >= 3 and sum(item.is_capital for item in words) >= 0.75 * len(words)
