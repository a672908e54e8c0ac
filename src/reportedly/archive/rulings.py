"""Rulings as the archive keeps them, on the texts that count now.
In: a connection. Out: rulings; those on texts that were cleaned anew name the articles that these are now.
"""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Connection, Select, select

from reportedly.archive import rows, schema
from reportedly.record import Ruling


def kept(connection: Connection) -> tuple[Ruling, ...]:
    """All rulings, in order of arrival."""
    return _followed(connection, select(schema.ruling.c.body).order_by(schema.ruling.c.number))


def restating(connection: Connection) -> tuple[Ruling, ...]:
    """The rulings on stances under which the stories were linked, in order of time."""
    ruling, outcome = schema.ruling, schema.ruling_outcome
    query = select(ruling.c.body).join(outcome, outcome.c.ruling_id == ruling.c.id)
    in_force = query.where(ruling.c.kind == "stance", outcome.c.state == "in force")
    return _followed(connection, in_force.order_by(ruling.c.made_at, ruling.c.id))


def waiting() -> Select[Any]:
    """The ids of rulings that no linking has taken in."""
    ruling = schema.ruling
    return select(ruling.c.id).where(ruling.c.id.not_in(select(schema.ruling_outcome.c.ruling_id)))


def _followed(connection: Connection, query: Select[Any]) -> tuple[Ruling, ...]:
    found = [rows.to_ruling(row.body) for row in connection.execute(query)]
    moved = _moved(connection) if found else {}
    return tuple(_placed(ruling, moved) for ruling in found)


def _moved(connection: Connection) -> dict[str, str]:
    """Of texts with rulings that count no more, the article of the text that a later cleaning made of their capture."""
    old, new, text = schema.cleaning, schema.cleaning.alias(), schema.text
    current, ruling = select(schema.current_text.c.text_id), schema.ruling
    later = old.join(new, new.c.capture_id == old.c.capture_id).join(text, text.c.id == new.c.text_id)
    query = select(old.c.text_id, text.c.article_id).select_from(later).order_by(new.c.number)
    ruled = select(ruling.c.left_text).where(ruling.c.left_text.is_not(None))
    ruled_too = select(ruling.c.right_text).where(ruling.c.right_text.is_not(None))
    gone = query.where(old.c.text_id.in_(ruled.union(ruled_too)), old.c.text_id.not_in(current))
    return {row.text_id: row.article_id for row in connection.execute(gone.where(new.c.text_id.in_(current)))}


def _placed(ruling: Ruling, moved: dict[str, str]) -> Ruling:
    ends = {
        end: msgspec.structs.replace(anchor, article=moved[anchor.text_id])
        for end, anchor in (("left", ruling.left), ("right", ruling.right))
        if anchor is not None and anchor.text_id in moved
    }
    return msgspec.structs.replace(ruling, **ends) if ends else ruling
