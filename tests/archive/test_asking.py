"""A query is understood as people mean it, and nothing that they type is an error."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.archive.asking import LONGEST, MOST_TERMS, Query, expression, parse, to_mark

COLUMNS = ("words", "also")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("marines", ["marines"]),
        ("  two   words ", ["two", "words"]),
        ('"Cape Onnar" ferries', ['"Cape Onnar"', "ferries"]),
        ("“Cape Onnar”", ['"Cape Onnar"']),
        ("ferr*", ["ferr*"]),
        ("marines -ferries", ["marines", "-ferries"]),
        ("marines NOT ferries", ["marines", "-ferries"]),
        ("marines AND ferries", ["marines", "ferries"]),
        ("marines OR sailors Kestria", ["marines OR sailors", "Kestria"]),
        ("Tae-ho Talvenia’s", ['"Tae ho"', '"Talvenia s"']),
        ("ＫＥＳＴＲＩＡ ﬁre", ["KESTRIA", "fire"]),
        ("snake_case", ['"snake case"']),
    ],
)
def test_words_are_understood(typed: str, words: list[str]) -> None:
    assert list(parse(typed).words) == words


def test_fields_are_filters_and_no_words() -> None:
    query = parse('source:oea stance:denies outlet:"Serrin Herald" since:2026-03-10 marines')

    assert query.words == ("marines",)
    assert dict(query.fields) == {
        "source": "oea",
        "stance": "denies",
        "outlet": "Serrin Herald",
        "since": "2026-03-10",
    }


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("stance:angry", ["stance", "angry"]),
        ("since:tomorrow", ["since", "tomorrow"]),
        ("since:2026-02-30", ["since", '"2026 02 30"']),
        ("colour:red", ["colour", "red"]),
        ("source:", ["source"]),
        ('"never closed', ['"never closed"']),
        ("a*", ["a"]),
        ("-marines", ["marines"]),
        ("marines OR", ["marines"]),
        ("OR AND NOT", []),
        ('" * ( ) ^ : { } + - "', []),
        ("https://sollen.example/a?b=c", ["https", '"sollen example a b c"']),
    ],
)
def test_what_is_malformed_is_words(typed: str, words: list[str]) -> None:
    assert list(parse(typed).words) == words


def test_a_long_query_is_cut() -> None:
    assert len(parse("marine " * 10_000).required) == MOST_TERMS
    assert parse("x" * 10_000).words == ("x" * LONGEST,)


@pytest.fixture(scope="module")
def index() -> sqlite3.Cursor:
    database = sqlite3.connect(":memory:", check_same_thread=False)
    database.execute("CREATE VIRTUAL TABLE found USING fts5 (words, also, source, outlet, tags)")
    database.execute("INSERT INTO found VALUES ('The marines have landed', '', 'OEA', 'Herald', 'stox stancedenies')")
    return database.cursor()


@settings(deadline=None)
@given(typed=st.text() | st.text(alphabet='"*-:()^{}+ORANDT abc\x00\ud800\u0301“_'))
def test_whatever_is_typed_fts_takes(index: sqlite3.Cursor, typed: str) -> None:
    query = parse(typed)
    asked = expression(query, COLUMNS, ['outlet : "herald"'])

    assert asked is not None
    index.execute("SELECT count(*) FROM found WHERE found MATCH ?", (asked,)).fetchone()


@pytest.mark.parametrize(
    ("typed", "matches"),
    [
        ("marines", True),
        ("MARINES landed", True),
        ('"marines have"', True),
        ('"have marines"', False),
        ("mari*", True),
        ("marine", False),
        ("marines -landed", False),
        ("sailors OR marines", True),
        ("sailors OR marines ferries", False),
    ],
)
def test_fts_means_the_same(index: sqlite3.Cursor, typed: str, matches: bool) -> None:
    asked = expression(parse(typed), COLUMNS, ())

    assert index.execute("SELECT count(*) FROM found WHERE found MATCH ?", (asked,)).fetchone() == (int(matches),)


def test_nothing_asked_for_is_nothing() -> None:
    assert expression(Query(), COLUMNS, ()) is None
    assert to_mark(Query()) == ()


def test_what_is_asked_for_is_marked_and_what_is_left_out_is_not() -> None:
    assert to_mark(parse("marines OR sailors -ferries"), "the OEA") == ('"marines"', '"sailors"', '"the OEA"')
