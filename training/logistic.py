"""Multinomial logistic regression, as small models are fitted: deterministic, numpy alone.
In: examples as rows of numbers, their classes, and how strongly weights are held down. Out: weights; probabilities.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]

STEPS = 200
POWER_STEPS = 30
LEAST = 1e-6
"""Least spread of a column, so that one that never varies does no harm."""


class Weights(NamedTuple):
    """`columns` [features, classes] and `bias` [classes], for the columns as they came."""

    columns: Floats
    bias: Floats

    def probabilities(self, rows: Floats) -> Floats:
        """[examples, classes], each row summing to one."""
        return _softmax(rows @ self.columns + self.bias)


def fit(rows: Floats, classes: Whole, held: float, counts: Floats | None = None) -> Weights:
    """The weights that minimise mean log loss + `held` / 2 × the sum of squared weights of standardised columns.

    `counts` says how often each example counts. Accelerated gradient descent (Nesterov, 1983) in steps of one over the
    gradient's Lipschitz constant, which is half the largest eigenvalue of the columns' second moments and `held`.
    """
    counts = np.ones(len(rows)) if counts is None else counts
    total = counts.sum()
    mean = counts @ rows / total
    spread = np.sqrt(counts @ (rows - mean) ** 2 / total) + LEAST
    inputs = np.hstack([(rows - mean) / spread, np.ones((len(rows), 1))])
    gold = np.eye(int(classes.max()) + 1)[classes]
    penalty = np.full((inputs.shape[1], 1), held)
    penalty[-1] = 0.0
    step = 1 / (0.5 * _largest_eigenvalue(inputs, counts / total) + held)
    weights = ahead = np.zeros((inputs.shape[1], gold.shape[1]))
    momentum = 1.0
    for _ in range(STEPS):
        errors = (_softmax(inputs @ ahead) - gold) * (counts / total)[:, None]
        new = ahead - step * (inputs.T @ errors + penalty * ahead)
        grown = (1 + np.sqrt(1 + 4 * momentum * momentum)) / 2
        ahead = new + (momentum - 1) / grown * (new - weights)
        weights, momentum = new, grown
    columns = weights[:-1] / spread[:, None]
    return Weights(columns, weights[-1] - mean @ columns)


def _largest_eigenvalue(inputs: Floats, shares: Floats) -> float:
    vector = np.ones(inputs.shape[1])
    size = 1.0
    for _ in range(POWER_STEPS):
        vector = inputs.T @ (shares * (inputs @ vector))
        size = float(np.linalg.norm(vector))
        vector = vector / size
    return size


def _softmax(scores: Floats) -> Floats:
    parts = np.exp(scores - scores.max(1, keepdims=True))
    shares: Floats = parts / parts.sum(1, keepdims=True)
    return shares
