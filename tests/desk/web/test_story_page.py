"""The page of a story: its days on a slider, its claims filtered, its parts; with scripts and without."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx2
import pytest
from playwright.sync_api import Page, expect

from bench.desk import MOST_BYTES, build, pages

Barriers = Callable[[Page], list[str]]

DARK = {"color_scheme": "dark"}
NARROW = {"viewport": {"width": 390, "height": 844}}
PLAIN = {"java_script_enabled": False}
DAY = "2026-03-11"


def fetch(address: str) -> str:
    answer = httpx2.get(address, timeout=60)
    assert answer.status_code == 200
    return answer.text


@pytest.fixture(scope="module")
def story(desk: str) -> str:
    """The address of the example's big story."""
    stories = json.loads(fetch(f"{desk}/api/stories"))
    return f"{desk}/stories/{max(stories, key=lambda story: story['claims'])['id']}"


def labels(page: Page) -> list[str]:
    return page.locator(".row .label").all_inner_texts()


def test_the_head_tells_where_the_story_stands_on_a_day(story: str, page: Page) -> None:
    page.goto(f"{story}?as_of={DAY}")

    expect(page.locator("h1")).to_have_text("At least six killed in blast at Kestrian fuel depot, media report")
    expect(page.locator(".days output")).to_have_text("on 11 Mar 2026")
    expect(page.locator(".glance h2").nth(1)).to_have_text("Changed last, 11 Mar 2026")
    numbers = [int(text) for text in page.locator(".glance .stands b").all_inner_texts()]
    assert f"{sum(numbers)} claims" in page.locator(".head .counts").inner_text()


def test_the_slider_moves_everything_to_the_day_it_is_put_on(story: str, page: Page) -> None:
    page.goto(f"{story}?status=contested")
    now = page.locator(".head .counts").inner_text()
    page.locator("#day").focus()
    page.keyboard.press("Home")

    page.wait_for_url("**as_of=2026-03-03*")
    expect(page.locator(".past")).to_contain_text("As known on 3 Mar 2026")
    expect(page.locator("#story-head .counts")).not_to_have_text(now)
    expect(page.locator("#announcer")).to_have_text("The story as known on 3 Mar 2026")
    expect(page.locator("#day")).to_be_focused()
    assert str(page.locator("#day").get_attribute("aria-valuetext")).startswith("3 Mar 2026: ")
    assert "status=contested" in page.url
    assert set(page.locator(".row .status").all_inner_texts()) <= {"contested"}


def test_brackets_go_a_day_back_and_forward_and_the_browser_goes_back_too(story: str, page: Page) -> None:
    page.goto(f"{story}?as_of={DAY}")
    page.keyboard.press("[")
    page.wait_for_url("**as_of=2026-03-10*")
    expect(page.locator(".days output")).to_have_text("on 10 Mar 2026")
    page.keyboard.press("]")
    page.wait_for_url(f"**as_of={DAY}*")
    expect(page.locator(".days output")).to_have_text("on 11 Mar 2026")
    page.go_back()
    expect(page.locator(".days output")).to_have_text("on 10 Mar 2026")
    expect(page.locator(".days [data-day='forward']")).to_contain_text("11 Mar 2026")


def test_a_way_within_the_page_fetches_nothing(story: str, page: Page) -> None:
    page.goto(story)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator(".parts a", has_text="Changes").click()
    page.go_back()

    assert asked == []


def test_links_that_were_fetched_stay_on_their_day(story: str, page: Page) -> None:
    page.goto(f"{story}?as_of={DAY}")
    page.keyboard.press("[")
    page.wait_for_url("**as_of=2026-03-10*")
    expect(page.locator(".days output")).to_have_text("on 10 Mar 2026")
    for place in (".row .label a", ".bar li a", ".parts .exports a", "#changes .cite"):
        links = page.locator(place)
        assert links.count() == 0 or "as_of=2026-03-10" in str(links.first.get_attribute("href")), place


@pytest.mark.parametrize("page", [PLAIN], indirect=True)
def test_without_scripts_days_are_a_list_and_links(story: str, page: Page) -> None:
    page.goto(f"{story}?status=contested")
    assert not page.locator("#day").is_visible()
    page.locator("#as-of").select_option(DAY)
    with page.expect_event("load"):
        page.locator(".days button").click()

    assert f"as_of={DAY}" in page.url
    assert "status=contested" in page.url
    with page.expect_event("load"):
        page.locator(".days [data-day='back']").click()
    assert "as_of=2026-03-10" in page.url


def test_typing_leaves_the_claims_with_these_words(story: str, page: Page) -> None:
    page.goto(story)
    page.locator("#within").press_sequentially("marines")

    page.wait_for_url("**q=marines*")
    expect(page.locator("#found")).to_contain_text("Show all")
    expect(page.locator("#within")).to_be_focused()
    assert page.locator("#within").input_value() == "marines"
    page.locator(".days [data-day='back']").click()
    page.wait_for_url("**as_of=2026-03-19*")
    assert "q=marines" in page.url
    expect(page.locator("#found")).to_contain_text("of 86 claims")
    number = int(re.match(r"\d+", page.locator("#found").inner_text()).group())  # type: ignore[union-attr]
    assert 0 < number < 93


