"""Weights that tell an article's lines from the rest of a flattened page: `python -m training.lines --data DIR`.
In: the article extraction benchmark's pages. Out: src/reportedly/intake/lines.json.

Each page is flattened as a naive scraper would; a line is of the article when (nearly) all of its runs of four words
are in the page's true body, and a shorter one when it is a whole line of it. The true body alone is a second text of
each page, all of it article: what comes clean must stay whole. The same pages give the same weights: the net's
beginning and the order of its training come from a fixed seed.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from bench.pages import ARCHIVE, pages
from reportedly.intake.encoding import decode
from reportedly.intake.flat import settled
from reportedly.intake.lines import Columns, Model, Net, features, guesses, is_open, logistic, table
from reportedly.intake.page import page_lines
from reportedly.intake.pieces import Piece

Floats = npt.NDArray[np.float64]
Singles = npt.NDArray[np.float32]

OUT = Path(__file__).parent.parent / "src" / "reportedly" / "intake" / "lines.json"
SIZE = 4
SHARE = 0.8
"""Of a line's runs of SIZE words, how many must be in the body: not all, for lines have links and credits inside."""

PENALTY = 100.0
"""Of squared weights, features being scaled to variance 1; 10, 30 and 300 were worse in cross-validation."""

STEPS = 5
FOLDS = 4
UNITS = 32
"""Hidden units of the net; 16 were worse and 64 no better on sites that were not trained on, as were other values of
the four below."""
ROUNDS = 20
BATCH = 256
DROPPED = 0.4
RATE = 2e-3
DECAY = 0.3
FARTHEST = 5.0
"""What a feature counts for at most, in its spreads: else a rare one outweighs all others where it occurs."""

_WORD = re.compile(r"[^\W_]+")
_HOST = r"https?://([a-z0-9-]+(?:\.[a-z0-9-]+)+)"
_OWN_ADDRESS = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"rel=[\"']?canonical[\"']?[^>]{{0,200}}href=[\"']?{_HOST}",
        rf"href=[\"']?{_HOST}[^>]{{0,300}}rel=[\"']?canonical",
        rf"og:url[\"'][^>]{{0,100}}content=[\"']{_HOST}",
    )
]


class Page(NamedTuple):
    """A benchmark page as flattened text, and the same article clean; and the site that it says it is of."""

    name: str
    raw: str
    body: str
    site: str


class Example(NamedTuple):
    """The pieces of one text, their features in columns, and which of them are of the article."""

    pieces: list[Piece]
    columns: Columns
    article: Floats


def load(data: Path) -> list[Page]:
    """The pages of the benchmark."""
    texts = ((name, decode(html).text, body) for name, html, body in pages(data / ARCHIVE))
    return [Page(name, page_lines(html), body, _site(html) or name) for name, html, body in texts]


def _site(html: str) -> str | None:
    """The registered part of the host in a page's own address."""
    found = next((match for pattern in _OWN_ADDRESS if (match := pattern.search(html))), None)
    if found is None:
        return None
    parts = found[1].lower().split(".")
    return ".".join(parts[-3 if parts[-2] in ("co", "com", "org", "net") else -2 :])


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
    return Model(tuple(every[0].columns), first, _fit_net(rows))


def _open(rows: Sequence[tuple[Floats, Example]]) -> tuple[Floats, Floats]:
    """The features of the pieces that are open, and whether they are of the article."""
    chosen = np.vstack([own[is_open(example.columns) > 0] for own, example in rows])
    return chosen, np.concatenate([example.article[is_open(example.columns) > 0] for _, example in rows])


