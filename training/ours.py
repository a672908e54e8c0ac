"""Our own annotated texts: `python -m training.ours FILE …` checks them.
In: files in the format of `training/ours/README.md`. Out: texts with spans in code points, by statement.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from reportedly.record import Stance

FOLDER = Path(__file__).parent / "ours"
DEV_EVERY = 8
"""One text of ours in so many is kept for development."""
STANCES = get_args(Stance)
ROLES = {"s": "source", "c": "cue", "x": "content", "v": "via", "h": "hedge"}
MARK = re.compile(r"\[([scxvh])(\d+(?:,\d+)*) ")
HEAD = re.compile(r"=== (\S+)(?: \| (.*))?$")
LINE = re.compile(r"(\d+) (\w+)((?: (?:anon|opt|up=\d+))*)(?: =(.+?))?((?: (?:anon|opt|up=\d+))*)$")

Place = tuple[int, int]


@dataclass
class Marked:
    """One statement as annotated; each role's spans in the order of the text."""

    number: int
    source: list[Place] = field(default_factory=list)
    cue: list[Place] = field(default_factory=list)
    content: list[Place] = field(default_factory=list)
    via: list[Place] = field(default_factory=list)
    hedge: list[Place] = field(default_factory=list)
    stance: str = ""
    anonymous: bool = False
    optional: bool = False
    name: str | None = None
    up: int | None = None


@dataclass
class MarkedText:
    """One annotated text."""

    id: str
    shows: str
    text: str
    statements: list[Marked]


def load(paths: list[Path] | None = None) -> list[MarkedText]:
    """All texts of these files, by default of the folder. Raises ValueError naming file, text and what is wrong."""
    texts: dict[str, MarkedText] = {}
    for path in paths or sorted(FOLDER.glob("*.txt")):
        for text in parse(path.read_text("utf-8"), path.name):
            if text.id in texts:
                raise ValueError(f"{path.name}, {text.id}: the id is used twice")
            texts[text.id] = text
    return list(texts.values())


def is_dev(text_id: str) -> bool:
    """Whether a text of ours is kept for development; it stays on its side however many are added."""
    return hashlib.blake2b(text_id.encode(), digest_size=2).digest()[0] % DEV_EVERY == 0


def parse(source: str, name: str) -> Iterator[MarkedText]:
    """The texts of one file."""
    chunks = re.split(r"(?m)^(?==== )", source)
    if chunks[0].strip():
        raise ValueError(f"{name}: begins with {chunks[0].strip()[:40]!r}, not with '=== '")
    for chunk in chunks[1:]:
        yield _text(chunk, name)


def _text(chunk: str, name: str) -> MarkedText:
    first, _, rest = chunk.partition("\n")
    head = HEAD.match(first.strip())
    if head is None:
        raise ValueError(f"{name}: not a head line: {first!r}")
    where = f"{name}, {head[1]}"
    body, separator, lines = rest.partition("\n--\n")
    if not separator and rest.rstrip().endswith("\n--"):
        body, separator = rest.rstrip()[:-3], "--"
    if not separator:
        raise ValueError(f"{where}: no line '--' between text and statements")
    text, places = _strip(body.strip(), where)
    statements = {number: Marked(number=number) for _, number, _ in places}
    for role, number, place in sorted(places, key=lambda item: item[2]):
        getattr(statements[number], ROLES[role]).append(place)
    for line in filter(None, map(str.strip, lines.splitlines())):
        _attributes(line, statements, where)
    for statement in statements.values():
        _check(statement, statements, where, text)
    in_order = [statements[number] for number in sorted(statements)]
    return MarkedText(id=head[1], shows=head[2] or "", text=text, statements=in_order)


