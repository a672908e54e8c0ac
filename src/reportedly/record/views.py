"""What people see: views computed from texts, readings and links, each a pure function of them and of a day.
In: nothing. Out: the record types of the JSON contracts, ReadingView (`read --json`) and StoryView (`story --json`).
"""

from __future__ import annotations

from typing import Literal, Self

from reportedly.record.ids import make_id
from reportedly.record.reading import Entity, EntityType, Figure, Reading, Statement, TimeRef
from reportedly.record.span import Range, Record, Span
from reportedly.record.text import Dropped, Instant, Issue, Text

Status = Literal[
    "unreported", "alleged", "single-source", "multi-source", "confirmed-by-party", "denied", "contested"
]  # fmt: skip
ChangeKind = Literal[
    "new claim", "new origin", "new figure", "figure moved", "first denial", "status change", "new confirmation",
    "silence noted", "silence broken", "text edited",
]  # fmt: skip
Fulfilment = Literal["due", "met", "passed"]
OneOrigin = Literal["one government", "one article", "one report", "one quotation", "on its word"]
KnownFrom = Literal["published", "updated", "inferred", "observed"]


class Document(Record, frozen=True, kw_only=True):
    """`document` of the reading contract: a Text and the input that it came from."""

    id: str
    input: str
    title: str | None
    outlet: str | None
    byline: str | None
    dateline: str | None
    credits: tuple[str, ...]
    published: Instant | None
    updated: Instant | None
    language: str | None
    url: str | None
    text: str
    dropped: tuple[Dropped, ...]
    captions: tuple[Range, ...]

    @classmethod
    def of(cls, input: str, text: Text) -> Self:
        """The document that `text`, made from `input`, is."""
        return cls(input=input, **{name: getattr(text, name) for name in cls.__struct_fields__ if name != "input"})


class ReadEntity(Entity, frozen=True, kw_only=True):
    """An entity of one text with the places that mention it."""

    mentions: tuple[Range, ...]


class ReadingView(Record, frozen=True, kw_only=True):
    """One article, read: what `reportedly read --json` prints."""

    document: Document
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]
    times: tuple[TimeRef, ...]
    entities: tuple[ReadEntity, ...]
    issues: tuple[Issue, ...]

    @classmethod
    def of(cls, input: str, text: Text, reading: Reading, issues: tuple[Issue, ...] = ()) -> Self:
        """The view of a text and its reading; `issues` are those of its cleaning."""
        places: dict[str, list[Range]] = {}
        for mention in reading.mentions:
            places.setdefault(mention.entity, []).append(mention.range)
        return cls(
            document=Document.of(input, text),
            statements=reading.statements,
            figures=reading.figures,
            times=reading.times,
            entities=tuple(
                ReadEntity(id=e.id, name=e.name, type=e.type, mentions=tuple(places.get(e.id, ())))
                for e in reading.entities
            ),
            issues=(*issues, *reading.issues),
        )


class Revision(Record, frozen=True, kw_only=True):
    """One text of an article with its reading, and when and where it was taken in: what linking works on."""

    text: Text
    reading: Reading
    input: str
    observed_at: str


class Article(Record, frozen=True, kw_only=True):
    """An article of a story as known on a day: the newest revision by then, and the earlier ones."""

    id: str
    text_id: str
    revisions: tuple[str, ...]
    """Text ids, oldest first; the last is `text_id`."""
    input: str
    title: str | None
    outlet: str | None
    byline: str | None
    url: str | None
    credits: tuple[str, ...]
    language: str | None
    published: Instant | None
    updated: Instant | None
    known_on: str
    """Day (`YYYY-MM-DD`) from which a reader could know its first revision."""
    known_from: KnownFrom
    known_note: str | None = None
    """Why that day, where the article gives none itself."""


class ByRuling(Record, frozen=True, kw_only=True):
    """What a person's ruling put where it stands, against a model or before one."""

    ruling: str
    by: str
    """Who ruled."""
    made_at: str
    reason: str | None = None
    things: tuple[str, ...]
    """Of a claim, the statements whose side in it is by the ruling; of an entity, the names that it joins."""


class StoryEntity(Record, frozen=True, kw_only=True):
    """A person, body, country or place across the articles of a story."""

    id: str
    name: str
    type: EntityType
    names: tuple[str, ...]
    """Every spelling found, most frequent first."""
    articles: tuple[str, ...]
    ruled: tuple[ByRuling, ...] = ()
    """Rulings that hold its names together, the oldest first."""


class StoryStatement(Statement, frozen=True, kw_only=True):
    """A statement with its article and the day a reader could know it; `source.entity` is a StoryEntity here."""

    article: str
    text_id: str
    known_on: str
    origin: str
    """Name of who first stands behind it; see Origin."""


class Origin(Record, frozen=True, kw_only=True):
    """Who first stands behind a claim; bodies of one government, and copies of one wire text, are one origin."""

    name: str
    anonymous: bool
    statements: tuple[str, ...]
    outlets: tuple[str, ...]
    """Outlets (article ids where the outlet is unknown) that carry it."""
    members: tuple[str, ...] = ()
    """The names under which it speaks: persons, bodies, descriptions; the most frequent first."""
    why: tuple[OneOrigin, ...] = ()
    """Why several names, or the unnamed of several articles, are counted as one."""


class FigurePoint(Record, frozen=True, kw_only=True):
    """A figure where and when it was stated: one point of a series."""

    figure: Figure
    statement: str
    article: str
    known_on: str
    source: str | None
    stance: str


