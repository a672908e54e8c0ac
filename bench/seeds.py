"""Three annotated articles: statements, stance, figures, times and clean lines, from file to reading.
In: the folder with seeds/, gold/ and score/statements.py. Out: its figures in percent, and those of `score_nouns`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from bench.scorers import load_scorer
from reportedly.monitor import read_sources
from reportedly.record import Given, Plan, ReadingView
from reportedly.running import Here

RATES = {
    "stance": "found",
    "kind": "found",
    "anonymous": "found",
    "chain": "chain.n",
    "said": "said.n",
    "figures.right": "figures.gold",
    "figures.unit": "figures.gold",
    "figures.noun": "figures.gold",
    "figures.noun head": "figures.gold",
    "times.right": "times.gold",
    "line.article.kept": "line.article",
    "meta": "meta.n",
}


def score_seeds(shared: Path, plan: Plan | None = None) -> dict[str, float]:
    """Statement, figure and time P/R/F1, and the shares that are right, as the scorer counts them.

    Read as users read: through the monitor, and by the default plan where none is given. One article prints no year and
    no date of publication, so that none of its days can be told from it alone: in one row the day of each is given, the
    one that gold infers for that article.
    """
    scorer = load_scorer(shared / "score" / "statements.py")
    total: Counter[str] = Counter()
    for gold, raw, reading in _readings(shared, plan):
        total += scorer.score(gold, raw, reading) + score_nouns(scorer, gold, raw, reading)
    figures: dict[str, float] = {}
    for name, key in (("statements", "st"), ("figures", "figures"), ("times", "times")):
        hit, predicted, gold_count = (total[f"{key}.{what}"] for what in ("hit", "pred", "gold"))
        figures[f"{name} precision"] = 100 * hit / max(predicted, 1)
        figures[f"{name} recall"] = 100 * hit / max(gold_count, 1)
        figures[f"{name} F1"] = 200 * hit / max(predicted + gold_count, 1)
    for key, of in RATES.items():
        figures[f"{key} %"] = 100 * total[key] / max(total[of], 1)
    dated = sum(
        (scorer.score(gold, raw, reading) for gold, raw, reading in _readings(shared, plan, dated=True)), Counter[str]()
    )
    figures["said % with the day of publication given"] = 100 * dated["said"] / max(dated["said.n"], 1)
    figures["cruft lines dropped %"] = 100 - 100 * total["line.cruft.kept"] / max(total["line.cruft"], 1)
    return figures


def score_nouns(scorer: ModuleType, gold: dict[str, Any], raw: str, reading: dict[str, Any]) -> Counter[str]:
    """How many figures of gold have the unit, the noun and the last word of the noun that gold gives them.

    Figures are paired as the scorer pairs them. Of gold's noun 'of soldiers' the 'of' is left out; 'of them' is none,
    as a part has no noun of its own. A unit is its own noun: '24 years'.
    """
    counts: Counter[str] = Counter()
    alignment = scorer.Alignment(raw, reading["document"]["text"])
    left = [(figure, alignment.clean_words([(figure["start"], figure["end"])])) for figure in reading["figures"]]
    for wanted in gold["figures"]:
        place = alignment.raw_words([(wanted["start"], wanted["end"])])
        found = max(left, key=lambda pair: scorer.f1(place, pair[1]), default=None)
        if found is None or scorer.f1(place, found[1]) < 0.5:
            continue
        left.remove(found)
        noun = wanted["noun"].removeprefix("of ").replace("them", "")
        said = found[0]["counts"] or (found[0]["unit"] if noun == found[0]["unit"] else "")
        counts["figures.unit"] += wanted["unit"] == found[0]["unit"]
        counts["figures.noun"] += noun == said
        counts["figures.noun head"] += noun.split()[-1:] == said.split()[-1:]
    return counts


def sources(shared: Path) -> list[tuple[Path, Path]]:
    """Gold and source of each annotated article."""
    return [(path, shared / "seeds" / f"{path.stem}.txt") for path in sorted((shared / "gold").glob("[0-9]*.json"))]


def raw_text(source: Path) -> str:
    """The source as its gold counts characters: no newline is made another."""
    with source.open(encoding="utf-8", newline="") as stream:
        return stream.read()


def reading_of(source: Path, plan: Plan | None, published: str | None = None) -> ReadingView:
    """The reading of a file; `published` is told beside it, as a feed would."""
    (view,) = read_sources([str(source)], given=Given(published=published), plan=plan, executor=Here())
    if not isinstance(view, ReadingView):
        raise TypeError(f"{source}: {view.reason}")
    return view


def _readings(
    shared: Path, plan: Plan | None, *, dated: bool = False
) -> Iterator[tuple[dict[str, Any], str, dict[str, Any]]]:
    for path, source in sources(shared):
        gold = msgspec.json.decode(path.read_bytes())
        published = gold["metadata"]["published"] or gold["metadata"].get("anchor") if dated else None
        yield gold, raw_text(source), reading_of(source, plan, published).to_dict()
