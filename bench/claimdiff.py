"""Sentences of two outlets on one topic: whether one makes the other stronger, by likeness of words and of meaning.
In: the shared folder. Out: areas under the ROC curve; F1 of both answers, in ten-fold cross-validation by topic.

ClaimDiff-S, training part: 1,116 pairs of 93 US political topics. Its annotators were asked whether one sentence makes
the other more credible or more emphatic. No label says 'the same': of the pairs called yes, many tell two things on one
side of an argument, and what is called no may repeat a fact to another end. So likeness can tell the answers apart only
in part, and a rise here means less than one on pairs that were judged to tell the same.

'words' is the measure that linking joins statements by (harmonic mean of the shared parts, rare words of the topic
before common ones), over the same words; 'meaning' is the cosine of the vectors; 'both' a logistic regression over
likeness and meaning.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.folds import auc, folds_of, judged
from bench.likeness import likeness, rarity_among
from reportedly.linking.claiming.compared import compared
from reportedly.reading.meaning import meanings
from training.logistic import Floats, fit
from training.pairs_data import CLAIMDIFF, Pair, claimdiff_pairs

CORPUS = f"data/{CLAIMDIFF}"
HELD = 0.03


def score_claimdiff(shared: Path) -> dict[str, float]:
    """Percent."""
    pairs = list(claimdiff_pairs(shared / "data"))
    same = np.array([pair.same for pair in pairs])
    columns = measures(pairs)

    def found(width: int) -> Floats:
        rows = columns[:, :width]
        folds = folds_of([pair.group for pair in pairs])
        likely = judged(rows, folds, lambda seen: fit(rows[seen], same[seen].astype(np.int64), HELD))
        chances: Floats = likely[:, 1]
        return chances

    both, words = found(columns.shape[1]), found(1)
    print(
        f"claimdiff: {same.sum()} of {len(pairs)} pairs strengthen, F1 of always saying so "
        f"{_f1(np.ones_like(same), same):.1f}; words alone {_f1(words > 0.5, same):.1f}, "
        f"and of not strengthening {_f1(words <= 0.5, ~same):.1f}",
        file=sys.stderr,
    )
    return {
        "AUC of words": 100 * auc(columns[:, 0], same),
        "AUC of meaning": 100 * auc(columns[:, -1], same),
        "AUC of both": 100 * auc(both, same),
        "F1 of strengthening": _f1(both > 0.5, same),
        "F1 of not strengthening": _f1(both <= 0.5, ~same),
    }


def measures(pairs: Sequence[Pair]) -> Floats:
    """[pairs, measures]: likeness of words first, of meaning last. Words are rare or common in their topic."""
    topics: dict[str, set[str]] = {}
    for pair in pairs:
        topics.setdefault(pair.group, set()).update((pair.text_a, pair.text_b))
    texts = sorted(set().union(*topics.values()))
    comparable = {text: compared(text) for text in texts}
    rarity = {topic: rarity_among(comparable[text] for text in sorted(held)) for topic, held in topics.items()}
    words = [likeness(comparable[pair.text_a], comparable[pair.text_b], rarity[pair.group]) for pair in pairs]
    vectors = dict(zip(texts, meanings(texts), strict=True))
    cosines = [float(vectors[pair.text_a] @ vectors[pair.text_b]) for pair in pairs]
    return np.column_stack([np.array(words), cosines])


def _f1(found: NDArray[np.bool_], gold: NDArray[np.bool_]) -> float:
    return float(200 * (found & gold).sum() / max(found.sum() + gold.sum(), 1))
