"""Where a reader gets from one thing to another: within one page, or over the pages of the web desk.
In: a place, or the id of a thing. Out: the `href` of a link.
"""

from __future__ import annotations

from collections.abc import Container
from typing import Protocol
from urllib.parse import urlsplit

from reportedly.desk.lines import Place
from reportedly.desk.marks import anchored


class Links(Protocol):
    """What templates ask for an `href`."""

    def statement(self, place: Place) -> str:
        """The words of a statement in the text of their article."""
        ...

    def claim(self, claim: str) -> str:
        """A claim with what stands behind it."""
        ...

    def article(self, article: str) -> str:
        """An article, by its id."""
        ...

    def text(self, text_id: str) -> str:
        """One revision of an article."""
        ...


class Anchors:
    """Links within one page that holds the texts whose ids are in `texts`."""

    def __init__(self, texts: Container[str]) -> None:
        self._texts = texts

    def statement(self, place: Place) -> str:
        """The place in the text where it is at hand, else the article's entry."""
        statement = place.statement
        return f"#{statement.id if statement.text_id in self._texts and anchored(statement) else place.article.id}"

    def claim(self, claim: str) -> str:
        """The claim on this page."""
        return f"#{claim}"

    def article(self, article: str) -> str:
        """The article's entry."""
        return f"#{article}"

    def text(self, text_id: str) -> str:
        """The text on this page."""
        return f"#{text_id}"


def outside(url: str | None) -> str | None:
    """`url` if it is a web address that may become a link, else None."""
    try:
        parts = urlsplit(url or "")
        return url if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None
