"""Search on the web desk: filters without JavaScript, marked words, pages, and where a hit leads."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import httpx2
import pytest
from jsonschema import Draft202012Validator
from playwright.sync_api import Page

from reportedly.record.contracts import json_schema


def found(desk: str, **asked: str) -> str:
    answer = httpx2.get(f"{desk}/search", params=asked)
    assert answer.status_code == 200, answer.text
    return answer.text


def test_words_that_match_are_marked(desk: str) -> None:
    shown = found(desk, q="marines", kind="text")

    assert "<mark>marines</mark>" in shown
    assert "<mark>Talvenian</mark>" not in shown


def test_the_form_keeps_what_was_asked(desk: str) -> None:
    shown = found(desk, q='marines "Cape Onnar"', stance="denies", outlet="Serrin Herald", since="2026-03-01")

    assert f'value="{escape("marines ")}&#34;Cape Onnar&#34;"' in shown
    assert "<option selected>denies</option>" in shown
    assert 'value="Serrin Herald"' in shown
    assert 'value="2026-03-01"' in shown


def test_filters_in_the_words_are_told(desk: str) -> None:
    shown = found(desk, q="stance:denies source:corvane")

    assert "said by <b>corvane</b>" in shown
    assert "stance <b>denies</b>" in shown
    assert "<mark>Corvane</mark>" in shown


def test_each_kind_has_a_tab_with_its_number(desk: str, page: Page) -> None:
    page.goto(f"{desk}/search?q=marines")
    tabs = page.get_by_role("navigation", name="Kinds").get_by_role("link")
    assert tabs.count() == 3
    assert page.locator(".tabs [aria-current]").inner_text() == tabs.first.inner_text()
    tabs.nth(1).click()
    page.wait_for_url("**kind=text*")
    assert page.locator(".hit").count() == int(tabs.nth(1).inner_text().split()[0])


def test_pages_follow_each_other(desk: str, page: Page) -> None:
    page.goto(f"{desk}/search?q=talvenia*&kind=statement&source=")
    first = page.locator(".hit .words").first.inner_text()
    with page.expect_event("load"):
        page.get_by_role("link", name="Next").click()
    assert page.locator(".hit .words").first.inner_text() != first
    with page.expect_event("load"):
        page.get_by_role("link", name="Before").click()
    assert page.locator(".hit .words").first.inner_text() == first


@pytest.mark.parametrize("kind", ["statement", "text"])
def test_a_hit_leads_to_its_exact_words(desk: str, page: Page, kind: str) -> None:
    page.goto(f"{desk}/search?q=ferries&kind={kind}")
    with page.expect_event("load"):
        page.locator(".hit .words").first.click()
    assert "/articles/art_" in page.url
    assert "ferries" in page.locator("#asked").first.inner_text()


def test_a_name_leads_to_its_source(desk: str, page: Page) -> None:
    page.goto(f"{desk}/search?q=aurel&kind=entity")
    with page.expect_event("load"):
        page.locator(".hit .words").first.click()
    assert page.locator("h1").inner_text() == "Aurel Corvane"


def test_links_stay_on_the_day_that_is_looked_at(desk: str, page: Page) -> None:
    page.goto(f"{desk}/search?q=marines&as_of=2026-03-08")
    assert all("as_of=2026-03-08" in (link.get_attribute("href") or "") for link in page.locator(".hit a").all())
    with page.expect_event("load"):
        page.get_by_role("search").get_by_role("button").click()
    assert "as_of=2026-03-08" in page.url


def test_nothing_asked_for_and_nothing_found_are_told_apart(desk: str) -> None:
    assert "Type words above" in found(desk)
    assert "No statements match" in found(desk, q="zeppelin")
    assert "No statements match by this day" in found(desk, q="marines", as_of="2020-01-01")


def test_a_filter_that_cannot_be_is_told_on_the_page(desk: str) -> None:
    answer = httpx2.get(f"{desk}/search", params={"q": "marines", "since": "soon"})

    assert answer.status_code == 422
    assert "&#39;soon&#39; is not a day" in answer.text
    assert 'value="marines"' in answer.text


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", '"><img src=x>', "' OR 1=1 --", "a\x00b", "{{7*7}}"])
def test_hostile_words_are_words(desk: str, hostile: str) -> None:
    shown = found(desk, q=hostile, source=hostile, outlet=hostile)

    assert hostile not in shown or "<" not in hostile
    assert "49" not in shown


def test_programs_get_the_same_as_json(desk: str) -> None:
    answer = httpx2.get(f"{desk}/api/search", params={"q": "marines", "kind": "statement", "limit": "3"})

    Draft202012Validator(json_schema("search")).validate(answer.json())
    assert [hit["kind"] for hit in answer.json()["hits"]] == ["statement"] * 3
    assert httpx2.get(f"{desk}/api/search", params={"q": "a", "since": "soon"}).status_code == 422
    assert "/api/search" in httpx2.get(f"{desk}/api/openapi.json").json()["paths"]


def test_slash_goes_to_the_search_field_and_enter_searches(desk: str, page: Page) -> None:
    page.goto(f"{desk}/sources")
    page.keyboard.press("/")
    page.keyboard.type("fairy tale")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=fairy+tale")
    assert page.locator("mark").first.inner_text().lower() == "fairy"


def test_j_and_k_step_through_the_hits(desk: str, page: Page) -> None:
    page.goto(f"{desk}/search?q=marines")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.locator(".hit").nth(1).locator("a:focus").count() == 1
    page.keyboard.press("k")
    assert page.locator(".hit").nth(0).locator("a:focus").count() == 1


@pytest.mark.parametrize(
    "page", [{}, {"color_scheme": "dark"}, {"viewport": {"width": 360, "height": 700}}], indirect=True
)
@pytest.mark.parametrize(
    "path", ["/search", "/search?q=marines&stance=denies", "/search?q=zeppelin", "/sources", "/sources/OEA"]
)
def test_nothing_keeps_anybody_out(desk: str, page: Page, barriers: Callable[[Page], list[str]], path: str) -> None:
    page.goto(f"{desk}{path}")
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("page", [{"java_script_enabled": False}], indirect=True)
def test_the_form_works_without_javascript(desk: str, page: Page) -> None:
    page.goto(f"{desk}/search")
    page.get_by_label("Said by").fill("corvane")
    page.get_by_label("Stance").select_option("denies")
    page.get_by_role("main").get_by_role("button", name="Search").click()
    page.wait_for_url("**source=corvane*")
    assert page.locator(".hit").count() > 3
