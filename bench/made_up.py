"""An archive of made-up articles that no reader has read: rows of fictional words, drawn by Zipf's law.
In: an archive, and how many articles. Out: the archive with texts, statements, names and stories, as search needs them.
"""

from __future__ import annotations

import itertools
import sys
import time
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from reportedly.archive import Archive, Linkage, linkage_id
from reportedly.archive.indexing import NEVER, Entry, NameEntry, StatementEntry
from reportedly.record import (
    Capture,
    Cleaned,
    Given,
    Instant,
    Method,
    Plan,
    Reading,
    Revision,
    Source,
    Span,
    Stance,
    Statement,
    Story,
    StoryView,
    Text,
    make_id,
)  # fmt: skip

PER_STORY = 40
AT_ONCE = 1_000
PER_DAY = 80
"""Articles: 100,000 of them are three and a half years."""
SENTENCES = 16
OF_WORDS = 22
"""Words of a sentence; an article has some 350, as a wire report has."""
STATEMENTS = 12
VOCABULARY = 60_000
ZIPF = 1.05
"""Exponent; of English 1.0 to 1.1 (S. T. Piantadosi, 2014, Psychonomic Bulletin & Review 21)."""
OUTLETS = 200
SPEAKERS = 4_000
FIRST = date(2031, 3, 3)
SEEN = "2036-01-01T00:00:00Z"
PLAN = Plan.of(Method(name="made-up", version="1", digest="0"))
STANCES: tuple[Stance, ...] = get_args(Stance)
_ONSETS = "b d f g k l m n p r s t v z br dr gr kr pl st tr sk".split()
_VOWELS = "a e i o u ai ei ou ia".split()
_CODAS = "l m n r s th x nd rk lt".split()


@cache
def words() -> tuple[str, ...]:
    """The words of the articles, the most frequent first; 'said' is the sixth, as in the news it nearly is."""
    one = list(dict.fromkeys("".join(parts) for parts in itertools.product(_ONSETS, _VOWELS, _CODAS)))
    longer = (f"{head}{tail}" for tail, head in itertools.product(one, one))
    made = list(itertools.islice(itertools.chain(one, longer), VOCABULARY))
    np.random.default_rng(1).shuffle(made)
    made[5] = "said"
    return tuple(made)


def outlet(number: int) -> str:
    """An outlet of two words."""
    return f"{words()[1_000 + number].capitalize()} Courier"


def speaker(number: int) -> str:
    """A person of two words; low numbers speak often."""
    return f"{words()[2_000 + number].capitalize()} {words()[7_000 + number].capitalize()}"


def fill(archive: Archive, articles: int) -> float:
    """Fills an archive with articles in stories; the seconds that it takes to save the stories with their index."""
    chance = np.random.default_rng(2)
    frequency = 1 / np.arange(1, VOCABULARY + 1) ** ZIPF
    cumulated = np.cumsum(frequency / frequency.sum())
    spent = 0.0
    for first in range(0, articles, AT_ONCE):
        ends = min(articles, first + AT_ONCE)
        group = [_revision(number, chance, cumulated) for number in range(first, ends)]
        _save(archive, group)
        linkages = [_linkage(group[at : at + PER_STORY]) for at in range(0, len(group), PER_STORY)]
        begin = time.perf_counter()
        archive.save_stories((), linkages, archive.linkage_ids())
        spent += time.perf_counter() - begin
        if sys.stderr.isatty():
            print(f"\r{ends:,} articles", end="", file=sys.stderr, flush=True)
    return spent


def _save(archive: Archive, revisions: Sequence[Revision]) -> None:
    captures = [
        Capture.of(input=one.input, media="text", body=one.input.encode(), given=Given(), observed_at=SEEN)
        for one in revisions
    ]
    archive.save_captures(captures)
    cleaned = [(capture.id, Cleaned(text=one.text)) for capture, one in zip(captures, revisions, strict=True)]
    archive.save_cleanings(cleaned, cleaner="made-up/1", made_at=SEEN)
    archive.save_readings([one.reading for one in revisions], PLAN, SEEN)


