"""Who speaks across the stories of an archive, and which entities of its stories are one.
In: a name, or the id of an entity. Out: the entities that are the same by their names, story by story.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select

from reportedly.archive import schema
from reportedly.archive.asking import phrase
from reportedly.archive.indexing import PLACES
from reportedly.archive.search import Search
from reportedly.archive.store import AT_ONCE, chunks
from reportedly.errors import NotFoundError
from reportedly.linking.words import fold
from reportedly.record import EntityType, Namesake, Record

MOST_ENTITIES = 500
"""Entities that are taken for one at most; who is in more stories is shown in those that came first."""
_CANDIDATES = 500


class Speaker(Record, frozen=True, kw_only=True):
    """An entity of a story that says something in it."""

    entity: str
    name: str
    type: EntityType
    story: str
    known_on: str
    """Day from which a reader could know this name of it."""
    statements: int


class Same(NamedTuple):
    """The entities that are one by their names, and others of the name that was asked for."""

    entities: frozenset[str]
    stories: tuple[str, ...]
    """Ids of the stories that they are in."""
    others: tuple[Namesake, ...] = ()


class Sources(Search):
    """A store that knows who speaks."""

    def speakers(self, story: str | None = None, limit: int = 100) -> tuple[Speaker, ...]:
        """Who says the most, entity by entity of each story, or of one story."""
        self.index()
        said, place = schema.search_statement, schema.search_text
        times = func.count().label("times")
        query = select(said.c.entity, times).where(said.c.entity.is_not(None)).group_by(said.c.entity)
        if story is not None:
            at = place.c.number == said.c.number - said.c.number % PLACES
            query = query.join(place, at).where(place.c.story_id == story)
        with self._reading() as connection:
            found = connection.execute(query.order_by(times.desc(), said.c.entity).limit(limit)).all()
            named = _named(connection, [row.entity for row in found])
        return tuple(
            Speaker(entity=row.entity, statements=row.times, **named[row.entity])
            for row in found
            if row.entity in named
        )

    def same(self, name: str) -> Same:
        """The entities that are one person, body or country by their names; by the id of one, or a name.

        A name is first looked for whole, then among the words of longer ones; of several that bear it and that nothing
        joins, those that say the most. Raises NotFoundError where there is none.
        """
        self.index()
        with self._reading() as connection:
            by_id = name.startswith("ent_")
            asked, people = (_by_id(connection, name), []) if by_id else _by_name(connection, name)
            if not asked:
                raise NotFoundError(
                    f"nobody is called {name!r} here; look for a part of the name: reportedly search --in entities"
                )
            groups = _joined(connection, asked)
            spoken = _spoken(connection, {one for group in groups for one in group})
            best = max(groups, key=lambda group: (sum(spoken.get(one, 0) for one in group), sorted(group)))
            stories = _stories(connection, best)
            others = _named(connection, sorted({*asked, *people} - best))
        namesakes = (
            Namesake(entity=one, name=about["name"], story=about["story"], known_on=about["known_on"])
            for one, about in sorted(others.items())
        )
        return Same(best, stories, tuple(namesakes))


def _by_id(connection: Connection, beginning: str) -> list[str]:
    name = schema.search_name
    query = select(name.c.entity).distinct().where(name.c.entity >= beginning, name.c.entity < beginning + "{")
    found = list(connection.execute(query.order_by(name.c.entity).limit(2)).scalars())
    if len(found) > 1:
        raise NotFoundError(f"{beginning!r} begins the ids of several entities, give more of it: {', '.join(found)}")
    return found


def _by_name(connection: Connection, name: str) -> tuple[list[str], list[str]]:
    """The entities of this name, else with these words in their name; and all people with these words in theirs."""
    if (words := phrase(name)) is None:
        return [], []
    query = (
        "SELECT it.entity, it.name, it.type FROM name_index AS place CROSS JOIN search_name AS it "
        "ON it.number = place.rowid WHERE place.name_index MATCH ? ORDER BY place.rowid LIMIT ?"
    )
    found = connection.exec_driver_sql(query, (f"{{name also}} : {words}", _CANDIDATES)).all()
    whole = [row.entity for row in found if fold(row.name) == fold(name)]
    people = {row.entity for row in found if row.type == "PERSON"}
    return sorted(set(whole or [row.entity for row in found])), sorted(people)


def _joined(connection: Connection, asked: Sequence[str]) -> list[frozenset[str]]:
    """The asked entities with all that share a key with them, or with one of these, and so on; parted where none do."""
    groups: list[tuple[frozenset[str], frozenset[str]]] = []
    keys = _keys(connection, asked)
    for entity in asked:
        its = keys.get(entity, frozenset())
        if not any(entity in group or its & shared for group, shared in groups):
            groups.append(_closed(connection, entity))
    return [group for group, _ in groups]


def _closed(connection: Connection, entity: str) -> tuple[frozenset[str], frozenset[str]]:
    """An entity with all that are one with it, at most MOST_ENTITIES, and the keys that hold them together."""
    group, new = {entity}, {entity}
    shared: set[str] = set()
    while new and len(group) < MOST_ENTITIES:
        keys = frozenset().union(*_keys(connection, new).values()) - shared
        shared |= keys
        new = _of_keys(connection, keys) - group
        group |= set(sorted(new)[: MOST_ENTITIES - len(group)])
    return frozenset(group), frozenset(shared)


def _keys(connection: Connection, entities: Iterable[str]) -> dict[str, frozenset[str]]:
    """The keys of the names of each entity that has any."""
    name = schema.search_name
    found: dict[str, set[str]] = {}
    for some in chunks(sorted(entities), AT_ONCE):
        query = select(name.c.entity, name.c.key).where(name.c.entity.in_(some), name.c.key.is_not(None))
        for row in connection.execute(query):
            found.setdefault(row.entity, set()).add(row.key)
    return {entity: frozenset(keys) for entity, keys in found.items()}


def _of_keys(connection: Connection, keys: Iterable[str]) -> set[str]:
    """The entities with one of these keys; of each at most MOST_ENTITIES, those told of first."""
    name = schema.search_name
    found: set[str] = set()
    for key in sorted(keys):
        query = select(name.c.entity).where(name.c.key == key).order_by(name.c.number).limit(MOST_ENTITIES)
        found.update(connection.execute(query).scalars())
    return found


def _spoken(connection: Connection, entities: Iterable[str]) -> dict[str, int]:
    said = schema.search_statement
    found: dict[str, int] = {}
    for some in chunks(sorted(entities), AT_ONCE):
        query = select(said.c.entity, func.count().label("times")).where(said.c.entity.in_(some))
        found.update((row.entity, row.times) for row in connection.execute(query.group_by(said.c.entity)))
    return found


def _stories(connection: Connection, entities: Iterable[str]) -> tuple[str, ...]:
    name, place = schema.search_name, schema.search_text
    query = select(place.c.story_id).distinct().join(name, place.c.number == name.c.number - name.c.number % PLACES)
    found: set[str] = set()
    for some in chunks(sorted(entities), AT_ONCE):
        found.update(connection.execute(query.where(name.c.entity.in_(some))).scalars())
    return tuple(sorted(found))


def _named(connection: Connection, entities: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Name, type, story and day of each entity, by the name that says the most: one with a key, else of more words."""
    name, place = schema.search_name, schema.search_text
    at = place.c.number == name.c.number - name.c.number % PLACES
    query = select(name, place.c.story_id, place.c.known_on).join(place, at)
    found: dict[str, dict[str, Any]] = {}
    for some in chunks(sorted(set(entities)), AT_ONCE):
        rows = connection.execute(query.where(name.c.entity.in_(some))).all()
        for row in sorted(rows, key=lambda row: (row.key is None, " " not in row.name, row.number)):
            about = {"name": row.name, "type": row.type, "story": row.story_id, "known_on": row.known_on}
            found.setdefault(row.entity, about)
    return found
