"""A story on its past days is what a view of each day alone makes of it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest

from bench.newsroom import articles
from reportedly.linking import Past, link, view
from reportedly.reading import RULES, read_one
from reportedly.record import Instant, Revision, Text


def read(texts: Sequence[Text]) -> tuple[Revision, ...]:
    return tuple(
        Revision(text=text, reading=read_one(text, RULES), input=text.url or "", observed_at="2031-12-31T00:00:00Z")
        for text in texts
    )


def day_of(text: Text) -> str:
    assert text.published is not None
    return str(text.published.day)


def at(day: str) -> Instant:
    return Instant(value=f"{day}T23:00:00+00:00", precision="minute", from_="given")


@pytest.fixture(scope="module")
def newsroom() -> tuple[Text, ...]:
    """Articles of two weeks, one of which is edited ten days later."""
    texts = articles(12, statements=6)
    words = f"{texts[0].text}\n\nThe ferry terminal was shut, the harbour master said."
    edit = Text.of(text=words, title=texts[0].title, outlet=texts[0].outlet, url=texts[0].url,
                     published=texts[0].published, updated=at(day_of(texts[-1])), language="en")  # fmt: skip
    return (*texts, edit)


def test_every_day_is_as_a_view_of_that_day_alone_makes_it(newsroom: Sequence[Text]) -> None:
    group = read(newsroom)
    links = link(group)
    past = Past(group, links)
    days = sorted({change.date for change in past.on(None).changes})  # type: ignore[union-attr]

    assert len(days) > 5
    for day in [*days, None, "2030-01-01"]:
        assert past.on(day) == view(group, links, day)


def test_an_edit_is_known_from_the_day_that_it_gives_even_one_before_its_page(newsroom: Sequence[Text]) -> None:
    *texts, edit = newsroom
    odd = msgspec.structs.replace(edit, published=at("2031-12-30"), updated=at("2031-01-01"))
    group = read([*texts, odd])
    links = link(group)
    past = Past(group, links)

    for day in ["2031-01-01", *sorted({day_of(text) for text in texts})]:
        assert past.on(day) == view(group, links, day)
