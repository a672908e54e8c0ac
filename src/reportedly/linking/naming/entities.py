"""Which names of different texts stand for one person, body, country or place.
In: the revisions of a group, oldest day first. Out: `same_entity` links from each name to the first of its kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from reportedly.config import names_location
from reportedly.linking.following.known import Known, order
from reportedly.linking.naming.beside import Office, is_place, offices, owner
from reportedly.linking.naming.bodies import Body, body_of
from reportedly.linking.naming.governments import lookup, words_of
from reportedly.linking.naming.institutions import Institutions, described, introduced
from reportedly.linking.naming.names import Likeness, Words, person_words
from reportedly.linking.naming.nations import Lands, Nation, find_nations
from reportedly.linking.naming.people import People
from reportedly.linking.naming.spelling import letters
from reportedly.record import Entity, Link, Mention, Revision

METHOD = "entities/2"
_SAME = Likeness("same name", 1.0)
_PLACES = frozenset({"GPE", "LOC", "NORP"})
_ALSO_PEOPLE = frozenset(
    "Georgia Jordan Chad Israel Ireland India China Kenya Cuba France Mali Niger Palestine".split()
)
"""Countries by whose names people go too."""
_HALF = re.compile(r"(?:the )?(?P<side>north|south)(?:['’]s (?P<body>\S.*))?$", re.IGNORECASE)
"""'The North', and its bodies: 'the South’s military'."""


def same_entities(group: Sequence[Revision], days: Mapping[str, Known]) -> tuple[Link, ...]:
    """`same_entity` links, each to the earliest entity that is the same, with both names and the rule as evidence.

    What a day's names stand for rests on the names told by that day, all of one day at once: later texts change no
    link of a past day, and their order within a day changes nothing.
    """
    linker = _Linker()
    by_day = sorted(group, key=lambda revision: (days[revision.text.id].day, order(revision)))
    for day_group in _days(by_day, days):
        linker.take(day_group)
    return tuple(linker.links[name] for name in sorted(linker.links))


def key_of(entity: Entity) -> str:
    """The key of a name by itself: countries by the table, persons without titles, bodies with their country."""
    if person := _person(entity):
        return _person_key(person_words(person))
    nation = _country(entity.name)
    return f"nation:{nation.name}" if nation else body_of(entity.name).key


class _Name(NamedTuple):
    """An entity of a text with what its name and its text tell of it."""

    entity: Entity
    revision: Revision
    key: str
    person: Words = ()
    offices: frozenset[Office] = frozenset()
    body: Body | None = None


def _days(ordered: Sequence[Revision], days: Mapping[str, Known]) -> list[list[Revision]]:
    found: dict[str, list[Revision]] = {}
    for revision in ordered:
        found.setdefault(days[revision.text.id].day, []).append(revision)
    return list(found.values())


class _Linker:
    """The entities known by a day, each under one key or several that came to be one."""

    def __init__(self) -> None:
        self.links: dict[str, Link] = {}
        self._people = People()
        self._bodies = Institutions()
        self._lands = Lands()
        self._first: dict[str, Entity] = {}
        self._key: dict[str, str] = {}
        """Of a key that came to be another's, that other."""

    def take(self, revisions: Sequence[Revision]) -> None:
        """Links the names of one day."""
        for revision in revisions:
            self._lands.learn(revision.text.text)
        named = [name for revision in revisions for name in _names(revision, self._lands)]
        full = self._learn_people(named)
        self._learn_bodies(revisions, named)
        beside: dict[str, set[Words]] = {}
        for name in named:
            if len(name.person) > 1:
                beside.setdefault(name.revision.text.id, set()).add(full[name.person][0])
        for name in named:
            key, why = self._stands_for(name, full, beside.get(name.revision.text.id, set()))
            self._join(name.entity, key, why)
        for name in named:
            for short, key, why in self._shorter(name, full):
                self._unite(name.entity, key, short, why)

    def _learn_people(self, named: Iterable[_Name]) -> dict[Words, tuple[Words, Likeness]]:
        """The person of each full name of the day; longer names first, as they tell most, initials last."""
        told: dict[Words, set[Office]] = {}
        for name in named:
            if len(name.person) > 1:
                told.setdefault(name.person, set()).update(name.offices)
        full = {words: self._people.add(words) for words in sorted(told, key=_fullness)}
        for words in sorted(told):
            self._people.hold(full[words].person, told[words])
        return {words: (found.person, found.why) for words, found in full.items()}

    def _learn_bodies(self, revisions: Iterable[Revision], named: Iterable[_Name]) -> None:
        bodies = {
            (name.entity.name, name.body.key, name.entity.type in _PLACES, name.body) for name in named if name.body
        }
        for words, _, place, body in sorted(bodies, key=lambda found: found[:3]):
            self._bodies.add(words, body, place=place)
        keys = {name.entity.id: name.key for name in named if name.body and not name.body.acronym}
        for acronym, entity in sorted(pair for revision in revisions for pair in introduced(revision)):
            if entity in keys:
                self._bodies.introduce(acronym, keys[entity])
        for words, entity in sorted(pair for revision in revisions for pair in described(revision)):
            description = body_of(words, None, self._lands.near(words)).key
            if entity in keys and description.startswith("kind:") and keys[entity] != description:
                self._bodies.describe(description, keys[entity])

    def _stands_for(
        self, name: _Name, full: Mapping[Words, tuple[Words, Likeness]], beside: set[Words]
    ) -> tuple[str, Likeness]:
        """The key of whom a name stands for, and why; of a name that several could bear, one of its text alone."""
        nobody = f"{name.key}#{name.revision.text.id}"
        if len(name.person) > 1:
            person, why = full[name.person]
            return _person_key(person), why
        if name.person:
            word = name.person[0]
            found = self._people.who(word, name.offices, beside)
            if found:
                return _person_key(found.person), found.why
            return (nobody if self._people.bearers(word) else name.key), _SAME
        if name.body is None:
            return name.key, _SAME
        known = self._people.person(person_words(name.entity.name))
        if known:
            return _person_key(known), _SAME
        return self._bodies.which(name.body, place=name.entity.type in _PLACES) or (nobody, _SAME)

    def _shorter(
        self, name: _Name, full: Mapping[Words, tuple[Words, Likeness]]
    ) -> Iterator[tuple[str, str, Likeness]]:
        """Keys of short names told before, that a full one of this day now explains: 'Brandt' before 'Ada Brandt'."""
        if len(name.person) > 1:
            person = full[name.person][0]
            for word in sorted({name.person[0], name.person[-1]}):
                short = _person_key((word,))
                found = self._people.who(word, (), ()) if short in self._first else None
                if found and found.person == person:
                    yield short, _person_key(person), found.why
        elif name.key.startswith("nation:"):
            # A country that no table has was told of as anything before a text showed what it is.
            yield body_of(name.entity.name).key, name.key, _SAME
        elif name.body:
            for asked in self._bodies.shorter(name.entity.name, name.body):
                told = self._bodies.which(asked) if asked.key in self._first else None
                if told and told[0] == name.key != asked.key:
                    yield asked.key, name.key, told[1]

    def _root(self, key: str) -> str:
        root = key
        while root in self._key:
            root = self._key[root]
        while key != root:  # The next asking goes straight there, however long the chain was.
            self._key[key], key = root, self._key[key]
        return root

    def _join(self, entity: Entity, key: str, why: Likeness) -> None:
        first = self._first.setdefault(self._root(key), entity)
        self._link(first, entity, why)

    def _unite(self, entity: Entity, key: str, other: str, why: Likeness) -> None:
        """Makes two keys one, by links to an entity of the day, so that a past day's view keeps them apart."""
        one, two = self._root(key), self._root(other)
        if one != two and two in self._first:
            self._join(entity, one, why)
            self._link(self._first[two], entity, why)
            self._key[two] = one

    def _link(self, first: Entity, entity: Entity, why: Likeness) -> None:
        if first.id != entity.id:
            evidence = (first.name, entity.name, why.rule)
            link = Link.of("same_entity", first.id, entity.id, method=METHOD, score=why.score, evidence=evidence)
            self.links.setdefault(link.id, link)


