"""The reference of the JSON contracts, from their schemas and the records' own words.
In: docs/reference/*.schema.json, the docstrings of `reportedly.record`. Out: one Markdown page for each contract.
"""

from __future__ import annotations

import ast
import inspect
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import reportedly.record
from reportedly.record.span import Record

ROOT = Path(__file__).parents[1]
SCHEMAS = ROOT / "docs" / "reference"
SUFFIX = ".schema.json"

Schema = Mapping[str, Any]


def pages() -> dict[str, str]:
    """The page of each contract, by its path in `docs/`: `reference/json-story.md`."""
    files = sorted(SCHEMAS.glob(f"*{SUFFIX}"))
    return {f"reference/json-{_contract(file)}.md": _page(file) for file in files}


def page_of(record: str) -> str | None:
    """The page, beside this one in the reference, of the first contract that has a record; None where none has."""
    for file in sorted(SCHEMAS.glob(f"*{SUFFIX}")):
        if record in json.loads(file.read_text(encoding="utf-8"))["$defs"]:
            return f"json-{_contract(file)}.md"
    return None


def _contract(file: Path) -> str:
    return file.name.removesuffix(SUFFIX)


def _page(file: Path) -> str:
    schema = json.loads(file.read_text(encoding="utf-8"))
    first = schema["$ref"].rpartition("/")[2] if "$ref" in schema else None
    definitions = dict(schema["$defs"])
    names = [first, *(name for name in definitions if name != first)] if first else list(definitions)
    lines = [
        f"# JSON: {_contract(file)}",
        "",
        f"{schema['description']} Made from its [JSON Schema]({file.name}) and the records' own words.",
        "",
        "Every member is always there, null or empty where there is nothing. Later versions add some, and remove none.",
        "",
    ]
    for name in names:
        lines += _definition(name, definitions[name])
    return "\n".join(lines)


def _definition(name: str, definition: Schema) -> Iterator[str]:
    yield from (f"## {name}", "")
    if told := definition.get("description"):
        yield from (inspect.cleandoc(told), "")
    if members := definition.get("properties"):
        words = _members_words(name)
        yield from ("| member | type | says |", "| --- | --- | --- |")
        for member, shape in members.items():
            yield f"| `{member}` | {type_words(shape)} | {words.get(member, '')} |"
        yield ""
    elif "enum" in definition:
        yield from (type_words(definition), "")


def type_words(shape: Schema) -> str:
    """A JSON Schema type in a few words: `list of [Span](#span)`, `string or null`."""
    if "$ref" in shape:
        name = shape["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in shape:
        return " or ".join(type_words(part) for part in shape["anyOf"])
    if "enum" in shape:
        return ", ".join("null" if value is None else f"`{value}`" for value in shape["enum"])
    if "prefixItems" in shape:
        return f"[{', '.join(type_words(part) for part in shape['prefixItems'])}]"
    if shape.get("type") == "array":
        items = shape.get("items")
        return f"list of {type_words(items)}" if isinstance(items, dict) else "list"
    if isinstance(values := shape.get("additionalProperties"), dict):
        return f"object of {type_words(values)}"
    return str(shape.get("type", "anything"))


def _members_words(name: str) -> dict[str, str]:
    """What the record of this name, and those it is made from, say of their members."""
    record = _record(name)
    words: dict[str, str] = {}
    for kind in reversed(record.__mro__ if record else ()):
        if issubclass(kind, Record) and kind is not Record:
            words |= _attribute_docstrings(kind)
    return words


def _record(name: str) -> type | None:
    found = getattr(reportedly.record, name, None)
    if isinstance(found, type):
        return found
    stack = list(Record.__subclasses__())
    while stack:
        kind = stack.pop()
        if kind.__name__ == name:
            return kind
        stack.extend(kind.__subclasses__())
    return None


def _attribute_docstrings(kind: type) -> dict[str, str]:
    """The string that stands under each attribute of a class, on one line."""
    (body,) = ast.parse(inspect.cleandoc("\n" + inspect.getsource(kind))).body
    if not isinstance(body, ast.ClassDef):
        raise TypeError(f"{kind} is no class in its source")
    words = {}
    for attribute, after in zip(body.body, body.body[1:], strict=False):
        if (
            isinstance(attribute, ast.AnnAssign)
            and isinstance(attribute.target, ast.Name)
            and isinstance(after, ast.Expr)
            and isinstance(after.value, ast.Constant)
        ):
            words[attribute.target.id] = " ".join(str(after.value.value).split()).replace("|", "\\|")
    return words
