"""Saved RSS and Atom feeds to captures, one per entry.
In: the bytes of a feed. Out: Captures whose body is a JSON object of what the entry gives; or an Issue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from lxml import etree

from reportedly.config import MAX_BATCH_ROWS
from reportedly.intake.encoding import decode
from reportedly.intake.rows import capture_of
from reportedly.record import Capture, Given, Issue

Field = Literal["title", "url", "published", "byline", "html"]
TAGS: dict[Field, tuple[str, ...]] = {
    "title": ("title",),
    "url": ("link", "guid", "id"),
    "published": ("pubDate", "published", "issued", "date", "created", "updated", "modified"),
    "byline": ("creator", "author"),
    "html": ("encoded", "content", "body", "description", "summary"),
}
"""Local names of the elements that may hold a field, best first; namespaces differ between versions of the formats."""

_DECLARATION = re.compile(r"^\s{0,200}<\?xml.{0,300}?\?>", re.DOTALL)


def take_entries(body: bytes, name: str, given: Given, observed_at: str) -> Iterator[Capture | Issue]:
    """One capture per entry, in the order of the feed; its input is `name#` and the entry's place from 1."""
    text = _DECLARATION.sub("", decode(body).text)
    parser = etree.XMLParser(recover=True, no_network=True, resolve_entities=False, load_dtd=False, encoding="utf-8")
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except (etree.LxmlError, ValueError) as error:
        yield _issue(name, f"the feed cannot be parsed ({error}); save it again")
        return
    entries = [] if root is None else [node for node in root.iter() if _local(node) in ("item", "entry")]
    if not entries:
        yield _issue(name, "the feed has no entries")
    if len(entries) > MAX_BATCH_ROWS:
        yield _issue(name, f"only the first {MAX_BATCH_ROWS:,} of {len(entries):,} entries were taken")
    outlet = _outlet(root)
    for place, entry in enumerate(entries[:MAX_BATCH_ROWS], start=1):
        row: dict[str, object] = {f: found for f, tags in TAGS.items() if (found := _first(entry, f, tags))}
        if "html" not in row and "title" not in row:
            yield _issue(f"{name}#{place}", "the entry has neither a title nor content")
            continue
        yield capture_of({**row, "outlet": outlet} if outlet else row, f"{name}#{place}", "entry", given, observed_at)


def _outlet(root: etree._Element) -> str | None:
    """The title of the channel: the first <title> that is not inside an entry."""
    for node in root.iter():
        if _local(node) in ("item", "entry"):
            return None
        if _local(node) == "title" and (words := " ".join("".join(_strings(node)).split())):
            return words[:200]
    return None


def _first(entry: etree._Element, field: Field, tags: tuple[str, ...]) -> str | None:
    for tag in tags:
        for node in entry:
            if _local(node) == tag and (value := _value(node, field)):
                return value
    return None


def _value(node: etree._Element, field: Field) -> str | None:
    if field == "url":
        if node.get("href") and (node.get("rel") or "alternate") != "alternate":
            return None
        address = (node.get("href") or node.text or "").strip()
        return address if re.match(r"https?://[^\s/]", address, re.IGNORECASE) else None
    if field == "html" and len(node):  # Atom's type="xhtml": the markup itself
        return (node.text or "") + "".join(etree.tostring(child, encoding="unicode") for child in node)
    if field == "byline":
        names = [child for child in node if _local(child) == "name"]
        node = names[0] if names else node
    words = "".join(_strings(node))
    return words.strip() if field == "html" else " ".join(words.split())[:2000]


def _strings(node: etree._Element) -> Iterator[str]:
    return (str(part) for part in node.itertext() if part)


def _local(node: etree._Element) -> str:
    tag: object = node.tag  # comments and processing instructions have a function here
    return tag.rsplit("}", 1)[-1].rsplit(":", 1)[-1] if isinstance(tag, str) else ""


def _issue(name: str, reason: str) -> Issue:
    return Issue(input=name, stage="take-in", reason=reason)