def _names(revision: Revision, lands: Lands) -> list[_Name]:
    """The entities of a text with what their names and the words beside them tell."""
    mentions: dict[str, list[Mention]] = {}
    for mention in revision.reading.mentions:
        mentions.setdefault(mention.entity, []).append(mention)
    entities = sorted(revision.reading.entities, key=lambda entity: (entity.name, entity.id))
    return [_name(entity, revision, mentions.get(entity.id, ()), lands) for entity in entities]


def _name(entity: Entity, revision: Revision, mentions: Sequence[Mention], lands: Lands) -> _Name:
    text = revision.text
    near = lands.near(entity.name)
    if entity.name.islower() and not (entity.type == "ORG" and body_of(entity.name).generic):
        # 'a senior official', 'the talks': words that name nobody hold for their own text.
        return _Name(entity, revision, f"words:{entity.id}")
    if person := _person(entity, near):
        words = person_words(person)
        return _Name(entity, revision, _person_key(words), words, offices(text.text, mentions))
    town, comma, land = entity.name.partition(", ")
    city = _country(town) if comma and _country(land) else None
    if city and city.form == "capital":
        return _Name(entity, revision, _place_key(town, city.name))
    half = _HALF.match(entity.name)
    nation = _country(entity.name, near) or (_half(half["side"], text.text, names_location()) if half else None)
    if half and nation and half["body"]:
        body = body_of(half["body"], nation.name)
        return _Name(entity, revision, body.key, body=body)
    if nation and nation.form == "capital" and is_place(text.text, mentions, text.dateline):
        return _Name(entity, revision, _place_key(entity.name, nation.name))
    if nation:
        return _Name(entity, revision, f"nation:{nation.name}")
    body = body_of(entity.name, None, near)
    if body.generic and (body.nation is None or body.assumed):
        body = body_of(entity.name, owner(text.text, mentions, lands) or _home(body, text.dateline), near)
    return _Name(entity, revision, body.key, body=body)


