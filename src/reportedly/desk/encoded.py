"""JSON on its way out: a document for other programs, or one object on each line.
In: dictionaries and lists, or encoded objects. Out: bytes in UTF-8.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

Node = dict[str, Any]
"""One JSON object on its way out."""


# Line ends to some readers of lines, though not to JSON; escaped, each object is one line to all of them.
_LINE_ENDS = ((b"\xc2\x85", rb"\u0085"), (b"\xe2\x80\xa8", rb"\u2028"), (b"\xe2\x80\xa9", rb"\u2029"))


def on_one_line(encoded: bytes) -> bytes:
    """An encoded object without line ends in it, whoever reads the lines."""
    for character, escaped in _LINE_ENDS:
        encoded = encoded.replace(character, escaped)
    return encoded


def encode(value: Mapping[str, Any] | Sequence[Any]) -> bytes:
    """The bytes of a JSON value, ending in a line end."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def without_nulls(**fields: Any) -> Node:
    """An object without the members that have nothing in them. `id_` and `type_` are `id` and `type`."""
    return {name.rstrip("_"): value for name, value in fields.items() if value not in (None, "", [], ())}
