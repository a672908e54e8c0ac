"""Articles as citations for reference managers (CSL-JSON, Citation Style Language 1.0.2).
In: a Bundle. Out: JSON: one item for each article, the first that a reader could know first.
"""

from __future__ import annotations

import re

from reportedly.desk import words
from reportedly.desk.encoded import Node, encode, without_nulls
from reportedly.desk.exports.bundle import Bundle
from reportedly.desk.links import outside
from reportedly.record import Article

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def write(bundle: Bundle) -> bytes:
    """The items. A day that the article does not print itself is marked `circa`, with its reason in the note."""
    return encode([_item(article, bundle) for article in bundle.seen.sheet.articles])


def _item(article: Article, bundle: Bundle) -> Node:
    printed = article.published.value if article.published else None
    circa = article.known_from != "published" or printed is None
    wire = bundle.seen.wires.get(article.id)
    note = words.how_dated(article) if circa else None
    return without_nulls(
        id_=article.id,
        type_="article-newspaper",
        title=words.printable(article.title or article.input),
        author=[{"literal": words.printable(article.byline)}] if article.byline else None,
        **{"container-title": words.printable(bundle.seen.outlets[article.id])},
        issued=_date(article.known_on if circa else printed, circa=circa),
        URL=outside(article.url),
        language=article.language,
        source=words.printable(wire) if wire else None,
        note=words.printable(note) if note else None,
    )


def _date(iso: str | None, *, circa: bool) -> Node | None:
    found = _DATE.match(iso or "")
    if not found:
        return None
    parts = [int(part) for part in found.groups() if part]
    return {"date-parts": [parts], **({"circa": True} if circa else {})}
