"""Tables of a story: typed cells under names that stay."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from reportedly.desk.cells import CellType, first_day, last_day, number
from reportedly.desk.tables import TABLES, table
from reportedly.errors import NotFoundError
from reportedly.record import Rewrite, StoryView, Text

TYPES: Mapping[CellType, tuple[type, ...]] = {
    "text": (str, type(None)),
    "texts": (tuple,),
    "day": (date, type(None)),
    "whole": (int, type(None)),
    "number": (int, float, type(None)),
    "flag": (bool,),
}


def rows(view: StoryView, name: str) -> dict[str, dict[str, Any]]:
    found = table(name)
    key = {"sides": "statement", "sources": "name"}.get(name, "id")
    named = (dict(zip(found.header, row, strict=True)) for row in found.rows(view))
    return {str(row[key]): row for row in named}


@pytest.mark.parametrize("name", TABLES)
def test_every_cell_is_of_the_type_of_its_column(name: str, ahead: StoryView) -> None:
    found = table(name)
    cells = [(column, cell) for row in found.rows(ahead) for column, cell in zip(found.columns, row, strict=True)]
    assert cells
    assert [(column.name, cell) for column, cell in cells if type(cell) not in TYPES[column.type]] == []
    assert all(isinstance(part, str) for _, cell in cells if isinstance(cell, tuple) for part in cell)


@pytest.mark.parametrize("name", TABLES)
def test_every_row_names_its_story_and_no_column_is_twice(name: str, dam: StoryView) -> None:
    assert {row[0] for row in table(name).rows(dam)} == {"sty_dam"}
    assert len(set(table(name).header)) == len(table(name).header)


def test_a_claim_is_a_row_with_its_counts_and_where_it_is_told(dam: StoryView) -> None:
    row = rows(dam, "claims")["clm_shut"]
    assert (row["status"], row["status_since"], row["since"]) == ("contested", date(2031, 3, 5), date(2031, 3, 3))
    assert (row["supports"], row["hedges"], row["denies"], row["declines"]) == (3, 2, 3, 2)
    assert row["outlets"] == ("Oel Valley Courier", "The Lowland Times", "Marrow Herald", "Veldan Post")


def test_claims_come_in_the_order_of_the_brief_each_before_those_under_it(ahead: StoryView) -> None:
    assert list(rows(ahead, "claims")) == ["clm_shut", "clm_precise", "clm_farms", "clm_repairs"]


def test_a_statement_stands_at_its_offsets(dam: StoryView, dam_texts: Mapping[str, Text]) -> None:
    for row in rows(dam, "statements").values():
        text = dam_texts[row["text_id"]].text
        if row["words"] is not None:
            assert text[row["start"] : row["end"]] == row["words"]
        if row["source"] is not None:
            assert text[row["source_start"] : row["source_end"]] == row["source"]


def test_sides_join_claims_and_statements(dam: StoryView) -> None:
    statements, claims = rows(dam, "statements"), rows(dam, "claims")
    joined = list(table("sides").rows(dam))
    assert all(row[1] in claims and row[3] in statements for row in joined)
    assert ("clm_shut", "denies", "stm_never") in [row[1:4] for row in joined]
    assert statements["stm_never"]["claims"] == ("clm_shut",)


def test_a_figure_is_what_its_words_allow(dam: StoryView, dam_texts: Mapping[str, Text]) -> None:
    figures = rows(dam, "figures")
    assert [(row["low"], row["high"], row["value"]) for row in figures.values()] == [
        (None, 3000, None), (None, None, 1200), (None, None, 1200), (1900, None, None),
    ]  # fmt: skip
    assert {row["series"] for row in figures.values()} == {"fig_a"}
    for row in figures.values():
        assert dam_texts[row["text_id"]].text[row["start"] : row["end"]] == row["figure"]


def test_an_article_names_its_copies_and_its_wire(dam: StoryView) -> None:
    row = rows(dam, "articles")["art_MarrowHerald"]
    assert (row["copies"], row["wire"], row["known_from"]) == (("art_VeldanPost",), "Kestrel", "inferred")
    assert row["published"] is None


@pytest.mark.parametrize(
    ("source", "column"), [("art_VeldanPost", "derived_from"), (None, "one_report_with")]
)  # fmt: skip
def test_an_article_names_whose_report_it_tells(source: str | None, column: str, dam: StoryView) -> None:
    told = Rewrite(articles=("art_TheLowlandTimes", "art_VeldanPost"), source=source, passages=())
    row = rows(msgspec.structs.replace(dam, rewrites=(told,)), "articles")["art_TheLowlandTimes"]
    assert {name for name in ("derived_from", "one_report_with") if row[name] == "art_VeldanPost"} == {column}


def test_a_source_is_counted_once_with_all_that_it_says(dam: StoryView) -> None:
    row = rows(dam, "sources")["Odo Brask"]
    assert (row["statements"], row["articles"], row["stances"]) == (3, 2, ("denies 3",))
    assert (row["first_on"], row["last_on"]) == (date(2031, 3, 5), date(2031, 3, 5))


def test_a_month_is_its_first_or_its_last_day() -> None:
    assert (first_day("2024-02"), last_day("2024-02")) == (date(2024, 2, 1), date(2024, 2, 29))
    assert (first_day("2024-02-03"), last_day("2024-02-03")) == (date(2024, 2, 3), date(2024, 2, 3))


@pytest.mark.parametrize("iso", [None, "", "soon", "2024-13", "2024-02-30", "0000-00", "20240203T"])
def test_what_is_no_day_is_null(iso: str | None) -> None:
    assert (first_day(iso), last_day(iso)) == (None, None)


def test_a_number_that_no_double_holds_is_null() -> None:
    assert [number(each) for each in (10**400, float("inf"), float("nan"), None, 1200, 0.5)] == [
        None, None, None, None, 1200, 0.5,
    ]  # fmt: skip


def test_a_table_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(NotFoundError, match="no table 'quotes'; there are claims, sides"):
        table("quotes")


PAGE = Path(__file__).parents[2] / "docs" / "exports.md"
MADE = re.compile(r"(?<=test_tables\.py -->\n)(.*)(?=<!-- end of columns -->)", re.DOTALL)


def test_the_page_tells_every_column() -> None:
    parts = []
    for each in TABLES.values():
        columns = "".join(f"| `{column.name}` | {column.type} | {column.means} |\n" for column in each.columns)
        parts.append(
            f"\n### `{each.name}`\n\nA row is {each.row}.\n\n| column | type | |\n| --- | --- | --- |\n{columns}"
        )
    made = "".join(parts) + "\n"
    page = PAGE.read_text(encoding="utf-8")
    if os.environ.get("REPORTEDLY_REGENERATE"):
        assert not os.environ.get("CI"), "a person regenerates the page and looks at it; CI does not"
        page = MADE.sub(made.replace("\\", "\\\\"), page)
        PAGE.write_text(page, encoding="utf-8")
    assert MADE.findall(page) == [made]
