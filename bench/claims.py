"""Claims on stories that nothing was learned from: our own that are held out, read by the reader, and the gold seeds.
In: `training/claims` of this repository, the shared folder. Out: how well pairs and claims are told.

A pair is of one claim where both statements stand to one, be it the general one above what each says; of our stories,
those named `press-` tell all in much the same words, as the press does, the others put one thing in wholly other words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import numpy as np

from bench.folds import auc
from bench.linking_gold import gold_members, gold_revisions
from reportedly.linking.claiming.claims import gather, story_weights
from reportedly.linking.claiming.contents import Said, said
from reportedly.linking.claiming.gathered import Gathered
from reportedly.linking.claiming.pairs import FEATURES, features, scorer
from reportedly.linking.following.known import known_days
from reportedly.record import Revision
from training.claims import read_topics
from training.topics import Read, read_topic

CORPUS = "training/claims/*.txt"
PRESS = "press-"
WORDS, MEANING = FEATURES.index("shared words"), FEATURES.index("meaning")
LEAST = 2
"""Statements of one of our claims that a found claim must have to be counted as it."""


class Pairs(NamedTuple):
    """Pairs of statements in rows of FEATURES, and which are of one claim."""

    rows: np.ndarray
    same: np.ndarray


def score_claims_apart(shared: Path) -> dict[str, float]:
    """Percent: areas under the ROC curve of pairs; precision, recall and F1 of pairs in one claim; sides right."""
    reads = [read_topic(topic) for topic in read_topics() if topic.held_out]
    told = [(read, said(read.revisions, known_days(read.revisions, ()))) for read in reads]
    figures = _areas("pairs held out", _joined(_pairs(everything, _ours(read)) for read, everything in told))
    revisions, members = _gold(shared)
    figures |= _areas("gold pairs", _pairs(said(revisions, known_days(revisions, ())), members))
    found = [(read, gather(everything)) for read, everything in told]
    for name, press in (("press", True), ("other words", False)):
        kind = [(read, claims) for read, claims in found if read.topic.id.startswith(PRESS) == press]
        figures |= {f"{name}: {row}": value for row, value in _of_claims(kind).items()}
    return figures | {"sides right": _sides(found)}


def _areas(name: str, pairs: Pairs) -> dict[str, float]:
    likely = scorer().probabilities(pairs.rows)
    scores = {"words": pairs.rows[:, WORDS], "meaning": pairs.rows[:, MEANING], "learned": likely}
    return {f"{name}: AUC of {by}": 100 * auc(score, pairs.same) for by, score in scores.items()}


def _ours(read: Read) -> dict[str, set[str]]:
    """The claims that each statement stands to, by its id."""
    return {name: set(read.topic.roles(marked)) for name, marked in read.marked.items()}


def _gold(shared: Path) -> tuple[tuple[Revision, ...], dict[str, set[str]]]:
    revisions, names = gold_revisions(shared)
    of: dict[str, set[str]] = {}
    for claim, members in gold_members(shared, names).items():
        for name in members:
            of.setdefault(name, set()).add(claim)
    return revisions, of


def _pairs(everything: Sequence[Said], claims: dict[str, set[str]]) -> Pairs:
    weight, centre = story_weights(everything)
    ours = [item for item in everything if item.statement.id in claims]
    pairs = list(combinations(ours, 2))
    return Pairs(
        np.array([features(a, b, weight, centre) for a, b in pairs]).reshape(-1, len(FEATURES)),
        np.array([bool(claims[a.statement.id] & claims[b.statement.id]) for a, b in pairs], dtype=bool),
    )


def _joined(parts: Iterable[Pairs]) -> Pairs:
    kept = list(parts)
    return Pairs(np.concatenate([part.rows for part in kept]), np.concatenate([part.same for part in kept]))


def _of_claims(found: Iterable[tuple[Read, Sequence[Gathered]]]) -> dict[str, float]:
    right = got = wanted = 0
    for read, claims in found:
        ours = _ours(read)
        gold = {pair for pair in combinations(sorted(ours), 2) if ours[pair[0]] & ours[pair[1]]}
        told: set[tuple[str, str]] = set()
        for claim in claims:
            told.update(combinations(sorted({member.statement.id for member in claim.members} & set(ours)), 2))
        right, got, wanted = right + len(gold & told), got + len(told), wanted + len(gold)
    return {
        "pair precision": 100 * right / max(got, 1),
        "pair recall": 100 * right / max(wanted, 1),
        "pair F1": 200 * right / max(got + wanted, 1),
    }


def _sides(found: Iterable[tuple[Read, Sequence[Gathered]]]) -> float:
    """The part of members, beside the one that opened a claim, that deny it where ours do and not where not."""
    right = total = 0
    for read, claims in found:
        roles = {name: read.topic.roles(marked) for name, marked in read.marked.items()}
        for claim in claims:
            members = [(m, side) for m, side in zip(claim.members, claim.sides, strict=True) if m.statement.id in roles]
            counts: dict[str, int] = {}
            for member, _ in members:
                for name in roles[member.statement.id]:
                    counts[name] = counts.get(name, 0) + 1
            ours = max(sorted(counts), key=lambda name: counts[name], default=None)
            if ours is None or counts[ours] < LEAST:
                continue
            for member, side in members:
                role = roles[member.statement.id].get(ours)
                if role is not None and member is not claim.first:
                    total += 1
                    right += (role == "denies") == (side == "denies")
    return 100 * right / max(total, 1)
