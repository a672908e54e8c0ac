"""Through whom a statement comes. In a test's text, [s1 who] is the source of statement 1, [c1 said] its cue, [x1 …]
its content, [v1 …] the medium it was told to; [x1,2 …] belongs to two.
"""

from __future__ import annotations

from collections.abc import Mapping

from reportedly.reading.draft import Draft
from reportedly.reading.mentions import find_mentions
from reportedly.reading.sources import Resolved, resolve
from reportedly.reading.tokens import find_sentences
from reportedly.record import Text
from tests.reading.marked import unmarked


def resolved(marked: str, relays: Mapping[int, int] | None = None, outlet: str | None = None) -> tuple[Resolved, str]:
    """The statements of a marked text; by `relays` the first of two is told through the second ('citing')."""
    words, statements = unmarked(marked)
    text, sentences = Text.of(text=words, outlet=outlet), find_sentences(words)
    drafts = []
    for number, places in enumerate(statements, 1):
        at = (places["c"] or places["x"])[0][0]
        teller = statements[relays[number] - 1]["s"] if relays and number in relays else ()
        draft = Draft(
            cues=places["c"],
            source=places["s"][0] if places["s"] else None,
            contents=places["x"],
            sentence=next(k for k, sentence in enumerate(sentences) if at < sentence.end),
            stance="asserts",
            confidence=1.0,
            relays=teller,
            media=places["v"],
        )
        drafts.append(draft)
    return resolve(text, drafts, sentences, *find_mentions(words, text.id)), words


def chains(marked: str, relays: Mapping[int, int] | None = None, outlet: str | None = None) -> list[str]:
    """The chain of each statement, the one nearest the source first."""
    found, _ = resolved(marked, relays, outlet)
    return [" < ".join(link.text for link in one.chain) for one in found.attributed]


def names(marked: str) -> list[str | None]:
    """Whom the source of each statement stands for."""
    found, _ = resolved(marked)
    by_id = {entity.id: entity.name for entity in found.entities}
    return [by_id.get(one.source.entity or "") for one in found.attributed]


def test_who_tells_it_alone_has_no_chain() -> None:
    assert chains("[s1 Ilva Dorn] [c1 said] [x1 the pier was shut].") == [""]


def test_who_cites_passes_it_on() -> None:
    text = "[s1 The Aldmoor Gazette] [c1 reported], [c2 citing] [s2 two aides], that [x1,2 the pier was shut]."
    assert chains(text, relays={2: 1}) == ["", "The Aldmoor Gazette"]


def test_inside_the_words_of_one_the_words_of_another_come_through_him() -> None:
    text = "[s1 Ilva Dorn] [c1 said] [x1 [s2 the ministry] had [c2 told] her [x2 the pier was shut]]."
    assert chains(text) == ["", "Ilva Dorn"]


def test_nesting_three_deep_names_the_closest_first() -> None:
    text = (
        "[s1 The Aldmoor Gazette] [c1 wrote] that [x1 [s2 Ilva Dorn] had [c2 said] that "
        "[x2 [s3 a diver] had [c3 told] her that [x3 the gate was gone]]]."
    )
    assert chains(text) == ["", "The Aldmoor Gazette", "Ilva Dorn < The Aldmoor Gazette"]


def test_a_chain_goes_on_from_who_cites_to_who_tells_of_it() -> None:
    text = (
        "[s1 Ilva Dorn] [c1 noted] that [x1 [s2 the Aldmoor Gazette] had [c2 reported], [c3 citing] [s3 two aides], "
        "that [x2,3 the pier was shut]]."
    )
    assert chains(text, relays={3: 2}) == ["", "Ilva Dorn", "the Aldmoor Gazette < Ilva Dorn"]


def test_the_medium_that_was_told_passes_it_on() -> None:
    assert chains("[s1 Ilva Dorn] [c1 told] [v1 Norvik Radio] that [x1 the pier was shut].") == ["Norvik Radio"]


