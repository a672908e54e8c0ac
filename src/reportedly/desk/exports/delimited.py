"""CSV: one table, or all of them in a ZIP file. RFC 4180, UTF-8, and no cell that a spreadsheet would run.
In: a Bundle. Out: bytes.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Sequence

from reportedly.desk.cells import Cell
from reportedly.desk.exports.bundle import Bundle
from reportedly.desk.tables import TABLES, Table, table

DEFAULT_TABLE = "statements"
BETWEEN = " | "
"""What stands between the texts of one cell."""

_RUN = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
"""Beginnings for which a spreadsheet may take a cell for a formula, also behind apostrophes. Source: OWASP, CSV
Injection."""

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP file can tell; all its files have it, so that the same story gives the same bytes."""


def write(bundle: Bundle) -> bytes:
    """One table: that of the bundle, else the statements. Raises NotFoundError for a table that there is not."""
    return of_table(table(bundle.table or DEFAULT_TABLE), bundle)


def write_all(bundle: Bundle) -> bytes:
    """All tables, a file each."""
    return zipped(bundle, "csv", of_table)


def of_table(which: Table[object], bundle: Bundle) -> bytes:
    """A table with its header: flags as `true` and `false`, days in ISO 8601, nothing for null."""
    return rows(which.header, ([plain(cell) for cell in row] for row in which.rows(bundle.seen)))


def rows(header: Sequence[str], cells: Iterable[Sequence[str]]) -> bytes:
    """Lines of cells as they are, ending in CR LF."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows(cells)
    return out.getvalue().encode("utf-8")


def plain(cell: Cell) -> str:
    """A cell in CSV: several texts in one, ` | ` between them; what would run made safe. Numbers stay numbers."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str):
        return safe(cell)
    if isinstance(cell, tuple):
        return safe(BETWEEN.join(cell))
    return "" if cell is None else str(cell)


def safe(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would take it for a formula; `exact` undoes it."""
    return f"'{text}" if _RUN.match(text) else text


def exact(cell: str) -> str:
    """The text that `safe` made this cell of."""
    return cell[1:] if cell.startswith("'") and _RUN.match(cell) else cell


def zipped(bundle: Bundle, suffix: str, of: Callable[[Table[object], Bundle], bytes]) -> bytes:
    """All tables in a ZIP file, `claims.csv` and so on."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as files:
        for name, which in TABLES.items():
            files.writestr(zipfile.ZipInfo(f"{name}.{suffix}", EPOCH), of(which, bundle), zipfile.ZIP_DEFLATED)
    return out.getvalue()
