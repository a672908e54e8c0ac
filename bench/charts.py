"""What the drawings of a long story cost: seconds, bytes, and how often lines of the source graph cross.
In: a fictional story of bench.newsroom, read by rules. Out: `python -m bench.charts` prints its figures.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from bench.linking_speed import LENGTH, read
from reportedly.desk.charts import figures, spark, status
from reportedly.desk.charts.graph import Graph, folded, graph_of, thinned
from reportedly.desk.charts.graph_drawing import MOST, MOST_EDGES, draw
from reportedly.desk.charts.graph_plan import planned
from reportedly.desk.charts.layers import HEURISTICS, crossings_by
from reportedly.desk.sheet import Sheet, arrange
from reportedly.linking import linked
from reportedly.linking import view as view_of
from reportedly.record import StoryView

ROUNDS = 5
STRIPS = 30
"""Claims that a page opens at once, each with a strip of its statuses."""

Made = TypeVar("Made")


def main() -> None:
    """Draws everything a page of the story has, and prints what that took."""
    view = _told()
    print(f"{LENGTH} articles, {len(view.statements)} statements, {len(view.claims)} claims, {len(view.series)} series")
    sheet = arrange(view)
    record, graph = timed(partial(graph_of, view))
    drawing, drawn = timed(partial(draw, graph))
    series, _ = timed(partial(_series, sheet))
    strips, _ = timed(partial(_strips, view))
    line, _ = timed(partial(spark.draw, view))
    shown = thinned(folded(graph, MOST), MOST_EDGES)
    print(f"source graph: {_size(graph)}; drawn: {_size(shown)}, {len((drawn or '').encode()) / 1000:.1f} kB")
    tried = ", ".join(f"{name} {number}" for name, number in _crossings(shown).items())
    print(f"crossings: {planned(shown).layers.crossings} ({tried})")
    parts = {"record": record, "graph": drawing, "figures": series, "strips": strips, "sparkline": line}
    told = ", ".join(f"{name} {seconds * 1000:.1f}" for name, seconds in parts.items())
    print(f"milliseconds of this processor: {told}; together {sum(parts.values()) * 1000:.0f}")


def _told() -> StoryView:
    revisions = read()
    found = linked(revisions)
    told = view_of(revisions, found.links, heard=found.said)
    if told is None:
        raise SystemExit("the story of bench.newsroom has nothing to tell")
    return told


def timed(make: Callable[[], Made]) -> tuple[float, Made]:
    """Seconds of processor time that it takes, the best of some rounds, and what is made."""
    best = float("inf")
    for _ in range(ROUNDS):
        begin = time.process_time()
        made = make()
        best = min(best, time.process_time() - begin)
    return best, made


def _series(sheet: Sheet) -> None:
    origins = {name: place.statement.origin for name, place in sheet.places.items()}
    rivals = figures.rivals_of(sheet.view.claims)
    for counted in sheet.figures:
        figures.draw(counted.once, origins, rivals)


def _strips(view: StoryView) -> None:
    for claim in view.claims[:STRIPS]:
        status.draw(claim.history, view.story.newest_change)


def _size(graph: Graph) -> str:
    return f"{len(graph.nodes)} nodes, {len(graph.edges)} edges"


def _crossings(graph: Graph) -> dict[str, int]:
    plan = planned(graph)
    heights = {node.id: plan.boxes[node.id].height for node in graph.nodes}
    columns = {node.id: plan.boxes[node.id].column for node in graph.nodes}
    pairs = [(edge.source, edge.target) for edge in graph.edges]
    given = {"as given": crossings_by(heights, columns, pairs, None)}
    return given | {name: crossings_by(heights, columns, pairs, name) for name in HEURISTICS}


if __name__ == "__main__":
    main()
