"""The figures that stories are scored by, on a handful of articles whose figures can be counted by hand."""

from __future__ import annotations

import pytest

from bench.stories import agreement, joined


def test_stories_that_are_the_editors_agree_whole() -> None:
    assert set(agreement([1, 1, 2, 2], ["a", "a", "b", "b"]).values()) == {100.0}


def test_what_no_editor_placed_counts_neither_way() -> None:
    assert agreement([1, 1, 1, 3], ["a", "a", None, None]) == agreement([1, 1], ["a", "a"])


def test_b_cubed_is_counted_by_article_and_the_rest_by_pair() -> None:
    found = agreement([1, 1, 1, 2], ["a", "a", "b", "b"])
    assert found["B³ precision"] == pytest.approx(100 * (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
    assert found["B³ recall"] == pytest.approx(100 * (1 + 1 + 1 / 2 + 1 / 2) / 4)
    assert (found["pairwise precision"], found["pairwise recall"]) == pytest.approx((100 / 3, 50))


def test_a_baseline_joins_the_story_nearest_on_average_if_that_is_near_enough() -> None:
    nearness = [(0, []), (0, [0.1]), (0, [0.8, 0.7]), (2, [0.2])]
    assert joined(nearness, 0.5) == [0, 1, 0, 3]
