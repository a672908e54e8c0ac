"""The source graph as a drawing in three columns: who says it, by way of whom, who prints it.
In: a Graph and where its nodes link to. Out: SVG; edges tell by line and sign what they carry.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log2

from markupsafe import Markup

from reportedly.desk import words
from reportedly.desk.charts.graph import Edge, Graph, Node, NodeKind, Stand, folded
from reportedly.desk.charts.layers import Layers, layered
from reportedly.desk.charts.lettering import shortened, width

MOST = 60
"""Nodes drawn; what has fewest statements is folded."""
LETTERS, SMALL = 13.0, 11.0
"""Sizes of type in pixels: names, and what stands below them."""
PAD, LINE, SUBLINE, PORT = 7.0, 18.0, 14.0, 7.0
"""Pixels: inside a box, for a name, for the line below it, and between two edges that end there."""
GUTTER, LOOP, HEAD, SIGN = 104.0, 40.0, 26.0, 8.0
"""Pixels: between columns, beside the outer ones for edges within them, above all for headings, and of one sign."""

_WIDTHS: Mapping[NodeKind, float] = {"source": 212.0, "relay": 164.0, "outlet": 204.0, "copies": 204.0}
_HEADINGS: Mapping[NodeKind, str] = {"source": "Who says it", "relay": "By way of", "outlet": "Who prints it"}
_SIGNS: Mapping[Stand, str] = {
    "asserts": "M{x} {y}l{b}-3.5v7z",
    "hedges": "M{x} {y}l{b}-3.5v7z",
    "denies": "M{x} {y}m{c}-3l{d} 6m0-6l{c} 6",
    "declines": "M{x} {y}m{c}-3.5v7",
}
"""Paths of the signs that end an edge, from its end back: an arrow, a hollow one, a cross, a bar."""

Link = Callable[[Node], str | None]
"""Where a node leads to: our own address, or None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Box:
    node: Node
    column: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _End:
    """Where an edge touches a box: `side` is 1 on the right of it and -1 on its left."""

    x: float
    y: float
    side: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """Everything in its place."""

    boxes: Mapping[str, _Box]
    ends: Mapping[tuple[str, str], tuple[_End, _End]]
    layers: Layers
    spans: tuple[tuple[NodeKind, float, float], ...]
    """Each column with its left and right edge."""
    width: float
    height: float


def draw(
    graph: Graph, link: Link = lambda node: None, *, most: int = MOST, about: str = "Source graph"
) -> Markup | None:
    """The drawing of a graph with at most `most` nodes, about 800 pixels wide; None where nothing is said.

    `about` begins its name for those who don't see it; what it shows stands in the table of `graph.rows` too.
    """
    if not graph.edges:
        return None
    graph = folded(graph, most)
    plan = _plan(graph)
    numbers = {node.id: number for number, node in enumerate(graph.nodes)}
    name = f"{about}: {_tally(graph)}. The table tells the same."
    parts = [
        Markup('<svg class="chart graph" viewBox="0 0 {} {}" role="group" aria-label="{}">').format(
            _short(plan.width), _short(plan.height), name
        ),
        *_headings(plan),
        Markup('<g aria-hidden="true">'),
        *(_edge(plan, edge, numbers) for edge in sorted(graph.edges, key=lambda e: (e.times, e.source, e.target))),
        Markup("</g>"),
        *(_node(box, numbers, link) for box in sorted(plan.boxes.values(), key=lambda box: (box.column, box.y))),
        Markup("</svg>"),
    ]
    return Markup("").join(parts)


def _tally(graph: Graph) -> str:
    kinds = [("source", ("source",)), ("relay", ("relay",)), ("outlet", ("outlet", "copies"))]
    counts = ((one, sum(max(n.folded, 1) for n in graph.nodes if n.kind in among)) for one, among in kinds)
    return ", ".join(words.count(number, one) for one, number in counts if number)


