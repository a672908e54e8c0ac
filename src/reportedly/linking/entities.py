"""Which names of different texts stand for one person, body, country or place.
In: the revisions of a group, oldest day first. Out: `same_entity` links from each name to the first of its kind.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from reportedly.linking.known import Known, order
from reportedly.linking.nations import find_nations
from reportedly.linking.words import fold, tokens
from reportedly.record import Entity, Link, Revision

METHOD = "entities/1"
_BRACKETED = re.compile(r"\(([A-Z][A-Z.&]{1,9})\)")
_SMALL = frozenset({"of", "the", "and", "for", "to", "in", "on", "de", "la", "du", "des"})
_GENERIC = re.compile(r"\b(?:ministry|government|army|military|navy|police|parliament|embassy|court|cabinet)\b")
"""Every country has one: without its country such a name is nobody's in particular."""
_ROLE = re.compile(
    r"^(?:(?:former|acting|deputy|vice|prime|foreign|defen[cs]e|interior|finance|president|minister|chancellor|premier|"
    r"king|queen|prince|princess|general|gen|colonel|col|major|maj|captain|capt|sir|dr|mr|mrs|ms|prof|professor|senator|"
    r"sen|governor|gov|mayor|leader|secretary|spokesman|spokeswoman|spokesperson|ambassador|judge|chief)\.? )+",
)


def same_entities(group: Sequence[Revision], days: Mapping[str, Known]) -> tuple[Link, ...]:
    """`same_entity` links, each to the earliest entity of the same key, so that a past day's view needs no later text.

    A surname alone joins the one full name known by its day that ends (or, by East Asian order, begins) with it.
    """
    first: dict[str, Entity] = {}
    surnames: dict[str, set[str]] = {}
    acronyms: dict[str, set[str]] = {}
    links: dict[str, Link] = {}
    by_day = sorted(group, key=lambda revision: (days[revision.text.id].day, order(revision)))
    for day_group in _days(by_day, days):
        named = [(r, entity) for r in day_group for entity in sorted(r.reading.entities, key=lambda e: (e.name, e.id))]
        for _, entity in named:
            _learn(entity, surnames, acronyms)
        for revision in day_group:
            _introduced(revision, acronyms)
        for _, entity in named:
            key = _resolved(entity, surnames, acronyms)
            hub = first.setdefault(key, entity)
            if hub.id != entity.id:
                link = Link.of(
                    "same_entity", hub.id, entity.id, method=METHOD, score=1.0, evidence=(hub.name, entity.name)
                )
                links[link.id] = link
    return tuple(links[name] for name in sorted(links))


def key_of(entity: Entity) -> str:
    """The key of a name: countries by the table, persons without titles, bodies with their country."""
    nations = find_nations(entity.name)
    whole = len(nations) == 1 and nations[0].end - nations[0].start >= len(entity.name.removeprefix("the ")) - 2
    if whole and entity.type != "PERSON" and nations[0].form != "organ":
        return f"nation:{nations[0].name}"
    if entity.type == "PERSON":
        return "person:" + " ".join(_person(entity.name))
    words, nation = _body(entity.name)
    return f"body:{words}@{nation}" if nation else f"body:{words}"


def _days(ordered: Sequence[Revision], days: Mapping[str, Known]) -> list[list[Revision]]:
    found: dict[str, list[Revision]] = {}
    for revision in ordered:
        found.setdefault(days[revision.text.id].day, []).append(revision)
    return list(found.values())


def _learn(entity: Entity, surnames: dict[str, set[str]], acronyms: dict[str, set[str]]) -> None:
    key = key_of(entity)
    if entity.type == "PERSON":
        names = _person(entity.name)
        if len(names) > 1:
            for end in {names[0], names[-1]}:
                surnames.setdefault(end, set()).add(key)
    else:
        words, nation = _body(entity.name)
        if nation and not _GENERIC.search(words):
            acronyms.setdefault(words, set()).add(key)
        letters = "".join(word.folded[0] for word in tokens(entity.name) if word.folded not in _SMALL)
        if len(letters) > 1:
            acronyms.setdefault(letters, set()).add(key)


def _introduced(revision: Revision, acronyms: dict[str, set[str]]) -> None:
    """Acronyms that a text introduces in brackets after the name: 'Board of River Control (RCB)'."""
    text = revision.text.text
    ends = {m.end: m.entity for m in revision.reading.mentions}
    names = {entity.id: entity for entity in revision.reading.entities}
    for match in _BRACKETED.finditer(text):
        entity = names.get(ends.get(match.start() - 1, ""))
        if entity is not None:
            acronyms.setdefault(fold(match.group(1)).replace(".", ""), set()).add(key_of(entity))


def _resolved(entity: Entity, surnames: Mapping[str, set[str]], acronyms: Mapping[str, set[str]]) -> str:
    """The key of a short or nationless name: that of the one full name it can stand for, else its own."""
    key = key_of(entity)
    kind, _, name = key.partition(":")
    if kind == "person" and " " not in name:
        full = surnames.get(name, set())
    elif kind == "body" and "@" not in name:
        full = acronyms.get(name, set()) - {key}
    else:
        return key
    return next(iter(full)) if len(full) == 1 else key


def _person(name: str) -> tuple[str, ...]:
    """The folded parts of a person's name: no titles, hyphens as spaces, '-sky' and '-skyy' alike, 'Y' and 'J' too."""
    plain = _ROLE.sub("", fold(name).replace("-", " ").strip())
    parts = (re.sub(r"(?:iy|yy|ij|yi|ii|y|i)$", "i", word.folded) for word in tokens(plain))
    return tuple(re.sub(r"^j(?=[aeou])", "y", part) for part in parts) or (fold(name),)


def _body(name: str) -> tuple[str, str | None]:
    """The words of a body's name without its country, and the country."""
    nations = [nation for nation in find_nations(name) if nation.form != "organ"]
    words = [w.folded for w in tokens(name) if not any(n.start <= w.start < n.end for n in nations)]
    kept = [word for word in words if word not in _SMALL]
    return " ".join(kept or [fold(name)]), nations[0].name if nations and kept else None
