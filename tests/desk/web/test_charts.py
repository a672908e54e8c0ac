"""Drawings in a real browser: on the brief in light and dark, wide, narrow and printed, and on the list of stories."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from playwright.sync_api import Page

from reportedly.desk import page as brief
from reportedly.record import StoryView, Text

LOOKS = [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"viewport": {"width": 400, "height": 800}}]


@pytest.mark.parametrize("page", LOOKS, indirect=True)
def test_nothing_keeps_people_from_the_drawings_of_the_brief(
    page: Page, barriers: Callable[[Page], list[str]], dam: StoryView, dam_texts: Mapping[str, Text]
) -> None:
    page.set_content(brief.render(dam, dam_texts))
    assert page.locator("svg.graph").count() == 1
    assert page.locator("svg.figures").count() == 1
    page.locator("#speakers details").evaluate("it => { it.open = true; }")
    assert barriers(page) == []


def test_the_page_is_never_wider_than_the_screen(page: Page, dam: StoryView, dam_texts: Mapping[str, Text]) -> None:
    page.set_content(brief.render(dam, dam_texts))
    for width in (320, 400, 800, 1180):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_paper_the_whole_graph_is_on_the_page(page: Page, dam: StoryView, dam_texts: Mapping[str, Text]) -> None:
    page.set_content(brief.render(dam, dam_texts))
    page.set_viewport_size({"width": 700, "height": 1000})
    page.emulate_media(media="print")
    box = page.locator("svg.graph").bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= 700


@pytest.mark.parametrize("page", [{"color_scheme": "dark"}], indirect=True)
def test_on_paper_what_is_dark_on_the_screen_is_light(
    page: Page, dam: StoryView, dam_texts: Mapping[str, Text]
) -> None:
    def lightness() -> int:
        fill = page.locator("svg.graph .outlet").first.evaluate("it => getComputedStyle(it).fill")
        return min(int(part) for part in fill.removeprefix("rgb(").removesuffix(")").split(","))

    page.set_content(brief.render(dam, dam_texts))
    assert lightness() < 64
    page.emulate_media(media="print")
    assert lightness() > 192


def test_words_of_the_graph_stay_in_their_boxes_in_the_type_of_this_machine(
    page: Page, dam: StoryView, dam_texts: Mapping[str, Text]
) -> None:
    page.set_content(brief.render(dam, dam_texts))
    over = page.locator("svg.graph .node").evaluate_all(
        """nodes => nodes.filter(node => {
             const box = node.querySelector("rect").getBBox();
             return [...node.querySelectorAll("text")].some(line => {
               const words = line.getBBox();
               const under = words.y + words.height > box.y + box.height + 1;
               return under || words.x < box.x || words.x + words.width > box.x + box.width;
             });
           }).map(node => node.textContent)"""
    )
    assert over == []


def test_the_node_that_has_the_focus_shows_its_lines(page: Page, dam: StoryView, dam_texts: Mapping[str, Text]) -> None:
    page.set_content(brief.render(dam, dam_texts))
    tarmont = page.locator("svg.graph a.node", has_text="Tarmont").first
    tarmont.focus()
    assert page.locator("svg.graph.dimmed").count() == 1
    assert page.locator("svg.graph .edge.lit").count() == 3
    tarmont.press("Enter")
    assert page.locator("#speakers details").get_attribute("open") is not None
    page.locator("h1").click()
    assert page.locator("svg.graph.dimmed").count() == 0


def test_each_story_of_the_list_has_its_days_in_a_line(page: Page, desk: str) -> None:
    page.goto(desk)
    assert page.locator(".story svg.spark").first.get_attribute("aria-label") is not None
