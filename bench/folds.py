"""Cross-validation for small models: every example is judged by a model that saw nothing of its group.
In: the groups of examples and how to train. Out: what the models that did not see them say of all examples.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from training.logistic import Floats, Weights

FOLDS = 10
Whole = NDArray[np.int64]


def folds_of(groups: Sequence[str]) -> Whole:
    """Of each example its fold; groups are dealt out in the order of the digests of their names."""
    order = sorted(set(groups), key=lambda group: blake2b(group.encode(), digest_size=16).digest())
    fold = {group: place % FOLDS for place, group in enumerate(order)}
    return np.array([fold[group] for group in groups], dtype=np.int64)


def judged(rows: Floats, folds: Whole, train: Callable[[NDArray[np.bool_]], Weights]) -> Floats:
    """Probabilities [examples, classes]; `train` gets the mask of the examples that it may see."""
    parts = [(folds == fold, train(folds != fold)) for fold in range(FOLDS) if (folds == fold).any()]
    found = np.zeros((len(rows), len(parts[0][1].bias)))
    for held, weights in parts:
        found[held] = weights.probabilities(rows[held])
    return found


def auc(scores: Floats, same: NDArray[np.bool_]) -> float:
    """The share of pairs of a like and an unlike example that the scores put in order; a tie is half a pair."""
    _, places, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = np.cumsum(counts) - (counts - 1) / 2
    above = ranks[places][same].sum() - same.sum() * (same.sum() + 1) / 2
    return float(above / (same.sum() * (~same).sum()))
