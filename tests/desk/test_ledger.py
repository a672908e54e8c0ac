"""The claims of a story, filtered, searched and sorted."""

from __future__ import annotations

import pytest

from reportedly.desk.ledger import Asked, Ledger, ledger
from reportedly.desk.sheet import arrange
from reportedly.record import StoryView


def asked(view: StoryView, most: int = 30, page: int = 1, **what: str) -> Ledger:
    return ledger(arrange(view), Asked(page=page, **what), most)


def ids(found: Ledger) -> list[str]:
    return [row.claimed.claim.id for row in found.rows]


def test_all_claims_stand_by_news_value_each_with_those_under_it(ahead: StoryView) -> None:
    found = asked(ahead)

    assert ids(found) == ["clm_shut", "clm_precise", "clm_farms", "clm_repairs"]
    assert [row.under.id if row.under else None for row in found.rows] == [None, "clm_shut", None, None]
    assert (found.total, found.found, found.pages) == (4, 4, 1)


@pytest.mark.parametrize(
    ("what", "left"),
    [
        ({"status": "contested"}, ["clm_shut"]),
        ({"stance": "declines"}, ["clm_shut"]),
        ({"source": "Odo Brask"}, ["clm_shut"]),
        ({"source": "the growers' union"}, ["clm_shut", "clm_farms"]),
        ({"figure": "farms"}, ["clm_farms"]),
        ({"q": "MOVED repairs"}, ["clm_repairs"]),
        ({"q": "anders"}, ["clm_shut"]),
        ({"q": "gates zebra"}, []),
        ({"q": "gates", "status": "contested"}, ["clm_shut"]),
        ({"status": "no such status"}, []),
    ],
)
def test_each_filter_leaves_the_claims_that_fit(dam: StoryView, what: dict[str, str], left: list[str]) -> None:
    found = asked(dam, 30, 1, **what)

    assert ids(found) == left
    assert found.asked.narrows
    assert found.total == 3


@pytest.mark.parametrize(
    ("sort", "first"), [("newest", "clm_farms"), ("first", "clm_shut"), ("origins", "clm_farms"), ("none", "clm_shut")]
)
def test_claims_stand_in_the_order_that_is_asked_for(dam: StoryView, sort: str, first: str) -> None:
    assert ids(asked(dam, sort=sort))[0] == first


def test_what_can_be_asked_is_told_with_how_many_claims_it_leaves(dam: StoryView) -> None:
    found = asked(dam)

    assert found.figures == (("farms", 1),)
    assert dict(found.statuses) == {"contested": 1, "multi-source": 1, "confirmed-by-party": 1}
    assert ("Tarmont", 2) in found.sources
    assert ("Odo Brask", 1) in found.sources


def test_a_page_past_the_end_is_the_last(dam: StoryView) -> None:
    found = asked(dam, most=2, page=9)

    assert (found.asked.page, found.pages, found.first, len(found.rows)) == (2, 2, 3, 1)


def test_an_address_holds_what_is_asked_and_nothing_else() -> None:
    what = Asked(q="gates", status="contested", page=3)

    assert what.query() == {"q": "gates", "status": "contested"}
    assert what.query(status="", page=4) == {"q": "gates", "page": "4"}
    assert Asked().query() == {}
