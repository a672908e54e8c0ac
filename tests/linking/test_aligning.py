"""Words of a quotation laid beside words of an article: where they fit, and what differs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.linking.checking.aligning import Alignment, align

WORDS = st.lists(st.sampled_from("a b c d e".split()), max_size=12)


def aligned(quoted: str, found: str) -> Alignment:
    words = quoted.split()
    return align([w.strip("[]") for w in words], [w.startswith("[") for w in words], found.split())


def steps(alignment: Alignment) -> str:
    return " ".join(pair.step for pair in alignment.pairs)


def test_words_that_stand_there_in_a_row_cost_nothing() -> None:
    alignment = aligned("the wall is dry", "she said the wall is dry and went")

    assert (alignment.cost, alignment.first, alignment.last) == (0, 2, 5)


def test_a_changed_word_is_one_step_also_at_either_end() -> None:
    assert steps(aligned("the wall is wet", "now the wall is dry today")) == "same same same changed"
    assert steps(aligned("a wall is dry", "now the wall is dry today")) == "changed same same same"


def test_a_word_left_out_and_a_word_put_in() -> None:
    assert steps(aligned("it will give way", "it will not give way")) == "same same dropped same same"
    assert steps(aligned("it will not give way", "it will give way")) == "same same added same same"


def test_a_word_in_brackets_stands_for_any_words_or_none() -> None:
    assert aligned("they saw [the-minister] leave", "they saw him leave").cost == 0
    assert aligned("they saw [again] two", "they saw two").cost == 0


@given(before=WORDS, quoted=st.lists(st.sampled_from("a b c d e".split()), min_size=1, max_size=12), after=WORDS)
def test_whatever_stands_around_words_in_a_row_are_found(
    before: list[str], quoted: list[str], after: list[str]
) -> None:
    found = [*before, *quoted, *after]
    alignment = align(quoted, [False] * len(quoted), found)

    assert alignment.cost == 0
    assert found[alignment.first : alignment.last + 1] == quoted


@given(quoted=WORDS, found=WORDS)
def test_the_steps_make_one_out_of_the_other(quoted: list[str], found: list[str]) -> None:
    alignment = align(quoted, [False] * len(quoted), found)

    assert [quoted[p.quoted] for p in alignment.pairs if p.quoted >= 0] == quoted
    places = [p.found for p in alignment.pairs if p.found >= 0]
    assert places == list(range(places[0], places[-1] + 1)) if places else True
    assert alignment.cost == sum(pair.step != "same" for pair in alignment.pairs)
    assert alignment.cost <= len(quoted)