def _person(entity: Entity, lands: frozenset[str] = frozenset()) -> str | None:
    """The name of a person: as the table has it, else of whom the reading takes for one; none of the Kremlin."""
    row = lookup().alone.get(words_of(entity.name))
    if row is not None:
        return row.name if row.kind == "person" else None
    if entity.type != "PERSON":
        return None
    nation = _country(entity.name, lands)
    return entity.name if nation is None or nation.form != "name" or nation.name in _ALSO_PEOPLE else None


def _country(name: str, lands: frozenset[str] = frozenset()) -> Nation | None:
    """The country that is all a name says: 'Seoul', 'the ROK'; not 'the Kremlin', which is a body of one."""
    return _whole(name, lands, names_location())


@lru_cache(maxsize=65_536)
def _whole(name: str, lands: frozenset[str], location: str | None) -> Nation | None:
    nations = find_nations(name, lands)
    whole = len(nations) == 1 and nations[0].end - nations[0].start >= len(name.removeprefix("the ")) - 2
    return nations[0] if whole and nations[0].form != "organ" else None


@lru_cache(maxsize=64)
def _half(side: str, text: str, location: str | None) -> Nation | None:
    """The country of 'the North' in a text that names it in full, and no other of that side."""
    found = {n.name: n for n in find_nations(text) if n.form != "organ" and n.name.startswith(f"{side.capitalize()} ")}
    return next(iter(found.values())) if len(found) == 1 else None


def _home(body: Body, dateline: str | None) -> str | None:
    """The country of a text's dateline, where it has a body of this name: 'SEOUL — The defence ministry said'."""
    lands = find_nations((dateline or "").title())
    if not lands:
        return None
    at_home = body_of(" ".join(body.words), lands[0].name)
    return lands[0].name if at_home.key.startswith("row:") else None


def _person_key(words: Words) -> str:
    return "person:" + " ".join(letters(word) for word in words)


def _place_key(town: str, nation: str) -> str:
    return f"place:{' '.join(town.casefold().split())}@{nation}"


def _fullness(words: Words) -> tuple[bool, int, int, Words]:
    return any(len(word) == 1 for word in words), -len(words), -sum(map(len, words)), words
