"""Accuracy and speed against their floors: `python -m bench`, or `make bench`.
In: the corpora, from $REPORTEDLY_SHARED or ../shared. Out: a table; exit 1 when a figure is below its floor.

`--raise` moves floors up to what was measured, never down, and adds a line to history.jsonl. Corpora are not part of
this repository; without them their rows are skipped, and said to be. One that is there and is not the one that its
floors were measured on fails: bench/corpora.json has digests, and a line deleted there is written anew by `--raise`.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from bench.anchors import score_anchors
from bench.changes_gold import score_changes
from bench.check import score_seeds as score_checked_seeds
from bench.check import score_story
from bench.claimdiff import CORPUS as OF_STRENGTH
from bench.claimdiff import score_claimdiff
from bench.claims import score_claims_apart
from bench.copies import CORPUS as OF_COPIES
from bench.copies import score_copies
from bench.coreference import GUM as OF_CHAINS
from bench.coreference import ONTOGUM, score_coreference
from bench.corpora import changed, digests, known, missing, remember
from bench.counted import TREEBANKS
from bench.desk import score_desk
from bench.emergent import CORPUS as OF_ANSWERS
from bench.emergent import score_emergent
from bench.entities import ECB, score_entities
from bench.figures import score_figures
from bench.lines import score_lines
from bench.linking_gold import score_claims
from bench.linking_speed import score_linking
from bench.names import WORLDWIDE, score_names
from bench.opposing import CORPUS as OWN_STORIES
from bench.opposing import score_opposing
from bench.ours import score_ours
from bench.pages import ARCHIVE, score_pages
from bench.polnear import score_polnear, score_reader
from bench.search_speed import score_search
from bench.seeds import score_seeds
from bench.speed import score_speed
from bench.stories import CORPUS as OF_STORIES
from bench.stories import score_stories
from bench.syntax import GUM, score_syntax
from bench.times import score_times
from reportedly.reading import RULES

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
HISTORY = HERE / "history.jsonl"

Scorer = Callable[[Path], Mapping[str, float]]


class Suite(NamedTuple):
    """A scorer, which is given the shared folder, and patterns of the files it reads."""

    score: Scorer
    corpora: tuple[str, ...] = ()


POLNEAR = ("data/polnear.dev.jsonl.gz", "score/polnear.py")
SEEDS = ("gold/[0-9]*.json", "seeds/*.txt", "score/statements.py")
SUITES: dict[str, Suite] = {
    "polnear": Suite(score_polnear, POLNEAR),
    "polnear-reader": Suite(score_reader, POLNEAR),
    "ours": Suite(score_ours, ("training/ours/*.txt", "score/polnear.py")),
    "seeds": Suite(score_seeds, SEEDS),
    "seeds-rules": Suite(lambda shared: score_seeds(shared, RULES), SEEDS),
    "syntax": Suite(score_syntax, (GUM,)),
    "names": Suite(score_names, (WORLDWIDE,)),
    "coreference": Suite(score_coreference, (*OF_CHAINS, ONTOGUM)),
    "figures": Suite(
        lambda shared: score_figures(shared / "data"),
        (
            "data/newsquant.even.json.gz",
            "data/recognizers-text-english.tar.gz",
            *(f"data/{name}" for name in TREEBANKS),
        ),
    ),
    "times": Suite(
        lambda shared: score_times(shared / "data"),
        ("data/timebank-aquaint.tar.gz", "data/gum-dates-tei.tar.gz", "data/recognizers-text-english.tar.gz"),
    ),
    "pages": Suite(lambda shared: _percent(score_pages(shared / "data")), (f"data/{ARCHIVE}",)),
    "lines": Suite(lambda shared: score_lines(shared / "data"), (f"data/{ARCHIVE}",)),
    "claims": Suite(lambda shared: _percent(score_claims(shared)), ("gold/claims.json", *SEEDS[:2])),
    "changes": Suite(score_changes, ("gold/changes.json", *SEEDS)),
    "entities": Suite(score_entities, (ECB, *SEEDS[:2])),
    "claims-apart": Suite(score_claims_apart, (OWN_STORIES, "gold/claims.json", *SEEDS[:2])),
    "copies": Suite(score_copies, (OF_COPIES,)),
    "emergent": Suite(score_emergent, (OF_ANSWERS, "training/answering.txt", OWN_STORIES)),
    "opposing": Suite(score_opposing, (OWN_STORIES,)),
    "claimdiff": Suite(score_claimdiff, (OF_STRENGTH,)),
    "anchors": Suite(score_anchors, POLNEAR),
    "stories": Suite(score_stories, (OF_STORIES,)),
    "check": Suite(score_story),
    "check-seeds": Suite(score_checked_seeds, ("seeds/*.txt",)),
    "speed": Suite(score_speed),
    "linking": Suite(score_linking),
    "search": Suite(score_search),
    "desk": Suite(score_desk),
}


def _percent(figures: Mapping[str, float]) -> dict[str, float]:
    """Shares as percent; counts are not figures to hold a floor against."""
    return {row: 100 * value for row, value in figures.items() if value <= 1}


MARGIN = {
    "speed: 100 × splitting 20 times / reading once": 0.6,
    "speed: reader with frames, 100 × encoder / whole reading": 0.9,
    "speed: vectors, 100 × reading without / reading with them": 0.9,
    "times: value.accuracy with the reader's trees": 0.99,
    "figures: unit.f1 with the reader's trees": 0.99,
    "figures: counted noun F1 with the reader's trees": 0.99,
    "copies: 100 × splitting into words / whole search": 0.6,
    "copies: KB per document, below 64": 0.9,
    "stories: 100 × splitting into words / telling": 0.6,
    "linking: 100 × reading by rules / link and view of 200 articles": 0.6,
    "linking: the same with vectors": 0.6,
    "search: 100 × looking through all texts / a search, the median query": 0.6,
    "search: the same, the slowest query": 0.6,
    "desk: first views a second of a story of 500 claims": 0.6,
}
"""Share of a measured figure that its floor is set to; timings are noisy also as ratios. Others are exact."""
TIMED = ("copies", "stories", "speed", "linking", "search", "desk")
"""Suites that look at the clock: each has the machine to itself."""
LEARNED = (
    "polnear-reader",
    "ours",
    "seeds",
    "syntax",
    "names",
    "coreference",
    "lines",
    "emergent",
    "claimdiff",
    "opposing",
    "anchors",
    "claims-apart",
    "changes",
    "stories",
    "entities",
    "check",
    "check-seeds",
)
LEARNED_MARGIN = 0.99
"""The same for suites that run the model or train one: their sums differ a little between processors."""


def main() -> int:
    """Runs the suites asked for and compares them with the floors."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("suites", nargs="*", choices=[*SUITES, []], help="which to run; all by default")
    parser.add_argument("--raise", dest="raise_", action="store_true", help="move floors up to what is measured now")
    arguments = parser.parse_args()
    shared = Path(os.environ.get("REPORTEDLY_SHARED") or HERE.parent.parent / "shared")
    measured, now, notes = _measure(arguments.suites or list(SUITES), shared)
    other = changed(now, known())
    notes += [f"{corpus}: not the files that the floors were measured on (bench/corpora.json)" for corpus in other]
    floors: dict[str, float] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    ran = {row.split(":")[0] for row in measured}
    lost = [row for row in floors if row.split(":")[0] in ran and row not in measured]
    _show(measured, floors, [*notes, *(f"{row}: has a floor and was not measured" for row in lost)])
    if arguments.raise_ and not other:
        _raise(measured, floors)
        remember(now)
        return 0
    below = any(value < floors.get(row, value) for row, value in measured.items())
    return int(bool(lost) or bool(other) or below)


