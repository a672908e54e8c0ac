"""Who is who across the articles of a story, from what each day's texts tell.
In: short fictional articles. Out: the spellings of each entity of their story, and the links that hold them together.
"""

from __future__ import annotations

import doctest
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from reportedly.linking import link, view
from reportedly.record import EntityType, Link, Revision


def entities(group: Sequence[Revision], as_of: str | None = None) -> list[tuple[str, ...]]:
    """The spellings of each entity of a story, as known on a day."""
    whole = view(tuple(group), link(tuple(group)), as_of)
    assert whole is not None
    return sorted(tuple(sorted(entity.names)) for entity in whole.entities)


def told(press: Any, day: int, words: str, **names: str) -> Revision:
    """An article of these words; `names` are kinds with what is named, several with semicolons."""
    kinds: dict[str, EntityType] = {name: kind for kind, listed in names.items() for name in listed.split(";")}  # type: ignore[misc]
    revision = press.article(f"Day {day}\n{words}", names=kinds, published=f"2031-01-{day:02}")
    assert isinstance(revision, Revision)
    return revision


def same(group: Sequence[Revision]) -> list[Link]:
    return [one for one in link(tuple(group)) if one.kind == "same_entity"]


def test_letters_carried_over_differently_are_one_person(press: Any) -> None:
    spellings = ("Olena Marchensky", "Olena Marchenskyy", "Olena Marchenskiy", "Yelena Marchenskii")
    group = [told(press, day, f"{name} left.", PERSON=name) for day, name in enumerate(spellings, 1)]
    assert entities(group) == [tuple(sorted(spellings))]


def test_an_initial_is_the_one_name_that_it_begins(press: Any) -> None:
    group = [
        told(press, 1, "Jonas Harrow left.", PERSON="Jonas Harrow"),
        told(press, 2, "J. Harrow left.", PERSON="J. Harrow"),
    ]
    assert entities(group) == [("J. Harrow", "Jonas Harrow")]


def test_an_initial_of_two_names_is_neither(press: Any) -> None:
    group = [
        told(press, 1, "Jonas Harrow met Julia Harrow.", PERSON="Jonas Harrow;Julia Harrow"),
        told(press, 2, "J. Harrow left.", PERSON="J. Harrow"),
    ]
    assert entities(group) == [("J. Harrow",), ("Jonas Harrow",), ("Julia Harrow",)]


def test_a_name_that_fits_the_initial_but_not_the_person_is_another(press: Any) -> None:
    group = [
        told(press, 1, "J. Harrow left.", PERSON="J. Harrow"),
        told(press, 2, "Jonas Harrow left.", PERSON="Jonas Harrow"),
        told(press, 3, "Julia Harrow came.", PERSON="Julia Harrow"),
    ]
    assert entities(group) == [("J. Harrow", "Jonas Harrow"), ("Julia Harrow",)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sohn Tae-ho", "Tae-ho Sohn"),
        ("Sohn Tae-ho", "Sohn Tae Ho"),
        ("Sohn Tae-ho", "Sohn Taeho"),
        ("Bill Harrow", "William Harrow"),
        ("Rob Harrow", "Robert Harrow"),
        ("Defence Minister Ada Brandt", "Dr. Ada Brandt"),
        ("Karim al-Dessari", "Kareem Dessari"),
        ("Qasim Dhafari", "Kassim Dafari"),
        ("Ada Maria Brandt", "Ada Brandt"),
        ("ADA BRANDT", "Ada Brandt"),
        ("Brandt, Ada", "Ada Brandt"),
        ("Ada Brandt Jr.", "Ada Brandt"),
    ],
)
def test_two_ways_to_write_one_name(press: Any, one: str, other: str) -> None:
    group = [told(press, 1, f"We met {one} there.", PERSON=one), told(press, 2, f"We met {other} there.", PERSON=other)]
    assert entities(group) == [tuple(sorted((one, other)))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sohn Tae-ho", "Sohn Tae-il"),
        ("Ada Brandt", "Ida Brandt"),
        ("Paul Brandt", "Paula Brandt"),
        ("Daniel Brandt", "Danielle Brandt"),
        ("Mario Brandt", "Maria Brandt"),
        ("Ivan Brandov", "Ivan Brandova"),
        ("Ada L. Brandt", "Ada M. Brandt"),
        ("Ada Brand", "Ada Brandmeier"),
        ("Ada B.", "Ada Brandt"),
        ("Karim bin Dessar", "Karim bin Zaya"),
    ],
)
def test_two_people_with_like_names(press: Any, one: str, other: str) -> None:
    group = [told(press, 1, f"We met {one} there.", PERSON=one), told(press, 2, f"We met {other} there.", PERSON=other)]
    assert entities(group) == sorted([(one,), (other,)])


