"""Changes as a feed (Atom 1.0, RFC 4287), of one story or of several.
In: a Bundle, or stories with their changes. Out: XML. Moments are those of the changes' days, not of a clock.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from reportedly.desk import words
from reportedly.desk.exports.bundle import Bundle
from reportedly.desk.exports.identifiers import address, moment, tag
from reportedly.desk.seen import Seen
from reportedly.record import Change

NAMESPACE = "http://www.w3.org/2005/Atom"
MEDIA = "application/atom+xml"
TITLE_LENGTH = 120

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (2.2) cannot hold."""


def write(bundle: Bundle) -> bytes:
    """All changes of a story, the newest first."""
    return feed(bundle.seen.view.story.headline, tag(bundle.view.story.id, "changes"), [bundle.seen])


def feed(
    title: str, name: str, stories: Iterable[Seen], *, self_link: str | None = None, most: int | None = None
) -> bytes:
    """The changes of some stories as one feed, the newest first, `most` of them; `name` is its URI for good.

    The day that a change is told of is when its entry was published and when it was updated: no more is known.
    """
    told = [(change, seen) for seen in stories for _, changes in seen.sheet.days for change in changes]
    told.sort(key=lambda one: one[0].date, reverse=True)
    newest = told[0][0].date if told else ""
    root = etree.fromstring(f'<feed xmlns="{NAMESPACE}"/>')
    _add(root, "title", title)
    _add(root, "id", name)
    _add(root, "updated", moment(newest, newest))
    _add(_add(root, "author"), "name", "reportedly")
    if self_link:
        _add(root, "link", rel="self", href=self_link, type=MEDIA)
    for change, seen in told[:most]:
        _entry(root, change, seen)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _entry(root: etree._Element, change: Change, seen: Seen) -> None:
    entry = _add(root, "entry")
    text = words.printable(seen.sheet.told(change))
    short = text if len(text) <= TITLE_LENGTH else f"{text[:TITLE_LENGTH].rpartition(' ')[0] or text[:TITLE_LENGTH]} …"
    when = moment(change.date, seen.view.story.since)
    _add(entry, "title", f"{change.kind}: {short}")
    _add(entry, "id", tag(change.id))
    _add(entry, "published", when)
    _add(entry, "updated", when)
    _add(entry, "category", term=change.kind)
    _add(entry, "content", text, type="text")
    articles = [seen.articles[name] for name in change.articles if name in seen.articles]
    addresses = dict.fromkeys(found for article in articles if (found := address(article.url)))
    for at, href in enumerate(addresses):
        _add(entry, "link", rel="via" if at else "alternate", href=href)
    for outlet in seen.outlets_of(change.articles):
        _add(_add(entry, "contributor"), "name", words.printable(outlet))


def _add(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
    """A child element; what XML cannot hold becomes U+FFFD."""
    child = etree.SubElement(
        parent, f"{{{NAMESPACE}}}{name}", {key: _legal(value) for key, value in attributes.items()}
    )
    child.text = None if text is None else _legal(text)
    return child


def _legal(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", text)
