"""What one person or body says across stories: its statements, where it stands on each claim, and where that changed.
In: nothing. Out: the record types of the contract of `source --json`, SourceView and what it holds.
"""

from __future__ import annotations

from typing import Literal

from reportedly.record.reading import EntityType
from reportedly.record.span import Record
from reportedly.record.views import Status, StoryStatement

Side = Literal["supports", "hedges", "denies", "declines"]
"""Of a claim, as Claim has them."""


class SourceIn(Record, frozen=True, kw_only=True):
    """The source in one story."""

    story: str
    headline: str
    entity: str
    """Id of the StoryEntity that it is there."""
    name: str
    names: tuple[str, ...]
    """Every spelling in that story, most frequent first."""
    statements: int


class Namesake(Record, frozen=True, kw_only=True):
    """Another of the same name that nothing shows to be the same."""

    entity: str
    name: str
    story: str
    known_on: str


class Taken(Record, frozen=True, kw_only=True):
    """A side that a statement takes in a claim."""

    claim: str
    side: Side


class SourcedStatement(StoryStatement, frozen=True, kw_only=True):
    """A statement of the source with its story, its outlet, and its sides."""

    story: str
    outlet: str | None
    title: str | None
    day: str
    """Day (`YYYY-MM-DD`) on which it was said, where the text tells one; else from which it was known."""
    sides: tuple[Taken, ...]


class Stand(Record, frozen=True, kw_only=True):
    """Where the source stands on a claim on a day on which it speaks of it."""

    date: str
    sides: tuple[Side, ...]
    """More than one where its statements of that day take several."""
    statements: tuple[str, ...]
    """In the order in which a reader could know them."""


class OnClaim(Record, frozen=True, kw_only=True):
    """The source on one claim, day by day."""

    claim: str
    story: str
    label: str
    status: Status
    stands: tuple[Stand, ...]
    """Oldest first."""


class Turn(Record, frozen=True, kw_only=True):
    """Where the source takes another side on a claim than it did when it last spoke of it."""

    claim: str
    story: str
    label: str
    date: str
    before_on: str
    before: Side
    after: Side
    before_statement: str
    """The last statement on the earlier side."""
    after_statement: str
    """The first statement on the later side."""
    before_words: str
    """Cue and content, verbatim, parts joined by ' … '."""
    after_words: str


class SourceView(Record, frozen=True, kw_only=True):
    """One person or body across stories, as known on a day: what `reportedly source --json` prints."""

    id: str
    """Of its entity in the story that it was first told of in."""
    name: str
    type: EntityType
    names: tuple[str, ...]
    """Every spelling in every story, most stories first."""
    as_of: str | None
    stories: tuple[SourceIn, ...]
    """Those in which it speaks the most first."""
    turns: tuple[Turn, ...]
    """Newest first."""
    claims: tuple[OnClaim, ...]
    """Those that it spoke of last first."""
    statements: tuple[SourcedStatement, ...]
    """Newest first."""
    namesakes: tuple[Namesake, ...] = ()
    """Others of the same name that nothing shows to be the same: none of theirs is here."""
