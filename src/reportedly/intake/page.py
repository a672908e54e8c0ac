"""A saved web page to an article: its main text, its captions, and what its markup says of it.
In: HTML. Out: a Draft, or an IntakeError that says why there is none.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura import bare_extraction
from trafilatura.metadata import extract_metadata
from trafilatura.settings import Document

from reportedly.errors import IntakeError
from reportedly.intake.cruft import cruft_kind
from reportedly.intake.draft import Block, Draft
from reportedly.intake.flat import flatten
from reportedly.intake.identify import Heading, begins_like_caption, closing_credit, dateline, heading, photo_credit
from reportedly.intake.instants import instant
from reportedly.intake.markup import Markup, read_markup
from reportedly.intake.pieces import is_sentence, same_words
from reportedly.intake.undated import undated
from reportedly.record import Dropped, Instant

for _library in ("trafilatura", "htmldate"):
    logging.getLogger(_library).addHandler(logging.NullHandler())  # what they would log, clean() tells as an Issue

MAX_PAGE_CHARS = 4_000_000
"""Longer pages are cut before parsing: the longest page of the article extraction benchmark has 2 million."""

MAX_DEPTH = 200
"""Elements inside elements; real pages stay below 60. Deeper ones would exhaust the stack of recursive cleaners."""

MAX_ELEMENTS = 30_000
"""Of a page; those of the article extraction benchmark have under 2,000. Cleaners compare siblings with all others."""

MAX_ATTRIBUTES = 1000
"""Of one element; real ones have fewer than 50. The parser compares each with those before it."""

MAX_CAPTIONS = 20
FURNITURE = frozenset({
    "share buttons", "prompt", "advertisement", "link to another story", "counter", "section heading of a list",
    "media player",
})  # fmt: skip
"""Short lines that the extraction may leave in a page; others of that look are mostly the article's own."""

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "details", "dialog", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li",
    "main", "nav", "ol", "option", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
})  # fmt: skip
"""Elements that stand on lines of their own, as browsers show them; cells of a row share one."""

_SILENT = frozenset({"head", "script", "style", "noscript", "template", "svg", "iframe", "textarea", "select"})
"""Elements whose words no reader sees as text."""

_LONG_TAG = re.compile(r"<([a-zA-Z]\w{0,30})[^<>]{2000,}>?")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_BESIDE = re.compile(
    r"related|recommend|teaser|promo|card|sidebar|trending|most-|popular|newsletter|footer", re.IGNORECASE
)

MIN_WORDS = 40
"""Fewer words than this from the careful extraction, and the generous one is asked."""


def read_page(html: str, observed_at: str) -> Draft:
    """The article in a page saved at `observed_at`. Raises IntakeError when the page holds none."""
    remarks: tuple[str, ...] = ()
    if len(html) > MAX_PAGE_CHARS:
        html, remarks = html[:MAX_PAGE_CHARS], (f"only the first {MAX_PAGE_CHARS:,} characters were looked at",)
    html = _with_few_attributes(html)
    tree = _tree(html)
    if too_much := _too_much(tree):
        draft = flatten(_lines(tree))
        remarks = (*remarks, f"the page {too_much}; it was read like flattened text", *draft.remarks)
        return draft._replace(remarks=remarks)
    markup = read_markup(tree)
    captions = list(_figcaptions(tree))
    paragraphs = extract(html)
    if not paragraphs:
        raise IntakeError("no article text found in the page; save the article's own page, or paste its text as .txt")
    draft = _draft(markup, paragraphs, captions)
    if draft.published is None:
        body, shown = ([b.text for b in draft.blocks if b.role == role] for role in ("body", "caption"))
        draft = draft._replace(published=_day_by_htmldate(html, observed_at) or undated(body, shown))
    return draft._replace(remarks=remarks)


def extract(html: str) -> list[str]:
    """The paragraphs of the main text: the careful extraction, or the generous one where that finds next to nothing.

    On the article extraction benchmark: careful alone F1 .964, generous alone .959, this rule .971; filling in from
    all <p> elements or from JSON-LD's articleBody gained nothing or lost.
    """
    careful = _paragraphs(html, careful=True)
    if sum(len(p.split()) for p in careful) >= MIN_WORDS:
        return careful
    generous = _paragraphs(html, careful=False)
    best = max(careful, generous, key=lambda found: sum(map(len, found)))
    return best if any(is_sentence(words) for words in best) else []


def page_lines(html: str) -> str:
    """The words of a page as a naive scraper takes them, one line per block: flattened text."""
    return _lines(_tree(_with_few_attributes(html[:MAX_PAGE_CHARS])))


def fragment_lines(html: str) -> str:
    """The words of a piece of HTML, such as a feed's content, one line per block: flattened text."""
    return page_lines(f"<div>{html}</div>")


def _paragraphs(html: str, *, careful: bool) -> list[str]:
    found = bare_extraction(html, favor_precision=careful, favor_recall=not careful, include_comments=False)
    if not isinstance(found, Document) or not found.text:
        return []
    return [words for line in found.text.split("\n") if (words := " ".join(line.strip("| \t").split()))]


