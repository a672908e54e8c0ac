"""What holds for the reading of any text: verbatim spans, the same again, time that grows with the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.reading import RULES, read, read_one
from reportedly.reading.clauses.lexicon import PASSIVE_BELIEF
from reportedly.record import Instant, Text

if TYPE_CHECKING:
    from tests.reading.conftest import Growth

WORDS = (
    "the ministry said told that “ ” \" ' , . : ; — ( ) and but according to citing reports of claims denied silent on "
    "has not issued any statement Dorn Ilva Minister who, reportedly is believed neither nor 1,500 Friday if true he "
    "last next couple of weeks 24 years ago January March 5 to 10 percent between $1.5bn thousands dozens a third "
    "they it 's was \n \n\n quoted as saying asked to by U.S. South 😀 e\u0301 – a an NIS ”. .” earlier ?  "
).split(" ")
"""The empty word at the end makes two spaces in a row."""


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
def test_every_span_is_verbatim_and_the_reading_repeatable(words: str) -> None:
    text = Text.of(text=words, language="en", published=Instant(value="2026-03-10", from_="given"))
    reading = read_one(text, RULES)
    reading.check(text)
    assert read_one(text, RULES) == reading
    assert len({statement.id for statement in reading.statements}) == len(reading.statements)


@pytest.mark.parametrize("belief", sorted(PASSIVE_BELIEF))
def test_every_word_of_belief_can_stand_without_a_helping_verb(belief: str) -> None:
    text = f"The port said that Orla Venn, a pilot, {belief} to be on leave, had gone home."
    assert "The port" in [s.source.text for s in read_one(Text.of(text=text, language="en"), RULES).statements]


def test_readings_come_in_the_order_of_the_texts() -> None:
    texts = [Text.of(text=f"Pier {n} is shut, the port authority said.", language="en") for n in range(5)]
    assert [reading.text_id for reading in read(texts, RULES)] == [text.id for text in texts]


def test_a_text_in_another_language_is_kept_and_marked() -> None:
    text = Text.of(text="Das Ministerium sagte, die Schiffe seien fort.", language="de")
    reading = read_one(text, RULES)
    assert reading.statements == ()
    assert "'de'" in reading.issues[0].reason


def test_offsets_are_code_points_also_after_emoji() -> None:
    text = Text.of(text="😀😀 The ministry said the 😀 gate was shut.", language="en")
    (statement,) = read_one(text, RULES).statements
    assert statement.words == "the 😀 gate was shut"
    assert statement.content[0].start == text.text.index("the 😀")


def test_the_plan_names_its_method() -> None:
    (method,) = RULES.methods
    assert method.name == "rules"
    assert read_one(Text.of(text="Nothing.", language="en"), RULES).plan_id == RULES.id


NASTY = [
    "said that ", '"', "“", "'", "according to ", ", who ", "a, ", "he said, ", "Neither nor ", "reportedly ", "( ",
    "the ", "Minister ", "is believed to ", "1,500 ", "Friday ", "quoted as saying ", "\n“", "and that ", ": ", "U.S. ",
    "’s ",
]  # fmt: skip


@pytest.mark.parametrize("piece", NASTY)
def test_reading_time_grows_with_the_text_not_its_square(piece: str, growth: Growth) -> None:
    assert growth(lambda text: read_one(Text.of(text=text, language="en"), RULES), piece) < 8
