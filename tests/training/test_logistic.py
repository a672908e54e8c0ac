"""The regression that small models are fitted by, and the pairs of ours that one is fitted to."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from training.answering import ours
from training.logistic import fit

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


def test_a_pair_with_an_answer_that_is_none_names_its_line(tmp_path: Path) -> None:
    path = tmp_path / "pairs.txt"
    path.write_text("# ours\nfor | It rains | it pours\nperhaps | It rains | who knows\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"pairs\.txt, line 3: 'perhaps'"):
        ours(path)


def test_our_pairs_have_each_answer_many_times() -> None:
    answers = [example.answer for example in ours()]
    assert all(answers.count(answer) >= 20 for answer in set(answers))
