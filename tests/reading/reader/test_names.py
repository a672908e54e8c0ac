"""Names from the scores of words: where one ends and the next begins."""

from __future__ import annotations

import numpy as np
import pytest

from reportedly.reading.reader.model import Floats
from reportedly.reading.reader.names import names

KINDS = ("Person", "Location")
OUT, B_PERSON, I_PERSON, B_LOCATION, I_LOCATION = range(5)


def sure(*tags: int) -> Floats:
    """Scores that leave no doubt about these tags."""
    return 9 * np.eye(5, dtype=np.float32)[list(tags)]


@pytest.mark.parametrize(
    ("windows", "found"),
    [
        ([], []),
        ([sure(OUT, OUT)], []),
        ([sure(B_PERSON, I_PERSON, OUT, B_LOCATION)], [((0, 2), "Person"), ((3, 4), "Location")]),
        ([sure(B_PERSON, B_PERSON)], [((0, 1), "Person"), ((1, 2), "Person")]),
        ([sure(OUT, B_PERSON), sure(B_LOCATION, I_LOCATION)], [((1, 2), "Person"), ((2, 4), "Location")]),
    ],
    ids=["no words", "no names", "two names apart", "two names side by side", "windows after each other"],
)
def test_names_are_runs_that_a_first_word_begins(
    windows: list[Floats], found: list[tuple[tuple[int, int], str]]
) -> None:
    assert names(windows, KINDS) == found


def test_a_name_keeps_its_kind_to_the_end() -> None:
    scores = sure(B_PERSON, I_PERSON, I_PERSON)
    scores[2] = [0, 0, 1, 0, 2]  # by itself the last word would rather go on with a place
    assert names([scores], KINDS) == [((0, 3), "Person")]


def test_a_name_that_seems_to_go_on_begins_where_nothing_stood_before() -> None:
    scores = np.array([[9, 0, 0, 0, 0], [0, 4, 5, 0, 0]], dtype=np.float32)
    assert names([scores], KINDS) == [((1, 2), "Person")]
