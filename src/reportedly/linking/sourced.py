"""One person or body across stories: what it says, where it stands on each claim, and where that changed.
In: views of stories, and the ids of the entity in them. Out: a SourceView; a pure function of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from reportedly.record import EntityType, Statement, StoryEntity, StoryStatement, StoryView
from reportedly.record.sourced import (
    Namesake,
    OnClaim,
    Side,
    SourcedStatement,
    SourceIn,
    SourceView,
    Stand,
    Taken,
    Turn,
)

SIDES: tuple[Side, ...] = ("supports", "hedges", "denies", "declines")
_FIRST: tuple[Side, ...] = ("denies", "supports", "hedges", "declines")
"""The side that a day counts for where its statements take several: a denial is told in so many words, while a
statement can be on a claim's side by a likeness; who speaks is not silent."""


def sourced(
    views: Sequence[StoryView],
    entities: Collection[str],
    as_of: str | None = None,
    namesakes: Sequence[Namesake] = (),
) -> SourceView | None:
    """What the `entities` of these stories, taken for one, say; None where they are in none of them.

    A statement counts on the day on which it was said where its text tells one that is past, else from when it was
    known: a denial of Monday that a paper tells again on Friday is no news of Friday.
    """
    its = [(view, [entity for entity in view.entities if entity.id in entities]) for view in views]
    its = sorted(((view, found) for view, found in its if found), key=lambda one: (one[0].story.since, one[0].story.id))
    if not its:
        return None
    told = [statement for view, found in its for statement in _statements(view, {entity.id for entity in found})]
    by_id = {statement.id: statement for statement in told}
    claims = [claim for view, _ in its for claim in _claims(view, by_id)]
    turns = [turn for claim in claims for turn in _turns(claim, by_id)]
    spoken = Counter((one.story, one.source.entity) for one in told)
    everyone = [entity for _, found in its for entity in found]
    names = _names(everyone)
    return SourceView(
        id=everyone[0].id,
        name=_name(everyone, spoken, its),
        type=_type(everyone),
        names=names,
        as_of=as_of,
        stories=tuple(
            sorted(
                (_in_story(view, entity, spoken) for view, found in its for entity in found),
                key=lambda one: (-one.statements, one.story, one.entity),
            )
        ),
        turns=tuple(sorted(turns, key=lambda turn: (turn.date, turn.claim, turn.after_statement), reverse=True)),
        claims=tuple(sorted(claims, key=lambda claim: (claim.stands[-1].date, claim.claim), reverse=True)),
        statements=tuple(sorted(told, key=lambda one: (one.day, one.known_on, one.id), reverse=True)),
        namesakes=tuple(namesakes),
    )


def day_of(statement: StoryStatement) -> str:
    """The day on which it was said, where the text tells one that is past; else the day from which it was known."""
    said = statement.said_on.latest if statement.said_on else None
    return said if said and len(said) == len("2024-10-17") and said <= statement.known_on else statement.known_on


def _statements(view: StoryView, entities: Collection[str]) -> Iterator[SourcedStatement]:
    articles = {article.id: article for article in view.articles}
    sides: dict[str, list[Taken]] = {}
    for claim in view.claims:
        for side in SIDES:
            for name in getattr(claim, side):
                sides.setdefault(name, []).append(Taken(claim=claim.id, side=side))
    for statement in view.statements:
        if statement.source.entity not in entities:
            continue
        fields = {name: getattr(statement, name) for name in StoryStatement.__struct_fields__}
        article = articles[statement.article]
        yield SourcedStatement(
            **fields,
            story=view.story.id,
            outlet=article.outlet,
            title=article.title,
            day=day_of(statement),
            sides=tuple(sides.get(statement.id, ())),
        )


def _claims(view: StoryView, told: Mapping[str, SourcedStatement]) -> Iterator[OnClaim]:
    for claim in view.claims:
        by_day: dict[str, list[tuple[SourcedStatement, Side]]] = {}
        for side in SIDES:
            for name in getattr(claim, side):
                if name in told:
                    by_day.setdefault(told[name].day, []).append((told[name], side))
        if by_day:
            stands = tuple(_stand(day, by_day[day]) for day in sorted(by_day))
            yield OnClaim(claim=claim.id, story=view.story.id, label=claim.label, status=claim.status, stands=stands)


def _stand(day: str, taken: Sequence[tuple[SourcedStatement, Side]]) -> Stand:
    sides = {side for _, side in taken}
    ordered = sorted((statement for statement, _ in taken), key=lambda one: (one.known_on, one.id))
    return Stand(
        date=day,
        sides=tuple(side for side in SIDES if side in sides),
        statements=tuple(statement.id for statement in ordered),
    )


def _turns(claim: OnClaim, told: Mapping[str, SourcedStatement]) -> Iterator[Turn]:
    """Days on which it is told on another side than when it last spoke of the claim."""
    for before, after in pairwise(claim.stands):
        was, now = (next(side for side in _FIRST if side in stand.sides) for stand in (before, after))
        if was == now:
            continue
        earlier = [told[name] for name in before.statements if _side(told[name], claim.claim) == was][-1]
        later = next(told[name] for name in after.statements if _side(told[name], claim.claim) == now)
        yield Turn(
            claim=claim.claim,
            story=claim.story,
            label=claim.label,
            date=after.date,
            before_on=before.date,
            before=was,
            after=now,
            before_statement=earlier.id,
            after_statement=later.id,
            before_words=_words(earlier),
            after_words=_words(later),
        )


def _side(statement: SourcedStatement, claim: str) -> Side:
    return next(taken.side for taken in statement.sides if taken.claim == claim)


def _words(statement: Statement) -> str:
    """Cue and content, in the order of the text."""
    spans = sorted((*statement.cue, *statement.content))
    return " … ".join(span.text for span in spans)


def _in_story(view: StoryView, entity: StoryEntity, spoken: Mapping[tuple[str, str | None], int]) -> SourceIn:
    return SourceIn(
        story=view.story.id,
        headline=view.story.headline,
        entity=entity.id,
        name=entity.name,
        names=entity.names,
        statements=spoken.get((view.story.id, entity.id), 0),
    )


def _names(entities: Sequence[StoryEntity]) -> tuple[str, ...]:
    """Every name, that of the most stories first; of as many, in the order of the stories."""
    counts = Counter(name for entity in entities for name in entity.names)
    return tuple(sorted(counts, key=lambda name: -counts[name]))


def _name(
    entities: Sequence[StoryEntity],
    spoken: Mapping[tuple[str, str | None], int],
    its: Sequence[tuple[StoryView, Sequence[StoryEntity]]],
) -> str:
    """The name in the story in which it says the most; of as much, in the first."""
    of = {entity.id: spoken.get((view.story.id, entity.id), 0) for view, found in its for entity in found}
    return max(entities, key=lambda entity: of[entity.id]).name


def _type(entities: Sequence[StoryEntity]) -> EntityType:
    counts = Counter(entity.type for entity in entities)
    return max(counts, key=lambda kind: counts[kind])
