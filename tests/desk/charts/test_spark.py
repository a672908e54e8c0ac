"""How much a story moves, in a line of type."""

from __future__ import annotations

from xml.etree import ElementTree

import msgspec

from reportedly.desk.charts import spark
from reportedly.record import StoryView


def moved(dam: StoryView, *days: str) -> StoryView:
    """The story with one article on each day, and no changes."""
    one = dam.articles[0]
    articles = tuple(msgspec.structs.replace(one, id=f"art_{at}", known_on=day) for at, day in enumerate(days))
    return msgspec.structs.replace(dam, articles=articles, changes=())


def test_every_day_counts_the_quiet_ones_too(dam: StoryView) -> None:
    assert [(day.first, day.articles, day.changes) for day in spark.pulse(dam)] == [
        ("2031-03-03", 1, 1),
        ("2031-03-04", 0, 0),
        ("2031-03-05", 2, 1),
        ("2031-03-06", 0, 0),
        ("2031-03-07", 1, 2),
    ]


def test_it_is_named_in_words_that_tell_the_same(dam: StoryView) -> None:
    shown = ElementTree.fromstring(spark.draw(dam) or "")  # noqa: S314 - our own drawing
    told = "3 Mar 2031 to 7 Mar 2031: 4 articles, most on 5 Mar 2031 (2); 4 changes, most on 7 Mar 2031 (2)"
    assert shown.attrib["aria-label"] == spark.told(dam) == told
    assert shown.attrib["role"] == "img"


def test_a_story_of_one_day_has_nothing_to_compare(dam: StoryView) -> None:
    assert spark.draw(moved(dam, "2031-03-03", "2031-03-03")) is None
    assert spark.told(moved(dam, "2031-03-03", "2031-03-03")) == "3 Mar 2031: 2 articles"


def test_of_a_long_story_a_bar_is_several_days(dam: StoryView) -> None:
    days = spark.pulse(moved(dam, "0001-01-01", "2031-03-03", "9999-12-31"))
    assert len(days) <= spark.MOST
    assert (days[0].first, days[-1].last) == ("0001-01-01", "9999-12-31")
    assert sum(day.articles for day in days) == 3
    assert "most from" in spark.told(moved(dam, "2031-01-01", "2031-01-02", "2031-12-31"))


def test_unknown_days_do_not_count(dam: StoryView) -> None:
    assert spark.pulse(moved(dam, "soon", "")) == ()
    assert spark.told(moved(dam, "soon")) == "no day known"
