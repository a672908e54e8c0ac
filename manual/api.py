"""The reference of the desk's JSON side, from its OpenAPI description.
In: the application, on an empty archive. Out: one Markdown page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import reportedly
from manual.contracts import page_of, type_words
from reportedly.desk.web.app import create


def page() -> str:
    """The page: each path with its parameters and what it answers with."""
    description = _openapi()
    lines = [
        "# The desk as JSON",
        "",
        "While [`reportedly serve`](../desk.md) runs, programs on this machine can ask it for what its pages show.",
        "Made from its OpenAPI description, which is at `/api/openapi.json`.",
        "",
        'An error is `{"error": "what is wrong"}` with a status of 404 (no such thing), 422 (cannot be',
        "asked so) or 503 (the archive cannot be used).",
        "",
    ]
    for path, methods in sorted(description["paths"].items()):
        for method, operation in methods.items():
            lines += _operation(f"{method.upper()} {path}", operation)
    return "\n".join(lines)


def _openapi() -> Mapping[str, Any]:
    with TemporaryDirectory() as folder, reportedly.open(Path(folder) / "empty.db") as archive:
        return create(archive).openapi()


def _operation(name: str, operation: Mapping[str, Any]) -> Iterator[str]:
    yield from (f"## {name}", "", f"{operation['summary']}. {operation.get('description', '')}".strip(), "")
    if parameters := operation.get("parameters"):
        yield from ("| parameter | in | type | says |", "| --- | --- | --- | --- |")
        for one in parameters:
            kind = type_words(one["schema"]).replace("|", "\\|")
            says = one.get("description") or one["schema"].get("description", "")
            yield f"| `{one['name']}` | {one['in']} | {kind} | {says} |"
        yield ""
    for media, content in operation["responses"].get("200", {}).get("content", {}).items():
        yield from (f"Answers with `{media}`: {_answer(content.get('schema', {}))}.", "")


def _answer(schema: Mapping[str, Any]) -> str:
    """A record with a link to the page that has it, or the type."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        found = page_of(name)
        return f"[{name}]({found}#{name.lower()})" if found else name
    if schema.get("type") == "array":
        return f"a list of {_answer(schema['items'])}"
    return type_words(schema)
