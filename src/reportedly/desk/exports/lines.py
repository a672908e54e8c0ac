"""JSON Lines: one object for each row of each table, with numbers, flags, lists and nulls as such.
In: a Bundle. Out: UTF-8, one object on each line (https://jsonlines.org).
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from reportedly.desk.encoded import on_one_line
from reportedly.desk.exports.bundle import Bundle
from reportedly.desk.tables import TABLES, table


def write(bundle: Bundle) -> bytes:
    """The rows of the bundle's table, else of all; `table` says which each is of. Days are ISO 8601."""
    return b"".join(_lines(bundle))


def _lines(bundle: Bundle) -> Iterator[bytes]:
    for which in [table(bundle.table)] if bundle.table else TABLES.values():
        for row in which.rows(bundle.seen):
            told = {"table": which.name, **dict(zip(which.header, row, strict=True))}
            yield on_one_line(msgspec.json.encode(told)) + b"\n"
