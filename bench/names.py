"""The reader's names against Worldwide NER (development part): newswire from outside the West, nine kinds of names.
In: the folder with `data/`. Out: precision, recall and F1 of whole names of the right kind, in percent.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from bench.worldwide import documents
from reportedly.reading.reader.model import Model, model
from reportedly.reading.reader.names import names
from reportedly.reading.reader.words import Words
from reportedly.record import Range

WORLDWIDE = "data/worldwide-ner/dev.tsv.gz"
Names = frozenset[tuple[Range, str]]


def score_names(shared: Path) -> dict[str, float]:
    """Micro-averaged over all documents: a name is right when its first word, its last and its kind are."""
    loaded = model()
    return entity_scores((gold.names, _found(loaded, gold.words)) for gold in documents(shared / WORLDWIDE))


def entity_scores(pairs: Iterable[tuple[Names, Names]]) -> dict[str, float]:
    """Scores of pairs of gold names and found ones."""
    hit = gold_count = found_count = 0
    for gold, found in pairs:
        hit += len(gold & found)
        gold_count += len(gold)
        found_count += len(found)
    return {
        "F1": 200 * hit / max(gold_count + found_count, 1),
        "precision": 100 * hit / max(found_count, 1),
        "recall": 100 * hit / max(gold_count, 1),
    }


def _found(loaded: Model, words: Words) -> Names:
    return frozenset(names([window.names for window in loaded.read(words)], loaded.config["names"]))
