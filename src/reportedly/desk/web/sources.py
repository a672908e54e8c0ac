"""Sources: who speaks the most, and what one person or body says across stories.
In: the id of an entity, or a name, and a day. Out: the pages; the same as JSON.
"""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from reportedly.desk.charts import stances
from reportedly.desk.found import SIDES
from reportedly.desk.web.api import answer, returns
from reportedly.desk.web.desk import AsOf, Desk, Opened
from reportedly.desk.web.links import Pages
from reportedly.desk.web.pages import render
from reportedly.record import SourcedStatement, SourceIn, SourceView

router = APIRouter()

LISTED = 100
"""Sources on the list, those that say the most."""
SHOWN = 200
"""Statements on the page of one source, the newest; more are in its JSON."""


@router.get("/sources", include_in_schema=False)
def speakers(request: Request, desk: Opened, as_of: AsOf = None) -> HTMLResponse:
    """Who says the most, story by story, as all of the archive is known now."""
    listed = desk.archive.speakers(limit=LISTED)
    headlines = desk.archive.headlines({speaker.story for speaker in listed})
    return render(request, "sources.html", as_of=as_of, speakers=listed, headlines=headlines, most=LISTED)


@router.get("/sources/{source}", include_in_schema=False)
def show(request: Request, desk: Opened, source: str, as_of: AsOf = None) -> HTMLResponse:
    """One source: where its stance changed first, then where it stands, then what it says, story by story."""
    view = _view(desk, source, as_of)
    links = Pages(as_of)
    told = {statement.id: (statement, place(links, statement)) for statement in view.statements}
    return render(
        request,
        "source.html",
        as_of=as_of,
        view=view,
        drawn=stances.draw(tracks := _tracks(links, view), about=view.name),
        rows=stances.rows(tracks),
        told=told,
        by_story=_by_story(view.stories, view.statements[:SHOWN]),
        headlines={story.story: story.headline for story in view.stories},
        left=max(len(view.statements) - SHOWN, 0),
        side_told=SIDES,
    )


@router.get(
    "/api/sources/{source}", tags=["archive"], summary="What one says across stories", responses=returns(SourceView)
)
def said(desk: Opened, source: str, as_of: AsOf = None) -> Response:
    """What `reportedly source --json` prints."""
    return answer(_view(desk, source, as_of))


def place(links: Pages, statement: SourcedStatement) -> str:
    """The words of a statement in the text of their article; the article where it has no words."""
    fragment = f"#{statement.id}" if statement.content else ""
    return links.to("articles", statement.article, text=statement.text_id) + fragment


def _view(desk: Desk, source: str, as_of: str | None) -> SourceView:
    return desk.archive.source(source, as_of, story_of=desk.story)


def _tracks(links: Pages, view: SourceView) -> list[stances.Track]:
    """Its statements on each claim, for the drawing."""
    told = {statement.id: statement for statement in view.statements}
    return [
        stances.Track(
            name=claim.label,
            href=links.claim(claim.claim),
            stood=tuple(_stood(told[name]) for stand in claim.stands for name in stand.statements),
        )
        for claim in view.claims
    ]


def _stood(statement: SourcedStatement) -> stances.Stood:
    said = statement.words or " … ".join(span.text for span in statement.cue)
    return stances.Stood(day=statement.day, stance=statement.stance, words=said, statement=statement.id)


def _by_story(
    stories: Sequence[SourceIn], statements: Sequence[SourcedStatement]
) -> list[tuple[SourceIn, list[SourcedStatement]]]:
    """Each story with what is said in it, the newest first."""
    found: dict[str, tuple[SourceIn, list[SourcedStatement]]] = {}
    for story in stories:
        found.setdefault(story.story, (story, []))
    for statement in statements:
        found[statement.story][1].append(statement)
    return [one for one in found.values() if one[1]]
