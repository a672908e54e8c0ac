"""The first page: the stories, what changed last in each, and what is new to the reader."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import httpx2
from playwright.sync_api import Page, expect

import reportedly


def test_each_story_tells_what_it_comes_to(desk: str, page: Page) -> None:
    page.goto(desk)
    first = page.locator(".story").first
    assert "18 articles" in first.inner_text()
    assert "origins" in first.inner_text()
    assert first.locator(".tally li").count() >= 4
    assert first.locator(".latest li").count() == 2


def test_what_nobody_has_seen_is_new(own_desk: str, page: Page) -> None:
    page.goto(own_desk)
    assert page.locator(".story .new").count() == page.locator(".story").count()


def test_what_the_reader_has_seen_is_not(own_desk: str, tmp_path: Path, page: Page) -> None:
    with reportedly.open(tmp_path / "own.db") as archive:
        story = archive.stories()[0]
        archive.visit("reader", story.id, datetime.now(UTC))
    page.goto(own_desk)
    assert page.locator(".story").first.locator(".new").count() == 0
    assert page.locator(".story .new").count() == page.locator(".story").count() - 1


def test_a_past_day_has_its_own_headline_and_no_news(desk: str, page: Page) -> None:
    page.goto(f"{desk}/?as_of=2026-03-11")
    assert "As known on 11 Mar 2026" in page.locator(".past").inner_text()
    assert page.locator(".story h2").all_inner_texts() == [
        "At least six killed in blast at Kestrian fuel depot, media report"
    ]
    assert page.locator(".story .new").count() == 0
    page.get_by_role("link", name="Show what is known now").click()
    expect(page.locator(".past")).to_have_count(0)


def test_a_link_keeps_the_day(desk: str, page: Page) -> None:
    page.goto(f"{desk}/?as_of=2026-03-11")
    assert (page.locator(".story h2 a").first.get_attribute("href") or "").endswith("?as_of=2026-03-11")


def test_a_page_beyond_the_last_one_has_no_stories(desk: str) -> None:
    assert "No stories" in httpx2.get(f"{desk}/?page=9").text
    assert httpx2.get(f"{desk}/?page=0").status_code == 422