class Series(Record, frozen=True, kw_only=True):
    """How one counted thing moved."""

    counts: str
    unit: str | None
    points: tuple[FigurePoint, ...]


class StatusOn(Record, frozen=True, kw_only=True):
    """The status that a claim has from a day on, with its reason spelled from evidence."""

    date: str
    status: Status
    reason: str


class Claim(Record, frozen=True, kw_only=True):
    """What several statements share: one proposition, with its supporters, deniers and silent parties."""

    id: str
    label: str
    """The clearest verbatim content among its statements."""
    label_statement: str
    status: Status
    since: str
    """Day of the first report."""
    reason: str
    origins: tuple[Origin, ...]
    """As many as there may be, `origins_high` of them; no two are known to be one."""
    origins_low: int
    """How many of them are surely independent: named, and not joined by a chain, a shared quotation or one report."""
    origins_high: int
    supports: tuple[str, ...]
    """Statements that assert it or relay it as true."""
    hedges: tuple[str, ...]
    """Statements that hold it possible, probable, conditional or predicted."""
    denies: tuple[str, ...]
    declines: tuple[str, ...]
    figures: tuple[FigurePoint, ...]
    history: tuple[StatusOn, ...]
    rivals: tuple[str, ...] = ()
    """Claims of another figure of the same thing, by another origin on the same day."""
    under: str | None = None
    """The more general claim that all its statements are in too."""
    ruled: tuple[ByRuling, ...] = ()
    """Rulings by which statements are in it, the oldest first."""


class Change(Record, frozen=True, kw_only=True):
    """One thing a monitor tells you."""

    id: str
    date: str
    kind: ChangeKind
    claim: str | None
    statements: tuple[str, ...]
    """Its evidence: the one that `text` quotes first, then others that tell the same, then those it is held against."""
    articles: tuple[str, ...]
    text: str
    """A template around verbatim words."""
    before: str | None = None
    """What stood before: verbatim words or a figure, or a status; null where nothing did."""
    after: str | None = None
    """What stands now, likewise."""

    @property
    def key(self) -> str:
        """What makes it the same change when it is told again, in other words or under another claim."""
        return make_id("tld", self.date, self.kind, self.statements)

    @classmethod
    def of(
        cls,
        kind: ChangeKind,
        date: str,
        *,
        claim: str | None = None,
        statements: tuple[str, ...] = (),
        articles: tuple[str, ...],
        text: str,
        before: str | None = None,
        after: str | None = None,
    ) -> Self:
        """A change, named by all that it tells."""
        return cls(
            id=make_id("chg", date, kind, claim, statements, articles, text),
            date=date,
            kind=kind,
            claim=claim,
            statements=statements,
            articles=articles,
            text=text,
            before=before,
            after=after,
        )


class Forecast(Record, frozen=True, kw_only=True):
    """A statement about what is to come, with the day that it names and what has become of it."""

    statement: str
    claim: str | None
    known_on: str
    due: Span
    """The words that name the day, in the statement's text."""
    earliest: str
    latest: str
    """Days (`YYYY-MM-DD`) between which it is due, both in."""
    state: Fulfilment
    """`met` by a later report, `passed` without one, or still `due`."""
    met_by: str | None = None
    """The statement that tells it as done."""
    met_on: str | None = None


class CopyGroup(Record, frozen=True, kw_only=True):
    """Articles that carry the same words."""

    source: str | None = None
    """The article that the others have their words from, where times or credits tell; null where only the wire is."""
    quotations: bool = False
    """Whether what they share is only what they quote: such articles are no copies of one another."""

    articles: tuple[str, ...]
    """Earliest first."""
    wire: str | None
    """The agency credited, where one is."""
    passages: tuple[str, ...]
    """The longest shared passages, verbatim from the first article."""


class Rewrite(Record, frozen=True, kw_only=True):
    """An article that tells another's report in other words."""

    articles: tuple[str, str]
    """The later one first."""
    source: str | None
    """Which of the two the other is derived from; null where neither times nor credits tell."""
    passages: tuple[str, ...]
    """The longest shared passages, verbatim."""


class SharedQuotation(Record, frozen=True, kw_only=True):
    """Words of one speaker that several articles quote: one origin, however many carry it."""

    words: str
    """As far as they are the same, verbatim from the first article."""
    told: str | None
    """To whom they were said, where an article tells: 'told Norvia Press'."""
    statements: tuple[str, ...]
    articles: tuple[str, ...]
    """Earliest first."""


class Story(Record, frozen=True, kw_only=True):
    """Articles about one developing matter, in one line."""

    id: str
    headline: str
    """Title of the newest article that has one, verbatim; else its first words."""
    as_of: str | None
    since: str
    newest_change: str
    articles: int
    outlets: int
    statements: int
    claims: int


class StoryView(Record, frozen=True, kw_only=True):
    """A whole story as known on a day: what `reportedly story --json` prints."""

    story: Story
    articles: tuple[Article, ...]
    entities: tuple[StoryEntity, ...]
    statements: tuple[StoryStatement, ...]
    claims: tuple[Claim, ...]
    changes: tuple[Change, ...]
    copies: tuple[CopyGroup, ...]
    series: tuple[Series, ...]
    forecasts: tuple[Forecast, ...] = ()
    rewrites: tuple[Rewrite, ...] = ()
    quotations: tuple[SharedQuotation, ...] = ()
