"""Windows of a text: together they are the text, none is too long, and each ends where a reader would pause."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reportedly.reading.reader.windows import PIECES, windows

LINE_END, SENTENCE_END = 2, 1


def ends(breaks: dict[int, int], count: int, pieces: int = 10) -> list[int]:
    """Where windows end in a text of `count` words of one piece; `breaks` are the words after which something ends."""
    kinds = [breaks.get(k + 1, 0) for k in range(count)]
    return [end for _, end in windows([1] * count, kinds, pieces)]


@given(st.lists(st.tuples(st.integers(1, 16), st.integers(0, 2)), max_size=120), st.integers(1, 40))
def test_windows_are_the_whole_text_and_only_one_word_may_be_too_long(
    words: list[tuple[int, int]], pieces: int
) -> None:
    lengths = [length for length, _ in words]
    found = windows(lengths, [kind for _, kind in words], pieces)
    assert [place for start, end in found for place in range(start, end)] == list(range(len(words)))
    assert all(start < end for start, end in found)
    assert all(sum(lengths[start:end]) <= pieces or end == start + 1 for start, end in found)


@given(st.lists(st.integers(1, 16), max_size=120), st.integers(16, 40))
def test_no_window_ends_early_where_nothing_ends(lengths: list[int], pieces: int) -> None:
    found = windows(lengths, [0] * len(lengths), pieces)
    assert all(sum(lengths[start : end + 1]) > pieces for (start, end), _ in pairwise(found))


def test_no_words_have_no_windows() -> None:
    assert windows([], []) == []


def test_a_text_that_fits_is_one_window_whatever_ends_in_it() -> None:
    assert ends({3: LINE_END, 6: SENTENCE_END}, 10) == [10]


def test_a_window_ends_with_the_last_line_that_ends_in_it() -> None:
    assert ends({6: LINE_END, 8: LINE_END}, 12) == [8, 12]


def test_a_line_is_taken_before_a_sentence_that_ends_later() -> None:
    assert ends({6: LINE_END, 9: SENTENCE_END}, 12) == [6, 12]


def test_a_sentence_is_taken_where_no_line_ends() -> None:
    assert ends({5: SENTENCE_END, 7: SENTENCE_END}, 12) == [7, 12]


def test_what_would_leave_a_window_nearly_empty_is_not_taken() -> None:
    assert ends({2: LINE_END, 7: SENTENCE_END}, 12) == [7, 12]
    assert ends({3: SENTENCE_END}, 12) == [10, 12]


def test_where_nothing_ends_the_window_is_filled() -> None:
    assert ends({}, 25) == [10, 20, 25]


def test_a_word_of_more_pieces_than_fit_stands_alone() -> None:
    assert windows([2, 30, 2], [0, 0, 0], 10) == [(0, 1), (1, 2), (2, 3)]


def test_the_usual_window_fills_the_encoder_with_its_two_marks() -> None:
    assert windows([1] * 300, [0] * 300) == [(0, PIECES), (PIECES, 300)]
    assert PIECES + 2 == 256
