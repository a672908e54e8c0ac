from __future__ import annotations

import time
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from reportedly.desk.marks import MOST_TOGETHER, Paragraph, anchored, mark
from reportedly.record import Figure, Source, Span, Statement, Text, TimeRef

BODY = "Dam shut\nThe minister said that the mayor denied any leak.\n\nA caption.\nThe end."


def statement(id: str, *content: Span, cue: tuple[Span, ...] = (), source: Source | None = None) -> Statement:
    return Statement(
        id=id, kind="indirect", stance="asserts", confidence=1.0, source=source or Source(), cue=cue, content=content
    )


def at(words: str) -> Span:
    return Span.of(BODY, BODY.index(words), BODY.index(words) + len(words))


def shown(paragraphs: tuple[Paragraph, ...]) -> str:
    return "\n".join("".join(piece.text for piece in paragraph.pieces) for paragraph in paragraphs)


def test_nested_statements_are_cut_where_the_inner_one_begins_and_ends() -> None:
    outer = statement("stm_outer", at("the mayor denied any leak"))
    inner = statement("stm_inner", at("any leak"))
    [body] = [each for each in mark(Text.of(text=BODY), [outer, inner]) if "minister" in each.pieces[0].text]
    assert [(piece.text, piece.statements, piece.anchors) for piece in body.pieces] == [
        ("The minister said that ", (), ()),
        ("the mayor denied ", ("stm_outer",), ("stm_outer",)),
        ("any leak", ("stm_inner", "stm_outer"), ("stm_inner",)),
        (".", (), ()),
    ]


def test_overlapping_statements_share_the_piece_they_have_in_common() -> None:
    left, right = statement("stm_left", at("the mayor denied any")), statement("stm_right", at("denied any leak"))
    pieces = [piece for each in mark(Text.of(text=BODY), [left, right]) for piece in each.pieces if piece.statements]
    assert [(piece.text, piece.statements) for piece in pieces] == [
        ("the mayor ", ("stm_left",)),
        ("denied any", ("stm_left", "stm_right")),
        (" leak", ("stm_right",)),
    ]


def test_a_statement_without_content_is_anchored_at_its_cue() -> None:
    silent = statement("stm_silent", cue=(at("denied"),))
    [piece] = [piece for each in mark(Text.of(text=BODY), [silent]) for piece in each.pieces if piece.anchors]
    assert (piece.text, piece.role) == ("denied", "cue")


def test_a_statement_without_any_words_has_no_anchor() -> None:
    assert not anchored(statement("stm_void"))


def test_title_and_captions_are_told_from_the_body() -> None:
    start = BODY.index("A caption.")
    text = Text.of(text=BODY, title="Dam shut", captions=((start, start + 10),))
    assert [paragraph.kind for paragraph in mark(text, [])] == ["title", "body", "caption", "body"]


def test_hedges_figures_and_times_are_layers_over_what_the_words_are_otherwise() -> None:
    said = statement("stm_said", at("the mayor denied any leak"), cue=(at("said"),))
    hedged = replace(said, hedges=("any",), hedge_spans=(at("any").range,))
    figure = Figure(id="fig_a", start=at("any leak").start, end=at("any leak").end, text="any leak")
    due = TimeRef(start=at("The end").start, end=at("The end").end, text="The end", type="DATE", value="XXXX")
    paragraphs = mark(Text.of(text=BODY), [hedged], figures=[figure], times=[due])
    pieces = [piece for each in paragraphs for piece in each.pieces if piece.layers]
    assert [(piece.text, piece.role, piece.layers) for piece in pieces] == [
        ("any", "content", ("hedge", "figure")),
        (" leak", "content", ("figure",)),
        ("The end", "plain", ("time",)),
    ]


def test_words_said_within_what_is_said_belong_to_the_inner_statement_first() -> None:
    outer = statement("stm_outer", at("the mayor denied any leak"))
    inner = replace(statement("stm_inner", at("any leak")), stance="denies")
    [piece] = [piece for each in mark(Text.of(text=BODY), [outer, inner]) for piece in each.pieces if piece.depth > 1]
    assert (piece.text, piece.innermost, piece.stance) == ("any leak", "stm_inner", "denies")


def test_a_place_that_is_asked_for_is_marked_and_one_outside_the_text_is_not() -> None:
    [asked] = [p for each in mark(Text.of(text=BODY), [], asked=(0, 3)) for p in each.pieces if "asked" in p.layers]
    assert asked.text == "Dam"
    assert not any(p.layers for each in mark(Text.of(text=BODY), [], asked=(0, 10_000)) for p in each.pieces)


def test_thousands_of_statements_over_each_other_cost_little_and_name_the_innermost() -> None:
    body = "word " * 40_000
    many = [statement(f"stm_{n:04}", Span.of(body, n, len(body) - n - 1)) for n in range(3_000)]
    started = time.process_time()
    paragraphs = mark(Text.of(text=body), many)
    assert time.process_time() - started < 5
    pieces = [piece for each in paragraphs for piece in each.pieces]
    assert max(len(piece.statements) for piece in pieces) == MOST_TOGETHER
    assert max(piece.depth for piece in pieces) == len(many)
    assert next(piece for piece in pieces if piece.depth == len(many)).innermost == many[-1].id


ranges = st.tuples(st.integers(0, len(BODY) - 1), st.integers(1, 30)).map(lambda r: (r[0], min(r[0] + r[1], len(BODY))))


@given(st.lists(ranges, max_size=12))
def test_the_pieces_together_are_the_text_and_every_statement_has_one_anchor(places: list[tuple[int, int]]) -> None:
    statements = [
        statement(f"stm_{number}", Span.of(BODY, start, end))
        for number, (start, end) in enumerate(places)
        if BODY[start] != "\n"
    ]
    paragraphs = mark(Text.of(text=BODY), statements)
    assert shown(paragraphs) == BODY.replace("\n\n", "\n")
    anchors = Counter(anchor for each in paragraphs for piece in each.pieces for anchor in piece.anchors)
    assert anchors == {each.id: 1 for each in statements}
