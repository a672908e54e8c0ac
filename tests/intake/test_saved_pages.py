from __future__ import annotations

import json

import pytest

from reportedly.intake import clean
from reportedly.intake.page import MAX_ELEMENTS, MAX_PAGE_CHARS, page_lines
from reportedly.record import Capture, Cleaned, Given, Text

NOW = "2031-06-01T00:00:00+00:00"
PARAGRAPHS = (
    "The harbour ministry of Velmora said on Tuesday that the port would stay closed for another week, and that "
    "divers would search all three basins for what the storm had left in them.",
    "Pilots who have waited outside the bay since the weekend said that nobody had told them when to come back, "
    "and that two of the eleven ships would run out of water before Friday.",
    "A spokesman for the ministry declined to say who had ordered the search, or whether the ships would be paid.",
)


def page(head: str = "", above: str = "", below: str = "") -> str:
    body = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
    return (
        f"<!DOCTYPE html><html><head><title>Port stays closed | Velmora Courier</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a> <a href='/w'>World</a></nav>"
        f"<article><h1>Port stays closed</h1>{above}{body}</article>{below}<footer>About us</footer></body></html>"
    )


def cleaned(html: str, given: Given | None = None) -> Cleaned:
    capture = Capture.of(
        input="port.html", media="html", body=html.encode("utf-8"), given=given or Given(), observed_at=NOW
    )
    return clean(capture)


def text_of(html: str, given: Given | None = None) -> Text:
    text = cleaned(html, given).text
    assert text is not None
    return text


def json_ld(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Port stays closed",
    "datePublished": "2031-03-04T09:15:00+09:00",
    "dateModified": "2031-03-04T10:02:00+09:00",
    "author": [{"@type": "Person", "name": "Ines Karrow"}, {"name": "Jo Arden"}],
    "publisher": {"@type": "Organization", "name": "Velmora Courier"},
}


def test_title_and_paragraphs_are_the_text_and_furniture_is_not() -> None:
    assert text_of(page()).text == "\n\n".join(["Port stays closed", *PARAGRAPHS])


@pytest.mark.parametrize(
    "data",
    [
        ARTICLE,
        [{"@type": "Organization", "name": "Courier Group"}, ARTICLE],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebPage", "name": "x"}, ARTICLE]},
        {**ARTICLE, "@type": ["NewsArticle", "Article"], "publisher": "Velmora Courier"},
    ],
    ids=["object", "list", "graph", "types"],
)
def test_json_ld_tells_outlet_byline_and_instants(data: object) -> None:
    text = text_of(page(json_ld(data)))
    assert (text.outlet, text.byline) == ("Velmora Courier", "Ines Karrow and Jo Arden")
    assert text.published is not None
    assert text.updated is not None
    assert (text.published.value, text.published.from_) == ("2031-03-04T09:15+09:00", "meta")
    assert text.updated.value == "2031-03-04T10:02+09:00"


@pytest.mark.parametrize(
    "script",
    [
        '{"@type":"NewsArticle","datePublished":"2031-03-04T09:15:00Z",}',
        '{"@type":"NewsArticle","description":"two\nlines","datePublished":"2031-03-04T09:15:00Z"}',
        '{"@type":"NewsArticle","datePublished":"2031-03-04T09:15:00Z"',
    ],
    ids=["trailing comma", "line break in a string", "cut off"],
)
def test_broken_json_ld_still_tells_the_date(script: str) -> None:
    published = text_of(page(f'<script type="application/ld+json">{script}</script>')).published
    assert published is not None
    assert published.value == "2031-03-04T09:15+00:00"


def test_meta_tags_serve_where_there_is_no_json_ld() -> None:
    head = (
        '<meta property="og:site_name" content="Velmora Courier"><meta name="author" content="By Ines Karrow">'
        '<meta property="article:published_time" content="2031-03-04T09:15:00+09:00">'
        '<link rel="canonical" href="https://courier.example/port">'
    )
    text = text_of(page(head))
    assert (text.outlet, text.byline, text.url) == ("Velmora Courier", "Ines Karrow", "https://courier.example/port")
    assert text.published is not None
    assert text.published.value == "2031-03-04T09:15+09:00"


def test_a_marked_time_element_tells_the_instant() -> None:
    published = text_of(
        page(above='<time datetime="2031-03-04T09:15+09:00" class="published">4 March</time>')
    ).published
    assert published is not None
    assert published.value == "2031-03-04T09:15+09:00"


def test_the_address_tells_the_day_where_nothing_else_does() -> None:
    text = text_of(page('<link rel="canonical" href="https://courier.example/2031/03/04/port.html">'))
    assert text.published is not None
    assert (text.published.value, text.published.from_) == ("2031-03-04", "url")
    assert text.outlet == "courier.example"


def test_no_date_is_told_as_such() -> None:
    published = text_of(page()).published
    assert published is not None
    assert (published.value, published.from_) == (None, "inferred")
    assert published.note