def test_the_medium_that_was_told_comes_before_the_outer_teller() -> None:
    text = (
        "[s1 The Gazette] [c1 wrote] that [x1 [s2 Dorn] had [c2 told] [v2 Norvik Radio] that [x2 the pier was shut]]."
    )
    assert chains(text) == ["", "Norvik Radio < The Gazette"]


def test_what_is_inside_the_words_told_to_a_medium_comes_through_both() -> None:
    text = (
        "[s1 Ilva Dorn] [c1 told] [v1 Norvik Radio] that [x1 [s2 the ministry] had [c2 said] [x2 the pier was shut]]."
    )
    assert chains(text) == ["Norvik Radio", "Ilva Dorn < Norvik Radio"]


def test_the_texts_own_outlet_is_in_no_chain_also_not_of_what_stands_inside() -> None:
    text = "[s1 Ilva Dorn] [c1 told] [v1 the Gazette] that [x1 [s2 the ministry] had [c2 said] [x2 the pier was shut]]."
    assert chains(text, outlet="The Aldmoor Gazette") == ["", "Ilva Dorn"]
    assert chains(text, outlet="Norvik Radio") == ["the Gazette", "Ilva Dorn < the Gazette"]


def test_a_medium_told_goes_on_for_the_same_speaker_in_the_paragraph() -> None:
    text = "[s1 Ilva Dorn] [c1 told] [v1 Norvik Radio] that [x1 it was shut]. [x2 It was late], [s2 she] [c2 added]."
    assert chains(text) == ["Norvik Radio", "Norvik Radio"]


def test_but_not_in_the_next_paragraph() -> None:
    text = "[s1 Ilva Dorn] [c1 told] [v1 Norvik Radio] that [x1 it was shut].\n\n[x2 It was late], [s2 she] [c2 added]."
    assert chains(text) == ["Norvik Radio", ""]


def test_nor_for_another_speaker() -> None:
    text = "[s1 Ilva Dorn] [c1 told] [v1 Norvik Radio] [x1 it was shut]. [x2 It was late], [s2 Oskar Venn] [c2 added]."
    assert chains(text) == ["Norvik Radio", ""]


def test_nor_before_the_medium_was_told() -> None:
    text = "[x1 It was late], [s1 Ilva Dorn] [c1 said]. [s2 She] [c2 told] [v2 Norvik Radio] that [x2 it was shut]."
    assert chains(text) == ["", "Norvik Radio"]


def test_of_two_media_told_the_latest_goes_on() -> None:
    text = (
        "[s1 Ilva Dorn] [c1 told] [v1 Norvik Radio] that [x1 it was shut]. [s2 She] [c2 told] [v2 the Gazette] that "
        "[x2 it was late]. [x3 It was dark], [s3 she] [c3 added]."
    )
    assert chains(text) == ["Norvik Radio", "the Gazette", "the Gazette"]


def test_who_cites_and_tells_of_it_is_named_once() -> None:
    text = "[s1 The Gazette] [c1 said] [x1 the pier, [c2 citing] [s2 two aides], [x2 was shut]]."
    assert chains(text, relays={2: 1}) == ["", "The Gazette"]


def test_also_where_a_pronoun_stands_for_him() -> None:
    text = (
        "[s1 The Gazette] [c1 said] [x1 no]. "
        "[s2 It] [c2 said] [x2 the pier, [c3 citing] [s3 two aides], [x3 was shut]]."
    )
    assert chains(text, relays={3: 2}) == ["", "", "It"]


def test_a_pronoun_that_passes_it_on_knows_whom_it_stands_for() -> None:
    text = "[s1 Ilva Dorn] [c1 said] [x1 no]. [s2 She] [c2 warned], [c3 citing] [s3 two aides], [x2,3 it was shut]."
    found, _ = resolved(text, relays={3: 2})
    (link,) = found.attributed[2].chain
    assert (link.text, link.entity) == ("She", found.attributed[0].source.entity)