def _plan(graph: Graph) -> _Plan:
    """Columns that nobody stands in are left out."""
    columns = {"source": 0, "relay": 1, "outlet": 2, "copies": 2}
    used = sorted({columns[node.kind] for node in graph.nodes})
    at = {node.id: used.index(columns[node.kind]) for node in graph.nodes}
    kinds: list[NodeKind] = [("source", "relay", "outlet")[column] for column in used]
    heights = {node.id: _height(node, graph.edges) for node in graph.nodes}
    layers = layered(heights, at, ((edge.source, edge.target) for edge in graph.edges))
    within = {at[e.source] for e in graph.edges if at[e.source] == at[e.target]}
    x = LOOP if 0 in within else 1.0
    spans = []
    for number, kind in enumerate(kinds):
        spans.append((kind, x, x + _WIDTHS[kind]))
        x += _WIDTHS[kind] + (GUTTER if number < len(kinds) - 1 else 0.0)
    boxes = {
        node.id: _Box(
            node=node,
            column=at[node.id],
            x=spans[at[node.id]][1],
            y=HEAD + layers.tops[node.id],
            width=_WIDTHS[node.kind],
            height=heights[node.id],
        )
        for node in graph.nodes
    }
    return _Plan(
        boxes=boxes,
        ends=_ends(boxes, graph.edges, layers),
        layers=layers,
        spans=tuple(spans),
        width=x + (LOOP if within - {0} else 1.0),
        height=HEAD + layers.height + 2,
    )


def _height(node: Node, edges: Iterable[Edge]) -> float:
    """Room for its words and, on either side, for the edges that end there."""
    coming = sum(1 for edge in edges if edge.target == node.id)
    going = sum(1 for edge in edges if edge.source == node.id)
    lines = LINE + PAD + (SUBLINE if _below(node) else 0.0)
    return max(lines, PORT * max(coming, going) + 2)


def _ends(boxes: Mapping[str, _Box], edges: Iterable[Edge], layers: Layers) -> dict[tuple[str, str], tuple[_End, _End]]:
    """Where each edge begins and ends; at a side of a box in the order in which they come there."""
    last = max(box.column for box in boxes.values())
    sides: dict[tuple[str, int], list[tuple[float, str, str, bool]]] = {}
    for edge in edges:
        source, target = boxes[edge.source], boxes[edge.target]
        way = target.column - source.column
        out = (1 if way > 0 else -1) if way else (1 if source.column == last else -1)
        lanes = [HEAD + y for y in layers.passing.get((edge.source, edge.target), ())]
        near = (lanes or [_middle(target)], lanes or [_middle(source)])
        first, final = (near[0][0], near[1][-1]) if way > 0 else (near[0][-1], near[1][0])
        sides.setdefault((edge.source, out), []).append((first, edge.source, edge.target, True))
        sides.setdefault((edge.target, -out if way else out), []).append((final, edge.source, edge.target, False))
    found: dict[tuple[str, str, bool], _End] = {}
    for (name, side), coming in sorted(sides.items()):
        box = boxes[name]
        step = min(PORT, (box.height - 2) / len(coming))
        top = _middle(box) - step * (len(coming) - 1) / 2
        for place, (_, source_, target_, begins) in enumerate(sorted(coming)):
            x = box.x + (box.width if side > 0 else 0.0)
            found[source_, target_, begins] = _End(x=x, y=top + step * place, side=side)
    return {(e.source, e.target): (found[e.source, e.target, True], found[e.source, e.target, False]) for e in edges}


def _middle(box: _Box) -> float:
    return box.y + box.height / 2


def _headings(plan: _Plan) -> Iterable[Markup]:
    for kind, left, right in plan.spans:
        yield Markup('<text class="heading" x="{}" y="11">{}</text><path class="rule" d="M{} 17.5H{}"/>').format(
            _short(left), _HEADINGS[kind], _short(left), _short(right)
        )


def _edge(plan: _Plan, edge: Edge, numbers: Mapping[str, int]) -> Markup:
    begin, end = plan.ends[edge.source, edge.target]
    source, target = plan.boxes[edge.source].node, plan.boxes[edge.target].node
    stands = edge.stands
    line = next((stand for stand in ("asserts", "denies", "hedges") if getattr(edge, stand)), "declines")
    told = f"{shortened(source.name, 1, 20)}, cited by {shortened(target.name, 1, 20)}: {_told(stands)}"
    signs = Markup("").join(
        Markup('<path class="sign {}" d="{}"/>').format(stand, _sign(stand, end, place))
        for place, (stand, _) in enumerate(stands)
    )
    return Markup(
        '<g class="edge" data-ends="{} {}"><title>{}</title><path class="line {}" stroke-width="{}" d="{}"/>{}</g>'
    ).format(
        numbers[edge.source], numbers[edge.target], told, line, _stroke(edge.times),
        _way(plan, edge, begin, end, SIGN * len(stands) + 3), signs,
    )  # fmt: skip


