"""Hits: the rows that a search chose, with their snippets.
In: what FTS5 matched, and numbers of rows. Out: Hit records in the same order, each verbatim at its exact place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from reportedly.archive import rows, schema
from reportedly.archive.indexing import PLACES
from reportedly.archive.marking import Marker
from reportedly.archive.snippets import Snippet, snippet
from reportedly.record import FoundKind, Hit, Range, Text

_places = msgspec.json.Decoder(tuple[tuple[Range, ...], tuple[Range, ...], tuple[Range, ...]]).decode


def hits(connection: Connection, kind: FoundKind, marked: Sequence[str], numbers: Sequence[int]) -> list[Hit]:
    """The hits of these rows, with these phrases marked."""
    if not numbers:
        return []
    texts = _texts(connection, {number - number % PLACES for number in numbers})
    make = {"text": _of_text, "statement": _of_statement, "entity": _of_name}[kind]
    marker = Marker(marked)
    its = _rows(connection, kind, numbers)
    return [make(its[number], marker, *texts[number - number % PLACES]) for number in numbers]


def _texts(connection: Connection, numbers: set[int]) -> Mapping[int, tuple[Any, Text]]:
    """The row of each text in the tables of search, and the text."""
    there, text = schema.search_text, schema.text
    query = select(there, text.c.article_id, text.c.body).join(text, text.c.id == there.c.text_id)
    found = connection.execute(query.where(there.c.number.in_(numbers)))
    return {row.number: (row, rows.to_text(row.body)) for row in found}


def _rows(connection: Connection, kind: FoundKind, numbers: Sequence[int]) -> Mapping[int, Any]:
    table = {"text": schema.search_text, "statement": schema.search_statement, "entity": schema.search_name}[kind]
    return {row.number: row for row in connection.execute(select(table).where(table.c.number.in_(numbers)))}


def _of_text(row: Any, marker: Marker, there: Any, text: Text) -> Hit:
    return _hit("text", row.text_id, snippet(text.text, marker.places(text.text)), there, text)


def _of_statement(row: Any, marker: Marker, there: Any, text: Text) -> Hit:
    """The sentence as far as source, cue and content reach."""
    spans = [span for fragments in _places(row.places) for span in fragments]
    low, high = min(start for start, _ in spans), max(end for _, end in spans)
    shown = snippet(text.text, _moved(marker, text.text, low, high), (low, high))
    hit = _hit("statement", row.id, shown, there, text)
    return msgspec.structs.replace(hit, source=row.source or None, entity=row.entity, stance=row.stance)


def _of_name(row: Any, marker: Marker, there: Any, text: Text) -> Hit:
    """The name where its story first has it, with some words around."""
    found = _moved(marker, text.text, row.start, row.end)
    shown = snippet(text.text, found or [(row.start, row.end)])
    hit = _hit("entity", row.entity, shown, there, text)
    return msgspec.structs.replace(hit, entity=row.entity, name=row.name, type=row.type)


def _moved(marker: Marker, text: str, low: int, high: int) -> list[Range]:
    """What is to be marked in a stretch of a text."""
    return [(start + low, end + low) for start, end in marker.places(text[low:high])]


def _hit(kind: FoundKind, id: str, shown: Snippet, there: Any, text: Text) -> Hit:
    return Hit(
        kind=kind,
        id=id,
        story=there.story_id,
        article=there.article_id,
        text_id=there.text_id,
        outlet=text.outlet,
        title=text.title,
        known_on=there.known_on,
        pieces=shown.pieces,
        start=shown.start,
        end=shown.end,
    )
