"""The archive of the example story in tools that are not ours: Datasette, any SQLite that reads JSON, data frames."""

from __future__ import annotations

import asyncio
import doctest
import re
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection, connect
from typing import Any

import polars
import pytest

import reportedly
from reportedly.desk.analysis import EDGES, NODES, ORIGINS, SERIES, STATUSES
from reportedly.desk.frames import StoryFrames
from reportedly.desk.tables import TABLES
from reportedly.record import StoryView

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "reference" / "archive.md").read_text(encoding="utf-8")
VIEWS = re.findall(r"^### `(\w+)`", PAGE, re.MULTILINE)
ANALYSIS = ROOT / "docs" / "analysis.md"
WORDS = ANALYSIS.read_text(encoding="utf-8")
QUERIES = re.findall(r'^\$ sqlite3 -readonly reportedly\.db "(.+?)"\n(.*?)^```', WORDS, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def location(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copy(example, tmp_path_factory.mktemp("tools") / "reportedly.db"))


@pytest.fixture(scope="module")
def story(location: Path) -> StoryView:
    with reportedly.open(location) as archive:
        return archive.story()


@pytest.fixture
def archive(location: Path) -> Iterator[Connection]:
    with closing(connect(f"file:{location}?mode=ro", uri=True)) as opened:
        yield opened


def served(location: Path, *paths: str, immutable: bool) -> list[Any]:
    """What Datasette answers to these requests."""
    from datasette.app import Datasette

    async def ask() -> list[Any]:
        datasette = Datasette([] if immutable else [str(location)], immutables=[str(location)] if immutable else [])
        await datasette.invoke_startup()
        try:
            return [await datasette.client.get(path) for path in paths]
        finally:
            for database in datasette.databases.values():
                database.close()

    return asyncio.run(ask())


@pytest.mark.parametrize("immutable", [False, True], ids=["as it is", "immutable"])
def test_datasette_shows_every_view(location: Path, immutable: bool) -> None:
    pages = served(location, "/reportedly", *(f"/reportedly/{view}" for view in VIEWS), immutable=immutable)
    assert [page.status_code for page in pages] == [200] * (1 + len(VIEWS))
    assert all(f"/reportedly/{view}" in pages[0].text for view in VIEWS)


@pytest.mark.parametrize("immutable", [False, True], ids=["as it is", "immutable"])
def test_datasette_gives_the_rows_of_a_view_as_json(location: Path, story: StoryView, immutable: bool) -> None:
    path = "/reportedly/claim.json?_shape=array&_size=max&status=contested"
    (answer,) = served(location, path, immutable=immutable)
    told = {(claim.id, claim.label, claim.since) for claim in story.claims if claim.status == "contested"}
    assert {(row["id"], row["label"], row["since"]) for row in answer.json()} == told


def test_the_views_tell_the_whole_story(archive: Connection, story: StoryView) -> None:
    def rows(columns: str, view: str) -> list[Any]:
        query = f"SELECT {columns} FROM {view} WHERE story_id = ?"  # noqa: S608 — our own names
        return sorted(archive.execute(query, [story.story.id]), key=repr)

    sides = ("supports", "hedges", "denies", "declines")
    assert rows("id, status, supports, denies", "claim") == sorted(
        ((c.id, c.status, len(c.supports), len(c.denies)) for c in story.claims), key=repr
    )
    assert rows("claim_id, side, statement_id", "claim_statement") == sorted(
        ((c.id, side, said) for c in story.claims for side in sides for said in getattr(c, side)), key=repr
    )
    assert rows("claim_id, date, status", "claim_status") == sorted(
        ((c.id, day.date, day.status) for c in story.claims for day in c.history), key=repr
    )
    assert rows("claim_id, name, anonymous", "origin") == sorted(
        ((c.id, origin.name, int(origin.anonymous)) for c in story.claims for origin in c.origins), key=repr
    )
    assert rows("id, known_on, origin, stance", "story_statement") == sorted(
        ((s.id, s.known_on, s.origin, s.stance) for s in story.statements), key=repr
    )
    assert rows("id, date, kind, text, before, after, claim_id", "change") == sorted(
        ((c.id, c.date, c.kind, c.text, c.before, c.after, c.claim) for c in story.changes), key=repr
    )
    assert rows("counts, words, high, statement_id", "figure_point") == sorted(
        ((s.counts, p.figure.text, p.figure.high, p.statement) for s in story.series for p in s.points), key=repr
    )
    assert rows("article_id, wire", "copy") == sorted(
        ((name, group.wire) for group in story.copies for name in group.articles), key=repr
    )


def test_the_page_has_queries() -> None:
    assert len(QUERIES) >= 3


@pytest.mark.parametrize(("query", "shown"), QUERIES, ids=range(len(QUERIES)))
def test_a_query_that_the_page_shows_gives_what_it_shows(archive: Connection, query: str, shown: str) -> None:
    rows = archive.execute(query)
    assert "".join("|".join("" if cell is None else str(cell) for cell in row) + "\n" for row in rows) == shown


def test_the_frames_that_the_page_shows_are_those_of_the_story(location: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(location.parent)
    with polars.Config():  # what the page sets ends with it, and nothing set before is in it
        polars.Config.restore_defaults()
        done = doctest.testfile(str(ANALYSIS), module_relative=False, globs={"_": None})
    assert (done.failed, done.attempted) == (0, 8)


def test_the_page_says_what_a_row_of_each_frame_is() -> None:
    told = dict(re.findall(r"^\| `(\w+)\(\w*\)` \| (.*) \|$", WORDS, re.MULTILINE))
    rows = {table.name: table.row for table in (*TABLES.values(), ORIGINS, STATUSES)}
    assert {name: told[name] for name in rows} == rows
    assert told["figure_series"] == SERIES.row
    assert {"nodes", "edges"} == {NODES.name, EDGES.name}
    framed = {name for name in vars(StoryFrames) if not name.startswith("_") and "chart" not in name}
    assert set(told) == framed - {"view"}


def test_a_frame_sees_what_was_taken_in_since_the_one_before(tmp_path: Path) -> None:
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    one.write_text("Harbour shut\n\nThe harbour of Lisk is shut, its director, Ana Ferro, said on Monday.")
    two.write_text("Harbour shut\n\nThe harbour of Lisk is open, its mayor, Bo Tamm, said on Friday.")
    with reportedly.open(tmp_path / "a.db") as archive:
        reportedly.add(archive, [one], published="2031-05-05", outlet="Lisk Times")
        story = reportedly.analyse(archive, frames="polars")
        assert (len(story.articles()), len(story.articles("2031-05-06"))) == (1, 1)
        reportedly.add(archive, [two], published="2031-05-09", outlet="Orm Post")
        assert (len(story.articles()), len(story.articles("2031-05-06"))) == (2, 1)