def _told(stands: Sequence[tuple[Stand, int]]) -> str:
    return ", ".join(f"{stand} {number}" for stand, number in stands)


def _stroke(times: int) -> str:
    """One pixel for one statement, half a pixel more for each doubling, at most four."""
    return _short(min(1 + log2(max(times, 1)) / 2, 4))


def _way(plan: _Plan, edge: Edge, begin: _End, end: _End, stub: float) -> str:
    """From border to border: level where it leaves, passes a column and, over `stub` pixels, where it arrives."""
    x, y = begin.x, begin.y
    way = f"M{_short(x)} {_short(y)}"
    stop = end.x + end.side * stub
    source, target = plan.boxes[edge.source], plan.boxes[edge.target]
    if source.column == target.column:
        out = begin.side * min(12 + abs(end.y - y) / 5, LOOP - 4)
        bent = f"C{_short(x + out)} {_short(y)} {_short(end.x + out)} {_short(end.y)}"
        return f"{way}{bent} {_short(end.x)} {_short(end.y)}"
    lanes = list(plan.layers.passing.get((edge.source, edge.target), ()))
    if source.column > target.column:
        lanes.reverse()
    step = 1 if target.column > source.column else -1
    for number, lane in enumerate(lanes, 1):
        _, left, right = plan.spans[source.column + step * number]
        near, far = (left, right) if step > 0 else (right, left)
        way += _curve(x, y, near, HEAD + lane) + f"H{_short(far)}"
        x, y = far, HEAD + lane
    return f"{way}{_curve(x, y, stop, end.y)}H{_short(end.x)}"


def _curve(x: float, y: float, to_x: float, to_y: float) -> str:
    middle = (x + to_x) / 2
    return f"C{_short(middle)} {_short(y)} {_short(middle)} {_short(to_y)} {_short(to_x)} {_short(to_y)}"


def _sign(stand: Stand, end: _End, place: int) -> str:
    """The sign of a stand, the first at the end of the edge and others behind it."""
    x = end.x + end.side * (1 + SIGN * place)
    return _SIGNS[stand].format(x=_short(x), y=_short(end.y), b=7 * end.side, c=6 * end.side, d=-6 * end.side)


def _node(box: _Box, numbers: Mapping[str, int], link: Link) -> Markup:
    node = box.node
    count = f"{len(node.statements):,}"
    room = box.width - 2 * PAD - width(count, SMALL) - 6
    below = _below(node)
    top = _middle(box) + (4.5 if not below else -3.0)
    look = "box" + (" unnamed" if node.anonymous else "") + (" many" if node.outlets or node.folded or node.why else "")
    shape = Markup(
        '<title>{}</title><rect class="{}" x="{}" y="{}" width="{}" height="{}"/>'
        '<text class="who" x="{}" y="{}">{}</text><text class="times" x="{}" y="{}" text-anchor="end">{}</text>'
    ).format(
        _tip(node), f"{look} {node.kind}", _short(box.x), _short(box.y), _short(box.width), _short(box.height),
        _short(box.x + PAD), _short(top), shortened(node.name, LETTERS, room),
        _short(box.x + box.width - PAD), _short(top), count,
    )  # fmt: skip
    if below:
        shape += Markup('<text class="below" x="{}" y="{}">{}</text>').format(
            _short(box.x + PAD), _short(top + SUBLINE), shortened(below, SMALL, box.width - 2 * PAD)
        )
    address = link(node)
    if address is None:
        return Markup('<g class="node" data-node="{}">{}</g>').format(numbers[node.id], shape)
    return Markup('<a class="node" data-node="{}" href="{}">{}</a>').format(numbers[node.id], address, shape)


def _below(node: Node) -> str:
    """What a second line tells: who prints the same words, who is counted as one, or that it has no name."""
    if node.outlets:
        return f"in {', '.join(node.outlets)}"
    if node.members and "one government" in node.why:
        return f"one government: {', '.join(node.members)}"
    return ", ".join(node.members)


def _tip(node: Node) -> str:
    parts = [
        shortened(node.name, 1, 120),
        "unnamed" if node.anonymous else "",
        words.count(len(node.statements), "statement"),
    ]
    below = _below(node)
    return "; ".join(part for part in (*parts, shortened(below, 1, 240) if below else "") if part)


def _short(number: float) -> str:
    """`12.50` as `12.5`: a tenth of a pixel is enough."""
    return f"{number:.1f}".removesuffix(".0")
