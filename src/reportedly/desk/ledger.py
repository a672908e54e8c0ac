"""The claims of a story as a ledger that can be filtered, searched and sorted.
In: a Sheet and what is asked. Out: the rows that fit, a page of them, and what else may be asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from reportedly.desk.lines import Known
from reportedly.desk.sheet import SIDES, Claimed, Sheet
from reportedly.record import Claim, StoryStatement

SORTS: Mapping[str, str] = {
    "value": "News value",
    "newest": "Newest change",
    "first": "First reported",
    "origins": "Most origins",
}
MOST_OPTIONS = 60
"""Sources and counted things that can be chosen, those of most claims first; any can be asked for by its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked of the ledger, as an address has it; what is empty asks nothing."""

    q: str = ""
    """Words that all stand in a claim, in a statement of it, or in the name of who says it."""
    source: str = ""
    """The name of an origin or of who speaks."""
    stance: str = ""
    status: str = ""
    figure: str = ""
    """What is counted, as a series names it."""
    sort: str = "value"
    page: int = 1

    @property
    def narrows(self) -> bool:
        """Whether it leaves any claim out."""
        return any((self.q.strip(), self.source, self.stance, self.status, self.figure))

    def query(self, **other: object) -> dict[str, str]:
        """The parameters of an address that asks this with some things asked otherwise; the first page unless named."""
        asked = {field.name: getattr(self, field.name) for field in fields(self)} | {"page": 1} | other
        return {name: str(value) for name, value in asked.items() if value not in ("", None, 1) and value != "value"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One claim."""

    claimed: Claimed
    newest: str
    """The day of the last change in it."""
    under: Claim | None
    """The more general claim that it is under."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The rows that fit, and what may be asked."""

    asked: Asked
    total: int
    """Claims of the story."""
    found: int
    """Those that fit."""
    rows: tuple[Row, ...]
    """Those of the page asked for."""
    pages: int
    most: int
    """Rows of a page."""
    sources: tuple[tuple[str, int], ...]
    """Names with how many claims they speak to, most first; likewise the next three."""
    stances: tuple[tuple[str, int], ...]
    statuses: tuple[tuple[str, int], ...]
    figures: tuple[tuple[str, int], ...]

    @property
    def first(self) -> int:
        """The number of the first row of the page among those that fit."""
        return (self.asked.page - 1) * self.most + 1


def ledger(sheet: Sheet, asked: Asked, most: int) -> Ledger:
    """The ledger of a story, `most` rows a page.

    A page past the end is the last; a sort that is none is by news value.
    """
    index = _Index(sheet)
    every = _rows(sheet)
    found = _sorted(asked.sort, [row for row in every if index.fits(asked, row.claimed.claim)])
    pages = max(-(-len(found) // most), 1)
    page = min(max(asked.page, 1), pages)
    said = index.said.values()
    return Ledger(
        asked=replace(asked, page=page),
        total=len(every),
        found=len(found),
        rows=tuple(found[(page - 1) * most : page * most]),
        pages=pages,
        most=most,
        sources=_most(name for each in index.names.values() for name in each),
        stances=_most(stance for each in said for stance in {statement.stance for statement in each}),
        statuses=_most(row.claimed.claim.status for row in every),
        figures=_most(name for each in index.counts.values() for name in each),
    )


class _Index:
    """What the claims of a story are filtered by, by their ids."""

    def __init__(self, sheet: Sheet) -> None:
        speaks = Known(sheet.view.entities).names
        self.said = {
            claim.id: [sheet.places[name].statement for side in SIDES for name in getattr(claim, side)]
            for claim in sheet.view.claims
        }
        self.names = {claim: _names(said, speaks) for claim, said in self.said.items()}
        of_figure = {
            point.figure.id: each.series.counts for each in reversed(sheet.figures) for point in each.series.points
        }
        self.counts = {
            claim.id: {of_figure[point.figure.id] for point in claim.figures if point.figure.id in of_figure}
            for claim in sheet.view.claims
            if claim.figures
        }

    def fits(self, asked: Asked, claim: Claim) -> bool:
        """Whether a claim is what is asked for."""
        said, names = self.said[claim.id], self.names[claim.id]
        return (
            asked.status in ("", claim.status)
            and (not asked.stance or any(statement.stance == asked.stance for statement in said))
            and (not asked.source or asked.source in names)
            and (not asked.figure or asked.figure in self.counts.get(claim.id, ()))
            and self._has(asked.q.casefold().split(), claim)
        )

    def _has(self, terms: Sequence[str], claim: Claim) -> bool:
        if not terms:
            return True
        told = (f"{statement.source.text or ''} {statement.words}" for statement in self.said[claim.id])
        words = " ".join((claim.label, *self.names[claim.id], *told)).casefold()
        return all(term in words for term in terms)


def _names(said: Iterable[StoryStatement], speaks: Mapping[str, str]) -> frozenset[str]:
    """Who stands behind statements, and who speaks them."""
    names = {statement.origin for statement in said}
    return frozenset(names.union(name for one in said if (name := speaks.get(one.source.entity or ""))))


def _rows(sheet: Sheet) -> list[Row]:
    """By news value, each with those under it."""
    changed: dict[str, str] = {}
    for change in sheet.view.changes:
        if change.claim:
            changed[change.claim] = max(change.date, changed.get(change.claim, ""))

    def row(claimed: Claimed, under: Claim | None) -> Row:
        claim = claimed.claim
        settled = claim.history[-1].date if claim.history else claim.since
        return Row(claimed=claimed, newest=max(changed.get(claim.id, ""), settled), under=under)

    found = []
    for top in sheet.claims:
        found.append(row(top, None))
        found += [row(each, top.claim) for each in top.specific]
    return found


def _sorted(sort: str, rows: list[Row]) -> list[Row]:
    match sort:
        case "newest":
            return sorted(rows, key=lambda row: row.newest, reverse=True)
        case "first":
            return sorted(rows, key=lambda row: row.claimed.claim.since)
        case "origins":
            return sorted(rows, key=lambda row: (-row.claimed.claim.origins_low, -row.claimed.claim.origins_high))
        case _:
            return rows


def _most(names: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(names).items(), key=lambda item: (-item[1], item[0]))[:MOST_OPTIONS])
