"""The reader's parts of speech, trees, sentences and words against Universal Dependencies (GUM, development part).
In: the folder with `data/`. Out: percent of all words, punctuation too, as the CoNLL 2018 shared task counts; and F1.

Parts of speech and trees are given gold words and gold sentences, sentence starts gold words, words the raw text of
each sentence. A relation counts without its subtype, but `nsubj:pass` is not `nsubj`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from bench.conllu import Sentence, Treebank, documents, placed, treebank
from reportedly.reading.reader.model import Model, WindowScores, model
from reportedly.reading.reader.syntax import parse
from reportedly.reading.reader.words import words_of

GUM = "data/ud/gum.dev.conllu.gz"


def score_syntax(shared: Path) -> dict[str, float]:
    """UPOS, UAS, LAS, and F1 of sentence starts and of words."""
    counts: Counter[str] = Counter()
    loaded = model()
    for sentences in documents(shared / GUM):
        gold = treebank(sentences)
        for scores in loaded.read(gold.words):
            _trees(loaded, scores, gold, counts)
            _starts(scores, gold, counts)
        _words(sentences, counts)
    return {
        **{row: 100 * counts[row] / max(counts["words"], 1) for row in ("UPOS", "UAS", "LAS")},
        "sentence starts F1": _f1(counts, "start"),
        "words F1": _f1(counts, "word"),
    }


def _trees(loaded: Model, scores: WindowScores, gold: Treebank, counts: Counter[str]) -> None:
    first, end = scores.window
    for tree in parse(loaded, scores, [0, *(k - first for k in range(first + 1, end) if gold.starts[k])]):
        for k, upos, head, relation in zip(range(*tree.words), tree.upos, tree.heads, tree.relations, strict=True):
            counts["words"] += 1
            counts["UPOS"] += upos == gold.upos[k]
            counts["UAS"] += head == gold.heads[k]
            counts["LAS"] += head == gold.heads[k] and relation == gold.relations[k]


def _starts(scores: WindowScores, gold: Treebank, counts: Counter[str]) -> None:
    found = scores.starts[:, 1] > scores.starts[:, 0]
    true = np.array(gold.starts[slice(*scores.window)])
    counts["start found"] += int(found.sum())
    counts["start gold"] += int(true.sum())
    counts["start hit"] += int((found & true).sum())


def _words(sentences: Iterable[Sentence], counts: Counter[str]) -> None:
    for sentence in sentences:
        true, found = placed(sentence), words_of(sentence.text).places
        counts["word found"] += len(found)
        counts["word gold"] += len(true)
        counts["word hit"] += len({place for place in true if place} & set(found))


def _f1(counts: Counter[str], what: str) -> float:
    return 200 * counts[f"{what} hit"] / max(counts[f"{what} found"] + counts[f"{what} gold"], 1)
