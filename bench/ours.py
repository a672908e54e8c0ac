"""Both methods on those of our own annotated texts that are kept for development: parts, stance, who, and through whom.
In: `training/ours/*.txt`, and PolNeAR's scorer from the folder with `score/`. Out: figures in percent.

Parts are those of the finished reading, scored as PolNeAR's. A statement marked `opt` counts only where it was found.
The shares are of the statements that were found: cue and source meet or are not there in both, half of content does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bench.chains import gold_chain, same_chain, share_word
from bench.matching import Rows, Tokens, pairs
from bench.scorers import load_scorer
from reportedly.reading import plan_of, read_one
from reportedly.record import Plan, Reading, Span, Statement, Text
from training.ours import Marked, MarkedText, is_dev, load

SCORES = (("exact", "source"), ("exact", "cue"), ("exact", "content"), ("triple", "exact"), ("triple", "soft"))
SHARES = ("stance", "anonymous", "entity", "chain")
Counts = Counter[tuple[str, str, str]]


def score_ours(shared: Path) -> dict[str, float]:
    """The reader's figures, and the rules' with `rules ` before each."""
    scorer = load_scorer(shared / "score" / "polnear.py")
    texts = dev_texts()
    figures = {}
    for method, label in (("reader", ""), ("rules", "rules ")):
        plan = plan_of(method)
        counts: Counts = Counter()
        shares: Counter[str] = Counter()
        for marked in texts:
            reading = read_plain(marked.text, plan)
            found = [rows_of(statement) for statement in reading.statements]
            matched = match(marked, found)
            gold = [gold_rows(one) for k, one in enumerate(marked.statements) if not one.optional or k in dict(matched)]
            scorer.count(marked.text, gold, found, False, counts)
            for k, j in matched:
                _compare(marked, marked.statements[k], reading, reading.statements[j], shares)
        figures.update({f"{label}{kind} {what}": _f1(counts, kind, what) for kind, what in SCORES})
        figures.update({f"{label}{what} %": 100 * shares[what] / max(shares[f"{what} of"], 1) for what in SHARES})
    return figures


def dev_texts() -> list[MarkedText]:
    """Our texts that training does not see."""
    return [text for text in load() if is_dev(text.id)]


def read_plain(text: str, plan: Plan) -> Reading:
    """The reading of one of our texts; its first line is its headline."""
    headline, rest, _ = text.partition("\n")
    return read_one(Text.of(text=text, title=headline if rest else None, language="en"), plan)


def rows_of(statement: Statement) -> dict[str, list[list[int]]]:
    """The spans of a statement's parts."""
    source = statement.source.range
    return {
        "source": [list(source)] if source else [],
        "cue": _spans(statement.cue),
        "content": _spans(statement.content),
    }


def gold_rows(statement: Marked) -> dict[str, list[list[int]]]:
    """The spans of an annotated statement's parts."""
    parts = {"source": statement.source, "cue": statement.cue, "content": statement.content}
    return {role: [list(place) for place in places] for role, places in parts.items()}


def match(marked: MarkedText, found: Sequence[Rows]) -> list[tuple[int, int]]:
    """Pairs of an annotated statement and a found one, by their numbers."""
    tokens = Tokens(marked.text)
    gold = [tokens.parts(gold_rows(one)) for one in marked.statements]
    return pairs(gold, [tokens.parts(row) for row in found])


def _compare(marked: MarkedText, gold: Marked, reading: Reading, found: Statement, shares: Counter[str]) -> None:
    names = {entity.id: entity.name for entity in reading.entities}
    right = {"stance": found.stance == gold.stance, "anonymous": found.source.anonymous == gold.anonymous}
    if gold.name is not None:
        right["entity"] = share_word(gold.name, names.get(found.source.entity or "", ""))
    chain, ours = gold_chain(marked, gold), [link.text for link in found.chain]
    if chain or ours:
        right["chain"] = same_chain(chain, ours)
    for what, is_right in right.items():
        shares[what] += is_right
        shares[f"{what} of"] += 1


def _spans(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _f1(counts: Counts, kind: str, what: str) -> float:
    hit, gold, found = (counts[kind, what, part] for part in ("hit", "gold", "pred"))
    return 200 * hit / max(gold + found, 1)
