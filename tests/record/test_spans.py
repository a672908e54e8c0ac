"""A span carries its own words, counts in code points, and cannot say what its text does not."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import RecordError
from reportedly.record import Span, holds, overlaps

# Letters that take one to four bytes, marks that combine, a joined family, a flag: all that bytes or glyphs miscount.
TEXTS = st.text(st.sampled_from("ab “”—é\u0301ع漢\U0001f600\u200d\U0001f1f0\n"), min_size=1, max_size=40)


@st.composite
def places(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(TEXTS)
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start + 1, len(text)))


@given(places())
def test_a_span_of_a_text_is_verbatim(place: tuple[str, int, int]) -> None:
    text, start, end = place
    span = Span.of(text, start, end)

    span.check(text, "txt_x")
    assert text[span.start : span.end] == span.text
    assert span.range == (start, end)


@given(places())
def test_a_span_survives_json(place: tuple[str, int, int]) -> None:
    span = Span.of(*place)

    assert msgspec.json.decode(msgspec.json.encode(span), type=Span) == span


@given(places(), TEXTS)
def test_a_span_that_other_words_stand_at_is_found_out(place: tuple[str, int, int], other: str) -> None:
    text, start, end = place
    span = Span.of(text, start, end)
    if other[start:end] != span.text:
        with pytest.raises(RecordError, match=rf"text txt_x: span {start}–{end} reads"):
            span.check(other, "txt_x")


@given(TEXTS, st.integers(-3, 45), st.integers(-3, 45))
def test_a_span_outside_its_text_or_empty_cannot_be_made(text: str, start: int, end: int) -> None:
    if not 0 <= start < end <= len(text):
        with pytest.raises(RecordError, match="empty or outside"):
            Span.of(text, start, end)


@pytest.mark.parametrize(("start", "end", "text"), [(0, 2, "abc"), (3, 3, ""), (-1, 1, "ab"), (5, 4, "a")])
def test_offsets_that_cannot_hold_the_words_are_refused(start: int, end: int, text: str) -> None:
    with pytest.raises(RecordError, match="cannot hold"):
        Span(start=start, end=end, text=text)


def test_offsets_count_code_points_not_bytes_or_glyphs() -> None:
    text = "👩\u200d🚒 said “né\u0301e”"
    cue = Span.of(text, 4, 8)

    assert cue.text == "said"
    assert Span.of(text, 10, 14).text == "né\u0301e"


@given(st.tuples(st.integers(0, 9), st.integers(0, 9)), st.tuples(st.integers(0, 9), st.integers(0, 9)))
def test_ranges_overlap_when_they_share_a_place(one: tuple[int, int], other: tuple[int, int]) -> None:
    if one[0] < one[1] and other[0] < other[1]:
        shared = set(range(*one)) & set(range(*other))

        assert overlaps(one, other) == overlaps(other, one) == bool(shared)
        assert holds([one], other) == set(range(*other)).issubset(range(*one))
