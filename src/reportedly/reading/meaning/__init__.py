"""What words mean, as vectors: the untouched MiniLM-L6 (Reimers and Gurevych, 2019), int8, for linking texts.
In: words. Out: vectors of unit length, whose dot product is their likeness.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files
from typing import cast

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from reportedly.reading.sessions import session
from reportedly.reading.tokens import Sentence, find_sentences
from reportedly.record import Meanings, Method, Range, Statement, Text, to_bytes

Floats = NDArray[np.float32]

VERSION = "2"
WIDTH = 384
_NONE: Floats = np.empty((0, WIDTH), dtype=np.float32)
BEGIN, END, UNKNOWN = 101, 102, 100
"""Pieces of BERT's vocabulary: [CLS], [SEP], [UNK]."""
LEAD_PIECES = 64
"""Word pieces that title and lead of a text are read by."""
STATEMENT_PIECES = 96
"""Word pieces of a statement's sentences that its content is read in."""
CHARACTERS = 24
"""Characters that a word piece has at the very most, on average: the rest of a long text isn't even cut into pieces."""
MODEL = files("reportedly.reading.meaning") / "model"


class Encoder:
    """The session and the tokenizer; one for each process.

    Each text runs by itself. In a batch, int8 would scale a text's activations by its neighbours', and its vector would
    hang on them; alone it's the same always, and for texts this short as fast.
    """

    def __init__(self) -> None:
        with as_file(MODEL) as folder:
            self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            self._session = session((folder / "encoder.onnx").read_bytes())
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()

    def pieces(self, text: str, most: int) -> tuple[list[int], list[Range]]:
        """The word pieces of a text between its marks, at most so many and at least one, and where each stands."""
        cut = self.tokenizer.encode(text[: most * CHARACTERS], add_special_tokens=False)
        ids, places = cut.ids[: most - 2] or [UNKNOWN], cut.offsets[: most - 2] or [(0, 0)]
        return [BEGIN, *ids, END], [(0, 0), *places, (0, 0)]

    def states(self, text: str, most: int) -> tuple[Floats, list[Range]]:
        """[pieces, 384]: what each word piece means where it stands; and where that is."""
        pieces, places = self.pieces(text, most)
        (states,) = cast(list[Floats], self._session.run(None, {"pieces": np.array([pieces], dtype=np.int64)}))
        return states[0], places

    def vectors(self, texts: Sequence[str], most: int) -> Floats:
        """[texts, 384], each of unit length, of the first `most` word pieces of each text."""
        return np.stack([unit(self.states(text, most)[0].mean(0)) for text in texts]) if texts else _NONE


@cache
def encoder() -> Encoder:
    """The encoder of this process. Raises FileNotFoundError where the package has no model files."""
    return Encoder()


def meanings(texts: Sequence[str], most: int = LEAD_PIECES) -> Floats:
    """[texts, 384], each of unit length: what the texts mean. The same words have the same vector in any company."""
    return encoder().vectors(texts, most)


def meanings_of(text: Text, statements: Sequence[Statement]) -> Meanings | None:
    """The vectors that linking needs of a text: of its title and lead, and of each statement's content.

    None for a text in another language, which MiniLM doesn't know.
    """
    if text.language not in (None, "en"):
        return None
    sentences = find_sentences(text.text)
    starts = [sentence.start for sentence in sentences]
    read: dict[Range, tuple[Floats, list[Range]]] = {}
    found = []
    for statement in statements:
        start, end = _around(statement, sentences, starts)
        if (start, end) not in read:
            read[start, end] = encoder().states(text.text[start:end], STATEMENT_PIECES)
        found.append(_of_content(statement, start, *read[start, end]))
    return Meanings(lead=to_bytes(meanings([lead_of(text)]))[0], statements=to_bytes(np.stack(found)) if found else ())


def _around(statement: Statement, sentences: Sequence[Sentence], starts: Sequence[int]) -> Range:
    """The sentences that a content stands in."""
    first = min((span.start for span in statement.content), default=statement.source.start or 0)
    last = max((span.end for span in statement.content), default=first + 1)
    opening = max(bisect_right(starts, first) - 1, 0)
    closing = max(bisect_left(starts, last) - 1, opening)
    return min(sentences[opening].start, first), max(sentences[closing].end, last)


def _of_content(statement: Statement, start: int, states: Floats, places: Sequence[Range]) -> Floats:
    """What a content means in its sentence: the mean of its own word pieces with that of the whole sentence.

    Both at unit length. Contents alone tell the statements of one story apart less well: docs/decisions/0017-claims.md.
    """
    spans = [(span.start - start, span.end - start) for span in statement.content]
    own = [any(s < end and begin < e for begin, end in spans) for s, e in places]
    whole = unit(states.mean(0))
    return unit(whole + unit(states[own].mean(0))) if any(own) else whole


def unit(vector: Floats) -> Floats:
    """The vector at unit length."""
    return cast(Floats, vector / max(float(np.linalg.norm(vector)), 1e-12))


def lead_of(text: Text) -> str:
    """The words that a text begins with, its title among them."""
    return " ".join(text.text[: LEAD_PIECES * CHARACTERS].split())


def is_here() -> bool:
    """Whether the package has its model files."""
    return (MODEL / "encoder.onnx").is_file()


@cache
def method() -> Method:
    """The method, named by its version and a digest of its weights and tokenizer."""
    weights = hashlib.blake2b(digest_size=16)
    for name in ("encoder.onnx", "tokenizer.json"):
        weights.update((MODEL / name).read_bytes())
    return Method(name="meaning", version=VERSION, digest=weights.hexdigest())
