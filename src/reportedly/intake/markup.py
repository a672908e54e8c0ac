"""What a page's markup says of its article: JSON-LD, meta tags, <time>, the canonical address.
In: a parsed page. Out: Markup; each field from the most trustworthy place that has it.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from reportedly.intake.agencies import agency
from reportedly.intake.instants import parse_instant
from reportedly.intake.pieces import shared_words
from reportedly.record import Instant

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None

MAX_SCRIPT_CHARS = 1_000_000
MAX_NODES = 20_000
MAX_SHOWN = 200
"""Headings and times of a page that are looked at, from its top."""

PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
    "article.published", "publishdate", "publish-date", "publish_date", "pubdate", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "sailthru.date", "cxenseparse:recs:publishtime",
    "published_at", "published-date", "date",
)  # fmt: skip
UPDATED = (
    "article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified", "dc.date.modified",
    "dcterms.modified", "article.updated", "modified-date",
)  # fmt: skip

_TRAILING_COMMA = re.compile(r",\s{0,200}([}\]])")
_PAIR = re.compile(r'"(headline|datePublished|dateModified)"\s{0,20}:\s{0,20}"((?:[^"\\\n]|\\.){1,500})"')
_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)")
_NO_AUTHOR = re.compile(r"https?:|@|^(?:admin|editor|staff|web ?desk|news ?desk|administrator|unknown)$", re.IGNORECASE)


class Markup(NamedTuple):
    """What the markup tells; None where it is silent."""

    title: str | None
    outlet: str | None
    byline: str | None
    credits: tuple[str, ...]
    published: Instant | None
    updated: Instant | None
    url: str | None


def read_markup(tree: HtmlElement) -> Markup:
    """Everything that the markup of a page says of its article."""
    meta = _meta(tree)
    url = _url(tree, meta)
    article = _article(tree, url)
    outlet = _name(article.get("publisher")) or meta.get("og:site_name") or meta.get("application-name") or _host(url)
    names = _names(article.get("author")) or [name for name in (meta.get("author"), meta.get("dc.creator")) if name]
    names = [re.sub(r"^by ", "", name, flags=re.IGNORECASE) for name in names if not _NO_AUTHOR.search(name)]
    people = [name for name in names if not agency(name) and name != outlet and len(name) <= 100]
    return Markup(
        title=_title(tree, meta, _text(article.get("headline")), outlet),
        outlet=outlet,
        byline=" and ".join(dict.fromkeys(people)) or None,
        credits=tuple(dict.fromkeys(wire for name in names if (wire := agency(name)))),
        published=_instant(
            [_text(article.get("datePublished")), *(meta.get(name) for name in PUBLISHED), *_times(tree)]
        )
        or _day_of(url),
        updated=_instant([_text(article.get("dateModified")), *(meta.get(name) for name in UPDATED)]),
        url=url,
    )


def _meta(tree: HtmlElement) -> dict[str, str]:
    """The meta tags by their lower-case names, the first of each."""
    found: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop")
        value = " ".join((tag.get("content") or "").split())
        if name and value:
            found.setdefault(name.strip().lower(), html.unescape(value)[:2000])
    return found


def _url(tree: HtmlElement, meta: dict[str, str]) -> str | None:
    links: list[str | None] = [
        link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"
    ]
    for address in (*links, meta.get("og:url")):
        if address and re.match(r"https?://[^\s/]", address.strip(), re.IGNORECASE):
            return address.strip()[:2000]
    return None


def _host(url: str | None) -> str | None:
    try:
        host = urlsplit(url).hostname if url else None
    except ValueError:
        return None
    return str(host).removeprefix("www.") if host else None


def _article(tree: HtmlElement, url: str | None) -> dict[str, Json]:
    """The JSON-LD object of the page's article: the one with its address, else the first; what is broken is mended."""
    found: list[dict[str, Json]] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            found += _articles(_parsed((script.text or "")[:MAX_SCRIPT_CHARS]))
    own = [
        node for node in found if url and url in (node.get("url"), node.get("@id"), _id(node.get("mainEntityOfPage")))
    ]
    return (own or found or [{}])[0]


def _parsed(script: str) -> Json:
    script = re.sub(r"^\s*(?:<!--|//\s?<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s?\]\]>|\]\]>)?\s*;?\s*$", "", script)
    for attempt in (script, _TRAILING_COMMA.sub(r"\1", script)):
        try:
            parsed: Json = json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
        return parsed
    pairs: dict[str, Json] = dict(_PAIR.findall(script)[:6][::-1])
    return {"@type": "NewsArticle", **pairs} if pairs else None


