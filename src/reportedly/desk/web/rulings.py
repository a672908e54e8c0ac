"""Rulings by button, and their list: what a person decides on a page, and takes back on it.
In: forms. Out: the page that the form was on, with what the ruling changed; or why it does not fit.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated
from urllib.parse import parse_qsl, urlencode, urlsplit

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import RedirectResponse

from reportedly.config import user_name
from reportedly.desk.web.desk import AsOf, Desk, Opened
from reportedly.desk.web.pages import render
from reportedly.errors import ArchiveError, NotFoundError, ReportedlyError, SettingError

router = APIRouter(include_in_schema=False)

MOST_AT_ONCE = 50
"""Statements that one form rules on: all the articles that carry one line."""
PER_PAGE = 100
"""Rulings on one page of the list."""

JustRuled = Annotated[str, Query(max_length=2_000, description="Rulings that were made just now.")]
"""The ids of rulings that a page tells of, as a parameter of its route."""
Id = Annotated[str, Form(max_length=64)]
Words = Annotated[str, Form(max_length=2_000)]


@router.post("/rulings")
def rule(
    request: Request,
    desk: Opened,
    ruling: Annotated[str, Form(max_length=200)],
    subject: Annotated[list[str], Form()],
    back: Words = "/rulings",
    other: Id = "",
    stance: Id = "",
    reason: Words = "",
    by: Words = "",
) -> Response:
    """Keeps what the form rules, on each of its subjects.

    `ruling` is the kind, with what it is on beside the subject where the button says that: `denies clm_…`; else that
    is what was chosen, a `stance` or an `other` thing.
    """
    kind, *on = ruling.split()
    if kind == "stance":
        on = [stance]
    elif not on and other:
        on = [other]
    return _ruled(request, desk, kind, [[name, *on] for name in subject], back, reason=reason, by=by)


@router.post("/rulings/undo")
def undo(request: Request, desk: Opened, ruling: Annotated[list[str], Form()], back: Words = "/rulings") -> Response:
    """Takes rulings back: each as if it had not been made."""
    return _ruled(request, desk, "undo", [[name] for name in ruling], back)


@router.get("/rulings")
def show(
    request: Request,
    desk: Opened,
    first: Annotated[int, Query(alias="from", ge=1)] = 1,
    ruled: JustRuled = "",
    as_of: AsOf = None,
) -> Response:
    """All rulings, the newest first. They hold for every day, so that `as_of` changes nothing here but the links."""
    listed = sorted(desk.archive.rulings(), key=lambda one: (one.made_at, one.id), reverse=True)
    return render(
        request,
        "rulings.html",
        as_of=as_of,
        rulings=listed[first - 1 : first - 1 + PER_PAGE],
        first=first,
        every=len(listed),
        per_page=PER_PAGE,
        decided=desk.decided(ruled.split()),
    )


def who_rules() -> str:
    """The name that forms propose; none where the machine knows none."""
    try:
        return user_name()
    except SettingError:
        return ""


def _ruled(
    request: Request,
    desk: Desk,
    kind: str,
    on: Sequence[Sequence[str]],
    back: str,
    *,
    reason: str = "",
    by: str = "",
) -> Response:
    made: list[str] = []
    try:
        if len(on) > MOST_AT_ONCE:
            raise SettingError(f"a form rules on at most {MOST_AT_ONCE} things, not {len(on)}")
        for things in on:
            decided = desk.rule(kind, things, by=by.strip() or None, reason=reason.strip() or None)
            made.append(decided.ruling.id)
    except ReportedlyError as error:
        if isinstance(error, ArchiveError) and not isinstance(error, NotFoundError):
            raise
        return render(
            request,
            "refused.html",
            status_code=422,
            told=str(error),
            back=returning(back, made),
            decided=desk.decided(made),
        )
    return RedirectResponse(returning(back, made), 303)


def returning(back: str, made: Sequence[str]) -> str:
    """The page to go back to, which is one of ours, told what was ruled."""
    parts = urlsplit(back)
    if parts.scheme or parts.netloc or not parts.path.startswith("/") or "\\" in back or parts.path.startswith("//"):
        parts = urlsplit("/rulings")
    asked = [(name, value) for name, value in parse_qsl(parts.query) if name != "ruled"]
    asked += [("ruled", " ".join(made))] if made else []
    return parts._replace(query=urlencode(asked)).geturl()
