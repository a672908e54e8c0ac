"""Statements, claims, articles and stories of a view as parts of answers: bounded, verbatim, each with its address.
In: records of a story as known on a day. Out: Said, OnClaim, OnArticle, OnStory.
"""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.desk.assistant.answers import OnArticle, OnClaim, OnStory, Passage, Said, Side, Words
from reportedly.desk.assistant.bounds import NAME_CHARS, short, words
from reportedly.desk.assistant.links import Links
from reportedly.desk.lines import Known, Line
from reportedly.desk.sheet import Claimed, Sheet
from reportedly.record import Article, Days, Span, Story, StoryStatement

MOST_SPANS = 4
"""Fragments shown of one content, one cue, one label."""
MOST_NAMES = 5
"""Names shown of a list of them."""
MOST_COPIES = 10
"""Articles named that carry the same words."""


class Quoting:
    """What answers say of one story, as known on a day."""

    def __init__(self, sheet: Sheet, links: Links, *, across: bool = False) -> None:
        self.sheet = sheet
        self.links = links
        self._across = across
        self._known = Known(sheet.view.entities)

    def said(self, statement: StoryStatement, also: Iterable[StoryStatement] = ()) -> Said:
        """A statement with the places of its words; `across` stories with the id of its story."""
        source = statement.source
        place = None
        if source.text is not None and source.start is not None:
            place = words(source.text, source.start, NAME_CHARS)
        name = self._known.names.get(source.entity or "")
        says_it = source.text is not None and name is not None and name.casefold() in source.text.casefold()
        return Said(
            id=statement.id,
            uri=self.links.uri(statement.id),
            page=self.links.page(statement.text_id, statement.id),
            stance=statement.stance,
            kind=statement.kind,
            source=place,
            known_as=short(name) if name and not says_it else None,
            unnamed=source.anonymous,
            chain=tuple(short(link.text) for link in statement.chain[:MOST_NAMES]),
            cue=_spans(statement.cue, NAME_CHARS),
            says=_spans(statement.content),
            hedges=tuple(short(hedge) for hedge in statement.hedges[:MOST_NAMES]),
            said_on=_days(statement.said_on),
            text_id=statement.text_id,
            outlet=_short(self.sheet.places[statement.id].article.outlet),
            day=statement.known_on,
            story=self.sheet.view.story.id if self._across else None,
            also=tuple(other.id for other in also)[:MOST_NAMES],
        )

    def line(self, line: Line) -> Said:
        """A line of a claim: its first place, and the statements that carry the same words."""
        return self.said(line.first, (place.statement for place in line.places[1:]))

    def claim(self, claimed: Claimed, lines: int) -> OnClaim:
        """A claim with at most so many lines of each of its sides."""
        claim = claimed.claim
        statement = claimed.label.statement
        return OnClaim(
            id=claim.id,
            uri=self.links.uri(claim.id),
            page=self.links.page(claim.id),
            status=claim.status,
            since=claim.since,
            reason=short(claim.reason, 2 * NAME_CHARS),
            label=label_of(claim.label, statement),
            label_text_id=statement.text_id,
            label_statement=statement.id,
            origins_low=claim.origins_low,
            origins_high=claim.origins_high,
            outlets=claimed.outlets,
            sides=tuple(
                Side(side=side.name, total=len(side.lines), shown=tuple(map(self.line, side.telling(lines))))
                for side in claimed.sides
            ),
            rivals=claim.rivals[:MOST_NAMES],
            under=claim.under,
            ruled_by=tuple(map(short, claimed.ruled_by[:MOST_NAMES])),
        )

    def article(self, article: Article) -> OnArticle:
        """An article in one line."""
        numbers = self.sheet.copies.get(article.id, ())[:MOST_COPIES]
        return OnArticle(
            id=article.id,
            uri=self.links.uri(article.id),
            page=self.links.page(article.id),
            text_id=article.text_id,
            title=_short(article.title),
            outlet=_short(article.outlet),
            byline=_short(article.byline),
            published=article.published.value if article.published else None,
            day=article.known_on,
            address=_short(article.url, 4 * NAME_CHARS),
            credits=tuple(map(short, article.credits[:MOST_NAMES])),
            copies=tuple(self.sheet.articles[number - 1].id for number in numbers),
            revisions=len(article.revisions),
            statements=sum(statement.article == article.id for statement in self.sheet.view.statements),
        )

    @property
    def story(self) -> OnStory:
        """The story in one line."""
        return on_story(self.sheet.view.story, self.links)


def on_story(story: Story, links: Links) -> OnStory:
    """A story in one line."""
    return OnStory(
        id=story.id,
        uri=links.uri(story.id),
        page=links.page(story.id),
        headline=short(story.headline, 2 * NAME_CHARS),
        since=story.since,
        newest_change=story.newest_change,
        articles=story.articles,
        outlets=story.outlets,
        statements=story.statements,
        claims=story.claims,
    )


def passage(
    links: Links, *, text_id: str, day: str, outlet: str | None, at: Words, source: str | None = None
) -> Passage:
    """A place in the archive."""
    return Passage(
        text_id=text_id,
        uri=links.uri(text_id),
        page=links.page(text_id),
        outlet=_short(outlet),
        day=day,
        words=at,
        source=_short(source),
    )


def label_of(label: str, statement: StoryStatement) -> tuple[Words, ...]:
    """The places of a claim's label: words of one fragment of its statement, or whole fragments."""
    for span in statement.content:
        if (at := span.text.find(label)) >= 0:
            return (words(label, span.start + at),)
    return _spans(statement.content or statement.cue)


def _spans(spans: Iterable[Span], most: int | None = None) -> tuple[Words, ...]:
    shown = tuple(spans)[:MOST_SPANS]
    return tuple(words(span.text, span.start) if most is None else words(span.text, span.start, most) for span in shown)


def _days(days: Days | None) -> str | None:
    if days is None:
        return None
    return days.earliest if days.earliest == days.latest else f"{days.earliest}/{days.latest}"


def _short(text: str | None, most: int = NAME_CHARS) -> str | None:
    return short(text, most) if text else None
