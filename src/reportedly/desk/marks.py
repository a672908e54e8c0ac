"""A text with its statements marked: cut into pieces wherever a span begins or ends.
In: a Text, the statements read in it, its figures and times. Out: paragraphs of pieces, which together are the text.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from reportedly.record import Figure, Kind, Range, Stance, Statement, Text, TimeRef

Role = Literal["content", "cue", "source", "plain"]
Layer = Literal["hedge", "figure", "time", "asked"]
_ROLES: tuple[Role, ...] = ("plain", "source", "content", "cue")
"""From the one that yields to the one that shows where they overlap."""
_LAYERS: tuple[Layer, ...] = ("hedge", "figure", "time", "asked")

MOST_TOGETHER = 12
"""Statements that one piece names, the innermost; a chain of sources has three or four, hostile texts thousands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words that are in the same spans from their first letter to their last."""

    text: str
    role: Role
    statements: tuple[str, ...]
    """Ids of the statements that the words belong to, at most `MOST_TOGETHER`."""
    anchors: tuple[str, ...]
    """Ids of the statements that a link leads to here."""
    layers: tuple[Layer, ...] = ()
    """What the words are besides: a hedge, a figure, a time, what was asked for."""
    depth: int = 0
    """How many statements have them in their content: two where one is said within another."""
    innermost: str | None = None
    """The statement that the words belong to most closely."""
    stance: Stance | None = None
    """Of the innermost."""
    kind: Kind | None = None
    """Of the innermost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One line of a text."""

    kind: Literal["title", "caption", "body"]
    pieces: tuple[Piece, ...]

    @property
    def anchors(self) -> tuple[str, ...]:
        """The statements that a link leads to in it, in the order of their words."""
        return tuple(anchor for piece in self.pieces for anchor in piece.anchors)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    start: int
    end: int
    role: Role | Layer
    statement: str


def mark(
    text: Text,
    statements: Iterable[Statement],
    *,
    figures: Iterable[Figure] = (),
    times: Iterable[TimeRef] = (),
    asked: Range | None = None,
) -> tuple[Paragraph, ...]:
    """The paragraphs of `text`; every statement with words in it has exactly one anchor.

    `asked` is a place `(start, end)` in code points that a reader came for. Time grows as n log n with the spans.
    """
    said = {statement.id: statement for statement in statements}
    marks = [found for statement in said.values() for found in _marks(statement)]
    others = [_Mark(start=f.start, end=f.end, role="figure", statement="") for f in figures]
    others += [_Mark(start=t.start, end=t.end, role="time", statement="") for t in times]
    others += [_Mark(start=asked[0], end=asked[1], role="asked", statement="")] if asked else []
    size, lines = len(text.text), _lines(text.text)
    every = sorted(
        (found for found in (*marks, *others) if 0 <= found.start < found.end <= size),
        key=lambda found: (found.start, -found.end, found.statement, found.role),
    )
    edges = {edge for found in every for edge in (found.start, found.end)}
    edges.update(edge for line in lines for edge in line)
    pieces = _pieces(text.text, sorted(edges), every, _anchors(said.values(), lines), said)
    starts = [place for place, _ in pieces]
    inside = [slice(bisect_left(starts, start), bisect_left(starts, end)) for start, end in lines]
    kinds = _kinds(text, lines)
    return tuple(
        Paragraph(kind=kind, pieces=tuple(piece for _, piece in pieces[its]))
        for kind, its in zip(kinds, inside, strict=True)
    )


def anchored(statement: Statement) -> bool:
    """Whether the statement has words in its text that a link can lead to."""
    return starts_at(statement) is not None


def starts_at(statement: Statement) -> int | None:
    """Where a link to the statement leads: to its content, else its cue, else its source."""
    for spans in (statement.content, statement.cue):
        if spans:
            return min(span.start for span in spans)
    return statement.source.start


def _marks(statement: Statement) -> Iterator[_Mark]:
    spans: list[tuple[Range, Role | Layer]] = [(span.range, "content") for span in statement.content]
    spans += [(span.range, "cue") for span in statement.cue]
    if statement.source.range is not None:
        spans.append((statement.source.range, "source"))
    # A hedge alone is not where a statement stands: it may be told of a statement that has no words of its own.
    spans += [(place, "hedge") for place in statement.hedge_spans] if spans else []
    return (_Mark(start=s, end=e, role=role, statement=statement.id) for (s, e), role in spans)


def _anchors(statements: Iterable[Statement], lines: Sequence[Range]) -> dict[int, tuple[str, ...]]:
    """The statements that a link leads to, by the place of it; never on a blank line."""
    ends = [end for _, end in lines]
    places: dict[int, tuple[str, ...]] = {}
    for statement in sorted(statements, key=lambda one: one.id) if lines else ():
        start = starts_at(statement)
        if start is not None:
            line = lines[min(bisect_right(ends, start), len(lines) - 1)]
            shown = start if line[0] <= start < line[1] else line[0]
            places[shown] = (*places.get(shown, ()), statement.id)
    return places


@dataclass(slots=True)
class _Open:
    """The marks that are open at a cut, as the sweep goes from left to right."""

    marks: list[_Mark] = field(default_factory=list)
    """In the order in which they opened; what has closed is let go when it is come across."""
    ends: list[tuple[int, str]] = field(default_factory=list)
    roles: Counter[str] = field(default_factory=Counter)

    def add(self, found: _Mark) -> None:
        self.marks.append(found)
        heapq.heappush(self.ends, (found.end, found.role))
        self.roles[found.role] += 1

    def close(self, cut: int) -> None:
        while self.ends and self.ends[0][0] <= cut:
            self.roles[heapq.heappop(self.ends)[1]] -= 1

    def statements(self, cut: int) -> list[str]:
        """The statements whose words these are, the one that opened last first."""
        found: dict[str, None] = {}
        at = len(self.marks) - 1
        while at >= 0 and len(found) < MOST_TOGETHER:
            if self.marks[at].end <= cut:
                del self.marks[at]
            elif self.marks[at].statement:
                found[self.marks[at].statement] = None
            at -= 1
        return list(found)


def _pieces(
    text: str,
    cuts: Sequence[int],
    marks: Sequence[_Mark],
    anchors: dict[int, tuple[str, ...]],
    said: dict[str, Statement],
) -> list[tuple[int, Piece]]:
    """One sweep from left to right."""
    pieces = []
    waiting = list(reversed(marks))
    running = _Open()
    for start, end in pairwise(cuts):
        running.close(start)
        while waiting and waiting[-1].start <= start:
            running.add(waiting.pop())
        names = running.statements(start)
        inner = said[names[0]] if names else None
        piece = Piece(
            text=text[start:end],
            role=max((role for role in _ROLES if running.roles[role]), key=_ROLES.index, default="plain"),
            statements=tuple(sorted(names)),
            anchors=anchors.get(start, ()),
            layers=tuple(layer for layer in _LAYERS if running.roles[layer]),
            depth=running.roles["content"],
            innermost=inner.id if inner else None,
            stance=inner.stance if inner else None,
            kind=inner.kind if inner else None,
        )
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


def _kinds(text: Text, lines: Sequence[Range]) -> Iterator[Literal["title", "caption", "body"]]:
    """What each line is; lines and captions are both walked once."""
    captions = sorted(text.captions)
    furthest, at = 0, 0  # the end of the captions that begin before the end of the line
    for start, end in lines:
        while at < len(captions) and captions[at][0] < end:
            furthest = max(furthest, captions[at][1])
            at += 1
        if text.title and start < len(text.title):
            yield "title"
        else:
            yield "caption" if furthest > start else "body"
