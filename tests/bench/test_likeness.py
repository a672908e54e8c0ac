"""How alike two texts are in their words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bench.likeness import likeness, matter, rarity_among
from reportedly.linking.claiming.compared import compared

STORY = [
    compared(text)
    for text in (
        "The dam at Orvel is cracked, engineer Ilo Marn said",
        "Marn: a crack of 12 metres in the dam",
        "Villages below the dam were evacuated",
        "The dam was built in 1961",
    )
]
RARITY = rarity_among(STORY)


def test_a_text_is_wholly_like_itself_and_not_like_one_that_shares_nothing() -> None:
    assert likeness(STORY[0], STORY[0], RARITY)[:3] == (1.0, 1.0, 1.0)
    assert likeness(STORY[0], compared("nothing else"), RARITY) == (0.0, 0.0, 0.0, 0.0)


def test_a_word_that_all_have_counts_less_than_a_rare_one() -> None:
    crack, dam = compared("crack in a wall"), compared("dam in a wall")
    assert likeness(STORY[1], crack, RARITY).words > likeness(STORY[1], dam, RARITY).words


def test_what_one_holds_of_the_other_is_told_apart_from_what_both_share() -> None:
    short = compared("the villages were evacuated")
    assert likeness(short, STORY[2], RARITY).within == 1.0
    assert likeness(short, STORY[2], RARITY).words < 1.0


def test_words_of_reporting_and_numbers_are_no_matter() -> None:
    assert matter(compared("officials said 1961 reports")) == frozenset()


@given(st.text(max_size=80), st.text(max_size=80))
def test_likeness_is_the_same_both_ways_and_between_0_and_1(one: str, other: str) -> None:
    sides = compared(one), compared(other)
    rarity = rarity_among(sides)
    assert likeness(*sides, rarity) == likeness(sides[1], sides[0], rarity)
    assert all(0.0 <= value <= 1.0 for value in likeness(*sides, rarity))
