"""A workbook for spreadsheets: a sheet for each table, real dates and numbers, and not one formula.
In: a Bundle. Out: an .xlsx file (ECMA-376).
"""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from reportedly.desk.cells import Cell, CellType, first_day
from reportedly.desk.exports.bundle import Bundle
from reportedly.desk.exports.delimited import BETWEEN
from reportedly.desk.tables import TABLES, Table
from reportedly.errors import SettingError

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 1_048_576
MOST_LETTERS = 32_767
"""Rows of a sheet, and UTF-16 units of a cell, that spreadsheets can hold. Source: Excel specifications and limits."""
FIRST_YEAR = 1900
"""The calendar of spreadsheets begins with it; earlier days are written as text."""

_WIDTHS: dict[CellType, int] = {"text": 28, "texts": 28, "day": 11, "whole": 8, "number": 11, "flag": 8}
_WIDE = frozenset({"label", "words", "text", "reason", "title"})
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def write(bundle: Bundle) -> bytes:
    """The workbook. Raises SettingError where a table has more rows than a sheet can hold."""
    import xlsxwriter

    for table in TABLES.values():
        if len(table.items(bundle.seen)) >= MOST_ROWS:
            raise SettingError(f"a sheet holds {MOST_ROWS:,} rows and the {table.name} are more; export them as csv")
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _OPTIONS)
    made = first_day(bundle.day) or date(FIRST_YEAR, 1, 1)
    story = bundle.view.story
    book.set_properties(
        {
            "title": _cut(story.headline)[:255],
            "subject": f"{story.id}, as known on {bundle.day}",
            "created": datetime(made.year, made.month, made.day, tzinfo=UTC),
        }
    )
    for table in TABLES.values():
        _sheet(book, table, bundle)
    book.close()
    return out.getvalue()


def _sheet(book: Workbook, table: Table[object], bundle: Bundle) -> None:
    sheet = book.add_worksheet(table.name)
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.freeze_panes(1, 0)
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, 60 if column.name in _WIDE else _WIDTHS[column.type])
        sheet.write_string(0, at, column.name, bold)
    last = 0
    for last, row in enumerate(table.rows(bundle.seen), 1):
        for at, cell in enumerate(row):
            _write(sheet, last, at, cell, day)
    sheet.autofilter(0, 0, last, len(table.columns) - 1)


def _write(sheet: Worksheet, row: int, at: int, cell: Cell, day: Format) -> None:
    """A cell by its type. Text is always written as text, so that none is a formula, whatever it begins with."""
    if cell is None or cell == ():
        return
    if isinstance(cell, bool):
        sheet.write_boolean(row, at, cell)
    elif isinstance(cell, date) and cell.year >= FIRST_YEAR:
        sheet.write_datetime(row, at, datetime(cell.year, cell.month, cell.day), day)  # noqa: DTZ001 - a day has no zone
    elif isinstance(cell, int | float):
        sheet.write_number(row, at, cell)
    else:
        sheet.write_string(row, at, _cut(BETWEEN.join(cell) if isinstance(cell, tuple) else str(cell)))


def _cut(text: str) -> str:
    """As much as a cell holds, ending in `…` where that is not all; U+FFFD for U+FFFE and U+FFFF, which XML has not."""
    text = text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    units = text.encode("utf-16-le")
    if len(units) <= 2 * MOST_LETTERS:
        return text
    return units[: 2 * (MOST_LETTERS - 1)].decode("utf-16-le", errors="ignore") + "…"
