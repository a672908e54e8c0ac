"""Whatever links and rulings there are: what is ruled one is one, what is ruled apart is not, and the later counts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.linking.ruling.apart import Pair, allowed, weighed
from reportedly.record import Link

NAMES = st.sampled_from("abcdef")
PAIRS = st.lists(st.tuples(NAMES, NAMES, st.booleans()).filter(lambda pair: pair[0] != pair[1]), max_size=8)
EDGES = st.lists(st.tuples(NAMES, NAMES, st.sampled_from([0.4, 0.7, 1.0])), max_size=12)


def rulings(pairs: list[tuple[str, str, bool]]) -> list[Pair]:
    return [Pair(f"rul_{number}", *pair) for number, pair in enumerate(pairs)]


def links(edges: list[tuple[str, str, float]]) -> tuple[Link, ...]:
    found = [Link.of("same_entity", one, other, method="test/1", score=score) for one, other, score in edges]
    return tuple({link.id: link for link in found}.values())


def together(joined: list[tuple[str, str]], one: str, other: str) -> bool:
    """Whether a chain of pairs leads from one to the other; slow and plain."""
    reached = {one}
    for _ in "abcdef":
        reached |= {b for a, b in joined if a in reached} | {a for a, b in joined if b in reached}
    return other in reached


@given(PAIRS, EDGES)
def test_what_stands_holds_and_what_does_not_is_told(
    pairs: list[tuple[str, str, bool]], edges: list[tuple[str, str, float]]
) -> None:
    ruled = rulings(pairs)
    clusters, outranked = weighed(ruled)
    standing = [pair for pair in ruled if pair.ruling not in outranked]
    kept = allowed(links(edges), clusters)
    joined = [(k.left, k.right) for k in kept] + [(p.left, p.right) for p in standing if p.same]

    for pair in standing:
        assert together(joined, pair.left, pair.right) == pair.same
    assert set(outranked) | set(outranked.values()) <= {pair.ruling for pair in ruled}
    for loser, winner in outranked.items():
        assert int(winner.removeprefix("rul_")) > int(loser.removeprefix("rul_"))


@given(PAIRS)
def test_the_last_ruling_always_stands(pairs: list[tuple[str, str, bool]]) -> None:
    ruled = rulings(pairs)
    _, outranked = weighed(ruled)

    assert not ruled or ruled[-1].ruling not in outranked


@given(EDGES)
def test_without_rulings_every_link_stays(edges: list[tuple[str, str, float]]) -> None:
    clusters, _ = weighed([])

    assert set(allowed(links(edges), clusters)) == set(links(edges))


def test_of_a_chain_between_two_that_are_apart_the_weakest_link_goes() -> None:
    chain = links([("a", "b", 1.0), ("b", "c", 0.4), ("c", "d", 0.7)])
    clusters, _ = weighed([Pair("rul_0", "a", "d", same=False)])

    assert {(link.left, link.right) for link in allowed(chain, clusters)} == {("a", "b"), ("c", "d")}
