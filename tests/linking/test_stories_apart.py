"""Which texts tell one story.
In: short fictional articles. Out: the groups they fall into.
"""

from __future__ import annotations

from typing import Any

from reportedly.linking import groups, same_stories
from reportedly.record import Revision

DAM = (
    "Tamsin dam cracks after heavy rain\n"
    "The Tamsin dam in Varania has cracked after a week of rain, and villagers below the dam were told to leave. "
    "Engineers from Oskerland arrived at the Tamsin dam."
)
DAM_AGAIN = (
    "Villagers leave as Tamsin dam cracks\n"
    "Villagers below the Tamsin dam in Varania were told to leave after cracks in its wall grew. "
    "Engineers from Oskerland said rain had weakened the dam."
)
OPERA = (
    "Opera house names a new director\n"
    "The opera house of Varania has named a director from Oskerland, who will conduct the season's first concert "
    "after a month of rehearsals with the choir."
)


def grouped(*revisions: Revision) -> list[set[str | None]]:
    """The titles of each group."""
    return [{r.text.title for r in group} for group in groups(revisions, same_stories(revisions))]


def test_two_tellings_of_one_matter_are_one_story(press: Any) -> None:
    one = press.article(DAM, published="2031-03-02")
    other = press.article(DAM_AGAIN, published="2031-03-04")
    assert len(grouped(one, other)) == 1


def test_two_matters_of_one_day_and_country_stay_apart(press: Any) -> None:
    assert len(grouped(press.article(DAM, published="2031-03-02"), press.article(OPERA, published="2031-03-02"))) == 2


def test_an_undated_text_joins_by_its_words(press: Any) -> None:
    assert len(grouped(press.article(DAM, published="2031-03-02"), press.article(DAM_AGAIN))) == 1


def test_the_same_words_years_apart_are_two_stories(press: Any) -> None:
    assert (
        len(grouped(press.article(DAM, published="2025-03-02"), press.article(DAM_AGAIN, published="2031-03-04"))) == 2
    )


def test_revisions_of_one_page_are_one_story_whatever_they_say(press: Any) -> None:
    url = "https://lantern.example/1"
    assert len(grouped(press.article(DAM, url=url), press.article(OPERA, url=url))) == 1


def test_every_link_says_what_it_rests_on(press: Any) -> None:
    (link,) = same_stories(
        [press.article(DAM, published="2031-03-02"), press.article(DAM_AGAIN, published="2031-03-04")]
    )
    assert {"Tamsin", "dam"} <= set(link.evidence)
    assert 0.5 < link.score <= 1


def test_what_comes_later_takes_no_link_back(press: Any) -> None:
    one = press.article(DAM, published="2031-03-02")
    other = press.article(DAM_AGAIN, published="2031-03-04")
    later = press.article(OPERA, published="2031-03-05")
    assert set(same_stories([one, other])) <= set(same_stories([later, other, one]))
