"""What kind of markup a file is, by its root element.
In: the first characters of a file. Out: the name of its root element, in lower case without prefix.
"""

from __future__ import annotations

import re

FEED_ROOTS = frozenset({"rss", "feed", "rdf"})
PAGE_ROOTS = frozenset({
    "!doctype html", "html", "head", "body", "article", "main", "section", "div", "p", "h1", "h2", "meta", "title",
    "script", "header", "table",
})  # fmt: skip

_ELEMENT = re.compile(r"<(?:[A-Za-z_][\w-]{0,30}:)?([A-Za-z][\w-]{0,30})(?=[\s/>])")
_HTML5 = re.compile(r"<!doctype\s{1,20}html\b", re.IGNORECASE)
_PROLOGUE = (("<?", "?>"), ("<!--", "-->"), ("<!", ">"))
MAX_PROLOGUE = 64
"""Declarations, comments and instructions that may stand before the root."""


def root_of(text: str) -> str | None:
    """The root element of the markup that `text` begins with ('!doctype html' for a page's declaration), or None."""
    at = 0
    for _ in range(MAX_PROLOGUE):
        at += len(text[at:]) - len(text[at:].lstrip("\ufeff \t\r\n"))
        if _HTML5.match(text, at):
            return "!doctype html"
        opened = next(((mark, close) for mark, close in _PROLOGUE if text.startswith(mark, at)), None)
        if opened is None:
            break
        end = _end(text, at, *opened)
        if end < 0:
            return None
        at = end
    found = _ELEMENT.match(text, at)
    return found[1].lower() if found else None


def _end(text: str, at: int, mark: str, close: str) -> int:
    """Where the declaration that begins at `at` ends; a document type may hold others in square brackets."""
    if mark == "<!":
        bracket, angle = text.find("[", at), text.find(">", at)
        if 0 <= bracket < angle:
            at = text.find("]", bracket)
            if at < 0:
                return -1
    end = text.find(close, at + (len(mark) if mark != "<!" else 0))
    return end + len(close) if end >= 0 else -1
