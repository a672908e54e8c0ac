"""How well an article's lines are told from the rest of a flattened page, on pages that were not trained on.
In: article-extraction-benchmark (https://github.com/scrapinghub/article-extraction-benchmark, MIT). Out: figures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from reportedly.intake.lines import probabilities, settle_by
from training.lines import Example, examples, key, load, train

FOLDS = 5
_ENDS = (".", "!", "?", '"', "”")


def score_lines(data: Path) -> dict[str, float]:
    """Figures of five-fold cross-validation by page, in percent; and what our rules alone and C4's rules reach."""
    parts = [examples(page) for page in load(data)]
    rules, c4, ours, clean = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for flat, _ in parts:
        rules += _counts(flat, [piece.role == "body" for piece in flat.pieces])
        c4 += _counts(flat, [_is_kept_by_c4(piece.text) for piece in flat.pieces])
    for fold in range(FOLDS):
        model = train([part for i, part in enumerate(parts) if i % FOLDS != fold])
        for flat, body in (part for i, part in enumerate(parts) if i % FOLDS == fold):
            for example, counts in ((flat, ours), (body, clean)):
                settle_by(probabilities(example.columns, model), example.pieces)
                counts.update(_counts(example, [piece.role == "body" for piece in example.pieces]))
    return {
        "F1": _f1(ours, ""),
        "precision": 100 * ours["hit"] / max(ours["hit"] + ours["extra"], 1),
        "recall": 100 * ours["hit"] / max(ours["hit"] + ours["lost"], 1),
        "word-weighted F1": _f1(ours, "words "),
        "words of a clean body kept": 100 * clean["words hit"] / max(clean["words hit"] + clean["words lost"], 1),
        "rules alone F1": _f1(rules, ""),
        "C4 rules F1": _f1(c4, ""),
    }


def _is_kept_by_c4(line: str) -> bool:
    """Whether the rules of the C4 corpus (Raffel et al., 2020) keep a line: five words or more, a sentence's end."""
    return len(line.split()) >= 5 and line.endswith(_ENDS) and "javascript" not in line.lower()


def _counts(example: Example, kept: Sequence[bool]) -> Counter[str]:
    """Distinct lines, and their words, that are kept rightly (hit), kept wrongly (extra) or lost.

    A line counts once however often it stands in a text: one copy of it is enough for a reader.
    """
    lines = [key(piece.text) for piece in example.pieces]
    article = {line for line, is_article in zip(lines, example.article, strict=True) if is_article}
    found = {line for line, is_kept in zip(lines, kept, strict=True) if is_kept} - {""}
    counts = Counter[str]()
    for name, some in (("hit", article & found), ("extra", found - article), ("lost", article - found)):
        counts[name] = len(some)
        counts[f"words {name}"] = sum(len(line.split()) for line in some)
    return counts


def _f1(counts: Counter[str], of: str) -> float:
    hit, extra, lost = (counts[f"{of}{name}"] for name in ("hit", "extra", "lost"))
    return 200 * hit / max(2 * hit + extra + lost, 1)
