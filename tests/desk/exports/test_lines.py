"""JSON Lines: every row of every table with its types."""

from __future__ import annotations

import json
from datetime import date

import pytest

from reportedly.desk.exports import Bundle, export
from reportedly.desk.tables import TABLES, table


@pytest.mark.parametrize("story", ["bundle", "ahead_bundle", "empty_bundle", "hostile"])
def test_every_cell_is_read_back_with_its_type(story: str, request: pytest.FixtureRequest) -> None:
    told = request.getfixturevalue(story)
    found = [json.loads(line) for line in export("jsonl", told).decode("utf-8").splitlines()]
    expected = [
        {"table": name, **dict(zip(table(name).header, row, strict=True))}
        for name in TABLES
        for row in table(name).rows(told.view)
    ]
    assert found == [{name: _as_json(cell) for name, cell in row.items()} for row in expected]


def _as_json(cell: object) -> object:
    return cell.isoformat() if isinstance(cell, date) else list(cell) if isinstance(cell, tuple) else cell


def test_one_table_is_written_where_it_is_named(bundle: Bundle) -> None:
    lines = export("jsonl", Bundle(view=bundle.view, table="claims")).splitlines()
    assert {json.loads(line)["table"] for line in lines} == {"claims"}
    assert len(lines) == 3
