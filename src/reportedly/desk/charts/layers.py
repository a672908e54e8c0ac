"""Where the nodes of a graph stand that is drawn in columns from left to right, and where its edges pass.
In: the height and column of each node, and edges. Out: tops of nodes, and heights at which edges pass a column.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean
from typing import Literal

from fast_sugiyama import from_edges

Pair = tuple[str, str]
GAP, LANE = 8.0, 4.0
"""Pixels between two nodes of a column, and between an edge that passes there and what is beside it."""
SWEEPS = 6
Heuristic = Literal["median", "barycenter"]
HEURISTICS: tuple[Heuristic, ...] = ("median", "barycenter")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layers:
    """Pixels from the top."""

    tops: Mapping[str, float]
    passing: Mapping[Pair, tuple[float, ...]]
    """For each edge, where it passes the columns between those of its ends, from left to right."""
    height: float
    crossings: int
    """How often two edges cross between two columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grid:
    """The graph with a lane for each column that an edge passes, so that all edges lead to the next column."""

    columns: tuple[tuple[int, ...], ...]
    heights: tuple[float, ...]
    """0 for a lane."""
    edges: tuple[tuple[int, int], ...]
    lanes: Mapping[Pair, tuple[int, ...]]


def layered(heights: Mapping[str, float], columns: Mapping[str, int], edges: Iterable[Pair]) -> Layers:
    """A layout in which few edges cross and most are nearly straight; no two nodes of a column overlap.

    `heights` in pixels and `columns`, from 0, by node; edges within a column do not count. The order within the
    columns is found by Sugiyama's method (layer by layer sweeps by median or barycenter, with transposition; Sugiyama,
    Tagawa and Toda 1981, Gansner et al. 1993), the better of the two; the places by least squares: every node as near
    to the mean of its neighbours as the others of its column allow. The same for the same order of `heights`.
    """
    names = list(heights)
    grid = _grid(names, heights, columns, sorted(set(edges)))
    order, crossings = _ordered(grid)
    middles = _placed(grid, order)
    lowest = max((middles[at] + grid.heights[at] / 2 for column in order for at in column), default=0.0)
    return Layers(
        tops={name: middles[at] - grid.heights[at] / 2 for at, name in enumerate(names)},
        passing={pair: tuple(middles[at] for at in lanes) for pair, lanes in grid.lanes.items()},
        height=lowest,
        crossings=crossings,
    )


def crossings_by(
    heights: Mapping[str, float], columns: Mapping[str, int], edges: Iterable[Pair], heuristic: Heuristic | None
) -> int:
    """How many crossings one heuristic leaves or, without one, the order of `heights`: to tell what they are worth."""
    grid = _grid(list(heights), heights, columns, sorted(set(edges)))
    given = [list(column) for column in grid.columns]
    return _crossings(grid, _sorted_by(given, _places(grid, heuristic)) if heuristic else given)


def _grid(
    names: Sequence[str], heights: Mapping[str, float], columns: Mapping[str, int], edges: Sequence[Pair]
) -> _Grid:
    number = {name: at for at, name in enumerate(names)}
    found: list[list[int]] = [[] for _ in range(max(columns.values(), default=0) + 1)]
    for name in names:
        found[columns[name]].append(number[name])
    tall = [heights[name] for name in names]
    lanes: dict[Pair, tuple[int, ...]] = {}
    steps: list[tuple[int, int]] = []
    for pair in edges:
        left, right = sorted(pair, key=columns.__getitem__)
        if columns[left] == columns[right]:
            continue
        between = range(columns[left] + 1, columns[right])
        lanes[pair] = tuple(range(len(tall), len(tall) + len(between)))
        tall += [0.0] * len(between)
        for column, lane in zip(between, lanes[pair], strict=True):
            found[column].append(lane)
        steps += pairwise((number[left], *lanes[pair], number[right]))
    return _Grid(columns=tuple(map(tuple, found)), heights=tuple(tall), edges=tuple(dict.fromkeys(steps)), lanes=lanes)


def _ordered(grid: _Grid) -> tuple[list[list[int]], int]:
    """The columns from top to bottom, and how many crossings that makes."""
    given = [list(column) for column in grid.columns]
    tried = (_sorted_by(given, _places(grid, heuristic)) for heuristic in HEURISTICS) if grid.edges else (given,)
    crossings, order = min(((_crossings(grid, order), order) for order in tried), key=lambda one: one[0])
    return order, crossings


