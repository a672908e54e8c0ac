"""Whether a ruling on a statement finds it again in the reading of another method, judged by people's annotation.
In: PolNeAR's development set, read by the rules and by the reader. Out: how many anchors find the statement that people
annotated as the one ruled on, and how few of those that the other method missed find another instead.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from bench.matching import Tokens, pairs
from bench.polnear import rows, to_polnear
from reportedly.linking.ruling.anchors import Today, of_statement
from reportedly.reading import RULES, plan_of, read_one
from reportedly.record import Revision, Text


def score_anchors(shared: Path) -> dict[str, float]:
    """Percent, both ways taken together: found again where it is there, and dormant where it is not."""
    counts: Counter[str] = Counter()
    for row in rows(shared):
        text = Text.of(text=row["text"], language="en")
        readings = [
            Revision(text=text, reading=read_one(text, p), input="", observed_at="") for p in (RULES, plan_of())
        ]
        by_gold = [_annotated(revision, row["attributions"]) for revision in readings]
        for (one, other), (ours, theirs) in ((readings, by_gold), (readings[::-1], by_gold[::-1])):
            _count(one, other, ours, theirs, counts)
    return {
        "found again, of those that the other method reads": _percent(counts, "right", "there"),
        "none found, of those that it misses": _percent(counts, "dormant", "gone"),
        "right, of those found": _percent(counts, "right", "found"),
    }


def _annotated(revision: Revision, gold: list[dict[str, list[list[int]]]]) -> dict[int, str]:
    """The statement of a reading that is each annotated one."""
    words = Tokens(revision.text.text)
    statements = revision.reading.statements
    found = [words.parts(to_polnear(revision.text.text, statement)) for statement in statements]
    return {i: statements[j].id for i, j in pairs([words.parts(row) for row in gold], found)}


def _count(one: Revision, other: Revision, ours: dict[int, str], theirs: dict[int, str], counts: Counter[str]) -> None:
    """Anchors of what one method read as people did, in the reading of the other."""
    by_id = {statement.id: statement for statement in one.reading.statements}
    today = Today([other])
    for gold, name in ours.items():
        again = today.statement(of_statement(one, by_id[name]))
        counts["found"] += again is not None
        counts["there" if gold in theirs else "gone"] += 1
        counts["right"] += again is not None and theirs.get(gold) == again.id
        counts["dormant"] += again is None and gold not in theirs


def _percent(counts: Counter[str], part: str, whole: str) -> float:
    return 100 * counts[part] / max(counts[whole], 1)
