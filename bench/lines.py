"""How well an article's lines are told from the rest of a flattened page, on pages that were not trained on.
In: article-extraction-benchmark (https://github.com/scrapinghub/article-extraction-benchmark, MIT). Out: figures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from reportedly.intake.lines import probabilities, settle_by
from reportedly.intake.pieces import Piece
from training.lines import Example, examples, key, load, train

FOLDS = 5
_ENDS = (".", "!", "?", '"', "”")


def score_lines(data: Path) -> dict[str, float]:
    """Figures of five-fold cross-validation by page, in percent; and what our rules alone and C4's rules reach.

    More than half of the pages have another page of their site among them, and what is learned from that one helps:
    `F1 on unseen sites` is of folds that part no site, and tells what to expect of a page from anywhere.
    """
    loaded = load(data)
    parts = [examples(page) for page in loaded]
    sites = {site: i for i, site in enumerate(dict.fromkeys(page.site for page in loaded))}
    rules, c4 = Counter[str](), Counter[str]()
    for flat, _ in parts:
        rules += _counts(flat, _roles(flat.pieces))
        c4 += _counts(flat, ["body" if _is_kept_by_c4(piece.text) else None for piece in flat.pieces])
    ours, clean = _validated(parts, [i % FOLDS for i in range(len(parts))])
    unseen, _ = _validated(parts, [sites[page.site] % FOLDS for page in loaded])
    return {
        "F1": _f1(ours, ""),
        "F1 on unseen sites": _f1(unseen, ""),
        "precision": 100 * ours["hit"] / max(ours["hit"] + ours["extra"], 1),
        "recall": 100 * ours["hit"] / max(ours["hit"] + ours["lost"], 1),
        "word-weighted F1": _f1(ours, "words "),
        "words of a clean body kept": 100 * clean["words hit"] / max(clean["words hit"] + clean["words lost"], 1),
        "rules alone F1": _f1(rules, ""),
        "C4 rules F1": _f1(c4, ""),
    }


def _validated(parts: Sequence[Sequence[Example]], folds: Sequence[int]) -> tuple[Counter[str], Counter[str]]:
    """Counts for the flattened pages and for the clean bodies, each by a model that did not see its fold."""
    ours, clean = Counter[str](), Counter[str]()
    for fold in range(FOLDS):
        model = train([part for part, own in zip(parts, folds, strict=True) if own != fold])
        for flat, body in (part for part, own in zip(parts, folds, strict=True) if own == fold):
            for example, counts in ((flat, ours), (body, clean)):
                pieces = [replace(piece) for piece in example.pieces]
                settle_by(probabilities(example.columns, model), pieces)
                counts.update(_counts(example, _roles(pieces)))
    return ours, clean


def _roles(pieces: Sequence[Piece]) -> list[str | None]:
    return [piece.role for piece in pieces]


def _is_kept_by_c4(line: str) -> bool:
    """Whether the rules of the C4 corpus (Raffel et al., 2020) keep a line: five words or more, a sentence's end."""
    return len(line.split()) >= 5 and line.endswith(_ENDS) and "javascript" not in line.lower()


def _counts(example: Example, roles: Sequence[str | None]) -> Counter[str]:
    """Distinct lines, and their words, that are kept rightly (hit), kept wrongly (extra) or lost.

    A line counts once however often it stands in a text: one copy of it is enough for a reader. A title or caption is
    kept in the article under its own role: one that is in the true body is no line lost, and one that is not (the
    benchmark has neither in its bodies) is kept neither rightly nor wrongly.
    """
    lines = [key(piece.text) for piece in example.pieces]
    article = {line for line, is_article in zip(lines, example.article, strict=True) if is_article}
    found = {line for line, role in zip(lines, roles, strict=True) if role == "body"} - {""}
    found |= article & {line for line, role in zip(lines, roles, strict=True) if role}
    counts = Counter[str]()
    for name, some in (("hit", article & found), ("extra", found - article), ("lost", article - found)):
        counts[name] = len(some)
        counts[f"words {name}"] = sum(len(line.split()) for line in some)
    return counts


def _f1(counts: Counter[str], of: str) -> float:
    hit, extra, lost = (counts[f"{of}{name}"] for name in ("hit", "extra", "lost"))
    return 200 * hit / max(2 * hit + extra + lost, 1)
