"""One article laid out for reading: its paragraphs, marked, each with notes on the statements that begin in it.
In: a Sheet, an article of it, one of its texts, and what was read in that. Out: a Laid article.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from reportedly.desk.lines import Known, Part, attribution
from reportedly.desk.marks import Paragraph, mark, starts_at
from reportedly.desk.sheet import SIDES, Sheet
from reportedly.desk.words import clipped
from reportedly.record import Article, Claim, Figure, Range, ReadingView, Statement, StoryStatement, Text, TimeRef

MOST_NOTED = 200
"""Statements that are marked at once, in the order of the text; a long feature has about 60."""
MOST_NAMED = 80
"""Characters of a source that are told at its number."""
MOST_AROUND = 16
"""Statements around another that are looked at; a chain of sources has three or four."""

STANCE_GLYPHS = {"denies": "✗", "declines": "–", "asserts": ""}
"""Beside the number of a statement, so that its stance is not told by colour; what is hedged has `HEDGED`."""
HEDGED = "~"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One statement beside the text."""

    number: int
    """In the order of the text, from 1."""
    statement: StoryStatement
    known_as: str | None
    """The name that its source stands for, where the words do not hold it."""
    attribution: tuple[tuple[Part, str], ...]
    within: int | None
    """The number of the statement in whose words it stands."""
    claims: tuple[tuple[str, Claim], ...]
    """The claims that it is in, each with its side; without those that are under one of them."""

    @property
    def glyph(self) -> str:
        """The shape of its stance."""
        return STANCE_GLYPHS.get(self.statement.stance, HEDGED)

    @property
    def told(self) -> str:
        """Who takes which stance, in one line: what a listener hears at its number in the text."""
        who = " ".join((self.statement.source.text or "no source named").split())
        name = f" ({self.known_as})" if self.known_as else ""
        return f"Statement {self.number}: {clipped(who, MOST_NAMED)}{name}, {self.statement.stance}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph and the notes on the statements that begin in it."""

    paragraph: Paragraph
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A figure of the text, and the numbers of the statements that it is said in."""

    figure: Figure
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """One text of an article, ready to be shown."""

    article: Article
    text: Text
    blocks: tuple[Block, ...]
    notes: Mapping[str, Note]
    """By statement, those that are marked now."""
    statements: int
    """How many there are in the text."""
    first: int
    """The number of the first that is marked."""
    wordless: tuple[Note, ...]
    """Statements that the text does not put into words: nothing to mark."""
    figures: tuple[Held, ...]
    times: tuple[TimeRef, ...]

    @property
    def most(self) -> int:
        """How many are marked at once."""
        return MOST_NOTED

    @property
    def last(self) -> int:
        """The number of the last that is marked."""
        return self.first + len(self.notes) - 1


def lay_out(
    sheet: Sheet, article: Article, text: Text, reading: ReadingView, *, first: int = 1, asked: Range | None = None
) -> Laid:
    """The text with statements number `first` and the `MOST_NOTED` - 1 after it marked; `asked` is a place to show."""
    kept = _kept(sheet, article, text, reading)
    said = sorted((statement for statement, _ in kept), key=lambda s: (*_place(s), s.id))
    first = min(max(first, 1), max(len(said), 1))
    window = said[first - 1 : first - 1 + MOST_NOTED]
    notes = _notes(sheet, said, [statement.id for statement in window], {one.id: name for one, name in kept})
    paragraphs = mark(text, window, figures=reading.figures, times=reading.times, asked=asked)
    return Laid(
        article=article,
        text=text,
        blocks=tuple(
            Block(paragraph=paragraph, notes=tuple(notes[name] for name in _ordered(paragraph, notes)))
            for paragraph in paragraphs
        ),
        notes=notes,
        statements=len(said),
        first=first,
        wordless=tuple(note for note in notes.values() if starts_at(note.statement) is None),
        figures=_figures(reading.figures, notes.values()),
        times=tuple(sorted(reading.times, key=lambda time: (time.start, time.end))),
    )


def _ordered(paragraph: Paragraph, notes: Mapping[str, Note]) -> list[str]:
    return sorted(paragraph.anchors, key=lambda name: notes[name].number)


def _place(statement: StoryStatement) -> tuple[int, int]:
    """Where it begins in the text, the longer first."""
    at = starts_at(statement)
    hull = _hull(statement)
    return (at if at is not None else 1 << 60), -hull[1]


def _hull(statement: StoryStatement) -> Range:
    spans = [span.range for span in (*statement.content, *statement.cue)]
    spans += [statement.source.range] if statement.source.range else []
    return min((start for start, _ in spans), default=0), max((end for _, end in spans), default=0)


def _kept(sheet: Sheet, article: Article, text: Text, reading: ReadingView) -> list[tuple[StoryStatement, str | None]]:
    """The statements of the text, each with the id under which the story has it.

    A story has what a page said before and still says under the first text that said it; what it does not have at all
    is told with the names that the text alone gives.
    """
    own = {one.id: one for one in sheet.view.statements if one.text_id == text.id}
    earlier = {_wording(one): one for one in reversed(sheet.view.statements) if one.article == article.id}
    found: list[tuple[StoryStatement, str | None]] = []
    for statement in reading.statements:
        same = own.get(statement.id) or earlier.get(_wording(statement))
        found.append((_in_story(statement, same, article, text), same.id if same else None))
    return found


def _wording(statement: Statement) -> tuple[str | None, ...]:
    return statement.source.text, statement.words, *(span.text for span in statement.cue)


def _in_story(statement: Statement, same: StoryStatement | None, article: Article, text: Text) -> StoryStatement:
    if same and same.id == statement.id:
        return same
    fields = {name: getattr(statement, name) for name in Statement.__struct_fields__}
    fields["source"] = replace(statement.source, entity=same.source.entity if same else None)
    fields["chain"] = same.chain if same else tuple(replace(link, entity=None) for link in statement.chain)
    origin = same.origin if same else statement.source.text or ""
    known_on = same.known_on if same else article.known_on
    return StoryStatement(**fields, article=article.id, text_id=text.id, known_on=known_on, origin=origin)


def _notes(
    sheet: Sheet, said: Sequence[StoryStatement], window: Sequence[str], kept: Mapping[str, str | None]
) -> dict[str, Note]:
    names = Known(sheet.view.entities).names
    claims = _claims(sheet, {name for one in window if (name := kept[one])})
    numbers = {statement.id: number for number, statement in enumerate(said, 1)}
    outer = _outer(said)
    found = {}
    for statement in (said[numbers[name] - 1] for name in window):
        name = names.get(statement.source.entity or "")
        words = statement.source.text or ""
        known_as = name if name and name.casefold() not in words.casefold() else None
        found[statement.id] = Note(
            number=numbers[statement.id],
            statement=statement,
            known_as=known_as,
            attribution=attribution(statement, known_as),
            within=numbers.get(outer.get(statement.id, "")),
            claims=_general(claims.get(kept[statement.id] or "", ())),
        )
    return found


def _claims(sheet: Sheet, statements: Container[str]) -> dict[str, list[tuple[str, Claim]]]:
    """The claims of some statements, each with its side."""
    found: dict[str, list[tuple[str, Claim]]] = {}
    for claim in sheet.view.claims:
        for side in SIDES:
            for statement in getattr(claim, side):
                if statement in statements:
                    found.setdefault(statement, []).append((side, claim))
    return found


def _general(claims: Sequence[tuple[str, Claim]]) -> tuple[tuple[str, Claim], ...]:
    """The claims without those that are under another of them."""
    names = {claim.id for _, claim in claims}
    return tuple((side, claim) for side, claim in claims if claim.under not in names)


def _outer(said: Iterable[StoryStatement]) -> dict[str, str]:
    """For each statement that stands whole within the words of others, the innermost of these; n log n."""
    hulls = {statement.id: _hull(statement) for statement in said}
    spans = [(span.range, False, statement.id) for statement in said for span in statement.content]
    spans += [(hull, True, name) for name, hull in hulls.items()]
    found: dict[str, str] = {}
    running: list[tuple[int, str]] = []
    for (start, end), whole, name in sorted(spans, key=lambda it: (it[0][0], -it[0][1], it[1], it[2])):
        while running and running[-1][0] <= start:
            running.pop()
        if not whole:
            running.append((end, name))
            continue
        for outer_end, outer in reversed(running[-MOST_AROUND:]):
            if outer != name and end <= outer_end and hulls[outer] != hulls[name]:
                found[name] = outer
                break
    return found


def _figures(figures: Iterable[Figure], notes: Iterable[Note]) -> tuple[Held, ...]:
    said: dict[str, list[int]] = {}
    for note in notes:
        for figure in note.statement.figures:
            said.setdefault(figure, []).append(note.number)
    ordered = sorted(figures, key=lambda figure: (figure.start, figure.end, figure.id))
    return tuple(Held(figure=figure, numbers=tuple(said.get(figure.id, ()))) for figure in ordered)
