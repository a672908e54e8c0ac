"""The reference of frames is made from the tables themselves.

`REPORTEDLY_REGENERATE=1 pytest tests/desk/test_frames_reference.py` writes it anew.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reportedly.desk.analysis import EDGES, NODES, ORIGINS, SERIES, STATUSES
from reportedly.desk.cells import CellType
from reportedly.desk.frames import CHOICES
from reportedly.desk.tables import TABLES, Table

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "frames.md"
TYPES: dict[CellType, str] = {
    "text": "text", "texts": "texts", "day": "date", "whole": "whole number", "number": "number", "flag": "yes or no",
}  # fmt: skip
CALLS = {"series": "figure_series(counts)", "nodes": "source_graph(claim).nodes", "edges": "source_graph(claim).edges"}

HEAD = """# Columns of frames

What the frames of a story hold: [Analysis](../analysis.md) shows how to use them. Columns are added at the end, never
renamed or removed. All may be null but ids, texts (then empty) and what is yes or no.

| | pandas | polars |
| --- | --- | --- |
| text | `string` | `String` |
| texts | `object`: tuples | `List(String)` |
| one of … | `category` | `Enum` |
| date | `datetime64[s]` | `Date` |
| whole number | `Int64` | `Int64` |
| number | `Float64` | `Float64` |
| yes or no | `bool` | `Boolean` |
"""


def reference() -> str:
    return HEAD + "".join(
        section for table in (*TABLES.values(), ORIGINS, STATUSES, SERIES, NODES, EDGES) for section in _section(table)
    )


def _section(table: Table[Any]) -> Iterator[str]:
    yield f"\n## `{CALLS.get(table.name, f'{table.name}()')}`\n\nOne row is {table.row}.\n\n"
    yield "| column | type | |\n| --- | --- | --- |\n"
    for column in table.columns:
        choices = CHOICES.get((table.name, column.name))
        kind = f"one of {', '.join(choices)}" if choices else TYPES[column.type]
        yield f"| `{column.name}` | {kind} | {column.means} |\n"


def test_the_reference_tells_every_column_of_every_frame() -> None:
    if os.environ.get("REPORTEDLY_REGENERATE"):
        PAGE.write_text(reference(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == reference()
