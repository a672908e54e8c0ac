"""Who speaks, and through whom: the source graph of a story or of one claim, as a record.
In: a StoryView. Out: a Graph of nodes and edges, each with the statements behind it; and the rows of its table.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Literal

from reportedly.desk.charts.paths import Path, Who, paths_of
from reportedly.errors import NotFoundError
from reportedly.record import Claim, Record, StoryStatement, StoryView, make_id
from reportedly.record.views import OneOrigin

NodeKind = Literal["source", "relay", "outlet", "copies"]
Stand = Literal["asserts", "hedges", "denies", "declines"]

STANDS: tuple[Stand, ...] = ("asserts", "hedges", "denies", "declines")
_STAND_OF: Mapping[str, Stand] = {
    "probable": "hedges",
    "possible": "hedges",
    "predicts": "hedges",
    "conditional": "hedges",
    "doubts": "hedges",
    "denies": "denies",
    "declines": "declines",
}
"""Without a claim to be for or against, whoever asserts, condemns, urges or is concerned asserts."""


class Node(Record, frozen=True, kw_only=True):
    """Somebody who says, passes on or prints: one origin, one relay, one outlet, or all who print the same words."""

    id: str
    kind: NodeKind
    name: str
    anonymous: bool = False
    members: tuple[str, ...] = ()
    """Of a source, the other names under which it speaks, the most frequent first; where `folded`, all names folded."""
    why: tuple[OneOrigin, ...] = ()
    """Why several are counted as one."""
    entity: str | None = None
    """The StoryEntity that it most often is, for a link to its page."""
    articles: tuple[str, ...] = ()
    """Of an outlet or of copies: its articles, the earliest first."""
    outlets: tuple[str, ...] = ()
    """Of copies: those who print the same words."""
    statements: tuple[str, ...] = ()
    """Those that it says, passes on or prints, by day."""
    folded: int = 0
    """How many nodes of its kind it stands for, where it stands for more than one."""


class Edge(Record, frozen=True, kw_only=True):
    """What passes from one node to the next on its way from who says it to who prints it: `target` cites `source`."""

    source: str
    target: str
    asserts: int = 0
    """How many statements, those in the same words once: of a story by their stance, of a claim by their side in it."""
    hedges: int = 0
    denies: int = 0
    declines: int = 0
    first: str
    """The first day (`YYYY-MM-DD`) on which a reader could know one of them."""
    last: str
    statements: tuple[str, ...]
    """All of them, copies too, by day."""

    @property
    def times(self) -> int:
        """How many statements, those in the same words once."""
        return self.asserts + self.hedges + self.denies + self.declines

    @property
    def stands(self) -> tuple[tuple[Stand, int], ...]:
        """What it carries and how often, without what it never carries."""
        return tuple((stand, number) for stand in STANDS if (number := getattr(self, stand)))


class Graph(Record, frozen=True, kw_only=True):
    """Nodes, those with most statements first, and edges in the order of their ends."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


class Cited(Record, frozen=True, kw_only=True):
    """A row of the table behind the graph: who is cited by whom, how often, and in which statements."""

    source: Node
    by: Node
    edge: Edge


def graph_of(view: StoryView) -> Graph:
    """The source graph of a story as known on the day of the view; the same for every order of its parts."""
    return _graph(view, {said.id: _STAND_OF.get(said.stance, "asserts") for said in view.statements})


def graph_of_claim(view: StoryView, claim: str) -> Graph:
    """The source graph of one claim of the story. Raises NotFoundError where it has no claim of that id."""
    found = next((each for each in view.claims if each.id == claim), None)
    if found is None:
        raise NotFoundError(f"the story {view.story.id} has no claim {claim}")
    return _graph(view, _sides(found))


def rows(graph: Graph) -> tuple[Cited, ...]:
    """The table behind the graph: every edge once, those who are cited most often first."""
    nodes = {node.id: node for node in graph.nodes}
    rank = {node.id: at for at, node in enumerate(graph.nodes)}
    ordered = sorted(graph.edges, key=lambda e: (rank[e.source], -e.times, rank[e.target]))
    return tuple(Cited(source=nodes[edge.source], by=nodes[edge.target], edge=edge) for edge in ordered)


def folded(graph: Graph, most: int) -> Graph:
    """The graph with at most `most` nodes: of each kind, those with fewest statements become one node, `folded`.

    Its `members` are their names. The kinds take turns, so that no one of them crowds out the others.
    """
    if len(graph.nodes) <= most:
        return graph
    of_kind: dict[str, NodeKind] = {n.id: "outlet" if n.kind == "copies" else n.kind for n in graph.nodes}
    seen: Counter[NodeKind] = Counter()
    turns = []
    for at, node in enumerate(graph.nodes):
        turns.append((seen[of_kind[node.id]], at, node.id))
        seen[of_kind[node.id]] += 1
    kept = {name for *_, name in sorted(turns)[: max(most - len(seen), 0)]}
    nodes = [node for node in graph.nodes if node.id in kept]
    gathered: dict[NodeKind, list[Node]] = {}
    for node in (each for each in graph.nodes if each.id not in kept):
        gathered.setdefault(of_kind[node.id], []).append(node)
    into = {node.id: node.id for node in graph.nodes}
    for kind, inside in gathered.items():
        nodes.append(inside[0] if len(inside) == 1 else _more(kind, inside))
        into.update((node.id, nodes[-1].id) for node in inside)
    return Graph(nodes=tuple(nodes), edges=_joined(graph.edges, into))


