"""How long a search takes: queries of every sort on an archive of made-up articles that no reader has read.
In: how many articles. Out: for 2,000 of them ratios that hold on any machine; with --articles 100000 milliseconds.

What is measured is the archive, not the reader: see bench.made_up.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from bench.made_up import FIRST, fill, outlet, speaker, words
from reportedly.archive import Archive

ARTICLES = 2_000
ROUNDS = 5


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