def _measure(names: Sequence[str], shared: Path) -> tuple[dict[str, float], dict[str, str], list[str]]:
    """Figures and digests of the corpora of the suites that could run, and why others could not."""
    found: dict[str, str] = {}
    notes: list[str] = []
    able: list[str] = []
    for name in names:
        lacking = missing(SUITES[name].corpora, shared)
        if lacking:
            notes.append(f"{name}: skipped, no {' and no '.join(lacking)} in {shared}")
            continue
        found.update(digests(SUITES[name].corpora, shared))
        able.append(name)
    scored = dict(_side_by_side([name for name in able if name not in TIMED], shared))
    scored |= {name: _score(name, shared) for name in able if name in TIMED}
    measured = {f"{name}: {row}": round(value, 1) for name in able for row, value in scored[name].items()}
    return measured, found, notes


def _side_by_side(names: Sequence[str], shared: Path) -> Iterator[tuple[str, Mapping[str, float]]]:
    """The figures of suites that do not look at the clock, as many at once as there are processors."""
    workers = min(len(names), os.cpu_count() or 1)
    if workers < 2:
        yield from ((name, _score(name, shared)) for name in names)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("fork")) as pool:
        scores = [(name, pool.submit(_score, name, shared)) for name in names]
        yield from ((name, score.result()) for name, score in scores)


def _score(name: str, shared: Path) -> Mapping[str, float]:
    started = time.perf_counter()
    figures = dict(SUITES[name].score(shared))
    print(f"{name}: {time.perf_counter() - started:.0f} s", file=sys.stderr)
    return figures


def _show(measured: Mapping[str, float], floors: Mapping[str, float], skipped: list[str]) -> None:
    table = Table("figure", "now", "floor", "", box=None, padding=(0, 2, 0, 0))
    for row, value in measured.items():
        floor = floors.get(row)
        verdict = "" if floor is None or value >= floor else "BELOW ITS FLOOR"
        table.add_row(row, f"{value:.1f}", "–" if floor is None else f"{floor:.1f}", verdict)
    console = Console(width=None if sys.stdout.isatty() else 120)
    console.print(table)
    for line in skipped:
        console.print(line)


def _raise(measured: Mapping[str, float], floors: dict[str, float]) -> None:
    for row, value in measured.items():
        usual = LEARNED_MARGIN if row.split(":")[0] in LEARNED else 1.0
        floor = round(value * MARGIN.get(row, usual), 1)
        floors[row] = max(floor, floors.get(row, floor))
    FLOORS.write_text(json.dumps(floors, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")
    with HISTORY.open("a", encoding="utf-8") as history:
        history.write(json.dumps({"date": time.strftime("%Y-%m-%d"), "figures": measured}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    sys.exit(main())
