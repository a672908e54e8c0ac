"""The parts of a story's page beside its claims: a little of each on the whole page, all of one on a page of its own.
In: a Sheet, a part, and how much of it. Out: what the template of the part shows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, Literal, TypeVar

from markupsafe import Markup

from reportedly.desk.charts import figures, graph, graph_drawing
from reportedly.desk.charts.graph import Cited, Node
from reportedly.desk.coming import Coming
from reportedly.desk.counts import Counted
from reportedly.desk.grouped import Entry, entries
from reportedly.desk.lines import Place
from reportedly.desk.sheet import Sheet
from reportedly.desk.web.links import Pages
from reportedly.record import Change, Fulfilment

Item = TypeVar("Item")
Part = Literal["claims", "changes", "figures", "coming", "sources", "articles"]
PARTS: Mapping[Part, str] = {
    "claims": "Claims",
    "changes": "Changes",
    "figures": "Figures",
    "coming": "Coming",
    "sources": "Sources",
    "articles": "Articles",
}
"""In the order of the page, with their titles."""

MOST: Mapping[Part, tuple[int, int]] = {
    "claims": (30, 90),
    "changes": (30, 150),
    "figures": (4, 20),
    "coming": (6, 100),
    "sources": (40, 300),
    "articles": (30, 150),
}
"""Items of a part on the whole page, and on a page of the part alone: either stays under 300 kB."""
DRAWN_AT_ONCE = 1500
"""Statements of a story whose source graph is drawn on the whole page; that of a longer one has a page of its own."""
POINTS = 60
"""Rows of the table behind a figure chart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut(Generic[Item]):
    """A page of the items of a part."""

    shown: tuple[Item, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How much of a part."""

    alone: bool
    """Whether it is a page of its own."""
    page: int
    kind: str
    """Changes of this kind only, where it is not empty."""
    as_of: str | None

    def cut(self, part: Part, items: Sequence[Item]) -> Cut[Item]:
        """The page of `items` that is wanted; the last where that is past the end."""
        most = MOST[part][self.alone]
        pages = max(-(-len(items) // most), 1)
        page = min(self.page, pages) if self.alone else 1
        return Cut(shown=tuple(items[(page - 1) * most : page * most]), total=len(items), page=page, pages=pages)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Changes, the newest first."""

    cut: Cut[Change]
    days: tuple[tuple[str, tuple[Change, ...]], ...]
    """Those of the cut by day."""
    places: Mapping[str, tuple[Place, ...]]
    """By change, where it stands: one place in each of its articles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A series with its drawing, if it has one, and the last rows of its table."""

    counted: Counted
    chart: Markup | None
    earlier: int
    """Rows that are left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Who speaks and who cites whom."""

    drawing: Markup | None
    """None where nobody speaks, and of a long story on its whole page."""
    cited: Cut[Cited]


def there(sheet: Sheet, part: Part) -> bool:
    """Whether the story has anything of a part by the day of the sheet."""
    return bool({"changes": sheet.days, "figures": sheet.figures, "coming": sheet.coming}.get(part, True))


def told(sheet: Sheet, part: Part, wanted: Wanted) -> object:
    """What the template of a part shows; None for claims, which are a ledger."""
    make = _MAKERS.get(part)
    return make(sheet, wanted) if make else None


def _changes(sheet: Sheet, wanted: Wanted) -> Changes:
    every = [change for _, group in sheet.days for change in group if wanted.kind in ("", change.kind)]
    cut = wanted.cut("changes", every)
    days = groupby(cut.shown, key=lambda change: change.date)
    return Changes(
        cut=cut,
        days=tuple((date, tuple(group)) for date, group in days),
        places={change.id: _once(sheet.places[name] for name in change.statements) for change in cut.shown},
    )


def _once(places: Iterable[Place]) -> tuple[Place, ...]:
    """The first place in each article."""
    first: dict[int, Place] = {}
    for place in places:
        first.setdefault(place.number, place)
    return tuple(first.values())


def _figures(sheet: Sheet, wanted: Wanted) -> Cut[Drawn]:
    """Those that moved first."""
    cut = wanted.cut("figures", sorted(sheet.figures, key=lambda each: not each.moved))
    shown = tuple(
        Drawn(counted=each, chart=figures.draw(each.series), earlier=max(len(each.stated) - POINTS, 0))
        for each in cut.shown
    )
    return Cut(shown=shown, total=cut.total, page=cut.page, pages=cut.pages)


def _coming(sheet: Sheet, wanted: Wanted) -> tuple[tuple[Fulfilment, Cut[Coming]], ...]:
    return tuple((state, wanted.cut("coming", rows)) for state, rows in sheet.coming)


def _sources(sheet: Sheet, wanted: Wanted) -> Sources:
    if not wanted.alone and len(sheet.view.statements) > DRAWN_AT_ONCE:
        return Sources(drawing=None, cited=Cut(shown=(), total=0, page=1, pages=1))
    links = Pages(wanted.as_of)

    def link(node: Node) -> str | None:
        if node.entity:
            return links.source(node.entity)
        return links.article(node.articles[0]) if node.kind == "outlet" and len(node.articles) == 1 else None

    made = graph.graph_of(sheet.view)
    return Sources(drawing=graph_drawing.draw(made, link), cited=wanted.cut("sources", graph.rows(made)))


def _articles(sheet: Sheet, wanted: Wanted) -> Cut[Entry]:
    return wanted.cut("articles", entries(sheet))


_MAKERS: Mapping[Part, Callable[[Sheet, Wanted], object]] = {
    "changes": _changes,
    "figures": _figures,
    "coming": _coming,
    "sources": _sources,
    "articles": _articles,
}