def _articles(root: Json) -> list[dict[str, Json]]:
    """The objects below `root` whose type is some kind of article, in order of the document."""
    found: list[dict[str, Json]] = []
    todo: list[Json] = [root]
    for _ in range(MAX_NODES):
        if not todo:
            break
        node = todo.pop()
        if isinstance(node, list):
            todo.extend(reversed(node))
        elif isinstance(node, dict):
            types = node.get("@type")
            kinds = types if isinstance(types, list) else [types]
            if any(isinstance(kind, str) and kind.endswith(("Article", "BlogPosting", "Report")) for kind in kinds):
                found.append(node)
            todo.extend(
                value
                for key, value in reversed(node.items())
                if key in ("@graph", "mainEntity", "itemListElement", "item")
            )
    return found


def _id(node: Json) -> str | None:
    return _text(node.get("@id")) if isinstance(node, dict) else _text(node)


def _text(node: Json) -> str | None:
    if isinstance(node, list):
        node = node[0] if node else None
    if isinstance(node, dict):
        node = node.get("@value")
    words = " ".join(html.unescape(node).split()) if isinstance(node, str) else ""
    return words[:1000] or None


def _name(node: Json) -> str | None:
    if isinstance(node, list):
        node = node[0] if node else None
    return _text(node.get("name")) if isinstance(node, dict) else _text(node)


def _names(node: Json) -> list[str]:
    return [name for item in (node if isinstance(node, list) else [node]) if (name := _name(item))]


def _title(tree: HtmlElement, meta: dict[str, str], headline: str | None, outlet: str | None) -> str | None:
    """The headline as readers see it: the <h1> that the markup confirms, else what the markup says."""
    told = [
        title for title in (headline, meta.get("og:title"), meta.get("twitter:title"), meta.get("dc.title")) if title
    ]
    page = tree.find(".//title")
    if page is not None and (words := " ".join(page.text_content().split())):
        told.append(words)
    told = [_without_outlet(title, outlet) for title in told]
    shown = [" ".join(h1.text_content().split()) for h1 in islice(tree.iter("h1"), MAX_SHOWN)]
    shown = [words for words in shown if 2 <= len(words.split()) <= 50]
    for words in shown:
        if any(shared_words(title, words) >= 0.5 or shared_words(words, title) >= 0.8 for title in told):
            return words
    return next(iter([*told[:1], *shown]), None)


def _without_outlet(title: str, outlet: str | None) -> str:
    """'Headline | The Harbour Times' without its last part, where that names the outlet or is short."""
    parts = re.split(r"\s(?:[|–—-]|::|»)\s", title)
    if len(parts) > 1 and (shared_words(parts[-1], outlet or "") >= 0.5 or " | " in title):
        return title[: title.rindex(parts[-1])].rstrip(" |–—-:»")
    return title


def _times(tree: HtmlElement) -> Iterator[str]:
    """The machine-readable times that are marked as that of publication, then those of the article's own header."""
    times = [time for time in islice(tree.iter("time"), MAX_SHOWN) if time.get("datetime")]
    marked = [
        t for t in times if "publi" in f"{t.get('itemprop')} {t.get('class')}".lower() or t.get("pubdate") is not None
    ]
    headed = [t for t in times if any(a.tag in ("header", "article", "main") for a in t.iterancestors())]
    other = [t for t in times if not any(a.tag in ("aside", "nav", "footer", "li", "a") for a in t.iterancestors())]
    for time in (*marked, *headed[:1], *other[:1]):
        yield time.get("datetime") or ""


def _instant(values: list[str | None]) -> Instant | None:
    """The first date among `values`; or another of the same day that has a clock time, where the first has none."""
    instants = [found for value in values if value and (found := parse_instant(value, "meta"))]
    first = next(iter(instants), None)
    if first is None:
        return None
    rank = {"day": 0, "minute": 1, "second": 1}
    same_day = [
        one for one in instants if one.day == first.day and rank.get(one.precision, 0) > rank.get(first.precision, 0)
    ]
    return (same_day or [first])[0]


def _day_of(url: str | None) -> Instant | None:
    found = _URL_DAY.search(url or "")
    return parse_instant("-".join(found.groups()), "url") if found else None
