"""What every page of the desk has: it stays on this machine, knows its keys, tells errors, and keeps nobody out."""

from __future__ import annotations

import json
from collections.abc import Callable

import httpx2
import pytest
from playwright.sync_api import Page

from reportedly.desk.web.pages import asset
from reportedly.desk.web.security import refusal

Barriers = Callable[[Page], list[str]]

DARK = {"color_scheme": "dark"}
NARROW = {"viewport": {"width": 390, "height": 844}}


def fetch(address: str, **headers: str) -> tuple[int, dict[str, str], str]:
    answer = httpx2.get(address, headers=headers, timeout=30)
    return answer.status_code, dict(answer.headers), answer.text


def test_a_page_may_load_and_run_nothing_but_what_comes_from_the_desk(desk: str) -> None:
    _, headers, shown = fetch(desk)
    assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'; script-src 'self';")
    assert "<style" not in shown
    assert " style=" not in shown
    assert "<script>" not in shown


def test_every_answer_has_the_policy_errors_too(desk: str) -> None:
    status, headers, _ = fetch(f"{desk}/nowhere")
    assert status == 404
    assert "content-security-policy" in headers
    assert headers["x-content-type-options"] == "nosniff"


def test_a_name_that_somebody_pointed_at_this_machine_gets_no_answer(desk: str) -> None:
    status, _, told = fetch(desk, Host="desk.example:8765")
    assert status == 421
    assert "open http://127.0.0.1" in told


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"origin": "http://elsewhere.example"}, 403),
        ({"origin": "http://127.0.0.1:9"}, 403),
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "same-origin", "content-length": "65537"}, 413),
        ({"sec-fetch-site": "same-origin"}, 413),
        ({"sec-fetch-site": "same-origin", "content-length": "10"}, None),
        ({"origin": "http://127.0.0.1:8765", "content-length": "10"}, None),
    ],
)
def test_only_a_page_of_the_desk_may_change_something(headers: dict[str, str], status: int | None) -> None:
    refused = refusal("POST", {"host": "127.0.0.1:8765", **headers})
    assert (refused and refused[0]) == status


def test_an_error_is_a_page_to_people_and_json_to_programs(desk: str) -> None:
    assert "write it as YYYY-MM-DD" in fetch(f"{desk}/?as_of=2026-3-9")[2]
    status, _, told = fetch(f"{desk}/api/stories/sto_none")
    assert status == 404
    assert "there is no story" in json.loads(told)["error"]


def test_styles_and_scripts_are_named_by_their_content(desk: str) -> None:
    _, headers, _ = fetch(desk + asset("desk.css"))
    assert headers["content-type"] == "text/css; charset=utf-8"
    assert "immutable" in headers["cache-control"]
    assert fetch(f"{desk}/static/any/base.html")[0] == 404
    assert fetch(f"{desk}/static/any/..%2F..%2Fpage.py")[0] == 404


def test_the_json_side_describes_itself(desk: str) -> None:
    described = json.loads(fetch(f"{desk}/api/openapi.json")[2])
    answers = described["paths"]["/api/stories/{story}"]["get"]["responses"]["200"]
    name = answers["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
    assert "claims" in described["components"]["schemas"][name]["properties"]


def test_the_first_page_lists_stories_newest_change_first(desk: str, page: Page) -> None:
    page.goto(desk)
    changed = [it.get_attribute("datetime") for it in page.locator(".story .meta b time").all()]
    assert len(changed) > 1
    assert changed == sorted(changed, key=str, reverse=True)


def test_slash_goes_to_the_search_and_question_mark_shows_the_keys(desk: str, page: Page) -> None:
    page.goto(desk)
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"
    page.keyboard.press("Tab")
    page.keyboard.press("?")
    assert page.locator("dialog#keys").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("dialog#keys").is_visible()


def test_j_and_k_go_from_one_story_to_the_next_and_back(desk: str, page: Page) -> None:
    page.goto(desk)
    links = page.locator(".story h2 a")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert links.nth(1).evaluate("it => it === document.activeElement")
    page.keyboard.press("k")
    assert links.nth(0).evaluate("it => it === document.activeElement")


def test_letters_typed_into_the_search_are_letters(desk: str, page: Page) -> None:
    page.goto(desk)
    page.locator("#find").press_sequentially("j?/")
    assert page.locator("#find").input_value() == "j?/"


@pytest.mark.parametrize("page", [{}, DARK, NARROW], indirect=True)
@pytest.mark.parametrize("path", ["/", "/?as_of=2026-03-11", "/?as_of=1999-01-01", "/keys"])
def test_nothing_keeps_anybody_out(desk: str, page: Page, barriers: Barriers, path: str) -> None:
    page.goto(desk + path)
    assert barriers(page) == []


def test_without_scripts_the_keys_are_a_page(desk: str, page: Page) -> None:
    page.goto(f"{desk}/keys")
    assert page.locator("main .keys kbd").count() > 5
