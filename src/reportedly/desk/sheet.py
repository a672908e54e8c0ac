"""A story arranged for reading: claims in order of news value, each with its sides, each side with its lines.
In: a StoryView. Out: a Sheet, which the terminal and the page both show.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Literal
from urllib.parse import urlsplit

from reportedly.desk.words import as_one
from reportedly.record import (
    Article,
    Change,
    Claim,
    CopyGroup,
    Origin,
    Statement,
    Status,
    StoryStatement,
    StoryView,
    holds,
)

SIDES = ("supports", "hedges", "denies", "declines")
EXPECTED = {"supports": "asserts", "denies": "denies", "declines": "declines"}
"""The stance that the name of a side already tells."""

BEFORE_SOURCE = frozenset({"according to", "citing", "quoting"})
"""Cues that read only before their source."""

Part = Literal["source", "known", "cue"]

OPEN_CLAIMS = 30
"""Claims shown at once; the rest wait behind one fold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a line stands: a statement in an article, which has a number on the sheet."""

    statement: StoryStatement
    article: Article
    number: int
    outlet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One source's words with their cue, and every place that carries exactly them, earliest first."""

    known_as: str | None
    """The name that the words stand for, where they do not hold it: 'he' is 'Ilva Marren'."""
    words: str
    stance: str | None
    """The source's stance, where its side does not tell it."""
    places: tuple[Place, ...]

    @property
    def first(self) -> StoryStatement:
        """The statement of the earliest place."""
        return self.places[0].statement

    @property
    def attribution(self) -> tuple[tuple[Part, str], ...]:
        """Who says it and how, in an order that reads."""
        return attribution(self.first, self.known_as)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Those who support, hedge, deny or decline one claim."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """One claim with its sides that have somebody on them."""

    claim: Claim
    number: int
    label: Place
    outlets: int
    as_one: tuple[str, ...]
    """Those who are counted as one origin, and why."""
    sides: tuple[Side, ...]

    @property
    def lone(self) -> bool:
        """Whether its label is all that anybody said of it."""
        lines = [line for side in self.sides for line in side.lines]
        return len(lines) == 1 and lines[0].words == self.claim.label


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """The article that another tells in other words."""

    number: int
    directed: bool
    """Whether times or credits tell that it came first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The whole story, arranged."""

    view: StoryView
    claims: tuple[Claimed, ...]
    numbers: Mapping[str, int]
    """Article id to its number: 1 is the first that a reader could know."""
    articles: tuple[Article, ...]
    places: Mapping[str, Place]
    """Statement id to its place."""
    origins: tuple[int, int]
    """How many origins there are behind all claims: those named, and with those unnamed, each once an outlet."""
    tally: tuple[tuple[Status, int], ...]
    days: tuple[tuple[str, tuple[Change, ...]], ...]
    """Changes by day, newest first."""
    copies: Mapping[str, tuple[int, ...]]
    """Article id to the numbers of the articles that carry the same words."""
    quoting: Mapping[str, tuple[int, ...]]
    """Article id to the numbers of those that share its quotations, half of it, and no more."""
    rewrites: Mapping[str, Derived]
    """Article id to what it is derived from."""


def arrange(view: StoryView) -> Sheet:
    """The sheet of a story; the same for every order of the view's parts."""
    articles = tuple(
        sorted(view.articles, key=lambda a: (a.known_on, a.known_from != "published", a.title or "", a.id))
    )
    numbers = {article.id: number for number, article in enumerate(articles, 1)}
    by_id = {article.id: article for article in articles}
    places = {
        statement.id: Place(
            statement=statement,
            article=by_id[statement.article],
            number=numbers[statement.article],
            outlet=outlet_of(by_id[statement.article]),
        )
        for statement in view.statements
    }
    names = {entity.id: entity.name for entity in view.entities}
    claims = sorted(view.claims, key=lambda claim: _news_value(claim, places))
    statuses = Counter(claim.status for claim in claims)
    changes = sorted(view.changes, key=lambda c: (c.kind, c.text, c.claim or ""))
    changes.sort(key=lambda change: change.date, reverse=True)
    return Sheet(
        view=view,
        claims=tuple(_claimed(claim, number, places, names) for number, claim in enumerate(claims, 1)),
        numbers=numbers,
        articles=articles,
        places=places,
        origins=_origins(origin for claim in claims for origin in claim.origins),
        tally=tuple(sorted(statuses.items(), key=lambda item: (-item[1], item[0]))),
        days=tuple((date, tuple(group)) for date, group in groupby(changes, key=lambda change: change.date)),
        copies=_copies(view.copies, numbers, quotations=False),
        quoting=_copies(view.copies, numbers, quotations=True),
        rewrites={
            rewrite.articles[0]: Derived(number=numbers[rewrite.articles[1]], directed=rewrite.source is not None)
            for rewrite in view.rewrites
        },
    )


