"""Stories of a stream of two hundred articles: the same whatever order they come in, and as few at a time as they come.
In: fictional news. Out: nothing.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

import msgspec
import numpy as np
import pytest

from reportedly.linking import Standing, groups, same_stories, tell
from reportedly.linking.following.leads import Lead, lead
from reportedly.linking.following.likeness import parts
from reportedly.linking.following.stream import Stream
from reportedly.record import Revision
from tests.linking.newsstream import MATTERS, news

Stripped = Callable[[Sequence[Revision]], Sequence[Revision]]


def by_rules(revisions: Sequence[Revision]) -> list[Revision]:
    """The same, read by a plan that has no vectors."""
    blind = [msgspec.structs.replace(revision.reading, meanings=None) for revision in revisions]
    return [msgspec.structs.replace(r, reading=reading) for r, reading in zip(revisions, blind, strict=True)]


def half_by_rules(revisions: Sequence[Revision]) -> list[Revision]:
    ordered = sorted(revisions, key=lambda revision: revision.text.id)
    return [*by_rules(ordered[::2]), *ordered[1::2]]


def day(revision: Revision) -> str:
    published = revision.text.published
    return (published.value if published else None) or "undated"


def matter(revision: Revision) -> str:
    """The sentence that only articles on its matter have, wherever it is told."""
    return next(details[0] for _, _, details in MATTERS if details[0] in revision.text.text)


READ = pytest.mark.parametrize("read", [list, by_rules, half_by_rules], ids=["vectors", "words", "both"])


@READ
def test_shuffling_two_hundred_articles_changes_nothing(read: Stripped) -> None:
    articles = list(read(news()))
    told = same_stories(articles)
    for seed in (1, 2, 3):
        random.Random(seed).shuffle(articles)  # noqa: S311
        assert same_stories(articles) == told


@pytest.mark.parametrize("order", ["in time", "backwards", "shuffled"])
def test_adding_one_by_one_tells_what_all_at_once_does(order: str) -> None:
    articles = sorted(half_by_rules(news(80)), key=day)
    if order == "backwards":
        articles.reverse()
    elif order == "shuffled":
        random.Random(7).shuffle(articles)  # noqa: S311
    standings: Sequence[Standing] = ()
    for count in range(1, len(articles) + 1):
        told = tell(articles[:count], standings)
        standings = told.standings
        if count % 20 == 0:
            assert told.links == same_stories(articles[:count])


def test_where_the_stream_stood_some_weeks_ago_is_kept_while_it_goes_on() -> None:
    articles = sorted(by_rules(news()), key=day)
    standings: Sequence[Standing] = ()
    for count in range(100, len(articles) + 1, 3):
        standings = tell(articles[:count], standings).standings
    late = next(revision for revision in articles if day(revision) > "2031-04-14")
    others = [revision for revision in articles if revision is not late]
    told = tell(articles, tell(others, standings).standings)
    assert 0 < told.taken < len(articles)
    assert told.links == same_stories(articles)


def test_a_new_article_is_told_from_where_the_stream_stood() -> None:
    articles = [r for r in news() if r.text.published]
    newest = max(articles, key=day)
    before = tell([r for r in articles if r is not newest])
    assert 0 < tell(articles, before.standings).taken < len(articles) / 5


def test_an_article_before_the_first_is_told_with_all_after_it() -> None:
    first, *others = sorted((r for r in news() if r.text.published), key=lambda r: str(r.text.published))
    told = tell([*others, first], tell(others).standings)
    assert told.taken == len(others) + 1
    assert told.links == same_stories([first, *others])


def test_links_span_each_story_and_nothing_else() -> None:
    articles = list(news())
    links = same_stories(articles)
    stories = groups(articles, links)
    assert len(links) == len(articles) - len(stories)
    assert all(link.evidence for link in links)


def test_no_story_is_of_two_matters() -> None:
    for story in groups(news(), same_stories(news())):
        assert len({matter(revision) for revision in story}) == 1


# Merging, splitting, and what keeps a story from growing without end, shown on words alone.

FLOOD = "river rose levee broke cellar flooded boats rescued rooftops"
QUAKE = "tremor shook chimney fell cracks seismologist magnitude aftershock rubble"
BUDGET = "council budget levy deficit auditor ledger arrears vote treasurer"


def article(words: str, day: int = 0) -> Lead:
    return lead("", words, 0, day, None)


def told_of(*leads: Lead) -> list[list[int]]:
    """The stories of these articles, each as the places of its articles."""
    stream = Stream()
    stream.take(leads)
    for story in stream.stories.values():
        assert len(story.ties) == len(story.members) - 1
    return [story.members for _, story in sorted(stream.stories.items())]


def test_stories_that_turn_out_to_be_one_merge_into_the_elder() -> None:
    both = f"{FLOOD} tremor shook chimney fell cracks"
    apart = [article(FLOOD), article(QUAKE)]
    assert told_of(*apart) == [[0], [1]]
    assert told_of(*apart, article(both), article(both), article(both)) == [[0, 1, 2, 3, 4]]


def test_one_article_about_two_matters_merges_no_stories() -> None:
    flood, budget = [article(FLOOD)] * 4, [article(BUDGET)] * 4
    assert len(told_of(*flood, *budget, article(f"{FLOOD} {BUDGET}"))) == 2


def test_a_story_that_grows_apart_splits_and_the_part_with_its_first_article_goes_on() -> None:
    roundups = [article(f"{FLOOD} {BUDGET}")] * 2
    turns = [article(FLOOD), article(BUDGET)] * 10
    first, second = told_of(*roundups, *turns)
    assert first[:3] == [0, 1, 2]
    assert second == [place for place in range(2, 22) if place % 2]


def test_no_story_grows_by_a_chain_in_which_each_article_is_like_the_last() -> None:
    words = [f"word{number}" for number in range(200)]
    chain = [article(" ".join(words[at : at + 12])) for at in range(0, 180, 4)]
    assert max(map(len, told_of(*chain))) < 16


def test_a_flood_of_articles_that_share_one_name_is_no_story() -> None:
    chance = random.Random(3)  # noqa: S311
    of_its_own = [" ".join(f"{chance.randrange(10**9)}x" for _ in range(12)) for _ in range(300)]
    assert max(map(len, told_of(*(article(f"Corvane {words}") for words in of_its_own)))) < 5


# Two parts of a story.


def test_the_parts_of_a_story_are_those_that_average_linkage_leaves() -> None:
    odds = np.array([[0, 3, -2, -1], [3, 0, -3, -2], [-2, -3, 0, 4], [-1, -2, 4, 0]], dtype=np.float64)
    first, second, between = parts(odds)
    assert (first, second, between) == ([0, 1], [2, 3], -2.0)
