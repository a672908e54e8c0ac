"""Who speaks, about whom and where, as statement rows of the FollowTheMoney model (https://followthemoney.tech).
In: a Bundle. Out: CSV that `followthemoney` reads: one row for each property of each article, party and link.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.desk.cells import first_day
from reportedly.desk.exports.bundle import Bundle
from reportedly.desk.exports.delimited import rows, safe
from reportedly.desk.exports.identifiers import address
from reportedly.desk.lines import cue_of
from reportedly.desk.seen import Speaker
from reportedly.record import Article, EntityType, Instant, StoryEntity, StoryStatement, make_id

COLUMNS = (
    "canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin", "lang", "original_value",
    "external", "first_seen", "last_seen", "id",
)  # fmt: skip

SCHEMATA: Mapping[EntityType, str] = {"PERSON": "Person", "ORG": "Organization"}
"""Types of entities that are parties. One of another type, also a country, is a LegalEntity where it speaks, and left
out where it does not: there it may be a place."""
OTHERWISE = "LegalEntity"

PROP_TYPES: Mapping[str, str] = {
    "id": "id", "name": "name", "alias": "name", "title": "string", "author": "string", "publisher": "string",
    "publishedAt": "date", "modifiedAt": "date", "sourceUrl": "url", "document": "entity", "resolved": "entity",
    "detectedSchema": "string", "entity": "entity", "role": "string", "date": "date", "summary": "text",
    "description": "text", "recordId": "string",
}  # fmt: skip
"""The properties used here, with their types in the model (version 4)."""

MOST_LETTERS: Mapping[str, int] = {"string": 1024, "name": 384, "text": 65_000}
"""What a value of a type may have at most; what has more is cut, and whole in `original_value`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Thing:
    """One entity of the model: its properties, and the days between which it is seen."""

    id: str
    schema: str
    properties: Sequence[tuple[str, str | None]]
    first: str
    last: str


def write(bundle: Bundle) -> bytes:
    """The rows. The dataset is the story; `first_seen` and `last_seen` are days on which a reader could know it."""
    dataset = f"reportedly_{bundle.view.story.id}"
    return rows(COLUMNS, (row for thing in _things(bundle) for row in _rows(thing, dataset)))


def _things(bundle: Bundle) -> Iterator[_Thing]:
    seen = bundle.seen
    speaking = {speaker.entity: speaker for speaker in seen.speakers if speaker.entity}
    for article in seen.sheet.articles:
        yield _article(article, seen.outlets[article.id])
    for entity in bundle.view.entities:
        if entity.type in SCHEMATA or entity.id in speaking:
            yield from _party(entity, [seen.articles[name] for name in entity.articles])
    for speaker in seen.speakers:
        if speaker.entity is None and not all(said.source.anonymous for said in speaker.said):
            yield _unresolved(speaker)
    for said in seen.statements:
        speaker = seen.speaker_of[said.id]
        if speaker.entity or not all(each.source.anonymous for each in speaker.said):
            yield _said(said, speaker, seen.outlets[said.article])


def _article(article: Article, outlet: str) -> _Thing:
    properties = (
        ("title", article.title),
        ("author", article.byline),
        ("publisher", outlet),
        ("publishedAt", _when(article.published)),
        ("modifiedAt", _when(article.updated)),
        ("sourceUrl", address(article.url)),
    )
    return _Thing(id=article.id, schema="Article", properties=properties, first=article.known_on, last=article.known_on)


def _party(entity: StoryEntity, articles: Sequence[Article]) -> Iterator[_Thing]:
    """A person or body under all its names, and a Mention for each article that has one of them."""
    schema = SCHEMATA.get(entity.type, OTHERWISE)
    days = sorted(article.known_on for article in articles) or [""]
    names = [("name", entity.name), *(("alias", name) for name in entity.names if name != entity.name)]
    yield _Thing(id=entity.id, schema=schema, properties=names, first=days[0], last=days[-1])
    for article in articles:
        mention: list[tuple[str, str | None]] = [
            ("document", article.id),
            ("resolved", entity.id),
            ("name", entity.name),
            ("detectedSchema", schema),
        ]
        name = make_id("mnt", entity.id, article.id)
        yield _Thing(id=name, schema="Mention", properties=mention, first=article.known_on, last=article.known_on)


def _unresolved(speaker: Speaker) -> _Thing:
    days = [said.known_on for said in speaker.said]
    return _Thing(id=speaker.id, schema=OTHERWISE, properties=[("name", speaker.name)], first=min(days), last=max(days))


def _said(said: StoryStatement, speaker: Speaker, outlet: str) -> _Thing:
    """That an article documents what a party says: the stance is its role, the words are its summary."""
    properties = (
        ("document", said.article),
        ("entity", speaker.id),
        ("role", said.stance),
        ("date", said.known_on),
        ("summary", said.words or None),
        ("description", f"{speaker.name}: {cue_of(said)}" if said.cue else None),
        ("publisher", outlet),
        ("recordId", said.id),
    )
    return _Thing(id=said.id, schema="Documentation", properties=properties, first=said.known_on, last=said.known_on)


def _when(instant: Instant | None) -> str | None:
    """A day, or a year or month where no more is printed."""
    value = instant.value[:10] if instant and instant.value else None
    return value if value and (len(value) in (4, 7) or first_day(value)) else None


def _rows(thing: _Thing, dataset: str) -> Iterable[list[str]]:
    """A row for the entity itself, then one for each of its properties that has a value."""
    name = _id(thing.id)
    for prop, whole in (("id", thing.id), *thing.properties):
        if whole:
            value, original = _valued(whole, PROP_TYPES[prop])
            cells = {
                "canonical_id": name,
                "entity_id": name,
                "prop": prop,
                "prop_type": PROP_TYPES[prop],
                "schema": thing.schema,
                "value": value,
                "dataset": dataset,
                "origin": "reportedly",
                "original_value": original,
                "external": "f",
                "first_seen": thing.first,
                "last_seen": thing.last,
                "id": _key(f"{dataset}.{name}.{prop}.{value}"),
            }
            yield [cells.get(column, "") for column in COLUMNS]


def _valued(whole: str, type: str) -> tuple[str, str]:
    """A value as the model allows it, and the whole of it where that is longer."""
    if type in ("id", "entity"):
        return _id(whole), ""
    most = MOST_LETTERS.get(type)
    if most is None or len(whole) < most:
        return safe(whole), ""
    return safe(f"{whole[: most - 2]}…"), safe(whole)


def _id(name: str) -> str:
    """An id as the model allows it: without underscores."""
    return name.replace("_", "-")


def _key(key: str) -> str:
    """The id that the model's own tools give a row: of dataset, entity, property and value. A name, not a safeguard."""
    return hashlib.sha1(key.encode("utf-8"), usedforsecurity=False).hexdigest()
