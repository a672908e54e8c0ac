"""What is mended in the model's statements. In a test's text, [s1 who] is the source that the model gave statement 1,
[c1 said] its cue, [x1 …] its content.
"""

from __future__ import annotations

from reportedly.reading.reader.mend import DECLINES, Subject, mend
from reportedly.reading.reader.words import Words
from reportedly.record import Range
from tests.reading.reader.marked_words import marked


def text_of(words: Words, places: tuple[Range, ...]) -> list[str]:
    return [words.text[words.places[start][0] : words.places[end - 1][1]] for start, end in places]


def nobody(verb: int) -> Range | None:
    return None


def sources(text: str, subject: Subject = nobody) -> list[list[str]]:
    words, found = marked(text)
    return [text_of(words, parts.source) for parts in mend(words, found, subject)]


def contents(text: str) -> list[list[str]]:
    words, found = marked(text)
    return [text_of(words, parts.content) for parts in mend(words, found, nobody)]


def test_what_needs_no_mending_stays_as_it_is() -> None:
    words, found = marked("[s1 Ilva Dorn] [c1 said] that [x1 the pier was shut].")
    assert mend(words, found, nobody) == found


def test_a_content_does_not_run_from_the_headline_into_the_text() -> None:
    assert contents("[s1 Dorn] [c1 says] [x1 pier is shut\n\nBoats wait].") == [["pier is shut"]]


def test_nor_from_the_caption_into_the_text_after_it_where_the_cue_stands() -> None:
    assert contents("[x1 A boat in Lisk\n\nThe pier is shut], [s1 Dorn] [c1 said].") == [["The pier is shut"]]


def test_nor_does_a_source() -> None:
    assert sources("[s1 Harbour in Lisk\nIlva Dorn] [c1 said] [x1 the pier was shut].") == [["Ilva Dorn"]]


def test_a_content_that_stands_in_several_lines_before_its_cue_keeps_the_last() -> None:
    assert contents("[x1 One\nTwo\nThe pier is shut], [s1 Dorn] [c1 said].") == [["The pier is shut"]]


def test_a_quotation_over_two_paragraphs_is_a_piece_in_each() -> None:
    text = "“[x1 We saw the lights.\n\n“Then they went out],” [s1 Lode] [c1 said]."
    assert contents(text) == [["We saw the lights.", "“Then they went out"]]


def test_and_over_three_a_piece_in_each_of_them() -> None:
    text = "“[x1 We saw.\n\n“Then dark.\n\n“Then light],” [s1 Lode] [c1 said]."
    assert contents(text) == [["We saw.", "“Then dark.", "“Then light"]]


def test_a_verb_without_a_source_has_its_subject() -> None:
    text = "A commander who [c1 claimed] [x1 the pier] left."
    assert sources(text, lambda verb: (0, 2) if verb == 3 else None) == [["A commander"]]


def test_a_source_that_the_model_gave_stays() -> None:
    assert sources("A commander, [s1 Dorn], [c1 claimed] [x1 the pier].", lambda verb: (0, 2)) == [["Dorn"]]


def test_a_subject_inside_the_content_is_not_the_source() -> None:
    assert sources("[x1 The pier is shut], it was [c1 said].", lambda verb: (0, 2)) == [[]]


def test_a_statement_without_a_cue_is_given_no_subject() -> None:
    assert sources("“[x1 The pier is shut].”", lambda verb: (0, 1)) == [[]]


def test_a_participle_is_said_by_whoever_said_the_verb_before_it() -> None:
    text = "[s1 Ilva Dorn] [c1 said] [x1 the pier was shut], [c2 adding] [x2 that boats would wait]."
    assert sources(text) == [["Ilva Dorn"], ["Ilva Dorn"]]


def test_and_so_is_the_participle_after_it() -> None:
    text = "[s1 Ilva Dorn] [c1 said] [x1 no], [c2 adding] [x2 it was late], [c3 noting] [x3 the hour]."
    assert sources(text) == [["Ilva Dorn"]] * 3


def test_a_participle_in_the_next_sentence_is_not() -> None:
    text = "[s1 Ilva Dorn] [c1 said] [x1 the pier was shut]. [c2 Adding] to it, [x2 boats wait]."
    assert sources(text) == [["Ilva Dorn"], []]


def test_a_verb_after_and_is_of_the_same_subject() -> None:
    text = "[s1 Ilva Dorn] [c1 said] [x1 the pier was shut], and then [c2 said] [x2 boats would wait]."
    assert sources(text) == [["Ilva Dorn"]] * 2