def _strip(body: str, where: str) -> tuple[str, list[tuple[str, int, Place]]]:
    """The text without marks, and the marks as (role, statement, place)."""
    out: list[str] = []
    length = at = 0
    stack: list[tuple[str, list[int], int]] = []
    places = []
    while at < len(body):
        mark = MARK.match(body, at)
        if mark is not None:
            stack.append((mark[1], [int(n) for n in mark[2].split(",")], length))
            at = mark.end()
        elif body.startswith(("\\[", "\\]"), at):
            out.append(body[at + 1])
            length, at = length + 1, at + 2
        elif body[at] == "[":
            opens = body[at : at + 30]
            raise ValueError(f"{where}: a bracket that opens no mark: {opens!r}; write \\[ for a literal one")
        elif body[at] == "]":
            if not stack:
                raise ValueError(f"{where}: a bracket closes nothing after {body[max(0, at - 30) : at]!r}")
            role, numbers, start = stack.pop()
            piece = "".join(out)[start:]
            if not piece.strip() or piece != piece.strip():
                raise ValueError(f"{where}: the mark {role}{numbers} holds {piece!r}")
            places += [(role, number, (start, length)) for number in numbers]
            at += 1
        else:
            out.append(body[at])
            length, at = length + 1, at + 1
    if stack:
        raise ValueError(f"{where}: a mark {stack[-1][0]}{stack[-1][1]} is not closed")
    return "".join(out), places


def _attributes(line: str, statements: dict[int, Marked], where: str) -> None:
    match = LINE.match(line)
    if match is None:
        raise ValueError(f"{where}: not a statement line: {line!r}")
    statement = statements.get(int(match[1]))
    if statement is None:
        raise ValueError(f"{where}: statement {match[1]} has no mark in the text")
    if match[2] not in STANCES:
        raise ValueError(f"{where}: statement {match[1]}: no stance {match[2]!r}")
    if statement.stance:
        raise ValueError(f"{where}: statement {match[1]} has two lines")
    flags = (match[3] + match[5]).split()
    statement.stance, statement.name = match[2], match[4]
    statement.anonymous, statement.optional = "anon" in flags, "opt" in flags
    statement.up = next((int(flag[3:]) for flag in flags if flag.startswith("up=")), None)


def _check(statement: Marked, statements: dict[int, Marked], where: str, text: str) -> None:
    label = f"{where}: statement {statement.number}"
    if not statement.stance:
        raise ValueError(f"{label} has no line after '--'")
    if not statement.cue and not statement.content:
        raise ValueError(f"{label} has neither cue nor content")
    if not statement.content and statement.stance not in ("declines", "denies", "condemns", "concern"):
        raise ValueError(f"{label} ({statement.stance}) has no content")
    if not statement.source and not statement.anonymous:
        raise ValueError(f"{label} has no source in words and is not 'anon'")
    if statement.up is not None and statement.up not in statements:
        raise ValueError(f"{label}: up={statement.up} names no statement")
    for start, end in statement.content:
        if text[start:end].startswith("that ") or text[end - 1] == ",":
            raise ValueError(f"{label}: content with 'that' or comma at its edge: {text[start:end]!r}")
        if any(a < end and start < b for a, b in statement.cue):
            raise ValueError(f"{label}: cue and content overlap")
    for start, end in statement.cue:
        if end - start > 60:
            raise ValueError(f"{label}: a long cue: {text[start:end]!r}")


def main() -> int:
    """Prints every statement of the files given; exit 1 with the first thing wrong of each."""
    wrong = 0
    for path in map(Path, sys.argv[1:]):
        try:
            for text in load([path]):
                print(f"=== {text.id} ({len(text.text.split())} words)")
                for s in text.statements:
                    parts = " | ".join(" … ".join(text.text[a:b] for a, b in getattr(s, r)) for r in ROLES.values())
                    print(f"  {s.number} {s.stance}{' anon' * s.anonymous}{f' up={s.up}' if s.up else ''}: {parts}")
        except ValueError as error:
            print(error, file=sys.stderr)
            wrong = 1
    return wrong


if __name__ == "__main__":
    sys.exit(main())
