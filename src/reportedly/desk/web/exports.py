"""Exports over the web: a story as a file, the list of formats, and feeds of what changed.
In: the name of a format, a story, a day. Out: files, a page, Atom.
"""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse

from reportedly.desk.exports import FORMATS, Bundle, export, feed, format_named
from reportedly.desk.exports.identifiers import tag
from reportedly.desk.seen import Seen
from reportedly.desk.tables import TABLES
from reportedly.desk.web.desk import AsOf, Desk, Opened
from reportedly.desk.web.pages import render
from reportedly.record import StoryView

router = APIRouter()

FEED_CHANGES = 200
"""Changes of a feed: readers that come every day need no more, and ask often."""
FEED_STORIES = 20
"""Stories of the feed of all: those with the newest changes."""

TableOf = Annotated[str | None, Query(max_length=20, description=f"For csv, jsonl and parquet: {', '.join(TABLES)}.")]
FILES: dict[int | str, dict[str, Any]] = {
    200: {"description": "The file.", "content": {each.media: {} for each in FORMATS.values()}}
}
FEED: dict[int | str, dict[str, Any]] = {200: {"description": "The feed.", "content": {feed.MEDIA: {}}}}


@router.get("/stories/{story}/export", include_in_schema=False)
def show(request: Request, desk: Opened, story: str, as_of: AsOf = None) -> HTMLResponse:
    """The formats that a story can be had in."""
    view = desk.story(story, as_of)
    uses = {use: [each for each in FORMATS.values() if each.use == use] for use in ("to read", "for other programs")}
    whole = [each for each in FORMATS.values() if each.use == "tables" and (not each.tabular or each.name == "jsonl")]
    tabular = [each for each in FORMATS.values() if each.tabular]
    return render(
        request, "export.html", as_of=as_of, story=view.story, uses=uses, whole=whole, tabular=tabular, tables=TABLES
    )


@router.get("/stories/{story}/export/{format}", include_in_schema=False)
@router.get(
    "/api/stories/{story}/export/{format}", tags=["exports"], summary="A story as a file", responses=FILES,
    response_class=Response,
)  # fmt: skip
def download(desk: Opened, story: str, format: str, as_of: AsOf = None, table: TableOf = None) -> Response:
    """What `reportedly export` writes."""
    chosen = format_named(format)
    bundle = Bundle.of(desk.archive, desk.story(story, as_of), table=table)
    content = export(format, bundle)
    named = {"Content-Disposition": f'attachment; filename="{chosen.file_name(bundle)}"'}
    return Response(content, media_type=chosen.media, headers=named)


@router.get(
    "/stories/{story}/changes.atom", tags=["exports"], summary="Changes of a story", responses=FEED,
    response_class=Response,
)  # fmt: skip
def changes(request: Request, desk: Opened, story: str, as_of: AsOf = None) -> Response:
    """The newest changes of a story, as known on a day, as an Atom feed."""
    seen = _seen(desk, desk.story(story, as_of), as_of)
    return _feed(request, seen.view.story.headline, tag(seen.story, "changes"), [seen])


@router.get(
    "/changes.atom", tags=["exports"], summary="Changes of all stories", responses=FEED, response_class=Response
)
def all_changes(request: Request, desk: Opened, as_of: AsOf = None) -> Response:
    """The newest changes of the stories that changed last, as an Atom feed."""
    stories = desk.archive.stories(as_of)[:FEED_STORIES]
    seen = [_seen(desk, desk.story(story.id, as_of), as_of) for story in stories]
    return _feed(request, "What changed", tag("changes"), seen)


def _seen(desk: Desk, view: StoryView, as_of: str | None) -> Seen:
    return Seen(view, desk.sheet(view.story.id, as_of))


def _feed(request: Request, title: str, name: str, stories: list[Seen]) -> Response:
    made = feed.feed(title, name, stories, self_link=str(request.url), most=FEED_CHANGES)
    return Response(made, media_type=feed.MEDIA)