def test_what_is_given_wins() -> None:
    given = Given(outlet="Courier Weekend", published="2031-03-09T08:00+09:00", url="https://courier.example/x")
    text = text_of(page(json_ld(ARTICLE)), given)
    assert text.published is not None
    assert (text.outlet, text.url) == ("Courier Weekend", "https://courier.example/x")
    assert (text.published.value, text.published.from_) == ("2031-03-09T08:00+09:00", "given")


def test_the_articles_captions_are_marked_and_those_of_teasers_are_not_there() -> None:
    caption = "Ships wait outside the bay of Velmora. Jo Arden / AFP"
    figure = f"<figure><img src='x.jpg'><figcaption>{caption}</figcaption></figure>"
    teaser = "<aside><figure><figcaption>A runner crosses the finish line in May.</figcaption></figure></aside>"
    text = text_of(page(above=figure, below=teaser))
    assert [text.text[start:end] for start, end in text.captions] == [caption]
    assert text.credits == ("AFP",)
    assert "runner" not in text.text


def test_a_page_without_an_article_is_an_issue() -> None:
    result = cleaned("<html><body><nav><a>Home</a><a>World</a></nav></body></html>")
    assert result.text is None
    assert [issue.severity for issue in result.issues] == ["error"]


def test_a_page_nested_too_deeply_is_read_like_flattened_text() -> None:
    result = cleaned(page(above="<div>" * 230 + f"<p>{PARAGRAPHS[0]}</p>" + "</div>" * 230))
    assert result.text is not None
    assert PARAGRAPHS[1] in result.text.text
    assert "nests more than" in result.issues[0].reason


def test_a_page_of_too_many_elements_is_read_like_flattened_text() -> None:
    result = cleaned(page(below="<b>x</b>" * (MAX_ELEMENTS + 1)))
    assert result.text is not None
    assert PARAGRAPHS[1] in result.text.text
    assert "has more than 30,000 elements" in result.issues[0].reason


def test_a_million_open_elements_cost_one_issue() -> None:
    assert cleaned("<html><body>" + "<div>" * 1_000_000).text is None


def test_a_consent_notice_and_a_player_are_no_part_of_the_article() -> None:
    paragraphs = "".join(
        f"<p>{'The harbour stayed quiet on day ' + str(n) + ' and the boats came home early.'}</p>" for n in range(6)
    )
    notice = "<p>Lisk Radio asks for your consent to keep your choice.</p><p>Video: 2:41</p>"
    page = f"<html><body><article>{notice}{paragraphs}</article></body></html>"
    capture = Capture.of(
        input="a.html", media="html", body=page.encode(), given=Given(), observed_at="2026-03-10T00:00:00Z"
    )
    text = clean(capture).text
    assert text is not None
    assert "consent" not in text.text
    assert "2:41" not in text.text
    assert {"consent notice", "media player"} <= {line.why for line in text.dropped}


def test_the_outlet_is_the_publisher_then_the_site_name_then_the_domain() -> None:
    site = '<meta property="og:site_name" content="Courier Online">'
    link = '<link rel="canonical" href="https://www.courier.example/port">'
    assert text_of(page(json_ld(ARTICLE) + site + link)).outlet == "Velmora Courier"
    assert text_of(page(site + link)).outlet == "Courier Online"
    assert text_of(page(link)).outlet == "courier.example"


def test_a_day_found_by_searching_the_page_is_marked_as_such() -> None:
    published = text_of(
        page(above='<div class="entry-meta"><span class="date">March 4, 2031</span> · 4</div>')
    ).published
    assert published is not None
    assert published.value == "2031-03-04"
    assert published.precision == "day"
    assert published.from_ in ("text", "inferred")


def test_related_links_and_newsletter_boxes_are_no_part_of_the_article() -> None:
    box = "<div class='newsletter'><p>Get our daily newsletter</p><form><input name='e'></form></div>"
    related = (
        "<div class='related'><h3>Related stories</h3><ul><li><a href='/m'>Marathon draws crowd</a></li></ul></div>"
    )
    text = text_of(page(above=box, below=related))
    assert text.text == "\n\n".join(["Port stays closed", *PARAGRAPHS])


def test_a_page_of_more_characters_than_looked_at_is_a_warning() -> None:
    result = cleaned(page(below="<!-- " + "x" * MAX_PAGE_CHARS + " -->"))
    assert result.text is not None
    assert PARAGRAPHS[2] in result.text.text
    assert [issue.reason for issue in result.issues] == [f"only the first {MAX_PAGE_CHARS:,} characters were looked at"]


def test_words_after_a_comment_in_the_markup_are_not_lost() -> None:
    lines = page_lines("<p>The port <!-- ad -->stays closed.</p><noscript>Turn scripts on</noscript>")
    assert lines.strip() == "The port stays closed."


def test_a_row_of_a_table_is_one_line_of_flattened_text() -> None:
    lines = page_lines("<table><tr><td>Basin</td><td>Depth</td></tr><tr><td>One</td><td>9 m</td></tr></table>")
    assert [" ".join(line.split()) for line in lines.split("\n") if line.strip()] == ["Basin Depth", "One 9 m"]
