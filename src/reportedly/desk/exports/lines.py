"""JSON Lines: one object for each row of each table, with numbers, flags, lists and nulls as such.
In: a Bundle. Out: UTF-8, one object on each line (https://jsonlines.org).
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from reportedly.desk.exports.bundle import Bundle
from reportedly.desk.tables import TABLES, table

# Line ends to some readers of lines, though not to JSON; escaped, each object is one line to all of them.
_LINE_ENDS = ((b"\xc2\x85", rb"\u0085"), (b"\xe2\x80\xa8", rb"\u2028"), (b"\xe2\x80\xa9", rb"\u2029"))


def write(bundle: Bundle) -> bytes:
    """The rows of the bundle's table, else of all; `table` says which each is of. Days are ISO 8601."""
    return b"".join(_lines(bundle))


def _lines(bundle: Bundle) -> Iterator[bytes]:
    for which in [table(bundle.table)] if bundle.table else TABLES.values():
        for row in which.rows(bundle.seen):
            encoded = msgspec.json.encode({"table": which.name, **dict(zip(which.header, row, strict=True))})
            for character, escaped in _LINE_ENDS:
                encoded = encoded.replace(character, escaped)
            yield encoded + b"\n"
