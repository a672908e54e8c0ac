"""Words of a text: where they are cut, what is told of each, and what holds for every text."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.reading.reader import words as features
from reportedly.reading.reader.words import LAYOUTS, QUOTATIONS, SHAPES, words_of

if TYPE_CHECKING:
    from tests.reading.conftest import Growth


def cut(text: str) -> list[str]:
    words = words_of(text)
    return [words.word(k) for k in range(len(words))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The harbour's crew didn't go.", "The harbour 's crew did n't go ."),
        ("We’re sure they’ll say it’s Dorn’s.", "We ’re sure they ’ll say it ’s Dorn ’s ."),
        ("She can't, won’t and cannot stay.", "She ca n't , wo n’t and can not stay ."),
        ("I'm told she'd left and they've gone.", "I 'm told she 'd left and they 've gone ."),
    ],
)
def test_clitics_are_words_of_their_own(text: str, words: str) -> None:
    assert cut(text) == words.split()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a well-known ex-minister", "a well - known ex - minister"),
        ("a 24-year-old ferry", "a 24 - year - old ferry"),
        ("the Orl–Nem line—shut—reopened", "the Orl – Nem line — shut — reopened"),
        ("shut -- for now... perhaps", "shut -- for now ... perhaps"),
        ("He said ``no'' (twice).", "He said `` no '' ( twice ) ."),
    ],
)
def test_hyphens_and_marks_stand_alone_and_runs_of_them_together(text: str, words: str) -> None:
    assert cut(text) == words.split()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Gen. Eck met Mr. Venn on Jan. 3.", "Gen. Eck met Mr. Venn on Jan. 3 ."),
        ("J. K. Dorn of Orl Corp. left at 5 p.m. sharp.", "J. K. Dorn of Orl Corp. left at 5 p.m. sharp ."),
        ("Troops from the U.S. are here.", "Troops from the U.S. are here ."),
        ("He said so.She left.", "He said so . She left ."),
    ],
)  # fmt: skip
def test_an_abbreviation_keeps_its_full_stop_and_a_sentence_gives_it_up(text: str, words: str) -> None:
    assert cut(text) == words.split()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1,500 tents at 12.5 percent by 10:30", "1,500 tents at 12.5 percent by 10:30"),
        ("$1.2bn for the 3rd pier, 40 % more", "$ 1.2bn for the 3rd pier , 40 % more"),
        ("in the 1990s, on 2024-10-12, 1/2 of it", "in the 1990s , on 2024 - 10 - 12 , 1 / 2 of it"),
        ("It sent 40, not 50.", "It sent 40 , not 50 ."),
    ],
)
def test_a_number_keeps_its_separators_and_its_ending(text: str, words: str) -> None:
    assert cut(text) == words.split()


def test_addresses_are_one_word_each() -> None:
    assert (
        cut("See https://orl.example/a?b=1&c=2 and www.orl.example/map, or ask desk@orl.example.")
        == ("See https://orl.example/a?b=1&c=2 and www.orl.example/map, or ask desk@orl.example .").split()
    )


def test_letters_of_every_script_are_words_and_an_emoji_is_one() -> None:
    assert cut("Ümit’s café in 東京 😀") == ["Ümit", "’s", "café", "in", "東京", "😀"]


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("the", features.LOWER), ("a", features.LOWER), ("Port", features.CAPITAL), ("Ümit", features.CAPITAL),
        ("NATO", features.UPPER), ("U.S.", features.UPPER), ("McDorn", features.MIXED), ("iPad", features.MIXED),
        ("I", features.INITIAL), ("J.", features.INITIAL), ("24th", features.DIGIT), ("1,500", features.DIGIT),
        ("X5", features.DIGIT), (",", features.MARK), ("“", features.MARK), ("’s", features.MARK),
    ],
)  # fmt: skip
def test_the_shape_tells_what_lower_case_hides(word: str, shape: int) -> None:
    assert words_of(word).shapes == (shape,)


def layouts(text: str) -> list[str]:
    """Each word with `^` where it begins a line and `~` where its line ends without a full stop."""
    words = words_of(text)
    return [f"{'^' * (layout & 1)}{'~' * (layout >> 1)}{words.word(k)}" for k, layout in enumerate(words.layouts)]


def test_a_headline_is_a_line_without_a_full_stop() -> None:
    assert layouts("Pier shut\n\nThe pier is shut. Boats wait.") == [
        "^~Pier", "~shut", "^The", "pier", "is", "shut", ".", "Boats", "wait", ".",
    ]  # fmt: skip


def test_so_is_a_caption() -> None:
    assert layouts("It sank.\nA boat, 3 March\nIt was old.") == [
        "^It", "sank", ".", "^~A", "~boat", "~,", "~3", "~March", "^It", "was", "old", ".",
    ]  # fmt: skip


def test_a_line_that_ends_in_a_quotation_or_a_colon_is_finished() -> None:
    assert layouts("“Gone.”\nShe said:\nyes") == ["^“", "Gone", ".", "”", "^She", "said", ":", "^~yes"]


def breaks(text: str) -> str:
    """The text's words, with `|` where a sentence ends and `¶` where a line does."""
    words = words_of(text)
    return " ".join(words.word(k) + ("", " |", " ¶")[kind] for k, kind in enumerate(words.breaks))