def _fit_net(rows: Sequence[tuple[Floats, Example]]) -> Net:
    """A net trained by Adam with features left out at random, as weights of features as they are."""
    chosen, wanted = _open(rows)
    mean, spread = chosen.mean(axis=0), chosen.std(axis=0)
    spread = np.maximum(spread, np.abs(chosen - mean).max(axis=0) / FARTHEST)
    spread[spread < 1e-6] = 1e6
    scaled = np.hstack([(chosen - mean) / spread, np.ones((len(chosen), 1))]).astype(np.float32)
    chance = np.random.default_rng(0)
    count = scaled.shape[1]
    hidden = chance.normal(0, count**-0.5, (count, UNITS)).astype(np.float32)
    hidden[-1] = 0
    weights = [hidden, np.zeros(count, np.float32), chance.normal(0, UNITS**-0.5, UNITS).astype(np.float32)]
    means, squares = [np.zeros_like(w) for w in weights], [np.zeros_like(w) for w in weights]
    batches = len(scaled) // BATCH
    for step in range(ROUNDS * batches):
        if step % batches == 0:
            order = chance.permutation(len(scaled))
        some = order[step % batches * BATCH :][:BATCH]
        kept = chance.random((BATCH, count), dtype=np.float32) > DROPPED
        kept[:, -1] = True
        seen = scaled[some] * kept
        seen[:, :-1] /= 1 - DROPPED
        rate = RATE * (1 - step / (ROUNDS * batches))
        for i, slope in enumerate(_slopes(seen, wanted[some].astype(np.float32), weights)):
            means[i] += 0.1 * (slope - means[i])
            squares[i] += 0.001 * (slope**2 - squares[i])
            ahead = means[i] / (1 - 0.9 ** (step + 1)) / (np.sqrt(squares[i] / (1 - 0.999 ** (step + 1))) + 1e-8)
            weights[i] -= rate * (ahead + DECAY * weights[i])
    of_layer, straight, out = (w.astype(np.float64) for w in weights)
    return Net(_unscaled(of_layer, mean, spread), _unscaled(straight[:, None], mean, spread)[:, 0], out)


def _slopes(seen: Singles, wanted: Singles, weights: Sequence[Singles]) -> tuple[Singles, Singles, Singles]:
    """How the loss changes with the weights: of the hidden layer, of the straight way, and out of the layer."""
    hidden, straight, out = weights
    layer = np.maximum(seen @ hidden, 0)
    log_odds = np.clip(layer @ out + seen @ straight, -30, 30)
    wrong = (1 / (1 + np.exp(-log_odds)) - wanted) / np.float32(len(seen))
    return seen.T @ (np.outer(wrong, out) * (layer > 0)), seen.T @ wrong, layer.T @ wrong


def _unscaled(weights: Floats, mean: Floats, spread: Floats) -> Floats:
    """Weights of features as they are, from those of scaled ones, the constant's last."""
    own = weights[:-1] / spread[:, None]
    return np.vstack([own, weights[-1] - mean @ own])


def _fit(rows: Sequence[tuple[Floats, Example]]) -> Floats:
    """Logistic regression by Newton's method on the pieces that are open, as weights of features as they are."""
    chosen, wanted = _open(rows)
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
    return _unscaled(weights[:, None], mean, spread)[:, 0]


def stored(model: Model, further: Sequence[str]) -> str:
    """The model as the package carries it: names with rounded weights."""
    first = dict(zip([*model.names, "constant"], _rounded(model.first), strict=True))
    net = np.hstack([model.second.straight[:, None], model.second.hidden])
    second = dict(zip([*model.names, *further, "constant"], map(_rounded, net), strict=True))
    parts = (f'"first": {_by_line(first)}', f'"second": {_by_line(second)}', f'"out": {_rounded(model.second.out)}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _rounded(weights: Floats) -> list[float]:
    return [float(f"{weight:.4g}") for weight in weights]


def _by_line(part: Mapping[str, float | list[float]]) -> str:
    """The names of a part with their weights, one name a line."""
    lines = (f"{json.dumps(name, ensure_ascii=False)}: {json.dumps(weights)}" for name, weights in part.items())
    return "{\n" + ",\n".join(lines) + "\n}"


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
    counts = f"{len(model.first)} and {len(model.second.straight)}"
    print(f"{arguments.out}: weights of {counts} features from {len(parts)} pages")


if __name__ == "__main__":
    main()
