"""What search looks in, made from stories: the words of texts and statements, and the names of entities.
In: a story's revisions, links and view. Out: one Entry for each text, written to the tables of search where it changed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, insert, select

from reportedly.archive import schema
from reportedly.linking.following.known import Known, by_article, known_days
from reportedly.linking.naming.across import keys_across
from reportedly.linking.naming.origins import story_entities
from reportedly.record import (
    EntityType,
    Link,
    Mention,
    Range,
    Record,
    Revision,
    Stance,
    StoryEntity,
    StoryStatement,
    StoryView,
    digest,
)  # fmt: skip

NEVER = "9999-12-31"
FRAGMENTS = " … "
"""Between fragments of one content or cue, as in Statement.words."""
PLACES = 1 << 16
"""Statements, and names, of one text that are indexed; the longest text that is read has some thousands."""
_TEXTS = 24
AT_ONCE = 500
_NAMED = frozenset({"name", "metonym"})


class StatementEntry(Record, frozen=True, kw_only=True):
    """A statement as search finds it; its parts are verbatim, with their places in the text."""

    id: str
    entity: str | None
    stance: Stance
    content: str
    source: str
    cue: str
    places: tuple[tuple[Range, ...], tuple[Range, ...], tuple[Range, ...]]
    """Of the fragments of content, source and cue."""


class NameEntry(Record, frozen=True, kw_only=True):
    """A name of an entity of the story, where the story first has it."""

    entity: str
    name: str
    type: EntityType
    key: str | None
    start: int
    end: int


class Entry(Record, frozen=True, kw_only=True):
    """All that search looks in of one text."""

    text_id: str
    story: str
    reading: str
    known_on: str
    until: str
    outlet: str | None
    also: str
    statements: tuple[StatementEntry, ...]
    names: tuple[NameEntry, ...]


def entries(group: Sequence[Revision], links: Sequence[Link], seen: StoryView) -> tuple[Entry, ...]:
    """What search looks in of a story as it is now, text by text."""
    days = known_days(group, links)
    said: dict[str, list[StatementEntry]] = {}
    for statement in seen.statements:
        said.setdefault(statement.text_id, []).append(_statement(statement))
    named = _names(group, links, days, seen.entities)
    found = []
    for revisions in by_article(group).values():
        until = {one.text.id: days[other.text.id].day for one, other in pairwise(revisions)}
        for revision in revisions:
            text = revision.text
            found.append(
                Entry(
                    text_id=text.id,
                    story=seen.story.id,
                    reading=revision.reading.id,
                    known_on=days[text.id].day,
                    until=until.get(text.id, NEVER),
                    outlet=text.outlet,
                    also=otherwise(text.text),
                    statements=tuple(said.get(text.id, ()))[:PLACES],
                    names=tuple(named.get(text.id, ()))[:PLACES],
                )
            )
    return tuple(sorted(found, key=lambda entry: entry.text_id))


def number_of(day: str, text: int = 0, place: int = 0) -> int:
    """The number of a row of search: by day, then by the arrival of its text, then by its place there."""
    return date.fromisoformat(day).toordinal() << (_TEXTS + 16) | text << 16 | place


def tag(name: str) -> str:
    """The word that stands for an id or a stance among the tags: one word to every tokenizer."""
    return name.replace("_", "")


def otherwise(text: str) -> str:
    """The words of `text` that Unicode composes otherwise (ligatures, full-width letters), as NFKC has them."""
    if text.isascii() or unicodedata.is_normalized("NFKC", text):
        return ""
    words = dict.fromkeys(word for word in text.split() if not unicodedata.is_normalized("NFKC", word))
    return " ".join(unicodedata.normalize("NFKC", word) for word in words)


def write(connection: Connection, new: Iterable[Entry], gone: Iterable[str] = ()) -> None:
    """Writes the entries that are not there as they are, in the place of what was; drops those of the `gone` texts."""
    entries = {entry.text_id: entry for entry in new}
    dropped = set(gone) - entries.keys()
    names = sorted(entries.keys() | dropped)
    for start in range(0, len(names), AT_ONCE):
        some = names[start : start + AT_ONCE]
        kept = schema.search_text
        query = select(kept.c.text_id, kept.c.number, kept.c.digest).where(kept.c.text_id.in_(some))
        there = {row.text_id: row for row in connection.execute(query)}
        digests = {name: digest(msgspec.json.encode(entries[name])) for name in some if name in entries}
        changed = [name for name in some if name not in there or there[name].digest != digests.get(name)]
        for name in changed:
            if name in there:
                _drop(connection, there[name].number)
        numbers = select(schema.text.c.id, schema.text.c.number).where(schema.text.c.id.in_(changed))
        arrived = {row.id: row.number for row in connection.execute(numbers)}
        _insert(connection, [(entries[name], arrived[name], digests[name]) for name in changed if name in entries])


def _drop(connection: Connection, number: int) -> None:
    last = number + PLACES - 1
    connection.execute(delete(schema.search_text).where(schema.search_text.c.number == number))
    for table in (schema.search_statement, schema.search_name):
        connection.execute(delete(table).where(table.c.number.between(number, last)))


def _insert(connection: Connection, new: Sequence[tuple[Entry, int, str]]) -> None:
    texts: list[dict[str, Any]] = []
    statements: list[dict[str, Any]] = []
    names: list[dict[str, Any]] = []
    for entry, arrived, its_digest in new:
        number = number_of(entry.known_on, arrived)
        shared = {"outlet": entry.outlet}
        story = tag(entry.story)
        texts.append(
            {"number": number, "text_id": entry.text_id, "story_id": entry.story, "known_on": entry.known_on,
             "until": entry.until, "also": entry.also, "tags": story, "digest": its_digest, **shared}
        )  # fmt: skip
        for place, one in enumerate(entry.statements):
            tags = " ".join([story, tag(one.entity or ""), f"stance{one.stance}"])
            fields = {name: getattr(one, name) for name in ("id", "entity", "stance", "content", "source", "cue")}
            also = otherwise(f"{one.content} {one.source} {one.cue}")
            places = msgspec.json.encode(one.places).decode()
            statements.append(
                {"number": number + place, "places": places, "also": also, "tags": tags, **fields, **shared}
            )
        for place, it in enumerate(entry.names):
            fields = {name: getattr(it, name) for name in ("entity", "name", "type", "key", "start", "end")}
            names.append({"number": number + place, "also": otherwise(it.name), "tags": story, **fields, **shared})
    for table, its in ((schema.search_text, texts), (schema.search_statement, statements), (schema.search_name, names)):
        if its:
            connection.execute(insert(table), its)


def _statement(statement: StoryStatement) -> StatementEntry:
    source = statement.source
    content = tuple(span.range for span in statement.content)
    cue = tuple(span.range for span in statement.cue)
    return StatementEntry(
        id=statement.id,
        entity=source.entity,
        stance=statement.stance,
        content=statement.words,
        source=source.text or "",
        cue=FRAGMENTS.join(span.text for span in statement.cue),
        places=(content, (source.range,) if source.range else (), cue),
    )


def _names(
    group: Sequence[Revision], links: Sequence[Link], days: Mapping[str, Known], entities: Sequence[StoryEntity]
) -> dict[str, list[NameEntry]]:
    """The names of each entity by the text that has them first; of one without a name, the words first used for it."""
    of_story = story_entities(group, links, days)[1]
    first: dict[tuple[str, str], tuple[str, Mention]] = {}
    unnamed: dict[str, tuple[str, Mention]] = {}
    for revision in sorted(group, key=lambda one: (days[one.text.id].day, one.text.id)):
        for mention in sorted(revision.reading.mentions, key=lambda one: one.range):
            entity = of_story.get(mention.entity)
            if entity is None:
                continue
            if mention.form in _NAMED:
                first.setdefault((entity, mention.text.casefold()), (revision.text.id, mention))
            elif mention.form != "pronoun":
                unnamed.setdefault(entity, (revision.text.id, mention))
    named = {entity for entity, _ in first}
    places = [(entity, *place) for (entity, _), place in first.items()]
    places += [(entity, *place) for entity, place in unnamed.items() if entity not in named]
    return _placed(places, {entity.id: entity for entity in entities})


def _placed(
    places: Sequence[tuple[str, str, Mention]], entities: Mapping[str, StoryEntity]
) -> dict[str, list[NameEntry]]:
    by_entity: dict[str, list[str]] = {}
    for entity, _, mention in places:
        by_entity.setdefault(entity, []).append(mention.text)
    keys = {name: keys_across(names, entities[name].type) for name, names in by_entity.items()}
    found: dict[str, list[NameEntry]] = {}
    for entity, text_id, mention in places:
        entry = NameEntry(
            entity=entity,
            name=mention.text,
            type=entities[entity].type,
            key=keys[entity].get(mention.text),
            start=mention.start,
            end=mention.end,
        )
        found.setdefault(text_id, []).append(entry)
    return {name: sorted(its, key=lambda one: (one.start, one.entity)) for name, its in found.items()}
