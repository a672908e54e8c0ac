"""JSON as exports have it: UTF-8, in the order in which it was made, indented.
In: dictionaries and lists. Out: bytes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

Node = dict[str, Any]
"""One JSON object on its way out."""


def encode(value: Mapping[str, Any] | Sequence[Any]) -> bytes:
    """The bytes of a JSON value, ending in a line end."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def without_nulls(**fields: Any) -> Node:
    """An object without the members that have nothing in them. `id_` and `type_` are `id` and `type`."""
    return {name.rstrip("_"): value for name, value in fields.items() if value not in (None, "", [], ())}
