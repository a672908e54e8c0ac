"""Weights that tell an article's lines from the rest of a flattened page: `python -m training.lines --data DIR`.
In: the article extraction benchmark's pages. Out: src/reportedly/intake/lines.json.

Each page is flattened as a naive scraper would; a line is of the article when (nearly) all of its runs of four words
are in the page's true body, and a shorter one when it is a whole line of it. The true body alone is a second text of
each page, all of it article: what comes clean must stay whole.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from bench.pages import ARCHIVE, pages
from reportedly.intake.encoding import decode
from reportedly.intake.flat import settled
from reportedly.intake.lines import Columns, Model, features, guesses, is_open, logistic, table
from reportedly.intake.page import page_lines
from reportedly.intake.pieces import Piece

Floats = npt.NDArray[np.float64]

OUT = Path(__file__).parent.parent / "src" / "reportedly" / "intake" / "lines.json"
SIZE = 4
SHARE = 0.8
"""Of a line's runs of SIZE words, how many must be in the body: not all, for lines have links and credits inside."""

PENALTY = 100.0
"""Of squared weights, features being scaled to variance 1; 10, 30 and 300 were worse in cross-validation."""

STEPS = 5
FOLDS = 4
_WORD = re.compile(r"[^\W_]+")


class Page(NamedTuple):
    """A benchmark page as flattened text, and the same article clean."""

    name: str
    raw: str
    body: str


class Example(NamedTuple):
    """The pieces of one text, their features in columns, and which of them are of the article."""

    pieces: list[Piece]
    columns: Columns
    article: Floats


def load(data: Path) -> list[Page]:
    """The pages of the benchmark."""
    return [Page(name, page_lines(decode(html).text), body) for name, html, body in pages(data / ARCHIVE)]


def label(lines: Sequence[str], body: str) -> list[bool]:
    """Which of the lines are of the article."""
    running = _WORD.findall(body.lower())
    runs = {tuple(running[i : i + SIZE]) for i in range(len(running) - SIZE + 1)}
    whole = {key(line) for line in body.split("\n")}
    found = []
    for line in lines:
        words = _WORD.findall(line.lower())
        if len(words) < SIZE:
            found.append(bool(words) and " ".join(words) in whole)
        else:
            own = [tuple(words[i : i + SIZE]) in runs for i in range(len(words) - SIZE + 1)]
            found.append(sum(own) >= SHARE * len(own))
    return found


def key(line: str) -> str:
    """A line's words alone."""
    return " ".join(_WORD.findall(line.lower()))


def examples(page: Page) -> list[Example]:
    """The page flattened, and its body alone."""
    return [_example(settled(raw)[0], page.body) for raw in (page.raw, page.body)]


def _example(pieces: list[Piece], body: str) -> Example:
    article = label([piece.text for piece in pieces], body)
    return Example(pieces, features(pieces), np.array(article, dtype=np.float64))


def train(parts: Sequence[Sequence[Example]]) -> Model:
    """The weights of both passes. The second learns from guesses about pages that were not in the first's training."""
    every = [example for part in parts for example in part]
    first = _fit([(table(e.columns), e) for e in every])
    rows = []
    for fold in range(FOLDS):
        others = [e for i, part in enumerate(parts) if i % FOLDS != fold for e in part]
        weights = _fit([(table(e.columns), e) for e in others])
        for example in (e for i, part in enumerate(parts) if i % FOLDS == fold for e in part):
            own = table(example.columns)
            found = guesses(example.columns, logistic(own, weights))
            rows.append((np.hstack([own, table(found)]), example))
    return Model(tuple(every[0].columns), first, _fit(rows))


def _fit(rows: Sequence[tuple[Floats, Example]]) -> Floats:
    """Logistic regression by Newton's method on the pieces that are open, as weights of features as they are."""
    chosen = np.vstack([own[is_open(example.columns) > 0] for own, example in rows])
    wanted = np.concatenate([example.article[is_open(example.columns) > 0] for _, example in rows])
    mean, spread = chosen.mean(axis=0), chosen.std(axis=0)
    spread[spread < 1e-6] = 1e6  # what is always the same tells nothing
    scaled = np.hstack([(chosen - mean) / spread, np.ones((len(chosen), 1))])
    penalty = np.full(scaled.shape[1], PENALTY)
    penalty[-1] = 1e-6
    weights = np.zeros(scaled.shape[1])
    for _ in range(STEPS):
        guess = 1 / (1 + np.exp(-np.clip(scaled @ weights, -30, 30)))
        slope = scaled.T @ (wanted - guess) - penalty * weights
        bend = (scaled * (guess * (1 - guess) + 1e-9)[:, None]).T @ scaled + np.diag(penalty)
        weights += np.linalg.solve(bend, slope)
    own = weights[:-1] / spread
    return np.append(own, weights[-1] - own @ mean)


def stored(model: Model, further: Sequence[str]) -> str:
    """The model as the package carries it: names with rounded weights."""
    names = [*model.names, "constant"]
    second = [*model.names, *further, "constant"]
    passes = {"first": zip(names, model.first, strict=True), "second": zip(second, model.second, strict=True)}
    rounded = {name: {feature: float(f"{weight:.4g}") for feature, weight in part} for name, part in passes.items()}
    return json.dumps(rounded, indent=0, ensure_ascii=False) + "\n"


def main() -> None:
    """Trains on all pages and writes the weights."""
    parser = argparse.ArgumentParser(prog="python -m training.lines", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help=f"the folder with {ARCHIVE}")
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    parts = [examples(page) for page in load(arguments.data)]
    model = train(parts)
    one = parts[0][0].columns
    further = list(guesses(one, logistic(table(one), model.first)))
    arguments.out.write_text(stored(model, further), encoding="utf-8")
    print(f"{arguments.out}: {len(model.first)} and {len(model.second)} weights from {len(parts)} pages")


if __name__ == "__main__":
    main()
