"""Search over all texts, statements and names of an archive, with filters.
In: a query as people type it, kinds and filters. Out: Found, its hits verbatim and with their exact spans.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, delete, select

from reportedly.archive import schema
from reportedly.archive.asking import STANCES, Query, expression, is_day, parse, phrase, tagged, to_mark
from reportedly.archive.docket import Docket
from reportedly.archive.hits import hits
from reportedly.archive.indexing import NEVER, PLACES, entries, number_of, write
from reportedly.archive.streams import Streams
from reportedly.archive.weighing import best_first
from reportedly.errors import SettingError
from reportedly.linking import view
from reportedly.record import Asked, Found, FoundKind, Hit, Tally

KINDS: tuple[FoundKind, ...] = ("text", "statement", "entity")
WEIGHED = 2_000
"""Of one kind, as many matches are counted and weighed by relevance; where more rows match, the newest are listed."""
MOST = 500
"""Hits of one kind that are given at once."""
SPEAKERS = 200
"""Entities that a source may be the name of."""
_ANY_DAY = ("0001-01-01", NEVER)


class _Index(NamedTuple):
    """An index of FTS5: its table, the columns that words are looked for in, and what weighs how much."""

    table: str
    rows: str
    """The table that has its rows."""
    thing: str
    """What a hit is of: a row, or what several rows are of."""
    columns: tuple[str, ...]
    weights: tuple[float, ...]
    """By column, as FTS5's bm25() wants them; filters weigh nothing."""


_INDEXES: dict[FoundKind, _Index] = {
    # Titles are in the words as well. A fourfold weight is usual for them: https://sqlite.org/fts5.html#the_bm25_function
    "text": _Index("text_index", "search_text", "place.rowid", ("title", "words", "also"), (3, 1, 1, 0, 0)),
    "statement": _Index(
        "statement_index", "search_statement", "place.rowid", ("content", "source", "cue", "also"), (1, 1, 0.5, 1, 0, 0)
    ),
    "entity": _Index("name_index", "search_name", "it.entity", ("name", "also"), (1, 1, 0, 0)),
}


class _Page(NamedTuple):
    """What one kind is asked for."""

    matched: str | None
    """For FTS5; None where only days are asked for."""
    marked: tuple[str, ...]
    """Phrases that are marked in snippets."""
    since: int
    until: int
    """Numbers of rows, both in."""
    day: str
    """The day whose revision of an article counts."""
    limit: int
    offset: int