def test_an_office_tells_which_of_two_is_meant(press: Any) -> None:
    group = [
        told(press, 1, "Defense Minister Sohn Tae-ho met President Sohn Dong-su.", PERSON="Sohn Tae-ho;Sohn Dong-su"),
        told(press, 2, "Defence Minister Sohn denied it.", PERSON="Sohn"),
    ]
    assert entities(group) == [("Sohn", "Sohn Tae-ho"), ("Sohn Dong-su",)]


def test_a_surname_of_two_people_told_in_two_texts_joins_nobody(press: Any) -> None:
    both = told(press, 1, "Sohn Tae-ho met Sohn Dong-su.", PERSON="Sohn Tae-ho;Sohn Dong-su")
    texts = [told(press, day, f"On day {day} Sohn denied it.", PERSON="Sohn") for day in (2, 3)]
    assert entities([both, *texts]) == [("Sohn",), ("Sohn",), ("Sohn Dong-su",), ("Sohn Tae-ho",)]


def test_a_text_tells_itself_which_of_two_its_surname_is(press: Any) -> None:
    group = [
        told(press, 1, "Sohn Tae-ho met Sohn Dong-su.", PERSON="Sohn Tae-ho;Sohn Dong-su"),
        told(press, 2, "Sohn Dong-su spoke. Then Sohn left.", PERSON="Sohn Dong-su;Sohn"),
    ]
    assert entities(group) == [("Sohn", "Sohn Dong-su"), ("Sohn Tae-ho",)]


def test_a_minister_is_not_the_only_other_bearer_of_his_surname(press: Any) -> None:
    group = [
        told(press, 1, "President Sohn Dong-su spoke.", PERSON="Sohn Dong-su"),
        told(press, 2, "Defence Minister Sohn denied it.", PERSON="Sohn"),
    ]
    assert entities(group) == [("Sohn",), ("Sohn Dong-su",)]


def test_a_minister_is_not_the_president_that_his_text_names_in_full(press: Any) -> None:
    group = [
        told(press, 1, "Defence Minister Sohn Tae-ho spoke.", PERSON="Sohn Tae-ho"),
        told(
            press,
            2,
            "President Sohn Dong-su spoke. Defence Minister Sohn left.",
            PERSON="Sohn Dong-su;Defence Minister Sohn",
        ),
    ]
    assert entities(group) == [("Defence Minister Sohn", "Sohn Tae-ho"), ("Sohn Dong-su",)]


def test_a_surname_told_first_is_the_full_name_told_later(press: Any) -> None:
    group = [
        told(press, 1, "Brandt left.", PERSON="Brandt"),
        told(press, 2, "Ada Brandt came back.", PERSON="Ada Brandt"),
        told(press, 3, "Brandt spoke.", PERSON="Brandt"),
    ]
    assert entities(group) == [("Ada Brandt", "Brandt")]


def test_a_past_day_does_not_know_who_bears_the_surname_too(press: Any) -> None:
    first = [told(press, 1, "Ada Brandt left.", PERSON="Ada Brandt"), told(press, 2, "Brandt spoke.", PERSON="Brandt")]
    later = told(press, 3, "Ivo Brandt came.", PERSON="Ivo Brandt")
    assert entities([*first, later], "2031-01-02") == entities(first) == [("Ada Brandt", "Brandt")]


def test_an_acronym_introduced_in_one_text_is_read_in_another(press: Any) -> None:
    group = [
        told(press, 1, "The Directorate of Quiet Affairs (DOQUA) denied it.", ORG="Directorate of Quiet Affairs"),
        told(press, 2, "DOQUA denied it again.", ORG="DOQUA"),
    ]
    assert entities(group) == [("DOQUA", "Directorate of Quiet Affairs")]


