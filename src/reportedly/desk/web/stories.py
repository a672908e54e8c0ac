"""The first page: what is developing, the story with the newest change first.
In: a day, or now. Out: the page.
"""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from reportedly.desk.web.desk import AsOf, Opened
from reportedly.desk.web.pages import render

router = APIRouter(include_in_schema=False)


@router.get("/")
def show(request: Request, desk: Opened, as_of: AsOf = None) -> HTMLResponse:
    """All stories as known on a day, or now."""
    return render(request, "stories.html", as_of=as_of, stories=desk.archive.stories(as_of))


@router.get("/keys")
def keys(request: Request) -> HTMLResponse:
    """The keys that pages know, for those who come without JavaScript or look for them."""
    return render(request, "keys.html")
