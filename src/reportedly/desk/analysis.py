"""Tables for analysts beside those that are exported: origins, statuses by day, a figure over time, who cites whom.
In: a StoryView. Out: tables, whose rows are cells that data frames show.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from reportedly.desk.cells import Cell, CellType, Column, Item, first_day, number
from reportedly.desk.charts.graph import Cited, Graph, Node, graph_of, graph_of_claim, rows
from reportedly.desk.counts import Counted, Stated
from reportedly.desk.seen import Seen
from reportedly.desk.tables import Table
from reportedly.errors import NotFoundError
from reportedly.record import Claim, Origin, StatusOn


class OfClaim(NamedTuple):
    """An origin of a claim."""

    claim: Claim
    origin: Origin


class OnDay(NamedTuple):
    """The status of a claim from a day on."""

    claim: Claim
    status: StatusOn


class InSeries(NamedTuple):
    """A figure where a text states it, with all that count the same thing."""

    series: Counted
    stated: Stated


def series_of(name: str) -> Table[InSeries]:
    """The table of the one figure that counts `name` ('marines', in any case), or whose series has that id."""

    def named(seen: Seen) -> Sequence[InSeries]:
        wanted = name.casefold()
        found = [each for each in _in_series(seen) if wanted in (each.series.series.counts.casefold(), _id(each))]
        if not found:
            there = dict.fromkeys(each.series.series.counts for each in _in_series(seen))
            raise NotFoundError(f"the story {seen.story} counts no {name!r}; it counts {', '.join(there) or 'nothing'}")
        return found

    return Table(name=SERIES.name, row=SERIES.row, columns=SERIES.columns, items=named)


def nodes_of(claim: str | None) -> Table[Node]:
    """The table of those who speak, pass on and print in a story, or to one claim of it."""
    return Table(name=NODES.name, row=NODES.row, columns=NODES.columns, items=lambda seen: graph_in(seen, claim).nodes)


def edges_of(claim: str | None) -> Table[Cited]:
    """The table of who is cited by whom in a story, or on one claim of it."""
    return Table(name=EDGES.name, row=EDGES.row, columns=EDGES.columns, items=lambda seen: rows(graph_in(seen, claim)))


def graph_in(seen: Seen, claim: str | None) -> Graph:
    """The source graph of a story, or of one claim of it. Raises NotFoundError where it has no such claim."""
    return graph_of(seen.view) if claim is None else graph_of_claim(seen.view, claim)


def _in_series(seen: Seen) -> tuple[InSeries, ...]:
    return tuple(InSeries(each, stated) for each in seen.sheet.figures for stated in each.stated)


def _id(each: InSeries) -> str:
    return each.series.series.points[0].figure.id


def _column(name: str, type: CellType, means: str, of: Callable[[Item, Seen], Cell]) -> Column[Item, Seen]:
    return Column(name=name, type=type, means=means, of=of)


ORIGINS: Table[OfClaim] = Table(
    name="origins",
    row="an origin of a claim: one who first stands behind it, however many carry it",
    columns=(
        _column("story", "text", "id of the story", lambda o, s: s.story),
        _column("claim", "text", "id of the claim", lambda o, s: o.claim.id),
        _column("label", "text", "the words of that claim, verbatim", lambda o, s: o.claim.label),
        _column("name", "text", "its name", lambda o, s: o.origin.name),
        _column("anonymous", "flag", "whether nobody is named who could be asked", lambda o, s: o.origin.anonymous),
        _column("members", "texts", "the names under which it speaks", lambda o, s: o.origin.members),
        _column("why", "texts", "why they are counted as one", lambda o, s: o.origin.why),
        _column("outlets", "texts", "who carries it", lambda o, s: o.origin.outlets),
        _column("statements", "texts", "ids of its statements", lambda o, s: o.origin.statements),
    ),
    items=lambda seen: [OfClaim(claim, origin) for claim in seen.claims for origin in claim.origins],
)  # fmt: skip

STATUSES: Table[OnDay] = Table(
    name="statuses",
    row="a status of a claim, from the day on which it took it",
    columns=(
        _column("story", "text", "id of the story", lambda d, s: s.story),
        _column("claim", "text", "id of the claim", lambda d, s: d.claim.id),
        _column("label", "text", "the words of that claim, verbatim", lambda d, s: d.claim.label),
        _column("date", "day", "the day", lambda d, s: first_day(d.status.date)),
        _column("status", "text", "its status from then on", lambda d, s: d.status.status),
        _column("reason", "text", "why", lambda d, s: d.status.reason),
    ),
    items=lambda seen: [OnDay(claim, status) for claim in seen.claims for status in claim.history],
)

SERIES: Table[InSeries] = Table(
    name="series",
    row="a figure of a text, once, on the word of whoever stands closest to it",
    columns=(
        _column("story", "text", "id of the story", lambda x, s: s.story),
        _column("series", "text", "id of its series, as in the table of figures", lambda x, s: _id(x)),
        _column("counted", "text", "what the series counts", lambda x, s: x.series.series.counts),
        _column("known_on", "day", "the day from which a reader could know it",
                lambda x, s: first_day(x.stated.point.known_on)),
        _column("figure", "text", "the words for it, verbatim", lambda x, s: x.stated.point.figure.text),
        _column("low", "number", "the least that those words allow", lambda x, s: number(x.stated.point.figure.low)),
        _column("high", "number", "the most that they allow", lambda x, s: number(x.stated.point.figure.high)),
        _column("value", "number", "the number in them", lambda x, s: number(x.stated.point.figure.value)),
        _column("modifier", "text", "exact, about, up to, at least, more than, less than",
                lambda x, s: x.stated.point.figure.modifier),
        _column("increment", "flag", "whether it is to be added to an earlier total",
                lambda x, s: x.stated.point.figure.increment),
        _column("unit", "text", "persons, USD, percent, km, …", lambda x, s: x.stated.point.figure.unit),
        _column("source", "text", "on whose word it stands", lambda x, s: x.stated.point.source),
        _column("by_way_of", "texts", "those who relay it, from the source outward", lambda x, s: x.stated.by_way_of),
        _column("stance", "text", "the source's position on it", lambda x, s: x.stated.point.stance),
        _column("outlet", "text", "whose article it stands in", lambda x, s: s.outlets[x.stated.point.article]),
        _column("article", "text", "id of that article", lambda x, s: x.stated.point.article),
        _column("statement", "text", "id of the statement", lambda x, s: x.stated.point.statement),
        _column("id", "text", "id of the figure", lambda x, s: x.stated.point.figure.id),
    ),
    items=_in_series,
)  # fmt: skip

NODES: Table[Node] = Table(
    name="nodes",
    row="one who says, passes on or prints: an origin, a relay, an outlet, or all who print the same words",
    columns=(
        _column("id", "text", "id of the node", lambda n, s: n.id),
        _column("kind", "text", "source, relay, outlet or copies", lambda n, s: n.kind),
        _column("name", "text", "its name", lambda n, s: n.name),
        _column("anonymous", "flag", "whether nobody is named who could be asked", lambda n, s: n.anonymous),
        _column("members", "texts", "of a source, the other names under which it speaks", lambda n, s: n.members),
        _column("why", "texts", "why several are counted as one", lambda n, s: n.why),
        _column("entity", "text", "id of the entity that it most often is", lambda n, s: n.entity),
        _column("outlets", "texts", "of copies, those who print the same words", lambda n, s: n.outlets),
        _column("articles", "texts", "ids of the articles that it prints", lambda n, s: n.articles),
        _column("statements", "texts", "ids of the statements that it says, passes on or prints",
                lambda n, s: n.statements),
    ),
    items=lambda seen: graph_of(seen.view).nodes,
)  # fmt: skip

EDGES: Table[Cited] = Table(
    name="edges",
    row="that one is cited by another, those cited most often first; the same words count once",
    columns=(
        _column("source", "text", "id of the node that is cited", lambda c, s: c.source.id),
        _column("target", "text", "id of the node that cites it", lambda c, s: c.by.id),
        _column("source_name", "text", "who is cited", lambda c, s: c.source.name),
        _column("target_name", "text", "by whom", lambda c, s: c.by.name),
        _column("times", "whole", "statements passed on", lambda c, s: c.edge.times),
        _column("asserts", "whole", "of them, those that assert (of a claim: support it)", lambda c, s: c.edge.asserts),
        _column("hedges", "whole", "those that hold it possible", lambda c, s: c.edge.hedges),
        _column("denies", "whole", "those that deny", lambda c, s: c.edge.denies),
        _column("declines", "whole", "those that are silent", lambda c, s: c.edge.declines),
        _column("first", "day", "the day of the first of them", lambda c, s: first_day(c.edge.first)),
        _column("last", "day", "the day of the last", lambda c, s: first_day(c.edge.last)),
        _column("statements", "texts", "ids of all of them, copies too", lambda c, s: c.edge.statements),
    ),
    items=lambda seen: rows(graph_of(seen.view)),
)