def test_an_acronym_explained_late_joins_from_that_day_on(press: Any) -> None:
    group = [
        told(press, 1, "DOQUA denied it.", ORG="DOQUA"),
        told(press, 2, "The Directorate of Quiet Affairs denied it.", ORG="Directorate of Quiet Affairs"),
        told(press, 3, "The Directorate of Quiet Affairs (DOQUA) spoke.", ORG="Directorate of Quiet Affairs"),
    ]
    assert entities(group, "2031-01-02") == [("DOQUA",), ("Directorate of Quiet Affairs",)]
    assert entities(group) == [("DOQUA", "Directorate of Quiet Affairs")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Seoul’s spy agency", "South Korea’s National Intelligence Service"),
        ("the South Korean defence ministry", "Ministry of National Defense of South Korea"),
        ("Peru’s health ministry", "Peruvian Ministry of Health"),
        ("the German parliament", "Bundestag"),
        ("the Pentagon", "U.S. Defense Department"),
        ("Britain’s foreign ministry", "the Foreign Office"),
        ("NATO", "North Atlantic Treaty Organization"),
        ("Lantern Steel Corp.", "Lantern Steel"),
        ("Lantern News Agency", "Lantern"),
        ("Central Elections Commission", "Central Election Commission"),
    ],
)
def test_one_body_by_two_names(press: Any, one: str, other: str) -> None:
    group = [told(press, 1, f"We asked {one} first.", ORG=one), told(press, 2, f"We asked {other} first.", ORG=other)]
    assert entities(group) == [tuple(sorted((one, other)))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Peruvian army", "the Chilean army"),
        ("Russia’s Federal Security Service", "Ukraine’s Security Service"),
        ("MI5", "MI6"),
        ("the US Senate", "the US House of Representatives"),
        ("Kremlin", "State Duma"),
        ("spy agency of Peru", "defence ministry of Peru"),
    ],
)
def test_two_bodies_with_like_names(press: Any, one: str, other: str) -> None:
    group = [told(press, 1, f"We asked {one} first.", ORG=one), told(press, 2, f"We asked {other} first.", ORG=other)]
    assert entities(group) == sorted([(one,), (other,)])


def test_a_ministry_is_that_of_the_country_beside_it(press: Any) -> None:
    group = [
        told(press, 1, "Peru’s Ministry of Water spoke.", ORG="Ministry of Water"),
        told(press, 2, "Chile’s Ministry of Water was silent.", ORG="Ministry of Water"),
        told(press, 3, "The Ministry of Water of Peru spoke again.", ORG="Ministry of Water"),
    ]
    assert [len(one.articles) for one in view(tuple(group), link(tuple(group))).entities] in ([1, 2], [2, 1])  # type: ignore[union-attr]


def test_a_house_of_that_name_is_that_of_the_country_beside_it(press: Any) -> None:
    group = [
        told(press, 1, "The White House spoke.", ORG="White House"),
        told(press, 2, "Kyrgyzstan’s White House spoke.", ORG="White House"),
    ]
    assert entities(group) == [("White House",), ("White House",)]


def test_a_ministry_without_its_country_is_that_of_the_dateline(press: Any) -> None:
    with_dateline = press.article(
        "Calm\nLIMA, Jan 2 — The Ministry of Defence was silent.",
        names={"Ministry of Defence": "ORG"}, published="2031-01-02", dateline="LIMA",
    )  # fmt: skip
    peru = told(press, 1, "Peru’s defence ministry spoke.", ORG="Peru’s defence ministry")
    chile = told(press, 1, "Chile’s defence ministry spoke.", ORG="Chile’s defence ministry")
    assert ("Ministry of Defence", "Peru’s defence ministry") in entities([with_dateline, peru, chile])


def test_a_capital_that_acts_is_its_government_and_one_where_things_happen_is_a_city(press: Any) -> None:
    group = [
        told(press, 1, "Peru denied it.", GPE="Peru"),
        told(press, 2, "Lima denied it.", GPE="Lima"),
        told(press, 3, "Crowds met in Lima.", GPE="Lima"),
        told(press, 4, "A plane left Lima, Peru.", GPE="Lima"),
    ]
    whole = view(tuple(group), link(tuple(group)))
    assert whole is not None
    assert sorted((one.names, len(one.articles)) for one in whole.entities) == [(("Lima",), 2), (("Lima", "Peru"), 2)]


def test_a_dateline_is_a_city(press: Any) -> None:
    group = [
        told(press, 1, "Peru denied it.", GPE="Peru"),
        told(press, 2, "LIMA, Jan. 2 — The board denied it.", GPE="LIMA"),
    ]
    assert entities(group) == [("LIMA",), ("Peru",)]


