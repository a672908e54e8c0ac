"""A story arranged for reading: claims in order of news value, each with its sides, each side with its lines.
In: a StoryView. Out: a Sheet, which the terminal and the page both show.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlsplit

from reportedly.desk.coming import Coming, coming
from reportedly.desk.counts import Counted, counted
from reportedly.desk.lines import Known, Place, Side, by_whom, lines, ruled_in
from reportedly.desk.words import as_one
from reportedly.record import Article, Change, Claim, CopyGroup, Fulfilment, Status, StoryView

SIDES = ("supports", "hedges", "denies", "declines")
OPEN_CLAIMS = 30
"""Claims shown at once; the rest wait behind one fold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """One claim with its sides that have somebody on them."""

    claim: Claim
    label: Place
    outlets: int
    as_one: tuple[str, ...]
    """Those who are counted as one origin, and why."""
    ruled_by: tuple[str, ...]
    """By whose rulings statements are in it."""
    sides: tuple[Side, ...]
    rivals: tuple[Claim, ...]
    """Claims of another figure of the same thing, by another origin on the same day."""
    specific: tuple[Claimed, ...]
    """The claims that are under it, each with the statements that say more precisely what it says."""

    @property
    def lone(self) -> bool:
        """Whether its label is all that anybody said of it."""
        lines = [line for side in self.sides for line in side.lines]
        return len(lines) == 1 and lines[0].words == self.claim.label

    @property
    def numbers(self) -> tuple[int, ...]:
        """The articles that carry it."""
        return tuple(sorted({place.number for side in self.sides for line in side.lines for place in line.places}))

    @property
    def levels(self) -> int:
        """How many claims it is with those under it."""
        return 1 + len(self.specific)


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
    day: str
    """The day on which it stands so."""
    claims: tuple[Claimed, ...]
    """Those that are under no other."""
    labels: Mapping[str, str]
    """Claim id to its words."""
    numbers: Mapping[str, int]
    """Article id to its number: 1 is the first that a reader could know."""
    articles: tuple[Article, ...]
    places: Mapping[str, Place]
    """Statement id to its place."""
    origins: tuple[int, int]
    """How many origins there are behind all claims: those named, and with those unnamed, each once an outlet."""
    tally: tuple[tuple[Status, int], ...]
    figures: tuple[Counted, ...]
    coming: tuple[tuple[Fulfilment, tuple[Coming, ...]], ...]
    """What is said to be coming, by what became of it."""
    days: tuple[tuple[str, tuple[Change, ...]], ...]
    """Changes by day, newest first."""
    copies: Mapping[str, tuple[int, ...]]
    """Article id to the numbers of the articles that carry the same words."""
    quoting: Mapping[str, tuple[int, ...]]
    """Article id to the numbers of those that share its quotations, half of it, and no more."""
    rewrites: Mapping[str, Derived]
    """Article id to what it is derived from."""

    def told(self, change: Change) -> str:
        """The words of a change, with those of its claim where they do not show what it is about."""
        return told(change, self.labels)


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
    known = Known(view.entities)
    claims = sorted(view.claims, key=lambda claim: _news_value(claim, places))
    levels, by_name = _levels(claims), {claim.id: claim for claim in claims}
    changes = sorted(view.changes, key=lambda c: (c.kind, c.text, c.claim or ""))
    changes.sort(key=lambda change: change.date, reverse=True)
    return Sheet(
        view=view,
        day=view.story.as_of or max([view.story.newest_change, *(said.known_on for said in view.statements)]),
        claims=tuple(_claimed(by_name[name], under, by_name, places, known) for name, under in levels.items()),
        labels={claim.id: claim.label for claim in claims},
        numbers=numbers,
        articles=articles,
        places=places,
        origins=origins_behind(claims),
        tally=tally(claims),
        figures=counted(view.series, places),
        coming=coming(view.forecasts, places, known),
        days=tuple((date, tuple(group)) for date, group in groupby(changes, key=lambda change: change.date)),
        copies=_copies(view.copies, numbers, quotations=False),
        quoting=_copies(view.copies, numbers, quotations=True),
        rewrites={
            rewrite.articles[0]: Derived(number=numbers[rewrite.articles[1]], directed=rewrite.source is not None)
            for rewrite in view.rewrites
        },
    )


def told(change: Change, labels: Mapping[str, str]) -> str:
    """The words of a change, with those of its claim (`labels`, by id) where they do not show what it is about."""
    label = labels.get(change.claim or "")
    return change.text if label is None or "“" in change.text else f"“{label}” — {change.text}"


def outlet_of(article: Article) -> str:
    """The outlet by its name, else by the host of its address, else 'outlet unknown'."""
    if article.outlet:
        return article.outlet
    try:
        host = urlsplit(article.url or "").hostname
    except ValueError:
        host = None
    return (host or "").removeprefix("www.") or "outlet unknown"


def tally(claims: Iterable[Claim]) -> tuple[tuple[Status, int], ...]:
    """How many claims have each status that there is, the most first."""
    statuses = Counter(claim.status for claim in claims)
    return tuple(sorted(statuses.items(), key=lambda item: (-item[1], item[0])))


def origins_behind(claims: Iterable[Claim]) -> tuple[int, int]:
    """How many origins there are behind all claims: those named, and with those unnamed, each once an outlet."""
    behind = [origin for claim in claims for origin in claim.origins]
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


def _levels(claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    """The claims under each that stands alone, in order; one whose general claim is not here stands alone too."""
    by_id = {claim.id: claim for claim in claims}
    tops: dict[str, str] = {}
    for claim in claims:
        path, at = {claim.id}, claim
        while at.id not in tops and at.under in by_id and at.under not in path:
            at = by_id[at.under]
            path.add(at.id)
        tops.update(dict.fromkeys(path, tops.get(at.id, at.id)))
    found: dict[str, list[Claim]] = {claim.id: [] for claim in claims if tops[claim.id] == claim.id}
    for claim in claims:
        if claim.id not in found:
            found[tops[claim.id]].append(claim)
    return found


def _claimed(
    claim: Claim,
    specific: Iterable[Claim],
    claims: Mapping[str, Claim],
    places: Mapping[str, Place],
    known: Known,
) -> Claimed:
    ruled = ruled_in(claim)
    sides = (
        Side(name=name, lines=lines(name, (places[statement] for statement in on_it), known, ruled))
        for name in SIDES
        if (on_it := getattr(claim, name))
    )
    return Claimed(
        claim=claim,
        label=places[claim.label_statement],
        outlets=len({outlet for origin in claim.origins for outlet in origin.outlets}),
        as_one=tuple(one for origin in claim.origins if (one := as_one(origin))),
        ruled_by=by_whom(claim.ruled),
        sides=tuple(side for side in sides if side.lines),
        rivals=tuple(claims[rival] for rival in claim.rivals if rival in claims),
        specific=tuple(_claimed(each, (), claims, places, known) for each in specific),
    )
