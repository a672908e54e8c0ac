"""The JSON side: the same views as the pages, for programs.
In: ids and days. Out: records as the contracts have them; the schema at /api/openapi.json.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from fastapi import APIRouter, FastAPI, Response
from fastapi.openapi.utils import get_openapi

from reportedly.desk.web.article import find
from reportedly.desk.web.desk import AsOf, Opened
from reportedly.errors import NotFoundError
from reportedly.record import Claim, Evidence, Found, ReadingView, Record, Ruled, SourceView, Story, StoryView

router = APIRouter(prefix="/api", tags=["archive"])

RECORDS: tuple[type[Record], ...] = (Story, StoryView, ReadingView, Claim, Evidence, Ruled, Found, SourceView)
"""What routes answer with."""

_PLACE = "#/components/schemas/{name}"


def answer(record: Record | Sequence[Record]) -> Response:
    """A record, or several, as JSON."""
    return Response(msgspec.json.encode(record), media_type="application/json")


def returns(record: type[Record], *, many: bool = False) -> dict[int | str, dict[str, Any]]:
    """What OpenAPI says of a route that answers with a record of RECORDS: `responses=` of its decorator."""
    one = {"$ref": _PLACE.format(name=record.__name__)}
    schema = {"type": "array", "items": one} if many else one
    return {200: {"description": "As in its contract.", "content": {"application/json": {"schema": schema}}}}


def openapi(app: FastAPI) -> dict[str, Any]:
    """The description of the JSON side (OpenAPI 3.1), with the schemas of the records."""
    if app.openapi_schema is None:
        made = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
        _, schemas = msgspec.json.schema_components(RECORDS, ref_template=_PLACE)
        made.setdefault("components", {}).setdefault("schemas", {}).update(sorted(schemas.items()))
        app.openapi_schema = made
    return app.openapi_schema


@router.get(
    "/stories", summary="All stories, the one with the newest change first", responses=returns(Story, many=True)
)
def stories(desk: Opened, as_of: AsOf = None) -> Response:
    """Each story in one line: what `reportedly stories --json` prints."""
    return answer(desk.archive.stories(as_of))


@router.get("/stories/{story}", summary="A story as known on a day", responses=returns(StoryView))
def story(desk: Opened, story: str, as_of: AsOf = None) -> Response:
    """What `reportedly story --json` prints."""
    return answer(desk.story(story, as_of))


@router.get("/articles/{article}", summary="An article, read", responses=returns(ReadingView))
def article(desk: Opened, article: str, text: str | None = None, as_of: AsOf = None) -> Response:
    """What `reportedly read --json` prints of its newest text by that day, or of another, as the archive keeps it."""
    return answer(desk.archive.reading(find(desk, article, text, as_of).text_id))


@router.get("/claims/{claim}", summary="A claim as known on a day", responses=returns(Claim))
def claim(desk: Opened, claim: str, as_of: AsOf = None) -> Response:
    """One of the `claims` that `reportedly story --json` prints."""
    name, sheet = desk.around(claim, as_of)
    found = next((one for one in sheet.view.claims if one.id == name), None)
    if found is None:
        raise NotFoundError(f"{name} is no claim that was known{f' by {as_of}' if as_of else ''}")
    return answer(found)


@router.get("/why/{thing}", summary="What a thing rests on, down to verbatim spans", responses=returns(Evidence))
def why(desk: Opened, thing: str, as_of: AsOf = None) -> Response:
    """What `reportedly why --json` prints."""
    return answer(desk.archive.why(thing, as_of))


@router.get("/rulings", summary="What people ruled, the oldest first", responses=returns(Ruled, many=True))
def rulings(desk: Opened) -> Response:
    """What `reportedly rulings --json` prints."""
    return answer(desk.archive.rulings())
