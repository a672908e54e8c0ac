"""The source graph as a drawing."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from itertools import combinations
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import escape

from reportedly.desk.charts.graph import Edge, Graph, Node, NodeKind, folded, graph_of
from reportedly.desk.charts.graph_drawing import MOST, MOST_EDGES, charted, draw
from reportedly.desk.charts.graph_plan import LINE, planned
from reportedly.desk.charts.lettering import width
from reportedly.record import StoryView

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
KINDS: tuple[NodeKind, ...] = ("source", "relay", "outlet", "copies")
HOSTILE = '"><script>alert(1)</script>\u202e' + "W" * 200


def node(number: int, kind: NodeKind, name: str = "", members: tuple[str, ...] = ()) -> Node:
    said = tuple(f"stm_{each}" for each in range(number % 7 + 1))
    return Node(id=f"nod_{number:03}", kind=kind, name=name or f"Body {number}", members=members, statements=said)


def edge(source: int, target: int, **stands: int) -> Edge:
    ends = {"source": f"nod_{source:03}", "target": f"nod_{target:03}"}
    return Edge(**ends, **stands, first="2031-03-01", last="2031-03-02", statements=("stm_0",))  # type: ignore[arg-type]


def story(nodes: int, seed: int = 1) -> Graph:
    """Two thirds of the nodes speak, most of them in one or two outlets; a few by way of others."""
    chance = random.Random(seed)  # noqa: S311
    kinds: list[NodeKind] = [*["source"] * (nodes * 3 // 5), *["relay"] * (nodes // 8)]  # type: ignore[list-item]
    kinds += ["outlet"] * (nodes - len(kinds))
    relays = [at for at, kind in enumerate(kinds) if kind == "relay"]
    outlets = [at for at, kind in enumerate(kinds) if kind == "outlet"]
    ends = {(relay, chance.choice(outlets)) for relay in relays}
    for at in range(nodes * 3 // 5):
        ends.add((at, chance.choice(relays) if chance.random() < 0.2 else chance.choice(outlets)))
        ends.update((at, outlet) for outlet in chance.sample(outlets, chance.choice((0, 0, 0, 1, 3))))
    edges = (edge(*pair, asserts=chance.randint(1, 9), denies=chance.randint(0, 1)) for pair in sorted(ends))
    return Graph(nodes=tuple(node(at, kind) for at, kind in enumerate(kinds)), edges=tuple(edges))


@st.composite
def graphs(draw_: st.DrawFn) -> Graph:
    kinds = draw_(st.lists(st.sampled_from(KINDS), min_size=2, max_size=24))
    pair = st.tuples(st.integers(0, len(kinds) - 1), st.integers(0, len(kinds) - 1))
    ends = draw_(st.sets(pair.filter(lambda ends: ends[0] != ends[1]), min_size=1, max_size=60))
    names = draw_(st.lists(st.text(max_size=30), min_size=len(kinds), max_size=len(kinds)))
    nodes = (node(at, kind, name, (name,) * (at % 3)) for at, (kind, name) in enumerate(zip(kinds, names, strict=True)))
    return Graph(nodes=tuple(nodes), edges=tuple(edge(*each, asserts=1, declines=2) for each in sorted(ends)))


def drawn(graph: Graph) -> ElementTree.Element:
    shown = draw(graph)
    assert shown is not None
    return ElementTree.fromstring(shown)  # noqa: S314 - our own drawing


def boxes(shown: ElementTree.Element) -> list[tuple[float, float, float, float]]:
    """Left, top, right, bottom of each node."""
    found = []
    for each in shown.iter("rect"):
        x, y, wide, high = (float(each.attrib[name]) for name in ("x", "y", "width", "height"))
        found.append((x, y, x + wide, y + high))
    return found


@settings(max_examples=40, deadline=None)
@given(graphs())
def test_no_two_nodes_overlap_and_all_are_inside(graph: Graph) -> None:
    shown = drawn(graph)
    wide, high = float(shown.attrib["width"]), float(shown.attrib["height"])
    places = boxes(shown)
    assert len(places) == len(graph.nodes)
    for left, top, right, bottom in places:
        assert left >= 0
        assert top >= 0
        assert right <= wide
        assert bottom <= high
    for one, other in combinations(places, 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart


@settings(max_examples=40, deadline=None)
@given(graphs())
def test_every_edge_leads_from_the_border_of_one_node_to_that_of_the_other(graph: Graph) -> None:
    plan = planned(graph)
    for each in graph.edges:
        path = [float(number) for number in NUMBER.findall(plan.way(each, 8))]
        begin, end = plan.ends[each.source, each.target]
        for box, place in ((plan.boxes[each.source], begin), (plan.boxes[each.target], end)):
            assert place.x in (box.x, box.x + box.width)
            assert box.y <= place.y <= box.y + box.height
        assert abs(path[0] - begin.x) + abs(path[1] - begin.y) <= 0.11
        assert abs(path[-1] - end.x) <= 0.06 or abs(path[-2] - end.x) <= 0.06


@settings(max_examples=40, deadline=None)
@given(graphs())
def test_an_edge_that_passes_a_column_passes_between_its_nodes(graph: Graph) -> None:
    plan = planned(graph)
    for each in graph.edges:
        between = sorted((plan.boxes[each.source].column, plan.boxes[each.target].column))
        lanes = plan.layers.passing.get((each.source, each.target), ())
        for column, lane in zip(range(between[0] + 1, between[1]), lanes, strict=True):
            inside = [box for box in plan.boxes.values() if box.column == column]
            tops = [(plan.layers.tops[box.node.id], box.height) for box in inside]
            assert all(lane < top or lane > top + height for top, height in tops)


@settings(max_examples=40, deadline=None)
@given(graphs())
def test_words_stay_in_their_box(graph: Graph) -> None:
    shown = drawn(graph)
    for group in (each for each in shown.iter() if each.attrib.get("class") == "node"):
        (box,) = boxes(group)
        lines = group.findall("text")
        for text in lines:
            size = 13 if text.attrib["class"] == "who" else 11
            left = float(text.attrib["x"])
            if text.attrib.get("text-anchor") == "end":
                left -= width(text.text or "", size)
            assert box[0] <= left
            assert left + width(text.text or "", size) <= box[2] + 0.1
            assert box[1] + LINE / 2 <= float(text.attrib["y"]) <= box[3]


def test_sixty_nodes_are_drawn_small_and_with_few_crossings() -> None:
    for seed in range(6):
        graph = story(60, seed)
        assert len((draw(graph) or "").encode()) < 60_000
        plan = planned(graph)
        assert plan.height < 1_600
        assert plan.layers.crossings < len(graph.edges) ** 2 / 8


def test_more_than_sixty_are_folded_and_none_is_lost() -> None:
    graph = story(300)
    shown = drawn(graph)
    assert len(boxes(shown)) == MOST
    assert shown.attrib["aria-label"] == "Source graph: 180 sources, 37 relays, 83 outlets. The table tells the same."
    more = [each.members for each in folded(graph, MOST).nodes if each.folded]
    assert sum(map(len, more)) + MOST - len(more) == 300


def test_a_graph_in_which_all_cite_all_is_thinned_and_says_so() -> None:
    nodes = tuple(node(at, "source" if at < 30 else "outlet") for at in range(60))
    every = tuple(edge(one, other, asserts=1 + (one + other) % 9) for one in range(30) for other in range(30, 60))
    shown = drawn(Graph(nodes=nodes, edges=every))
    lines = [each.attrib["data-ends"].split() for each in shown.iter() if "data-ends" in each.attrib]
    assert len(lines) == MOST_EDGES
    assert len({end for ends in lines for end in ends}) == 60
    assert "800 thinner lines not drawn" in "".join(shown.itertext())
    assert len((draw(Graph(nodes=nodes, edges=every)) or "").encode()) < 60_000


def test_the_table_behind_has_the_nodes_that_are_drawn() -> None:
    shown = charted(story(300), lambda each: None)
    assert shown is not None
    told = {each for row in shown.rows for each in (row.source.name, row.by.name)}
    links = ElementTree.fromstring(shown.chart)  # noqa: S314
    assert len(told) == len(boxes(links)) == MOST
    assert shown.left_out == len(folded(story(300), MOST).edges) - len(shown.rows)


def test_the_drawing_is_the_same_in_every_process() -> None:
    script = (
        "from reportedly.desk.charts.graph import Edge, Graph, Node\n"
        "from reportedly.desk.charts.graph_drawing import draw\n"
        "kinds = ['source'] * 9 + ['relay'] * 3 + ['outlet'] * 6\n"
        "nodes = tuple(Node(id=f'n{at}', kind=kind, name=f'N{at}') for at, kind in enumerate(kinds))\n"
        "ends = [(at, 9 + at % 9) for at in range(9)] + [(at, 12 + at * 5 % 6) for at in range(12)]\n"
        "edges = (Edge(source=f'n{a}', target=f'n{b}', asserts=1, first='', last='', statements=()) for a, b in ends)\n"
        "print(draw(Graph(nodes=nodes, edges=tuple(edges))))"
    )
    shown = {
        subprocess.run(
            [sys.executable, "-c", script], env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(shown) == 1


def test_what_an_edge_carries_is_told_by_line_and_sign() -> None:
    nodes = (node(0, "source"), node(1, "outlet"))
    lines = []
    for stands in ({"asserts": 2, "denies": 1}, {"hedges": 1, "declines": 1}, {"denies": 4}, {"declines": 1}):
        (group,) = (
            each for each in drawn(Graph(nodes=nodes, edges=(edge(0, 1, **stands),))).iter() if each.get("data-ends")
        )
        lines.append([each.attrib["class"] for each in group.iter("path")])
    assert lines == [
        ["line asserts", "sign asserts", "sign denies"],
        ["line hedges", "sign hedges", "sign declines"],
        ["line denies", "sign denies"],
        ["line declines", "sign declines"],
    ]


def test_nodes_lead_where_the_page_says_and_are_named_for_who_does_not_see(dam: StoryView) -> None:
    shown = draw(graph_of(dam), lambda each: f"/sources/{each.entity}?a=1&b=2" if each.entity else None)
    links = ElementTree.fromstring(shown or "").findall("a")  # noqa: S314
    assert {each.attrib["href"] for each in links} == {
        "/sources/ent_brask?a=1&b=2",
        "/sources/ent_marren?a=1&b=2",
    }
    assert "Tarmont; 6 statements; Odo Brask, Tarmont's river authority (one government)" in {
        each.findtext("title") for each in links
    }


def test_hostile_names_stay_words_and_leave_no_trace_of_direction() -> None:
    graph = Graph(nodes=(node(0, "source", HOSTILE), node(1, "copies", HOSTILE)), edges=(edge(0, 1, asserts=1),))
    shown = draw(graph, lambda each: f"/?q={HOSTILE}", about=HOSTILE)
    assert shown is not None
    assert "<script" not in shown
    names = [each.text or "" for each in drawn(graph).iter("text") if each.attrib["class"] == "who"]
    assert [(name[:10], name[-1:]) for name in names] == [('"><script>', "…")] * 2
    assert "\u202e" not in shown.split(">", 1)[1].replace(f"/?q={escape(HOSTILE)}", "")


def test_nothing_is_drawn_where_nobody_is_cited() -> None:
    assert draw(Graph(nodes=(node(0, "outlet"),), edges=())) is None


def test_the_smallest_graph_reads_as_it_is_drawn() -> None:
    nodes = (node(1, "source", "Odo Brask"), node(0, "outlet", "Veldan Post"))
    shown = str(draw(Graph(nodes=nodes, edges=(edge(1, 0, denies=1),)), about="Who speaks"))
    assert shown.split('<g class="key"')[0].replace("><", ">\n<").partition("\n")[2] == GOLDEN


GOLDEN = """\
<text class="heading" x="1" y="11">Who says it</text>
<path class="rule" d="M1 17.5H223"/>
<text class="heading" x="313" y="11">Who carries it</text>
<path class="rule" d="M313 17.5H517"/>
<g aria-hidden="true">
<g class="edge" data-ends="0 1">
<title>Odo Brask, cited by Veldan Post: denies 1</title>
<path class="line denies" stroke-width="1" d="M223 38C262.5 38 262.5 38 302 38H313"/>
<path class="sign denies" d="M312 38m-6-3l6 6m0-6l-6 6"/>
</g>
</g>
<g class="node" data-node="0">
<title>Odo Brask; 2 statements</title>
<rect class="box source" x="1" y="26" width="222" height="24"/>
<text class="who" x="8" y="42.5">Odo Brask</text>
<text class="times" x="216" y="42.5" text-anchor="end">2</text>
</g>
<g class="node" data-node="1">
<title>Veldan Post; 1 statement</title>
<rect class="box outlet" x="313" y="26" width="204" height="24"/>
<text class="who" x="320" y="42.5">Veldan Post</text>
<text class="times" x="510" y="42.5" text-anchor="end">1</text>
</g>"""
