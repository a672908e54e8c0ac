"""Three annotated articles: statements, stance, figures, times and clean lines, from file to reading.
In: the folder with seeds/, gold/ and score/statements.py. Out: its figures in percent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

from bench.scorers import load_scorer
from reportedly.monitor import read_sources
from reportedly.record import ReadingView
from reportedly.running import Here

RATES = {
    "stance": "found",
    "kind": "found",
    "anonymous": "found",
    "chain": "chain.n",
    "said": "said.n",
    "figures.right": "figures.gold",
    "times.right": "times.gold",
    "line.article.kept": "line.article",
    "meta": "meta.n",
}


def score_seeds(shared: Path) -> dict[str, float]:
    """Statement, figure and time P/R/F1, and the shares that are right, as the scorer counts them."""
    scorer = load_scorer(shared / "score" / "statements.py")
    total: Counter[str] = Counter()
    for gold, raw, reading in _readings(shared):
        total += scorer.score(gold, raw, reading)
    figures: dict[str, float] = {}
    for name, key in (("statements", "st"), ("figures", "figures"), ("times", "times")):
        hit, predicted, gold_count = (total[f"{key}.{what}"] for what in ("hit", "pred", "gold"))
        figures[f"{name} precision"] = 100 * hit / max(predicted, 1)
        figures[f"{name} recall"] = 100 * hit / max(gold_count, 1)
        figures[f"{name} F1"] = 200 * hit / max(predicted + gold_count, 1)
    for key, of in RATES.items():
        figures[f"{key} %"] = 100 * total[key] / max(total[of], 1)
    figures["cruft lines dropped %"] = 100 - 100 * total["line.cruft.kept"] / max(total["line.cruft"], 1)
    return figures


def _readings(shared: Path) -> Iterator[tuple[dict[str, object], str, object]]:
    for path in sorted((shared / "gold").glob("[0-9]*.json")):
        source = shared / "seeds" / f"{path.stem}.txt"
        (view,) = read_sources([str(source)], executor=Here())
        if not isinstance(view, ReadingView):
            raise TypeError(f"{source}: {view.reason}")
        with source.open(encoding="utf-8", newline="") as stream:
            yield msgspec.json.decode(path.read_bytes()), stream.read(), view.to_dict()
