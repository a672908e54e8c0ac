"""Figures that differ: on a later day one moves the other, on one day by another origin one contradicts it.
In: fictional reports of a flood. Out: claims and changes.
"""

from __future__ import annotations

from reportedly.linking import link, view
from reportedly.record import Claim, Revision, StoryView
from tests.linking.conftest import Says, article


def flood(day: str, outlet: str, source: str, dead: str) -> Revision:
    words = f"Flood in Sanne\n{source} said that {dead} villagers were killed in the flood at Sanne."
    says = Says(
        source,
        "said",
        f"{dead} villagers were killed in the flood at Sanne",
        figures=((dead, float(dead), "villagers"),),
    )
    return article(words, says, published=day, outlet=outlet, names={source: "ORG"})


FIRST = flood("2031-03-02", "Harbour Post", "Oskerland Rescue", "120")
SAME_DAY = flood("2031-03-02", "Serrin Herald", "Varania Red Star", "140")
NEXT_DAY = flood("2031-03-03", "Serrin Herald", "Varania Red Star", "140")
SAME_ORIGIN = flood("2031-03-02", "Talven Radio", "Oskerland Rescue", "140")


def told(*group: Revision) -> StoryView:
    whole = view(group, link(group))
    assert whole is not None
    return whole


def of_figure(whole: StoryView, words: str) -> Claim:
    return next(claim for claim in whole.claims if any(point.figure.text == words for point in claim.figures))


def moves(whole: StoryView) -> list[str]:
    return [change.date for change in whole.changes if change.kind == "figure moved"]


def test_two_numbers_of_two_origins_on_one_day_contradict_each_other() -> None:
    whole = told(FIRST, SAME_DAY)
    assert of_figure(whole, "120").rivals == (of_figure(whole, "140").id,)
    assert of_figure(whole, "140").rivals == (of_figure(whole, "120").id,)
    assert moves(whole) == []


def test_another_number_on_a_later_day_is_an_update() -> None:
    whole = told(FIRST, NEXT_DAY)
    assert of_figure(whole, "140").rivals == ()
    assert moves(whole) == ["2031-03-03"]


def test_the_same_origin_does_not_contradict_itself() -> None:
    whole = told(FIRST, SAME_ORIGIN)
    assert of_figure(whole, "140").rivals == ()
    assert moves(whole) == ["2031-03-02"]
