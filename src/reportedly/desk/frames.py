"""A story as data frames of pandas or polars: typed columns, the same content in both, on any day.
In: a story's view on a day. Out: frames; those of an empty story keep their columns and types.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, Literal, NamedTuple, TypeVar, get_args

from reportedly.desk.analysis import ORIGINS, STATUSES, edges_of, graph_in, nodes_of, series_of
from reportedly.desk.cells import Cell, CellType
from reportedly.desk.charts import graph_drawing
from reportedly.desk.charts.alone import Drawing
from reportedly.desk.charts.graph import NodeKind
from reportedly.desk.page import charts_of
from reportedly.desk.seen import Seen
from reportedly.desk.sheet import SIDES as SIDE_NAMES
from reportedly.desk.tables import ARTICLES, CHANGES, CLAIMS, FIGURES, SIDES, SOURCES, STATEMENTS, Table
from reportedly.errors import SettingError
from reportedly.record import ChangeKind, EntityType, Kind, Location, Modifier, Stance, Status, StoryView
from reportedly.record.views import KnownFrom

if TYPE_CHECKING:
    from reportedly.archive import Archive

Library = Literal["pandas", "polars"]
FrameT = TypeVar("FrameT")
Rows = Sequence[tuple[Cell, ...]]

KEPT_DAYS = 16
"""Days of a story that are kept, so that its frames of one day are made from one view."""

CHOICES: dict[tuple[str, str], tuple[str, ...]] = {
    ("articles", "known_from"): get_args(KnownFrom),
    ("changes", "kind"): get_args(ChangeKind),
    ("claims", "status"): get_args(Status),
    ("figures", "modifier"): get_args(Modifier),
    ("figures", "stance"): get_args(Stance),
    ("nodes", "kind"): get_args(NodeKind),
    ("series", "modifier"): get_args(Modifier),
    ("series", "stance"): get_args(Stance),
    ("sides", "side"): SIDE_NAMES,
    ("sources", "type"): get_args(EntityType),
    ("statements", "kind"): get_args(Kind),
    ("statements", "location"): get_args(Location),
    ("statements", "stance"): get_args(Stance),
    ("statuses", "status"): get_args(Status),
}
"""Columns, by table and name, that hold one of a few words: categories in pandas, an Enum in polars."""


class GraphFrames(NamedTuple, Generic[FrameT]):
    """The source graph: who speaks, passes on and prints; and who is cited by whom, by the ids of the nodes."""

    nodes: FrameT
    edges: FrameT


class StoryFrames(Generic[FrameT]):
    """One story as data frames. Every method takes the day (`YYYY-MM-DD`) as known on which; without one, now.

    Each raises NotFoundError where nothing of the story was known by that day.
    """

    def __init__(self, see: Callable[[str | None], Seen], build: Callable[[Table[Any], Rows], FrameT]) -> None:
        """`see` gives the story as it was known on a day; `build` makes a frame of the rows of a table."""
        self._see, self._build = see, build

    def view(self, as_of: str | None = None) -> StoryView:
        """The view that the frames of that day are made of."""
        return self._see(as_of).view

    def claims(self, as_of: str | None = None) -> FrameT:
        """One row a claim, in the order of the brief: its words, status, origins, and how many are on each side."""
        return self._frame(CLAIMS, as_of)

    def sides(self, as_of: str | None = None) -> FrameT:
        """One row a statement on a side of a claim: what joins claims and statements."""
        return self._frame(SIDES, as_of)

    def statements(self, as_of: str | None = None) -> FrameT:
        """One row a statement: who says what, in which words, how sure, through whom, where."""
        return self._frame(STATEMENTS, as_of)

    def figures(self, as_of: str | None = None) -> FrameT:
        """One row a figure in a statement, series by series."""
        return self._frame(FIGURES, as_of)

    def changes(self, as_of: str | None = None) -> FrameT:
        """One row a change, the newest day first."""
        return self._frame(CHANGES, as_of)

    def articles(self, as_of: str | None = None) -> FrameT:
        """One row an article, the first known first, with its copies."""
        return self._frame(ARTICLES, as_of)

    def sources(self, as_of: str | None = None) -> FrameT:
        """One row a source, with how often it asserts, denies, declines."""
        return self._frame(SOURCES, as_of)

    def origins(self, as_of: str | None = None) -> FrameT:
        """One row an origin of a claim, with its names, why they are counted as one, and who carries it."""
        return self._frame(ORIGINS, as_of)

    def statuses(self, as_of: str | None = None) -> FrameT:
        """One row a status of a claim, from the day on which it took it, with the reason."""
        return self._frame(STATUSES, as_of)

    def figure_series(self, counts: str, as_of: str | None = None) -> FrameT:
        """How one figure moved: one row for each text that states it. `counts` is what it counts, or its series' id.

        Raises NotFoundError, which names what the story counts, where it does not count that.
        """
        return self._frame(series_of(counts), as_of)

    def source_graph(self, claim: str | None = None, as_of: str | None = None) -> GraphFrames[FrameT]:
        """Who speaks, who cites whom, and who prints it: of the story, or of one claim by its id.

        Raises NotFoundError where the story has no such claim.
        """
        seen = self._see(as_of)
        return GraphFrames(self._of(nodes_of(claim), seen), self._of(edges_of(claim), seen))

    def figure_chart(self, counts: str, as_of: str | None = None) -> Drawing | None:
        """The drawing of `figure_series`: of several of that name the one most told; None where nothing moved.

        Raises NotFoundError, which names what the story counts, where it does not count that.
        """
        seen = self._see(as_of)
        wanted = {each.series.series for each in series_of(counts).items(seen)}
        charts = (drawn.chart for drawn in charts_of(seen.sheet) if drawn.counted.series in wanted)
        return next((Drawing.of(chart) for chart in charts if chart), None)

    def graph_chart(self, claim: str | None = None, as_of: str | None = None) -> Drawing | None:
        """The drawing of `source_graph`; None where nothing is said.

        Raises NotFoundError where the story has no such claim.
        """
        drawing = graph_drawing.draw(graph_in(self._see(as_of), claim))
        return Drawing.of(drawing) if drawing else None

    def _frame(self, table: Table[Any], as_of: str | None) -> FrameT:
        return self._of(table, self._see(as_of))

    def _of(self, table: Table[Any], seen: Seen) -> FrameT:
        return self._build(table, tuple(table.rows(seen)))


def frames_of(archive: Archive, story: str | None, library: Library) -> StoryFrames[Any]:
    """A story of an archive as frames of a library, by the story's id or the beginning of it, else the newest.

    Raises SettingError where the library is not installed, NotFoundError where there is no such story.
    """
    build = builder(library)
    return StoryFrames(_Days(archive, archive.story(story).story.id), build)


class _Days:
    """A story on the days that were asked for last; what is taken in or ruled between two questions is seen."""

    def __init__(self, archive: Archive, story: str) -> None:
        self._archive, self._story = archive, story
        self._kept: dict[tuple[str, str | None], Seen] = {}

    def __call__(self, as_of: str | None) -> Seen:
        key = self._archive.linkage_of(self._story, as_of), as_of
        seen = self._kept.pop(key, None) or Seen(self._archive.story_in(*key))
        self._kept = dict([*self._kept.items(), (key, seen)][-KEPT_DAYS:])
        return seen


def builder(library: Library) -> Callable[[Table[Any], Rows], Any]:
    """What makes a frame of a library from rows. Raises SettingError where it is not installed."""
    builders = {"pandas": _in_pandas, "polars": _in_polars}
    if library not in builders:
        raise SettingError(f"there are no frames of {library!r}; there are those of pandas and polars")
    try:
        import_module(library)
    except ImportError as error:
        raise SettingError(
            f"frames of {library} need {library}, which is not installed: pip install 'reportedly[{library}]'"
        ) from error
    return builders[library]


def _in_pandas(table: Table[Any], rows: Rows) -> Any:
    """Categories, days to the second (NaT where unknown), nullable numbers and strings; several texts are a tuple."""
    pandas = import_module("pandas")
    types = {
        "text": "string", "texts": "object", "day": "datetime64[s]", "whole": "Int64", "number": "Float64",
        "flag": "bool",
    }  # fmt: skip
    columns = {}
    for column, cells in _columns(table, rows):
        choices = CHOICES.get((table.name, column[0]))
        dtype = pandas.CategoricalDtype(choices) if choices else types[column[1]]
        columns[column[0]] = pandas.Series(cells, dtype=dtype)
    return pandas.DataFrame(columns)


def _in_polars(table: Table[Any], rows: Rows) -> Any:
    """Enums, dates, numbers with nulls; several texts are a list."""
    polars = import_module("polars")
    types = {
        "text": polars.String, "texts": polars.List(polars.String), "day": polars.Date, "whole": polars.Int64,
        "number": polars.Float64, "flag": polars.Boolean,
    }  # fmt: skip
    columns = []
    for column, cells in _columns(table, rows):
        choices = CHOICES.get((table.name, column[0]))
        dtype = polars.Enum(choices) if choices else types[column[1]]
        columns.append(polars.Series(column[0], cells, dtype=dtype))
    return polars.DataFrame(columns)


def _columns(table: Table[Any], rows: Rows) -> list[tuple[tuple[str, CellType], list[Cell]]]:
    """Name and type of each column, with its cells."""
    return [
        ((column.name, column.type), [_cell(row[at], column.type) for row in rows])
        for at, column in enumerate(table.columns)
    ]


def _cell(cell: Cell, type: CellType) -> Cell:
    return float(cell) if type == "number" and isinstance(cell, (int, float)) else cell
