"""The page of one claim: who stands where on it, how its status came about, and what people may rule on it.
In: the id of a claim, and a day. Out: the page, or the way to the claim that it is now.
"""

from __future__ import annotations

from typing import Annotated, get_args

import msgspec
from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse

from reportedly.desk import claim as claims
from reportedly.desk.charts import status
from reportedly.desk.web.desk import AsOf, Desk, Opened
from reportedly.desk.web.links import Pages
from reportedly.desk.web.pages import render
from reportedly.desk.web.rulings import JustRuled, who_rules
from reportedly.errors import NotFoundError
from reportedly.record import Evidence, Stance

router = APIRouter(include_in_schema=False)

MOST_LINES = 60
"""Lines of each side on one page."""
MOST_OTHERS = 200
"""Claims that it may be ruled the same as."""
MOST_EVIDENCE = 600
"""Lines of evidence on one page; `reportedly why` prints all."""

At = Annotated[
    str | None, Query(max_length=64, description="A statement of the claim, to find it by when its id is another.")
]
From = Annotated[int, Query(alias="from", ge=1, description="The number of the first line of each side.")]


@router.get("/claims/{claim}")
def show(
    request: Request,
    desk: Opened,
    claim: str,
    at: At = None,
    first: From = 1,
    ruled: JustRuled = "",
    as_of: AsOf = None,
) -> Response:
    """A claim as known on a day. Where it goes by another name now, the way to that."""
    try:
        name, sheet = desk.around(claim, as_of)
    except NotFoundError:
        if (moved := _moved(desk, at or desk.archive.once_opened(claim), as_of)) is None:
            raise
        return RedirectResponse(Pages(as_of).to("claims", moved, ruled=ruled or None), 303)
    laid = claims.lay_out(sheet, name, desk.archive.rulings())
    if laid is None:
        when = f" by {as_of}" if as_of else ""
        raise NotFoundError(f"{name} is no claim that was known{when}")
    if name != claim:
        return RedirectResponse(Pages(as_of).to("claims", name, ruled=ruled or None), 303)
    return render(
        request,
        "claim.html",
        as_of=as_of,
        sheet=sheet,
        laid=laid,
        strip=status.draw(laid.claim.history, sheet.day),
        decided=desk.decided(ruled.split()),
        by=who_rules(),
        stances=get_args(Stance),
        others=[(other.id, f"{other.label} ({other.status})") for other in laid.others[:MOST_OTHERS]],
        here=Pages(as_of).to("claims", name, at=laid.opener),
        first=first,
        most_lines=MOST_LINES,
        most_others=MOST_OTHERS,
    )


def _moved(desk: Desk, statement: str | None, as_of: str | None) -> str | None:
    """The claim that holds a statement now."""
    if statement is None:
        return None
    name, sheet = desk.around(statement, as_of)
    found = claims.holding(sheet, name)
    return found.id if found else None


@router.get("/why/{thing}")
def why(request: Request, desk: Opened, thing: str, as_of: AsOf = None) -> Response:
    """What a thing rests on, down to the verbatim words."""
    evidence = desk.archive.why(thing, as_of)
    lines = _size(evidence)
    return render(
        request,
        "why.html",
        as_of=as_of,
        evidence=_first(evidence, [MOST_EVIDENCE]),
        left_out=max(lines - MOST_EVIDENCE, 0),
    )


def _size(evidence: Evidence) -> int:
    """Its lines: one each, and one for each quotation."""
    return 1 + len(evidence.quotes) + sum(_size(part) for part in evidence.rests_on)


def _first(evidence: Evidence, room: list[int]) -> Evidence:
    """The evidence as far as there is room, which is counted down."""
    quotes = evidence.quotes[: max(room[0] - 1, 0)]
    room[0] -= 1 + len(quotes)
    parts = []
    for part in evidence.rests_on:
        if room[0] <= 0:
            break
        parts.append(_first(part, room))
    return msgspec.structs.replace(evidence, quotes=quotes, rests_on=tuple(parts))
