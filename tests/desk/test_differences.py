from __future__ import annotations

import time
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from reportedly.desk.differences import MOST_SHOWN, Difference, Part, differ

LEAD = "Six people were killed in a blast at the depot, the mayor said on Monday."
BODY = "The ministry rejected the report and called it a fable."
TAIL = "The harbour office did not answer calls on Monday evening."


def text(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


def shown(difference: Difference) -> list[str]:
    """Each row as `op: left | right`, with what one side has alone in brackets."""
    return [
        f"{row.op}: {_side(row.left)} | {_side(row.right)}".replace(":  |", ": |").rstrip() for row in difference.rows
    ]


def _side(parts: tuple[Part, ...]) -> str:
    return "".join(part.text if part.same else f"[{part.text.rstrip()}] " for part in parts).strip()


def test_words_that_were_exchanged_stand_beside_each_other() -> None:
    found = differ(text(LEAD, BODY), text(LEAD.replace("Six", "Four"), BODY))
    assert shown(found)[0] == f"changed: [Six] {LEAD[4:]} | [Four] {LEAD[4:]}"
    assert (found.dropped, found.added) == (1, 1)


def test_a_paragraph_that_one_text_lacks_is_dropped_whole() -> None:
    assert shown(differ(text(LEAD, BODY, TAIL), text(LEAD, TAIL))) == [
        f"same: {LEAD} | {LEAD}",
        f"dropped: [{BODY}] |",
        f"same: {TAIL} | {TAIL}",
    ]


def test_a_paragraph_is_dropped_whole_between_two_that_changed() -> None:
    before, after = text(LEAD, BODY, TAIL), text(LEAD.replace("Six", "Four"), TAIL.replace("evening", "night"))
    assert [row.op for row in differ(before, after).rows] == ["changed", "dropped", "changed"]


def test_a_paragraph_that_stands_elsewhere_is_moved_not_dropped_and_added() -> None:
    found = differ(text(LEAD, BODY, TAIL), text(BODY, TAIL, LEAD))
    assert sorted(row.op for row in found.rows) == ["moved", "moved", "same", "same"]
    assert (found.dropped, found.added) == (0, 0)


def test_a_paragraph_cut_in_two_keeps_its_words() -> None:
    first, second = "The blast was heard in Marrow.", "Windows broke as far as Sarn."
    found = differ(f"{first} {second}", text(first, second))
    assert [row.op for row in found.rows] == ["same", "same"]


def test_paragraphs_that_share_two_words_are_no_versions_of_each_other() -> None:
    found = differ("The ministry of water spoke to farmers.", "Barges of the river fleet waited at noon.")
    assert [row.op for row in found.rows] == ["dropped", "added"]


def test_what_did_not_change_is_folded_but_for_the_paragraph_beside_a_change() -> None:
    many = [f"Paragraph number {number} says the same." for number in range(9)]
    found = differ(text(*many), text(*many, TAIL))
    assert [(stretch.folded, len(stretch.rows)) for stretch in found.stretches] == [(True, 8), (False, 2)]


def test_equal_texts_have_no_difference() -> None:
    found = differ(text(LEAD, BODY, TAIL), text(LEAD, BODY, TAIL))
    assert {row.op for row in found.rows} == {"same"}
    assert found.stretches[0].folded


words = st.sampled_from(["the", "dam", "shut", "not", "farms,", "“no”", "\n", "\n\n", "1,200", "é", " "])
texts = st.lists(words, max_size=40).map(" ".join)


@given(texts, texts)
def test_the_pieces_of_each_side_are_its_text_word_for_word(left: str, right: str) -> None:
    for side, whole in (("left", left), ("right", right)):
        pieces = [part.text for row in differ(left, right).rows for part in getattr(row, side)]
        assert "".join("".join(pieces).split()) == "".join(whole.split())


@given(texts, texts)
def test_words_that_are_the_same_are_the_same_on_both_sides(left: str, right: str) -> None:
    for row in differ(left, right).rows:
        if row.op in ("same", "changed"):
            kept = ["".join(part.text for part in side if part.same).split() for side in (row.left, row.right)]
            assert "".join(kept[0]) == "".join(kept[1])


def test_hostile_texts_cost_little_time_and_show_little() -> None:
    numbers = "\n".join(map(str, range(40_000)))
    hostile = (" " * 300_000, "a b " * 75_000, "x\n" * 150_000, "a" + "\n" * 299_999, numbers)
    for left, right in product(hostile, repeat=2):
        started = time.process_time()
        found = differ(left, right)
        assert time.process_time() - started < 10
        assert sum(len(part.text) for row in found.rows for part in (*row.left, *row.right)) <= MOST_SHOWN + 2


def test_a_passage_too_long_for_words_is_told_so() -> None:
    assert differ("a b c " * 1_000, "a b d " * 1_000).whole
    assert not differ("a b c " * 10_000, "a b d " * 10_000).whole
