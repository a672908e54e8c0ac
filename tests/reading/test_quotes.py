"""Quotations: every style of marks, paragraphs that run on, and marks that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reading.quotes import find_quotes


def inner(text: str) -> list[str]:
    return [text[quote.inner_start : quote.inner_end] for quote in find_quotes(text)]


@pytest.mark.parametrize(
    "text",
    [
        "She said “the gate is shut” and left.",
        'She said "the gate is shut" and left.',
        "She said ‘the gate is shut’ and left.",
        "She said 'the gate is shut' and left.",
        "She said «the gate is shut» and left.",
        "She said „the gate is shut“ and left.",
        "She said ``the gate is shut'' and left.",
        "She said ''the gate is shut'' and left.",
        'She said “the gate is shut" and left.',
    ],
)
def test_each_style_of_marks_is_read(text: str) -> None:
    assert inner(text) == ["the gate is shut"]


def test_apostrophes_are_no_quotation_marks() -> None:
    assert inner("The harbour’s gate wasn't the captains' concern in the '90s.") == []


def test_a_quotation_inside_another_belongs_to_it() -> None:
    assert inner("“He told me ‘go home’ twice,” Lode said.") == ["He told me ‘go home’ twice,"]


def test_a_quotation_that_runs_over_paragraphs_is_one_group() -> None:
    text = "“We saw the lights.\n\n“Then they went out,” Lode said.\n\n“Dark,” said Venn."
    quotes = find_quotes(text)
    assert inner(text) == ["We saw the lights.", "Then they went out,", "Dark,"]
    assert quotes[0].group == quotes[1].group != quotes[2].group


def test_an_unclosed_mark_quotes_nothing_beyond_its_paragraph() -> None:
    assert inner("He wrote “and then stopped.\n\nNobody answered.") == []


@given(st.text(alphabet="ab .,\n“”\"'‘’«»„`s", max_size=80))
def test_quotations_are_in_order_and_apart(text: str) -> None:
    end = 0
    for quote in find_quotes(text):
        assert end <= quote.start < quote.inner_start <= quote.inner_end <= quote.end <= len(text)
        end = quote.end