def thinned(graph: Graph, most: int) -> Graph:
    """The graph with about `most` edges: those with most statements, and of each node its first.

    A graph in which everybody is cited everywhere is a mat; a table can have more of it.
    """
    weight = {(e.source, e.target): (-e.times, -e.denies, e.source, e.target) for e in graph.edges}
    ordered = sorted(graph.edges, key=lambda edge: weight[edge.source, edge.target])
    firsts: dict[str, Edge] = {}
    for edge in ordered:
        firsts.setdefault(edge.source, edge)
        firsts.setdefault(edge.target, edge)
    needed = {(edge.source, edge.target) for edge in firsts.values()}
    others = [edge for edge in ordered if (edge.source, edge.target) not in needed][: max(most - len(needed), 0)]
    needed |= {(edge.source, edge.target) for edge in others}
    return Graph(nodes=graph.nodes, edges=tuple(e for e in graph.edges if (e.source, e.target) in needed))


def _sides(claim: Claim) -> dict[str, Stand]:
    sides: tuple[tuple[Stand, tuple[str, ...]], ...] = (
        ("asserts", claim.supports),
        ("hedges", claim.hedges),
        ("denies", claim.denies),
        ("declines", claim.declines),
    )
    return {statement: stand for stand, side in sides for statement in side}


def _graph(view: StoryView, stands: Mapping[str, Stand]) -> Graph:
    traced = [path for path in paths_of(view) if path.statement.id in stands]
    nodes = {who: _node(who, traced_through) for who, traced_through in _through(traced).items()}
    passed: defaultdict[tuple[Who, Who], list[StoryStatement]] = defaultdict(list)
    for path in traced:
        for step in pairwise(path.steps):
            passed[step[0].who, step[1].who].append(path.statement)
    told = {
        each.id: " ".join(each.words.split()).casefold() or each.id for each in view.statements if each.id in stands
    }
    edges = (_edge(nodes[a].id, nodes[b].id, said, stands, told) for (a, b), said in passed.items())
    return Graph(
        nodes=tuple(sorted(nodes.values(), key=lambda n: (-len(n.statements), n.name.casefold(), n.kind, n.id))),
        edges=tuple(sorted(edges, key=lambda edge: (edge.source, edge.target))),
    )


def _through(traced: Iterable[Path]) -> dict[Who, list[tuple[Path, int]]]:
    """For each node the ways through it, and at which of their steps."""
    found: dict[Who, list[tuple[Path, int]]] = {}
    for path in traced:
        for at, step in enumerate(path.steps):
            found.setdefault(step.who, []).append((path, at))
    return found


def _node(who: Who, through: list[tuple[Path, int]]) -> Node:
    head = through[0][0].steps[through[0][1]]
    printed = [path.statement for path, at in through if at == len(path.steps) - 1]
    kind: NodeKind = "source" if any(at == 0 for _, at in through) else "relay"
    if printed:
        kind = "copies" if head.outlets and head.outlets != (head.name,) else "outlet"
    return Node(
        id=make_id("nod", *who),
        kind=kind,
        name=head.name,
        anonymous=head.anonymous,
        members=head.members,
        why=head.why,
        entity=head.entity,
        articles=tuple(dict.fromkeys(said.article for said in printed)),
        outlets=head.outlets if kind == "copies" else (),
        statements=tuple(dict.fromkeys(path.statement.id for path, _ in through)),
    )


def _edge(
    source: str, target: str, said: list[StoryStatement], stands: Mapping[str, Stand], told: Mapping[str, str]
) -> Edge:
    """The edge between two nodes; `told` has the words of each statement, folded, so that the same count once."""
    once = {(told[each.id], stands[each.id]) for each in said}
    counts = dict.fromkeys(STANDS, 0)
    for _, stand in once:
        counts[stand] += 1
    days = [each.known_on for each in said]
    return Edge(
        source=source,
        target=target,
        asserts=counts["asserts"],
        hedges=counts["hedges"],
        denies=counts["denies"],
        declines=counts["declines"],
        first=min(days),
        last=max(days),
        statements=tuple(dict.fromkeys(each.id for each in said)),
    )


def _more(kind: NodeKind, inside: list[Node]) -> Node:
    statements = dict.fromkeys(statement for node in inside for statement in node.statements)
    return Node(
        id=make_id("nod", "more", kind),
        kind=kind,
        folded=len(inside),
        name=f"{len(inside)} more",
        members=tuple(node.name for node in inside),
        articles=tuple(dict.fromkeys(article for node in inside for article in node.articles)),
        statements=tuple(statements),
    )


def _joined(edges: Iterable[Edge], into: Mapping[str, str]) -> tuple[Edge, ...]:
    """The edges between what their ends were folded into; none from a node to itself."""
    together: dict[tuple[str, str], list[Edge]] = {}
    for edge in edges:
        ends = into[edge.source], into[edge.target]
        if ends[0] != ends[1]:
            together.setdefault(ends, []).append(edge)
    return tuple(
        Edge(
            source=source,
            target=target,
            asserts=sum(edge.asserts for edge in same),
            hedges=sum(edge.hedges for edge in same),
            denies=sum(edge.denies for edge in same),
            declines=sum(edge.declines for edge in same),
            first=min(edge.first for edge in same),
            last=max(edge.last for edge in same),
            statements=tuple(dict.fromkeys(statement for edge in same for statement in edge.statements)),
        )
        for (source, target), same in sorted(together.items())
    )
