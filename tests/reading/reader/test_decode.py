"""Decoding: the best tags that the scores allow, and the parts of a statement that they name."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from reportedly.reading.reader.decode import NEVER, Parts, allowed, best_tags, statements
from reportedly.reading.reader.model import AnchorScores, Floats, Model, WindowScores

FEW = ("O", "B-cue", "I-cue", "B-via", "I-via")
ALL = (
    "O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content", "B-via", "I-via", "B-both", "I-both",
)  # fmt: skip

HUNDREDTHS = st.integers(-500, 500).map(lambda hundredths: hundredths / 100)


@st.composite
def tables(draw: DrawFn) -> tuple[Floats, Floats]:
    """Scores of up to four words, and of one tag after another."""
    rows = draw(st.lists(st.tuples(*[HUNDREDTHS] * len(FEW)), min_size=1, max_size=4))
    steps = draw(st.lists(st.tuples(*[HUNDREDTHS] * len(FEW)), min_size=len(FEW), max_size=len(FEW)))
    return np.array(rows, dtype=np.float32), np.array(steps, dtype=np.float32)


def worth(path: Sequence[int], scores: Floats, transitions: Floats) -> float:
    begin = NEVER if FEW[path[0]].startswith("I-") else 0.0
    steps = sum(float(transitions[before, here]) for before, here in pairwise(path))
    return begin + steps + sum(float(scores[k, tag]) for k, tag in enumerate(path))


@settings(max_examples=150, deadline=None)
@given(tables())
def test_no_path_is_better_than_the_one_taken(table: tuple[Floats, Floats]) -> None:
    scores, transitions = table[0], allowed(table[1], FEW)
    (found,) = best_tags([scores], transitions, FEW)
    every = product(range(len(FEW)), repeat=len(scores))
    best = max(worth(path, scores, transitions) for path in every)
    assert worth(found.tolist(), scores, transitions) == pytest.approx(best, abs=1e-2)


@settings(max_examples=150, deadline=None)
@given(st.lists(tables(), min_size=1, max_size=4))
def test_nothing_goes_on_that_has_not_begun(found: list[tuple[Floats, Floats]]) -> None:
    paths = best_tags([scores for scores, _ in found], allowed(found[0][1], FEW), FEW)
    for path in paths:
        for before, here in zip(["O", *(FEW[tag] for tag in path)], [FEW[tag] for tag in path], strict=False):
            assert not here.startswith("I-") or before[2:] == here[2:], (before, here)


def test_each_statement_has_as_many_tags_as_words() -> None:
    scores = [np.zeros((count, len(FEW)), dtype=np.float32) for count in (3, 1, 5)]
    assert [len(path) for path in best_tags(scores, np.zeros((5, 5), dtype=np.float32), FEW)] == [3, 1, 5]


def test_no_statements_have_no_tags() -> None:
    assert best_tags([], np.zeros((5, 5), dtype=np.float32), FEW) == []


def test_tags_do_not_depend_on_the_statements_that_are_decoded_with_them() -> None:
    transitions = allowed(np.zeros((5, 5), dtype=np.float32), FEW)
    transitions[1:, 0] = -5  # whatever has begun is loath to end
    short, longer = np.zeros((1, 5), dtype=np.float32), np.zeros((3, 5), dtype=np.float32)
    short[0, 1] = 3
    alone, beside = best_tags([short], transitions, FEW)[0], best_tags([short, longer], transitions, FEW)[0]
    assert alone.tolist() == beside.tolist() == [1]


def decoded(tags: str, hedged: Sequence[int] = (), offset: int = 0, anchor: int = 0) -> Parts:
    """The statement of a window whose words are scored for `tags`, the first word of the window at `offset`."""
    names = tags.split()
    scores = np.full((len(names), len(ALL)), -9, dtype=np.float32)
    scores[range(len(names)), [ALL.index(name) for name in names]] = 9
    hedges = np.full(len(names), -9, dtype=np.float32)
    hedges[list(hedged)] = 9
    anchors = np.tile(np.array([9, -9, -9], dtype=np.float32), (len(names), 1))
    anchors[anchor] = (-9, 9, -9)
    window = cast(WindowScores, SimpleNamespace(window=(offset, offset + len(names)), anchors=anchors))
    scored = AnchorScores(tags=scores, hedges=hedges, stances=np.zeros(11, dtype=np.float32), anonymous=0.0)
    model = SimpleNamespace(
        transitions=np.zeros((len(ALL), len(ALL)), dtype=np.float32),
        config={"tags": ALL},
        statements=lambda chosen, convention: [scored for _ in chosen],
    )
    (parts,) = statements(cast(Model, model), [window])
    return parts


def test_each_role_has_its_words() -> None:
    parts = decoded("B-source I-source B-cue O B-content I-content I-content", anchor=2)
    assert (parts.source, parts.cue, parts.content, parts.via) == (((0, 2),), ((2, 3),), ((4, 7),), ())
    assert parts.anchor == 2
    assert parts.probability > 0.99


def test_both_is_source_and_cue() -> None:
    parts = decoded("B-both O B-content")
    assert parts.source == parts.cue == ((0, 1),)


def test_a_cue_goes_on_after_the_words_that_are_its_source_as_well() -> None:
    parts = decoded("B-both B-cue B-content I-content")  # 'reports of a leak'
    assert (parts.source, parts.cue, parts.content) == (((0, 1),), ((0, 2),), ((2, 4),))


def test_a_content_in_pieces_keeps_them() -> None:
    assert decoded("B-content I-content O B-cue O B-content", anchor=3).content == ((0, 2), (5, 6))


def test_hedges_are_runs_of_words() -> None:
    assert decoded("B-cue O O O O", hedged=(1, 2, 4)).hedges == ((1, 3), (4, 5))


def test_places_are_those_of_the_text_not_of_the_window() -> None:
    parts = decoded("O B-cue B-content", hedged=(2,), offset=100, anchor=1)
    assert (parts.anchor, parts.cue, parts.content, parts.hedges) == (101, ((101, 102),), ((102, 103),), ((102, 103),))
