"""The `reader` method: what the model finds, as drafts of statements and names of a text.
In: a text. Out: its reading.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from reportedly.reading.assemble import assemble, unread
from reportedly.reading.code import code_digest
from reportedly.reading.mentions import NamedPlace, find_mentions
from reportedly.reading.reader.counting import Counting
from reportedly.reading.reader.decode import statements
from reportedly.reading.reader.drafting import Drafting, distinct
from reportedly.reading.reader.frames import frames
from reportedly.reading.reader.lexical import Lexical
from reportedly.reading.reader.mend import mend
from reportedly.reading.reader.model import Model, WindowScores, model
from reportedly.reading.reader.names import names
from reportedly.reading.reader.subjects import subject_of
from reportedly.reading.reader.syntax import Trees
from reportedly.reading.reader.tenses import Tenses
from reportedly.reading.reader.words import Words, words_of
from reportedly.reading.tokens import find_sentences
from reportedly.record import Frame, Method, Plan, Range, Reading, Text

VERSION = "1"
MODEL = files("reportedly.reading.reader") / "model"


def is_here() -> bool:
    """Whether the package has its model files."""
    return (MODEL / "words.onnx").is_file()


@cache
def reader() -> Method:
    """The method, named by its version and a digest of its code and weights."""
    weights = hashlib.blake2b(code_digest().encode(), digest_size=16)
    for name in ("model.json", "pairs.onnx", "relations.onnx", "tokenizer.json", "words.onnx"):
        weights.update((MODEL / name).read_bytes())
    return Method(name="reader", version=VERSION, digest=weights.hexdigest())


def read_text(text: Text, plan: Plan) -> Reading:
    """The reading of `text` by the model of this process."""
    kept = unread(text, plan)
    if kept is not None:
        return kept
    words, loaded = words_of(text.text), model()
    scores = loaded.read(words) if len(words) else []
    sentences = find_sentences(text.text)
    lexical = Lexical(text.text, sentences)
    chosen = distinct(statements(loaded, scores, seconded=lambda k: lexical.knows(words.places[k])))
    trees = Trees(loaded, scores)
    found = mend(words, chosen, lambda verb: subject_of(words, trees.of(verb), verb))
    drafting = Drafting(words, sentences, found, lexical)
    named = find_mentions(text.text, text.id, body=len(text.title or ""), given=named_places(words, loaded, scores))
    drafts = drafting.drafts()
    told = frames(words, trees, (place for draft in drafts for place in draft.contents))
    tense, counted_at = Tenses(words, trees).at, Counting(words, trees).at
    return assemble(text, plan, drafts, sentences, named, tense, counted_at, told)


def told_in(text: str, contents: Sequence[Range]) -> tuple[Frame, ...]:
    """The frames of contents that somebody else found in a text."""
    words, loaded = words_of(text), model()
    return frames(words, Trees(loaded, loaded.read(words)), contents) if len(words) else ()


def named_places(words: Words, loaded: Model, scores: Sequence[WindowScores]) -> list[NamedPlace] | None:
    """The model's names; None from one that learned none, so that they are found by their capitals."""
    if not loaded.config["names"]:
        return None
    return [
        (words.places[start][0], words.places[end - 1][1], kind)
        for (start, end), kind in names([window.names for window in scores], loaded.config["names"])
    ]
