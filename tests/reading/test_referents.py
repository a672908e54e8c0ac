"""Whom the sources of a text stand for. In a test's text, [square brackets] hold the words of each source."""

from __future__ import annotations

import pytest

from reportedly.reading.mentions import find_mentions
from reportedly.reading.referents import Referent, Referents
from reportedly.record import Entity, Mention, Range, Text


class Followed:
    """What a marked text's sources stand for; before an empty line in it stands its headline, asked about last."""

    def __init__(self, marked: str) -> None:
        places: list[Range] = []
        words = ""
        for number, piece in enumerate(marked.replace("[", "]").split("]")):
            if number % 2:
                places.append((len(words), len(words) + len(piece)))
            words += piece
        headline, _, rest = words.partition("\n\n")
        body = len(headline) if rest else 0
        text = Text.of(text=words, title=headline if rest else None)
        named, entities = find_mentions(words, text.id, body)
        everybody = Referents(words, text.id, named, entities)
        found = {place: everybody.source(place) for place in places if place[0] >= body}
        found |= {place: everybody.headline(place) for place in places if place[0] < body}
        self.referents: list[Referent] = [found[place] for place in places]
        self.mentions: list[Mention]
        self.entities: list[Entity]
        self.mentions, self.entities = everybody.finish()
        names = {entity.id: entity.name for entity in (*entities, *self.entities)}
        self.names = [names.get(referent.entity or "") for referent in self.referents]
        self.forms = [(mention.text, mention.form) for mention in self.mentions]


def names(marked: str) -> list[str | None]:
    return Followed(marked).names


def last(marked: str) -> str | None:
    return names(marked)[-1]


def same(marked: str) -> bool:
    """Whether the last source is the one before it, whatever it is called."""
    *_, one, other = Followed(marked).referents
    return one is other


def test_a_pronoun_takes_the_latest_speaker() -> None:
    assert last("[Ilva Dorn] said the pier was shut. [Oskar Venn] said no. [He] called it a tale.") == "Oskar Venn"


def test_who_speaks_is_nearer_than_who_is_only_told_of() -> None:
    assert last("[Ilva Dorn] said she had met Oskar Venn. Later [she] said the pier was shut.") == "Ilva Dorn"


@pytest.mark.parametrize(("pronoun", "name"), [("He", "Oskar Venn"), ("She", "Ilva Dorn")])
def test_a_title_rules_a_name_out(pronoun: str, name: str) -> None:
    assert last(f"Mr. Oskar Venn met Mrs. Ilva Dorn. [{pronoun}] said the pier was shut.") == name
    assert last(f"Mrs. Ilva Dorn met Mr. Oskar Venn. [{pronoun}] said the pier was shut.") == name


def test_so_does_a_role() -> None:
    text = "[Oskar Venn] said no. [The port’s spokeswoman, Runa Eck], said yes. [He] said it was late."
    assert last(text) == "Oskar Venn"


def test_who_was_she_before_is_not_he_after() -> None:
    text = "[Oskar Venn] said no. [Runa Eck] said yes. [She] was sure of it, [she] said. [He] said it was late."
    assert names(text) == ["Oskar Venn", "Runa Eck", "Runa Eck", "Runa Eck", "Oskar Venn"]


def test_a_pronoun_that_fits_nobody_stands_for_nobody_named() -> None:
    assert last("[Mrs. Ilva Dorn] said the pier was shut. [He] said it was open.") is None


@pytest.mark.parametrize(
    "order",
    [
        "[Two divers] said yes. [The Harbour Authority] said no.",
        "[The Harbour Authority] said no. [Two divers] said yes.",
    ],
)
def test_they_are_people_rather_than_a_body(order: str) -> None:
    assert last(f"{order} [They] said the gate was gone.") == "Two divers"


def test_but_they_are_a_body_where_no_people_spoke() -> None:
    assert last("[The Harbour Authority] said no. [They] said the gate was gone.") == "Harbour Authority"


def test_it_is_the_body_that_spoke_not_the_city_of_the_dateline() -> None:
    text = "LISKAVELD, March 3 (Norvik Wire) - [The Harbour Authority] shut the pier. [It] said boats would wait."
    assert last(text) == "Harbour Authority"


def test_nor_the_city_told_of_last() -> None:
    assert last("[The Harbour Authority] shut the pier in Lisk. [It] said boats would wait.") == "Harbour Authority"


def test_it_is_no_person() -> None:
    text = "[The Harbour Authority] shut the pier. [Ilva Dorn] said it was late. [It] said boats would wait."
    assert last(text) == "Harbour Authority"


def test_the_minister_is_who_was_called_so() -> None:
    text = "[Foreign Minister Ilva Dorn] said yes. [Governor Sela Marn] said no. [The minister] said it was late."
    assert last(text) == "Ilva Dorn"


def test_a_role_that_nobody_was_called_by_is_the_last_person_who_spoke() -> None:
    assert last("[Ilva Dorn] said she had met Oskar Venn. [The minister] said it was late.") == "Ilva Dorn"


