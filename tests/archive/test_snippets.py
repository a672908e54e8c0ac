"""Snippets are verbatim, at their place, and show why a text matches."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.archive.snippets import WIDTH, snippet

FILLER = "word " * 200


def shown(marked: str) -> str:
    """The snippet of a text, with its matches between <> as in the text given."""
    text = marked.replace("<", "").replace(">", "")
    places = [(one.start() - 2 * at, one.end() - 2 * at - 2) for at, one in enumerate(re.finditer("<[^>]*>", marked))]
    found = snippet(text, places)
    assert "".join(piece.text for piece in found.pieces) == text[found.start : found.end]
    return "".join(f"<{piece.text}>" if piece.matched else piece.text for piece in found.pieces)


def test_a_short_text_is_shown_whole() -> None:
    assert shown("The <marines> have <landed>.") == "The <marines> have <landed>."


def test_a_snippet_begins_and_ends_at_words() -> None:
    found = shown(f"{FILLER}the <marines> have landed {FILLER}")

    assert "the <marines> have landed" in found
    assert found.startswith("word ")
    assert found.endswith(" word")
    assert len(found) <= WIDTH + 2


def test_where_most_matches_are_is_shown() -> None:
    found = shown(f"One <marine>. {FILLER}Two <marines> by the <ferry>. {FILLER}")

    assert "<marines> by the <ferry>" in found


def test_a_line_that_ends_before_the_match_is_left_out() -> None:
    assert shown(f"{FILLER}end.\nThe <marines> landed. {FILLER}").startswith("The <marines>")


def test_a_text_without_matches_begins_at_its_beginning() -> None:
    assert shown(f"Marines landed. {FILLER}").startswith("Marines landed.")


def test_a_word_as_long_as_a_text_is_cut() -> None:
    assert len(shown("x" * 1_000)) == WIDTH


@settings(deadline=None)
@given(st.text(max_size=600), st.lists(st.tuples(st.integers(0, 600), st.integers(0, 600)), max_size=20))
def test_a_snippet_is_verbatim_whatever_matches(text: str, places: list[tuple[int, int]]) -> None:
    found = snippet(text, [(a, b) for a, b in places if a < b <= len(text)])

    assert 0 <= found.start <= found.end <= len(text)
    assert "".join(piece.text for piece in found.pieces) == text[found.start : found.end]
    assert found.end - found.start <= WIDTH


@pytest.mark.parametrize("inside", [(10, 60), (0, 5), (40, 400)])
def test_a_snippet_stays_inside_its_bounds(inside: tuple[int, int]) -> None:
    text = "The marines have landed at the cape. " * 20
    place = text.index("marines", inside[0])

    found = snippet(text, [(place, place + 7)], inside)

    assert inside[0] <= found.start <= found.end <= inside[1]
