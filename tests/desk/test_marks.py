from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from reportedly.desk.marks import Paragraph, anchored, mark
from reportedly.record import Source, Span, Statement, Text

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
