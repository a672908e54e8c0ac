"""Texts and readings refuse what would make their own promises false."""

from __future__ import annotations

import msgspec
import pytest

from reportedly.errors import RecordError
from reportedly.record import (
    ChainLink,
    Days,
    Figure,
    Instant,
    Link,
    Method,
    Plan,
    Reading,
    ReadingView,
    Source,
    Span,
    Statement,
    Text,
)

WORDS = "Ferro News said 40 ships left."


def statement(**changes: object) -> Statement:
    made = Statement(
        id="stm_x",
        kind="indirect",
        stance="asserts",
        confidence=1.0,
        source=Source(start=0, end=10, text=WORDS[0:10]),
        cue=(Span.of(WORDS, 11, 15),),
        content=(Span.of(WORDS, 16, 29),),
    )
    return msgspec.structs.replace(made, **changes)


def reading(*statements: Statement, figures: tuple[Figure, ...] = ()) -> Reading:
    return Reading(id="rdg_x", text_id="txt_x", plan_id="pln_x", statements=statements, figures=figures)


@pytest.mark.parametrize("hostile", ["a\0b", "a\ud800b"])
def test_a_text_with_nul_or_a_lone_surrogate_is_refused(hostile: str) -> None:
    with pytest.raises(RecordError, match=r"NUL|surrogate"):
        Text.of(text=hostile)


def test_a_title_that_does_not_begin_the_text_is_refused() -> None:
    with pytest.raises(RecordError, match="not the first line"):
        Text.of(text="Other words", title="Title")


def test_a_caption_outside_the_text_is_refused() -> None:
    with pytest.raises(RecordError, match="caption 3–99"):
        Text.of(text="Short.", captions=((3, 99),))


def test_the_same_words_of_another_outlet_or_day_are_another_text() -> None:
    first = Text.of(text=WORDS, outlet="Ferro News", published=Instant(value="2031-05-04", from_="text"))

    assert first.id == Text.of(text=WORDS, outlet="Ferro News", published=Instant(value="2031-05-04", from_="meta")).id
    assert first.id != Text.of(text=WORDS, outlet="Lund Post", published=first.published).id
    assert first.id != Text.of(text=WORDS, outlet="Ferro News", published=None).id


def test_two_texts_at_one_address_are_revisions_of_one_article() -> None:
    before, after = (Text.of(text=words, url="https://ferro.example/1") for words in ("Before.", "After."))

    assert before.id != after.id
    assert before.article_id == after.article_id
    assert Text.of(text="Before.").article_id != Text.of(text="After.").article_id


def test_days_that_end_before_they_begin_are_refused() -> None:
    with pytest.raises(RecordError, match="end before they begin"):
        Days(earliest="2031-05-05", latest="2031-05-04")


def test_a_plan_is_its_methods_in_any_order() -> None:
    one, other = Method(name="a", version="1", digest="x"), Method(name="b", version="1", digest="y")

    assert Plan.of(one, other) == Plan.of(other, one)
    assert Plan.of(one).id != Plan.of(Method(name="a", version="2", digest="x")).id


def test_a_symmetric_link_is_the_same_whoever_comes_first_and_a_directed_one_is_not() -> None:
    assert Link.of("same_claim", "a", "b", method="m", score=1) == Link.of("same_claim", "b", "a", method="m", score=1)
    assert Link.of("denies", "a", "b", method="m", score=1).id != Link.of("denies", "b", "a", method="m", score=1).id


def test_a_reading_whose_spans_are_verbatim_holds() -> None:
    reading(statement()).check(Text.of(text=WORDS))


@pytest.mark.parametrize(
    "broken",
    [
        {"source": Source(start=0, end=10, text="Ferro Mews")},
        {"cue": (Span(start=11, end=15, text="says"),)},
        {"content": (Span(start=16, end=18, text="50"),)},
        {"chain": (ChainLink(text="Lund", start=0, end=4),)},
        {"hedges": ("some",), "hedge_spans": ((16, 20),)},
    ],
)
def test_a_reading_with_words_that_do_not_stand_there_is_found_out(broken: dict[str, object]) -> None:
    with pytest.raises(RecordError, match=r"text txt_\w+: span \d+–\d+ reads '.*', not '.*'"):
        reading(statement(**broken)).check(Text.of(text=WORDS))


def test_sources_and_links_without_words_need_no_place() -> None:
    silent = statement(source=Source(anonymous=True, implicit=True), chain=(ChainLink(text="Ferro News"),))

    reading(silent).check(Text.of(text=WORDS))


def test_records_cannot_be_changed() -> None:
    made = statement()
    with pytest.raises(AttributeError):
        made.stance = "denies"  # type: ignore[misc]


def test_a_view_as_a_dictionary_is_plain_and_complete() -> None:
    view = ReadingView.of("in.txt", Text.of(text=WORDS, outlet="Ferro News"), reading(statement()))
    plain = view.to_dict()

    assert msgspec.json.decode(msgspec.json.encode(plain)) == msgspec.json.decode(msgspec.json.encode(view))
    assert msgspec.convert(plain, ReadingView) == view
