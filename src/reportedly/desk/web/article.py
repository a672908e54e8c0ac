"""The pages of one article: its text with its statements marked, and its text beside another one.
In: the id of an article or of one of its texts, and a day. Out: the pages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from reportedly.desk.article import lay_out
from reportedly.desk.differences import differ
from reportedly.desk.page import language_of
from reportedly.desk.sheet import Sheet, outlet_of
from reportedly.desk.web.desk import AsOf, Desk, Opened
from reportedly.desk.web.links import Pages
from reportedly.desk.web.pages import render
from reportedly.desk.web.rulings import JustRuled
from reportedly.errors import NotFoundError, SettingError
from reportedly.record import Article, Range, Text

router = APIRouter(include_in_schema=False)

MOST_REVISIONS = 50
"""Revisions of an article that are listed, the newest first."""
MOST_LISTED = 300
"""Figures, times and dropped lines that are listed."""

_SPAN = re.compile(r"(\d{1,7})-(\d{1,7})")

SpanOf = Annotated[str | None, Query(max_length=15, description="A place to show, START-END in code points.")]
From = Annotated[int, Query(alias="from", ge=1, description="The number of the first statement that is marked.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An article of a story, and one of its texts."""

    sheet: Sheet
    article: Article
    text_id: str

    @property
    def number(self) -> int:
        """Of the article in its story."""
        return self.sheet.numbers[self.article.id]


def find(desk: Desk, thing: str, text: str | None, as_of: str | None) -> Found:
    """An article by its id, by that of one of its texts, or by the beginning of either. Raises NotFoundError."""
    name, sheet = desk.around(thing, as_of)
    article = next((one for one in sheet.articles if name == one.id or name in one.revisions), None)
    if article is None:
        when = f" by {as_of}" if as_of else ""
        raise NotFoundError(f"{name} is no article that was known{when}")
    text_id = text or (name if name in article.revisions else article.text_id)
    if text_id not in article.revisions:
        raise NotFoundError(f"the article {article.id} has no text {text_id}")
    return Found(sheet=sheet, article=article, text_id=text_id)


@router.get("/articles/{article}")
def show(
    request: Request,
    desk: Opened,
    article: str,
    text: str | None = None,
    span: SpanOf = None,
    first: From = 1,
    ruled: JustRuled = "",
    as_of: AsOf = None,
) -> HTMLResponse:
    """An article, in its newest text or another, with its statements marked."""
    found = find(desk, article, text, as_of)
    it = found.article
    texts = desk.texts(dict.fromkeys((found.text_id, *it.revisions[-MOST_REVISIONS:])))
    reading = desk.archive.reading(found.text_id)
    laid = lay_out(found.sheet, it, texts[found.text_id], reading, first=first, asked=_range(span))
    return render(
        request,
        "article.html",
        as_of=as_of,
        found=found,
        laid=laid,
        reading=reading,
        language=language_of(texts[found.text_id].language),
        revisions=_revisions(it, texts),
        beside=_beside(found),
        outlet_of=outlet_of,
        most=MOST_LISTED,
        decided=desk.decided(ruled.split()),
        here=Pages(as_of).to("articles", found.text_id if text else it.id),
    )


@router.get("/articles/{article}/against/{other}")
def against(request: Request, desk: Opened, article: str, other: str, as_of: AsOf = None) -> HTMLResponse:
    """Two texts side by side: revisions of one article, or an article and its copy."""
    left, right = find(desk, article, None, as_of), find(desk, other, None, as_of)
    texts = desk.texts([left.text_id, right.text_id])
    return render(
        request,
        "difference.html",
        as_of=as_of,
        sides=(left, right),
        texts=[texts[side.text_id] for side in (left, right)],
        languages=[language_of(texts[side.text_id].language) for side in (left, right)],
        names=[_named(side, revisions=left.article.id == right.article.id) for side in (left, right)],
        difference=differ(*(texts[side.text_id].text for side in (left, right))),
        revisions=left.article.id == right.article.id,
        outlet_of=outlet_of,
    )


def _named(side: Found, *, revisions: bool) -> str:
    number = side.article.revisions.index(side.text_id) + 1
    return f"version {number}" if revisions else outlet_of(side.article)


def _range(span: str | None) -> Range | None:
    match = _SPAN.fullmatch(span) if span else None
    if span and match is None:
        raise SettingError(f"{span!r} is no place in a text; write it as START-END, e.g. 120-180")
    return (int(match[1]), int(match[2])) if match else None


def _revisions(article: Article, texts: Mapping[str, Text]) -> list[tuple[int, Text]]:
    """The texts of an article with their numbers, the newest first."""
    numbered = [(number, name) for number, name in enumerate(article.revisions, 1) if name in texts]
    return [(number, texts[name]) for number, name in reversed(numbered)]


def _beside(found: Found) -> list[tuple[str, Article]]:
    """The articles that carry the same words or tell the same report, each with how."""
    sheet, name = found.sheet, found.article.id
    by_id = {article.id: article for article in sheet.articles}
    pairs: dict[str, str] = {}
    for group in sheet.view.copies:
        if name in group.articles:
            how = "same quotations" if group.quotations else "same words"
            pairs |= {other: how for other in group.articles if other != name and pairs.get(other) != "same words"}
    for rewrite in sheet.view.rewrites:
        if name in rewrite.articles:
            other = next(one for one in rewrite.articles if one != name)
            pairs.setdefault(
                other,
                "one report"
                if rewrite.source is None
                else "derived from"
                if rewrite.articles[0] == name
                else "source of",
            )
    return sorted(((how, by_id[other]) for other, how in pairs.items()), key=lambda pair: sheet.numbers[pair[1].id])