def test_a_verb_that_goes_on_from_nothing_is_not() -> None:
    text = "[s1 Ilva Dorn] [c1 said] [x1 the pier was shut] as was [c2 believed] [x2 on board]."
    assert sources(text) == [["Ilva Dorn"], []]


def test_reports_of_something_are_their_own_source_and_calls_that_are_a_verb_are_not() -> None:
    assert sources("There were [c1 reports of] [x1 a flood].") == [["reports"]]
    assert sources("In the end it [c1 calls] [x1 the flood a tale].") == [[]]


def test_what_follows_with_is_said_as_well() -> None:
    words, found = marked("[s1 The agency] [c1 said] [x1 1,200 men had gone], with 150 of them at sea.")
    (parts,) = mend(words, found, nobody)
    assert [words.text[words.places[a][0] : words.places[b - 1][1]] for a, b in parts.content] == [
        "1,200 men had gone",
        "150 of them at sea",
    ]


def test_a_hedge_inside_what_somebody_says_is_no_statement() -> None:
    words, found = marked("[s1 Ilva Dorn] [c1 said] [x1 the pier was [c2 reportedly] [x2 shut]].")
    assert len(mend(words, found, nobody)) == 1


def test_a_quotation_without_a_cue_lends_no_source() -> None:
    text = "[s1 Ilva Dorn]: “[x1 shut]”, [c2 adding] [x2 that boats would wait]."
    assert sources(text) == [["Ilva Dorn"], []]


def test_neither_this_nor_that_one_are_two_who_are_silent() -> None:
    words, found = marked("Neither the ministry nor [s1 the army] [c1 has confirmed] [x1 the report].")
    first, second = mend(words, found, nobody)
    assert [text_of(words, parts.source) for parts in (first, second)] == [["the ministry"], ["the army"]]
    assert (first.cue, first.content) == (second.cue, second.content)
    assert all(int(parts.stances.argmax()) == DECLINES for parts in (first, second))


def test_the_model_s_own_scores_are_not_touched_by_it() -> None:
    words, found = marked("Neither the ministry nor [s1 the army] [c1 has confirmed] [x1 the report].")
    mend(words, found, nobody)
    assert not found[0].stances.any()


def test_nor_without_neither_is_left_alone() -> None:
    text = "The pier is not open, nor [s1 the army] [c1 says] [x1 is the gate]."
    assert sources(text) == [["the army"]]


def test_neither_nor_nobody_between_is_left_alone() -> None:
    assert sources("It was neither nor [s1 the army] [c1 has confirmed] [x1 it].") == [["the army"]]


def test_whoever_tells_of_a_telling_tells_all_of_it() -> None:
    text = "[x1 The gate was open], [s1 Dorn] [c1 told] [x2 the mayors], [c2 according to] [s2 two of them]."
    assert contents(text) == [["The gate was open"], ["The gate was open, Dorn told the mayors"]]


def test_but_not_of_one_beside_it() -> None:
    text = "[s1 Dorn] [c1 said] [x1 the gate was open], and [x2 boats waited], [c2 according to] [s2 Lode]."
    assert contents(text) == [["the gate was open"], ["boats waited"]]


def test_what_reportedly_happened_is_told_by_nobody() -> None:
    text = "[s1 The talks] have [c1 reportedly stalled] [x1 over fuel]."
    assert sources(text) == [[]]
    assert contents(text) == [["The talks have", "stalled over fuel"]]


def test_who_reportedly_said_something_said_it() -> None:
    assert sources("[s1 Dorn] [c1 reportedly said] [x1 the gate was open].") == [["Dorn"]]


def test_who_is_asked_does_not_ask() -> None:
    assert sources("[c1 Asked] [x1 whether it knew], [s1 the ministry] was silent.") == [[]]


def test_who_asked_did() -> None:
    assert sources("[s1 Dorn] [c1 asked] [x1 whether it knew].") == [["Dorn"]]


def test_what_somebody_says_of_himself_is_said_once() -> None:
    text = "“[x1 [s2 We] [c2 warn] [x2 them]],” [s1 Dorn] [c1 said]."
    assert sources(text) == [["Dorn"]]


def test_what_he_says_of_others_is_theirs_too() -> None:
    text = "“[x1 [s2 They] [c2 warn] [x2 us]],” [s1 Dorn] [c1 said]."
    assert sorted(sources(text)) == [["Dorn"], ["They"]]
