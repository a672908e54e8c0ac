"""A text with its statements marked: cut into pieces wherever a span begins or ends.
In: a Text and the statements read in it. Out: paragraphs of pieces, which together are the text, word for word.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from reportedly.record import Range, Statement, Text, overlaps

Role = Literal["content", "cue", "source", "plain"]
_ROLES: tuple[Role, ...] = ("plain", "source", "content", "cue")
"""From the one that yields to the one that shows where they overlap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words that are in the same spans from their first letter to their last."""

    text: str
    role: Role
    statements: tuple[str, ...]
    """Ids of the statements that the words belong to."""
    anchors: tuple[str, ...]
    """Ids of the statements that a link leads to here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One line of a text."""

    kind: Literal["title", "caption", "body"]
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    start: int
    end: int
    role: Role
    statement: str


def mark(text: Text, statements: Iterable[Statement]) -> tuple[Paragraph, ...]:
    """The paragraphs of `text`; every statement with words in it has exactly one anchor."""
    marks = sorted(
        (found for statement in statements for found in _marks(statement)),
        key=lambda found: (found.start, found.end, found.statement, found.role),
    )
    anchors = _anchors(marks)
    lines = _lines(text.text)
    edges = {edge for found in marks for edge in (found.start, found.end)}
    edges.update(edge for line in lines for edge in line)
    cuts = sorted(edge for edge in edges if 0 <= edge <= len(text.text))
    pieces = _pieces(text.text, cuts, marks, anchors)
    return tuple(
        Paragraph(
            kind=_kind(text, line),
            pieces=tuple(piece for place, piece in pieces if line[0] <= place < line[1]),
        )
        for line in lines
    )


def anchored(statement: Statement) -> bool:
    """Whether the statement has words in its text that a link can lead to."""
    return any(True for _ in _marks(statement))


def _marks(statement: Statement) -> Iterable[_Mark]:
    spans: list[tuple[Range, Role]] = [(span.range, "content") for span in statement.content]
    spans += [(span.range, "cue") for span in statement.cue]
    if statement.source.range is not None:
        spans.append((statement.source.range, "source"))
    return (_Mark(start=s, end=e, role=role, statement=statement.id) for (s, e), role in spans)


def _anchors(marks: Sequence[_Mark]) -> dict[int, tuple[str, ...]]:
    """Where each statement's anchor is: at its content, else its cue, else its source."""
    rank = {"content": 0, "cue": 1, "source": 2}
    best: dict[str, tuple[int, int]] = {}
    for found in marks:
        place = (rank[found.role], found.start)
        best[found.statement] = min(best.get(found.statement, place), place)
    places: dict[int, tuple[str, ...]] = {}
    for statement, (_, start) in sorted(best.items()):
        places[start] = (*places.get(start, ()), statement)
    return places


def _pieces(
    text: str, cuts: Sequence[int], marks: Sequence[_Mark], anchors: dict[int, tuple[str, ...]]
) -> list[tuple[int, Piece]]:
    """One sweep from left to right; `running` holds the marks that are open at the cut."""
    pieces = []
    waiting = list(reversed(marks))
    running: list[_Mark] = []
    for start, end in pairwise(cuts):
        running = [found for found in running if found.end > start]
        while waiting and waiting[-1].start <= start:
            running.append(waiting.pop())
        role = _ROLES[max((_ROLES.index(found.role) for found in running), default=0)]
        inside = tuple(sorted({found.statement for found in running}))
        piece = Piece(text=text[start:end], role=role, statements=inside, anchors=anchors.get(start, ()))
        pieces.append((start, piece))
    return pieces


def _lines(text: str) -> list[Range]:
    """The ranges of the lines that are not blank."""
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((start, start + len(line)))
        start += len(line) + 1
    return found


def _kind(text: Text, line: Range) -> Literal["title", "caption", "body"]:
    if text.title and line[0] < len(text.title):
        return "title"
    return "caption" if any(overlaps(line, caption) for caption in text.captions) else "body"
