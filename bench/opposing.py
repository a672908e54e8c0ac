"""Whether what a statement says opposes a claim, on the stories of ours that are held out of training.
In: this repository's `training/claims/`. Out: area under the ROC curve, precision and recall of what opposes.

A statement and each claim that it is tagged with, silences left out: 'denies' is what should oppose. Of some denials
the content is what is denied ('a link'), the denial being in the cue: nothing in it opposes, and it counts as missed.
The weights have not seen these stories; who wrote the lists of cues had read some of the mistakes made on them.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from bench.folds import auc
from reportedly.linking.claiming.answering import opposes
from reportedly.linking.claiming.compared import compared
from training.answering import stories

CORPUS = "training/claims/*.txt"
LEAST = 0.5
"""Probability from which on a statement is said to oppose."""


def score_opposing(_shared: Path) -> dict[str, float]:
    """Percent."""
    examples = stories(held_out=True)
    against = np.array([example.answer == "against" for example in examples])
    likely = np.array([opposes(compared(example.words), compared(example.claim)) for example in examples])
    negated = np.array([bool(compared(example.words).denied) for example in examples])
    found = likely >= LEAST
    print(
        f"opposing: {against.sum()} of {len(examples)} statements oppose; a negation alone: "
        f"precision {100 * against[negated].mean():.1f}, recall {100 * negated[against].mean():.1f}",
        file=sys.stderr,
    )
    return {
        "AUC": 100 * auc(likely, against),
        "precision": 100 * float(against[found].mean()) if found.any() else 0.0,
        "recall": 100 * float(found[against].mean()),
    }
