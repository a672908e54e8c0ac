"""Names in a text and whom they stand for."""

from __future__ import annotations

from reportedly.reading.mentions import find_mentions


def named(text: str, body: int = 0) -> dict[str, set[str]]:
    mentions, entities = find_mentions(text, "txt_example", body)
    names = {entity.id: f"{entity.name} {entity.type}" for entity in entities}
    found: dict[str, set[str]] = {}
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.text
        found.setdefault(names[mention.entity], set()).add(mention.text)
    return found


def test_a_surname_stands_for_the_person_named_in_full() -> None:
    found = named("Minister Ilva Dorn left on Monday. Later, Dorn returned to Lisk.")
    assert found["Ilva Dorn PERSON"] == {"Ilva Dorn", "Dorn"}


def test_titles_are_no_part_of_a_name() -> None:
    assert "Runa Eck PERSON" in named("Deputy Defence Minister Runa Eck spoke.")


def test_an_acronym_stands_for_the_body_named_in_full() -> None:
    found = named("The Coastal Intelligence Service (CIS) sent a note. The CIS said no more.")
    assert found["Coastal Intelligence Service ORG"] == {"Coastal Intelligence Service", "CIS"}


def test_countries_are_known_by_name_abbreviation_and_people() -> None:
    found = named("Officials from the U.S. met Norwegian envoys in the United States and in Norway.")
    assert found["United States GPE"] == {"U.S.", "United States"}
    assert found["Norway GPE"] == {"Norwegian", "Norway"}


def test_an_article_alone_is_no_name_that_a_model_found() -> None:
    text = "The Straits Commission met Ahn An. The board wrote."
    given = [(0, 3, "Organization"), (4, 22, "Organization"), (27, 33, "Person")]
    _, entities = find_mentions(text, "txt_example", given=given)

    assert {entity.name for entity in entities} == {"Straits Commission", "Ahn An"}


def test_a_sentences_first_word_is_no_name() -> None:
    assert named("Ships left the harbour. The ships came back. However, nobody spoke.") == {}


def test_capitals_of_a_headline_prove_nothing() -> None:
    title = "Harbour Master Warns Of Delay"
    assert named(f"{title}\n\nThe harbour master, Oskar Venn, warned of a delay.", len(title)).keys() == {
        "Oskar Venn PERSON"
    }


def test_the_place_that_somebody_is_mayor_of_is_no_person() -> None:
    assert not any(name.endswith("PERSON") for name in named("The Mayor of Onnar spoke. Boats came to Onnar."))


def test_people_of_a_country_that_no_table_knows_stand_for_it() -> None:
    found = named("The Kestrian navy left. Talks with Kestria failed, two Kestrians said.")
    assert found["Kestria GPE"] == {"Kestrian", "Kestria", "Kestrians"}


def test_a_title_and_a_name_may_stand_far_apart() -> None:
    assert "Ilva Dorn PERSON" in named("Foreign Minister  Ilva  Dorn spoke.")


def places(text: str, name: str) -> list[int]:
    """Which of the mentions of a name in `text` are of the person of this full name, counted from 0."""
    mentions, entities = find_mentions(text, "txt_example")
    ids = {entity.id for entity in entities if entity.name == name}
    persons = [mention for mention in mentions if mention.text.split()[0] == name.split()[0]]
    return [at for at, mention in enumerate(persons) if mention.entity in ids]


def test_a_name_that_two_share_is_the_one_of_the_title_before_it() -> None:
    text = "The envoy asked Defence Minister Sohn Taro, and later President Sohn Ado. Then Defense Minister Sohn left."
    assert places(text, "Sohn Taro") == [0, 2]


def test_a_name_that_two_share_is_else_the_one_last_told_of() -> None:
    text = "The envoy met Sohn Ado. Then he met Sohn Taro, but Sohn said little. At last came Sohn Ado, and Sohn spoke."
    assert places(text, "Sohn Ado") == [0, 3, 4]


def test_a_minister_is_not_the_president_of_the_same_surname() -> None:
    text = "The envoy met President Sohn Ado. Later Defence Minister Sohn spoke, and Sohn left. Sohn Ado stayed."
    assert places(text, "Sohn Ado") == [0, 3]