class Search(Docket, Streams):
    """A store that finds words."""

    def search(
        self,
        query: str,
        *,
        kinds: Sequence[FoundKind] = KINDS,
        story: str | None = None,
        outlet: str | None = None,
        source: str | None = None,
        stance: str | None = None,
        since: str | None = None,
        until: str | None = None,
        as_of: str | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> Found:
        """The places that match, kind by kind, of each kind `limit` hits from `offset` on, the best first.

        `query` may hold words, "phrases", beginnings* and -exclusions, `OR`, and the filters as `field:value`; given
        here, they go before those. `source` is a name or an entity's id, days are `YYYY-MM-DD`. With a source or a
        stance only statements match; with `as_of` the revision counts that an article had on that day.

        A story's text counts from when it is linked: see `index`. Raises SettingError for a filter that cannot be.
        """
        self.index()
        parsed = parse(query)
        given = {"story": story, "outlet": outlet, "source": source, "stance": stance, "since": since, "until": until}
        values = {name: value or parsed.field(name) for name, value in given.items()}
        asked = _asked(parsed, values, as_of, kinds)
        size, skip = max(0, min(limit, MOST)), max(0, offset)
        tallies: list[Tally] = []
        found: list[Hit] = []
        with self._reading() as connection:
            for kind in kinds:
                page = _page(connection, kind, parsed, asked, self._story_ids(connection, asked.story), size, skip)
                tally, its = _found(connection, kind, parsed, page) if page else (_none(kind), [])
                tallies.append(tally)
                found += its
        return Found(
            query=query,
            asked=asked,
            total=sum(tally.total for tally in tallies),
            more=any(tally.more for tally in tallies),
            tallies=tuple(tallies),
            hits=tuple(found),
        )

    def index(self, progress: Callable[[str, int, int | None], None] | None = None) -> None:
        """Makes stories findable that were linked before there was search; nothing where all are.

        Each story in a transaction of its own, so that a run that was killed goes on where it was.
        """
        waiting = schema.search_waiting
        with self._reading() as connection:
            if not (names := connection.execute(select(waiting.c.linkage_id)).scalars().all()):
                return
        for done, group in enumerate(self.groups(names), 1):
            seen = view(group.revisions, group.links)
            with self._writing() as connection:
                write(connection, entries(group.revisions, group.links, seen) if seen else ())
                connection.execute(delete(waiting).where(waiting.c.linkage_id == group.id))
            if progress:
                progress("indexing", done, len(names))

    def headlines(self, story_ids: Iterable[str]) -> Mapping[str, str]:
        """The headline of each story as it is now, by its id."""
        linkage = schema.linkage
        headline = linkage.c.story.op("->>")("headline").label("headline")
        query = select(linkage.c.story_id, headline).where(linkage.c.story_id.in_(sorted(story_ids)))
        with self._reading() as connection:
            return {row.story_id: row.headline for row in connection.execute(query)}

    def _story_ids(self, connection: Connection, beginning: str | None) -> list[str] | None:
        """The stories whose ids begin so, now or once; None where none is asked for."""
        if beginning is None:
            return None
        linkage, begun = schema.linkage, beginning if beginning.startswith("sto_") else f"sto_{beginning}"
        query = select(linkage.c.story_id)
        found = connection.execute(query.where(linkage.c.story_id >= begun, linkage.c.story_id < begun + "{"))
        if names := sorted(found.scalars()):
            return names
        moved = sorted(set(self.renamed(begun).values()))
        return sorted(connection.execute(query.where(linkage.c.id.in_(moved))).scalars())


def _asked(parsed: Query, values: dict[str, str | None], as_of: str | None, kinds: Sequence[FoundKind]) -> Asked:
    """The query with its filters. Raises SettingError for those that cannot be."""
    for kind in kinds:
        if kind not in KINDS:
            raise SettingError(f"there is no kind {kind!r} to search in; use {', '.join(KINDS)}")
    for name, day in (("since", values["since"]), ("until", values["until"]), ("as_of", as_of)):
        if day is not None and not is_day(day):
            raise SettingError(f"{name}: {day!r} is not a day; write it as YYYY-MM-DD, e.g. 2024-10-17")
    if values["stance"] is not None and values["stance"] not in STANCES:
        raise SettingError(f"there is no stance {values['stance']!r}; use one of {', '.join(sorted(STANCES))}")
    return Asked(words=parsed.words, as_of=as_of, **values)  # type: ignore[arg-type]


def _page(
    connection: Connection,
    kind: FoundKind,
    parsed: Query,
    asked: Asked,
    stories: list[str] | None,
    limit: int,
    offset: int,
) -> _Page | None:
    """What a kind is asked for; None where nothing of it can match."""
    if (asked.source or asked.stance) and kind != "statement":
        return None
    filters: list[str] = []
    if stories is not None:
        if not stories:
            return None
        filters.append(tagged(*stories))
    if asked.outlet:
        if (words := phrase(asked.outlet)) is None:
            return None
        filters.append(f"outlet : {words}")
    if asked.source:
        if (of_source := _of_source(connection, asked.source)) is None:
            return None
        filters.append(of_source)
    if asked.stance:
        filters.append(tagged(f"stance{asked.stance}"))
    days = [asked.since or _ANY_DAY[0], min(asked.until or NEVER, asked.as_of or NEVER)]
    matched = expression(parsed, _INDEXES[kind].columns, filters)
    if matched is None and not (asked.since or asked.until):
        return None
    last = number_of(days[1], (1 << 24) - 1, PLACES - 1)
    # A day before NEVER: the newest revision stands in its place until then.
    return _Page(
        matched, to_mark(parsed, asked.source), number_of(days[0]), last, asked.as_of or "9999-12-30", limit, offset
    )


def _of_source(connection: Connection, source: str) -> str | None:
    """The filter for who says it: by words of the source, or by any name that its entity has in its story."""
    if source.startswith("ent_"):
        return tagged(source)
    if (words := phrase(source)) is None:
        return None
    query = "SELECT DISTINCT entity FROM search_name WHERE number IN (SELECT rowid FROM name_index(?)) LIMIT ?"
    entities = [row.entity for row in connection.exec_driver_sql(query, (f"{{name also}} : {words}", SPEAKERS))]
    by_words = f"source : {words}"
    return f"({by_words}) OR ({tagged(*sorted(entities))})" if entities else by_words


def _found(connection: Connection, kind: FoundKind, parsed: Query, page: _Page) -> tuple[Tally, list[Hit]]:
    index = _INDEXES[kind]
    where, values = _where(index, page)
    chosen = f"SELECT place.rowid, {index.thing} FROM {where} ORDER BY place.rowid DESC LIMIT {WEIGHED + 1}"  # noqa: S608
    newest = connection.exec_driver_sql(chosen, values).all()
    more, newest = len(newest) > WEIGHED, newest[:WEIGHED]
    things = {row[0]: row[1] for row in newest}
    weighed = None if more else best_first(connection, index.table, index.columns, index.weights, parsed, list(things))
    best: dict[object, int] = {}
    for number in weighed or things:  # of each thing its best row
        best.setdefault(things[number], number)
    tally = Tally(kind=kind, total=len(best), more=more, order="relevance" if weighed else "newest")
    shown = list(best.values())[page.offset : page.offset + page.limit]
    return tally, hits(connection, kind, page.marked, shown)


def _none(kind: FoundKind) -> Tally:
    return Tally(kind=kind, total=0, more=False, order="relevance")


def _where(index: _Index, page: _Page) -> tuple[str, tuple[object, ...]]:
    """The rows that match, as `place`, and the values of the parameters."""
    source, clauses, values = f"{index.rows} AS place", [], ()  # type: str, list[str], tuple[object, ...]
    if page.matched is not None:
        source, clauses, values = f"{index.table} AS place", [f"place.{index.table} MATCH ?"], (page.matched,)
    clauses.append("place.rowid BETWEEN ? AND ?")
    values = (*values, page.since, page.until)
    if index.rows != "search_statement":
        source += f" CROSS JOIN {index.rows} AS it ON it.number = place.rowid"
    if index.rows == "search_text":
        clauses.append("it.until > ?")
        values = (*values, page.day)
    return f"{source} WHERE {' AND '.join(clauses)}", values
