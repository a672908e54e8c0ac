"""Countries by every name that the news has for them.
In: short texts. Out: the countries found in them.
"""

from __future__ import annotations

import pytest

from reportedly.linking.naming.nations import find_nations, learn_lands


def names(text: str) -> list[str]:
    """The countries of a text, in order."""
    return [nation.name for nation in find_nations(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the U.S. and ROK governments", ["United States", "South Korea"]),
        ("N. Korea keeps mum", ["North Korea"]),
        ("The Kremlin and the White House", ["Russia", "United States"]),
        ("Canberra’s envoy met Peruvian officials", ["Australia", "Peru"]),
        ("Guinea-Bissau is not Guinea", ["Guinea-Bissau", "Guinea"]),
        ("South Sudanese and Sudanese troops", ["South Sudan", "Sudan"]),
        ("the United Arab Emirates", ["United Arab Emirates"]),
    ],
)
def test_a_country_goes_by_many_names(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize("text", ["it told us so", "a turkey and some china", "polish the chad", "IT and ROKS"])
def test_a_word_is_not_a_country(text: str) -> None:
    assert names(text) == []


def test_the_north_is_a_country_only_beside_its_full_name() -> None:
    assert names("The North said nothing; North Korea rarely does.") == ["North Korea", "North Korea"]
    assert names("The North said nothing.") == []


def test_places_stand_where_they_are_said_to() -> None:
    text = "In Kyiv, the Ukrainian army"
    assert [text[n.start : n.end] for n in find_nations(text)] == ["Kyiv", "Ukrainian"]


def test_a_country_that_no_table_knows_is_learnt_from_its_people() -> None:
    text = "Troops left for Varania. The Varanian army said nothing."
    lands = learn_lands(text)
    assert lands == {"Varania"}
    assert [nation.form for nation in find_nations(text, lands)] == ["name", "demonym"]


def test_a_town_is_not_a_country() -> None:
    assert learn_lands("A fire broke out in Millbrook. Residents of Millbrook left.") == frozenset()


def test_a_country_no_table_knows_is_told_by_its_officials() -> None:
    assert learn_lands("Norvia waits. Norvian Foreign Secretary Ada Brandt spoke.") == {"Norvia"}
