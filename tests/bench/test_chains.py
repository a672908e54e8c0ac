"""The chains of annotated statements, on texts of our own."""

from __future__ import annotations

import pytest

from bench.chains import gold_chain, same_chain
from training.ours import MarkedText, parse


def marked(body: str, *lines: str) -> MarkedText:
    (text,) = parse(f"=== t\n{body}\n--\n" + "\n".join(lines), "a test")
    return text


def chains(text: MarkedText) -> list[list[str]]:
    return [gold_chain(text, statement) for statement in text.statements]


def test_a_statement_comes_through_those_in_whose_words_it_stands_innermost_first() -> None:
    text = marked(
        "[s1 The Echo] [c1 wrote] that [x1 [s2 a clerk] [c2 heard] that [x2 [s3 the judge] [c3 denied] [x3 it]]].",
        "1 asserts",
        "2 asserts anon",
        "3 denies",
    )
    assert chains(text) == [[], ["The Echo"], ["a clerk", "The Echo"]]


def test_the_medium_told_is_nearer_than_who_reports_it_and_each_brings_its_own() -> None:
    text = marked(
        "[s1 Aides] [c1 told] [v1 Radio Nem] that [x1 [s2 Voss] had [c2 told] [v2 the Echo] that [x2 she would go]].",
        "1 asserts anon",
        "2 asserts",
    )
    assert chains(text) == [["Radio Nem"], ["the Echo", "Aides", "Radio Nem"]]


def test_who_is_cited_comes_through_the_paper_and_what_stands_inside_through_both() -> None:
    text = marked(
        "[s1 The Echo] [c1 reported], [c2 citing] [s2 two dockers], that [x1,2 [s3 Brole] [c3 denies] [x3 the leak]].",
        "1 asserts",
        "2 asserts anon up=1",
        "3 denies",
    )
    assert chains(text) == [[], ["The Echo"], ["two dockers", "The Echo"]]


def test_a_report_that_goes_on_passes_on_its_own_chain() -> None:
    text = marked(
        "[s1 The Echo] [c1 wrote] that [x1 [s2 a clerk] [c2 saw] [x2 the file]]. [s3 The judge] [c3 denied] [x3 it].",
        "1 asserts",
        "2 asserts anon",
        "3 denies up=2",
    )
    assert chains(text)[2] == ["a clerk", "The Echo"]


def test_statements_that_point_at_each_other_end() -> None:
    text = marked("[s1 Ana] [c1 said] [x1 so]. [s2 Bo] [c2 said] [x2 no].", "1 asserts up=2", "2 denies up=1")
    assert chains(text) == [["Bo"], ["Ana"]]


def test_nobody_passes_on_their_own_words() -> None:
    text = marked(
        "[s1 Mara Voss] [c1 said] [x1 [s2 she] [c2 feared] [x2 a strike]].", "1 asserts", "2 concern =Mara Voss"
    )
    assert chains(text) == [[], []]


def test_who_has_no_words_is_no_link() -> None:
    text = marked("It is [c1 said] that [x1 [s2 Voss] [c2 denies] [x2 it]].", "1 asserts anon", "2 denies")
    assert chains(text) == [[], []]


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        (["the Calder Echo"], ["The Echo"], True),
        (["the Echo"], ["the Herald"], False),
        (["a clerk’s aide"], ["the minister’s driver"], False),
        (["the Echo"], [], False),
        (["a clerk", "the Echo"], ["the Echo", "a clerk"], False),
    ],
)
def test_chains_are_the_same_when_they_share_a_word_link_by_link(gold: list[str], found: list[str], same: bool) -> None:
    assert same_chain(gold, found) is same
