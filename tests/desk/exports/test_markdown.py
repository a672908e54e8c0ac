"""Markdown: the front matter as YAML, the rest as CommonMark, and words that stay words."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from reportedly.desk import words
from reportedly.desk.exports import Bundle, export
from reportedly.desk.exports.markdown import plain

STORIES = ["bundle", "ahead_bundle", "empty_bundle", "hostile"]
OURS = {
    "heading_open", "paragraph_open", "bullet_list_open", "ordered_list_open", "list_item_open", "inline", "table_open",
    "thead_open", "tbody_open", "tr_open", "th_open", "td_open", "text", "strong_open", "em_open", "link_open",
}  # fmt: skip


def parts(told: Bundle) -> tuple[dict[str, object], str]:
    _, front, body = export("markdown", told).decode("utf-8").split("---\n", 2)
    matter = yaml.safe_load(front)
    assert isinstance(matter, dict)
    return matter, body


def tokens(body: str) -> list[Token]:
    found = MarkdownIt("gfm-like", {"linkify": False}).parse(body)
    return [*found, *(child for token in found for child in token.children or ())]


def shown(body: str) -> str:
    return "".join(token.content for token in tokens(body) if token.type == "text")


@pytest.mark.parametrize("story", STORIES)
def test_the_front_matter_tells_what_it_is(story: str, request: pytest.FixtureRequest) -> None:
    told = request.getfixturevalue(story)
    matter, _ = parts(told)
    assert matter["title"] == told.view.story.headline
    assert (matter["story"], matter["as_of"]) == (told.view.story.id, told.day)
    assert (matter["articles"], matter["claims"]) == (told.view.story.articles, told.view.story.claims)


@pytest.mark.parametrize("story", STORIES)
def test_words_are_never_markup(story: str, request: pytest.FixtureRequest) -> None:
    told = request.getfixturevalue(story)
    _, body = parts(told)
    found = tokens(body)
    assert {token.type for token in found if token.nesting >= 0} <= OURS
    links = [str(token.attrs["href"]) for token in found if token.type == "link_open"]
    assert all(link.startswith("https://") for link in links)
    assert len(links) == sum(
        article.url is not None and article.url.startswith("http") for article in told.view.articles
    )
    headings = [token for token in found if token.type == "heading_open" and token.tag == "h1"]
    assert len(headings) == 1


def test_every_claim_change_and_article_is_there(ahead_bundle: Bundle) -> None:
    _, body = parts(ahead_bundle)
    text = shown(body)
    view = ahead_bundle.view
    for told in (*(claim.label for claim in view.claims), *(article.title for article in view.articles)):
        assert words.printable(told or "") in text
    assert all(ahead_bundle.seen.sheet.told(change) in text for change in view.changes)
    assert "by ruling of ana" in text
    assert "What is said to be coming" in text


def test_a_figure_is_a_row_of_a_table(bundle: Bundle) -> None:
    _, body = parts(bundle)
    assert "| 7 Mar 2031 | At least 1,900 | ≥ 1,900 | the growers' union |" in body


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_words_are_shown_as_they_are(text: str) -> None:
    line = words.printable(text)
    for before in ("- ", "### ", "x "):
        assert shown(before + plain(text)).removeprefix("x ").strip() == line or not line


@pytest.mark.parametrize(
    "text", ["# x", "1. x", "- x", "+ x", "===", "---", "> x", "    x", "``` x", "https://x.example"]
)
def test_the_beginning_of_a_line_is_no_markup(text: str) -> None:
    assert [token.type for token in MarkdownIt("commonmark").parse(plain(text))] == [
        "paragraph_open", "inline", "paragraph_close",
    ]  # fmt: skip
