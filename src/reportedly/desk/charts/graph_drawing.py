"""The source graph as a drawing in three columns: who says it, by way of whom, who carries it.
In: a Graph and where its nodes link to. Out: SVG; edges tell by line and sign what they carry.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log2

from markupsafe import Markup, escape

from reportedly.desk import words
from reportedly.desk.charts.graph import STANDS, Cited, Edge, Graph, Node, Stand, folded, rows, thinned
from reportedly.desk.charts.graph_plan import COLUMNS, PAD, SUBLINE, Box, End, Plan, beneath, planned
from reportedly.desk.charts.lettering import MOST as MOST_LETTERS
from reportedly.desk.charts.lettering import line, printed, short, shortened, width

MOST, MOST_EDGES, MOST_ROWS = 60, 100, 150
"""Nodes drawn, what has fewest statements is folded; edges drawn, and rows of the table, those with most statements."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Charted:
    """A graph as a page shows it: the drawing, and the table behind it with the same nodes."""

    chart: Markup
    rows: tuple[Cited, ...]
    left_out: int
    """Rows with fewer statements than these that the table leaves out; frames have all (desk/frames.py)."""


def charted(graph: Graph, link: Link, *, most: int = MOST, about: str = "Source graph") -> Charted | None:
    """The drawing of at most `most` nodes with its table; None where nothing is said."""
    few = folded(graph, most)
    chart = draw(few, link, most=most, about=about)
    shown = thinned(few, MOST_ROWS)
    return Charted(chart=chart, rows=rows(shown), left_out=len(few.edges) - len(shown.edges)) if chart else None


def draw(
    graph: Graph, link: Link = lambda node: None, *, most: int = MOST, about: str = "Source graph"
) -> Markup | None:
    """The drawing of a graph with at most `most` nodes, at most 838 pixels wide; None where nothing is said.

    `about` begins its name for those who don't see it; what it shows stands in the table of `graph.rows` too.
    """
    if not graph.edges:
        return None
    graph = folded(graph, most)
    thin = thinned(graph, MOST_EDGES)
    plan = planned(thin)
    numbers = {node.id: number for number, node in enumerate(graph.nodes)}
    name = f"{printed(about)}: {_tally(graph)}. The table tells the same."
    size = f'width="{short(plan.width)}" height="{short(plan.height)}"'
    box = f'viewBox="0 0 {short(plan.width)} {short(plan.height)}"'
    parts = [
        f'<svg class="chart graph" {size} {box} role="group" aria-label="{escape(name)}">',
        *_headings(plan),
        '<g aria-hidden="true">',
        *(_edge(plan, edge, numbers) for edge in sorted(thin.edges, key=lambda e: (e.times, e.source, e.target))),
        "</g>",
        *(_node(box, numbers, link) for box in sorted(plan.boxes.values(), key=lambda box: (box.column, box.y))),
        _key(plan, len(graph.edges) - len(thin.edges)),
        "</svg>",
    ]
    return Markup("".join(parts))  # noqa: S704 - numbers, names of ours, and words that went through `escape`


def _tally(graph: Graph) -> str:
    counts = Counter[int]()
    for node in graph.nodes:
        counts[COLUMNS[node.kind]] += max(node.folded, 1)
    return ", ".join(words.count(counts[number], _COUNTED[number]) for number in sorted(counts))


def _headings(plan: Plan) -> Iterable[str]:
    for span in plan.spans:
        yield line("heading", span.left, 11, _HEADINGS[span.number])
        yield f'<path class="rule" d="M{short(span.left)} 17.5H{short(span.right)}"/>'


def _key(plan: Plan, left_out: int) -> str:
    """What the signs mean, below all, and how many edges are not drawn."""
    x, y = plan.spans[0].left, plan.height - 6
    parts = []
    for stand in STANDS:
        end = End(x=x + 26, y=y - 3.5, side=-1)
        parts.append(f'<path class="line {stand}" d="M{short(x)} {short(end.y)}H{short(end.x)}"/>')
        parts.append(f'<path class="sign {stand}" d="{_sign(stand, end, 0)}"/>{line("below", x + 32, y, stand)}')
        x += 44 + width(stand, SMALL)
    if left_out:
        parts.append(line("below", x + 12, y, f"{words.count(left_out, 'thinner line')} not drawn"))
    return f'<g class="key" aria-hidden="true">{"".join(parts)}</g>'


