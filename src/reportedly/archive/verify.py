"""Checks every promise that an archive makes, from its bytes to its spans.
In: a connection. Out: the promises that do not hold, each with the thing that breaks it.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from reportedly.archive import rows, schema
from reportedly.archive.indexing import PLACES
from reportedly.archive.sqlite import broken_promises
from reportedly.errors import RecordError
from reportedly.linking import viewer
from reportedly.record import Capture, Plan, Reading, Record, Ruling, Text, digest


class Problem(Record, frozen=True, kw_only=True):
    """A thing of the archive and the promise that it breaks."""

    thing: str
    reason: str


def problems(connection: Connection) -> Iterator[Problem]:
    """Every broken promise: SQLite's own, the digests of captures, the ids of records, spans that are not verbatim."""
    for thing, reason in broken_promises(connection):
        yield Problem(thing=thing, reason=reason)
    checks = (
        (schema.capture, "capture", _check_capture),
        (schema.text, "text", _check_text),
        (schema.plan, "plan", _check_plan),
        (schema.cleaning, "cleaning", _check_cleaning),
        (schema.issue, "issue", _check_issue),
    )
    for table, name, check in checks:
        for row in _each(connection, select(table)):
            yield from _told(name, row, check)
    readings = select(schema.reading, schema.text.c.body.label("text")).join_from(
        schema.reading, schema.text, schema.text.c.id == schema.reading.c.text_id
    )
    for row in _each(connection, readings):
        yield from _told("reading", row, _check_reading)
    yield from _rulings(connection)
    yield from _told_views(connection)
    yield from _search(connection)


def _told_views(connection: Connection) -> Iterator[Problem]:
    """What is kept of stories: a view that today's code made has verbatim spans of its articles' texts alone."""
    kept, text = schema.told, schema.text
    for row in _each(connection, select(kept.c.linkage_id.label("id"), kept.c.body).where(kept.c.viewer == viewer())):
        try:
            seen = rows.to_view(row.body)
            names = {statement.text_id for statement in seen.statements}
            bodies = connection.execute(select(text.c.id, text.c.body).where(text.c.id.in_(names)))
            texts = {name: rows.to_text(body).text for name, body in bodies}
            for statement in seen.statements:
                for span in (*statement.cue, *statement.content):
                    span.check(texts.get(statement.text_id, ""), statement.text_id)
        except (RecordError, msgspec.MsgspecError) as error:
            yield Problem(thing=f"view of {row.id}", reason=str(error))


def _search(connection: Connection) -> Iterator[Problem]:
    """What search looks in against the stories, and its words against their index; what still waits may be missing."""
    member, reading, there = schema.member, schema.reading, schema.search_text
    told = select(reading.c.text_id).join(member, member.c.reading_id == reading.c.id)
    waiting = select(schema.search_waiting.c.linkage_id)
    missing = told.where(member.c.linkage_id.not_in(waiting), reading.c.text_id.not_in(select(there.c.text_id)))
    for name in connection.execute(missing).scalars():
        yield Problem(thing=f"text {name}", reason="is in a story, and search does not know it")
    for name in connection.execute(select(there.c.text_id).where(there.c.text_id.not_in(told))).scalars():
        yield Problem(thing=f"text {name}", reason="is in no story, and search finds it")
    for table in (schema.search_statement, schema.search_name):
        of_text = table.c.number - table.c.number % PLACES
        lost = select(table.c.number).where(of_text.not_in(select(there.c.number)))
        for number in connection.execute(lost).scalars():
            yield Problem(thing=f"{table.name} {number}", reason="is of no text that search knows")
    for index in ("text_index", "statement_index", "name_index"):
        try:
            # Rank 1: against the words themselves too, https://sqlite.org/fts5.html#the_integrity_check_command
            connection.exec_driver_sql(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
        except DBAPIError:
            yield Problem(thing=index, reason="does not have the words of its rows")


def _rulings(connection: Connection) -> Iterator[Problem]:
    """Rulings with the texts that they are anchored in: the words of an anchor are verbatim too."""
    left, right = schema.text.alias(), schema.text.alias()
    joined = schema.ruling.outerjoin(left, left.c.id == schema.ruling.c.left_text)
    joined = joined.outerjoin(right, right.c.id == schema.ruling.c.right_text)
    query = select(schema.ruling, left.c.body.label("one"), right.c.body.label("other")).select_from(joined)
    for row in _each(connection, query):
        yield from _told("ruling", row, _check_ruling)


def _each(connection: Connection, query: Any) -> Iterator[Any]:
    """Rows one by one: an archive may be larger than memory."""
    yield from connection.execution_options(yield_per=50).execute(query)


def _told(name: str, row: Any, check: Any) -> Iterator[Problem]:
    try:
        check(row)
    except (RecordError, msgspec.MsgspecError, zlib.error) as error:
        yield Problem(thing=f"{name} {row[0] if name == 'cleaning' else row.id}", reason=str(error))


def _check_capture(row: Any) -> None:
    capture = rows.to_capture(row, input="", observed_at="")
    if len(capture.body) != row.size or digest(capture.body) != row.digest:
        raise RecordError(f"its {len(capture.body)} bytes are not the {row.size} of its digest")
    again = Capture.of(input="", media=capture.media, body=capture.body, given=capture.given, observed_at="")
    _same(again.id, row.id)


def _check_text(row: Any) -> None:
    text = rows.to_text(row.body)
    parts = {name: getattr(text, name) for name in Text.__struct_fields__ if name != "id"}
    again = Text.of(**parts)
    _same(again.id, row.id)
    _same(text.id, row.id)
    _same(again.article_id, row.article_id)


def _check_plan(row: Any) -> None:
    _same(Plan.of(*rows.to_plan(row.body).methods).id, row.id)


def _check_cleaning(row: Any) -> None:
    rows.to_issues(row.issues)


def _check_issue(row: Any) -> None:
    again = rows.of_issue(rows.to_issue(row.body), row.made_at)
    _same(str(again["id"]), row.id)


def _check_reading(row: Any) -> None:
    reading = rows.to_reading(row.body)
    _same(reading.id, row.id)
    _same(Reading.id_of(row.text_id, row.plan_id), row.id)
    reading.check(rows.to_text(row.text))


def _check_ruling(row: Any) -> None:
    ruling = rows.to_ruling(row.body)
    parts = {name: getattr(ruling, name) for name in Ruling.__struct_fields__ if name != "id"}
    _same(Ruling.of(parts.pop("kind"), **parts).id, row.id)
    _same(ruling.id, row.id)
    for anchor, body in zip((ruling.left, ruling.right), (row.one, row.other), strict=True):
        if anchor is not None:
            text = rows.to_text(body)
            _same(text.id, anchor.text_id)
            for span in (*anchor.content, anchor.source, anchor.figure):
                if span is not None:
                    span.check(text.text, text.id)


def _same(made: str, kept: str) -> None:
    if made != kept:
        raise RecordError(f"its content makes the id {made}, not {kept}")
