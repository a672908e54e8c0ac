"""What stories tell now, when each change was first told, and what a reader has not seen of it.
In: views by their linkages, and visits of readers. Out: the view of a story, keys and counts of changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import Select, Subquery, delete, func, insert, or_, select

from reportedly.archive import rows, schema
from reportedly.archive.store import AT_ONCE, Store, chunks
from reportedly.archive.told import instant, keep
from reportedly.linking import viewer
from reportedly.record import StoryView


class Telling(Store):
    """A store that keeps the view of now of each story."""

    def told(self, linkage_id: str) -> StoryView | None:
        """The view of now of the story with this linkage; None where none is kept that today's code made."""
        kept = schema.told
        query = select(kept.c.body).where(kept.c.linkage_id == linkage_id, kept.c.viewer == viewer())
        with self._reading() as connection:
            body = connection.execute(query).scalar()
        return None if body is None else rows.to_view(body)

    def untold(self) -> frozenset[str]:
        """The linkages whose views are to be made, and made anew."""
        kept = select(schema.told.c.linkage_id).where(schema.told.c.viewer == viewer())
        with self._reading() as connection:
            return frozenset(
                connection.execute(select(schema.linkage.c.id).where(schema.linkage.c.id.not_in(kept))).scalars()
            )

    def save_told(self, views: Mapping[str, StoryView]) -> None:
        """Keeps the views of now, by linkage, of stories that are kept already."""
        with self._writing() as connection:
            there = set(connection.execute(select(schema.linkage.c.id)).scalars())
            keep(connection, {name: seen for name, seen in views.items() if name in there})

    def changes_in(self, linkage_ids: Iterable[str]) -> frozenset[str]:
        """The keys of the changes that these stories tell now."""
        change = schema.current_change
        found: set[str] = set()
        for some in chunks(sorted(linkage_ids), AT_ONCE):
            with self._reading() as connection:
                found.update(connection.execute(select(change.c.change).where(change.c.linkage_id.in_(some))).scalars())
        return frozenset(found)

    def visit(self, reader: str, story_id: str, at: datetime) -> None:
        """Keeps that a reader looked at a story at a time, which must have a zone; the latest visit counts."""
        visit, when = schema.visit, instant(at)
        same = (visit.c.reader == reader, visit.c.story_id == story_id)
        with self._writing() as connection:
            last = connection.execute(select(visit.c.at).where(*same)).scalar()
            connection.execute(delete(visit).where(*same))
            row = {"reader": reader, "story_id": story_id, "at": max(when, last or when)}
            connection.execute(insert(visit), [row])

    def visits(self, reader: str) -> Mapping[str, str]:
        """When a reader last looked at each story (ISO 8601, UTC), by the story's id now."""
        seen, linkage = _visits(reader), schema.linkage
        query = select(linkage.c.story_id, seen.c.at).join(seen, seen.c.linkage_id == linkage.c.id)
        with self._reading() as connection:
            return {row.story_id: row.at for row in connection.execute(query)}

    def unread(self, reader: str) -> Mapping[str, int]:
        """How many changes of each story were first told after the reader's last visit, by the story's id.

        All of them where there was none; a story without any is not in it. A visit counts for what a story has become
        since, by merging too.
        """
        query = _unread(reader).add_columns(func.count()).group_by(schema.linkage.c.story_id)
        with self._reading() as connection:
            return {row[0]: row[1] for row in connection.execute(query)}

    def unread_changes(self, reader: str, story_id: str) -> frozenset[str]:
        """The keys of those changes in one story."""
        query = _unread(reader).add_columns(schema.current_change.c.change)
        with self._reading() as connection:
            found = connection.execute(query.where(schema.linkage.c.story_id == story_id))
            return frozenset(row.change for row in found)


def _unread(reader: str) -> Select[tuple[str]]:
    """The stories with each change that a reader has not seen."""
    linkage, change, told, seen = schema.linkage, schema.current_change, schema.told_change, _visits(reader)
    joined = linkage.join(change, change.c.linkage_id == linkage.c.id).join(told, told.c.change == change.c.change)
    joined = joined.outerjoin(seen, seen.c.linkage_id == linkage.c.id)
    return select(linkage.c.story_id).select_from(joined).where(or_(seen.c.at.is_(None), told.c.told_at > seen.c.at))


def _visits(reader: str) -> Subquery:
    """The last visit of a reader to each story by its linkage, under whatever name the story had then."""
    visit, named, text, reading, member = (
        schema.visit, schema.story_name, schema.text, schema.reading, schema.member,
    )  # fmt: skip
    query = (
        select(member.c.linkage_id, func.max(visit.c.at).label("at"))
        .join_from(visit, named, named.c.story_id == visit.c.story_id)
        .join(text, text.c.article_id == named.c.article_id)
        .join(reading, reading.c.text_id == text.c.id)
        .join(member, member.c.reading_id == reading.c.id)
    )
    return query.where(visit.c.reader == reader).group_by(member.c.linkage_id).subquery("seen")
