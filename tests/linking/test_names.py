"""Which names of different texts are one person or body.
In: short fictional articles. Out: the entities of their story.
"""

from __future__ import annotations

from typing import Any

from reportedly.linking import link, view
from reportedly.record import EntityType, Revision


def entities(*group: Revision) -> list[tuple[str, ...]]:
    """The spellings of each entity of a story."""
    whole = view(group, link(group))
    assert whole is not None
    return sorted(tuple(sorted(entity.names)) for entity in whole.entities)


def told(press: Any, day: int, kind: EntityType, *names: str) -> Revision:
    """An article that mentions some names."""
    revision = press.article(
        f"Day {day}\n{' and '.join(names)}.", names=dict.fromkeys(names, kind), published=f"2031-01-{day:02}"
    )
    assert isinstance(revision, Revision)
    return revision


def test_spellings_of_one_name_are_one_person(press: Any) -> None:
    group = [told(press, 1, "PERSON", "Olena Marchensky"), told(press, 2, "PERSON", "Olena Marchenskyy")]
    assert entities(*group) == [("Olena Marchensky", "Olena Marchenskyy")]


def test_a_surname_is_the_one_full_name_that_ends_with_it(press: Any) -> None:
    group = [told(press, 1, "PERSON", "Ada Brandt"), told(press, 2, "PERSON", "Brandt")]
    assert entities(*group) == [("Ada Brandt", "Brandt")]


def test_a_surname_of_two_people_is_neither(press: Any) -> None:
    group = [told(press, 1, "PERSON", "Ada Brandt", "Ivo Brandt"), told(press, 2, "PERSON", "Brandt")]
    assert entities(*group) == [("Ada Brandt",), ("Brandt",), ("Ivo Brandt",)]


def test_an_acronym_is_the_body_whose_letters_it_is(press: Any) -> None:
    group = [told(press, 1, "ORG", "Board of River Control"), told(press, 2, "ORG", "BRC")]
    assert entities(*group) == [("BRC", "Board of River Control")]


def test_capital_and_country_are_one_and_two_ministries_are_two(press: Any) -> None:
    group = [
        told(press, 1, "GPE", "Peru", "Lima"),
        told(press, 2, "ORG", "Peruvian Defense Ministry", "Chilean Defense Ministry"),
    ]
    assert entities(*group) == [("Chilean Defense Ministry",), ("Lima", "Peru"), ("Peruvian Defense Ministry",)]


def test_later_texts_do_not_rename_an_entity(press: Any) -> None:
    group = [told(press, day, "PERSON", "Ada Brandt") for day in range(1, 6)]
    links = link(group)
    ids = set()
    for day in range(1, 6):
        whole = view(group, links, f"2031-01-{day:02}")
        assert whole is not None
        ids.add(whole.entities[0].id)
    assert len(ids) == 1


def test_a_letter_that_alphabets_write_differently_is_one(press: Any) -> None:
    group = [told(press, 1, "PERSON", "Radko Yelmarin"), told(press, 2, "PERSON", "Radko Jelmarin")]
    assert entities(*group) == [("Radko Jelmarin", "Radko Yelmarin")]
