"""How words answer a claim: `python -m training.answering --data DIR` makes the weights that linking uses.
In: Emergent's headlines, our pairs in `answering.txt`, our stories in `claims/`. Out: `linking/data/answering.json`.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from reportedly.linking.claiming.answering import ANSWERS, Answered, features
from reportedly.linking.claiming.compared import compared
from training.claims import FOLDER, Role, read_topics
from training.logistic import Floats, Weights, Whole, fit

EMERGENT = "emergent.train.jsonl.gz"
OURS = Path(__file__).parent / "answering.txt"
TARGET = Path(__file__).parent.parent / "src/reportedly/linking/data/answering.json"
HELD = 0.03
"""How strongly weights are held down; of .01, .03, .1 and .3 the best in cross-validation by claim."""
OURS_COUNT = 3.0
"""How often a pair of ours counts: the headlines are twenty times as many, and none is what a statement says."""
STORIES_COUNT = 0.3
"""The same of a statement of our stories; more costs accuracy on headlines, and finds little more of what opposes."""
ROLES: Mapping[Role, Answered] = {"supports": "for", "hedges": "observing", "denies": "against"}
"""A silence answers nothing."""
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


def stories(*, held_out: bool = False, folder: Path = FOLDER) -> list[Example]:
    """What the statements of our own stories say of the claims that they are tagged with: of those to train on, or of
    those held out. A few deny in their cue, and their content is what they deny: nothing in it opposes."""
    return [
        Example(topic.claims[claim].text, statement.content, ROLES[role], topic.id, STORIES_COUNT)
        for topic in read_topics(folder)
        if topic.held_out == held_out
        for statement in topic.statements
        for claim, role in statement.roles.items()
        if role in ROLES
    ]


def trained_on(data: Path) -> list[Example]:
    """Everything that the weights are fitted to."""
    return [*emergent(data), *ours(), *stories()]


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
    examples = trained_on(arguments.data)
    rows, names = rows_of(examples)
    write(train(rows, examples), names, arguments.target)
    print(f"{len(examples)} examples, {len(names)} features")


if __name__ == "__main__":
    main()
