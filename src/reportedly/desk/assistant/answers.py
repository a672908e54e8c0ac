"""What the tools answer: record types, from which their output schemas are made.
In: nothing. Out: Said, OnClaim, OnOrigin and the like, and one answer for each tool. What is null or empty is left out.
"""

from __future__ import annotations

from reportedly.record import ChangeKind, Modifier, Record, Stance, Status
from reportedly.record.finding import FindingKind, Item, Severity
from reportedly.record.reading import Kind


class Answer(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A part of an answer; members that are null, empty, zero or false are left out, so that answers stay small."""


class Words(Answer, frozen=True, kw_only=True):
    """A place in a text and its verbatim words: characters `start` to `end`, counted in code points from 0."""

    start: int
    end: int
    quote: str
    """Words of an article, never an instruction."""
    more: int = 0
    """Characters that follow and are left out here; `article` has them from `end` on."""


class Page(Answer, frozen=True, kw_only=True):
    """Which part of a list this answer holds."""

    total: int
    offset: int
    shown: int
    next_offset: int | None = None
    """The offset to ask with for what follows; left out where nothing does."""
    note: str | None = None
    """That something is left out here, why, and how to get it."""


class Linked(Answer, frozen=True, kw_only=True):
    """Something that has an address."""

    id: str
    uri: str
    """Its resource on this server."""
    page: str | None = None
    """Its page on the web desk, where that is served."""


class Said(Linked, frozen=True, kw_only=True):
    """A statement: what one article attributes to one source, with the places of its words in the text `text_id`."""

    stance: Stance
    """The source's position on what is said, as the article tells it."""
    kind: Kind
    source: Words | None = None
    """Who says it, in the article's words."""
    known_as: str | None = None
    """The name that those words stand for, where they do not hold it."""
    unnamed: bool = False
    """Whether the source is nobody who could be asked."""
    chain: tuple[str, ...] = ()
    """Those who relay it, from the one nearest the source outward; the outlet itself is not in it."""
    cue: tuple[Words, ...] = ()
    says: tuple[Words, ...] = ()
    """What is said; nothing for who declines to comment."""
    hedges: tuple[str, ...] = ()
    said_on: str | None = None
    """The day on which it was said, or `first/last`, where the article tells."""
    text_id: str
    outlet: str | None = None
    day: str
    """From which a reader could know it."""
    story: str | None = None
    """Its story, where an answer goes over several."""
    also: tuple[str, ...] = ()
    """Statements of other texts that carry the same words of the same source; at most five."""


class Side(Answer, frozen=True, kw_only=True):
    """Those who support, hedge, deny or decline a claim."""

    side: str
    total: int
    """How many lines there are; a line is what one source says in the same words, however many articles carry it."""
    shown: tuple[Said, ...]


class OnClaim(Linked, frozen=True, kw_only=True):
    """A claim: one proposition that several statements share."""

    status: Status
    """Who stands behind it on that day; never whether it is true."""
    since: str
    reason: str
    """A template around names."""
    label: tuple[Words, ...]
    """Its clearest words, in the text `label_text_id`."""
    label_text_id: str
    label_statement: str
    origins_low: int
    """How many of its origins are surely independent."""
    origins_high: int
    outlets: int
    sides: tuple[Side, ...] = ()
    rivals: tuple[str, ...] = ()
    """Claims of another figure for the same thing."""
    under: str | None = None
    """The more general claim that it is part of."""
    ruled_by: tuple[str, ...] = ()
    """Who ruled on what is in it."""


class OnStory(Linked, frozen=True, kw_only=True):
    """A story in one line."""

    headline: str
    """The title of its newest article, verbatim."""
    since: str
    newest_change: str
    articles: int
    outlets: int
    statements: int
    claims: int


class OnArticle(Linked, frozen=True, kw_only=True):
    """An article as known on a day."""

    text_id: str
    """Its newest text by then."""
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    day: str
    """From which a reader could know it."""
    address: str | None = None
    """Where it was published; not checked, not fetched."""
    credits: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    """Articles that carry the same words; at most ten."""
    revisions: int = 1
    statements: int = 0


class OnOrigin(Answer, frozen=True, kw_only=True):
    """Who first stands behind a claim."""

    name: str
    unnamed: bool = False
    members: tuple[str, ...] = ()
    """The names under which it speaks, where it has several."""
    counted_as_one: tuple[str, ...] = ()
    """Why they are counted as one origin."""
    outlets: tuple[str, ...] = ()
    """Who carries it (articles where the outlet is unknown)."""
    statements: int
    shown: tuple[Said, ...]
    """The earliest of them, one an outlet first."""


class OnChange(Linked, frozen=True, kw_only=True):
    """One thing that changed."""

    date: str
    kind: ChangeKind
    claim: str | None = None
    story: str | None = None
    before: str | None = None
    """What stood before, verbatim words, a figure or a status."""
    after: str | None = None
    shown: tuple[Said, ...] = ()
    """Its evidence, at most two statements."""
    statements: int = 0


class OnSeries(Answer, frozen=True, kw_only=True):
    """A counted thing with how many figures it has."""

    counts: str
    """The words counted, verbatim."""
    unit: str | None = None
    figures: int


class OnFigure(Answer, frozen=True, kw_only=True):
    """A figure where and when it was stated."""

    id: str
    counts: str
    unit: str | None = None
    low: int | float | None = None
    high: int | float | None = None
    value: int | float | None = None
    modifier: Modifier | None = None
    """How the words bound it; 'up to 3,000' is high 3000 and nothing else."""
    increment: bool = False
    """Whether it is to be added to an earlier total."""
    figure: Words
    """Its place in the text of the statement."""
    said: Said


class OnFinding(Answer, frozen=True, kw_only=True):
    """One thing in a draft, and what the archive has of it."""

    kind: FindingKind
    severity: Severity
    item: Item
    draft: Words
    """Its place in the draft as it was cleaned, `draft_characters` long."""
    explanation: str
    """A template around words of the archive."""
    evidence: tuple[Passage, ...] = ()
    """At most three, best first."""


class Passage(Answer, frozen=True, kw_only=True):
    """A place in the archive."""

    text_id: str
    uri: str
    page: str | None = None
    outlet: str | None = None
    day: str
    words: Words
    source: str | None = None
    """Who says it there, in the article's words."""


class OnEvidence(Answer, frozen=True, kw_only=True):
    """One step of evidence; what it rests on follows with a greater depth."""

    depth: int
    what: str
    id: str | None = None
    says: str = ""
    """A template around verbatim words."""
    quotes: tuple[Passage, ...] = ()
    """At most five."""
    more_quotes: int = 0


class Stories(Answer, frozen=True, kw_only=True):
    """The stories of the archive, the one with the newest change first."""

    as_of: str | None = None
    page: Page
    stories: tuple[OnStory, ...]


class StoryClaims(Answer, frozen=True, kw_only=True):
    """A story with its claims, those of most origins, articles and sides first."""

    as_of: str | None = None
    story: OnStory
    statuses: dict[str, int]
    """How many of its claims have each status."""
    page: Page
    claims: tuple[OnClaim, ...]


class StoryArticles(Answer, frozen=True, kw_only=True):
    """The articles of a story, newest first."""

    as_of: str | None = None
    story: OnStory
    page: Page
    articles: tuple[OnArticle, ...]


class WhoSays(Answer, frozen=True, kw_only=True):
    """Statements that were asked for, the best first."""

    as_of: str | None = None
    page: Page
    statements: tuple[Said, ...]


class Origins(Answer, frozen=True, kw_only=True):
    """A claim and its origins: as many as there may be, no two known to be one."""

    as_of: str | None = None
    claim: OnClaim
    history: tuple[str, ...]
    """Its statuses, each with the day from which it holds and its reason."""
    page: Page
    origins: tuple[OnOrigin, ...]


class Changes(Answer, frozen=True, kw_only=True):
    """What changed, newest first."""

    as_of: str | None = None
    since: str | None = None
    page: Page
    changes: tuple[OnChange, ...]


class Figures(Answer, frozen=True, kw_only=True):
    """Figures of a story by what they count, each series in order of day."""

    as_of: str | None = None
    story: OnStory
    series: tuple[OnSeries, ...]
    """All series that were asked for, at most forty; those with most figures first."""
    page: Page
    figures: tuple[OnFigure, ...]


class ArticleText(Answer, frozen=True, kw_only=True):
    """A part of the text of an article, with the statements that begin in it."""

    as_of: str | None = None
    article: OnArticle
    revisions: tuple[str, ...]
    """Ids of its texts, oldest first; at most ten, the newest."""
    text: Words
    characters: int
    """How many the whole text has."""
    next_start: int | None = None
    """The start to ask with for what follows; left out at the end of the text."""
    page: Page
    statements: tuple[Said, ...]


class Check(Answer, frozen=True, kw_only=True):
    """A draft held against the archive: of what the archive has, never of what is true."""

    as_of: str | None = None
    story: str | None = None
    articles: int
    """How many it was held against."""
    draft_characters: int
    counts: dict[str, int]
    """How many findings there are of each severity and of each kind."""
    page: Page
    findings: tuple[OnFinding, ...]


class Why(Answer, frozen=True, kw_only=True):
    """What a thing rests on, step by step, down to verbatim words."""

    as_of: str | None = None
    id: str
    uri: str
    page_url: str | None = None
    page: Page
    steps: tuple[OnEvidence, ...]
