"""Parquet, as pyarrow reads it."""

from __future__ import annotations

import io
import sys
import zipfile

import pytest

from reportedly.desk.exports import Bundle, export
from reportedly.desk.tables import TABLES, table
from reportedly.errors import SettingError

parquet = pytest.importorskip("pyarrow.parquet")

TYPES = {
    "text": "string", "texts": "list<element: string>", "day": "date32[day]", "whole": "int64", "number": "double",
    "flag": "bool",
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("story", ["bundle", "ahead_bundle", "empty_bundle", "hostile"])
def test_every_cell_is_read_back_with_its_type(name: str, story: str, request: pytest.FixtureRequest) -> None:
    told = request.getfixturevalue(story)
    found = parquet.read_table(io.BytesIO(export("parquet", Bundle(view=told.view, table=name))))
    assert {column: str(found.schema.field(column).type) for column in found.schema.names} == {
        column: TYPES[its] for column, its in table(name).types.items()
    }
    rows = [
        tuple(tuple(cell) if isinstance(cell, list) else cell for cell in row.values()) for row in found.to_pylist()
    ]
    assert rows == list(table(name).rows(told.view))


def test_a_file_tells_what_it_is_and_what_its_columns_mean(bundle: Bundle) -> None:
    schema = parquet.read_table(io.BytesIO(export("parquet", bundle))).schema
    assert schema.metadata[b"story"] == b"sty_dam"
    assert schema.metadata[b"as_of"] == b"2031-03-08"
    assert schema.field("words").metadata[b"description"].startswith(b"what is said, verbatim")


def test_all_tables_are_in_the_zip_file(bundle: Bundle) -> None:
    with zipfile.ZipFile(io.BytesIO(export("parquet-zip", bundle))) as files:
        assert files.namelist() == [f"{name}.parquet" for name in TABLES]
        assert parquet.read_table(io.BytesIO(files.read("claims.parquet"))).num_rows == 3


def test_without_pyarrow_it_is_told_how_to_get_it(bundle: Bundle, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(SettingError, match=r"pip install 'reportedly\[parquet\]'"):
        export("parquet", bundle)
