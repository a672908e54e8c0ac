"""What is marked in a text is what the index matched, at its place."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.archive.asking import parse, to_mark
from reportedly.archive.marking import Marker, folded


def marked(query: str, text: str) -> str:
    """The text with what is marked between <>."""
    parts, at = [], 0
    for start, end in Marker(to_mark(parse(query))).places(text):
        parts += [text[at:start], "<", text[start:end], ">"]
        at = end
    return "".join((*parts, text[at:]))


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("marines", "The <MARINES> landed; a marine’s submarines did not. <Marines>!"),
        ("mari*", "The <MARINES> landed; a <marine>’s submarines did not. <Marines>!"),
        ('"the marines"', "<The MARINES> landed; a marine’s submarines did not. Marines!"),
        ("marine’s", "The MARINES landed; a <marine’s> submarines did not. Marines!"),
        ("landed OR not", "The MARINES <landed>; a marine’s submarines did <not>. Marines!"),
        ("zeppelin", "The MARINES landed; a marine’s submarines did not. Marines!"),
    ],
)
def test_words_are_marked(query: str, shown: str) -> None:
    assert marked(query, shown.replace("<", "").replace(">", "")) == shown


def test_accents_capitals_and_marks_between_words_do_not_count() -> None:
    assert marked("creme BRULEE", "Une <Crème> <brûlée>.".replace("<", "").replace(">", "")) == "Une <Crème> <brûlée>."
    assert marked('"sohn tae ho"', "Mr Sohn Tae-ho") == "Mr <Sohn Tae-ho>"


def test_what_is_left_out_is_not_marked() -> None:
    assert marked("ferry -marines", "a ferry") == "a <ferry>"


@settings(deadline=None)
@given(st.text())
def test_a_folded_text_is_as_long_as_the_text(text: str) -> None:
    assert len(folded(text)) == len(text)


@settings(deadline=None)
@given(st.lists(st.sampled_from("marine Marines été ETE sol U.S. 40 o’clock — “".split()), min_size=1, max_size=12))
def test_the_index_marks_the_same(words: list[str]) -> None:
    text = " ".join(words)
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE found USING fts5 (words, tokenize = 'unicode61 remove_diacritics 2')")
    database.execute("INSERT INTO found VALUES (?)", (text,))
    for query in ("marines", "ete", "mari*", "40"):
        asked = to_mark(parse(query))[0]
        row = database.execute(
            "SELECT highlight(found, 0, '<', '>') FROM found WHERE found MATCH ?", (asked,)
        ).fetchone()
        assert marked(query, text) == (row[0] if row else text)
    database.close()
