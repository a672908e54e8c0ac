"""Syntax: the best tree with one root for any scores, and trees of the sentences of a window."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import product
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from reportedly.reading.reader.model import Floats, Model, WindowScores
from reportedly.reading.reader.syntax import parse, spanning_tree


def is_tree(heads: Sequence[int]) -> bool:
    """Whether one word hangs on the root and every other, by way of others, on that word."""
    for head in heads:
        steps = 0
        while head and steps <= len(heads):
            head, steps = heads[head - 1], steps + 1
        if head:
            return False
    return list(heads).count(0) == 1


@cache
def trees(count: int) -> tuple[tuple[int, ...], ...]:
    return tuple(heads for heads in product(range(count + 1), repeat=count) if is_tree(heads))


@st.composite
def tables(draw: DrawFn, most: int) -> Floats:
    """How well each head fits each word; few values, so that there are ties, or many."""
    count = draw(st.integers(1, most))
    width = draw(st.sampled_from((2, 1000)))
    values = draw(st.lists(st.integers(-width, width), min_size=count * (count + 1), max_size=count * (count + 1)))
    return np.array(values, dtype=np.float32).reshape(count, count + 1)


def worth(heads: Sequence[int], scores: Floats) -> float:
    return float(sum(scores[k, head] for k, head in enumerate(heads)))


@pytest.mark.parametrize(("count", "number"), [(1, 1), (2, 2), (3, 9), (4, 64), (5, 625)])
def test_there_are_as_many_trees_as_cayley_says(count: int, number: int) -> None:
    assert len(trees(count)) == number


@settings(max_examples=300, deadline=None)
@given(tables(most=5))
def test_no_tree_is_better_than_the_one_taken(scores: Floats) -> None:
    heads = spanning_tree(scores)
    assert is_tree(heads)
    assert worth(heads, scores) == max(worth(other, scores) for other in trees(len(scores)))


@settings(max_examples=60, deadline=None)
@given(tables(most=25))
def test_heads_of_a_longer_sentence_are_a_tree_too(scores: Floats) -> None:
    assert is_tree(spanning_tree(scores))


def test_the_root_may_be_the_word_that_fits_least_as_one() -> None:
    scores = np.array([[2, -2, 2, 1, 1], [1, 2, -2, 1, 1], [1, -2, -1, 0, -1], [2, 2, -1, -2, 1]], dtype=np.float32)
    assert worth(spanning_tree(scores), scores) == 6


def test_of_two_words_that_both_fit_the_root_one_hangs_on_the_other() -> None:
    scores = np.array([[9, 0, 1], [8, 3, 0]], dtype=np.float32)
    assert spanning_tree(scores) == [0, 1]


def test_a_ring_is_broken_where_it_costs_least() -> None:
    scores = np.array([[0, 0, 9, 0], [0, 9, 0, 5], [9, 0, 0, 0]], dtype=np.float32)
    assert spanning_tree(scores) == [2, 3, 0]


def window(arcs: Sequence[Sequence[float]], starts: Sequence[int], offset: int = 0) -> WindowScores:
    count = len(arcs)
    begins = np.zeros((count, 2), dtype=np.float32)
    begins[list(starts), 1] = 1
    upos = np.zeros((count, 2), dtype=np.float32)
    upos[:, 1] = 1
    found = SimpleNamespace(
        window=(offset, offset + count), arcs=np.array(arcs, dtype=np.float32), starts=begins, upos=upos
    )
    return cast(WindowScores, found)


MODEL = cast(
    Model,
    SimpleNamespace(
        config={"relations": ["dep", "root"], "upos": ["X", "NOUN"]},
        relations=lambda scores, place, heads: np.zeros(len(heads), dtype=np.int64),
    ),
)
ARCS = [[0, 0, 5, 9, 0], [4, 0, 0, 9, 0], [4, 9, 0, 0, 0], [0, 9, 0, 5, 0]]
"""Four words; the first and the last would hang across the middle, where a sentence starts."""


def test_heads_stay_in_their_sentence_and_are_words_of_the_text() -> None:
    first, second = parse(MODEL, window(ARCS, starts=[2], offset=10))
    assert (first.words, first.heads, first.relations) == ((10, 12), (11, -1), ("dep", "root"))
    assert (second.words, second.heads, second.relations) == ((12, 14), (-1, 12), ("root", "dep"))
    assert first.upos == ("NOUN", "NOUN")


def test_sentences_that_are_known_are_taken_as_they_are() -> None:
    assert [tree.words for tree in parse(MODEL, window(ARCS, starts=[2]), starts=[0, 1])] == [(0, 1), (1, 4)]
