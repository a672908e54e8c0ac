"""The page of an article: its text word for word, its statements one by one, and how it differs from others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx2
import pytest
from playwright.sync_api import Page

Barriers = Callable[[Page], list[str]]

DARK = {"color_scheme": "dark"}
NARROW = {"viewport": {"width": 390, "height": 844}}
NO_SCRIPTS = {"java_script_enabled": False}


def story(desk: str, **asked: str) -> Any:
    first = httpx2.get(f"{desk}/api/stories", timeout=30).json()[0]["id"]
    return httpx2.get(f"{desk}/api/stories/{first}", params=asked, timeout=30).json()


def read(desk: str, article: str, **asked: str) -> Any:
    return httpx2.get(f"{desk}/api/articles/{article}", params=asked, timeout=30).json()


def edited(desk: str) -> Any:
    """The article whose page was changed after it was published."""
    return next(one for one in story(desk)["articles"] if len(one["revisions"]) > 1)


def copied(desk: str) -> list[str]:
    """Articles that carry the same words."""
    return list(next(group["articles"] for group in story(desk)["copies"] if not group["quotations"]))


def test_the_text_stands_on_its_page_word_for_word(desk: str, page: Page) -> None:
    for article in story(desk)["articles"][:6]:
        page.goto(f"{desk}/articles/{article['id']}")
        shown = page.locator("#title, .row > p").all_text_contents()
        text = read(desk, article["id"])["document"]["text"]
        assert shown == [line for line in text.split("\n") if line.strip()]


def test_every_statement_has_its_number_and_its_note(desk: str, page: Page) -> None:
    for article in (story(desk)["articles"][1]["id"], edited(desk)["id"]):
        statements = read(desk, article)["statements"]
        page.goto(f"{desk}/articles/{article}")
        assert page.locator(".ref").count() == len(statements)
        assert page.locator(".note").count() == len(statements)
        assert {it.get_attribute("id") for it in page.locator(".ref").all()} == {each["id"] for each in statements}


def test_j_and_k_go_from_one_statement_to_the_next_and_say_which(desk: str, page: Page) -> None:
    page.goto(f"{desk}/articles/{story(desk)['articles'][1]['id']}")
    page.keyboard.press("j")
    page.keyboard.press("j")
    focused = page.locator(".ref:focus")
    assert focused.get_attribute("data-of") == "2"
    assert page.locator("mark.here").count() > 0
    note = page.locator("#note-2")
    assert "here" in str(note.get_attribute("class"))
    assert page.locator("#announcer").inner_text().endswith("(2 of 19)")
    page.keyboard.press("k")
    assert focused.get_attribute("data-of") == "1"


def test_a_link_to_a_statement_shows_all_its_words(desk: str, page: Page) -> None:
    article = story(desk)["articles"][1]["id"]
    said = read(desk, article)["statements"][-1]
    page.goto(f"{desk}/articles/{article}#{said['id']}")
    here = "".join(page.locator("mark.here").all_text_contents())
    assert all(part["text"] in here for part in said["content"])


@pytest.mark.parametrize("page", [NO_SCRIPTS], indirect=True)
def test_numbers_and_notes_lead_to_each_other_without_scripts(desk: str, page: Page) -> None:
    page.goto(f"{desk}/articles/{story(desk)['articles'][1]['id']}")
    page.locator(".ref[data-of='3']").click()
    assert page.url.endswith("#note-3")
    page.locator("#note-3 .back").click()
    assert page.locator(".ref:target").get_attribute("data-of") == "3"


@pytest.mark.parametrize("page", [NO_SCRIPTS], indirect=True)
def test_notes_figures_and_times_are_switched_without_scripts(desk: str, page: Page) -> None:
    page.goto(f"{desk}/articles/{story(desk)['articles'][0]['id']}")
    figure = page.locator(".row mark.figure").first
    assert figure.evaluate("it => getComputedStyle(it).boxShadow") == "none"
    page.locator("#show-figures").check()
    assert figure.evaluate("it => getComputedStyle(it).boxShadow") != "none"
    page.locator("#show-notes").uncheck()
    assert not page.locator(".note").first.is_visible()


def test_a_figure_leads_to_its_words_in_the_text(desk: str, page: Page) -> None:
    page.goto(f"{desk}/articles/{story(desk)['articles'][0]['id']}")
    link = page.locator("section", has=page.locator("#figures-title")).locator("td a").first
    words = link.inner_text()
    with page.expect_event("load"):
        link.click()
    assert "".join(page.locator("mark.asked").all_text_contents()) == words


def test_a_place_that_is_none_is_refused_with_the_way_to_write_it(desk: str) -> None:
    article = story(desk)["articles"][0]["id"]
    answer = httpx2.get(f"{desk}/articles/{article}", params={"span": "here"}, timeout=30)
    assert answer.status_code == 422
    assert "write it as START-END" in answer.text


def test_what_was_left_out_is_told_by_reason(desk: str, page: Page) -> None:
    article = next(one["id"] for one in story(desk)["articles"] if read(desk, one["id"])["document"]["dropped"])
    dropped = read(desk, article)["document"]["dropped"]
    page.goto(f"{desk}/articles/{article}")
    section = page.locator("section", has=page.locator("#made-title"))
    section.locator("summary").click()
    assert {it.split(" (")[0] for it in section.locator("h3").all_inner_texts()} == {one["why"] for one in dropped}


def test_two_versions_of_a_page_are_held_against_each_other(desk: str, page: Page) -> None:
    article = edited(desk)
    page.goto(f"{desk}/articles/{article['id']}")
    with page.expect_event("load"):
        page.get_by_text("compare with the one shown").click()
    assert page.locator("h1").inner_text() == "Two versions of one page"
    assert "six" in page.locator("del").first.inner_text()
    assert "four" in page.locator("ins").first.inner_text()


def test_the_unchanged_is_folded_and_opens(desk: str, page: Page) -> None:
    first, second = copied(desk)[:2]
    page.goto(f"{desk}/articles/{first}/against/{second}")
    fold = page.locator(".fold details").first
    assert not fold.locator("p").first.is_visible()
    fold.locator("summary").click()
    assert fold.locator("p").first.is_visible()


def test_a_copy_is_listed_with_the_way_to_hold_it_beside(desk: str, page: Page) -> None:
    first, second, *_ = copied(desk)
    page.goto(f"{desk}/articles/{first}")
    with page.expect_event("load"):
        page.locator(f"a[href*='/against/{second}']").click()
    assert page.locator("h1").inner_text() == "Two articles side by side"


def test_an_article_is_ruled_no_copy_of_another_and_one_again(own_desk: str, page: Page) -> None:
    first, second, *_ = copied(own_desk)
    page.goto(f"{own_desk}/articles/{first}")
    other = page.locator(".versions li", has=page.locator(f"a[href*='/against/{second}']"))
    with page.expect_event("load"):
        other.get_by_role("button", name="Not a copy").click()
    assert "Ruled: not-a-copy" in page.locator(".notice").inner_text()
    assert not any({first, second} <= set(group["articles"]) for group in story(own_desk)["copies"])
    with page.expect_event("load"):
        page.locator(".notice").get_by_role("button", name="Undo").click()
    assert {first, second} <= set(copied(own_desk))


def test_an_earlier_version_says_that_it_is_one(desk: str, page: Page) -> None:
    article = edited(desk)
    page.goto(f"{desk}/articles/{article['revisions'][0]}")
    assert "An earlier version" in page.locator(".notice").inner_text()


def test_on_a_day_before_its_change_a_page_is_as_it_was(desk: str) -> None:
    article = edited(desk)
    before = next(one for one in story(desk, as_of=article["known_on"])["articles"] if one["id"] == article["id"])
    assert len(before["revisions"]) == 1
    newest = httpx2.get(
        f"{desk}/articles/{article['revisions'][-1]}", params={"as_of": article["known_on"]}, timeout=30
    )
    assert newest.status_code == 404


def test_an_article_of_tomorrow_is_not_known_today(desk: str) -> None:
    article = story(desk)["articles"][-1]
    answer = httpx2.get(f"{desk}/articles/{article['id']}", params={"as_of": "2026-03-04"}, timeout=30)
    assert answer.status_code == 404


def test_the_json_of_an_article_is_what_read_prints(desk: str) -> None:
    found = read(desk, story(desk)["articles"][0]["id"])
    assert list(found) == ["document", "statements", "figures", "times", "entities", "issues"]
    text = found["document"]["text"]
    assert all(
        text[span["start"] : span["end"]] == span["text"] for said in found["statements"] for span in said["cue"]
    )


@pytest.mark.parametrize("page", [{}, DARK, NARROW], indirect=True)
def test_nothing_keeps_anybody_out(desk: str, page: Page, barriers: Barriers) -> None:
    first, second = copied(desk)[:2]
    for path in (f"/articles/{first}", f"/articles/{first}/against/{second}", f"/articles/{edited(desk)['id']}"):
        page.goto(desk + path)
        assert barriers(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_it_prints_without_its_tools(desk: str, page: Page) -> None:
    page.goto(f"{desk}/articles/{story(desk)['articles'][0]['id']}")
    page.emulate_media(media="print")
    assert not page.locator(".tools").is_visible()
    assert page.locator(".note").first.is_visible()
