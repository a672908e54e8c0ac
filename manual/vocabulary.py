"""The reference of closed word lists: statuses, stances, kinds of change and whatever else a program may meet.
In: the `Literal` types of `reportedly.record`. Out: one Markdown page.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import reportedly.record
from reportedly.desk.words import COMING, GLYPHS, STATUS_MEANS

RECORDS = Path(reportedly.record.__file__).parent
EXPLAINED: Mapping[str, str] = {
    "Status": "../status.md",
    "Stance": "../stances.md",
    "Kind": "../stances.md#kinds",
    "ChangeKind": "../changes.md",
    "OneOrigin": "../origins.md",
    "Modifier": "../figures.md",
    "TimeType": "../times.md",
    "EntityType": "../entities.md",
    "Fulfilment": "../brief.md",
    "FindingKind": "../check.md",
    "RulingKind": "../rulings.md",
    "State": "../rulings.md",
    "KnownFrom": "../days.md",
}
"""Where the words of a list are explained."""

MEANINGS: Mapping[str, Mapping[str, str]] = {
    "Status": {status: f"{GLYPHS[status]} {words}" for status, words in STATUS_MEANS.items()},
    "Fulfilment": {state: words.format(day="then") for state, words in COMING.items()},
}
"""What the desk itself prints for a word."""


class WordList(NamedTuple):
    """One `Literal` type: the module that has it, its name, its words and what the source says beside each."""

    module: str
    name: str
    words: tuple[str, ...]
    said: Mapping[str, str]


def lists() -> list[WordList]:
    """Every named `Literal` of words in `reportedly.record`, in the order of modules and lines."""
    return [found for file in sorted(RECORDS.glob("*.py")) for found in _lists_of(file)]


def page() -> str:
    """The page: one part for each list."""
    lines = [
        "# Word lists",
        "",
        "Every closed list of words in the records and their JSON, made from the types. Later versions may add words.",
        "",
    ]
    for one in lists():
        lines += _part(one)
    return "\n".join(lines)


def _part(one: WordList) -> Iterator[str]:
    where = f" [What they mean]({EXPLAINED[one.name]})." if one.name in EXPLAINED else ""
    yield from (f"## {one.module}.{one.name}", "")
    said = {**one.said, **MEANINGS.get(one.name, {})}
    if said:
        yield from ("| word | means |", "| --- | --- |")
        yield from (f"| `{word}` | {said.get(word, '')} |" for word in one.words)
    else:
        yield ", ".join(f"`{word}`" for word in one.words) + "."
    yield from ("", f"`reportedly.record.{one.module}`.{where}", "")


def _lists_of(file: Path) -> Iterator[WordList]:
    source = file.read_text(encoding="utf-8")
    lines = source.splitlines()
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Subscript):
            (target,) = node.targets
            words = _literal_words(node.value)
            if words and isinstance(target, ast.Name):
                source_lines = "\n".join(lines[node.lineno : node.end_lineno])
                beside = re.findall(r'^ +"([^"]+)",  # (.+)$', source_lines, re.MULTILINE)
                yield WordList(file.stem, target.id, words, dict(beside))


def _literal_words(value: ast.Subscript) -> tuple[str, ...]:
    if not (isinstance(value.value, ast.Name) and value.value.id == "Literal"):
        return ()
    words = ast.literal_eval(value.slice)
    return words if isinstance(words, tuple) else (words,)
