"""The brief as one HTML file that needs nothing else: no network, and no script to be read.
In: a StoryView and the texts of its articles. Out: HTML.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from reportedly.desk import chart, words
from reportedly.desk.counts import Counted
from reportedly.desk.lines import Place, quoted
from reportedly.desk.marks import Paragraph, anchored, mark
from reportedly.desk.sheet import OPEN_CLAIMS, SIDES, Sheet, arrange, outlet_of
from reportedly.record import Article, StoryStatement, StoryView, Text

OPEN_SERIES = 8
SIDE_WORDS = {"supports": "Supports", "hedges": "Hedges", "denies": "Denies", "declines": "Declines"}
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One text of an article, marked."""

    id: str
    paragraphs: tuple[Paragraph, ...]
    language: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A series with its drawing, if it has one."""

    counted: Counted
    chart: Markup | None


def render(view: StoryView, texts: Mapping[str, Text]) -> str:
    """The page. `texts` holds the clean texts by id; a line whose text is not in it links to the article's entry."""
    sheet = arrange(view)
    style, script = _source("page.css"), _source("page.js")
    by_text: dict[str, list[StoryStatement]] = {}
    for statement in view.statements:
        by_text.setdefault(statement.text_id, []).append(statement)
    return (
        _templates()
        .get_template("page.html")
        .render(
            sheet=sheet,
            story=view.story,
            number_of={article.id: sheet.numbers[article.id] for article in sheet.articles},
            revisions={article.id: _revisions(article, texts, by_text) for article in sheet.articles},
            said_in=Counter(statement.article for statement in view.statements),
            outlet_by={article.id: outlet_of(article) for article in sheet.articles},
            moved=[drawn for drawn in _drawn(sheet) if drawn.chart],
            still=[drawn for drawn in _drawn(sheet) if not drawn.chart],
            link=_linker(texts),
            style=Markup(style),  # noqa: S704 - our own file
            script=Markup(script),  # noqa: S704 - our own file
            policy=_policy(style, script),
            sides=SIDES,
            side_words=SIDE_WORDS,
            open_claims=OPEN_CLAIMS,
            open_series=OPEN_SERIES,
        )
    )


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("reportedly.desk"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        words=words, glyphs=words.GLYPHS, status_means=words.STATUS_MEANS, outside=outside, quoted=quoted
    )
    return environment


@cache
def _source(name: str) -> str:
    """A file of the templates as it is, to be hashed and set into the page."""
    environment = _templates()
    assert environment.loader is not None  # noqa: S101 - set above
    return environment.loader.get_source(environment, name)[0]


def _policy(style: str, script: str) -> str:
    """Nothing may be loaded or run but our own style and script, named by their digests."""
    style_hash, script_hash = (
        base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in (style, script)
    )
    return (
        f"default-src 'none'; style-src 'sha256-{style_hash}'; script-src 'sha256-{script_hash}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def outside(url: str | None) -> str | None:
    """`url` if it is a web address that may become a link, else None."""
    try:
        parts = urlsplit(url or "")
        return url if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None


def _revisions(
    article: Article, texts: Mapping[str, Text], by_text: Mapping[str, list[StoryStatement]]
) -> tuple[Revision, ...]:
    """The texts of the article that are at hand, newest first."""
    newest_first = dict.fromkeys((article.text_id, *reversed(article.revisions)))
    return tuple(
        Revision(
            id=text_id,
            paragraphs=mark(texts[text_id], by_text.get(text_id, ())),
            language=_language(texts[text_id].language),
        )
        for text_id in newest_first
        if text_id in texts
    )


def _language(code: str | None) -> str | None:
    return code if code and _LANGUAGE.fullmatch(code) else None


def _drawn(sheet: Sheet) -> list[Drawn]:
    return [Drawn(counted=each, chart=chart.draw(each.series)) for each in sheet.figures]


def _linker(texts: Mapping[str, Text]) -> Callable[[Place], str]:
    def link(place: Place) -> str:
        """The place in the text where it is at hand, else the article's entry."""
        statement = place.statement
        return statement.id if statement.text_id in texts and anchored(statement) else place.article.id

    return link