def _edge(plan: Plan, edge: Edge, numbers: Mapping[str, int]) -> str:
    _, end = plan.ends[edge.source, edge.target]
    source, target = plan.boxes[edge.source].node, plan.boxes[edge.target].node
    stands = edge.stands
    form = next((stand for stand in ("asserts", "denies", "hedges") if getattr(edge, stand)), "declines")
    told = f"{shortened(source.name, 1, 20)}, cited by {shortened(target.name, 1, 20)}: {_told(stands)}"
    faint = " of-many" if source.folded or target.folded else ""
    parts = [
        f'<g class="edge{faint}" data-ends="{numbers[edge.source]} {numbers[edge.target]}">',
        f"<title>{escape(told)}</title>",
        f'<path class="line {form}" stroke-width="{_stroke(edge.times)}"',
        f' d="{plan.way(edge, SIGN * len(stands) + 3)}"/>',
        *(f'<path class="sign {stand}" d="{_sign(stand, end, at)}"/>' for at, (stand, _) in enumerate(stands)),
        "</g>",
    ]
    return "".join(parts)


def _told(stands: Sequence[tuple[Stand, int]]) -> str:
    return ", ".join(f"{stand} {number}" for stand, number in stands)


def _stroke(times: int) -> str:
    """One pixel for one statement, half a pixel more for each doubling, at most four."""
    return short(min(1 + log2(max(times, 1)) / 2, 4))


def _sign(stand: Stand, end: End, place: int) -> str:
    """The sign of a stand, the first at the end of the edge and others behind it."""
    x = end.x + end.side * (1 + SIGN * place)
    return _SIGNS[stand].format(x=short(x), y=short(end.y), b=7 * end.side, c=6 * end.side, d=-6 * end.side)


def _node(box: Box, numbers: Mapping[str, int], link: Link) -> str:
    node, below = box.node, beneath(box.node)
    count = f"{len(node.statements):,}"
    room = box.width - 2 * PAD - width(count, SMALL) - 6
    left, right, y = box.x + PAD, box.x + box.width - PAD, box.middle + (-3.0 if below else 4.5)
    look = f"box {node.kind}{' unnamed' if node.anonymous else ''}{' many' if node.folded else ''}"
    place = f'x="{short(box.x)}" y="{short(box.y)}" width="{short(box.width)}" height="{short(box.height)}"'
    address = link(node)
    name, target = ("g", "") if address is None else ("a", f' href="{escape(address)}"')
    parts = [
        f'<{name} class="node" data-node="{numbers[node.id]}"{target}><title>{escape(_tip(node))}</title>',
        f'<rect class="{look}" {place}/>{line("who", left, y, shortened(node.name, LETTERS, room))}',
        line("times", right, y, count, "end"),
        line("below", left, y + SUBLINE, _listed(below, SMALL, box.width - 2 * PAD)) if below else "",
        f"</{name}>",
    ]
    return "".join(parts)


def _listed(names: Sequence[str], size: float, room: float) -> str:
    """As many names as there is room for, and how many more there are."""
    for many in range(min(len(names), 5), 0, -1):
        rest = f" +{len(names) - many}" if len(names) > many else ""
        told = ", ".join(names[:many])
        if many == 1 or (len(told) < MOST_LETTERS and width(told + rest, size) <= room):
            return shortened(told, size, room - width(rest, size)) + rest
    return ""


def _tip(node: Node) -> str:
    unnamed = "unnamed" if node.anonymous else ""
    names = shortened(", ".join(beneath(node)[:MOST]), 1, 110)
    why = f" ({', '.join(node.why)})" if node.why and names else ""
    told = (shortened(node.name, 1, 80), unnamed, words.count(len(node.statements), "statement"), f"{names}{why}")
    return "; ".join(part for part in told if part)
