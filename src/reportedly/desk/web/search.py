"""Search: a form whose filters work without JavaScript, and hits that lead to their exact place.
In: words, filters, a page number. Out: the page; the same as JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse

from reportedly.archive.asking import FIELDS, LONGEST, STANCES
from reportedly.archive.search import WEIGHED
from reportedly.desk.found import KINDS, how_many
from reportedly.desk.web.api import answer, returns
from reportedly.desk.web.desk import AsOf, Opened
from reportedly.desk.web.links import Pages
from reportedly.desk.web.pages import render
from reportedly.errors import SettingError
from reportedly.record import Found, FoundKind, Hit, Tally

router = APIRouter()

ON_A_PAGE = 20
"""Hits on one page."""
PAGES = -(-WEIGHED // ON_A_PAGE)
ORDER: tuple[FoundKind, ...] = ("statement", "text", "entity")
"""In which kinds are offered: what somebody says comes first here."""

Words = Annotated[str, Query(max_length=2_000, description='Words, "phrases", beginnings*, -exclusions, field:value.')]
Named = Annotated[str, Query(max_length=200)]


@router.get("/search", include_in_schema=False)
def show(
    request: Request,
    desk: Opened,
    q: Words = "",
    kind: FoundKind | None = None,
    story: Named = "",
    outlet: Named = "",
    source: Named = "",
    stance: Named = "",
    since: Named = "",
    until: Named = "",
    as_of: AsOf = None,
    page: Annotated[int, Query(ge=1, le=PAGES)] = 1,
) -> HTMLResponse:
    """What is found, kind by kind in tabs; an empty form where nothing is asked for."""
    given = _given(story=story, outlet=outlet, source=source, stance=stance, since=since, until=until)
    form = dict.fromkeys(FIELDS, "") | given
    shown: dict[str, Any] = {
        "asked": q,
        "form": form,
        "stances": sorted(STANCES),
        "longest": LONGEST,
        "page": page,
        "on_a_page": ON_A_PAGE,
    }
    try:
        tallies = desk.archive.search(q, kinds=ORDER, as_of=as_of, limit=0, **given).tallies
        matching = (tally.kind for tally in tallies if tally.total)
        chosen = kind if kind is not None else next(matching, ORDER[0])
        found = desk.archive.search(
            q, kinds=[chosen], as_of=as_of, limit=ON_A_PAGE, offset=(page - 1) * ON_A_PAGE, **given
        )
    except SettingError as error:
        return render(request, "search.html", status_code=422, found=None, told=str(error), **shown)
    links = Pages(as_of)
    return render(
        request,
        "search.html",
        as_of=as_of,
        found=found,
        told=None,
        kind=chosen,
        tabs=[(tally, how_many(tally), _again(links, q, given, tally.kind)) for tally in tallies],
        hits=[(hit, place(links, hit)) for hit in found.hits],
        headlines=desk.archive.headlines({hit.story for hit in found.hits}),
        pager=_pager(links, q, given, found.tallies[0], page),
        names=KINDS,
        **shown,
    )


@router.get("/api/search", tags=["archive"], summary="What is found, kind by kind", responses=returns(Found))
def found(
    desk: Opened,
    q: Words = "",
    kind: FoundKind | None = None,
    story: Named = "",
    outlet: Named = "",
    source: Named = "",
    stance: Named = "",
    since: Named = "",
    until: Named = "",
    as_of: AsOf = None,
    limit: Annotated[int, Query(ge=0, le=500)] = 50,
    offset: Annotated[int, Query(ge=0, le=WEIGHED)] = 0,
) -> Response:
    """What `reportedly search --json` prints."""
    given = _given(story=story, outlet=outlet, source=source, stance=stance, since=since, until=until)
    kinds = (kind,) if kind else ORDER
    return answer(desk.archive.search(q, kinds=kinds, as_of=as_of, limit=limit, offset=offset, **given))


def place(links: Pages, hit: Hit) -> str:
    """Where a hit leads: an entity to its page, all else to its words in the article, a text to its first match."""
    if hit.kind == "entity":
        return links.source(hit.id)
    start, end = _first_match(hit) if hit.kind == "text" else (hit.start, hit.end)
    return f"{links.to('articles', hit.article, text=hit.text_id, span=f'{start}-{end}')}#asked"


def _first_match(hit: Hit) -> tuple[int, int]:
    """The first piece that matches; all of the snippet where none does."""
    at = hit.start
    for piece in hit.pieces:
        if piece.matched:
            return at, at + len(piece.text)
        at += len(piece.text)
    return hit.start, hit.end


def _given(**fields: str) -> dict[str, Any]:
    """The filters of a request; an empty field of a form is none."""
    return {name: value.strip() for name, value in fields.items() if value.strip()}


def _again(links: Pages, words: str, given: Mapping[str, str], kind: FoundKind, page: int = 1) -> str:
    """The same search in another kind, or on another page."""
    return links.to("search", q=words, kind=kind, **given, page=str(page) if page > 1 else None)


def _pager(
    links: Pages, words: str, given: Mapping[str, str], tally: Tally, page: int
) -> tuple[int, str | None, str | None]:
    """How many pages there are, the one before, and the one after."""
    pages = max(-(-tally.total // ON_A_PAGE), 1)
    before = _again(links, words, given, tally.kind, page - 1) if page > 1 else None
    after = _again(links, words, given, tally.kind, page + 1) if page < pages else None
    return pages, before, after
