"""What rows are made of: the items of a story, and what their columns ask about it beyond the item itself.
In: a StoryView. Out: its sides, points and speakers, in order, and look-ups by id.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from reportedly.desk.lines import ruled_in
from reportedly.desk.sheet import SIDES, Sheet, arrange, outlet_of
from reportedly.record import Article, Claim, FigurePoint, Range, Series, StoryStatement, StoryView, make_id


@dataclass(frozen=True, slots=True, kw_only=True)
class OnSide:
    """That a statement is on a side of a claim."""

    claim: Claim
    side: str
    statement: StoryStatement
    ruled_by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A figure where it is stated, in its series."""

    series: Series
    point: FigurePoint


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """One who speaks in a story: an entity or, where the words stand for none, all who go by the same words."""

    entity: str | None
    name: str
    said: tuple[StoryStatement, ...]
    """In order of day."""

    @property
    def id(self) -> str:
        """The id of the entity, else one made of the words."""
        return self.entity or make_id("spk", self.name)


class Seen:
    """A story as the columns of its tables and the writers of exports see it."""

    def __init__(self, view: StoryView, sheet: Sheet | None = None) -> None:
        self.view = view
        self.story = view.story.id
        self.sheet = arrange(view) if sheet is None else sheet
        self.entities = {entity.id: entity for entity in view.entities}
        self.articles = {article.id: article for article in view.articles}
        self.outlets = {article.id: outlet_of(article) for article in view.articles}
        self.by_id = {statement.id: statement for statement in view.statements}
        self.said_in = Counter(statement.article for statement in view.statements)
        self.wires = {name: group.wire for group in view.copies if group.wire for name in group.articles}

    @cached_property
    def statements(self) -> tuple[StoryStatement, ...]:
        """In order of day, article and place."""
        numbers = self.sheet.numbers
        return tuple(sorted(self.view.statements, key=lambda s: (numbers[s.article], hull(s) or (0, 0), s.id)))

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """In the order of the brief: what is most disputed first, and under each claim those that are more precise."""
        return tuple(each.claim for top in self.sheet.claims for each in (top, *top.specific))

    @cached_property
    def sides(self) -> tuple[OnSide, ...]:
        """Every statement of every side of every claim."""
        return tuple(side for claim in self.claims for side in self._sides(claim))

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """Series by series, each in order of day."""
        return tuple(
            Point(series=each.series, point=point) for each in self.sheet.figures for point in each.series.points
        )

    @cached_property
    def speakers(self) -> tuple[Speaker, ...]:
        """Those with the most statements first."""
        found: dict[tuple[str | None, str], list[StoryStatement]] = {}
        for statement in self.statements:
            entity = self.entities.get(statement.source.entity or "")
            name = entity.name if entity else statement.source.text or statement.origin
            found.setdefault((entity.id if entity else None, name), []).append(statement)
        speakers = (Speaker(entity=entity, name=name, said=tuple(said)) for (entity, name), said in found.items())
        return tuple(sorted(speakers, key=lambda one: (-len(one.said), one.name, one.entity or "")))

    @cached_property
    def speaker_of(self) -> dict[str, Speaker]:
        """Statement id to who makes it."""
        return {said.id: speaker for speaker in self.speakers for said in speaker.said}

    @cached_property
    def claims_of(self) -> dict[str, tuple[str, ...]]:
        """Statement id to the claims that it is on a side of."""
        found: dict[str, dict[str, None]] = {}
        for side in self.sides:
            found.setdefault(side.statement.id, {})[side.claim.id] = None
        return {statement: tuple(claims) for statement, claims in found.items()}

    def outlets_of(self, articles: Iterable[str]) -> tuple[str, ...]:
        """The outlets of some articles, each once."""
        return tuple(dict.fromkeys(self.outlets[name] for name in articles if name in self.outlets))

    def carrying(self, claim: Claim) -> tuple[str, ...]:
        """The articles that speak to a claim, each once."""
        return tuple(dict.fromkeys(side.statement.article for side in self._sides(claim)))

    def numbered(self, numbers: Iterable[int]) -> tuple[str, ...]:
        """The ids of the articles that have these numbers on the sheet."""
        return tuple(self.sheet.articles[at - 1].id for at in numbers)

    def retells(self, article: Article, *, directed: bool) -> str | None:
        """The id of the article whose report it tells in other words, where which came first is known, or is not."""
        other = self.sheet.rewrites.get(article.id)
        return self.sheet.articles[other.number - 1].id if other and other.directed == directed else None

    def _sides(self, claim: Claim) -> Iterator[OnSide]:
        ruled = ruled_in(claim)
        for side in SIDES:
            for name in getattr(claim, side):
                yield OnSide(claim=claim, side=side, statement=self.by_id[name], ruled_by=ruled.get(name, ()))


def hull(statement: StoryStatement) -> Range | None:
    """From the first to the last place of a statement's content, or of its cue where it has none."""
    spans = statement.content or statement.cue
    return (min(span.start for span in spans), max(span.end for span in spans)) if spans else None
