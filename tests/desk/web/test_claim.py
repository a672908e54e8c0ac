"""The page of a claim: who stands where, and rulings by button that can be taken back."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx2
import pytest
from playwright.sync_api import Page

from reportedly.linking import claim_id

Barriers = Callable[[Page], list[str]]

DARK = {"color_scheme": "dark"}
NARROW = {"viewport": {"width": 390, "height": 844}}
NO_SCRIPTS = {"java_script_enabled": False}
SIDES = ("supports", "hedges", "denies", "declines")


def claims(desk: str, **asked: str) -> list[Any]:
    first = httpx2.get(f"{desk}/api/stories", timeout=30).json()[0]["id"]
    return list(httpx2.get(f"{desk}/api/stories/{first}", params=asked, timeout=30).json()["claims"])


def claim(desk: str, id: str) -> Any:
    return httpx2.get(f"{desk}/api/claims/{id}", timeout=30).json()


def disputed(desk: str) -> Any:
    """The claim with most statements on both sides."""
    return max(claims(desk), key=lambda one: min(len(one["supports"]), len(one["denies"])))


def press(page: Page, side: str, line: int, button: str) -> None:
    """Unfolds the ruling of a line and presses one of its buttons."""
    it = page.locator(f".on-{side} .line").nth(line)
    it.locator(".rule summary").click()
    with page.expect_event("load"):
        it.get_by_role("button", name=button).click()


def first_denial(page: Page) -> str:
    return str(page.locator(".on-denies .line input[name='subject']").first.get_attribute("value"))


def test_every_line_of_a_claim_stands_on_its_page_with_its_place(desk: str, page: Page) -> None:
    it = disputed(desk)
    page.goto(f"{desk}/claims/{it['id']}")
    for side in SIDES:
        named = page.locator(f".on-{side} .cites a").evaluate_all("all => all.map(a => a.hash.slice(1))")
        assert sorted(named) == sorted(it[side])


def test_a_place_leads_to_the_words_of_its_statement(desk: str, page: Page) -> None:
    it = disputed(desk)
    page.goto(f"{desk}/claims/{it['id']}")
    page.locator(".on-denies .cites a").first.click()
    page.wait_for_url("**/articles/**")
    assert page.locator(".ref:target").count() == 1
    assert page.locator("mark.here").count() > 0


def test_a_ruling_tells_what_it_changes_and_its_undo_restores_the_claim(own_desk: str, page: Page) -> None:
    before = disputed(own_desk)
    page.goto(f"{own_desk}/claims/{before['id']}")
    said = first_denial(page)
    press(page, "denies", 0, "is not a denial of it")
    assert "Ruled: not-a-denial" in page.locator(".notice").inner_text()
    assert said not in claim(own_desk, before["id"])["denies"]
    assert page.locator(".rulings .ruled-one").count() == 1
    with page.expect_event("load"):
        page.locator(".notice").get_by_role("button", name="Undo").click()
    assert "Taken back" in page.locator(".notice").inner_text()
    assert claim(own_desk, before["id"]) == before


@pytest.mark.parametrize("page", [NO_SCRIPTS], indirect=True)
def test_rulings_need_no_scripts(own_desk: str, page: Page) -> None:
    it = disputed(own_desk)
    page.goto(f"{own_desk}/claims/{it['id']}")
    said = first_denial(page)
    press(page, "denies", 0, "supports the claim")
    assert said in claim(own_desk, it["id"])["supports"]
    page.goto(f"{own_desk}/rulings")
    with page.expect_event("load"):
        page.get_by_role("button", name="Undo").click()
    assert claim(own_desk, it["id"]) == it


def test_a_statement_that_does_not_belong_leaves_the_claim(own_desk: str, page: Page) -> None:
    it = disputed(own_desk)
    page.goto(f"{own_desk}/claims/{it['id']}")
    said = first_denial(page)
    press(page, "denies", 0, "does not belong here")
    now = claim(own_desk, it["id"])
    assert all(said not in now[side] for side in SIDES)
    assert len(now["supports"]) == len(it["supports"])


def test_a_stance_is_chosen_and_set_with_a_reason_and_a_name(own_desk: str, page: Page) -> None:
    it = disputed(own_desk)
    page.goto(f"{own_desk}/claims/{it['id']}")
    line = page.locator(".on-supports .line").first
    line.locator("summary").click()
    line.locator("select").select_option("doubts")
    line.locator("input[name='reason']").fill("“so-called” is his word")
    line.locator("input[name='by']").fill("ana")
    with page.expect_event("load"):
        line.get_by_role("button", name="Set").click()
    shown = page.locator(".rulings .ruled-one").first.inner_text()
    assert "stance doubts" in shown
    assert "by ana" in shown
    assert "so-called" in shown
    place = page.locator(".rulings .anchors a").first.get_attribute("href")
    article = str(place).partition("?")[0].rpartition("/")[2]
    read = httpx2.get(f"{own_desk}/api/articles/{article}", timeout=30).json()
    assert "doubts" in [said["stance"] for said in read["statements"]]


def test_a_claim_ruled_the_same_as_another_is_found_by_both_names(own_desk: str, page: Page) -> None:
    it = disputed(own_desk)
    page.goto(f"{own_desk}/claims/{it['id']}")
    other = str(page.locator(".between option").nth(1).get_attribute("value"))
    page.locator(".between select").select_option(other)
    with page.expect_event("load"):
        page.get_by_role("button", name="It is the same claim").click()
    assert "Ruled: same" in page.locator(".notice").inner_text()
    left = {one["id"] for one in claims(own_desk)}
    assert not {it["id"], other} <= left
    for name in (it["id"], other):
        page.goto(f"{own_desk}/claims/{name}")
        assert page.url.rpartition("/")[2].partition("?")[0] in left


def test_an_old_permalink_leads_to_the_claim_that_holds_its_statement(desk: str) -> None:
    it = disputed(desk)
    answer = httpx2.get(f"{desk}/claims/clm_gone", params={"at": it["label_statement"]}, timeout=30)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith(f"/claims/{it['id']}")
    gone = httpx2.get(f"{desk}/claims/clm_gone", timeout=30)
    assert gone.status_code == 404
    assert "/search" in gone.text


def test_an_id_that_a_claim_had_before_an_earlier_article_leads_to_it(desk: str) -> None:
    it = disputed(desk)
    later = next(said for said in it["denies"] if said != it["label_statement"])
    answer = httpx2.get(f"{desk}/claims/{claim_id(later, later)}", timeout=30)
    held = {one["id"] for one in claims(desk) if any(later in one[side] for side in SIDES)}
    assert answer.status_code == 303
    assert answer.headers["location"].rpartition("/")[2] in held


def test_a_ruling_that_does_not_fit_says_why_and_leads_back(own_desk: str) -> None:
    it = disputed(own_desk)
    form = {"ruling": "denies clm_none", "subject": it["denies"][0], "back": f"/claims/{it['id']}"}
    answer = httpx2.post(f"{own_desk}/rulings", data=form, timeout=60)
    assert answer.status_code == 422
    assert "there is nothing &#39;clm_none&#39; here" in answer.text
    assert f'href="/claims/{it["id"]}"' in answer.text
    assert httpx2.get(f"{own_desk}/api/rulings", timeout=30).json() == []


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere", "javascript:x"])
def test_a_form_returns_to_pages_of_the_desk_only(own_desk: str, back: str) -> None:
    it = disputed(own_desk)
    form = {"ruling": f"not-a-denial {it['id']}", "subject": it["denies"][0], "back": back}
    answer = httpx2.post(f"{own_desk}/rulings", data=form, timeout=60)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/rulings?ruled=rul_")


def test_a_ruling_waits_while_another_program_writes(own_desk: str, tmp_path: Path) -> None:
    it = disputed(own_desk)
    hold = (
        "import sys, time; from pysqlite3 import dbapi2; "
        "c = dbapi2.connect(sys.argv[1], isolation_level=None); c.execute('BEGIN IMMEDIATE'); "
        "print('held', flush=True); time.sleep(1.5); c.execute('ROLLBACK')"
    )
    command = [sys.executable, "-c", hold, str(tmp_path / "own.db")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        began = time.monotonic()
        form = {"ruling": f"not-a-denial {it['id']}", "subject": it["denies"][0]}
        answer = httpx2.post(f"{own_desk}/rulings", data=form, timeout=60)
    assert answer.status_code == 303
    assert time.monotonic() - began > 1


def test_a_claim_on_an_earlier_day_has_what_was_known_then(desk: str, page: Page) -> None:
    it = disputed(desk)
    then = next(one for one in claims(desk, as_of=it["since"]) if one["id"] == it["id"])
    page.goto(f"{desk}/claims/{it['id']}?as_of={it['since']}")
    assert page.locator(".cites a").count() == sum(len(then[side]) for side in SIDES)
    assert page.locator(".of-claim .status").inner_text() == then["status"]


def test_its_status_history_is_a_strip_with_a_table_behind_it(desk: str, page: Page) -> None:
    it = disputed(desk)
    page.goto(f"{desk}/claims/{it['id']}")
    section = page.locator("section", has=page.locator("#history-title"))
    shown = section.locator("tbody tr td:nth-child(2)").all_inner_texts()
    assert [text.strip() for text in shown] == [step["status"] for step in it["history"]]
    assert section.locator("svg.strip .piece").count() == len(it["history"])


def test_what_it_rests_on_leads_to_the_very_words(desk: str, page: Page) -> None:
    page.goto(f"{desk}/claims/{disputed(desk)['id']}")
    with page.expect_event("load"):
        page.get_by_role("link", name="what it rests on").click()
    quote = page.locator(".evidence .quote").nth(3)
    words = quote.inner_text().strip("“”")
    quote.click()
    page.wait_for_url("**/articles/**")
    assert "".join(page.locator("mark.asked").all_text_contents()).strip("“”") == words


@pytest.mark.parametrize("page", [{}, DARK, NARROW], indirect=True)
def test_nothing_keeps_anybody_out(own_desk: str, page: Page, barriers: Barriers) -> None:
    it = disputed(own_desk)
    page.goto(f"{own_desk}/claims/{it['id']}")
    page.locator(".rule summary").first.click()
    assert barriers(page) == []
    press(page, "denies", 0, "is not a denial of it")
    assert barriers(page) == []
    for path in ("/rulings", f"/why/{it['id']}"):
        page.goto(own_desk + path)
        assert barriers(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
