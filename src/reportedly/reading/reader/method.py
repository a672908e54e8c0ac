"""The `reader` method: what the model finds, as drafts of statements and names of a text.
In: a text. Out: its reading.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import get_args

import numpy as np

from reportedly.reading.assemble import assemble, unread
from reportedly.reading.code import code_digest
from reportedly.reading.draft import Draft
from reportedly.reading.mentions import NamedPlace, find_mentions
from reportedly.reading.reader.decode import Parts, statements
from reportedly.reading.reader.lexical import Lexical
from reportedly.reading.reader.mend import mend
from reportedly.reading.reader.model import Model, WindowScores, model
from reportedly.reading.reader.names import names
from reportedly.reading.reader.quoting import bare, with_quotation
from reportedly.reading.reader.words import Words, words_of
from reportedly.reading.tokens import find_sentences
from reportedly.record import Method, Plan, Range, Reading, Stance, Text, overlap_length

VERSION = "1"
STANCES: tuple[Stance, ...] = get_args(Stance)
ALONE: frozenset[Stance] = frozenset(("concern", "declines", "denies", "doubts", "condemns"))
"""Stances that say enough without a content: 'declined to comment.'"""
CITES = re.compile(
    r"\b(?:cit(?:e[sd]?|ing)|quot(?:e[sd]?|ing)|paraphras|referr(?:ed|ing) to|with reference to|attribut"
    r"|on the (?:authority|basis|strength|word)|(?:leaning|leans|leaned|relying|relies|relied|drawing|draws|drew) on)",
    re.IGNORECASE,
)
"""Cues that name where a teller has it from: 'reported X, citing Y'."""
KNOWN = 2.0
"""What the lists' stance adds to the model's score for it; set on the development part of our texts."""
SAME = 0.6
"""Share of their words, both ways, from which two contents are one."""


def is_here() -> bool:
    """Whether the package has its model files."""
    return (files("reportedly.reading.reader") / "model" / "words.onnx").is_file()


@cache
def reader() -> Method:
    """The method, named by its version and a digest of its code and weights."""
    weights = hashlib.blake2b(code_digest().encode(), digest_size=16)
    for name in ("model.json", "pairs.onnx", "relations.onnx", "tokenizer.json", "words.onnx"):
        weights.update((files("reportedly.reading.reader") / "model" / name).read_bytes())
    return Method(name="reader", version=VERSION, digest=weights.hexdigest())


def read_text(text: Text, plan: Plan) -> Reading:
    """The reading of `text` by the model of this process."""
    kept = unread(text, plan)
    if kept is not None:
        return kept
    words, loaded = words_of(text.text), model()
    scores = loaded.read(words) if len(words) else []
    sentences = find_sentences(text.text)
    starts = [sentence.start for sentence in sentences]
    found = mend(words, _distinct(statements(loaded, scores)))
    lexical = Lexical(text.text, sentences)
    drafts = [_draft(words, parts, found, starts, lexical) for parts in found]
    named = find_mentions(text.text, text.id, body=len(text.title or ""), given=_names(words, loaded, scores))
    return assemble(text, plan, [draft for draft in drafts if _says(draft)], sentences, named)


def _says(draft: Draft) -> bool:
    return bool(draft.contents) or (bool(draft.cues) and draft.stance in ALONE)


def _distinct(found: list[Parts]) -> list[Parts]:
    """Without the less sure of two that are one statement seen from two of its words."""
    kept: list[Parts] = []
    for parts in sorted(found, key=lambda parts: (-parts.probability, parts.anchor)):
        if not any(_one(parts, other) for other in kept):
            kept.append(parts)
    return sorted(kept, key=lambda parts: parts.anchor)


def _one(one: Parts, other: Parts) -> bool:
    cues = overlap_length(one.cue, other.cue) > 0 or one.anchor == other.anchor or not (one.cue and other.cue)
    return cues and one.source == other.source and _alike(one.content, other.content)


def _alike(one: Sequence[Range], other: Sequence[Range]) -> bool:
    size = sum(end - start for start, end in (*one, *other))
    return size == 0 or 2 * overlap_length(one, other) >= SAME * size


def _draft(words: Words, parts: Parts, all_parts: Sequence[Parts], starts: Sequence[int], lexical: Lexical) -> Draft:
    cues = tuple(bare(words, place) for place in parts.cue)
    contents = tuple(place for place in with_quotation(words, parts.content) if place[0] < place[1])
    sentence = max(0, bisect_right(starts, words.places[parts.anchor][0]) - 1)
    known = lexical.stance(sentence, (cues[0][0], cues[-1][1]) if cues else None, contents)
    scores = parts.stances + np.array([KNOWN * (stance == known) for stance in STANCES], dtype=np.float32)
    stance = STANCES[int(scores.argmax())]
    return Draft(
        cues=cues,
        source=_nearest(words, parts.source, parts.anchor),
        contents=contents,
        sentence=sentence,
        stance=stance,
        hedges=tuple(_place(words, place) for place in parts.hedges),
        confidence=round(parts.probability, 3),
        relays=_relays(words, parts, all_parts),
        media=tuple(_place(words, place) for place in parts.via),
        implicit=not parts.source and not parts.cue,
        anonymous=parts.anonymous,
    )


def _place(words: Words, place: Range) -> Range:
    return words.places[place[0]][0], words.places[place[1] - 1][1]


def _nearest(words: Words, places: Sequence[Range], anchor: int) -> Range | None:
    """The source as one span: of its pieces the nearest to the cue."""
    nearest = min(places, key=lambda place: max(place[0] - anchor, anchor - place[1] + 1, 0), default=None)
    return None if nearest is None else bare(words, nearest)


def _relays(words: Words, parts: Parts, all_parts: Sequence[Parts]) -> tuple[Range, ...]:
    """'X reported Y, citing Z': of Z's statement, the place of X, and of whoever X cites it for."""
    if not _cites(words, parts):
        return ()
    tellers = [
        other
        for other in all_parts
        if other is not parts
        and other.source
        and other.source != parts.source
        and not _cites(words, other)
        and _alike(parts.content, other.content)
    ]
    if not tellers:
        return ()
    teller = min(tellers, key=lambda other: abs(other.anchor - parts.anchor))
    place = _nearest(words, teller.source, teller.anchor)
    return (place,) if place is not None else ()


def _cites(words: Words, parts: Parts) -> bool:
    return any(CITES.search(words.text[slice(*_place(words, place))]) for place in parts.cue)


def _names(words: Words, loaded: Model, scores: Sequence[WindowScores]) -> list[NamedPlace]:
    tags = np.concatenate([window.names.argmax(-1) for window in scores]).tolist() if scores else []
    return [(*_place(words, place), kind) for place, kind in names(tags, loaded.config["names"])]
