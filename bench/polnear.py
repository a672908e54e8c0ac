"""PolNeAR: statements of both methods against people's annotation of 84 US political news articles.
In: the development set and the plan to measure. Out: exact, token and triple scores as the published ones are counted.

PolNeAR marks more than our statements do: quotation marks and the comma before a closing one, `that`, auxiliaries and
adverbs of the cue. `to_polnear` adds them from the text; nothing else is changed. The reader also learnt to mark as
PolNeAR does, and `score_reader` measures it so, word for word as it decodes.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.scorers import load_scorer
from reportedly.reading import RULES, read_one
from reportedly.reading.reader.decode import statements
from reportedly.reading.reader.model import model
from reportedly.reading.reader.words import Words, words_of
from reportedly.record import Plan, Range, Statement, Text

HELPERS = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|being|has|have|had|do|does|did|will|would|shall|should|can|could|may|might|must|also"
    r"|later|not|never|repeatedly|previously|then|again|further|already|still|just|now|recently|once|always|\w+ly|to)\s+)+$"
)
OPENING, CLOSING = "“\"'‘«", "”\"'’»"


Counts = Counter[tuple[str, str, str]]


def score_polnear(shared: Path, plan: Plan = RULES) -> dict[str, float]:
    """F1 in percent: exact and token per role, exact and soft triples; `shared` holds `data/` and `score/`."""
    scorer = load_scorer(shared / "score" / "polnear.py")
    counts: Counts = Counter()
    for row in rows(shared):
        text = Text.of(text=row["text"], language="en")
        predicted = [to_polnear(text.text, statement) for statement in read_one(text, plan).statements]
        scorer.count(text.text, row["attributions"], predicted, False, counts)
    return _figures(counts, scorer)


def score_reader(shared: Path) -> dict[str, float]:
    """The same of the reader in PolNeAR's own convention, from the first character of words to the last."""
    scorer = load_scorer(shared / "score" / "polnear.py")
    counts: Counts = Counter()
    loaded = model()
    for row in rows(shared):
        words = words_of(row["text"])
        predicted = [
            {role: _places(words, getattr(parts, role)) for role in scorer.ROLES}
            for parts in statements(loaded, loaded.read(words, "polnear"), "polnear")
        ]
        scorer.count(row["text"], row["attributions"], predicted, False, counts)
    return _figures(counts, scorer)


def rows(shared: Path) -> list[dict[str, Any]]:
    """The articles of the development part."""
    with gzip.open(shared / "data" / "polnear.dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def to_polnear(text: str, statement: Statement) -> dict[str, list[list[int]]]:
    """The statement with PolNeAR's boundaries."""
    source = statement.source
    return {
        "source": [[source.start, source.end]] if source.start is not None and source.end is not None else [],
        "cue": [_with_helpers(text, span.start, span.end) for span in statement.cue],
        "content": [_with_marks(text, span.start, span.end) for span in statement.content],
    }


def _with_helpers(text: str, start: int, end: int) -> list[int]:
    match = HELPERS.search(text, max(0, start - 60), start)
    return [match.start() if match else start, end]


def _with_marks(text: str, start: int, end: int) -> list[int]:
    if text[start - 1 : start] and text[start - 1] in OPENING:
        start -= 1
        tail = re.match(r"[,.;!?]?(?:''|[”\"'’»])", text[end : end + 3])
        end += tail.end() if tail else 0
    that = re.search(r"\bthat\s$", text[max(0, start - 6) : start])
    return [start - (len(that.group()) if that else 0), end]


def _places(words: Words, ranges: Sequence[Range]) -> list[list[int]]:
    return [[words.places[start][0], words.places[end - 1][1]] for start, end in ranges]


def _figures(counts: Counts, scorer: ModuleType) -> dict[str, float]:
    exact = [("exact", role) for role in scorer.ROLES]
    token = [("token", role) for role in scorer.ROLES]
    names = [*exact, *token, ("triple", "exact"), ("triple", "soft")]
    return {f"{kind} {role}": _f1(counts, kind, role) for kind, role in names}


def _f1(counts: Counts, kind: str, role: str) -> float:
    hit, gold, predicted = (counts[kind, role, what] for what in ("hit", "gold", "pred"))
    return round(200 * hit / max(gold + predicted, 1), 1)
