"""A story as tables: claims, sides, statements, figures, changes, articles, sources, with typed columns that stay.
In: a StoryView. Out: rows of cells, which CSV, spreadsheets, JSON Lines, Parquet and data frames all show.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic

from reportedly.desk.cells import Cell, CellType, Column, Item, first_day, last_day, moment, number
from reportedly.desk.lines import by_whom, cue_of
from reportedly.desk.seen import OnSide, Point, Seen, Speaker, hull
from reportedly.errors import NotFoundError
from reportedly.record import Article, Change, Claim, Range, StoryStatement, StoryView


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Generic[Item]):
    """One table: what a row is, its columns, and where its rows come from. Later versions add columns at the end."""

    name: str
    row: str
    """What one row is, for the reference."""
    columns: tuple[Column[Item, Seen], ...]
    items: Callable[[Seen], Sequence[Item]]

    @property
    def header(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(column.name for column in self.columns)

    @property
    def types(self) -> dict[str, CellType]:
        """The type of each column by its name."""
        return {column.name: column.type for column in self.columns}

    def rows(self, story: StoryView | Seen) -> Iterator[tuple[Cell, ...]]:
        """Its rows of a story: cells in the order of `columns`. Several tables of one story may share one `Seen`."""
        seen = story if isinstance(story, Seen) else Seen(story)
        for item in self.items(seen):
            yield tuple(column.of(item, seen) for column in self.columns)


def table(name: str) -> Table[Any]:
    """The table with this name. Raises NotFoundError, which names those that there are."""
    if name not in TABLES:
        raise NotFoundError(f"there is no table {name!r}; there are {', '.join(TABLES)}")
    return TABLES[name]


def _column(name: str, type: CellType, means: str, of: Callable[[Item, Seen], Cell]) -> Column[Item, Seen]:
    return Column(name=name, type=type, means=means, of=of)


def _edge(place: Range | None, at: int) -> int | None:
    return place[at] if place else None


def _stances(speaker: Speaker) -> tuple[str, ...]:
    """`denies 3`, the most frequent first."""
    counted = Counter(said.stance for said in speaker.said)
    return tuple(f"{stance} {n}" for stance, n in sorted(counted.items(), key=lambda item: (-item[1], item[0])))


CLAIMS: Table[Claim] = Table(
    name="claims",
    row="a claim: what several statements share, in the order of the brief",
    columns=(
        _column("story", "text", "id of the story", lambda c, s: s.story),
        _column("id", "text", "id of the claim", lambda c, s: c.id),
        _column("label", "text", "the clearest words for it, verbatim", lambda c, s: c.label),
        _column("status", "text", "its status", lambda c, s: c.status),
        _column("status_since", "day", "the day from which it has that status",
                lambda c, s: first_day(c.history[-1].date) if c.history else None),
        _column("since", "day", "the day of its first report", lambda c, s: first_day(c.since)),
        _column("reason", "text", "why it has that status", lambda c, s: c.reason),
        _column("origins_low", "whole", "origins that are surely independent", lambda c, s: c.origins_low),
        _column("origins_high", "whole", "origins that there may be", lambda c, s: c.origins_high),
        _column("origins", "texts", "the names of its origins", lambda c, s: tuple(o.name for o in c.origins)),
        _column("supports", "whole", "statements that assert it", lambda c, s: len(c.supports)),
        _column("hedges", "whole", "statements that hold it possible", lambda c, s: len(c.hedges)),
        _column("denies", "whole", "statements that deny it", lambda c, s: len(c.denies)),
        _column("declines", "whole", "statements that are silent on it", lambda c, s: len(c.declines)),
        _column("articles", "texts", "ids of the articles that speak to it", lambda c, s: s.carrying(c)),
        _column("outlets", "texts", "their outlets", lambda c, s: s.outlets_of(s.carrying(c))),
        _column("under", "text", "id of the more general claim that it is under", lambda c, s: c.under),
        _column("rivals", "texts", "ids of claims of another figure the same day", lambda c, s: c.rivals),
        _column("label_statement", "text", "id of the statement whose words the label is",
                lambda c, s: c.label_statement),
        _column("ruled_by", "texts", "who ruled on what is in it", lambda c, s: by_whom(c.ruled)),
    ),
    items=lambda seen: seen.claims,
)  # fmt: skip

SIDES: Table[OnSide] = Table(
    name="sides",
    row="that a statement is on a side of a claim: what joins claims and statements",
    columns=(
        _column("story", "text", "id of the story", lambda o, s: s.story),
        _column("claim", "text", "id of the claim", lambda o, s: o.claim.id),
        _column("side", "text", "supports, hedges, denies or declines", lambda o, s: o.side),
        _column("statement", "text", "id of the statement", lambda o, s: o.statement.id),
        _column("known_on", "day", "the day from which a reader could know it",
                lambda o, s: first_day(o.statement.known_on)),
        _column("ruled_by", "texts", "who ruled that it is on that side", lambda o, s: o.ruled_by),
    ),
    items=lambda seen: seen.sides,
)  # fmt: skip

STATEMENTS: Table[StoryStatement] = Table(
    name="statements",
    row="a statement: what one text attributes to one source, in order of day, article and place",
    columns=(
        _column("story", "text", "id of the story", lambda x, s: s.story),
        _column("id", "text", "id of the statement", lambda x, s: x.id),
        _column("known_on", "day", "the day from which a reader could know it", lambda x, s: first_day(x.known_on)),
        _column("source", "text", "the words for who says it, verbatim", lambda x, s: x.source.text),
        _column("source_name", "text", "the name of the entity that those words stand for",
                lambda x, s: e.name if (e := s.entities.get(x.source.entity or "")) else None),
        _column("source_entity", "text", "id of that entity in the story", lambda x, s: x.source.entity),
        _column("anonymous", "flag", "whether nobody is named who could be asked", lambda x, s: x.source.anonymous),
        _column("chain", "texts", "those who relay it, from the source outward, verbatim",
                lambda x, s: tuple(link.text for link in x.chain)),
        _column("origin", "text", "who first stands behind it", lambda x, s: x.origin),
        _column("cue", "text", "the words that attribute, verbatim", lambda x, s: cue_of(x) or None),
        _column("words", "text", "what is said, verbatim; fragments joined by ' … '", lambda x, s: x.words or None),
        _column("kind", "text", "direct, mixed or indirect", lambda x, s: x.kind),
        _column("stance", "text", "the source's position on it", lambda x, s: x.stance),
        _column("hedges", "texts", "the words that hedge, verbatim", lambda x, s: x.hedges),
        _column("confidence", "number", "the method's own, 0 to 1; not the source's certainty",
                lambda x, s: number(x.confidence)),
        _column("said_earliest", "day", "the first day on which it may have been said",
                lambda x, s: first_day(x.said_on.earliest) if x.said_on else None),
        _column("said_latest", "day", "the last such day",
                lambda x, s: last_day(x.said_on.latest) if x.said_on else None),
        _column("location", "text", "headline, body or caption", lambda x, s: x.location),
        _column("claims", "texts", "ids of the claims that it is on a side of",
                lambda x, s: s.claims_of.get(x.id, ())),
        _column("outlet", "text", "whose article it stands in", lambda x, s: s.outlets[x.article]),
        _column("article", "text", "id of that article", lambda x, s: x.article),
        _column("text_id", "text", "id of the text that the offsets are of", lambda x, s: x.text_id),
        _column("start", "whole", "where its content begins (its cue, where it has none), in code points",
                lambda x, s: _edge(hull(x), 0)),
        _column("end", "whole", "where that ends", lambda x, s: _edge(hull(x), 1)),
        _column("spans", "texts", "the places of its content, `start-end` each",
                lambda x, s: tuple(f"{span.start}-{span.end}" for span in x.content)),
        _column("source_start", "whole", "where the words for its source begin",
                lambda x, s: _edge(x.source.range, 0)),
        _column("source_end", "whole", "where they end", lambda x, s: _edge(x.source.range, 1)),
    ),
    items=lambda seen: seen.statements,
)  # fmt: skip

FIGURES: Table[Point] = Table(
    name="figures",
    row="a figure where a statement has it: one point of one series, in order of day",
    columns=(
        _column("story", "text", "id of the story", lambda p, s: s.story),
        _column("series", "text", "id of the first figure of its series: the same for all that count one thing",
                lambda p, s: p.series.points[0].figure.id),
        _column("counted", "text", "what the series counts", lambda p, s: p.series.counts),
        _column("unit", "text", "persons, USD, percent, km, …", lambda p, s: p.point.figure.unit),
        _column("known_on", "day", "the day from which a reader could know it",
                lambda p, s: first_day(p.point.known_on)),
        _column("figure", "text", "the words for it, verbatim", lambda p, s: p.point.figure.text),
        _column("low", "number", "the least that those words allow", lambda p, s: number(p.point.figure.low)),
        _column("high", "number", "the most that they allow", lambda p, s: number(p.point.figure.high)),
        _column("value", "number", "the number in them", lambda p, s: number(p.point.figure.value)),
        _column("modifier", "text", "exact, about, up to, at least, more than, less than",
                lambda p, s: p.point.figure.modifier),
        _column("increment", "flag", "whether it is to be added to an earlier total",
                lambda p, s: p.point.figure.increment),
        _column("counts", "text", "the noun phrase counted here, verbatim", lambda p, s: p.point.figure.counts),
        _column("source", "text", "on whose word it stands", lambda p, s: p.point.source),
        _column("stance", "text", "the source's position on it", lambda p, s: p.point.stance),
        _column("outlet", "text", "whose article it stands in", lambda p, s: s.outlets[p.point.article]),
        _column("article", "text", "id of that article", lambda p, s: p.point.article),
        _column("statement", "text", "id of the statement", lambda p, s: p.point.statement),
        _column("id", "text", "id of the figure; several statements may hold one", lambda p, s: p.point.figure.id),
        _column("text_id", "text", "id of the text that the offsets are of",
                lambda p, s: s.by_id[p.point.statement].text_id),
        _column("start", "whole", "where it begins, in code points", lambda p, s: p.point.figure.start),
        _column("end", "whole", "where it ends", lambda p, s: p.point.figure.end),
    ),
    items=lambda seen: seen.points,
)  # fmt: skip

CHANGES: Table[Change] = Table(
    name="changes",
    row="a change: one thing that is new on a day, the newest day first",
    columns=(
        _column("story", "text", "id of the story", lambda c, s: s.story),
        _column("id", "text", "id of the change", lambda c, s: c.id),
        _column("date", "day", "its day", lambda c, s: first_day(c.date)),
        _column("kind", "text", "new claim, new origin, figure moved, first denial, …", lambda c, s: c.kind),
        _column("text", "text", "what is told of it: a few words around verbatim ones", lambda c, s: c.text),
        _column("before", "text", "what stood before: words, a figure, a status", lambda c, s: c.before),
        _column("after", "text", "what stands now", lambda c, s: c.after),
        _column("claim", "text", "id of the claim that it is about", lambda c, s: c.claim),
        _column("label", "text", "the words of that claim, verbatim", lambda c, s: s.sheet.labels.get(c.claim or "")),
        _column("statements", "texts", "ids of its evidence", lambda c, s: c.statements),
        _column("articles", "texts", "ids of its articles", lambda c, s: c.articles),
        _column("outlets", "texts", "their outlets", lambda c, s: s.outlets_of(c.articles)),
    ),
    items=lambda seen: tuple(change for _, changes in seen.sheet.days for change in changes),
)  # fmt: skip

ARTICLES: Table[Article] = Table(
    name="articles",
    row="an article, the first that a reader could know first",
    columns=(
        _column("story", "text", "id of the story", lambda a, s: s.story),
        _column("id", "text", "id of the article", lambda a, s: a.id),
        _column("number", "whole", "its number in the brief", lambda a, s: s.sheet.numbers[a.id]),
        _column("known_on", "day", "the day from which a reader could know it", lambda a, s: first_day(a.known_on)),
        _column("known_from", "text", "how that day is known", lambda a, s: a.known_from),
        _column("known_note", "text", "why that day, where the article gives none", lambda a, s: a.known_note),
        _column("outlet", "text", "who published it", lambda a, s: s.outlets[a.id]),
        _column("title", "text", "its title, verbatim", lambda a, s: a.title),
        _column("byline", "text", "who wrote it, verbatim", lambda a, s: a.byline),
        _column("published", "text", "when, as printed: ISO 8601 to its precision", lambda a, s: moment(a.published)),
        _column("updated", "text", "when it was last updated, likewise", lambda a, s: moment(a.updated)),
        _column("language", "text", "its language", lambda a, s: a.language),
        _column("url", "text", "its address", lambda a, s: a.url),
        _column("credits", "texts", "agencies and papers that it credits", lambda a, s: a.credits),
        _column("wire", "text", "the agency whose words it carries", lambda a, s: s.wires.get(a.id)),
        _column("copies", "texts", "ids of articles that carry the same words",
                lambda a, s: s.numbered(s.sheet.copies.get(a.id, ()))),
        _column("derived_from", "text", "id of the article whose report it tells in other words",
                lambda a, s: s.retells(a, directed=True)),
        _column("one_report_with", "text", "id of such an article, where neither is known to be the first",
                lambda a, s: s.retells(a, directed=False)),
        _column("statements", "whole", "statements in it", lambda a, s: s.said_in[a.id]),
        _column("text_id", "text", "id of its newest text", lambda a, s: a.text_id),
        _column("revisions", "texts", "ids of its texts, the oldest first", lambda a, s: a.revisions),
        _column("input", "text", "the file or row that it was taken from", lambda a, s: a.input),
    ),
    items=lambda seen: seen.sheet.articles,
)  # fmt: skip

SOURCES: Table[Speaker] = Table(
    name="sources",
    row="one who speaks, those with the most statements first",
    columns=(
        _column("story", "text", "id of the story", lambda x, s: s.story),
        _column("entity", "text", "id of the entity; null for words that stand for none", lambda x, s: x.entity),
        _column("name", "text", "its name, else the words for it", lambda x, s: x.name),
        _column("type", "text", "PERSON, ORG, GPE, …", lambda x, s: s.entities[x.entity].type if x.entity else None),
        _column("names", "texts", "every spelling found", lambda x, s: s.entities[x.entity].names if x.entity else ()),
        _column("anonymous", "flag", "whether it is never named", lambda x, s: all(y.source.anonymous for y in x.said)),
        _column("origins", "texts", "the origins that it speaks as", lambda x, s: tuple(dict.fromkeys(
            y.origin for y in x.said))),
        _column("statements", "whole", "how many statements it makes", lambda x, s: len(x.said)),
        _column("stances", "texts", "how many of each stance, `denies 3`", lambda x, s: _stances(x)),
        _column("articles", "whole", "in how many articles", lambda x, s: len({y.article for y in x.said})),
        _column("outlets", "texts", "of which outlets", lambda x, s: s.outlets_of(y.article for y in x.said)),
        _column("first_on", "day", "the day of its first statement",
                lambda x, s: first_day(min(y.known_on for y in x.said))),
        _column("last_on", "day", "the day of its last", lambda x, s: first_day(max(y.known_on for y in x.said))),
    ),
    items=lambda seen: seen.speakers,
)  # fmt: skip

TABLES: Mapping[str, Table[Any]] = {
    each.name: each for each in (CLAIMS, SIDES, STATEMENTS, FIGURES, CHANGES, ARTICLES, SOURCES)
}
"""All tables by name."""
