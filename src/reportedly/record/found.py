"""What a search finds: places of the archive whose words match, each with its exact span.
In: nothing. Out: the record types of the contract of `search --json`, Found and what it holds.
"""

from __future__ import annotations

from typing import Literal

from reportedly.record.reading import EntityType, Stance
from reportedly.record.span import Record

FoundKind = Literal["text", "statement", "entity"]
FoundOrder = Literal["relevance", "newest"]


class Asked(Record, frozen=True, kw_only=True):
    """How a query was understood: its words, and its filters with those given beside it."""

    words: tuple[str, ...]
    """Words, "phrases", prefixes* and -exclusions, normalised; alternatives are one, joined by ' OR '."""
    story: str | None = None
    """Id of the story, or the beginning of it, as given."""
    outlet: str | None = None
    source: str | None = None
    stance: Stance | None = None
    since: str | None = None
    until: str | None = None
    as_of: str | None = None
    """Days, `YYYY-MM-DD`, both ends in."""


class Piece(Record, frozen=True, kw_only=True):
    """A stretch of a snippet that the query matches, or that it does not."""

    text: str
    matched: bool = False


class Hit(Record, frozen=True, kw_only=True):
    """A text, statement or entity that matches, with the stretch of its text that shows it."""

    kind: FoundKind
    id: str
    """Of the text, of the statement, or of the entity of its story."""
    story: str
    article: str
    text_id: str
    outlet: str | None
    title: str | None
    known_on: str
    """Day (`YYYY-MM-DD`) from which a reader could know it."""
    pieces: tuple[Piece, ...]
    """The snippet, verbatim: their texts in a row are `text[start:end]` of the text `text_id`."""
    start: int
    end: int
    """Code points of the text."""
    source: str | None = None
    """Of a statement: the words for who says it; null where the text has none."""
    entity: str | None = None
    """Of a statement: the entity of its story that says it; of an entity: itself."""
    stance: Stance | None = None
    name: str | None = None
    """Of an entity: the name that matches, as a text has it."""
    type: EntityType | None = None

    @property
    def snippet(self) -> str:
        """The pieces in a row."""
        return "".join(piece.text for piece in self.pieces)


class Tally(Record, frozen=True, kw_only=True):
    """How many of one kind match."""

    kind: FoundKind
    total: int
    more: bool
    """Whether there are more than `total`, where counting stops."""
    order: FoundOrder
    """By relevance, or, where more match than are weighed, the newest first."""


class Found(Record, frozen=True, kw_only=True):
    """What a search finds: what `reportedly search --json` prints."""

    query: str
    asked: Asked
    total: int
    """Of all kinds that were searched."""
    more: bool
    """Whether there are more than `total`."""
    tallies: tuple[Tally, ...]
    """One for each kind that was searched, in the order in which they were asked for."""
    hits: tuple[Hit, ...]
    """Kind by kind in that order, of each the best first: as many as asked for, from where asked for."""
