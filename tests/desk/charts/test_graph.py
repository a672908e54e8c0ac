"""The source graph of a story, as a record."""

from __future__ import annotations

import random

import msgspec
import pytest

from reportedly.desk.charts.graph import Graph, Node, folded, graph_of, graph_of_claim, rows
from reportedly.errors import NotFoundError
from reportedly.record import ChainLink, CopyGroup, StoryView


def shown(graph: Graph) -> list[str]:
    """Each edge as `who > by whom: what`."""
    told = (
        f"{row.source.name} > {row.by.name}: {', '.join(f'{stand} {number}' for stand, number in row.edge.stands)}"
        for row in rows(graph)
    )
    return sorted(told)


def node(graph: Graph, name: str) -> Node:
    (found,) = (each for each in graph.nodes if each.name == name)
    return found


def test_what_each_says_passes_to_those_who_print_it(dam: StoryView) -> None:
    assert shown(graph_of(dam)) == [
        "Tarmont > Kestrel: denies 2",
        "Tarmont > Oel Valley Courier: declines 1",
        "Tarmont > The Lowland Times: asserts 1, declines 1",
        "Veldania > Oel Valley Courier: hedges 2",
        "Veldania > The Lowland Times: asserts 1",
        "Veldanian growers > Kestrel: asserts 1",
        "officials > Oel Valley Courier: hedges 1",
        "the growers' union > The Lowland Times: asserts 2",
        "two officials who have seen the plan > Oel Valley Courier: asserts 1",
    ]


def test_copies_of_one_wire_are_one_node_that_tells_its_outlets(dam: StoryView) -> None:
    wire = node(graph_of(dam), "Kestrel")
    assert (wire.kind, wire.outlets) == ("copies", ("Marrow Herald", "Veldan Post"))
    assert wire.articles == ("art_VeldanPost", "art_MarrowHerald")


def test_statements_in_the_same_words_count_once_and_are_all_there(dam: StoryView) -> None:
    graph = graph_of(dam)
    (edge,) = (row.edge for row in rows(graph) if row.source.name == "Tarmont" and row.by.name == "Kestrel")
    assert edge.times == 2
    assert edge.statements == ("stm_denied", "stm_denied_copy", "stm_never")


def test_one_government_is_one_node_that_tells_its_members(dam: StoryView) -> None:
    tarmont = node(graph_of(dam), "Tarmont")
    assert (tarmont.kind, tarmont.members, tarmont.why, tarmont.entity) == (
        "source",
        ("Odo Brask", "Tarmont's river authority"),
        ("one government",),
        "ent_brask",
    )


def test_who_is_unnamed_in_two_reports_may_be_two(dam: StoryView) -> None:
    elsewhere = next(said for said in dam.statements if said.id == "stm_union")
    again = next(said for said in dam.statements if said.id == "stm_headline")
    moved = msgspec.structs.replace(again, id="stm_again", article=elsewhere.article, text_id=elsewhere.text_id)
    graph = graph_of(msgspec.structs.replace(dam, statements=(*dam.statements, moved)))
    assert [each.anonymous for each in graph.nodes if each.name == "officials"] == [True, True]


def test_an_outlet_that_others_cite_is_one_node_with_what_it_prints(dam: StoryView) -> None:
    said = tuple(
        msgspec.structs.replace(each, chain=(ChainLink(text="the Oel Valley Courier, a local paper"),))
        if each.id == "stm_believed"
        else each
        for each in dam.statements
    )
    graph = graph_of(msgspec.structs.replace(dam, statements=said))
    assert "Oel Valley Courier > The Lowland Times: asserts 1" in shown(graph)
    assert "Veldania > Oel Valley Courier: asserts 1, hedges 2" in shown(graph)


def test_who_passes_on_what_it_prints_itself_is_there_once(dam: StoryView) -> None:
    there_and_back = (ChainLink(text="Kestrel"), ChainLink(text="Radio Sarn"), ChainLink(text="Kestrel"))
    said = tuple(
        msgspec.structs.replace(each, chain=there_and_back) if each.id == "stm_growers" else each
        for each in dam.statements
    )
    assert shown(graph_of(msgspec.structs.replace(dam, statements=said))) == shown(graph_of(dam))


def test_a_joint_statement_comes_from_each_who_makes_it(dam: StoryView) -> None:
    joint = msgspec.structs.replace(dam.statements[1], id="stm_joint", origin="Tarmont and Veldania")
    graph = graph_of(msgspec.structs.replace(dam, statements=(*dam.statements, joint)))
    assert "stm_joint" in node(graph, "Tarmont").statements
    assert "stm_joint" in node(graph, "Veldania").statements
    assert all("Tarmont and" not in each.name for each in graph.nodes)


def test_copies_of_which_nobody_knows_the_first_are_named_by_all_who_print_them(dam: StoryView) -> None:
    group = msgspec.structs.replace(dam.copies[0], wire=None)
    graph = graph_of(msgspec.structs.replace(dam, copies=(group,)))
    assert node(graph, "Marrow Herald = Veldan Post").kind == "copies"


def test_those_who_quote_one_speech_are_no_copies(dam: StoryView) -> None:
    quoting = CopyGroup(articles=dam.copies[0].articles, wire=None, passages=(), quotations=True)
    graph = graph_of(msgspec.structs.replace(dam, copies=(quoting,)))
    assert {"Veldan Post", "Marrow Herald"} <= {each.name for each in graph.nodes if each.kind == "outlet"}


def test_a_claim_has_its_own_graph_by_the_sides_in_it(dam: StoryView) -> None:
    assert shown(graph_of_claim(dam, "clm_farms")) == [
        "Veldania > Oel Valley Courier: hedges 1",
        "Veldanian growers > Kestrel: asserts 1",
        "the growers' union > The Lowland Times: asserts 1",
    ]
    with pytest.raises(NotFoundError, match="has no claim clm_none"):
        graph_of_claim(dam, "clm_none")


def test_the_graph_is_the_same_for_every_order_of_the_view(dam: StoryView) -> None:
    graph = graph_of(dam)
    for seed in range(8):
        shuffled = {
            name: tuple(random.Random(seed).sample(getattr(dam, name), len(getattr(dam, name))))  # noqa: S311
            for name in ("statements", "articles", "claims", "entities", "copies")
        }
        assert graph_of(msgspec.structs.replace(dam, **shuffled)) == graph


def test_nodes_beyond_a_cap_become_one_of_each_kind_that_names_them(dam: StoryView) -> None:
    graph = graph_of(dam)
    few = folded(graph, 6)
    assert len(few.nodes) == 6
    (more,) = (each for each in few.nodes if each.folded)
    assert (more.name, more.kind, more.folded) == ("4 more", "source", 4)
    assert more.members == (
        "the growers' union",
        "Veldanian growers",
        "officials",
        "two officials who have seen the plan",
    )
    assert sum(edge.times for edge in few.edges) == sum(edge.times for edge in graph.edges)
    assert folded(graph, len(graph.nodes)) == graph
