"""A story as data frames: typed, the same in pandas and polars, on any day."""

from __future__ import annotations

import math
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import msgspec
import pandas
import polars
import pytest

from reportedly.desk.analysis import EDGES, NODES, ORIGINS, SERIES, STATUSES
from reportedly.desk.cells import CellType
from reportedly.desk.frames import CHOICES, Library, StoryFrames, builder
from reportedly.desk.seen import Seen
from reportedly.desk.tables import TABLES, Table
from reportedly.errors import NotFoundError, SettingError
from reportedly.record import StoryView

ALL: tuple[Table[Any], ...] = (*TABLES.values(), ORIGINS, STATUSES, SERIES, NODES, EDGES)
PANDAS: dict[CellType, str] = {
    "text": "string", "texts": "object", "day": "datetime64[s]", "whole": "Int64", "number": "Float64", "flag": "bool",
}  # fmt: skip
POLARS: dict[CellType, polars.DataType | type[polars.DataType]] = {
    "text": polars.String, "texts": polars.List(polars.String), "day": polars.Date, "whole": polars.Int64,
    "number": polars.Float64, "flag": polars.Boolean,
}  # fmt: skip

each_table = pytest.mark.parametrize("table", ALL, ids=lambda table: table.name)


def frames(library: Library, story: StoryView) -> StoryFrames[Any]:
    return StoryFrames(lambda _: Seen(story), builder(library))


def built(library: Library, table: Table[Any], story: StoryView) -> Any:
    return builder(library)(table, tuple(table.rows(story)))


def plain(cell: Any) -> Any:
    """A cell of either library as a plain value."""
    if isinstance(cell, (list, tuple)):
        return tuple(cell)
    if cell is None or cell is pandas.NA or cell is pandas.NaT or (isinstance(cell, float) and math.isnan(cell)):
        return None
    return cell.date() if isinstance(cell, pandas.Timestamp) else cell


@pytest.fixture
def quiet(dam: StoryView) -> StoryView:
    """A story in which nobody says anything."""
    nothing = dict.fromkeys(("statements", "claims", "changes", "copies", "series", "forecasts", "rewrites"), ())
    return msgspec.structs.replace(dam, articles=(), entities=(), **nothing)


@each_table
def test_both_libraries_hold_the_cells_of_the_table(table: Table[Any], ahead: StoryView) -> None:
    rows = list(table.rows(ahead))
    assert rows
    of_pandas = [tuple(map(plain, row)) for row in built("pandas", table, ahead).itertuples(index=False, name=None)]
    of_polars = [tuple(map(plain, row)) for row in built("polars", table, ahead).iter_rows()]
    assert of_pandas == rows
    assert of_polars == rows


@each_table
def test_a_column_of_pandas_has_the_type_of_its_cells(table: Table[Any], ahead: StoryView) -> None:
    for name, found in built("pandas", table, ahead).dtypes.items():
        choices = CHOICES.get((table.name, name))
        assert found == (pandas.CategoricalDtype(choices) if choices else PANDAS[table.types[name]]), name


@each_table
def test_a_column_of_polars_has_the_type_of_its_cells(table: Table[Any], ahead: StoryView) -> None:
    for name, found in built("polars", table, ahead).schema.items():
        choices = CHOICES.get((table.name, name))
        assert found == (polars.Enum(choices) if choices else POLARS[table.types[name]]), name


@each_table
@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_an_empty_story_keeps_its_columns_and_their_types(
    library: Library, table: Table[Any], ahead: StoryView, quiet: StoryView
) -> None:
    empty, full = built(library, table, quiet), built(library, table, ahead)
    assert empty.shape == (0, full.shape[1])
    assert list(empty.columns) == list(full.columns)
    assert list(empty.dtypes) == list(full.dtypes)


def test_a_word_beyond_those_of_its_column_would_be_seen(dam: StoryView) -> None:
    assert set(CHOICES) <= {(table.name, column.name) for table in ALL for column in table.columns}
    (other,) = (replace(c, of=lambda *_: "rumoured") for c in TABLES["claims"].columns if c.name == "status")
    with pytest.raises(polars.exceptions.PolarsError, match="rumoured"):
        built("polars", replace(TABLES["claims"], columns=(other,)), dam)


