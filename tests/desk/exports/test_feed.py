"""The feed, as a feed reader reads it, and what RFC 4287 demands."""

from __future__ import annotations

import re

import feedparser
import pytest
from lxml import etree

from reportedly.desk.exports import Bundle, export
from reportedly.desk.exports.feed import NAMESPACE, feed
from reportedly.desk.exports.identifiers import tag

STORIES = ["bundle", "ahead_bundle", "empty_bundle", "hostile"]
ATOM = f"{{{NAMESPACE}}}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
TAG_URI = re.compile(r"tag:reportedly\.example,2026:[A-Za-z0-9_/]+")


@pytest.mark.parametrize("story", STORIES)
def test_a_feed_reader_takes_it(story: str, request: pytest.FixtureRequest) -> None:
    told = request.getfixturevalue(story)
    found = feedparser.parse(export("atom", told))
    assert (found.bozo, found.version) == (False, "atom10")
    assert {entry.id for entry in found.entries} == {tag(change.id) for change in told.view.changes}


@pytest.mark.parametrize("story", STORIES)
def test_feed_and_entries_have_what_they_must(story: str, request: pytest.FixtureRequest) -> None:
    root = etree.fromstring(export("atom", request.getfixturevalue(story)))
    for part in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(part.findall(f"{ATOM}{name}")) == 1
        assert TAG_URI.fullmatch(part.findtext(f"{ATOM}id") or "")
        assert MOMENT.fullmatch(part.findtext(f"{ATOM}updated") or "")
        alternates = [each for each in part.findall(f"{ATOM}link") if each.get("rel") == "alternate"]
        assert len(alternates) <= 1
        assert all(re.fullmatch(r"https?://[!-~]+", each.get("href") or "") for each in part.findall(f"{ATOM}link"))
        assert all(each.findtext(f"{ATOM}name") for each in part.findall(f"{ATOM}contributor"))
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "reportedly"
    assert root.find(f"{ATOM}entry/{ATOM}content") is not None or not root.findall(f"{ATOM}entry")


def test_the_newest_change_comes_first_with_its_words(bundle: Bundle) -> None:
    found = feedparser.parse(export("atom", bundle))
    assert found.feed.updated == "2031-03-07T00:00:00Z"
    assert [entry.updated[:10] for entry in found.entries] == ["2031-03-07", "2031-03-07", "2031-03-05", "2031-03-03"]
    assert found.entries[0].title.startswith(
        "figure moved: “about 1,200 farms had already lost water” — "
    ) or found.entries[0].title.startswith("figure moved: farms: “about 1,200”, now “At least 1,900”")
    assert found.entries[-1].link == "https://courier.example/sarn?a=1&b=2"


def test_several_stories_are_one_feed_of_so_many_changes(bundle: Bundle, hostile: Bundle) -> None:
    made = feed("All", tag("changes"), [hostile.seen, bundle.seen], self_link="http://127.0.0.1/changes.atom", most=5)
    found = feedparser.parse(made)
    assert [entry.updated[:10] for entry in found.entries] == [
        "2031-03-07", "2031-03-07", "2031-03-05", "2031-03-03", "2031-03-03",
    ]  # fmt: skip
    assert [link.href for link in found.feed.links if link.rel == "self"] == ["http://127.0.0.1/changes.atom"]
