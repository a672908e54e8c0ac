"""The source graph as a drawing in three columns: who says it, by way of whom, who carries it.
In: a Graph and where its nodes link to. Out: SVG; edges tell by line and sign what they carry.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import log2

from markupsafe import Markup

from reportedly.desk import words
from reportedly.desk.charts.graph import STANDS, Edge, Graph, Node, Stand, folded
from reportedly.desk.charts.graph_plan import COLUMNS, PAD, SUBLINE, Box, End, Plan, beneath, planned
from reportedly.desk.charts.lettering import MOST as MOST_LETTERS
from reportedly.desk.charts.lettering import printed, short, shortened, width

MOST = 60
"""Nodes drawn; what has fewest statements is folded."""
LETTERS, SMALL = 13.0, 11.0
"""Sizes of type in pixels: names, and what stands below them."""
SIGN = 8.0
"""Pixels along an edge that a sign takes."""

_HEADINGS = ("Who says it", "By way of", "Who carries it")
_COUNTED = ("source", "relay", "outlet")
_SIGNS: Mapping[Stand, str] = {
    "asserts": "M{x} {y}l{b}-3.5v7z",
    "hedges": "M{x} {y}l{b}-3.5v7z",
    "denies": "M{x} {y}m{c}-3l{d} 6m0-6l{c} 6",
    "declines": "M{x} {y}m{c}-3.5v7",
}
"""Paths of the signs that end an edge, from its end back: an arrow, a hollow one, a cross, a bar."""

Link = Callable[[Node], str | None]
"""Where a node leads to: our own address, or None."""


def draw(
    graph: Graph, link: Link = lambda node: None, *, most: int = MOST, about: str = "Source graph"
) -> Markup | None:
    """The drawing of a graph with at most `most` nodes, about 800 pixels wide; None where nothing is said.

    `about` begins its name for those who don't see it; what it shows stands in the table of `graph.rows` too.
    """
    if not graph.edges:
        return None
    graph = folded(graph, most)
    plan = planned(graph)
    numbers = {node.id: number for number, node in enumerate(graph.nodes)}
    name = f"{printed(about)}: {_tally(graph)}. The table tells the same."
    parts = [
        Markup(
            '<svg class="chart graph" width="{w}" height="{h}" viewBox="0 0 {w} {h}" role="group" aria-label="{name}">'
        ).format(w=short(plan.width), h=short(plan.height), name=name),
        *_headings(plan),
        Markup('<g aria-hidden="true">'),
        *(_edge(plan, edge, numbers) for edge in sorted(graph.edges, key=lambda e: (e.times, e.source, e.target))),
        Markup("</g>"),
        *(_node(box, numbers, link) for box in sorted(plan.boxes.values(), key=lambda box: (box.column, box.y))),
        _key(plan),
        Markup("</svg>"),
    ]
    return Markup("").join(parts)


def _tally(graph: Graph) -> str:
    counts = Counter[int]()
    for node in graph.nodes:
        counts[COLUMNS[node.kind]] += max(node.folded, 1)
    return ", ".join(words.count(counts[number], _COUNTED[number]) for number in sorted(counts))


def _headings(plan: Plan) -> Iterable[Markup]:
    for span in plan.spans:
        yield Markup('<text class="heading" x="{}" y="11">{}</text><path class="rule" d="M{} 17.5H{}"/>').format(
            short(span.left), _HEADINGS[span.number], short(span.left), short(span.right)
        )


def _key(plan: Plan) -> Markup:
    """What the signs mean, below all."""
    x, y = plan.spans[0].left, plan.height - 6
    parts = []
    for stand in STANDS:
        end = End(x=x + 26, y=y - 3.5, side=-1)
        parts.append(
            Markup('<path class="line {}" d="M{} {}H{}"/><path class="sign {}" d="{}"/>').format(
                stand, short(x), short(end.y), short(end.x), stand, _sign(stand, end, 0)
            )
        )
        parts.append(Markup('<text class="below" x="{}" y="{}">{}</text>').format(short(x + 32), short(y), stand))
        x += 44 + width(stand, SMALL)
    return Markup('<g class="key" aria-hidden="true">{}</g>').format(Markup("").join(parts))


def _edge(plan: Plan, edge: Edge, numbers: Mapping[str, int]) -> Markup:
    _, end = plan.ends[edge.source, edge.target]
    source, target = plan.boxes[edge.source].node, plan.boxes[edge.target].node
    stands = edge.stands
    line = next((stand for stand in ("asserts", "denies", "hedges") if getattr(edge, stand)), "declines")
    told = f"{shortened(source.name, 1, 20)}, cited by {shortened(target.name, 1, 20)}: {_told(stands)}"
    faint = " of-many" if source.folded or target.folded else ""
    signs = Markup("").join(
        Markup('<path class="sign {}" d="{}"/>').format(stand, _sign(stand, end, place))
        for place, (stand, _) in enumerate(stands)
    )
    return Markup(
        '<g class="edge{}" data-ends="{} {}"><title>{}</title><path class="line {}" stroke-width="{}" d="{}"/>{}</g>'
    ).format(
        faint, numbers[edge.source], numbers[edge.target], told, line, _stroke(edge.times),
        plan.way(edge, SIGN * len(stands) + 3), signs,
    )  # fmt: skip


def _told(stands: Sequence[tuple[Stand, int]]) -> str:
    return ", ".join(f"{stand} {number}" for stand, number in stands)


def _stroke(times: int) -> str:
    """One pixel for one statement, half a pixel more for each doubling, at most four."""
    return short(min(1 + log2(max(times, 1)) / 2, 4))


def _sign(stand: Stand, end: End, place: int) -> str:
    """The sign of a stand, the first at the end of the edge and others behind it."""
    x = end.x + end.side * (1 + SIGN * place)
    return _SIGNS[stand].format(x=short(x), y=short(end.y), b=7 * end.side, c=6 * end.side, d=-6 * end.side)


def _node(box: Box, numbers: Mapping[str, int], link: Link) -> Markup:
    node = box.node
    count = f"{len(node.statements):,}"
    room = box.width - 2 * PAD - width(count, SMALL) - 6
    below = beneath(node)
    top = box.middle + (4.5 if not below else -3.0)
    look = "box" + (" unnamed" if node.anonymous else "") + (" many" if node.folded else "")
    shape = Markup(
        '<title>{}</title><rect class="{}" x="{}" y="{}" width="{}" height="{}"/>'
        '<text class="who" x="{}" y="{}">{}</text><text class="times" x="{}" y="{}" text-anchor="end">{}</text>'
    ).format(
        _tip(node), f"{look} {node.kind}", short(box.x), short(box.y), short(box.width), short(box.height),
        short(box.x + PAD), short(top), shortened(node.name, LETTERS, room),
        short(box.x + box.width - PAD), short(top), count,
    )  # fmt: skip
    if below:
        shape += Markup('<text class="below" x="{}" y="{}">{}</text>').format(
            short(box.x + PAD), short(top + SUBLINE), _listed(below, SMALL, box.width - 2 * PAD)
        )
    address = link(node)
    if address is None:
        return Markup('<g class="node" data-node="{}">{}</g>').format(numbers[node.id], shape)
    return Markup('<a class="node" data-node="{}" href="{}">{}</a>').format(numbers[node.id], address, shape)


def _listed(names: Sequence[str], size: float, room: float) -> str:
    """As many names as there is room for, and how many more there are."""
    for many in range(min(len(names), 5), 0, -1):
        rest = f" +{len(names) - many}" if len(names) > many else ""
        line = ", ".join(names[:many])
        if many == 1 or (len(line) < MOST_LETTERS and width(line + rest, size) <= room):
            return shortened(line, size, room - width(rest, size)) + rest
    return ""


def _tip(node: Node) -> str:
    unnamed = "unnamed" if node.anonymous else ""
    names = shortened(", ".join(beneath(node)[:MOST]), 1, 240)
    why = f" ({', '.join(node.why)})" if node.why and names else ""
    told = (shortened(node.name, 1, 120), unnamed, words.count(len(node.statements), "statement"), f"{names}{why}")
    return "; ".join(part for part in told if part)
