"""The brief as one HTML file that needs nothing else: no network, and no script to be read.
In: a StoryView and the texts of its articles. Out: HTML.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from reportedly.desk.charts import figures
from reportedly.desk.charts.graph import Node, graph_of
from reportedly.desk.charts.graph_drawing import charted
from reportedly.desk.counts import Counted
from reportedly.desk.links import Anchors
from reportedly.desk.marks import Paragraph, mark
from reportedly.desk.sheet import OPEN_CLAIMS, Sheet, arrange, outlet_of
from reportedly.desk.templating import environment, source_of
from reportedly.record import Article, StoryStatement, StoryView, Text

OPEN_SERIES = 8
MOST_SPEAKERS = 40
"""Nodes of the source graph on the brief, which is read from its top to its end."""
SPEAKERS = "Who speaks, and through whom"
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
    style, script = source_of("page.css") + source_of("charts.css"), source_of("page.js") + source_of("graph.js")
    drawn = charts_of(sheet)
    by_text: dict[str, list[StoryStatement]] = {}
    for statement in view.statements:
        by_text.setdefault(statement.text_id, []).append(statement)
    return (
        environment()
        .get_template("page.html")
        .render(
            sheet=sheet,
            story=view.story,
            number_of={article.id: sheet.numbers[article.id] for article in sheet.articles},
            revisions={article.id: _revisions(article, texts, by_text) for article in sheet.articles},
            said_in=Counter(statement.article for statement in view.statements),
            outlet_by={article.id: outlet_of(article) for article in sheet.articles},
            moved=[each for each in drawn if each.chart],
            still=[each for each in drawn if not each.chart],
            speakers=charted(graph_of(view), _link, most=MOST_SPEAKERS, about=SPEAKERS),
            links=Anchors(texts),
            style=Markup(style),  # noqa: S704 - our own file
            script=Markup(script),  # noqa: S704 - our own file
            policy=_policy(style, script),
            open_claims=OPEN_CLAIMS,
            open_series=OPEN_SERIES,
        )
    )


def _policy(style: str, script: str) -> str:
    """Nothing may be loaded or run but our own style and script, named by their digests."""
    style_hash, script_hash = (
        base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in (style, script)
    )
    return (
        f"default-src 'none'; style-src 'sha256-{style_hash}'; script-src 'sha256-{script_hash}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _revisions(
    article: Article, texts: Mapping[str, Text], by_text: Mapping[str, list[StoryStatement]]
) -> tuple[Revision, ...]:
    """The texts of the article that are at hand, newest first."""
    newest_first = dict.fromkeys((article.text_id, *reversed(article.revisions)))
    return tuple(
        Revision(
            id=text_id,
            paragraphs=mark(texts[text_id], by_text.get(text_id, ())),
            language=language_of(texts[text_id].language),
        )
        for text_id in newest_first
        if text_id in texts
    )


def language_of(code: str | None) -> str | None:
    """The code of a language where it is one that may stand in an attribute `lang`."""
    return code if code and _LANGUAGE.fullmatch(code) else None


def charts_of(sheet: Sheet) -> list[Drawn]:
    """Every series of the story with its drawing, by who first stands behind each figure."""
    origins = {name: place.statement.origin for name, place in sheet.places.items()}
    rivals = figures.rivals_of(sheet.view.claims)
    return [Drawn(counted=each, chart=figures.draw(each.once, origins, rivals)) for each in sheet.figures]


def _link(node: Node) -> str | None:
    """Outlets lead to their first article on this page, all others to what is told of them in the table."""
    if node.folded:
        return None
    return f"#{node.articles[0]}" if node.articles else f"#{node.id}"
