"""How well a monitor tells what changed: the changes of the seed articles against those that an annotator listed.
In: the shared folder. Out: recall, that with the kind right too, and how few more are shown than gold has.

Twice: on the annotated statements, and read from the files as users read them, where a change counts as told when it
rests on a statement whose content shares words with that of the gold statement. Gold lists what happened until a day,
in order of time; what is shown after that day is not counted. `python -m bench.changes_gold` prints what was missed.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from bench.linking_gold import gold_revisions
from bench.scorers import load_scorer
from bench.seeds import raw_text
from reportedly.archive import Archive
from reportedly.linking import link, view
from reportedly.monitor import add
from reportedly.record import Change, Revision, StoryView
from reportedly.running import Here

MOST = 2
"""Changes that may be shown for each that the annotator found worth telling."""
EARLIER = {"003_92b92d905993b2f4": 1}
"""Days by which the day that gold infers for an article may differ from that of a reader of the text alone."""

Row = Mapping[str, Any]
Rests = Callable[[Change, Row], bool]
"""Whether a change rests on a statement of gold, given as {seed, statement}."""


class Outcome(NamedTuple):
    """A gold change with the changes shown for it."""

    row: Row
    shown: tuple[Change, ...]


def score_changes(shared: Path) -> dict[str, float]:
    """The figures of both ways, in percent."""
    figures = {}
    for way, (outcomes, told, listed) in _ways(shared).items():
        figures[f"{way}, recall"] = 100 * _share(bool(one.shown) for one in outcomes)
        figures[f"{way}, recall with the kind right"] = 100 * _share(
            any(change.kind == one.row["type"] for change in one.shown) for one in outcomes
        )
        figures[f"{way}, gold changes for each shown, at least {100 // MOST}"] = 100 * listed / max(told, 1)
    return figures


def _share(right: Iterable[bool]) -> float:
    found = list(right)
    return sum(found) / max(len(found), 1)


def _ways(shared: Path) -> dict[str, tuple[list[Outcome], int, int]]:
    """For each way the outcomes, how many changes are shown, and how many gold lists in the articles that are there."""
    rows = json.loads((shared / "gold" / "changes.json").read_text("utf-8"))["changes"]
    revisions, names = gold_revisions(shared)
    story = view(revisions, link(revisions))
    found = story.changes if story else ()
    annotated = [row for row in rows if any(said["statement"] in names for said in row["statements"])]
    with tempfile.TemporaryDirectory() as place, Archive.open(Path(place) / "seeds.db") as archive:
        add(archive, sorted(map(str, (shared / "seeds").glob("*.txt"))), executor=Here())
        whole = archive.story()
        known = [revision for revision, _ in archive.known(whole.story.id)]
    return {
        "gold statements": _told(
            annotated, annotated, found, lambda change, said: names.get(said["statement"]) in change.statements
        ),
        "files read": _told(annotated, rows, whole.changes, _sharing(shared, known, whole)),
    }


def _told(
    annotated: Sequence[Row], rows: Sequence[Row], found: Sequence[Change], rests: Rests
) -> tuple[list[Outcome], int, int]:
    last = max(row["date"] for row in rows)
    shown = [change for change in found if change.date <= last]
    outcomes = []
    for row in annotated:
        apart = max(EARLIER.get(said["seed"], 0) for said in row["statements"])
        on_day = [change for change in shown if _days(change.date, row["date"]) <= apart]
        outcomes.append(Outcome(row, tuple(c for c in on_day if any(rests(c, said) for said in row["statements"]))))
    return outcomes, len(shown), len(rows)


def _days(one: str, other: str) -> int:
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


def _sharing(shared: Path, known: Sequence[Revision], whole: StoryView) -> Rests:
    """Whether a change rests on a read statement that shares content with a gold one, word by word in the raw text."""
    scorer = load_scorer(shared / "score" / "statements.py")
    gold: dict[str, set[int]] = {}
    read: dict[str, set[int]] = {}
    seeds = {revision.text.id: Path(revision.input).stem for revision in known}
    for revision in known:
        seed = seeds[revision.text.id]
        alignment = scorer.Alignment(raw_text(shared / "seeds" / f"{seed}.txt"), revision.text.text)
        for said in revision.reading.statements:
            read[said.id] = alignment.clean_words([span.range for span in said.content])
        annotated = shared / "gold" / f"{seed}.json"
        for row in json.loads(annotated.read_text("utf-8"))["statements"] if annotated.exists() else ():
            gold[row["id"]] = alignment.raw_words([(span["start"], span["end"]) for span in row["content"]["spans"]])
    seed_of = {statement.id: seeds[statement.text_id] for statement in whole.statements}

    def rests(change: Change, said: Row) -> bool:
        wanted = gold.get(said["statement"], set())
        return any(seed_of[name] == said["seed"] and wanted & read[name] for name in change.statements)

    return rests


if __name__ == "__main__":
    folder = Path(os.environ.get("REPORTEDLY_SHARED") or Path(__file__).parent.parent.parent / "shared")
    for way, (outcomes, told, listed) in _ways(folder).items():
        print(f"{way}: {told} shown for {listed}")
        for outcome in outcomes:
            kinds = ", ".join(sorted({change.kind for change in outcome.shown})) or "MISSED"
            print(f"  {outcome.row['id']} {outcome.row['type']}: {kinds}")
