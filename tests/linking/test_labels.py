"""Labels: which words a claim stands under."""

from __future__ import annotations

import pytest

from reportedly.linking.claiming.labels import is_one_sentence


@pytest.mark.parametrize(
    "words",
    [
        "the two met in Ormisk on Feb. 19",
        "Mr. Dorn asked for help",
        "J. Dorn asked “for help.”",
        "help came at 5 p.m. on Monday",
    ],
)
def test_an_abbreviation_ends_no_sentence(words: str) -> None:
    assert is_one_sentence(words)


@pytest.mark.parametrize("words", ["We saw. Then dark", "“We saw.” Then dark", "Who knows? nobody", "We saw … lights"])
def test_two_sentences_are_two(words: str) -> None:
    assert not is_one_sentence(words)
