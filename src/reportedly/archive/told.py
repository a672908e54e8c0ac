"""What stories tell now, as rows: the view of each, and the changes in it.
In: a connection and views by their linkages. Out: nothing; the rows are there.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, insert

from reportedly.archive import rows, schema
from reportedly.linking import viewer
from reportedly.record import StoryView


def keep(connection: Connection, views: Mapping[str, StoryView]) -> None:
    """Keeps views by linkage, in the place of older ones, and the changes that were not told before as told now."""
    now = instant(datetime.now(UTC))
    for name in views:
        for table in (schema.told, schema.current_change):
            connection.execute(delete(table).where(table.c.linkage_id == name))
    told = [rows.of_told(name, seen, viewer()) for name, seen in views.items()]
    current = [{"linkage_id": name, "change": key} for name, seen in views.items() for key in _keys(seen)]
    first = [
        {"change": key, "story_id": seen.story.id, "told_at": now} for seen in views.values() for key in _keys(seen)
    ]
    for table, new in ((schema.told, told), (schema.current_change, current), (schema.told_change, first)):
        if new:
            connection.execute(insert(table), new)


def _keys(seen: StoryView) -> list[str]:
    return list(dict.fromkeys(change.key for change in seen.changes))


def instant(at: datetime) -> str:
    """To the microsecond, in UTC: written so, instants stand in the order of time."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
