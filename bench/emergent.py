"""How headlines answer claims, by ten-fold cross-validation: no claim is in two folds.
In: the shared folder. Out: accuracy and F1 of for, against and observing; beside it, accuracies of plainer models.

Emergent's training part alone: 2,071 headlines about 240 rumours. The models are trained here, as
`training/answering.py` trains them: on nine tenths of the headlines and all of our own pairs and stories. The lists of
cues were written by someone who had read a sample of these headlines, so that unseen rumours may be judged a little
worse. Published for a test part not used here: 73.3 of accuracy, F1 78.9, 75.7 and 62.3 (Ferreira and Vlachos, 2016).
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.folds import folds_of, judged
from reportedly.linking.claiming.answering import ANSWERS
from reportedly.linking.claiming.cues import cue_groups
from training.answering import EMERGENT, Example, classes_of, emergent, rows_of, train, trained_on
from training.logistic import Floats, Weights

CORPUS = f"data/{EMERGENT}"
OVERLAP = ("claim covered", "words covered", "new words")


def score_emergent(shared: Path) -> dict[str, float]:
    """Percent."""
    examples = trained_on(shared / "data")
    headlines = len(emergent(shared / "data"))
    gold = classes_of(examples[:headlines])
    rows, names = rows_of(examples)
    plain = [place for place, name in enumerate(names) if name in OVERLAP or name in cue_groups()]
    found = answers(rows, examples, headlines)
    bare = answers(rows[:, plain], examples, headlines)
    majority = 100 * np.bincount(gold).max() / len(gold)
    print(
        f"emergent: {len(names)} features; always 'for' {majority:.1f}, "
        f"overlap and cue words alone {_accuracy(bare, gold):.1f}",
        file=sys.stderr,
    )
    return {
        "accuracy": _accuracy(found, gold),
        **{f"F1 of {answer}": _f1(found == place, gold == place) for place, answer in enumerate(ANSWERS)},
    }


def answers(rows: Floats, examples: Sequence[Example], headlines: int) -> NDArray[np.int64]:
    """The likeliest answer of each headline, by models that saw neither it nor another one of its claim.

    Headlines come first among the examples; models are trained on all of the others.
    """
    others = np.ones(len(examples) - headlines, dtype=np.bool_)

    def trained(seen: NDArray[np.bool_]) -> Weights:
        mask = np.concatenate([seen, others])
        return train(rows[mask], [example for example, there in zip(examples, mask, strict=True) if there])

    folds = folds_of([example.group for example in examples[:headlines]])
    likeliest: NDArray[np.int64] = judged(rows[:headlines], folds, trained).argmax(1)
    return likeliest


def _accuracy(found: NDArray[np.int64], gold: NDArray[np.int64]) -> float:
    return float(100 * (found == gold).mean())


def _f1(found: NDArray[np.bool_], gold: NDArray[np.bool_]) -> float:
    return float(200 * (found & gold).sum() / max(found.sum() + gold.sum(), 1))
