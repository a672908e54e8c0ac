"""Where the boxes and edges of the source graph stand: three columns, and for every edge an end of its own at a box.
In: a Graph. Out: a Plan in pixels, which knows the way of each edge.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportedly.desk.charts.graph import Edge, Graph, Node, NodeKind
from reportedly.desk.charts.layers import Layers, layered
from reportedly.desk.charts.lettering import short

PAD, LINE, SUBLINE, PORT = 7.0, 17.0, 13.0, 7.0
"""Pixels: inside a box, for a name, for the line below it, and between two edges that end there."""
GUTTER, LOOP, HEAD, KEY = 90.0, 34.0, 26.0, 30.0
"""Pixels: between columns, beside the outer ones for edges within them, for headings, and for the key."""
COLUMNS: Mapping[NodeKind, int] = {"source": 0, "relay": 1, "outlet": 2, "copies": 2}
_WIDTHS = (222.0, 164.0, 204.0)
"""Pixels of each column; with all else the drawing has the width of a page's text, 838."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A node, in pixels from the left and from the top."""

    node: Node
    column: int
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        """Half way down."""
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """Where an edge touches a box: `side` is 1 on the right of it and -1 on its left."""

    x: float
    y: float
    side: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A column that somebody stands in."""

    number: int
    left: float
    right: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Everything in its place."""

    boxes: Mapping[str, Box]
    spans: tuple[Span, ...]
    ends: Mapping[tuple[str, str], tuple[End, End]]
    layers: Layers
    width: float
    height: float

    def way(self, edge: Edge, stub: float) -> str:
        """The path of an edge: level where it leaves, passes a column and, over `stub` pixels, where it arrives."""
        begin, end = self.ends[edge.source, edge.target]
        source, target = self.boxes[edge.source].column, self.boxes[edge.target].column
        path = f"M{short(begin.x)} {short(begin.y)}"
        if source == target:
            out = begin.side * min(12 + abs(end.y - begin.y) / 5, LOOP - 4)
            bend = (begin.x + out, begin.y, end.x + out, end.y, end.x, end.y)
            return f"{path}C{' '.join(map(short, bend))}"
        x, y = begin.x, begin.y
        for column, lane in self._passing(edge, source, target):
            near, far = (column.left, column.right) if source < target else (column.right, column.left)
            path += f"{_curve(x, y, near, lane)}H{short(far)}"
            x, y = far, lane
        return f"{path}{_curve(x, y, end.x + end.side * stub, end.y)}H{short(end.x)}"

    def _passing(self, edge: Edge, source: int, target: int) -> Iterable[tuple[Span, float]]:
        """The columns between the ends of an edge, in its direction, and how far down it passes each."""
        left, right = sorted((source, target))
        lanes = (HEAD + lane for lane in self.layers.passing[edge.source, edge.target])
        between = list(zip(self.spans[left + 1 : right], lanes, strict=True))
        return between if source < target else reversed(between)


def planned(graph: Graph) -> Plan:
    """The plan of a graph; columns that nobody stands in are left out."""
    used = sorted({COLUMNS[node.kind] for node in graph.nodes})
    at = {node.id: used.index(COLUMNS[node.kind]) for node in graph.nodes}
    heights = _heights(graph)
    layers = layered(heights, at, ((edge.source, edge.target) for edge in graph.edges))
    within = {at[edge.source] for edge in graph.edges if at[edge.source] == at[edge.target]}
    x = LOOP if 0 in within else 1.0
    spans: list[Span] = []
    for number in used:
        x = spans[-1].right + GUTTER if spans else x
        spans.append(Span(number=number, left=x, right=x + _WIDTHS[number]))
    boxes = {
        node.id: Box(
            node=node,
            column=at[node.id],
            x=spans[at[node.id]].left,
            y=HEAD + layers.tops[node.id],
            width=_WIDTHS[COLUMNS[node.kind]],
            height=heights[node.id],
        )
        for node in graph.nodes
    }
    return Plan(
        boxes=boxes,
        spans=tuple(spans),
        ends=_ends(boxes, graph.edges, layers),
        layers=layers,
        width=spans[-1].right + (LOOP if within - {0} else 1.0),
        height=HEAD + layers.height + KEY,
    )


def beneath(node: Node) -> tuple[str, ...]:
    """The names of a second line: who carry the same words, who are counted as one, who are folded."""
    return node.outlets or node.members


def _heights(graph: Graph) -> dict[str, float]:
    """Room for the words of each node and, on either side, for the edges that end there."""
    coming = Counter(edge.target for edge in graph.edges)
    going = Counter(edge.source for edge in graph.edges)
    found = {}
    for node in graph.nodes:
        port = PORT / 2 if node.folded else PORT
        lines = PAD + LINE + (SUBLINE if beneath(node) else 0.0)
        found[node.id] = max(lines, port * max(coming[node.id], going[node.id]) + 2)
    return found


def _ends(boxes: Mapping[str, Box], edges: Iterable[Edge], layers: Layers) -> dict[tuple[str, str], tuple[End, End]]:
    """Where each edge begins and ends; at a side of a box in the order of where it comes from or goes to.

    Forward, from the right of a box to the left of the next; backward the other way; within a column it stays on the
    side where the page ends.
    """
    last = max(box.column for box in boxes.values())
    sides: dict[tuple[str, int], list[tuple[float, str, str, bool]]] = {}
    for edge in edges:
        source, target = boxes[edge.source], boxes[edge.target]
        forward = target.column > source.column
        lanes = [HEAD + lane for lane in layers.passing.get((edge.source, edge.target), ())]
        beside = (source.middle, *(lanes if forward else reversed(lanes)), target.middle)
        leaves = 1 if forward or (source.column == target.column == last and last > 0) else -1
        arrives = leaves if source.column == target.column else -leaves
        sides.setdefault((edge.source, leaves), []).append((beside[1], edge.source, edge.target, True))
        sides.setdefault((edge.target, arrives), []).append((beside[-2], edge.source, edge.target, False))
    found: dict[tuple[str, str, bool], End] = {}
    for (name, side), touching in sides.items():
        box = boxes[name]
        step = min(PORT, (box.height - 2) / len(touching))
        first = box.middle - step * (len(touching) - 1) / 2
        x = box.x + (box.width if side > 0 else 0.0)
        for place, (_, *ends, leaving) in enumerate(sorted(touching)):
            found[ends[0], ends[1], leaving] = End(x=x, y=first + step * place, side=side)
    return {(e.source, e.target): (found[e.source, e.target, True], found[e.source, e.target, False]) for e in edges}


def _curve(x: float, y: float, to_x: float, to_y: float) -> str:
    middle = (x + to_x) / 2
    return f"C{' '.join(map(short, (middle, y, middle, to_y, to_x, to_y)))}"
