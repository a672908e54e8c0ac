"""The JSON contracts as JSON Schema, so that other programs can check what they get.
In: the name of a contract. Out: its schema (draft 2020-12), made from the record types.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from reportedly.record.evidence import Evidence
from reportedly.record.finding import CheckView
from reportedly.record.found import Found
from reportedly.record.ruling import Ruled
from reportedly.record.sourced import SourceView
from reportedly.record.views import ReadingView, StoryView

Contract = Literal["reading", "story", "evidence", "ruling", "check", "search", "source"]

_VIEWS: dict[Contract, tuple[type[msgspec.Struct], str]] = {
    "reading": (ReadingView, "One article, read: what `reportedly read --json` prints on each line."),
    "story": (StoryView, "A story as known on a day: what `reportedly story --json` prints."),
    "evidence": (Evidence, "What something rests on: what `reportedly why --json` prints."),
    "ruling": (Ruled, "A ruling: what `reportedly rule --json` prints, and `reportedly rulings --json` on each line."),
    "check": (CheckView, "A draft held against an archive: what `reportedly check --json` prints."),
    "search": (Found, "What a search finds: what `reportedly search --json` prints."),
    "source": (SourceView, "One person or body across stories: what `reportedly source --json` prints."),
}


def json_schema(contract: Contract) -> dict[str, Any]:
    """The schema of a contract. All members are always there; later versions may add some, and remove none."""
    view, description = _VIEWS[contract]
    (reference,), definitions = msgspec.json.schema_components((view,), ref_template="#/$defs/{name}")
    for definition in definitions.values():
        if "properties" in definition:
            definition["required"] = sorted(definition["properties"])
            for member in definition["properties"].values():
                member.pop("default", None)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"reportedly {contract}",
        "description": description,
        **reference,
        "$defs": dict(sorted(definitions.items())),
    }
