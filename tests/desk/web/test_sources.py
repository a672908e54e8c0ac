"""The page of a source: its names, where its stance changed, where it stands, and what it says, each with its place."""

from __future__ import annotations

import httpx2
from jsonschema import Draft202012Validator
from playwright.sync_api import Page

from reportedly.record.contracts import json_schema


def test_who_speaks_the_most_comes_first_and_leads_to_its_page(desk: str, page: Page) -> None:
    page.goto(f"{desk}/sources")
    numbers = [int(number) for number in page.locator("td.amount").all_inner_texts()]
    assert numbers == sorted(numbers, reverse=True)
    name = page.locator(".speakers th a").first.inner_text()
    with page.expect_event("load"):
        page.locator(".speakers th a").first.click()
    assert name in page.locator(".head").inner_text()


def test_a_source_is_reached_by_its_name(desk: str, page: Page) -> None:
    page.goto(f"{desk}/sources/OEA")
    assert page.locator("h1").inner_text() == "Office of External Assessment"
    assert "Ilvarian spy agency" in page.locator(".lead").inner_text()


def test_where_its_stance_changed_comes_first_with_both_its_words(desk: str, page: Page) -> None:
    page.goto(f"{desk}/sources/OEA")
    assert page.locator("main h2").first.inner_text() == "Where its stance changed"
    turn = page.locator(".turn").first
    assert "→" in turn.locator("h3").inner_text()
    assert turn.locator("li").count() == 2
    assert all("/articles/" in (link.get_attribute("href") or "") for link in turn.locator("li a").all())


def test_its_stances_are_drawn_with_a_table_behind(desk: str, page: Page) -> None:
    page.goto(f"{desk}/sources/Corvane")
    assert page.locator("svg.stances .stood").count() > 5
    assert page.locator("svg.stances a").first.get_attribute("href").startswith("/claims/")  # type: ignore[union-attr]
    page.get_by_text("The same as a table").click()
    assert page.locator(".drawing td .stance").count() >= page.locator(".saying").count() / 2


def test_every_statement_leads_to_its_words(desk: str, page: Page) -> None:
    page.goto(f"{desk}/sources/Corvane")
    links = page.locator(".saying .said a")
    assert links.count() > 10
    assert all("/articles/art_" in (link.get_attribute("href") or "") for link in links.all())


def test_on_a_past_day_it_has_said_less(desk: str, page: Page) -> None:
    page.goto(f"{desk}/sources/Corvane")
    now = page.locator(".saying").count()
    page.goto(f"{desk}/sources/Corvane?as_of=2026-03-05")
    assert 0 < page.locator(".saying").count() < now
    assert all("as_of=2026-03-05" in (link.get_attribute("href") or "") for link in page.locator(".saying a").all())


def test_somebody_who_is_not_there_is_told_so(desk: str) -> None:
    answer = httpx2.get(f"{desk}/sources/Nobody%20At%20All")

    assert answer.status_code == 404
    assert "nobody is called" in answer.text
    assert httpx2.get(f"{desk}/sources/%3Cb%3E").status_code == 404


def test_programs_get_the_same_as_json(desk: str) -> None:
    answer = httpx2.get(f"{desk}/api/sources/OEA")

    Draft202012Validator(json_schema("source")).validate(answer.json())
    assert answer.json()["name"] == "Office of External Assessment"
