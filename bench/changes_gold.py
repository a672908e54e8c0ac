"""How well a monitor tells what changed: the changes of the seed articles against those that an annotator listed.
In: the shared folder. Out: recall, that with the kind right too, and how many are shown for each that gold has.
"""

from __future__ import annotations

import json
from pathlib import Path

from bench.linking_gold import gold_revisions
from reportedly.linking import link, view

MOST = 2.0
"""Changes that may be shown for each that the annotator found worth telling."""


def score_changes(shared: Path) -> dict[str, float]:
    """Of gold changes that rest on annotated statements, the part shown on their day with one of these statements.

    Gold lists about half of what happened, in order of time; what is shown after its last day is not counted.
    """
    revisions, names = gold_revisions(shared)
    story = view(revisions, link(revisions))
    rows = json.loads((shared / "gold" / "changes.json").read_text("utf-8"))["changes"]
    last = max(row["date"] for row in rows)
    shown = [change for change in story.changes if change.date <= last] if story else []
    found = exact = total = 0
    for row in rows:
        wanted = {names[item["statement"]] for item in row["statements"] if item["statement"] in names}
        if not wanted:
            continue
        total += 1
        fitting = [change for change in shown if change.date == row["date"] and wanted & set(change.statements)]
        found += bool(fitting)
        exact += any(change.kind == row["type"] for change in fitting)
    return {
        "recall": 100 * found / max(total, 1),
        "recall with the kind right": 100 * exact / max(total, 1),
        "shown for each, below 2": len(shown) / max(total, 1),
    }


if __name__ == "__main__":
    import os

    shared = Path(os.environ.get("REPORTEDLY_SHARED") or Path(__file__).parent.parent.parent / "shared")
    print(score_changes(shared))
