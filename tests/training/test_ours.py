"""Our own annotated texts: what a marked-up text says, that all of ours are well formed, and how mistakes are told."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from reportedly.record import Stance
from training.ours import FOLDER, Marked, MarkedText, load

SAMPLE = """\
=== harbour-1 | nested, unnamed, in two pieces
[s1 Port] [c1 denies] [x1 leak]

“[x2 We checked],” [s2 its director, Ana Brole], [c2 told] [v2 Radio Nem], “[x2 every valve].” She smiled \\[sic\\].

[s3 The Calder Echo] [c3 reported], [c4 citing] [s4 two workers], that [x3,4 [s5 officials] had [c5 promised] \
[x5 an answer [h3,4,5 perhaps] by Friday]].
--
1 denies =Port of Calder
2 asserts
3 possible opt
4 possible anon up=3
5 possible anon
"""


@cache
def ours() -> list[MarkedText]:
    return load()


def test_every_text_of_ours_is_well_formed_and_there_are_many() -> None:
    assert len(ours()) >= 300
    assert FOLDER.is_dir()


def test_no_two_texts_have_the_same_id() -> None:
    assert [text for text, count in Counter(text.id for text in ours()).items() if count > 1] == []


@pytest.mark.parametrize("stance", get_args(Stance))
def test_each_stance_is_taught_by_fifty_statements_or_more(stance: str) -> None:
    assert sum(statement.stance == stance for text in ours() for statement in text.statements) >= 50


def parsed(tmp_path: Path, source: str) -> list[MarkedText]:
    path = tmp_path / "calder.txt"
    path.write_text(source, encoding="utf-8")
    return load([path])


@pytest.fixture
def sample(tmp_path: Path) -> MarkedText:
    (text,) = parsed(tmp_path, SAMPLE)
    return text


def parts(text: MarkedText, number: int) -> dict[str, list[str]]:
    """The words of each role of a statement; roles without any are left out."""
    statement = numbered(text, number)
    roles = {role: getattr(statement, role) for role in ("source", "cue", "content", "via", "hedge")}
    return {role: [text.text[start:end] for start, end in places] for role, places in roles.items() if places}


def numbered(text: MarkedText, number: int) -> Marked:
    return next(statement for statement in text.statements if statement.number == number)


def test_the_marks_are_not_in_the_text(sample: MarkedText) -> None:
    assert (sample.id, sample.shows) == ("harbour-1", "nested, unnamed, in two pieces")
    assert sample.text == (
        "Port denies leak\n\n"
        "“We checked,” its director, Ana Brole, told Radio Nem, “every valve.” She smiled [sic].\n\n"
        "The Calder Echo reported, citing two workers, that officials had promised an answer perhaps by Friday."
    )


def test_each_mark_is_a_part_of_its_statement(sample: MarkedText) -> None:
    assert parts(sample, 1) == {"source": ["Port"], "cue": ["denies"], "content": ["leak"]}
    assert [statement.number for statement in sample.statements] == [1, 2, 3, 4, 5]


def test_a_content_in_pieces_keeps_them_in_order_and_a_medium_is_told_apart(sample: MarkedText) -> None:
    assert parts(sample, 2) == {
        "source": ["its director, Ana Brole"], "cue": ["told"], "content": ["We checked", "every valve"],
        "via": ["Radio Nem"],
    }  # fmt: skip


def test_a_mark_may_be_of_several_statements_and_hold_another(sample: MarkedText) -> None:
    promised = "officials had promised an answer perhaps by Friday"
    assert parts(sample, 3)["content"] == parts(sample, 4)["content"] == [promised]
    assert parts(sample, 5)["content"] == ["an answer perhaps by Friday"]
    assert [parts(sample, number)["hedge"] for number in (3, 4, 5)] == [["perhaps"]] * 3


def test_a_statements_line_says_the_rest(sample: MarkedText) -> None:
    assert [statement.stance for statement in sample.statements] == [
        "denies", "asserts", "possible", "possible", "possible",
    ]  # fmt: skip
    assert [statement.anonymous for statement in sample.statements] == [False, False, False, True, True]
    assert (numbered(sample, 1).name, numbered(sample, 3).optional, numbered(sample, 4).up) == (
        "Port of Calder",
        True,
        3,
    )


def test_a_file_holds_any_number_of_texts(tmp_path: Path) -> None:
    assert [text.id for text in parsed(tmp_path, SAMPLE + SAMPLE.replace("harbour-1", "harbour-2"))] == [
        "harbour-1", "harbour-2",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "lines", "wrong"),
    [
        ("[s1 Dorn [c1 said] [x1 no].", "1 asserts", "not closed"),
        ("[s1 Dorn] [c1 said] [x1 no]].", "1 asserts", "closes nothing"),
        ("[s1 Dorn] [c1 said] [x1 no] [sic].", "1 asserts", "opens no mark"),
        ("[s1 Dorn ][c1 said] [x1 no].", "1 asserts", "holds 'Dorn '"),
        ("[s1 Dorn] [c1 said] [x1 no].", "1 swears", "no stance 'swears'"),
        ("[s1 Dorn] [c1 said] [x1 no].", "", "has no line"),
        ("[s1 Dorn] [c1 said] [x1 no].", "1 asserts\n1 denies", "two lines"),
        ("[s1 Dorn] [c1 said] [x1 no].", "1 asserts\n2 denies", "statement 2 has no mark"),
        ("[s1 Dorn] [c1 said] [x1 no].", "1 asserts loudly", "not a statement line"),
        ("[s1 Dorn] [c1 said] [x1 no].", "1 asserts up=7", "up=7 names no statement"),
        ("[c1 said] [x1 no].", "1 asserts", "no source in words"),
        ("[s1 Dorn] spoke.", "1 asserts", "neither cue nor content"),
        ("[s1 Dorn] [c1 said].", "1 asserts", "has no content"),
        ("“[x1 No,]” [s1 Dorn] [c1 said].", "1 asserts", "comma at its edge"),
        ("[s1 Dorn] [c1 said] [x1 that it sank].", "1 asserts", "'that' or comma"),
        ("[s1 Dorn] [x1 [c1 said] no].", "1 asserts", "overlap"),
        ("[s1 Dorn] [c1 " + "said and " * 7 + "said] [x1 no].", "1 asserts", "long cue"),
    ],
)
def test_a_mistake_is_told_with_its_file_and_text(tmp_path: Path, text: str, lines: str, wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong) as told:
        parsed(tmp_path, f"=== harbour-1 | shows a mistake\n{text}\n--\n{lines}\n")
    assert str(told.value).startswith("calder.txt, harbour-1: ")


def test_a_text_needs_the_line_before_its_statements(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"^calder\.txt, harbour-1: no line '--'"):
        parsed(tmp_path, "=== harbour-1 | shows a mistake\n[s1 Dorn] [c1 said] [x1 no].\n1 asserts\n")


def test_an_id_is_used_once(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"^calder\.txt, harbour-1: the id is used twice"):
        parsed(tmp_path, SAMPLE + SAMPLE)


@pytest.mark.parametrize("source", ["Port denies leak\n", "=== \nPort denies leak\n--\n"])
def test_a_text_without_a_head_is_told_with_its_file(tmp_path: Path, source: str) -> None:
    with pytest.raises(ValueError, match=r"^calder\.txt: "):
        parsed(tmp_path, source)


def test_silence_needs_no_content_and_an_unnamed_source_no_words(tmp_path: Path) -> None:
    text = "[s1 Dorn] [c1 declined to comment]. [x2 Venn], it is [c2 said], [x2 has left]."
    (found,) = parsed(tmp_path, f"=== harbour-1 | silence\n{text}\n--\n1 declines\n2 asserts anon\n")
    assert parts(found, 1) == {"source": ["Dorn"], "cue": ["declined to comment"]}
    assert parts(found, 2) == {"cue": ["said"], "content": ["Venn", "has left"]}
