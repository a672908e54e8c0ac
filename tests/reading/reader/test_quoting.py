"""Contents that are quotations. In a test's text, [square brackets] hold the words that the model took for content."""

from __future__ import annotations

import pytest

from reportedly.reading.reader.quoting import bare, with_quotation
from reportedly.reading.reader.words import Words, words_of
from reportedly.record import Range


def marked(text: str) -> tuple[Words, Range]:
    before, held, after = text.replace("[", "]").split("]")
    words = words_of(before + held + after)
    inside = [k for k, (start, _) in enumerate(words.places) if len(before) <= start < len(before) + len(held)]
    return words, (inside[0], inside[-1] + 1)


def content(text: str) -> str:
    words, place = marked(text)
    start, end = bare(words, place)
    return words.text[start:end]


@pytest.mark.parametrize(
    "text",
    [
        "[“The gate is shut,”] Lode said.",
        "[“The gate is shut”,] Lode said.",
        "Lode said: [“The gate is shut.”]",
        "[‘The gate is shut’], Lode said.",
        "[The gate is shut,] Lode said.",
        "“[The gate is shut,”] Lode said.",
        "[“The gate is shut,]” Lode said.",
        "Lode said [the gate is shut], then left.",
    ],
)
def test_marks_around_the_whole_and_the_comma_go(text: str) -> None:
    assert content(text).lower() == "the gate is shut"


@pytest.mark.parametrize(
    "words",
    [
        "the gate was “dead”",
        "“dead” was the gate",
        "“no” and “never”",
        "the “ghost fleet” is a tale",
        "“The gate,” he said, “is shut.”",
    ],
)
def test_fragments_in_a_content_keep_their_marks(words: str) -> None:
    assert content(f"Lode said [{words}] on Monday.") == words


def test_a_quotation_inside_the_quotation_keeps_its_marks() -> None:
    assert content("[“The ‘gate’ is shut,”] Lode said.") == "The ‘gate’ is shut"


def test_a_question_keeps_its_mark() -> None:
    assert content("[“Is it shut?”] Lode asked.") == "Is it shut?"


def test_a_paragraph_whose_quotation_goes_on_in_the_next_loses_its_opening_mark() -> None:
    text = "[“We saw the lights.]\n\n“Then they went out,” Lode said."
    assert content(text) == "We saw the lights"
    assert content("“We saw the lights.\n\n[“Then they went out,”] Lode said.") == "Then they went out"


def test_nothing_is_left_without_a_word() -> None:
    assert content("He wrote [,] and left.") == ","


def followed(text: str) -> list[str]:
    words, place = marked(text)
    return [words.text[start:end] for start, end in with_quotation(words, [place])]


def test_a_content_that_breaks_off_inside_a_quotation_goes_on_to_its_end() -> None:
    assert followed("[“The gate] is shut,” Lode said.") == ["The gate is shut"]
    assert followed("“[The gate] is shut,” Lode said.") == ["The gate is shut"]


def test_but_not_over_the_end_of_a_sentence() -> None:
    assert followed("“[The gate is shut.] It is late,” Lode said.") == ["The gate is shut."]


def test_nor_into_a_quotation_that_it_does_not_stand_in() -> None:
    assert followed("Lode said [the gate] was “shut for good”.") == ["the gate"]
