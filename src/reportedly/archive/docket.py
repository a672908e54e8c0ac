"""What people ruled, and in which story a thing is.
In: rulings to keep, ids or the beginnings of them. Out: rulings, what became of them, and where things are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from sqlalchemy import CompoundSelect, select

from reportedly.archive import rows, rulings, schema
from reportedly.archive.store import AT_ONCE, Store, chunks, insert_new
from reportedly.errors import NotFoundError
from reportedly.linking import claim_id
from reportedly.record import Link, Outcome, Ruling

Named = TypeVar("Named", bound=Ruling)

MOST_OPENERS = 50_000
"""Statements that are tried as the opener of a claim that is gone: a second or so of hashing, for a rare question."""
_SHOWN = 5
"""Things that are named where a beginning fits several."""


class Docket(Store):
    """A store that can be asked for rulings, and for things by name."""

    def kept_rulings(self) -> tuple[Ruling, ...]:
        """All rulings, in order of arrival; those on texts that were cleaned anew name the articles of these now."""
        with self._reading() as connection:
            return rulings.kept(connection)

    def save_ruling(self, ruling: Ruling) -> None:
        """Keeps a ruling; the same one again adds nothing."""
        with self._writing() as connection:
            insert_new(connection, schema.ruling, [rows.of_ruling(ruling)])

    def outcomes(self) -> Mapping[str, Outcome]:
        """What became of each ruling when the archive was last linked, by the ruling's id."""
        with self._reading() as connection:
            found = connection.execute(select(schema.ruling_outcome)).all()
        return {row.ruling_id: Outcome(ruling=row.ruling_id, state=row.state, note=row.note) for row in found}

    def story_links(self, text_ids: Iterable[str]) -> tuple[Link, ...]:
        """The `same_story` links among these texts."""
        names, link = frozenset(text_ids), schema.story_link
        found: list[Link] = []
        for some in chunks(sorted(names), AT_ONCE):
            with self._reading() as connection:
                query = select(link).where(link.c.left_text.in_(some))
                found += [rows.to_story_link(row) for row in connection.execute(query) if row.right_text in names]
        return tuple(sorted(found, key=lambda one: one.id))

    def find(self, beginning: str) -> tuple[str, tuple[str, ...]]:
        """The thing with this id, or the only one whose id begins so, and the linkages of the stories that it is in.

        Raises NotFoundError where there is none, or more than one.
        """
        with self._reading() as connection:
            rows_found = connection.execute(_named(beginning)).all()
        found = sorted((row.id, row.linkage_id) for row in rows_found if begins(row.id, beginning))
        names = list(dict.fromkeys(name for name, _ in found))
        if beginning in names:
            names = [beginning]
        if not names and (other := self._ruled_same(beginning)):
            return self.find(other)
        if not names:
            raise NotFoundError(f"there is nothing {beginning!r} here; see what there is with: reportedly story --json")
        if len(names) > 1:
            listed = ", ".join(names[:_SHOWN])
            raise NotFoundError(f"{beginning!r} begins the ids of {len(names)} things, give more of it: {listed}")
        return names[0], tuple(linkage for name, linkage in found if name == names[0])

    def once_opened(self, claim: str) -> str | None:
        """The statement that opened a claim which is none any more: its id is made of the statement's.

        Claims that were opened by a figure are not found, nor any in an archive of more than `MOST_OPENERS` statements.
        """
        thing = schema.thing
        query = select(thing.c.id).where(thing.c.id >= "stm_", thing.c.id < "stm_{").limit(MOST_OPENERS)
        with self._reading() as connection:
            found = connection.execute(query).scalars().all()
        return next((name for name in found if claim_id(name, name) == claim), None)

    def _ruled_same(self, beginning: str) -> str | None:
        """What goes now for a thing that a ruling joined to it: a claim has the id of the one opened first."""
        states, thing = self.outcomes(), schema.thing
        for ruling in reversed(self.kept_rulings()):
            if ruling.kind == "same" and ruling.id in states and states[ruling.id].state == "in force":
                ids = [anchor.id for anchor in ruling.anchors]
                gone = [name for name in ids if begins(name, beginning)]
                with self._reading() as connection:
                    there = connection.execute(select(thing.c.id).where(thing.c.id.in_(ids))).scalars().all()
                if gone and there and gone[0] not in there:
                    return str(there[0])
        return None


def _named(beginning: str) -> CompoundSelect[tuple[str, str]]:
    """All things, or those that begin so, with their linkages; links between articles stand in a table of their own."""
    thing, link, reading, member = schema.thing, schema.story_link, schema.reading, schema.member
    inside = select(thing.c.id, thing.c.linkage_id)
    read = link.join(reading, reading.c.text_id == link.c.left_text).join(member, member.c.reading_id == reading.c.id)
    between = select(link.c.id, member.c.linkage_id).select_from(read)
    if "_" in beginning:
        # '{' comes after every letter of an id, so that the index finds what begins so.
        inside = inside.where(thing.c.id >= beginning, thing.c.id < beginning + "{")
        between = between.where(link.c.id >= beginning, link.c.id < beginning + "{")
    return inside.union(between)


def ruling_named(rulings: Sequence[Named], beginning: str) -> Named:
    """The ruling with this id, or the only one whose id begins so. Raises NotFoundError."""
    found = [ruling for ruling in rulings if begins(ruling.id, beginning)]
    if not found:
        raise NotFoundError(f"there is no ruling {beginning!r}; list them with: reportedly rulings")
    if len(found) > 1:
        listed = ", ".join(ruling.id for ruling in found[:_SHOWN])
        raise NotFoundError(f"{beginning!r} begins the ids of {len(found)} rulings, give more of it: {listed}")
    return found[0]


def begins(name: str, beginning: str) -> bool:
    """Whether an id begins so, with its kind or without it."""
    return name.startswith(beginning) or name.partition("_")[2].startswith(beginning)
