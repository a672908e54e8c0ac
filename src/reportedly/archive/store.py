"""What an archive keeps: captures, what was made of them, and the links of stories.
In: records to keep. Out: records again, and the work that is still to do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby, islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from sqlalchemy import Connection, Engine, Select, Table, insert, select
from sqlalchemy.exc import DBAPIError

from reportedly.archive import rows, rulings, schema, told
from reportedly.archive.indexing import write
from reportedly.archive.linkage import Group, Linkage
from reportedly.archive.sqlite import WRITING, open_engine
from reportedly.config import archive_location
from reportedly.errors import ArchiveError
from reportedly.linking import restated
from reportedly.record import (
    Capture,
    Cleaned,
    Issue,
    Link,
    Outcome,
    Plan,
    Reading,
    Revision,
    Text,
)  # fmt: skip

Item = TypeVar("Item")

AT_ONCE = 100
"""Rows fetched at once where they hold whole pages or texts."""


class Store:
    """The rows of an archive, each written once; only the links of stories are made anew."""

    def __init__(self, engine: Engine, location: str) -> None:
        self._engine = engine
        self.location = location

    @classmethod
    def open(cls, location: str | Path | None = None, *, create: bool = True) -> Self:
        """The archive at `location`, a path; by default $REPORTEDLY_ARCHIVE, else `reportedly.db`.

        Made anew if `create` and nothing is there. Raises ArchiveError when it cannot be opened.
        """
        where = archive_location(str(location) if location else None)
        scheme, address, rest = where.partition("://")
        if address and scheme != "sqlite":
            raise ArchiveError(f"an archive in {scheme} is not supported yet; give the path of a file")
        return cls(open_engine(Path(rest.removeprefix("/") if address else where), create=create), where)

    def close(self) -> None:
        """Lets go of the file."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def texts(self, text_ids: Iterable[str]) -> Mapping[str, Text]:
        """Those of the texts that the archive has, by id."""
        found: dict[str, Text] = {}
        for some in chunks(text_ids, AT_ONCE):
            with self._reading() as connection:
                query = select(schema.text.c.id, schema.text.c.body).where(schema.text.c.id.in_(some))
                found.update((row.id, rows.to_text(row.body)) for row in connection.execute(query))
        return found

    def issues(self) -> tuple[Issue, ...]:
        """All that went wrong with inputs, in taking them in, in their latest cleaning and reading; by input."""
        with self._reading() as connection:
            found = {rows.to_issue(row.body) for row in connection.execute(select(schema.problem.c.body))}
        return tuple(sorted(found, key=lambda issue: (issue.input, issue.stage, issue.line or 0, issue.reason)))

    def issues_of(self, capture_ids: Iterable[str]) -> Mapping[str, tuple[Issue, ...]]:
        """What went wrong in the latest cleaning of each of these captures and in reading its text."""
        cleaning, reading = schema.cleaning, schema.reading
        query = select(cleaning.c.capture_id, cleaning.c.issues, reading.c.body)
        found: dict[str, tuple[Issue, ...]] = {}
        for some in chunks(capture_ids, AT_ONCE):
            chosen = query.outerjoin(reading, reading.c.text_id == cleaning.c.text_id)
            order = chosen.where(cleaning.c.capture_id.in_(some)).order_by(cleaning.c.number, reading.c.number)
            with self._reading() as connection:
                for row in connection.execute(order):  # the latest comes last and stays
                    read = rows.to_reading(row.body).issues if row.body else ()
                    found[row.capture_id] = (*rows.to_issues(row.issues), *read)
        return found

    def captures_to_clean(self, cleaner: str) -> tuple[int, Iterator[Capture]]:
        """How many captures `cleaner` has not cleaned; and they, in order of arrival, each as it was first seen."""
        done = select(schema.cleaning.c.capture_id).where(schema.cleaning.c.cleaner == cleaner)
        waiting = self._numbers(select(schema.capture.c.number).where(schema.capture.c.id.not_in(done)), schema.capture)
        return len(waiting), self._captures(waiting)

    def _captures(self, numbers: Iterable[int]) -> Iterator[Capture]:
        for some in chunks(numbers, AT_ONCE):
            query = select(schema.capture).where(schema.capture.c.number.in_(some)).order_by(schema.capture.c.number)
            with self._reading() as connection:
                found = connection.execute(query).all()
                seen = schema.sighting
                query = select(seen).where(seen.c.capture_id.in_([row.id for row in found]))
                order = query.order_by(seen.c.observed_at.desc(), seen.c.input.desc())
                first = {row.capture_id: row for row in connection.execute(order)}
            for row in found:
                yield rows.to_capture(row, input=first[row.id].input, observed_at=first[row.id].observed_at)

    def texts_to_read(self, plan: Plan) -> tuple[int, Iterator[Text]]:
        """How many texts of current cleanings have no reading by `plan`; and they, in order of arrival."""
        done = select(schema.reading.c.text_id).where(schema.reading.c.plan_id == plan.id)
        current = select(schema.current_text.c.text_id)
        unread = select(schema.text.c.number).where(schema.text.c.id.not_in(done), schema.text.c.id.in_(current))
        waiting = self._numbers(unread, schema.text)
        return len(waiting), self._texts(waiting)

    def _texts(self, numbers: Iterable[int]) -> Iterator[Text]:
        for some in chunks(numbers, AT_ONCE):
            query = select(schema.text.c.body).where(schema.text.c.number.in_(some)).order_by(schema.text.c.number)
            with self._reading() as connection:
                found = connection.execute(query).all()
            for row in found:
                yield rows.to_text(row.body)

    def first_inputs(self) -> Mapping[str, str]:
        """The input at which each text was first seen, by text id."""
        with self._reading() as connection:
            return {name: seen[0] for name, seen in _first_seen(connection).items()}

    def revisions(self) -> tuple[Revision, ...]:
        """The current reading of every current text: what stories are made of."""
        query = _texts_read().join(schema.revision, schema.revision.c.reading_id == schema.reading.c.id)
        with self._reading() as connection:
            seen = _first_seen(connection)
            return tuple(_revision(row, seen) for row in connection.execute(query.order_by(schema.text.c.id)))

    def revision_of(self, text_id: str) -> tuple[Revision, tuple[Issue, ...]] | None:
        """The current reading of a text as rulings restate it, and what went wrong in cleaning it; None without one."""
        cleaning = schema.cleaning
        query = _texts_read().join(schema.revision, schema.revision.c.reading_id == schema.reading.c.id)
        issues = select(cleaning.c.issues).where(cleaning.c.text_id == text_id).order_by(cleaning.c.number.desc())
        with self._reading() as connection:
            row = connection.execute(query.where(schema.text.c.id == text_id)).first()
            if row is None:
                return None
            found = _revision(row, _first_seen(connection, [text_id]))
            told = connection.execute(issues.limit(1)).scalar()
            return restated([found], rulings.restating(connection))[0], rows.to_issues(told) if told else ()

    def unfinished(self) -> bool:
        """Whether something that was taken in, or ruled, is not cleaned, read or linked: the last run was cut off."""
        capture, reading, current = schema.capture, schema.reading, schema.current_text
        waiting = (
            select(capture.c.id).where(capture.c.id.not_in(select(schema.cleaning.c.capture_id))),
            select(current.c.text_id).where(current.c.text_id.not_in(select(reading.c.text_id))),
            select(schema.revision.c.reading_id).where(
                schema.revision.c.reading_id.not_in(select(schema.member.c.reading_id))
            ),
            rulings.waiting(),
        )
        with self._reading() as connection:
            return any(connection.execute(query.limit(1)).first() for query in waiting)

    def is_linked(self, linker: str) -> bool:
        """Whether every current reading, and no other, is in a story that `linker` made under all rulings."""
        member, linkage = schema.member, schema.linkage
        linked = select(member.c.reading_id).join(linkage, linkage.c.id == member.c.linkage_id)
        with self._reading() as connection:
            current = set(connection.execute(select(schema.revision.c.reading_id)).scalars())
            others = select(linkage.c.id).where(linkage.c.linker != linker).union(rulings.waiting()).limit(1)
            return not connection.execute(others).all() and current == set(connection.execute(linked).scalars())

    def linkage_ids(self) -> frozenset[str]:
        """The ids of the stories' links that are kept."""
        with self._reading() as connection:
            return frozenset(row.id for row in connection.execute(select(schema.linkage.c.id)))

    def groups(self, linkage_ids: Iterable[str] | None = None) -> Iterator[Group]:
        """The revisions of each story, or of those named, as rulings restate them, with the links that are kept."""
        names = sorted(self.linkage_ids() if linkage_ids is None else linkage_ids)
        member, linkage = schema.member, schema.linkage
        for some in chunks(names, AT_ONCE):
            members = (
                _texts_read().add_columns(member.c.linkage_id).join(member, member.c.reading_id == schema.reading.c.id)
            )
            ordered = members.where(member.c.linkage_id.in_(some)).order_by(member.c.linkage_id, schema.text.c.id)
            with self._reading() as connection:
                found = connection.execute(ordered).all()
                seen = _first_seen(connection, [row.id for row in found])
                query = select(linkage.c.id, linkage.c.links).where(linkage.c.id.in_(some))
                links = {row.id: rows.to_links(row.links) for row in connection.execute(query)}
                stances = rulings.restating(connection)
            for name, its in groupby(found, key=lambda row: str(row.linkage_id)):
                revisions = restated([_revision(row, seen) for row in its], stances)
                yield Group(id=name, revisions=revisions, links=links[name])

    def save_captures(self, captures: Sequence[Capture]) -> int:
        """Keeps captures and where they were seen, in one transaction; the number of those that were new."""
        with self._writing() as connection:
            new = insert_new(connection, schema.capture, map(rows.of_capture, captures))
            insert_new(connection, schema.sighting, map(rows.of_sighting, captures))
        return new

    def save_issues(self, issues: Sequence[Issue], made_at: str) -> None:
        """Keeps issues; one that is kept already keeps the time of the first."""
        with self._writing() as connection:
            insert_new(connection, schema.issue, (rows.of_issue(issue, made_at) for issue in issues))

    def save_cleanings(self, cleaned: Sequence[tuple[str, Cleaned]], *, cleaner: str, made_at: str) -> int:
        """Keeps what became of captures, by their ids, in one transaction; the number of texts that were new."""
        texts = (rows.of_text(result.text, made_at) for _, result in cleaned if result.text)
        cleanings = (rows.of_cleaning(name, result, cleaner=cleaner, made_at=made_at) for name, result in cleaned)
        with self._writing() as connection:
            new = insert_new(connection, schema.text, texts)
            insert_new(connection, schema.cleaning, cleanings)
        return new

    def save_readings(self, readings: Sequence[Reading], plan: Plan, made_at: str) -> None:
        """Keeps readings and the plan that they were made by, in one transaction."""
        with self._writing() as connection:
            insert_new(connection, schema.plan, [rows.of_plan(plan)])
            insert_new(connection, schema.reading, (rows.of_reading(reading, made_at) for reading in readings))

    def save_stories(
        self, same_story: Sequence[Link], made: Sequence[Linkage], kept: Iterable[str], outcomes: Iterable[Outcome] = ()
    ) -> None:
        """Replaces all stories by those `made` now and those `kept` by their linkage ids, in one transaction.

        What search looks in follows them in the same one.
        `outcomes` are those of all rulings that the stories were made under.
        """
        gone = self.linkage_ids().difference(kept)
        with self._writing() as connection:
            write(connection, (entry for one in made for entry in one.entries), _members(connection, gone))
            for some in chunks(sorted(gone), AT_ONCE):
                connection.execute(schema.linkage.delete().where(schema.linkage.c.id.in_(some)))
            connection.execute(schema.story_link.delete())
            insert_new(connection, schema.story_link, map(rows.of_story_link, same_story))
            insert_new(connection, schema.linkage, map(rows.of_linkage, made))
            members = ({"linkage_id": one.id, "reading_id": name} for one in made for name in one.readings)
            insert_new(connection, schema.member, members)
            things = ({"linkage_id": one.id, "id": name} for one in made for name in one.things)
            insert_new(connection, schema.thing, things)
            told.keep(connection, {one.id: one.told for one in made})
            connection.execute(schema.ruling_outcome.delete())
            insert_new(connection, schema.ruling_outcome, map(rows.of_outcome, outcomes))

    def _numbers(self, query: Select[Any], table: Table) -> list[int]:
        with self._reading() as connection:
            return [row.number for row in connection.execute(query.order_by(table.c.number))]

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._told(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._told(), self._engine.connect().execution_options(**WRITING) as connection, connection.begin():
            yield connection

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise ArchiveError(f"the archive {self.location} cannot be used: {error.orig}") from error


def insert_new(connection: Connection, table: Table, new: Iterable[Mapping[str, object]]) -> int:
    """Inserts rows; the number of those that were not there."""
    values = list(new)
    return connection.execute(insert(table), values).rowcount if values else 0


def _members(connection: Connection, linkage_ids: Iterable[str]) -> Iterator[str]:
    """The texts of stories."""
    member, reading = schema.member, schema.reading
    query = select(reading.c.text_id).join(member, member.c.reading_id == reading.c.id)
    for some in chunks(sorted(linkage_ids), AT_ONCE):
        yield from connection.execute(query.where(member.c.linkage_id.in_(some))).scalars()


def _texts_read() -> Select[Any]:
    text, reading = schema.text, schema.reading
    bodies = select(text.c.id, text.c.body.label("text"), reading.c.body.label("reading"))
    return bodies.join_from(reading, text, text.c.id == reading.c.text_id)


def _first_seen(connection: Connection, text_ids: Sequence[str] | None = None) -> dict[str, tuple[str, str]]:
    """Input and time at which texts were first seen. Its own query: joined to bodies, SQLite makes it quadratic."""
    query = select(schema.first_seen)
    if text_ids is not None:
        query = query.where(schema.first_seen.c.text_id.in_(text_ids))
    return {row.text_id: (row.input, row.observed_at) for row in connection.execute(query)}


def _revision(row: Any, seen: Mapping[str, tuple[str, str]]) -> Revision:
    where, when = seen[row.id]
    return Revision(text=rows.to_text(row.text), reading=rows.to_reading(row.reading), input=where, observed_at=when)


def chunks(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """The items, `size` at a time."""
    remaining = iter(items)
    while some := list(islice(remaining, size)):
        yield some
