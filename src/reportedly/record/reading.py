"""What one text says: all annotations of one text by one plan of methods.
In: nothing. Out: the record types Statement, Figure, TimeRef, Mention, Entity, Frame, Method, Plan, Reading.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, Self

from reportedly.errors import RecordError
from reportedly.record.ids import make_id
from reportedly.record.meanings import Meanings
from reportedly.record.span import Range, Record, Span
from reportedly.record.text import Issue, Text

Kind = Literal["direct", "mixed", "indirect"]
Stance = Literal[
    "asserts", "probable", "possible", "predicts", "conditional", "doubts", "denies", "declines", "condemns", "concern",
    "urges",
]  # fmt: skip
Location = Literal["headline", "body", "caption"]
Modifier = Literal["exact", "about", "up to", "at least", "more than", "less than"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
EntityType = Literal["PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "LAW", "PRODUCT", "OTHER"]
MentionForm = Literal["name", "metonym", "demonym", "role", "pronoun"]


class Days(Record, frozen=True, kw_only=True):
    """A range of days, both ends in: `YYYY-MM-DD`, or `YYYY-MM` where a month is all that is known."""

    earliest: str
    latest: str

    def __post_init__(self) -> None:
        """Raises RecordError when the range ends before it begins."""
        if self.earliest > self.latest:
            raise RecordError(f"the days {self.earliest} to {self.latest} end before they begin")


class Source(Record, frozen=True, kw_only=True):
    """Who is said to say it: the full noun phrase nearest the cue. Without words for agentless belief."""

    start: int | None = None
    end: int | None = None
    text: str | None = None
    entity: str | None = None
    """Id of the Entity of the same reading that the phrase stands for."""
    anonymous: bool = False
    """No person or institution that could be asked."""
    implicit: bool = False
    """Not in words here: understood from the sentences around."""

    @property
    def range(self) -> Range | None:
        """`(start, end)`, or None for a source without words."""
        return None if self.start is None or self.end is None else (self.start, self.end)


class ChainLink(Record, frozen=True, kw_only=True):
    """One who passes a statement on. `start` and `end` are null when the link is understood, not in words."""

    text: str
    entity: str | None = None
    start: int | None = None
    end: int | None = None


class Statement(Record, frozen=True, kw_only=True):
    """What one text attributes to one source."""

    id: str
    kind: Kind
    stance: Stance
    hedges: tuple[str, ...] = ()
    hedge_spans: tuple[Range, ...] = ()
    confidence: float
    """The method's own, 0 to 1. Not the source's certainty: that is `stance`."""
    source: Source
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    chain: tuple[ChainLink, ...] = ()
    """Those who relay the source, from the one nearest the source outward; the text's own outlet is not in it.
    'Yonhap, citing Ukrainian media, said X' has source 'Ukrainian media' and chain (Yonhap,)."""
    said_on: Days | None = None
    figures: tuple[str, ...] = ()
    location: Location = "body"

    @property
    def words(self) -> str:
        """The verbatim content, fragments joined by ' … '."""
        return " … ".join(span.text for span in self.content)


class Figure(Record, frozen=True, kw_only=True):
    """A quantity as the words allow it: 'up to 3,000' is high 3000; 'around 240' is value 240 without bounds."""

    id: str
    start: int
    end: int
    text: str
    low: int | float | None = None
    high: int | float | None = None
    value: int | float | None = None
    modifier: Modifier | None = None
    """Null for a vague quantity ('small numbers')."""
    unit: str | None = None
    """persons, USD, percent, km, years, …; null when it counts nothing known."""
    counts: str | None = None
    """The noun phrase counted, verbatim."""
    increment: bool = False
    """'1,500 more': to be added to an earlier total."""


class TimeRef(Record, frozen=True, kw_only=True):
    """A time expression: TIMEX3 type and value, resolved against the publication instant where there is one.

    Without an instant the value keeps its X (`XXXX-10-18`, `XXXX-WXX-5`) and the days are null. Source: ISO-TimeML
    (ISO 24617-1:2012), TIMEX3.
    """

    start: int
    end: int
    text: str
    type: TimeType
    value: str
    earliest: str | None = None
    latest: str | None = None


class Mention(Record, frozen=True, kw_only=True):
    """A name, or a phrase that stands for one, in a text."""

    start: int
    end: int
    text: str
    form: MentionForm
    entity: str

    @property
    def range(self) -> Range:
        """`(start, end)`."""
        return self.start, self.end


class Entity(Record, frozen=True, kw_only=True):
    """Whom the mentions of one text stand for."""

    id: str
    name: str
    type: EntityType


class Frame(Record, frozen=True, kw_only=True):
    """An event or state that is told, in slots that the syntax shows. All are ranges of code points of the text."""

    predicate: Range
    """The verb, or the noun that stands for one ('dispatch')."""
    agent: Range | None = None
    """Who does it: the subject, of a passive what stands after 'by', of a noun its owner."""
    patient: Range | None = None
    """Whom or what it is done to."""
    others: tuple[Range, ...] = ()
    """Whither, where, when, with what."""
    negated: bool = False
    open: bool = False
    """Told as possible or to come ('may', 'will')."""


class Method(Record, frozen=True, kw_only=True, order=True):
    """One way of annotating: name, version, and a digest of its code and weights."""

    name: str
    version: str
    digest: str


class Plan(Record, frozen=True, kw_only=True):
    """The methods of a reading. A new model makes a new plan, and so new readings; the old ones stay."""

    id: str
    methods: tuple[Method, ...]

    @classmethod
    def of(cls, *methods: Method) -> Self:
        """The plan of these methods, in whatever order they are given."""
        ordered = tuple(sorted(methods))
        return cls(id=make_id("pln", [[m.name, m.version, m.digest] for m in ordered]), methods=ordered)


class Reading(Record, frozen=True, kw_only=True):
    """All annotations of one text by one plan."""

    id: str
    text_id: str
    plan_id: str
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    times: tuple[TimeRef, ...] = ()
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    frames: tuple[Frame, ...] = ()
    """What the statements' contents tell, by predicate; none from a method without syntax."""
    issues: tuple[Issue, ...] = ()
    meanings: Meanings | None = None
    """What title, lead and statements mean, for linking; None where the plan has no method for that."""

    @classmethod
    def id_of(cls, text_id: str, plan_id: str) -> str:
        """The id that the reading of this text by this plan has."""
        return make_id("rdg", text_id, plan_id)

    def spans(self) -> Iterator[Span]:
        """Every span of the reading, for checking against the text."""
        for statement in self.statements:
            yield from statement.cue
            yield from statement.content
            places: tuple[Source | ChainLink, ...] = (statement.source, *statement.chain)
            for place in places:
                if place.start is not None and place.end is not None and place.text is not None:
                    yield Span(start=place.start, end=place.end, text=place.text)
        annotations: tuple[Figure | TimeRef | Mention, ...] = (*self.figures, *self.times, *self.mentions)
        for item in annotations:
            yield Span(start=item.start, end=item.end, text=item.text)

    def check(self, text: Text) -> None:
        """Raises RecordError unless every span of the reading is verbatim in its text."""
        for span in self.spans():
            span.check(text.text, text.id)
        for statement in self.statements:
            for hedge, (start, end) in zip(statement.hedges, statement.hedge_spans, strict=True):
                Span(start=start, end=end, text=hedge).check(text.text, text.id)
