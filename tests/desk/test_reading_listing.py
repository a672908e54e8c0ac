from __future__ import annotations

import io
from collections.abc import Mapping

import msgspec
import pytest
from rich.console import Console

from reportedly.desk import reading
from reportedly.record import (
    Document,
    Dropped,
    Figure,
    Issue,
    ReadEntity,
    ReadingView,
    Statement,
    StoryView,
    Text,
    TimeRef,
)


@pytest.fixture
def view(dam: StoryView, dam_texts: Mapping[str, Text]) -> ReadingView:
    text = next(iter(dam_texts.values()))
    fields = Statement.__struct_fields__
    statements = (
        Statement(**{name: getattr(each, name) for name in fields})
        for each in dam.statements
        if each.text_id == text.id
    )
    dropped = (Dropped(line=9, text="Subscribe\x1b[2J now", why="call to act"),)
    document = msgspec.structs.replace(Document.of("courier.html", text), dropped=dropped)
    return ReadingView(
        document=document,
        statements=tuple(statements),
        figures=(Figure(id="fig", start=0, end=11, text="up to 3,000", high=3000, modifier="up to", unit="farms"),),
        times=(TimeRef(start=0, end=6, text="Monday", type="DATE", value="2031-03-03"),),
        entities=(ReadEntity(id="ent_marren", name="Ilva Marren", type="PERSON", mentions=((0, 1), (2, 3))),),
        issues=(Issue(input="courier.html", stage="clean", reason="the page was cut", severity="warning"),),
    )


def lines(view: ReadingView) -> list[str]:
    console = Console(file=io.StringIO(), width=80)
    console.print(reading.render(view))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue().splitlines()


def test_the_listing_begins_with_what_identifies_the_article(view: ReadingView) -> None:
    assert lines(view)[:3] == [
        "Tarmont may shut Sarn dam, officials fear",
        "Oel Valley Courier; Tilla Roon; published 3 Mar 2031, 18:20 +01:00; from the",
        "page's own data; language en",
    ]


def test_every_statement_stands_with_its_stance_and_words(view: ReadingView) -> None:
    told = lines(view)
    assert "STATEMENTS (5)" in told
    assert "  possible    She [Ilva Marren] warned: up to 3,000 farms could fall dry" in told
    assert "  declines    The Tarmont embassy did not answer questions (indirect)" in told


def test_figures_times_and_names_say_what_they_come_to(view: ReadingView) -> None:
    told = lines(view)
    assert "  up to 3,000 = ≤ 3,000 (farms)" in told
    assert "  Monday = 2031-03-03 (DATE)" in told
    assert "  Ilva Marren (PERSON; 2 mentions)" in told


def test_left_out_lines_and_issues_are_told_and_steer_nothing(view: ReadingView) -> None:
    told = lines(view)
    assert "  line 9, call to act: Subscribe [2J now" in told
    assert "  warning, clean: the page was cut" in told


def test_an_article_without_statements_says_so(view: ReadingView) -> None:
    bare = ReadingView(document=view.document, statements=(), figures=(), times=(), entities=(), issues=())
    assert "STATEMENTS (0)" in lines(bare)
