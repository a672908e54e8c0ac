"""The days of a story, and the ways back and forth between them."""

from __future__ import annotations

import pytest

from reportedly.desk.days import Day, between, days_of
from reportedly.record import StoryView

DAYS = tuple(Day(date=f"2031-03-0{day}", changes=1, articles=1) for day in (3, 5, 7))


def test_a_day_is_there_when_an_article_came_or_something_changed(dam: StoryView) -> None:
    assert [(day.date, day.changes, day.articles) for day in days_of(dam)] == [
        ("2031-03-03", 1, 1),
        ("2031-03-05", 1, 2),
        ("2031-03-07", 2, 1),
    ]


@pytest.mark.parametrize(
    ("as_of", "at", "back", "forward"),
    [
        (None, 2, "2031-03-05", None),
        ("2031-03-03", 0, None, "2031-03-05"),
        ("2031-03-04", 0, "2031-03-03", "2031-03-05"),
        ("2031-03-05", 1, "2031-03-03", None),  # from here it goes on to now
        ("2031-03-06", 1, "2031-03-05", None),
        ("2031-03-07", 2, "2031-03-05", None),
        ("2031-04-01", 2, "2031-03-07", None),
        ("2031-01-01", 0, None, "2031-03-03"),
    ],
)
def test_the_last_day_stands_for_now(as_of: str | None, at: int, back: str | None, forward: str | None) -> None:
    found = between(DAYS, as_of)

    assert (found.at, found.back, found.forward, found.now) == (at, back, forward, as_of is None)


def test_a_story_of_one_day_leads_nowhere() -> None:
    found = between(DAYS[:1], None)

    assert (found.at, found.back, found.forward) == (0, None, None)
