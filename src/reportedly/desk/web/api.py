"""The JSON side: the same views as the pages, for programs.
In: ids and days. Out: records as the contracts have them; the schema at /api/openapi.json.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from fastapi import APIRouter, FastAPI, Response
from fastapi.openapi.utils import get_openapi

from reportedly.desk.web.desk import AsOf, Opened
from reportedly.record import Record, Story, StoryView

router = APIRouter(prefix="/api", tags=["archive"])

RECORDS: tuple[type[Record], ...] = (Story, StoryView)
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
