"""How small models are judged on what they have not seen."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from numpy.typing import NDArray

from bench.folds import auc, folds_of, judged
from training.logistic import Weights


def test_no_group_is_in_two_folds_and_folds_do_not_hang_on_the_order() -> None:
    groups = [f"claim {k % 23}" for k in range(90)]
    folds = folds_of(groups)
    assert len({(group, int(fold)) for group, fold in zip(groups, folds, strict=True)}) == 23
    assert folds_of(groups[::-1]).tolist() == folds.tolist()[::-1]


def test_every_example_is_judged_by_a_model_that_has_not_seen_its_group() -> None:
    groups = [f"{k}" for k in range(12) for _ in range(2)]
    folds = folds_of(groups)
    number = np.array([float(group) for group in groups])

    def seen(mask: NDArray[np.bool_]) -> Weights:
        return Weights(np.zeros((1, 2)), np.array([0.0, float(set(number[~mask]).isdisjoint(number[mask]))]))

    assert (judged(number[:, None], folds, seen)[:, 1] > 0.5).all()


def test_the_area_under_the_curve_is_the_share_of_pairs_in_order() -> None:
    scores, same = np.array([0.1, 0.4, 0.4, 0.8, 0.3]), np.array([False, True, False, True, True])
    pairs = [(a > b) + 0.5 * (a == b) for a, b in product(scores[same], scores[~same])]
    assert auc(scores, same) == pytest.approx(sum(pairs) / len(pairs))
