"""The shipped model: word pieces in, scores of its heads out.
In: words of texts. Out: for each window the scores of every word, and of every word for each anchor.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Literal, cast

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from reportedly.reading.reader.windows import windows
from reportedly.reading.reader.words import MARK, Words
from reportedly.reading.sessions import session
from reportedly.record import Range

Floats = NDArray[np.float32]
Whole = NDArray[np.int64]

BEGIN, END, PAD, UNKNOWN = 101, 102, 0, 100
"""Pieces of BERT's vocabulary: [CLS], [SEP], [PAD], [UNK]."""
MAX_WORD = 16
"""Pieces that a word is read by; what is longer is no word."""
BATCH = 4096
"""Pieces that are read at once, with padding."""
PAIRS = 8192
"""Pairs of anchor and word that are scored at once."""
FEATURES = (MARK, 0, 0)
"""Features of the marks around a window and of padding."""

Convention = Literal["ours", "polnear"]
CONVENTIONS: tuple[Convention, ...] = ("ours", "polnear")


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowScores:
    """What the model says of the words of one window; all arrays begin with the number of words."""

    window: Range
    anchors: Floats
    """[words, 3]: no anchor, a word of a cue, the first word of a content without cue."""
    upos: Floats
    starts: Floats
    """[words, 2]: whether a sentence starts."""
    names: Floats
    arcs: Floats
    """[words, 1 + words]: how well each head fits; the first is the root."""
    key: Floats
    anchor_key: Floats
    relation_child: Floats
    relation_head: Floats
    """[1 + words, width]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnchorScores:
    """What the model says of one statement."""

    tags: Floats
    """[words of its window, TAGS]."""
    hedges: Floats
    stances: Floats
    anonymous: float


class Model:
    """The sessions and tables; one for each process."""

    def __init__(self) -> None:
        with as_file(files("reportedly.reading.reader") / "model") as folder:
            self.config = json.loads((folder / "model.json").read_text("utf-8"))
            self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            self._words, self._pairs, self._relations = (
                session((folder / f"{name}.onnx").read_bytes()) for name in ("words", "pairs", "relations")
            )
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.transitions: Floats = np.array(self.config["transitions"], dtype=np.float32)
        self.distances: list[int] = self.config["distances"]

    def pieces(self, words: Words) -> list[list[int]]:
        """The pieces of each word, at least one."""
        encoded = self.tokenizer.encode(
            [words.word(k) for k in range(len(words))], is_pretokenized=True, add_special_tokens=False
        )
        pieces: list[list[int]] = [[] for _ in words.places]
        for piece, word in zip(encoded.ids, encoded.word_ids, strict=True):
            if word is not None and len(pieces[word]) < MAX_WORD:
                pieces[word].append(piece)
        return [found or [UNKNOWN] for found in pieces]

    def read(self, words: Words, convention: Convention = "ours") -> list[WindowScores]:
        """Scores of all windows of a text, in its order."""
        pieces = self.pieces(words)
        lengths = [len(found) for found in pieces]
        places = windows(lengths, words.breaks)
        order = sorted(range(len(places)), key=lambda k: sum(lengths[slice(*places[k])]))
        scored: dict[int, WindowScores] = {}
        at = 0
        while at < len(order):
            count = 1
            while (
                at + count < len(order) and (count + 1) * (sum(lengths[slice(*places[order[at + count]])]) + 2) <= BATCH
            ):
                count += 1
            chosen = order[at : at + count]
            scored.update(zip(chosen, self._batch(words, pieces, [places[k] for k in chosen], convention), strict=True))
            at += count
        return [scored[k] for k in range(len(places))]

    def _batch(
        self, words: Words, pieces: list[list[int]], places: Sequence[Range], convention: Convention
    ) -> list[WindowScores]:
        lengths = [sum(len(pieces[k]) for k in range(*place)) + 2 for place in places]
        longest, most = max(lengths), max(end - start for start, end in places)
        ids = np.full((len(places), longest), PAD, dtype=np.int64)
        features = np.tile(np.array(FEATURES, dtype=np.int64), (len(places), longest, 1))
        mask = np.zeros((len(places), longest), dtype=np.int64)
        firsts = np.zeros((len(places), most), dtype=np.int64)
        for row, (start, end) in enumerate(places):
            at = 1
            ids[row, 0] = BEGIN
            for k in range(start, end):
                firsts[row, k - start] = at
                here = slice(at, at + len(pieces[k]))
                ids[row, here] = pieces[k]
                features[row, here] = (words.shapes[k], words.layouts[k], words.quotations[k])
                at = here.stop
            ids[row, at] = END
            mask[row, : at + 1] = 1
        conventions = np.full(len(places), CONVENTIONS.index(convention), dtype=np.int64)
        outputs = cast(
            list[Floats],
            self._words.run(
                None,
                {"pieces": ids, "features": features, "mask": mask, "firsts": firsts, "convention": conventions},
            ),
        )
        return [self._window(place, [output[row] for output in outputs]) for row, place in enumerate(places)]

    @staticmethod
    def _window(place: Range, rows: list[Floats]) -> WindowScores:
        count = place[1] - place[0]
        anchors, upos, starts, names, arcs, key, anchor_key, child, head = rows
        return WindowScores(
            window=place,
            anchors=anchors[:count],
            upos=upos[:count],
            starts=starts[:count],
            names=names[:count],
            arcs=arcs[:count, : 1 + count],
            key=key[:count],
            anchor_key=anchor_key[:count],
            relation_child=child[:count],
            relation_head=head[: 1 + count],
        )

    def statements(
        self, chosen: Sequence[tuple[WindowScores, int]], convention: Convention = "ours"
    ) -> list[AnchorScores]:
        """Scores of the statement of each anchor: a window and the place of a word in it."""
        scored: list[AnchorScores] = []
        at = 0
        while at < len(chosen):
            count, most = 0, 0
            while at + count < len(chosen):
                most = max(most, len(chosen[at + count][0].key))
                if count and most * (count + 1) > PAIRS:
                    break
                count += 1
            scored += self._anchors(chosen[at : at + count], convention)
            at += count
        return scored

    def _anchors(self, chosen: Sequence[tuple[WindowScores, int]], convention: Convention) -> list[AnchorScores]:
        most = max(len(scores.key) for scores, _ in chosen)
        width = chosen[0][0].key.shape[1]
        keys = np.zeros((len(chosen), most, width), dtype=np.float32)
        mask = np.zeros((len(chosen), most), dtype=np.int64)
        at = np.array([place for _, place in chosen], dtype=np.int64)
        for row, (scores, _) in enumerate(chosen):
            keys[row, : len(scores.key)] = scores.key
            mask[row, : len(scores.key)] = 1
        anchors = np.stack([scores.anchor_key[place] for scores, place in chosen])
        tags, hedges, stances, anonymous = cast(
            list[Floats],
            self._pairs.run(
                None,
                {
                    "key": keys,
                    "anchor": anchors,
                    "distances": distance_classes(at, most, self.distances),
                    "convention": np.full(len(chosen), CONVENTIONS.index(convention), dtype=np.int64),
                    "at": at,
                    "mask": mask,
                },
            ),
        )
        return [
            AnchorScores(
                tags=tags[row, : len(scores.key)],
                hedges=hedges[row, : len(scores.key)],
                stances=stances[row],
                anonymous=float(anonymous[row]),
            )
            for row, (scores, _) in enumerate(chosen)
        ]

    def relations(self, scores: WindowScores, place: Range, heads: Sequence[int]) -> Whole:
        """The relations of the words at `place` to their heads: 0 for the root and 1 + the word's place else."""
        children, chosen = scores.relation_child[slice(*place)], scores.relation_head[np.array(heads, dtype=np.int64)]
        (scored,) = cast(list[Floats], self._relations.run(None, {"child": children, "head": chosen}))
        return cast(Whole, scored[:, : len(self.config["relations"])].argmax(-1))  # the table has room for more


@cache
def model() -> Model:
    """The model of this process. Raises FileNotFoundError where the package has no model files."""
    return Model()


def distance_classes(at: Whole, count: int, bounds: Sequence[int]) -> Whole:
    """[anchors, words]: the class of each word's distance from the anchor; `bounds` are where the classes begin."""
    offset = np.arange(count)[None, :] - at[:, None]
    size = np.searchsorted(np.array(bounds[1:]), np.abs(offset), side="right")
    classes: Whole = np.where(offset < 0, size, size + len(bounds)).astype(np.int64)
    return classes
