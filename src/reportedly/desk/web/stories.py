"""The first page: what is developing, the story with the newest change first.
In: a day, or now. Out: the page.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from reportedly.desk.front import card
from reportedly.desk.web.desk import AsOf, Opened
from reportedly.desk.web.pages import render

router = APIRouter(include_in_schema=False)

ON_A_PAGE = 20
"""Stories on one page."""


@router.get("/")
def show(
    request: Request, desk: Opened, as_of: AsOf = None, page: Annotated[int, Query(ge=1, le=100_000)] = 1
) -> HTMLResponse:
    """All stories as known on a day, or now."""
    stories = desk.archive.stories(as_of)
    unread = desk.unread() if as_of is None else {}
    first = (page - 1) * ON_A_PAGE
    cards = [card(desk.story(story.id, as_of), unread.get(story.id, 0)) for story in stories[first : first + ON_A_PAGE]]
    pages = max(-(-len(stories) // ON_A_PAGE), 1)
    return render(request, "stories.html", as_of=as_of, cards=cards, total=len(stories), page=page, pages=pages)


@router.get("/keys")
def keys(request: Request) -> HTMLResponse:
    """The keys that pages know, for those who come without JavaScript or look for them."""
    return render(request, "keys.html")
