"""The archive's page documents every view and every column of it, and names every table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection, connect

import pytest

from reportedly.archive import Archive

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "archive.md").read_text(encoding="utf-8")
VIEWS = re.findall(r"^### `(\w+)`", PAGE, re.MULTILINE)
OWN = re.compile(r"first_seen|current_text|revision|search_\w+")
"""Views for reportedly itself; the page says that they may change."""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """An empty archive, opened by another program."""
    place = tmp_path_factory.mktemp("views") / "empty.db"
    Archive.open(place).close()
    with closing(connect(f"file:{place}?mode=ro", uri=True)) as opened:
        yield opened


def names(archive: Connection, *kinds: str) -> set[str]:
    found = archive.execute("SELECT name, type FROM pragma_table_list WHERE schema = 'main'")
    return {name for name, kind in found if kind in kinds and not name.startswith("sqlite_")}


def test_every_view_is_documented(archive: Connection) -> None:
    assert sorted(VIEWS) == sorted(name for name in names(archive, "view") if not OWN.fullmatch(name))


@pytest.mark.parametrize("view", VIEWS)
def test_every_column_of_a_view_is_documented(archive: Connection, view: str) -> None:
    columns = [column for column, *_ in archive.execute(f"SELECT * FROM {view}").description]  # noqa: S608 — our own
    _, _, after = PAGE.partition(f"### `{view}`")
    rows = (row for row in after.partition("\n#")[0].splitlines() if row.startswith("| `"))
    documented = [name for row in rows for name in re.findall(r"`(\w+)`", row.split("|")[1])]
    assert sorted(documented) == sorted(columns)


def test_every_table_is_named(archive: Connection) -> None:
    assert names(archive, "table", "virtual") <= set(re.findall(r"`(\w+)`", PAGE))
