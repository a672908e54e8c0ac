"""Parquet: a table as typed columns, for data frames and databases. Needs the extra `reportedly[parquet]`.
In: a Bundle. Out: a Parquet file, or a ZIP file with one for each table.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from reportedly.desk.cells import Cell, CellType
from reportedly.desk.exports.bundle import Bundle
from reportedly.desk.exports.delimited import DEFAULT_TABLE, zipped
from reportedly.desk.tables import Table, table
from reportedly.errors import SettingError

if TYPE_CHECKING:
    import pyarrow


def write(bundle: Bundle) -> bytes:
    """One table: that of the bundle, else the statements. Raises SettingError where pyarrow is not installed."""
    return _of_table(table(bundle.table or DEFAULT_TABLE), bundle)


def write_all(bundle: Bundle) -> bytes:
    """All tables, a file each. Raises SettingError where pyarrow is not installed."""
    return zipped(bundle, "parquet", _of_table)


def _of_table(which: Table[Any], bundle: Bundle) -> bytes:
    arrow = _arrow()
    from pyarrow import parquet

    types = _types(arrow)
    schema = arrow.schema(
        [
            arrow.field(column.name, types[column.type], metadata={"description": column.means})
            for column in which.columns
        ],
        metadata={"story": bundle.view.story.id, "as_of": bundle.day, "table": which.name},
    )
    rows = list(which.rows(bundle.seen))
    columns = [
        arrow.array([_cell(row[at], column.type) for row in rows], type=types[column.type])
        for at, column in enumerate(which.columns)
    ]
    out = io.BytesIO()
    parquet.write_table(arrow.Table.from_arrays(columns, schema=schema), out, compression="zstd")
    return out.getvalue()


def _cell(cell: Cell, type: CellType) -> Cell:
    """A whole number among numbers as the double nearest to it: pyarrow refuses those that no double is."""
    return float(cell) if type == "number" and isinstance(cell, int) else cell


def _types(arrow: Any) -> dict[CellType, pyarrow.DataType]:
    return {
        "text": arrow.string(),
        "texts": arrow.list_(arrow.string()),
        "day": arrow.date32(),
        "whole": arrow.int64(),
        "number": arrow.float64(),
        "flag": arrow.bool_(),
    }


def _arrow() -> Any:
    try:
        import pyarrow
    except ImportError as error:
        raise SettingError("Parquet needs pyarrow; install it with: pip install 'reportedly[parquet]'") from error
    return pyarrow
