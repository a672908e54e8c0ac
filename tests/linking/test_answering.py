"""How words answer a claim: fictional pairs that no model was trained on, and what negation, falsity and hearsay do."""

from __future__ import annotations

import doctest
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.linking.claiming.answering import ANSWERS, Answer, features, opposes, stands
from reportedly.linking.claiming.compared import LONGEST, compared
from reportedly.linking.claiming.cues import cue_groups
from training.answering import Example, ours

DOCS = Path(__file__).parents[2] / "docs" / "claims.md"
GOLDEN = Path(__file__).parent.parent / "golden" / "answers.txt"


@cache
def golden() -> tuple[Example, ...]:
    return tuple(ours(GOLDEN))


def answer(claim: str, words: str) -> Answer:
    return stands(compared(claim), compared(words))


def told(claim: str, words: str) -> dict[str, float]:
    return features(compared(claim), compared(words))


def test_most_golden_pairs_are_answered_as_a_reader_would() -> None:
    wrong = [f"{e.claim} | {e.words}" for e in golden() if answer(e.claim, e.words).likeliest != e.answer]
    assert len(wrong) <= len(golden()) // 8, wrong


def test_what_opposes_a_claim_is_told_from_what_does_not() -> None:
    opposed = {e: opposes(compared(e.words), compared(e.claim)) > 0.5 for e in golden()}
    against = [e for e in golden() if e.answer == "against"]
    assert [f"{e.claim} | {e.words}" for e, found in opposed.items() if found and e.answer != "against"] == []
    assert sum(opposed[e] for e in against) >= 0.75 * len(against)


def test_golden_pairs_are_not_those_trained_on() -> None:
    assert {e.claim for e in golden()}.isdisjoint(e.claim for e in ours())


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("The bridge at Tolm is unsafe", "the report is false"),
        ("Soldiers were sent to Tolm", "no soldiers were sent"),
        ("The harbour is closed", "the harbour is not closed"),
        ("The minister has resigned", "Hoax: minister has not resigned"),
    ],
)
def test_an_assertion_may_oppose_a_claim(claim: str, words: str) -> None:
    assert opposes(compared(words), compared(claim)) > 0.5


def test_what_repeats_a_claim_does_not_oppose_it_though_it_negates() -> None:
    claim = compared("The lake is not poisoned")
    assert opposes(compared("the lake is not poisoned"), claim) < 0.5
    assert opposes(compared("the lake is poisoned"), claim) > opposes(compared("the lake is not poisoned"), claim)


def test_a_question_and_hearsay_observe() -> None:
    claim = "Minister Vela will resign"
    assert answer(claim, "Will minister Vela resign?").likeliest == "observing"
    assert answer(claim, "Vela will reportedly resign, sources claim").likeliest == "observing"


def test_a_negation_reaches_the_words_behind_it_in_its_clause() -> None:
    claim = "The pier was sold"
    assert "negated: claim's words" in told(claim, "the pier was not sold")
    assert "negated: claim's words" not in told(claim, "it did not rain: the pier was sold")


def test_no_at_the_head_reaches_over_its_comma() -> None:
    assert "negated: claim's words" in told("The pier was sold", "No, the pier was sold long ago")


@pytest.mark.parametrize("words", ["it is not a hoax that the pier was sold", "he has never denied the sale"])
def test_a_denied_denial_is_taken_back(words: str) -> None:
    found = told("The pier was sold", words)
    assert "denial taken back" in found
    assert {"falsity", "denial", "negation"}.isdisjoint(found)


def test_what_is_only_set_off_is_not_denied() -> None:
    found = told("Nineteen miners died", "nineteen died, not seven")
    assert "contrast" in found
    assert "turned" not in found


def test_who_negates_what_a_claim_bars_does_not_turn_it() -> None:
    assert "claim bars, words negated" in told("Marrok banned exports", "no exports may leave Marrok")


def test_no_doubt_is_no_negation() -> None:
    assert "negation" in told("The pier was sold", "the pier was not sold")
    assert compared("there is no doubt the pier was sold").denied == frozenset()


def test_what_is_not_known_is_not_denied() -> None:
    found = told("The pier was sold", "it could not confirm that the pier was sold")
    assert "not known" in found
    assert "negated: claim's words" not in found


def test_words_that_exclude_each_other_turn_the_answer_and_a_negation_turns_it_back() -> None:
    assert "turned" in told("The pier is open", "the pier is shut")
    assert "turned twice" in told("The pier is open", "the pier is not shut")


def test_cues_that_are_the_claim_s_own_words_say_nothing() -> None:
    assert "falsity" in told("Coins were sold", "fake coins were sold")
    assert "falsity" not in told("Fake coins were sold", "fake coins were sold")


def test_a_word_before_a_colon_may_say_whose_word_it_is() -> None:
    assert "word of whom before" in told("The pier was sold", "Report: pier sold")
    assert "word of whom behind" in told("The pier was sold", "Pier sold: sources")
    assert "word of whom before" not in told("The pier was sold", "The long report on the harbour of Orvel: pier sold")


def test_a_number_is_kept_changed_or_missing() -> None:
    claim = "The ferry carried 1,200 people"
    assert "number kept" in told(claim, "1200 were on the ferry")
    assert "number changed" in told(claim, "900 were on the ferry")
    assert "number missing" in told(claim, "many were on the ferry")


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_two_texts_have_probabilities(claim: str, words: str) -> None:
    found = answer(claim, words)
    assert sum(found) == pytest.approx(1.0)
    assert min(found) >= 0.0
    assert found.likeliest in ANSWERS


def test_of_an_endless_text_only_the_beginning_is_looked_at() -> None:
    endless = compared("never " * 100_000)
    assert len(endless.words) == LONGEST
    assert endless == compared("never " * 200_000)


def test_the_groups_of_cues_have_names() -> None:
    assert {"denial", "falsity", "negation", "alleged"} <= cue_groups()


def test_the_examples_of_the_page_run() -> None:
    assert doctest.testfile(str(DOCS), module_relative=False).failed == 0
