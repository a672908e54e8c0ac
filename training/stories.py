"""The weights by which articles are likely to tell one story, learned from stories of editors.
In: `story-stream/train.jsonl.gz`. Out: the numbers of `reportedly.linking.following.likeness`, printed.

Every pair of articles at most DAYS apart is an example: of one story or not, with the cosines of their vectors and of
their words, weighed as the stream has them, and the days between. Needs numpy and the package only.
"""

from __future__ import annotations

import argparse
from collections import Counter
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.stories import read
from reportedly.linking.following.leads import in_order, lead_of
from reportedly.linking.following.likeness import MOST_DAYS, shared, weighed

DAYS = 30
PENALTY = 1.0
"""Of the squared weights, half of which is added to the summed loss (ridge)."""
STEPS = 30
Numbers = NDArray[np.float64]


def examples(path: Path) -> tuple[Numbers, Numbers]:
    """[pairs, 3]: cosine of the vectors, of the words, days up to MOST_DAYS; [pairs]: whether they are of one story."""
    revisions, stories = read(path)
    ordered = [articles[0] for articles in in_order(revisions)]
    leads = [lead_of(revision) for revision in ordered]
    held: Counter[str] = Counter()
    words = []
    for place, lead in enumerate(leads):
        words.append(weighed(lead.counts, held, place))
        held.update(lead.counts.keys())
    vectors = np.stack([lead.vector for lead in leads if lead.vector is not None])
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    rows, same = [], []
    for one, other in combinations(range(len(leads)), 2):
        days = (leads[other].day or 0) - (leads[one].day or 0)
        if days <= DAYS:
            a, b = leads[one].vector, leads[other].vector
            cosine = (
                float(a @ b) / float(np.linalg.norm(a) * np.linalg.norm(b)) if a is not None and b is not None else 0.0
            )
            rows.append((cosine, shared(words[one], words[other]), min(days, MOST_DAYS)))
            same.append(stories[ordered[one].text.id] == stories[ordered[other].text.id])
    return np.array(rows, dtype=np.float64), np.array(same, dtype=np.float64)


def logistic(rows: Numbers, same: Numbers) -> Numbers:
    """Weights of the columns, and last the base, by Newton's method with a ridge on the weights."""
    columns = np.column_stack([rows, np.ones(len(rows))])
    ridge = np.diag([PENALTY] * rows.shape[1] + [0.0])
    weights = np.zeros(columns.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-columns @ weights))
        slope = columns.T @ (likely - same) + ridge @ weights
        bend = (columns * (likely * (1 - likely))[:, None]).T @ columns + ridge
        weights = weights - np.linalg.solve(bend, slope)
    return weights


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m training.stories", description=__doc__)
    parser.add_argument("file", type=Path, help="story-stream/train.jsonl.gz")
    rows, same = examples(parser.parse_args().file)
    print(f"{len(same)} pairs, {same.sum():.0f} of one story")
    for name, columns in (("with vectors", [0, 1, 2]), ("words only", [1, 2])):
        print(name, np.round(logistic(rows[:, columns], same), 3).tolist())
