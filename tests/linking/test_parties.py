"""Who is behind a statement: one government by all its bodies, media, persons, the unnamed.
In: short fictional articles. Out: the origins of their statements.
"""

from __future__ import annotations

from typing import Any

import pytest

from reportedly.linking import link, view
from reportedly.record import Revision


def origins(*group: Revision) -> list[str]:
    """The origin of each statement, in order."""
    whole = view(group, link(group))
    assert whole is not None
    return [statement.origin for statement in whole.statements]


@pytest.mark.parametrize(
    ("source", "origin"),
    [
        ("Peru's foreign ministry", "the government of Peru"),
        ("Lima", "the government of Peru"),
        ("Peruvian officials", "the government of Peru"),
        ("the Kremlin", "the government of Russia"),
        ("the Dutch government", "the government of the Netherlands"),
        ("the U.S. ambassador to Peru", "the government of the United States"),
        ("the governments of Chile and Peru", "the government of Chile and the government of Peru"),
        ("Peruvian media", "Peruvian media"),
        ("Peruvian fishermen", "Peruvian fishermen"),
        ("people close to the talks", "people close to the talks"),
    ],
)
def test_a_source_by_its_phrase(press: Any, source: str, origin: str) -> None:
    assert origins(
        press.article(f"Talks\n{source} said the harbour is shut.", press.says(source, "said", "the harbour is shut"))
    ) == [origin]


def test_a_ministry_without_a_country_is_of_the_one_told_of_before(press: Any) -> None:
    text = "Talks\nPeru's foreign ministry said it will wait. Chile denied it. The ministry said the harbour is shut."
    says = [
        press.says("Peru's foreign ministry", "said", "it will wait"),
        press.says("Chile", "denied", "it. ", "denies"),
        press.says("The ministry", "said the", "the harbour is shut"),
    ]
    assert origins(press.article(text, *says))[2] == "the government of Peru"


def test_an_office_holds_in_the_other_articles_too(press: Any) -> None:
    people = {"Ada Brandt": "PERSON"}
    first = press.article(
        "One\nPeruvian Foreign Minister Ada Brandt said the harbour is shut.",
        press.says("Peruvian Foreign Minister Ada Brandt", "said", "the harbour is shut"),
        names=people,
        published="2031-01-01",
    )
    second = press.article(
        "Two\nAda Brandt said the harbour is open.",
        press.says("Ada Brandt", "said", "the harbour is open"),
        names=people,
        published="2031-01-02",
    )
    assert origins(first, second) == ["the government of Peru"] * 2


def test_a_request_rests_on_those_who_tell_of_it(press: Any) -> None:
    text = "Talks\nAides said Ada Brandt asked Chile for boats."
    says = press.says("Ada Brandt", "asked", "Chile for boats", "urges", chain=("Aides",))
    assert origins(press.article(text, says, names={"Ada Brandt": "PERSON"})) == ["Aides"]


def test_words_rest_on_who_spoke_whoever_passes_them_on(press: Any) -> None:
    text = "Talks\nThe Lantern, citing Peruvian media, said the harbour is shut."
    says = press.says("Peruvian media", "citing", "the harbour is shut", chain=("The Lantern",))
    assert origins(press.article(text, says)) == ["Peruvian media"]