def test_of_several_who_tell_the_same_words_the_most_relayed_is_named_with_those_he_comes_through() -> None:
    text = (
        "[s1 The Gazette] [c1 reported], [c2 citing] [s2 two aides], that "
        "[x1,2 [s3 Ilva Dorn] had [c3 said] that [x3 the pier was shut]]."
    )
    assert chains(text, relays={2: 1}) == ["", "The Gazette", "two aides < The Gazette"]


def test_nobody_passes_on_his_own_words() -> None:
    text = "[s1 Ilva Dorn] [c1 said] [x1 [s2 she] had [c2 denied] [x2 the report]]."
    assert chains(text) == ["", ""]


def test_subjects_shared_by_two_verbs_are_no_chain() -> None:
    text = "[x1 [s1,2 A diver] [c1 said] the gate, which he [c2 denied] [x2 having seen], was gone]."
    assert chains(text) == ["", ""]


def test_a_link_knows_whom_it_names_and_where() -> None:
    found, words = resolved("[s1 Ilva Dorn] [c1 told] [v1 Norvik Radio] that [x1 the pier was shut].")
    (link,) = found.attributed[0].chain
    assert words[link.start : link.end] == link.text == "Norvik Radio"
    assert link.entity in {entity.id for entity in found.entities if entity.name == "Norvik Radio"}


def test_i_in_a_quotation_is_who_says_it_not_who_spoke_before() -> None:
    text = "[s1 Runa Eck] [c1 said] [x1 no]. “[x2 [s3 I] [c3 said] [x3 so]],” [s2 Ilva Dorn] [c2 told] her."
    assert names(text) == ["Runa Eck", "Ilva Dorn", "Ilva Dorn"]
    assert chains(text) == ["", "", ""]


def test_we_in_a_quotation_are_those_of_who_says_it() -> None:
    text = "[s1 The Gazette] [c1 said] [x1 no]. “[x2 [s3 We] [c3 asked for] [x3 more]],” [s2 Ilva Dorn] [c2 said]."
    assert names(text)[1:] == ["Ilva Dorn", "Ilva Dorn"]


def test_in_a_quotation_inside_another_i_is_who_says_the_inner_one() -> None:
    text = "“[x1 [s2 Oskar Venn] [c2 told] me: ‘[x2 [s3 I] [c3 doubt] [x3 it]]’],” [s1 Ilva Dorn] [c1 said]."
    assert names(text) == ["Ilva Dorn", "Oskar Venn", "Oskar Venn"]
    assert chains(text) == ["", "Ilva Dorn", "Ilva Dorn"]


def test_i_of_somebody_without_a_name_is_a_pronoun_of_his() -> None:
    text = "“[x1 [s2 I] [c2 doubt] [x2 it]],” [s1 a diver] [c1 said]."
    found, _ = resolved(text)
    assert [(mention.text, mention.form) for mention in found.mentions] == [("I", "pronoun"), ("a diver", "role")]
    assert [entity.name for entity in found.entities] == ["diver"]


def test_a_statement_without_a_source_is_nobodys() -> None:
    found, _ = resolved("It is [c1 believed] that [x1 the pier is shut].")
    (one,) = found.attributed
    assert one.source.anonymous
    assert (one.source.text, one.chain) == (None, ())


def test_who_asked_not_to_be_named_is_anonymous_whatever_the_source_is_called() -> None:
    found, _ = resolved("[s1 The port’s deputy], who asked not to be named, [c1 said] [x1 the pier was shut].")
    assert found.attributed[0].source.anonymous


def test_mentions_are_in_the_order_of_the_text() -> None:
    found, _ = resolved("[s1 Ilva Dorn] [c1 said] [x1 no]. [s2 She] [c2 told] [v2 Norvik Radio] [x2 it was late].")
    assert [mention.text for mention in found.mentions] == ["Ilva Dorn", "She", "Norvik Radio"]