def outlet_of(article: Article) -> str:
    """The outlet by its name, else by the host of its address, else 'outlet unknown'."""
    if article.outlet:
        return article.outlet
    try:
        host = urlsplit(article.url or "").hostname
    except ValueError:
        host = None
    return (host or "").removeprefix("www.") or "outlet unknown"


def attribution(statement: Statement, known_as: str | None) -> tuple[tuple[Part, str], ...]:
    """Source, the name it stands for, and cue, in an order that reads: 'the sources said', 'According to sources'.

    A source that stands inside its cue ('reports of') is not said twice.
    """
    source, cues = statement.source, [span.range for span in statement.cue]
    inside = source.range is not None and holds(cues, source.range)
    who: list[tuple[Part, str]] = [("source", source.text)] if source.text and not inside else []
    if known_as:
        who.append(("known", known_as))
    cue: list[tuple[Part, str]] = [("cue", cue_of(statement))] if cues else []
    return (*cue, *who) if cue_of(statement).casefold() in BEFORE_SOURCE else (*who, *cue)


def cue_of(statement: Statement) -> str:
    """The words that attribute, fragments joined by ' … '."""
    return " … ".join(span.text for span in statement.cue)


def quoted(text: str, kind: str) -> str:
    """A source's own words in quotation marks, unless they bring their own; an article's words for it as they are."""
    if kind != "direct" or text[:1] in "“\"'‘«„":
        return text
    return f"“{text}”"


def _origins(behind: Iterable[Origin]) -> tuple[int, int]:
    every = {(origin.name, origin.outlets[0] if origin.anonymous and origin.outlets else "") for origin in behind}
    named = {name for name, outlet in every if not outlet}
    return min(max(len(named), 1), len(every)), len(every)


def _copies(groups: Iterable[CopyGroup], numbers: Mapping[str, int], *, quotations: bool) -> dict[str, tuple[int, ...]]:
    together: dict[str, set[int]] = {}
    for group in (group for group in groups if group.quotations == quotations):
        for article in group.articles:
            others = {numbers[other] for other in group.articles if other != article}
            together.setdefault(article, set()).update(others)
    return {article: tuple(sorted(others)) for article, others in together.items()}


def _news_value(claim: Claim, places: Mapping[str, Place]) -> tuple[int, str, str, str]:
    """What more origins stand behind, more articles carry and more sides speak to comes first; then the older."""
    sides = [side for name in SIDES if (side := getattr(claim, name))]
    articles = {places[statement].number for side in sides for statement in side}
    return -(len(claim.origins) + len(articles) + 2 * len(sides)), claim.since, claim.label, claim.id


def _claimed(claim: Claim, number: int, places: Mapping[str, Place], names: Mapping[str, str]) -> Claimed:
    sides = (
        Side(name=name, lines=_lines(name, (places[statement] for statement in getattr(claim, name)), names))
        for name in SIDES
    )
    return Claimed(
        claim=claim,
        number=number,
        label=places[claim.label_statement],
        outlets=len({outlet for origin in claim.origins for outlet in origin.outlets}),
        as_one=tuple(one for origin in claim.origins if (one := as_one(origin))),
        sides=tuple(side for side in sides if side.lines),
    )


def _lines(side: str, places: Iterable[Place], names: Mapping[str, str]) -> tuple[Line, ...]:
    """The lines in order of day; copies of one line become one line with several places."""
    carried: dict[tuple[str, ...], list[Place]] = {}
    for place in sorted(places, key=lambda p: (p.statement.known_on, p.number, _start(p.statement))):
        said = place.statement
        same = (said.source.text or "", cue_of(said), said.words, said.stance, *(link.text for link in said.chain))
        carried.setdefault(tuple(" ".join(part.split()).casefold() for part in same), []).append(place)
    return tuple(_line(side, tuple(group), names) for group in carried.values())


def _line(side: str, places: tuple[Place, ...], names: Mapping[str, str]) -> Line:
    said = places[0].statement
    name = names.get(said.source.entity or "")
    if said.source.text is None:
        name = name or said.origin
    elif name and (name.casefold() in said.source.text.casefold() or said.source.anonymous):
        name = None
    stance = None if said.stance == EXPECTED.get(side) else said.stance
    return Line(known_as=name, words=said.words, stance=stance, places=places)


def _start(statement: StoryStatement) -> int:
    return min((span.start for span in (*statement.content, *statement.cue)), default=0)