def _places(grid: _Grid, heuristic: Heuristic) -> dict[int, tuple[int, float]]:
    """For each node that has edges, which part of the graph it is in and where the library puts it there.

    The library numbers whole numbers in their own order; of names it would make a set, which differs between runs.
    """
    found = from_edges(
        grid.edges, vertex_spacing=10, ranking_type="minimize", crossing_minimization=heuristic, transpose=True
    )
    parts = [[(int(at), x) for at, (x, _) in places] for places, *_ in found]
    first = [min(at for at, _ in part) for part in parts]
    return {at: (first[n], float(x)) for n, part in enumerate(parts) for at, x in part}


def _sorted_by(columns: Sequence[Sequence[int]], places: Mapping[int, tuple[int, float]]) -> list[list[int]]:
    last = (len(places) + sum(map(len, columns)), 0.0)
    return [sorted(column, key=lambda at: (*places.get(at, last), at)) for column in columns]


def _crossings(grid: _Grid, order: Sequence[Sequence[int]]) -> int:
    """Pairs of edges between two columns whose ends stand in opposite orders."""
    row = {at: place for column in order for place, at in enumerate(column)}
    column_of = {at: number for number, column in enumerate(order) for at in column}
    count = 0
    by_column: dict[int, list[tuple[int, int]]] = {}
    for left, right in grid.edges:
        by_column.setdefault(column_of[left], []).append((row[left], row[right]))
    for ends in by_column.values():
        below: list[int] = []
        for _, end in sorted(ends):
            count += len(below) - bisect_left(below, end + 1)
            insort(below, end)
    return count


def _placed(grid: _Grid, order: Sequence[Sequence[int]]) -> dict[int, float]:
    """The middle of each node and lane; no column is taller than the tallest is when stacked."""
    near: tuple[dict[int, list[int]], dict[int, list[int]]] = ({}, {})
    for left, right in grid.edges:
        near[0].setdefault(right, []).append(left)
        near[1].setdefault(left, []).append(right)
    offsets = [_offsets(grid, column) for column in order]
    tallest = max((_height(grid, column, offset) for column, offset in zip(order, offsets, strict=True)), default=0.0)
    middles: dict[int, float] = {}
    for column, offset in zip(order, offsets, strict=True):
        spare = (tallest - _height(grid, column, offset)) / 2
        middles.update((at, spare + place) for at, place in zip(column, offset, strict=True))
    for sweep in range(SWEEPS):
        side = near[sweep % 2]
        numbers = range(len(order)) if sweep % 2 == 0 else reversed(range(len(order)))
        for number in numbers:
            column, offset = order[number], offsets[number]
            wanted = [fmean(middles[other] for other in side.get(at, (at,))) for at in column]
            most = tallest - _height(grid, column, offset)
            slack = _rising([want - place for want, place in zip(wanted, offset, strict=True)], most)
            middles.update((at, s + place) for at, s, place in zip(column, slack, offset, strict=True))
    return middles


def _offsets(grid: _Grid, column: Sequence[int]) -> list[float]:
    """The middles of a column that is stacked as closely as it may be."""
    reach = [(grid.heights[at] + (GAP if grid.heights[at] else LANE)) / 2 for at in column]
    found = [grid.heights[column[0]] / 2] if column else []
    for above, below in pairwise(reach):
        found.append(found[-1] + above + below)
    return found


def _height(grid: _Grid, column: Sequence[int], offsets: Sequence[float]) -> float:
    return offsets[-1] + grid.heights[column[-1]] / 2 if column else 0.0


def _rising(wanted: Sequence[float], most: float) -> list[float]:
    """The never falling numbers between 0 and `most` that are nearest to those wanted, by least squares.

    Pool adjacent violators (Ayer et al. 1955), then clipped, which is exact for bounds that are the same for all.
    """
    pools: list[tuple[float, int]] = []
    for want in wanted:
        total, size = want, 1
        while pools and pools[-1][0] / pools[-1][1] >= total / size:
            more, members = pools.pop()
            total, size = total + more, size + members
        pools.append((total, size))
    return [min(max(total / size, 0.0), most) for total, size in pools for _ in range(size)]