def test_a_window_may_end_with_a_sentence_or_a_line() -> None:
    assert breaks("It sank. Who saw it?\nNobody") == "It sank . | Who saw it ? ¶ Nobody ¶"


def test_a_sentence_ends_after_the_marks_that_close_it() -> None:
    assert (
        breaks("He said “it sank.” (Nobody saw.) They left.")
        == "He said “ it sank . ” | ( Nobody saw . ) | They left . ¶"
    )


def test_an_abbreviation_ends_no_sentence() -> None:
    assert breaks("Gen. Eck of the U.S. left.") == "Gen. Eck of the U.S. left . ¶"


def quotations(text: str) -> str:
    """Words outside are bare; `(` and `)` are the marks, `<` the first word inside, `>` the last, `-` another."""
    words = words_of(text)
    return " ".join(("", "(", "<", "-", ">", ")")[place] + words.word(k) for k, place in enumerate(words.quotations))


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("“The pier is shut,” Dorn said.", "(“ <The -pier -is -shut >, )” Dorn said ."),
        ("The “dead” plan", "The (“ <dead )” plan"),
        ('She said "we saw it" and left.', 'She said (" <we -saw >it )" and left .'),
        ("Both “no” and “too late”.", "Both (“ <no )” and (“ <too >late )” ."),
        ("“He told me ‘go’ twice,” Lode said.", "(“ <He -told -me -‘ -go -’ -twice >, )” Lode said ."),
        ("He wrote “and then stopped.", "He wrote “ and then stopped ."),
        ("The harbour’s gate wasn't shut.", "The harbour ’s gate was n't shut ."),
    ],
    ids=[
        "a sentence", "one word", "straight marks", "two", "one inside another", "never closed", "apostrophes",
    ],
)  # fmt: skip
def test_each_word_has_its_place_in_a_quotation(text: str, places: str) -> None:
    assert quotations(text) == places


def test_a_quotation_over_two_paragraphs_has_a_first_and_a_last_word_in_each() -> None:
    assert quotations("“We saw.\n\n“Then it sank,” Lode said.") == (
        "(“ <We -saw >. " + "(“ <Then -it -sank >, )” Lode said ."
    )


ANY = st.text(alphabet="aAbZ .,\n\t“”\"'‘’`-_/@:15é😀\u0301\u2028()ntsU", max_size=80) | st.text(max_size=40)


@settings(max_examples=400, deadline=None)
@given(ANY)
def test_words_are_in_order_and_apart_and_hold_every_character_that_is_no_space(text: str) -> None:
    words = words_of(text)
    assert all(before[1] <= after[0] for before, after in pairwise(words.places))
    held = [text[start:end] for start, end in words.places]
    assert all(held)
    assert "".join(held) == "".join(text.split())


@settings(max_examples=400, deadline=None)
@given(ANY)
def test_every_word_has_all_features_and_each_is_in_its_range(text: str) -> None:
    words = words_of(text)
    for values, count in (
        (words.shapes, SHAPES), (words.layouts, LAYOUTS), (words.quotations, QUOTATIONS), (words.breaks, 3),
    ):  # fmt: skip
        assert len(values) == len(words)
        assert all(0 <= value < count for value in values)


NASTY = (
    "a", "x.", "U.S. ", "n't", "’s ", '"', "“", "“a\n", "‘a ", "''", "_", "a_", "a@", "a.b@c", "https://", "www.",
    "1,", "-", "..", ". ”", "a-b+c.", "\u0301", "\n",
)  # fmt: skip


@pytest.mark.parametrize("piece", NASTY)
def test_cutting_time_grows_with_the_text_not_its_square(piece: str, growth: Growth) -> None:
    assert growth(lambda text: words_of(text * 4), piece) < 8


def test_nor_does_it_at_a_megabyte(growth: Growth) -> None:
    assert growth(lambda text: words_of(text * 32), "".join(NASTY)) < 8
