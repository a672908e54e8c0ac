"""Whole stories are the same whatever order their articles come in, with every link, on every day.
In: two hundred articles of fictional news, some undated, some edited later. Out: nothing.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from bench.newsroom import articles
from reportedly.linking import groups, link, same_stories, view
from reportedly.linking.following.known import known_days
from reportedly.reading import RULES, plan_of, read_one
from reportedly.record import Instant, Link, Plan, Revision, StoryView, Text


class Told(NamedTuple):
    """All that linking makes of a set of articles."""

    same: tuple[Link, ...]
    links: Mapping[str, tuple[Link, ...]]
    """By the id of the story."""
    views: Mapping[str, Sequence[StoryView | None]]
    """As known on three days, the last of them now."""


def told(revisions: Sequence[Revision], seed: int) -> Told:
    """All of these articles, and those of each story, in an order of this seed."""
    chance = random.Random(seed)  # noqa: S311
    shuffled = chance.sample(revisions, len(revisions))
    same = same_stories(shuffled)
    links: dict[str, tuple[Link, ...]] = {}
    views: dict[str, Sequence[StoryView | None]] = {}
    for story in groups(shuffled, same):
        group = chance.sample(story, len(story))
        found = link(group)
        days = sorted({known.day for known in known_days(group, found).values()})
        seen = view(group, found)
        assert seen is not None
        links[seen.story.id] = found
        views[seen.story.id] = (view(group, found, days[0]), view(group, found, days[len(days) // 2]), seen)
    return Told(same, links, views)


def undated(text: Text) -> Text:
    return Text.of(text=text.text, title=text.title, outlet=text.outlet, url=text.url, language="en")


def edited(text: Text) -> Text:
    """The same article as it stood the next morning, without its last paragraph."""
    assert text.published is not None
    assert text.published.day is not None
    updated = Instant(value=f"{text.published.day}T23:59+00:00", precision="minute", from_="given")
    kept = text.text.rpartition("\n\n")[0]
    return Text.of(
        text=kept, title=text.title, outlet=text.outlet, url=text.url, published=text.published, updated=updated,
        language="en",
    )  # fmt: skip


def read(texts: Sequence[Text], plan: Plan) -> tuple[Revision, ...]:
    return tuple(
        Revision(text=text, reading=read_one(text, plan), input=f"{n}.txt", observed_at="2031-12-31T00:00:00Z")
        for n, text in enumerate(texts)
    )


@cache
def two_hundred() -> tuple[Revision, ...]:
    """By rules: every twentieth without a date, every nineteenth edited later."""
    texts = list(articles(190, stories=5, statements=4))
    edits = [edited(text) for text in texts[7::19]]
    texts[::20] = [undated(text) for text in texts[::20]]
    return read([*texts, *edits], RULES)


@cache
def of_two_hundred() -> Told:
    return told(two_hundred(), seed=1)


def test_two_hundred_articles_are_several_stories_with_claims_answers_and_copies() -> None:
    views = [seen for *_, seen in of_two_hundred().views.values() if seen is not None]
    claims = [claim for seen in views for claim in seen.claims]
    assert len(two_hundred()) == 200
    assert len(views) > 4
    assert {"contested", "multi-source", "single-source", "alleged"} <= {claim.status for claim in claims}
    assert all(any(getattr(seen, part) for seen in views) for part in ("copies", "series", "forecasts", "changes"))
    assert any(len(article.revisions) > 1 for seen in views for article in seen.articles)
    assert {article.known_from for seen in views for article in seen.articles} >= {"published", "inferred"}


def test_shuffling_two_hundred_articles_changes_no_link_and_no_view() -> None:
    assert told(two_hundred(), seed=2) == of_two_hundred()


def test_shuffling_articles_with_trees_and_vectors_changes_no_link_and_no_view() -> None:
    revisions = read(articles(30, stories=2, statements=4), plan_of("reader"))
    assert told(revisions, seed=2) == told(revisions, seed=1)


def test_every_link_has_evidence() -> None:
    found = [link for links in of_two_hundred().links.values() for link in links]
    assert all(link.evidence and all(link.evidence) for link in (*of_two_hundred().same, *found))


def test_the_link_of_an_answer_that_only_points_rests_on_its_own_words(dam: tuple[Revision, ...]) -> None:
    (answer,) = (s for revision in dam for s in revision.reading.statements if s.words.endswith("fake news"))
    links = [found for found in link(dam) if found.left == answer.id and found.kind == "denies"]
    assert {words for found in links for words in found.evidence} >= {"called", "the Oskerland claims fake news"}
