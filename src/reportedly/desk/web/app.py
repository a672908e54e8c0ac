"""The application: its pages, its JSON, its errors, and what guards it.
In: an archive. Out: an ASGI application for a server on this machine.
"""

from __future__ import annotations

import gc
import logging
from functools import partial

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

import reportedly
from reportedly.archive import Archive
from reportedly.desk.templating import compile_all
from reportedly.desk.web import api, article, claim, exports, rulings, search, sources, stories, story
from reportedly.desk.web.desk import Desk
from reportedly.desk.web.pages import MEDIA, content_of, render
from reportedly.desk.web.security import Guarded
from reportedly.errors import ArchiveError, NotFoundError, ReportedlyError

log = logging.getLogger("reportedly.desk")

ROUTERS = (
    stories.router,
    story.router,
    exports.router,
    article.router,
    claim.router,
    rulings.router,
    search.router,
    sources.router,
    api.router,
)

HEADINGS = {404: "Not here", 503: "The archive cannot be used", 500: "Something went wrong"}


def create(archive: Archive, reader: str = "reader") -> FastAPI:
    """The desk on an archive, which stays open as long as the application is used, for a reader by this name."""
    app = FastAPI(
        title="reportedly",
        version=reportedly.__version__,
        description="Who says what, on whose word, how sure, and what changed. Read-only JSON of an archive.",
        openapi_url="/api/openapi.json",
        docs_url=None,  # its pages load scripts from elsewhere
        redoc_url=None,
    )
    compile_all()
    app.state.desk = Desk(archive, reader)
    for router in ROUTERS:
        app.include_router(router)
    app.add_api_route("/static/{edition}/{name}", _static, include_in_schema=False)
    app.add_exception_handler(ReportedlyError, _refused)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _refused)
    app.add_exception_handler(Exception, _failed)
    app.add_middleware(Guarded)
    app.openapi = partial(api.openapi, app)  # type: ignore[method-assign]  # as FastAPI's own documentation has it
    return app


def collect_rarely() -> None:
    """For the process of a server: what is there stays, and the garbage collector looks rarely through what comes.

    A view of a long story is hundreds of thousands of objects and none of them garbage; looking through them after
    every 700 took a fifth of the time that making one takes.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


def _static(edition: str, name: str) -> Response:
    """A style or script; `edition` only makes its address another one when it changes."""
    media = MEDIA.get(name.rpartition(".")[2], "")
    kept = {"Cache-Control": "max-age=31536000, immutable"}
    return Response(content_of(name), media_type=media, headers=kept)


def _refused(request: Request, error: Exception) -> Response:
    """What could not be done as asked, told as the command line tells it."""
    return told(request, str(error) if isinstance(error, ReportedlyError) else _plain(error), status_of(error))


def _failed(request: Request, error: Exception) -> Response:
    """A fault of ours: the reader is told that much, the log the rest."""
    log.error("%s %s failed", request.method, request.url.path, exc_info=error)
    return told(request, "the fault is in reportedly; the log of `reportedly serve` has it", 500)


def told(request: Request, words: str, status: int) -> Response:
    """An error, as JSON to programs and as a page to people."""
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": words}, status)
    heading = HEADINGS.get(status, "That cannot be done")
    return render(request, "error.html", status_code=status, heading=heading, told=words)


def status_of(error: Exception) -> int:
    """The HTTP status of an error."""
    if isinstance(error, HTTPException):
        return error.status_code
    return 404 if isinstance(error, NotFoundError) else 503 if isinstance(error, ArchiveError) else 422


def _plain(error: Exception) -> str:
    if isinstance(error, RequestValidationError):
        return "; ".join(f"{'.'.join(map(str, each['loc'][1:]))}: {each['msg']}" for each in error.errors())
    if isinstance(error, HTTPException) and error.status_code == 404:
        return "there is no such page"
    return str(getattr(error, "detail", error))