def _tree(html: str) -> HtmlElement:
    try:
        tree = document_fromstring(
            html.encode("utf-8"),
            # what follows a comment belongs to the element before it only when the comment itself is gone
            parser=HTMLParser(encoding="utf-8", recover=True, no_network=True, remove_comments=True, remove_pis=True),
        )
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise IntakeError(f"the page cannot be parsed ({error}); save it again, or paste its text as .txt") from error
    return tree


def _with_few_attributes(html: str) -> str:
    """The page with tags of more than MAX_ATTRIBUTES attributes bared of them all."""

    def bared(tag: re.Match[str]) -> str:
        return f"<{tag[1]}>" if len(_QUOTED.sub("x", tag[0]).split()) > MAX_ATTRIBUTES else tag[0]

    return _LONG_TAG.sub(bared, html)


def _too_much(tree: HtmlElement) -> str | None:
    """What the page has too much of for cleaners that recurse, or that look at all siblings for each of them."""
    depth = elements = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        elements += event == "start"
        if depth > MAX_DEPTH:
            return f"nests more than {MAX_DEPTH} elements"
        if elements > MAX_ELEMENTS:
            return f"has more than {MAX_ELEMENTS:,} elements"
    return None


def _lines(tree: HtmlElement) -> str:
    parts: list[str] = []
    silent: HtmlElement | None = None
    for event, node in etree.iterwalk(tree, events=("start", "end")):
        if silent is None and event == "start" and node.tag in _SILENT:
            silent = node
        if silent is None:
            parts.append("\n\n" if node.tag in _BLOCKS else " " if node.tag in ("td", "th") else "")
            parts.append(" ".join(((node.text if event == "start" else node.tail) or "").split("\n")))
        elif event == "end" and node is silent:
            silent = None
            parts.append(" ".join((node.tail or "").split("\n")))
    return "".join(parts)


def _figcaptions(tree: HtmlElement) -> Iterator[str]:
    """The captions of the article's own pictures, each once, in order."""
    seen: list[str] = []
    for element in islice(tree.iter("figcaption"), 20 * MAX_CAPTIONS):
        words = " ".join(element.text_content().split())
        if not 4 <= len(words.split()) <= 150 or len(seen) >= MAX_CAPTIONS or _is_aside(element):
            continue
        if not any(same_words(words, one) for one in seen):
            seen.append(words)
            yield words


def _is_aside(element: HtmlElement) -> bool:
    """Whether an element stands beside the article: in a menu, a list of other stories, a link."""
    for outer in element.iterancestors():
        if outer.tag in ("aside", "nav", "footer", "a", "li"):
            return True
        if _BESIDE.search(f"{outer.get('class')} {outer.get('id')}"):
            return True
    return False


def _furniture(words: str) -> str | None:
    kind = cruft_kind(words)
    short = len(words.split()) <= 8
    return kind if kind == "consent notice" or (short and kind in FURNITURE) else None


def _draft(markup: Markup, paragraphs: list[str], figcaptions: list[str]) -> Draft:
    """Paragraphs sorted into body, captions and lines that only repeat what the markup says."""
    blocks: list[Block] = []
    dropped: list[Dropped] = []
    heads: list[Heading] = []
    for words in paragraphs:
        if markup.title and same_words(words, markup.title):
            dropped.append(Dropped(line=0, text=words, why="title repeated"))
        elif head := heading(words):
            heads.append(head)
            dropped.append(Dropped(line=0, text=words, why=head.why))
        elif kind := _furniture(words):
            dropped.append(Dropped(line=0, text=words, why=kind))
        elif any(same_words(words, caption) for caption in figcaptions) or begins_like_caption(words):
            blocks.append(Block("caption", words))
        else:
            blocks.append(Block("body", words))
    own = [block.text for block in blocks]
    added = [Block("caption", words) for words in figcaptions if not any(same_words(words, one) for one in own)]
    body = [block.text for block in blocks if block.role == "body"]
    line = next((found for words in body[:3] if (found := dateline(words))), None)
    captions = [block.text for block in (*added, *blocks) if block.role == "caption"]
    named = [line.agency if line else None, *markup.credits, *(head.credit for head in heads)]
    named += [name for words in captions for name in photo_credit(words)]
    named += [name for words in body[-1:] for name in closing_credit(words)]
    stamp = next((head.published for head in heads if head.published), None)
    return Draft(
        title=markup.title,
        blocks=(*added, *blocks),
        outlet=markup.outlet or (line.agency if line else None),
        byline=markup.byline or next((head.byline for head in heads if head.byline), None),
        dateline=line.place if line else None,
        credits=tuple(dict.fromkeys(name for name in named if name)),
        published=markup.published or (instant(stamp, "text") if stamp else None),
        updated=markup.updated if markup.updated != markup.published else None,
        url=markup.url,
        dropped=tuple(dropped),
    )


def _day_by_htmldate(html: str, observed_at: str) -> Instant | None:
    """The day that htmldate finds anywhere in the page, no later than the day it was saved."""
    found = extract_metadata(
        html, date_config={"original_date": True, "extensive_search": False, "max_date": observed_at[:10]}
    )
    if not found.date:
        return None
    note = "the page's markup has no publication date; the day was found by searching the page"
    return Instant(value=found.date, from_="inferred", note=note)