def test_who_has_no_name_is_called_by_no_other_role() -> None:
    assert not same("[A diver] said the gate was gone. [The minister] said no.")
    assert same("[A diver] said the gate was gone. [The man] said it was dark.")


def test_the_ministry_is_the_body_called_so() -> None:
    text = "[The Harbour Ministry] said yes. [The Coast Guard] said no. [The ministry] said it was late."
    assert last(text) == "Harbour Ministry"


@pytest.mark.parametrize(
    "between", ["[Ilva Dorn] denied it.", "[The Harbour Authority] denied it.", "The Harbour Authority is shut."]
)
def test_the_paper_is_the_outlet_that_spoke(between: str) -> None:
    assert last(f"[The Aldmoor Gazette] reported a leak. {between} [The paper] had letters.") == "Aldmoor Gazette"


def test_the_ministry_is_not_the_outlet_that_was_told() -> None:
    text = "[Ilva Dorn] told Norvik Radio that the pier was shut. [The ministry] said no. [The station] had a letter."
    assert names(text) == ["Ilva Dorn", None, "Norvik Radio"]


def test_an_age_is_a_person_who_spoke() -> None:
    text = "[Oskar Venn, 49,] said it was shut. [The Harbour Authority] said no. [The 49-year-old] would wait, he said."
    assert last(text) == "Oskar Venn"


def test_a_countrys_ministry_is_not_the_country() -> None:
    country, ministry, again, it = Followed(
        "[Norway] wants talks. [Norway’s defence ministry] said no. [Norway] waited. [The ministry] said it was late."
    ).referents
    assert country is again
    assert ministry is it
    assert country is not ministry


def test_ministries_of_two_countries_are_two() -> None:
    text = "[Norway’s defence ministry] said no. [Iceland’s defence ministry] said yes."
    assert not same(text)


def test_the_ministry_of_a_headline_is_the_body_that_the_text_names() -> None:
    text = "[Ministry] shuts pier\n\n[The Harbour Ministry] shut the pier. [The Coast Guard] said no."
    assert names(text)[0] == "Harbour Ministry"


def test_the_surname_of_a_headline_is_the_person_that_the_text_names() -> None:
    assert names("[Dorn] shuts pier\n\n[Oskar Venn] said no. [Ilva Dorn] said yes.")[0] == "Ilva Dorn"


def test_a_source_that_is_a_mark_is_nobody() -> None:
    assert names("[😀] shuts pier\n\n[—] shut it. [Ilva Dorn] said yes.") == [None, None, "Ilva Dorn"]


def test_who_speaks_twice_without_a_name_becomes_an_entity() -> None:
    found = Followed("[A young diver] said the gate was gone. It was dark, [he] said.")
    assert found.names == ["young diver", "young diver"]
    assert found.forms == [
        ("A young diver", "role"),
        ("he", "pronoun"),
    ]
    assert [entity.type for entity in found.entities] == ["PERSON"]
    assert {mention.entity for mention in found.mentions} == {entity.id for entity in found.entities}


def test_who_speaks_once_does_not() -> None:
    found = Followed("[A young diver] said the gate was gone. [Mrs. Ilva Dorn] said no.")
    assert (found.names[0], found.entities, found.mentions) == (None, [], [])


def test_nor_does_the_subject_of_two_verbs() -> None:
    words = "A young diver said the gate was gone and denied he had seen it."
    everybody = Referents(words, "txt_example", (), ())
    assert everybody.source((0, 13)) is everybody.source((0, 13))
    assert everybody.finish() == ([], [])


def test_a_pronoun_asked_about_twice_is_one_mention() -> None:
    words = "A young diver said the gate was gone. He was late and denied it."
    everybody = Referents(words, "txt_example", (), ())
    for place in ((0, 13), (38, 40), (38, 40)):
        everybody.source(place)
    assert [mention.text for mention in everybody.finish()[0]] == ["A young diver", "He"]


def test_a_second_diver_is_somebody_else() -> None:
    assert not same("[A diver] said the gate was gone. [A diver] said it was there.")
    assert same("[A diver] said the gate was gone. [The diver] said it was dark.")


def test_the_role_of_a_named_person_is_a_mention_of_that_person() -> None:
    found = Followed("[Foreign Minister Ilva Dorn] said yes. [The minister] was late, [she] said.")
    assert found.forms == [
        ("The minister", "role"),
        ("she", "pronoun"),
    ]
    assert found.entities == []


def test_officials_and_a_doctor_somewhere_are_nobody_who_could_be_asked() -> None:
    found = Followed("[Two officials] said no. [The Harbour Authority] said yes. [A doctor at the port] was not sure.")
    assert [referent.anonymous for referent in found.referents] == [True, False, True]


def test_a_method_that_has_seen_that_a_source_names_nobody_is_believed() -> None:
    everybody = Referents("The man in the boat said no.", "txt_example", (), ())
    assert everybody.source((0, 19), unnamed=True).anonymous


def test_but_not_one_that_has_not_seen_what_the_lists_know() -> None:
    everybody = Referents("Two officials said no.", "txt_example", (), ())
    assert everybody.source((0, 13), unnamed=False).anonymous