NAMES = ("claims", "sides", "statements", "figures", "changes", "articles", "sources", "origins", "statuses")


@pytest.mark.parametrize("name", NAMES)
def test_each_method_is_the_table_of_its_name(name: str, dam: StoryView) -> None:
    (table,) = (each for each in ALL if each.name == name)
    method: Callable[[], polars.DataFrame] = getattr(frames("polars", dam), name)
    assert method().equals(built("polars", table, dam))


def test_days_are_asked_of_the_story(dam: StoryView) -> None:
    asked: list[str | None] = []

    def see(day: str | None) -> Seen:
        asked.append(day)
        return Seen(dam)

    story = StoryFrames(see, builder("polars"))
    story.claims(as_of="2031-03-03")
    story.statements()
    assert asked == ["2031-03-03", None]


def test_a_series_has_each_figure_of_a_text_once(dam: StoryView) -> None:
    moved = frames("polars", dam).figure_series("FARMS")
    assert moved["figure"].to_list() == ["up to 3,000", "about 1,200", "about 1,200", "At least 1,900"]
    assert moved["known_on"].to_list()[0] == date(2031, 3, 3)
    assert moved["by_way_of"].to_list()[1] == ["Kestrel"]
    (one,) = moved["series"].unique()
    assert frames("polars", dam).figure_series(one).equals(moved)


def test_a_figure_that_nobody_counts_is_answered_with_those_that_are_there(dam: StoryView) -> None:
    with pytest.raises(NotFoundError, match=r"the story sty_dam counts no 'dams'; it counts farms"):
        frames("pandas", dam).figure_series("dams")


def test_the_graph_joins_its_two_frames(dam: StoryView) -> None:
    graph = frames("polars", dam).source_graph()
    ids = set(graph.nodes["id"])
    assert set(graph.edges["source"]) | set(graph.edges["target"]) <= ids
    growers = graph.edges.filter(polars.col("source_name") == "Veldanian growers")
    assert growers["target_name"].to_list() == ["Kestrel"]


def test_the_graph_of_a_claim_has_only_those_who_speak_to_it(dam: StoryView) -> None:
    of_story, of_claim = frames("pandas", dam).source_graph(), frames("pandas", dam).source_graph("clm_farms")
    assert 0 < len(of_claim.nodes) < len(of_story.nodes)
    with pytest.raises(NotFoundError, match="no claim clm_none"):
        frames("pandas", dam).source_graph("clm_none")


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_library_that_is_missing_is_named_with_its_extra(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(SettingError, match=rf"not installed: pip install 'reportedly\[{library}\]'"):
        builder(library)


def test_another_library_is_refused() -> None:
    with pytest.raises(SettingError, match="no frames of 'dask'; there are those of pandas and polars"):
        builder("dask")  # type: ignore[arg-type]


def test_neither_library_is_loaded_before_it_is_asked_for() -> None:
    program = "import sys, reportedly.desk.frames; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert not {"pandas", "polars", "pyarrow"} & set(loaded)


def test_the_charts_are_those_of_the_brief(dam: StoryView) -> None:
    story = frames("pandas", dam)
    figure, graph, of_claim = story.figure_chart("farms"), story.graph_chart(), story.graph_chart("clm_farms")
    assert figure is not None
    assert graph is not None
    assert of_claim is not None
    assert "At least 1,900" in figure.svg
    assert "Oel Valley Courier" in graph.svg
    assert len(of_claim.svg) < len(graph.svg)


def test_where_nothing_moved_or_nobody_speaks_there_is_no_chart(dam: StoryView, quiet: StoryView) -> None:
    (farms,) = dam.series
    still = msgspec.structs.replace(dam, series=(msgspec.structs.replace(farms, points=farms.points[:1]),))
    assert frames("pandas", still).figure_chart("farms") is None
    assert frames("pandas", quiet).graph_chart() is None
