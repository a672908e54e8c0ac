"""A tiny builder of read articles, for fictional stories told in a few lines.
In: an article's words and who says what in them. Out: Revisions as linking gets them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import pytest

from reportedly.record import (
    Entity,
    EntityType,
    Figure,
    Instant,
    Mention,
    Reading,
    Revision,
    Source,
    Span,
    Stance,
    Statement,
    Text,
    TimeRef,
    make_id,
)
from reportedly.record.reading import ChainLink


class Says(NamedTuple):
    """One statement, by its words as they stand in the text."""

    source: str | None
    cue: str
    content: str
    stance: Stance = "asserts"
    anonymous: bool = False
    chain: tuple[str, ...] = ()
    figures: tuple[tuple[str, float, str], ...] = ()
    """(words of the number, value, what it counts)"""
    more: bool = False
    """Whether its figures are increments."""


def article(
    words: str,
    *says: Says,
    published: str | None = None,
    updated: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    credits: tuple[str, ...] = (),
    dateline: str | None = None,
    names: Mapping[str, EntityType] | None = None,
    times: Iterable[tuple[str, str]] = (),
    observed_at: str = "2031-12-31T00:00:00Z",
) -> Revision:
    """A read article; its title is its first line, and its names are mentioned wherever they stand."""
    text = Text.of(
        text=words,
        title=words.split("\n", 1)[0],
        outlet=outlet,
        url=url,
        credits=credits,
        dateline=dateline,
        published=Instant(value=published, from_="given") if published else None,
        updated=Instant(value=updated, from_="given") if updated else None,
    )
    entities = {
        name: Entity(id=make_id("ent", text.id, name), name=name, type=kind) for name, kind in (names or {}).items()
    }
    figures: dict[str, Figure] = {}
    statements = [_statement(text, one, number, entities, figures) for number, one in enumerate(says)]
    reading = Reading(
        id=Reading.id_of(text.id, "hand"),
        text_id=text.id,
        plan_id="hand",
        statements=tuple(statements),
        figures=tuple(figures.values()),
        times=tuple(
            TimeRef(start=words.index(t), end=words.index(t) + len(t), text=t, type="DATE", value=value)
            for t, value in times
        ),
        entities=tuple(entities.values()),
        mentions=tuple(_mentions(words, entities)),
    )
    reading.check(text)
    return Revision(text=text, reading=reading, input=f"{outlet}.txt", observed_at=observed_at)


def _statement(
    text: Text, one: Says, number: int, entities: Mapping[str, Entity], figures: dict[str, Figure]
) -> Statement:
    content = _span(text.text, one.content)
    cue = _span(text.text, one.cue)
    source = _span(text.text, one.source) if one.source else None
    for words, value, counts in one.figures:
        start = content.start + content.text.index(words)
        name = make_id("fig", text.id, start)
        figures[name] = Figure(
            id=name, start=start, end=start + len(words), text=words, low=value, high=value, value=value,
            modifier="exact", unit="persons", counts=counts, increment=one.more,
        )  # fmt: skip
    return Statement(
        id=make_id("stm", text.id, number, one.content),
        kind="indirect",
        stance=one.stance,
        confidence=1.0,
        source=_source(source, one, entities),
        cue=(cue,),
        content=(content,),
        chain=tuple(ChainLink(text=name) for name in one.chain),
        figures=tuple(name for name, f in figures.items() if content.start <= f.start and f.end <= content.end),
        location="headline" if content.end <= len(text.title or "") else "body",
    )


def _source(span: Span | None, one: Says, entities: Mapping[str, Entity]) -> Source:
    if span is None:
        return Source(anonymous=True)
    entity = next((e.id for name, e in entities.items() if name in span.text and e.type in ("PERSON", "ORG")), None)
    return Source(start=span.start, end=span.end, text=span.text, entity=entity, anonymous=one.anonymous)


def _mentions(words: str, entities: Mapping[str, Entity]) -> Iterable[Mention]:
    for name, entity in entities.items():
        start = words.find(name)
        while start >= 0:
            yield Mention(start=start, end=start + len(name), text=name, form="name", entity=entity.id)
            start = words.find(name, start + 1)


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span.of(text, start, start + len(words))


class Press(NamedTuple):
    """What a test needs to tell a story: `press.article(...)` with `press.says(...)`."""

    article: Any = article
    says: type[Says] = Says


@pytest.fixture
def press() -> Press:
    return Press()


@pytest.fixture
def dam() -> tuple[Revision, ...]:
    """Five articles on one dam: a claim, a denial, silence and its end, and a figure that moves."""
    lands: dict[str, EntityType] = {"Varania": "GPE", "Oskerland": "GPE"}
    engineers = "Engineers familiar with the site"
    interior, water = "Oskerland's interior ministry", "Varania's water ministry"
    few, more, added = (f"{number} villagers were evacuated below the dam" for number in ("1,200", "3,400", "200 more"))
    return (
        article(
            "Cracks reported at Tamsin dam in Varania\n"
            f"{engineers} said the Tamsin dam has cracked along its northern wall. "
            f"{water} declined to comment on the Tamsin dam wall.",
            Says(engineers, "said", "the Tamsin dam has cracked along its northern wall", anonymous=True),
            Says(water, "declined to comment on", "the Tamsin dam wall", "declines"),
            published="2031-03-02T09:00+00:00",
            outlet="Harrow Post",
            names=lands,
        ),
        article(
            "Tamsin dam: Oskerland sees cracked wall\n"
            f"{interior} said the wall of the Tamsin dam has cracked. The ministry said {few}.",
            Says(interior, "said", "the wall of the Tamsin dam has cracked"),
            Says("The ministry", "said 1", few, figures=(("1,200", 1200, "villagers"),)),
            published="2031-03-04T08:00+00:00",
            outlet="The Lantern",
            names=lands,
        ),
        article(
            "Varania dismisses dam reports\n"
            f"{water} denied that the wall of the Tamsin dam had cracked. "
            "The Varania government called the Oskerland claims fake news.",
            Says(water, "denied", "the wall of the Tamsin dam had cracked", "denies"),
            Says("The Varania government", "called", "the Oskerland claims fake news", "denies"),
            published="2031-03-05T18:30+00:00",
            outlet="Marsh Herald",
            names=lands,
        ),
        article(
            f"Evacuation grows below Tamsin dam\n{interior} said {more} by Friday.",
            Says(interior, "said", more, figures=(("3,400", 3400, "villagers"),)),
            published="2031-03-07T07:15+00:00",
            outlet="Harrow Post",
            names=lands,
        ),
        article(
            f"More villagers leave below Tamsin dam\nRed Lamp said {added}.",
            Says("Red Lamp", "said", added, figures=(("200 more", 200, "villagers"),), more=True),
            published="2031-03-08T07:15+00:00",
            outlet="The Lantern",
            names={**lands, "Red Lamp": "ORG"},
        ),
    )
