"""Where a reader gets from one page of the desk to another, staying on the day that is looked at.
In: a place, or the id of a thing. Out: the `href` of a link.
"""

from __future__ import annotations

from urllib.parse import quote, urlencode

from reportedly.desk.lines import Place
from reportedly.desk.marks import anchored
from reportedly.record import Quote


class Pages:
    """Links over the pages of the web desk, as known on a day."""

    def __init__(self, as_of: str | None = None) -> None:
        self.as_of = as_of

    def statement(self, place: Place) -> str:
        """The words of a statement in the text of their article; the article where it has no words."""
        said = place.statement
        fragment = f"#{said.id}" if anchored(said) else ""
        newest = place.article.text_id == said.text_id
        return self.to("articles", said.article, text=None if newest else said.text_id) + fragment

    def claim(self, claim: str) -> str:
        """The page of a claim."""
        return self.to("claims", claim)

    def article(self, article: str) -> str:
        """The page of an article."""
        return self.to("articles", article)

    def text(self, text_id: str) -> str:
        """The page of an article at one of its revisions."""
        return self.to("articles", text_id)

    def span(self, quote: Quote) -> str:
        """Words where they stand in their text."""
        return f"{self.to('articles', quote.article, text=quote.text_id, span=f'{quote.start}-{quote.end}')}#asked"

    def against(self, text_id: str, other: str) -> str:
        """Two texts side by side."""
        return self.to("articles", text_id, "against", other)

    def why(self, thing: str) -> str:
        """What a thing rests on."""
        return self.to("why", thing)

    def story(self, story: str) -> str:
        """The page of a story."""
        return self.to("stories", story)

    def source(self, entity: str) -> str:
        """The page of who says something."""
        return self.to("sources", entity)

    def stories(self) -> str:
        """The first page."""
        return self.to()

    def search(self, words: str = "") -> str:
        """What is found for some words."""
        return self.to("search", q=words or None)

    def to(self, *path: str, **query: str | None) -> str:
        """Any page, by the parts of its path and what is asked of it."""
        asked = {name: value for name, value in (*query.items(), ("as_of", self.as_of)) if value is not None}
        return "/" + "/".join(quote(part, safe="") for part in path) + (f"?{urlencode(asked)}" if asked else "")