def test_the_north_is_the_country_that_its_text_names(press: Any) -> None:
    group = [
        told(press, 1, "North Korea spoke.", GPE="North Korea"),
        told(press, 2, "North Koreans waited. The North said no more.", GPE="North"),
        told(press, 3, "Rain fell in the North.", LOC="North"),
    ]
    assert entities(group) == [("North",), ("North", "North Korea")]


def test_a_people_is_its_country(press: Any) -> None:
    group = [told(press, 1, "Peru spoke.", GPE="Peru"), told(press, 2, "Peruvians spoke.", NORP="Peruvians")]
    assert entities(group) == [("Peru", "Peruvians")]


def test_a_country_that_no_table_has_owns_its_people_and_its_bodies(press: Any) -> None:
    group = [
        told(press, 1, "Varania spoke.", GPE="Varania"),
        told(press, 2, "Ships left for Varania. The Varanian army was silent.", GPE="Varania", NORP="Varanian"),
        told(press, 3, "We asked Varania’s defence ministry.", ORG="Varania’s defence ministry"),
        told(press, 4, "We asked the Varanian Ministry of Defense.", ORG="Varanian Ministry of Defense"),
    ]
    assert entities(group, "2031-01-01") == [("Varania",)]
    assert entities(group) == [
        ("Varania", "Varanian"),
        ("Varanian Ministry of Defense", "Varania’s defence ministry"),
    ]


def test_what_a_text_says_a_body_is_names_it_in_another(press: Any) -> None:
    office = "Office of External Assessment"
    group = [
        told(press, 1, f"Varania’s {office} spoke. Varania’s army waited.", ORG=f"Varania’s {office}"),
        told(press, 2, f"The {office} (OEA), Varania’s spy agency, spoke.", ORG=office),
        told(press, 3, "The OEA spoke.", ORG="OEA"),
        told(press, 4, "The Varanian spy agency spoke.", ORG="Varanian spy agency"),
    ]
    assert entities(group) == [("OEA", office, "Varanian spy agency", f"Varania’s {office}")]


def test_a_country_is_nobody_whom_a_reading_takes_for_a_person(press: Any) -> None:
    group = [told(press, 1, "Peru spoke.", GPE="Peru"), told(press, 2, "Peru smiled.", PERSON="Peru")]
    assert entities(group) == [("Peru",)]


def test_words_that_name_nobody_are_their_texts_own(press: Any) -> None:
    group = [told(press, day, f"A harbour official spoke on day {day}.", PERSON="harbour official") for day in (1, 2)]
    assert entities(group) == [("harbour official",), ("harbour official",)]


def test_a_link_says_which_names_it_holds_together_and_why(press: Any) -> None:
    group = [
        told(press, 1, "Olena Marchensky left.", PERSON="Olena Marchensky"),
        told(press, 2, "Marchenskyy left.", PERSON="Marchenskyy"),
    ]
    (one,) = same(group)
    assert one.evidence == ("Olena Marchensky", "Marchenskyy", "only bearer of the surname")
    assert one.score == 0.9


def test_names_do_not_depend_on_the_order_of_texts(press: Any) -> None:
    names = ("Ada Brandt", "Brandt", "A. Brandt", "Ivo Brandt", "Sohn Tae-ho", "Tae-ho Sohn", "Sohn", "Adda Brandt")
    group = [told(press, 1 + at // 3, f"Text {at}: {name} spoke.", PERSON=name) for at, name in enumerate(names)]
    expected = link(tuple(group))
    for seed in range(6):
        mixed = group[:]
        random.Random(seed).shuffle(mixed)  # noqa: S311
        assert link(tuple(mixed)) == expected


def test_links_of_a_day_are_those_without_what_came_later(press: Any) -> None:
    names = ("Brandt", "DOQUA", "Ada Brandt", "Directorate of Quiet Affairs", "Ivo Brandt", "Brandt")
    group = [
        told(press, day, f"{name} (DOQUA) spoke.", **{"ORG" if "D" in name else "PERSON": name})
        for day, name in enumerate(names, 1)
    ]
    for day in range(1, len(group) + 1):
        assert entities(group, f"2031-01-{day:02}") == entities(group[:day])


def test_the_examples_of_the_page_on_entities_are_true() -> None:
    page = Path(__file__).parents[2] / "docs" / "entities.md"
    assert doctest.testfile(str(page), module_relative=False) == (0, 14)