def _revision(number: int, chance: np.random.Generator, cumulated: NDArray[np.float64]) -> Revision:
    """An article: a title and sentences of drawn words; in the first STATEMENTS of them somebody said the rest."""
    ranks = np.searchsorted(cumulated, chance.random(SENTENCES * OF_WORDS)).clip(max=VOCABULARY - 1)
    drawn = [words()[rank] for rank in ranks]
    title = " ".join(drawn[:8]).capitalize()
    body, at, statements = [title], len(title) + 1, []
    for place in range(SENTENCES):
        content = " ".join(drawn[place * OF_WORDS : (place + 1) * OF_WORDS])
        if place < STATEMENTS:
            by = speaker(int(SPEAKERS * chance.random() ** 3))
            statements.append(_statement(number, place, by, content, at))
            content = f"{by} said {content}"
        body.append(f"{content}.")
        at += len(content) + 2
    text = Text.of(
        text="\n".join(body),
        title=title,
        outlet=outlet(number % OUTLETS),
        published=Instant(value=(FIRST + timedelta(days=number // PER_DAY)).isoformat(), from_="given"),
        method="made-up/1",
    )
    reading = Reading(
        id=Reading.id_of(text.id, PLAN.id), text_id=text.id, plan_id=PLAN.id, statements=tuple(statements)
    )
    return Revision(text=text, reading=reading, input=f"made-up/{number}", observed_at=SEEN)


def _statement(number: int, place: int, by: str, content: str, at: int) -> Statement:
    cue, begin = at + len(by) + 1, at + len(by) + len(" said ")
    return Statement(
        id=make_id("stm", "made-up", number, place),
        kind="indirect",
        stance="asserts" if place % 3 else STANCES[(number + place) % len(STANCES)],
        confidence=0.9,
        source=Source(start=at, end=at + len(by), text=by),
        cue=(Span(start=cue, end=cue + 4, text="said"),),
        content=(Span(start=begin, end=begin + len(content), text=content),),
    )


def _linkage(group: Sequence[Revision]) -> Linkage:
    """The story of a group with all that search looks in; claims and links are left out."""
    days = [one.text.published.day or "" for one in group if one.text.published]
    story = Story(
        id=make_id("sto", group[0].text.article_id),
        headline=group[-1].text.title or "",
        as_of=None,
        since=days[0],
        newest_change=days[-1],
        articles=len(group),
        outlets=len(group),
        statements=sum(len(one.reading.statements) for one in group),
        claims=0,
    )
    view = StoryView(
        story=story, articles=(), entities=(), statements=(), claims=(), changes=(), copies=(), series=()
    )  # fmt: skip
    readings = tuple(sorted(one.reading.id for one in group))
    told: set[str] = set()
    return Linkage(
        id=linkage_id(readings, "made-up/1"),
        linker="made-up/1",
        readings=readings,
        told=view,
        links=(),
        things=(),
        entries=tuple(_entry(one, story.id, day, told) for one, day in zip(group, days, strict=True)),
    )


def _entry(revision: Revision, story: str, day: str, told: set[str]) -> Entry:
    """What search looks in of an article; `told` are the names that its story has already."""
    statements, names = [], []
    for said in revision.reading.statements:
        by, (cue,), (content,), place = said.source.text or "", said.cue, said.content, said.source.range or (0, 1)
        entity = make_id("ent", story, by)
        if by not in told:
            told.add(by)
            key = f"person:{by.lower()}"
            names.append(NameEntry(entity=entity, name=by, type="PERSON", key=key, start=place[0], end=place[1]))
        statements.append(
            StatementEntry(
                id=said.id, entity=entity, stance=said.stance, content=content.text, source=by, cue=cue.text,
                places=((content.range,), (place,), (cue.range,)),
            )
        )  # fmt: skip
    text = revision.text
    return Entry(
        text_id=text.id, story=story, reading=revision.reading.id, known_on=day, until=NEVER, outlet=text.outlet,
        also="", statements=tuple(statements), names=tuple(names),
    )  # fmt: skip
