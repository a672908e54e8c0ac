"""How words answer a claim: `python -m training.answering --data DIR` makes the weights that linking uses.
In: Emergent's headlines, and our own pairs in `answering.txt`. Out: `src/reportedly/linking/data/answering.json`.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from reportedly.linking.answering import ANSWERS, Answered, features
from reportedly.linking.compared import compared
from training.logistic import Floats, Weights, Whole, fit

EMERGENT = "emergent.train.jsonl.gz"
OURS = Path(__file__).parent / "answering.txt"
TARGET = Path(__file__).parent.parent / "src/reportedly/linking/data/answering.json"
HELD = 0.03
"""How strongly weights are held down; of .01, .03, .1 and .3 the best in cross-validation by claim."""
OURS_COUNT = 3.0
"""How often a pair of ours counts: the headlines are twenty times as many, and none is what a statement says."""
DIGITS = 4


class Example(NamedTuple):
    """A claim, words that answer it, and how; examples of one group are never on both sides of a test."""

    claim: str
    words: str
    answer: Answered
    group: str
    weight: float = 1.0


def emergent(data: Path) -> list[Example]:
    """Emergent (Ferreira and Vlachos, NAACL 2016), training part: rumours of 2014 and 2015, and headlines."""
    with gzip.open(data / EMERGENT, "rt", encoding="utf-8") as stream:
        rows = [json.loads(line) for line in stream]
    return [Example(row["claim"], row["headline"], row["stance"], row["claim_id"]) for row in rows]


def ours(path: Path = OURS) -> list[Example]:
    """Our own pairs: lines of `answer | claim | words`. Raises ValueError for an answer that is none."""
    found = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if line and not line.startswith("#"):
            answer, claim, words = (part.strip() for part in line.split(" | "))
            if answer not in ANSWERS:
                raise ValueError(f"{path.name}, line {number}: {answer!r} is not one of {', '.join(ANSWERS)}")
            found.append(Example(claim, words, answer, claim, OURS_COUNT))
    return found


def rows_of(examples: Sequence[Example]) -> tuple[Floats, tuple[str, ...]]:
    """The features [examples, features], and the names of the columns."""
    texts = {text: compared(text) for example in examples for text in (example.claim, example.words)}
    found = [features(texts[example.claim], texts[example.words]) for example in examples]
    names = tuple(sorted({name for one in found for name in one}))
    return np.array([[one.get(name, 0.0) for name in names] for one in found]), names


def classes_of(examples: Sequence[Example]) -> Whole:
    """The answers as places in ANSWERS."""
    return np.array([ANSWERS.index(example.answer) for example in examples], dtype=np.int64)


def train(rows: Floats, examples: Sequence[Example]) -> Weights:
    """The weights, of examples and their features."""
    counts = np.array([example.weight for example in examples])
    return fit(rows, classes_of(examples), HELD, counts)


def write(weights: Weights, names: Sequence[str], target: Path = TARGET) -> None:
    """Writes the weights: for each answer those of each feature, and its bias under the empty name."""
    table = {
        answer: {name: round(float(weight), DIGITS) for name, weight in zip(("", *names), column, strict=True)}
        for answer, column in zip(ANSWERS, np.vstack([weights.bias, weights.columns]).T, strict=True)
    }
    target.write_text(json.dumps(table, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> None:
    """Trains on everything and writes the weights."""
    parser = argparse.ArgumentParser(prog="python -m training.answering", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--target", type=Path, default=TARGET)
    arguments = parser.parse_args()
    examples = [*emergent(arguments.data), *ours()]
    rows, names = rows_of(examples)
    write(train(rows, examples), names, arguments.target)
    print(f"{len(examples)} examples, {len(names)} features")


if __name__ == "__main__":
    main()
