"""Rulings: what a person decides about things of the archive, named by the words that they stand at.
In: nothing. Out: the record types Ruling, Anchor, Outcome, Ruled.
"""

from __future__ import annotations

from typing import Literal, Self

from reportedly.record.ids import Part, make_id
from reportedly.record.reading import Stance
from reportedly.record.span import Record, Span

RulingKind = Literal[
    "same",  # two claims, statements, entities or articles are one: one proposition, one party, one story
    "different",  # they are not
    "not-a-copy",  # article, article: neither carries the words of the other
    "supports",  # statement, claim: the statement asserts the claim
    "hedges",  # statement, claim: it holds the claim possible
    "denies",  # statement, claim
    "declines",  # statement, claim: it is silent on the claim
    "not-a-denial",  # statement, claim: it does not deny the claim, or any
    "stance",  # statement, stance: its source's position on the content
    "undo",  # ruling: as if it had not been made
]
Thing = Literal["statement", "claim", "entity", "article"]
State = Literal["in force", "overruled", "dormant", "undone"]


class Anchor(Record, frozen=True, kw_only=True):
    """A thing by where it stands in a text, so that readings of other models can be asked for it."""

    thing: Thing
    id: str
    """The id that it had when the ruling was made; another reading may give it another."""
    text_id: str
    article: str
    content: tuple[Span, ...]
    """A statement's content (its cue where it has none), that of the statement which opened a claim, the mentions of an
    entity in one text, the first line of an article."""
    source: Span | None = None
    """The words for a statement's source, where it has any."""
    figure: Span | None = None
    """The figure that a claim is about."""
    name: str | None = None
    """The name of an entity."""

    @property
    def place(self) -> tuple[str, tuple[Span, ...], tuple[Span, ...]]:
        """What puts the two things of a ruling in order."""
        return self.text_id, self.content, (self.figure,) if self.figure else ()

    def parts(self) -> Part:
        """What an id is made of: the place, not what a model called it."""
        spans = (*self.content, self.source, self.figure)
        return [self.thing, self.text_id, [list(span.range) if span else None for span in spans], self.name]


class Ruling(Record, frozen=True, kw_only=True):
    """One decision of a person. It is never changed: the next one on the same things follows it, or undoes it."""

    id: str
    kind: RulingKind
    left: Anchor | None = None
    right: Anchor | None = None
    stance: Stance | None = None
    """Of a ruling on a stance."""
    undoes: str | None = None
    """The ruling that an undo takes back."""
    follows: str | None = None
    """The last ruling on the same things before this one."""
    by: str
    made_at: str
    """ISO 8601 in UTC to the microsecond; later rulings outrank earlier ones."""
    reason: str | None = None

    @classmethod
    def of(
        cls,
        kind: RulingKind,
        left: Anchor | None = None,
        right: Anchor | None = None,
        *,
        by: str,
        made_at: str,
        stance: Stance | None = None,
        undoes: str | None = None,
        follows: str | None = None,
        reason: str | None = None,
    ) -> Self:
        """A ruling whose id is of what it decides on which words, and of the ruling that it follows.

        Who made it, when and why are not in the id: the same decision in two archives is one ruling. A decision made
        again after it was taken back follows the undo, and so has an id of its own.
        """
        if left and right and left.thing == right.thing and right.place < left.place:
            left, right = right, left
        ends = [anchor.parts() if anchor else None for anchor in (left, right)]
        return cls(
            id=make_id("rul", kind, *ends, stance, undoes, follows),
            kind=kind,
            left=left,
            right=right,
            stance=stance,
            undoes=undoes,
            follows=follows,
            by=by,
            made_at=made_at,
            reason=reason,
        )

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """The things that it is about, one or two."""
        return tuple(anchor for anchor in (self.left, self.right) if anchor is not None)

    @property
    def matter(self) -> str:
        """The same for all rulings on the same things: the last of them counts."""
        return make_id("mtr", [anchor.parts() for anchor in self.anchors], self.undoes)


class Outcome(Record, frozen=True, kw_only=True):
    """What became of a ruling when the archive was last linked."""

    ruling: str
    state: State
    note: str | None = None
    """Why it is not in force."""


class Ruled(Ruling, frozen=True, kw_only=True):
    """A ruling with its state: what `reportedly rulings --json` prints."""

    state: State
    note: str | None = None
    """Why it is not in force."""

    @classmethod
    def by_outcome(cls, ruling: Ruling, outcome: Outcome) -> Self:
        """The ruling as it stands."""
        fields = {name: getattr(ruling, name) for name in Ruling.__struct_fields__}
        return cls(**fields, state=outcome.state, note=outcome.note)
