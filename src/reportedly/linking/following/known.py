"""The day from which a reader could know each text.
In: the revisions of a group and its `placed` links. Out: day, where it comes from, and why.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from reportedly.record import Link, Revision
from reportedly.record.views import KnownFrom


class Known(NamedTuple):
    """When a text could first be read, as a day."""

    day: str
    source: KnownFrom
    note: str | None = None


def order(revision: Revision) -> tuple[str, str, str]:
    """The order of revisions: by the outlets' instants, else by when they were seen, then by name."""
    text = revision.text
    published = text.published.value if text.published else None
    updated = text.updated.value if text.updated else None
    return published or revision.observed_at, updated or published or revision.observed_at, text.id


def by_article(group: Iterable[Revision]) -> dict[str, list[Revision]]:
    """The revisions of each article, oldest first; of one text taken in twice, the first time."""
    articles: dict[str, dict[str, Revision]] = {}
    for revision in group:
        texts = articles.setdefault(revision.text.article_id, {})
        seen = texts.get(revision.text.id)
        if seen is None or (revision.observed_at, revision.input) < (seen.observed_at, seen.input):
            texts[revision.text.id] = revision
    return {article: sorted(texts.values(), key=order) for article, texts in sorted(articles.items())}


def known_days(group: Sequence[Revision], links: Iterable[Link]) -> Mapping[str, Known]:
    """The day of each text, by text id: printed, else placed by a link, else the day it was seen."""
    placed = {link.left: link for link in links if link.kind == "placed"}
    days: dict[str, Known] = {}
    for revisions in by_article(group).values():
        for index, revision in enumerate(revisions):
            day = _printed(revision, first=index == 0) or _placed(placed.get(revision.text.id))
            days[revision.text.id] = day or Known(
                revision.observed_at[:10], "observed", "no date in the text and nothing to place it by"
            )
    return days


def _printed(revision: Revision, *, first: bool) -> Known | None:
    published = revision.text.published
    day = published.day if published else None
    if first:
        if day is None or published is None:
            return None
        return Known(day, "inferred" if published.from_ == "inferred" else "published", published.note)
    updated = revision.text.updated.day if revision.text.updated else None
    if updated:
        return Known(updated, "updated")
    # An edit without an instant was there when we saw it; it cannot be older than the article.
    seen = revision.observed_at[:10]
    return Known(max(seen, day or seen), "observed", "the edited page gives no time of its own") if day else None


def _placed(link: Link | None) -> Known | None:
    if link is None:
        return None
    day, note = link.evidence[:2]
    return Known(day, "inferred", note)
