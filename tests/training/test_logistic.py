"""The regression that small models are fitted by, and how they are judged on what they have not seen."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from bench.folds import auc, folds_of, judged
from training.answering import ours
from training.logistic import Weights, fit

ROWS = np.array([[0.0, 1.0], [0.2, 1.0], [0.4, 1.0], [2.6, 1.0], [2.8, 1.0], [3.0, 1.0]])
CLASSES = np.array([0, 0, 0, 1, 1, 1])


def test_what_can_be_told_apart_is() -> None:
    found = fit(ROWS, CLASSES, held=0.01).probabilities(ROWS)
    assert found.argmax(1).tolist() == CLASSES.tolist()
    assert found.sum(1) == pytest.approx(np.ones(6))


def test_weights_that_are_held_down_are_smaller() -> None:
    loose, tight = (fit(ROWS, CLASSES, held=held).columns[0] for held in (0.01, 1.0))
    assert np.abs(tight).max() < np.abs(loose).max()


def test_an_example_that_counts_twice_is_as_two_examples() -> None:
    twice = np.vstack([ROWS, ROWS[:2]])
    counted = fit(ROWS, CLASSES, held=0.1, counts=np.array([2.0, 2, 1, 1, 1, 1]))
    repeated = fit(twice, np.append(CLASSES, CLASSES[:2]), held=0.1)
    assert counted.columns == pytest.approx(repeated.columns)
    assert counted.bias == pytest.approx(repeated.bias)


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


def test_a_pair_with_an_answer_that_is_none_names_its_line(tmp_path: Path) -> None:
    path = tmp_path / "pairs.txt"
    path.write_text("# ours\nfor | It rains | it pours\nperhaps | It rains | who knows\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"pairs\.txt, line 3: 'perhaps'"):
        ours(path)


def test_our_pairs_have_each_answer_many_times() -> None:
    answers = [example.answer for example in ours()]
    assert all(answers.count(answer) >= 20 for answer in set(answers))
