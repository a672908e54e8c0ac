"""The page of a story: where it stands, its days, its claims, changes, figures, sources and articles.
In: the id of a story, a day, and what is asked of its claims. Out: the page, whole or one part of it at length.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse

from reportedly.desk.coming import Coming
from reportedly.desk.days import between, days_of
from reportedly.desk.front import latest
from reportedly.desk.ledger import SORTS, Asked, ledger
from reportedly.desk.sheet import Sheet
from reportedly.desk.web.desk import AsOf, Desk, Opened
from reportedly.desk.web.links import Pages
from reportedly.desk.web.pages import render
from reportedly.desk.web.story_parts import MOST, PARTS, Part, Wanted, there, told
from reportedly.errors import NotFoundError

router = APIRouter(include_in_schema=False)

GLANCE = 4
"""Changes, and what is due, that are told at the head of the page."""

Words = Annotated[str, Query(max_length=200)]


def _asked(
    q: Words = "",
    source: Words = "",
    stance: Words = "",
    status: Words = "",
    figure: Words = "",
    sort: Words = "value",
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> Asked:
    return Asked(q=q, source=source, stance=stance, status=status, figure=figure, sort=sort, page=page)


@router.get("/stories/{story}")
def show(
    request: Request,
    desk: Opened,
    story: str,
    asked: Annotated[Asked, Depends(_asked)],
    as_of: AsOf = None,
    part: Part | None = None,
    kind: Words = "",
) -> HTMLResponse:
    """A story as known on a day, or now."""
    sheet, now = desk.sheet(story, as_of), desk.story(story)
    days = days_of(now)
    wanted = Wanted(alone=part is not None, page=asked.page, kind=kind, as_of=as_of)
    return render(
        request,
        "story.html",
        as_of=as_of,
        sheet=sheet,
        story=sheet.view.story,
        here=Here(now.story.id, as_of, part=part, kind=kind, asked=asked),
        part=part,
        titles={name: title for name, title in PARTS.items() if there(sheet, name)},
        days=days,
        between=between(days, as_of),
        busiest=max((day.changes for day in days), default=0),
        unread=_visited(desk, now.story.id) if as_of is None and part is None else frozenset(),
        ledger=ledger(sheet, asked, MOST["claims"][part is not None]),
        sorts=SORTS,
        latest=latest(sheet.view, GLANCE),
        due=_due(sheet)[:GLANCE],
        kind=kind,
        kinds=sorted(Counter(change.kind for change in sheet.view.changes).items(), key=lambda it: (-it[1], it[0])),
        outlet_by={place.article.id: place.outlet for place in sheet.places.values()},
        told={name: told(sheet, name, wanted) for name in PARTS if part in (None, name)},
    )


@router.get("/stories/{story}/evidence/{claim}")
def evidence(request: Request, desk: Opened, story: str, claim: str, as_of: AsOf = None) -> HTMLResponse:
    """What stands behind one claim, as a piece of a page: the ledger asks for it when a row is opened."""
    sheet = desk.sheet(story, as_of)
    every = (each for top in sheet.claims for each in (top, *top.specific))
    claimed = next((each for each in every if each.claim.id == claim), None)
    if claimed is None:
        raise NotFoundError(f"the story {sheet.view.story.id} has no claim {claim}")
    return render(request, "story_evidence.html", as_of=as_of, sheet=sheet, claimed=claimed)


class Here:
    """Addresses of a story's page that ask some things otherwise and keep the rest."""

    def __init__(self, story: str, as_of: str | None, *, part: str | None, kind: str, asked: Asked) -> None:
        self._story, self._as_of, self._page = story, as_of, asked.page
        self.kept: Mapping[str, str] = {"part": part or "", "kind": kind, **asked.query()}
        """What is asked, but for the day and the page."""

    @property
    def address(self) -> str:
        """The page without anything asked."""
        return Pages(None).story(self._story)

    def asking(self, fragment: str = "", **other: object) -> str:
        """The first page of the same day with some things asked otherwise; what is empty is not asked."""
        return self._to(self._as_of, other) + fragment

    def on(self, day: str | None) -> str:
        """The same on another day, or now."""
        return self._to(day, {})

    def whole(self, fragment: str = "") -> str:
        """The whole page of this day, nothing else asked."""
        return Pages(self._as_of).story(self._story) + fragment

    def evidence(self, claim: str) -> str:
        """What stands behind a claim on this day, as a piece of a page."""
        return Pages(self._as_of).to("stories", self._story, "evidence", claim)

    def _to(self, day: str | None, other: Mapping[str, object]) -> str:
        query = {name: str(value) for name, value in {**self.kept, **other}.items() if value not in ("", None, 1)}
        return Pages(day).to("stories", self._story, **query)


def _visited(desk: Desk, story: str) -> frozenset[str]:
    """The keys of the changes that the reader had not seen, and sees now."""
    unread = desk.archive.unread_changes(desk.reader, story)
    if unread or story not in desk.archive.visits(desk.reader):
        desk.visit(story)
    return unread


def _due(sheet: Sheet) -> tuple[Coming, ...]:
    return next((rows for state, rows in sheet.coming if state == "due"), ())
