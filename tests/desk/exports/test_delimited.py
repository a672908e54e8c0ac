"""CSV: what is written is read back, and no cell is a formula."""

from __future__ import annotations

import csv
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.desk.exports import Bundle, export
from reportedly.desk.exports.delimited import BETWEEN, exact, rows, safe
from reportedly.desk.tables import TABLES, table

RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def read(content: bytes) -> list[list[str]]:
    csv.field_size_limit(10_000_000)
    return list(csv.reader(io.StringIO(content.decode("utf-8"), newline=""), strict=True))


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("story", ["bundle", "ahead_bundle", "empty_bundle", "hostile"])
def test_every_cell_is_read_back(name: str, story: str, request: pytest.FixtureRequest) -> None:
    told = request.getfixturevalue(story)
    header, *found = read(export("csv", Bundle(view=told.view, texts=told.texts, table=name)))
    assert tuple(header) == table(name).header
    expected = list(table(name).rows(told.view))
    assert len(found) == len(expected)
    for cells, row in zip(found, expected, strict=True):
        for cell, value in zip(cells, row, strict=True):
            if isinstance(value, str):
                assert exact(cell) == value
            elif isinstance(value, tuple):
                assert exact(cell) == BETWEEN.join(value)
            elif isinstance(value, bool):
                assert cell == ("true" if value else "false")
            else:
                assert cell == ("" if value is None else str(value))


@pytest.mark.parametrize("name", TABLES)
def test_no_cell_of_words_begins_as_a_formula_does(name: str, hostile: Bundle) -> None:
    numbers = {column.name for column in table(name).columns if column.type == "number"}
    header, *found = read(export("csv", Bundle(view=hostile.view, table=name)))
    for row in found:
        assert [cell for at, cell in zip(header, row, strict=True) if at not in numbers and cell.startswith(RUN)] == []


@given(st.text())
def test_what_is_made_safe_can_be_undone(text: str) -> None:
    assert not safe(text).startswith(RUN)
    assert exact(safe(text)) == text


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=4))
def test_cells_survive_the_way_through_a_file(cells: list[str]) -> None:
    assert read(rows(["column"], [cells])) == [["column"], cells]


def test_numbers_below_zero_stay_numbers(hostile: Bundle) -> None:
    header, first, *_ = read(export("csv", Bundle(view=hostile.view, table="figures")))
    assert dict(zip(header, first, strict=True))["low"] == "-2"


def test_statements_are_what_is_written_where_no_table_is_named(bundle: Bundle) -> None:
    assert tuple(read(export("csv", bundle))[0]) == table("statements").header


def test_all_tables_are_in_the_zip_file_at_no_time_of_day(bundle: Bundle) -> None:
    with zipfile.ZipFile(io.BytesIO(export("csv-zip", bundle))) as files:
        assert files.namelist() == [f"{name}.csv" for name in TABLES]
        assert {info.date_time for info in files.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert files.read("claims.csv") == export("csv", Bundle(view=bundle.view, table="claims"))
