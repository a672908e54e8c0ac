"""Exports over the web: files, feeds, and the page that lists them."""

from __future__ import annotations

import json
from collections.abc import Callable

import feedparser
import httpx2
import pytest
from playwright.sync_api import Page

from reportedly.desk.exports import FORMATS

Barriers = Callable[[Page], list[str]]


def fetch(address: str, **asked: str) -> httpx2.Response:
    return httpx2.get(address, params=asked, timeout=60)


@pytest.fixture(scope="module")
def story(desk: str) -> str:
    return str(fetch(f"{desk}/api/stories").json()[0]["id"])


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_a_file_of_its_type_and_name(name: str, desk: str, story: str) -> None:
    answer = fetch(f"{desk}/stories/{story}/export/{name}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == FORMATS[name].media
    assert answer.headers["content-disposition"] == f'attachment; filename="{story}-2026-03-20.{FORMATS[name].suffix}"'
    assert answer.content == fetch(f"{desk}/api/stories/{story}/export/{name}").content


def test_a_day_and_a_table_are_asked_for(desk: str, story: str) -> None:
    answer = fetch(f"{desk}/api/stories/{story}/export/jsonl", as_of="2026-03-05", table="articles")
    rows = [json.loads(line) for line in answer.text.splitlines()]
    assert {row["known_on"] for row in rows} == {"2026-03-03", "2026-03-05"}
    assert f'filename="{story}-2026-03-05-articles.jsonl"' in answer.headers["content-disposition"]


@pytest.mark.parametrize(
    ("path", "asked", "status", "told"),
    [
        ("pdf", {}, 404, "there is no format 'pdf'"),
        ("csv", {"table": "quotes"}, 404, "there is no table 'quotes'"),
        ("stix", {"table": "claims"}, 422, "stix is not made of one table"),
        ("csv", {"as_of": "soon"}, 422, "'soon' is not a day"),
    ],
)
def test_what_there_is_not_is_told(
    path: str, asked: dict[str, str], status: int, told: str, desk: str, story: str
) -> None:
    answer = fetch(f"{desk}/api/stories/{story}/export/{path}", **asked)
    assert (answer.status_code, told in answer.json()["error"]) == (status, True)


def test_a_feed_reader_gets_the_newest_changes_of_a_story(desk: str, story: str) -> None:
    found = feedparser.parse(fetch(f"{desk}/stories/{story}/changes.atom").content)
    assert found.bozo is False
    assert found.feed.updated == "2026-03-20T00:00:00Z"
    early = feedparser.parse(fetch(f"{desk}/stories/{story}/changes.atom", as_of="2026-03-05").content)
    assert {entry.updated[:10] for entry in early.entries} == {"2026-03-03", "2026-03-05"}


def test_a_feed_reader_gets_the_newest_changes_of_all_stories(desk: str) -> None:
    found = feedparser.parse(fetch(f"{desk}/changes.atom").content)
    days = [entry.updated for entry in found.entries]
    assert found.bozo is False
    assert days == sorted(days, reverse=True)
    assert 0 < len(days) <= 200
    assert [link.href for link in found.feed.links if link.rel == "self"] == [f"{desk}/changes.atom"]


def test_the_page_leads_to_every_format_and_every_table(desk: str, story: str, page: Page) -> None:
    page.goto(f"{desk}/stories/{story}/export?as_of=2026-03-11")
    links = [str(link.get_attribute("href")) for link in page.locator("main a[download]").all()]
    assert {link.partition("?")[0].rpartition("/")[2] for link in links} == set(FORMATS)
    assert all("as_of=2026-03-11" in link for link in links)
    with page.expect_download() as started:
        page.get_by_role("link", name="claims as csv").click()
    assert started.value.suggested_filename == f"{story}-2026-03-11-claims.csv"


@pytest.mark.parametrize(
    "page", [{}, {"color_scheme": "dark"}, {"viewport": {"width": 390, "height": 844}}], indirect=True
)
def test_nothing_keeps_anybody_out(desk: str, story: str, page: Page, barriers: Barriers) -> None:
    page.goto(f"{desk}/stories/{story}/export")
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_json_side_describes_exports(desk: str) -> None:
    described = fetch(f"{desk}/api/openapi.json").json()["paths"]
    answers = described["/api/stories/{story}/export/{format}"]["get"]["responses"]["200"]["content"]
    assert set(answers) == {each.media for each in FORMATS.values()}
