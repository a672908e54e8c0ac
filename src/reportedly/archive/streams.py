"""What the stream of articles leaves in an archive: names that stories had, and where it stood.
In: stories and standings. Out: the same again, and the story that goes by a name today.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping

from sqlalchemy import delete, insert, select

from reportedly.archive import schema
from reportedly.archive.store import Store
from reportedly.linking import Standing


class Streams(Store):
    """A store that knows stories by every name they had."""

    def save_names(self, names: Mapping[str, str]) -> None:
        """Keeps ids of stories with the article that each was named by; one that is kept already stays."""
        with self._writing() as connection:
            if rows := [{"story_id": story, "article_id": article} for story, article in sorted(names.items())]:
                connection.execute(insert(schema.story_name), rows)

    def renamed(self, beginning: str) -> Mapping[str, str]:
        """By every id that begins so and that a story once had, the id of the linkage that holds its article now."""
        named, member, reading, text = schema.story_name, schema.member, schema.reading, schema.text
        query = (
            select(named.c.story_id, member.c.linkage_id)
            .join(text, text.c.article_id == named.c.article_id)
            .join(reading, reading.c.text_id == text.c.id)
            .join(member, member.c.reading_id == reading.c.id)
        )
        kind = beginning if beginning.startswith("sto_") else f"sto_{beginning}"
        with self._reading() as connection:
            found = connection.execute(query.where(named.c.story_id.startswith(kind, autoescape=True)))
            return {row.story_id: row.linkage_id for row in found}

    def save_standings(self, standings: Iterable[Standing]) -> None:
        """Keeps where the stream stood, in the place of what was kept before."""
        kept = schema.standing
        rows = {
            one.digest: {"digest": one.digest, "articles": one.articles, "state": zlib.compress(one.state, 1)}
            for one in standings
        }
        with self._writing() as connection:
            connection.execute(delete(kept).where(kept.c.digest.not_in(list(rows))))
            known = set(connection.execute(select(kept.c.digest)).scalars())
            if new := [row for digest, row in rows.items() if digest not in known]:
                connection.execute(insert(kept), new)

    def standings(self) -> tuple[Standing, ...]:
        """Where the stream stood, in the order of its articles."""
        query = select(schema.standing).order_by(schema.standing.c.articles, schema.standing.c.digest)
        with self._reading() as connection:
            return tuple(
                Standing(articles=row.articles, digest=row.digest, state=zlib.decompress(row.state))
                for row in connection.execute(query)
            )
