"""How long a search takes: queries of every sort on an archive of made-up articles that no reader has read.
In: how many articles. Out: for 2,000 of them ratios that hold on any machine; with --articles 100000 milliseconds.

The articles are rows of fictional words, drawn by Zipf's law as words of the news are, with statements, names and
stories put over them: what is measured is the archive, not the reader.
"""

from __future__ import annotations

import argparse
import itertools
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, get_args

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

ARTICLES = 2_000
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
ROUNDS = 5
_ONSETS = "b d f g k l m n p r s t v z br dr gr kr pl st tr sk".split()
_VOWELS = "a e i o u ai ei ou ia".split()
_CODAS = "l m n r s th x nd rk lt".split()


class Asked(NamedTuple):
    """A query of the benchmark."""

    name: str
    query: str
    filters: Mapping[str, str] = MappingProxyType({})


def queries(stories: Sequence[str]) -> tuple[Asked, ...]:
    """Of every sort: common and rare words, phrases, beginnings, filters; stories as the archive has them."""
    common, other, rare, rarer = (words()[rank] for rank in (3, 12, 4_000, 30_000))
    middle = (FIRST + timedelta(days=30)).isoformat()
    return (
        Asked("a common word", "said"),
        Asked("another common word", common),
        Asked("a rare word", rarer),
        Asked("two common words", f"{common} {other}"),
        Asked("a common and a rare word", f"said {rare}"),
        Asked("a phrase of common words", f'"{common} {other}"'),
        Asked("a phrase", f'"said {common}"'),
        Asked("a beginning of three letters", f"{words()[40][:3]}*"),
        Asked("a beginning of five letters", f"{words()[300][:5]}*"),
        Asked("either word", f"{common} OR {rare}"),
        Asked("a word without another", f"{rare} -{common}"),
        Asked("an outlet", "said", {"outlet": outlet(7)}),
        Asked("a stance", "said", {"stance": "denies"}),
        Asked("a source", "said", {"source": speaker(3)}),
        Asked("source and stance, no word", "", {"source": speaker(3), "stance": "denies"}),
        Asked("a story", "said", {"story": stories[len(stories) // 2]}),
        Asked("a week", common, {"since": middle, "until": (FIRST + timedelta(days=37)).isoformat()}),
        Asked("as of a day", f"{common} {rare}", {"as_of": middle}),
        Asked("all filters", "said", {"source": speaker(3), "stance": "asserts", "since": middle, "outlet": outlet(7)}),
    )  # fmt: skip


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


class Taken(NamedTuple):
    """What a query took, by the clock and of the processor, in milliseconds, round by round; and what it found."""

    clock: tuple[float, ...]
    processor: tuple[float, ...]
    total: int
    more: bool


def measure(archive: Archive, rounds: int = ROUNDS) -> dict[str, Taken]:
    """Each query by its name: all kinds at once, 50 hits of each with their snippets; one round before to warm up."""
    stories = [story.id for story in archive.stories()]
    found: dict[str, Taken] = {}
    for asked in queries(stories):
        clock, processor = [], []
        for _ in range(rounds + 1):
            begin, began = time.perf_counter(), time.process_time()
            answer = archive.search(asked.query, **asked.filters)  # type: ignore[arg-type]
            clock.append(1000 * (time.perf_counter() - begin))
            processor.append(1000 * (time.process_time() - began))
        found[asked.name] = Taken(tuple(clock[1:]), tuple(processor[1:]), answer.total, answer.more)
    return found


def score_search(_: Path) -> dict[str, float]:
    """100 × the time of reading every text once over that of a search; higher is better. And what the index holds."""
    with tempfile.TemporaryDirectory() as folder, Archive.open(Path(folder) / "search.db") as archive:
        fill(archive, ARTICLES)
        taken = measure(archive)
        scan = min(_scan(archive) for _ in range(ROUNDS))
        size = kilobytes(archive) / ARTICLES
    each = {name: min(its.processor) for name, its in taken.items()}
    return {
        "100 × looking through all texts / a search, the median query": 100 * scan / statistics.median(each.values()),
        "the same, the slowest query": 100 * scan / max(each.values()),
        "KB of the index per article, below 32": 32 - size,
    }


def scale(articles: int, file: Path) -> None:
    """Prints what each query takes in an archive of so many articles, and what the index holds of each."""
    with Archive.open(file) as archive:
        if not archive.stories():
            print(f"{articles:,} articles indexed in {fill(archive, articles):.0f} s", flush=True)
        taken = measure(archive)
        print(f"{kilobytes(archive) / articles:.1f} KB of the index per article")
    print(f"{'milliseconds':34}{'p50':>8}{'p95':>8}{'processor':>11}   found")
    for name, its in taken.items():
        p95 = sorted(its.clock)[round(0.95 * (len(its.clock) - 1))]
        many = f"{'more than ' if its.more else ''}{its.total:,}"
        middle, own = statistics.median(its.clock), statistics.median(its.processor)
        print(f"{name:34}{middle:8.1f}{p95:8.1f}{own:11.1f}   {many}")
    clocks = sorted(spent for its in taken.values() for spent in its.clock)
    owns = [spent for its in taken.values() for spent in its.processor]
    p95 = clocks[round(0.95 * (len(clocks) - 1))]
    print(f"{'all queries':34}{statistics.median(clocks):8.1f}{p95:8.1f}{statistics.median(owns):11.1f}")


def kilobytes(archive: Archive) -> float:
    """What search keeps: the index and the rows that it is of."""
    held = [f"SELECT sum(length(block)) FROM {name}_index_data" for name in ("text", "statement", "name")]  # noqa: S608
    held.append("SELECT sum(length(text_id) + length(story_id) + length(digest) + 60) FROM search_text")
    held.append(
        "SELECT sum(length(id) + length(entity) + length(content) + length(source) + length(cue) + length(places) "
        "+ length(outlet) + length(tags) + 20) FROM search_statement"
    )
    held.append("SELECT sum(length(entity) + length(name) + length(key) + length(outlet) + 40) FROM search_name")
    with archive._reading() as connection:
        return sum(float(connection.exec_driver_sql(query).scalar() or 0) for query in held) / 1024


def _scan(archive: Archive) -> float:
    """Milliseconds of the processor for looking through every text for a word that none has."""
    begin = time.process_time()
    with archive._reading() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM text WHERE body LIKE '%no such word%'").scalar()
    return 1000 * (time.process_time() - begin)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bench.search_speed", description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000, help="how many; by default %(default)s")
    parser.add_argument("--keep", type=Path, help="the archive, made if it is not there, and measured again if it is")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as its_folder:
        scale(arguments.articles, arguments.keep or Path(its_folder) / "search.db")
