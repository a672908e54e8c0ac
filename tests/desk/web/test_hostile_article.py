"""An article by somebody who wants to break the page: nothing of it is more than words, and the page stays small."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
from playwright.sync_api import Page

from reportedly import monitor
from reportedly.archive import Archive
from reportedly.reading import plan_of
from reportedly.record import (
    Capture,
    Cleaned,
    Dropped,
    Given,
    Instant,
    Issue,
    Reading,
    Source,
    Span,
    Statement,
    Text,
    make_id,
)
from tests.desk.web.conftest import serving

BAD = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}</mark></style>\u202egnorw\u2066"
WHO = "Mi\u202enister Bo"
SENTENCE = WHO + " said the dam number {} was <b>shut</b> {}. "
MANY = 3_000


def made(statements: int) -> tuple[Text, Reading]:
    """An article with so many statements, as a reader would find them."""
    body, starts = f"{BAD}\n", []
    for number in range(statements):
        starts.append(len(body))
        body += SENTENCE.format(number, BAD if number < 20 else "") + ("\n" if number % 5 == 4 else "")
    text = Text.of(
        text=body, title=BAD, outlet=BAD, byline=BAD, credits=(BAD,), language='"><i>', url=f"javascript:{BAD}",
        published=Instant(value="2031-03-03", from_="text", note=BAD), dropped=(Dropped(line=1, text=BAD, why=BAD),),
    )  # fmt: skip
    plan = plan_of()
    said = tuple(
        Statement(
            id=make_id("stm", text.id, number),
            kind="indirect",
            stance="asserts",
            confidence=0.9,
            hedges=("dam",),
            hedge_spans=((start + len(WHO) + 10, start + len(WHO) + 13),),
            source=Source(start=start, end=start + len(WHO), text=WHO),
            cue=(Span.of(body, start + len(WHO) + 1, start + len(WHO) + 5),),
            content=(Span.of(body, start + len(WHO) + 6, start + len(SENTENCE.format(number, "")) - 3),),
        )
        for number, start in enumerate(starts)
    )
    issue = Issue(input=BAD, stage="read", reason=BAD, severity="warning")
    reading = Reading(
        id=Reading.id_of(text.id, plan.id), text_id=text.id, plan_id=plan.id, statements=said, issues=(issue,)
    )
    return text, reading


def archive_of(file: Path, statements: int) -> str:
    """Keeps the article and links it: the id of it."""
    text, reading = made(statements)
    body = text.text.encode()
    capture = Capture.of(input=BAD, media="text", body=body, given=Given(), observed_at="2031-03-03T00:00:00Z")
    with Archive.open(file) as archive:
        archive.save_captures([capture])
        archive.save_cleanings([(capture.id, Cleaned(text=text))], cleaner="made/1", made_at="2031-03-03T00:00:00Z")
        archive.save_readings([reading], plan_of(), "2031-03-03T00:00:00Z")
        monitor.relink(archive)
    return text.article_id


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the article's page."""
    file = tmp_path_factory.mktemp("hostile") / "hostile.db"
    article = archive_of(file, 60)
    with serving(file) as desk:
        yield f"{desk}/articles/{article}"


def test_nothing_of_it_runs_or_becomes_an_element(hostile: str, page: Page) -> None:
    page.goto(hostile)
    assert page.locator("main img, main script, main b b, main i i").count() == 0
    assert page.locator("a[href^='javascript']").count() == 0
    assert page.locator("#title").text_content() == BAD
    page.locator(".of-claims a").first.click()
    page.wait_for_url("**/claims/**")
    assert page.locator("main img, main script").count() == 0


def test_its_text_is_there_word_for_word(hostile: str, page: Page) -> None:
    page.goto(hostile)
    shown = page.locator("#title, .row > p").all_text_contents()
    assert shown == [line for line in made(60)[0].text.split("\n") if line.strip()]


def test_directions_that_it_turns_end_with_their_paragraph(hostile: str, page: Page) -> None:
    page.goto(hostile)
    assert page.locator(".row > p[dir='auto']").count() == page.locator(".row > p").count()
    assert page.locator(".note .source").first.evaluate("it => getComputedStyle(it).unicodeBidi") == "isolate"


def test_thousands_of_statements_are_marked_a_page_at_a_time(tmp_path: Path) -> None:
    article = archive_of(tmp_path / "many.db", MANY)
    with serving(tmp_path / "many.db") as desk:
        first = httpx2.get(f"{desk}/articles/{article}", timeout=60)
        last = httpx2.get(f"{desk}/articles/{article}", params={"from": MANY}, timeout=60)
    text = made(MANY)[0].text
    assert first.text.count('class="ref"') == 200
    assert last.text.count('class="ref"') == 1
    assert "Statements 1 to 200 of 3,000 are marked." in first.text
    assert len(first.content) < 2 * len(text) + 400_000