@pytest.mark.parametrize("page", [{}, PLAIN], indirect=True)
def test_filters_narrow_and_orders_order(story: str, page: Page) -> None:
    page.goto(story)
    page.locator("#by-status").select_option("contested")
    if page.locator("#day").is_visible():
        page.wait_for_url("**status=contested*")
        expect(page.locator("#found")).to_contain_text("Show all")
    page.locator("#by-sort").select_option("first")
    if page.locator("#day").is_visible():
        page.wait_for_url("**sort=first*")
        expect(page.locator("#by-sort")).to_have_value("first")
    page.locator(".filter button").click()
    page.wait_for_url("**sort=first*")

    assert set(page.locator(".row .status").all_inner_texts()) == {"contested"}
    first = [times[0] for times in (row.locator(".behind time").all() for row in page.locator(".row").all())]
    days = [time.get_attribute("datetime") for time in first]
    assert len(days) > 3
    assert days == sorted(days, key=str)


def test_the_tally_leads_to_the_claims_of_a_status(story: str, page: Page) -> None:
    page.goto(story)
    link = page.locator(".glance .stands a", has_text="alleged")
    number = int(link.locator("b").inner_text())
    link.click()

    expect(page.locator("#found")).to_have_text(re.compile(rf"^{number} of \d+ claims"))


def test_a_claim_opens_with_what_stands_behind_it(story: str, page: Page) -> None:
    page.goto(story)
    row = page.locator(".row").first
    row.locator("summary").click()

    expect(row.locator(".sides .cite").first).to_be_visible()
    assert "/articles/" in str(row.locator(".sides .cite").first.get_attribute("href"))


def test_j_goes_from_claim_to_claim(story: str, page: Page) -> None:
    page.goto(f"{story}#claims")
    page.keyboard.press("j")
    page.keyboard.press("j")

    assert page.locator(".row .label a").nth(1).evaluate("it => it === document.activeElement")


def test_changes_can_be_had_by_kind(story: str, page: Page) -> None:
    page.goto(story)
    page.locator(".kinds a", has_text="first denial").click()

    expect(page.locator("#changes .line .kind").filter(has_not_text="first denial")).to_have_count(0)
    assert page.locator("#changes .line .kind").count() > 0


def test_every_drawing_has_its_table(story: str, page: Page) -> None:
    page.goto(story)
    charts = page.locator("#story-parts figure:has(svg.chart)")

    assert charts.count() > 2
    for chart in charts.all():
        assert chart.locator("table tbody tr").count() > 0


def test_copies_are_told_with_the_first_of_them(story: str, page: Page) -> None:
    page.goto(story)

    expect(page.locator(".carriers .same").first).to_contain_text("The same words, credited to Norvia Press")
    assert page.locator(".carriers .copy").count() >= 2


@pytest.mark.parametrize("part", ["claims", "changes", "figures", "coming", "sources", "articles"])
def test_each_part_has_a_page_of_its_own(story: str, page: Page, part: str) -> None:
    page.goto(f"{story}?part={part}")

    assert page.locator("#story-parts > section").evaluate_all("all => all.map((it) => it.id)") == [part]
    expect(page.locator(".parts [aria-current]")).to_have_count(1)


def test_what_was_told_since_the_last_visit_is_new(own_desk: str) -> None:
    story = max(json.loads(fetch(f"{own_desk}/api/stories")), key=lambda story: story["claims"])["id"]

    assert 'class="new"' in fetch(f"{own_desk}/stories/{story}")
    assert 'class="new"' not in fetch(f"{own_desk}/stories/{story}")


def test_a_past_day_and_a_part_are_no_visit(own_desk: str) -> None:
    story = max(json.loads(fetch(f"{own_desk}/api/stories")), key=lambda story: story["claims"])["id"]
    fetch(f"{own_desk}/stories/{story}?as_of={DAY}")
    fetch(f"{own_desk}/stories/{story}?part=claims")

    assert 'class="new"' in fetch(f"{own_desk}/stories/{story}")


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("?as_of=2026-3-1", 422),
        ("?as_of=1999-01-01", 404),
        ("?part=none", 422),
        ("?page=0", 422),
        ("/evidence/clm_x", 404),
    ],
)
def test_what_cannot_be_shown_is_told(story: str, asked: str, status: int) -> None:
    assert httpx2.get(story + asked, timeout=60).status_code == status


def test_words_that_are_asked_for_are_words(story: str, page: Page) -> None:
    page.goto(f'{story}?q=<script>alert(1)</script>&source="><img src=x>&kind=<b>')

    assert page.locator("#within").input_value() == "<script>alert(1)</script>"
    expect(page.locator("#claims .none")).to_contain_text("No claim fits")


@pytest.mark.parametrize(
    ("page", "asked"),
    [({}, ""), (DARK, f"?as_of={DAY}"), (NARROW, ""), ({}, "?part=sources"), (NARROW, "?q=nothing+has+these+words")],
    indirect=["page"],
)
def test_nothing_keeps_anybody_out(story: str, page: Page, barriers: Barriers, asked: str) -> None:
    page.goto(story + asked)
    if not asked:
        page.locator(".row summary").first.click()
        expect(page.locator(".row .sides").first).to_be_visible()

    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_pages_of_a_story_of_500_claims_stay_small(tmp_path: Path) -> None:
    build(tmp_path / "long.db")
    with ThreadPoolExecutor(1) as outside_of_the_browsers_loop:
        found = outside_of_the_browsers_loop.submit(list, pages(tmp_path / "long.db")).result()

    assert int(re.search(r"(\d+) claims", found[0].name).group(1)) > 500  # type: ignore[union-attr]
    assert max(page.bytes for page in found) < MOST_BYTES