def test_a_bodys_spokesman_is_not_the_body() -> None:
    first, second = Followed("[The Harbour Authority] said no. [The Harbour Authority’s spokesman] said yes.").referents
    assert first is not second


def test_the_author_of_a_text_is_nobody_told_of_in_it() -> None:
    assert last("[Ilva Dorn] said the pier was shut. [I] doubt it.") is None
    assert last("[The Harbour Authority] said the pier was shut. [We] doubt it.") is None


def test_a_first_person_in_a_quotation_by_itself_is_the_last_who_spoke() -> None:
    assert last("[Ilva Dorn] said the pier was shut. “[I] doubt that it opens.”") == "Ilva Dorn"


def test_her_husband_is_a_man() -> None:
    text = "[Ilva Dorn] said no. [Her husband] said yes. [She] called it a tale."
    assert last(text) == "Ilva Dorn"


def test_who_is_told_of_in_a_quotation_does_not_speak_around_it() -> None:
    text = "[Ilva Dorn] said yes. “Tell Oskar Venn. Oskar Venn has the key. It is Oskar Venn’s,” [she] said."
    assert last(text) == "Ilva Dorn"


def test_who_opens_a_sentence_is_nearer_than_who_speaks_inside_it() -> None:
    assert last("[Ilva Dorn] heard that [Oskar Venn] had said no. Later [she] said the pier was shut.") == "Ilva Dorn"


def test_who_stands_behind_a_preposition_is_farther() -> None:
    assert last("Ilva Dorn was there. With Runa Eck on deck, [she] said the pier was shut.") == "Ilva Dorn"


def test_it_is_no_place_that_has_said_nothing() -> None:
    assert last("Boats left for Norway at noon. [It] said the pier was shut.") is None
    assert last("[Norway] shut the pier. [It] said boats would wait.") == "Norway"


def test_the_author_is_neither_he_nor_she() -> None:
    assert last("[Ilva Dorn] said the pier was shut. [I] doubt it. [She] said boats would wait.") == "Ilva Dorn"


@pytest.mark.parametrize(
    "told",
    [
        "Ilva Dorn, the harbour master, was there.",
        "Ilva Dorn, 41, a harbour master, was there.",
        "The harbour master, Ilva Dorn, was there.",
        "It was harbour master Ilva Dorn.",
    ],
)
def test_a_role_beside_a_name_is_remembered(told: str) -> None:
    assert last(f"{told} [Oskar Venn] said no. [The harbour master] said yes.") == "Ilva Dorn"


def test_a_clause_behind_a_name_is_no_role() -> None:
    assert last("[Runa Eck] met Ilva Dorn, the diver said. [Oskar Venn] said no. [The diver] said yes.") != "Ilva Dorn"


def test_an_age_is_whose_it_was_told_to_be() -> None:
    text = "Ilva Dorn, 49, was there. [Oskar Venn] said no. [The 49-year-old] would wait."
    assert last(text) == "Ilva Dorn"


def test_a_body_told_of_without_a_name_becomes_an_entity_when_it_speaks() -> None:
    found = Followed("The savings bank was shut. [The bank] said it was late.")
    assert found.names == ["savings bank"]
    assert found.forms == [("The savings bank", "role"), ("The bank", "role")]


def test_so_does_the_chairman_of_whoever_is_told_of() -> None:
    found = Followed("[The Harbour Authority] said no. [Its chairwoman] said yes. [She] was late.")
    assert found.names == ["Harbour Authority", "Harbour Authority’s chairwoman", "Harbour Authority’s chairwoman"]


def test_chairmen_of_two_bodies_are_two() -> None:
    text = "[The Coast Guard] said no. [Its chairman] said yes. [The Harbour Authority] waited. [Its chairman] did not."
    _, first, _, second = Followed(text).referents
    assert first is not second


def test_the_ministry_of_a_minister_is_the_ministers() -> None:
    assert last("Defence Minister Ilva Dorn was there. [The ministry] said it was late.") == "Ilva Dorn’s ministry"


def test_a_driver_who_is_named_later_is_the_same() -> None:
    first, second = Followed("[A driver] said no. [The driver, Oskar Venn], said yes.").referents
    assert first is second
    assert not first.anonymous


def test_what_follows_a_comma_does_not_hide_a_role() -> None:
    text = "[Mayor Oskar Venn] said no. [Ilva Dorn] said yes. [The mayor, reached at home,] was sure."
    assert last(text) == "Oskar Venn"


@pytest.mark.parametrize("other", ["The Aldmoor Gazette", "The Harbour Authority"])
def test_the_company_is_neither_an_outlet_nor_an_office(other: str) -> None:
    assert last(f"[Norvik Lines Corporation] said no. [{other}] said yes. [The company] waited.") == (
        "Norvik Lines Corporation"
    )


def test_a_role_in_a_headline_is_who_of_that_sort_speaks_first() -> None:
    text = (
        "Pier shut, [boss] says\n\n[The Harbour Authority] shut the pier. [Ilva Dorn] said yes. [Oskar Venn] said no."
    )
    assert names(text)[0] == "Ilva Dorn"
    assert names(text.replace("boss", "watchdog"))[0] == "Harbour Authority"
