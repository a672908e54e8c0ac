"""Copies among the articles of many outlets on one summit, against all pairs compared shingle by shingle.
In: the shared folder. Out: the part of the pairs sharing half the shorter text that is found, how fast, in what memory.

No person ruled on these pairs: 'precision by the same measure' says that what is linked shares as much as it must, not
that it was copied. Speed is held against splitting the same texts into words, so that machines can be compared.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import time
import tracemalloc
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from reportedly.linking.copies import copies
from reportedly.record import Instant, Reading, Revision, Text

CORPUS = "data/helsinki.jsonl.gz"
SIZE, SHARE = 5, 0.5
ROUNDS = 3
KILOBYTES = 64
"""What the search may take at its peak for each document, its links included."""
SEEN = "2026-01-01T00:00:00Z"
Pair = frozenset[str]


class Gold(NamedTuple):
    """Pairs from two outlets that share half the shorter text, and those of them with a Jaccard index below half."""

    pairs: frozenset[Pair]
    unlike: frozenset[Pair]


def score_copies(shared: Path) -> dict[str, float]:
    """Percent, pairs and ratios; higher is better in all."""
    revisions = read_revisions(shared / CORPUS)
    memory = kilobytes(revisions)
    outlets = {revision.text.id: revision.text.outlet for revision in revisions}
    links = copies(revisions)
    found = {frozenset((k.left, k.right)) for k in links if outlets[k.left] != outlets[k.right]}
    gold = half_shared(revisions)
    seconds, ratio = speed(revisions)
    print(
        f"copies: {len(revisions) / seconds:.0f} documents/s, {memory:.1f} KB per document; "
        f"{len(gold.unlike)} of {len(gold.pairs)} half-shared pairs have a Jaccard index below .5",
        file=sys.stderr,
    )
    return {
        "recall of half-shared pairs": _percent(gold.pairs & found, gold.pairs),
        "recall of those with Jaccard below half": _percent(gold.unlike & found, gold.unlike),
        "precision by the same measure": _percent(gold.pairs & found, found),
        "pairs found": float(len(gold.pairs & found)),
        "100 × splitting into words / whole search": 100 * ratio,
        f"KB per document, below {KILOBYTES}": KILOBYTES - memory,
    }


def read_revisions(path: Path) -> tuple[Revision, ...]:
    """The articles as linking gets them, with nothing read in them."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        rows = [json.loads(line) for line in stream]
    found = []
    for row in rows:
        published = Instant(value=row["date"], precision="minute", from_="given")
        url = f"https://{row['outlet']}/{row['id']}"
        text = Text.of(text=row["text"], outlet=row["outlet"], url=url, published=published)
        reading = Reading(id=Reading.id_of(text.id, "none"), text_id=text.id, plan_id="none")
        found.append(Revision(text=text, reading=reading, input=row["id"], observed_at=SEEN))
    return tuple(found)


def half_shared(revisions: Sequence[Revision]) -> Gold:
    """By comparing all pairs in full; knows nothing of how the package hashes and looks up."""
    held = {revision.text.id: _shingles(revision.text.text) for revision in revisions}
    pairs, unlike = set(), set()
    for one, other in combinations(revisions, 2):
        left, right = held[one.text.id], held[other.text.id]
        if one.text.outlet == other.text.outlet or not (left and right):
            continue
        shared = len(left & right)
        if shared >= SHARE * min(len(left), len(right)):
            pairs.add(frozenset((one.text.id, other.text.id)))
            if shared < 0.5 * (len(left) + len(right) - shared):
                unlike.add(frozenset((one.text.id, other.text.id)))
    return Gold(frozenset(pairs), frozenset(unlike))


def speed(revisions: Sequence[Revision]) -> tuple[float, float]:
    """Seconds of one search and how much of them splitting into words would take: the medians of some rounds."""
    rounds = []
    for _ in range(ROUNDS):
        started = time.process_time()
        for revision in revisions:
            re.findall(r"\w+", revision.text.text)
        split = time.process_time()
        copies(revisions)
        ended = time.process_time()
        rounds.append((ended - split, (split - started) / (ended - split)))
    return sorted(seconds for seconds, _ in rounds)[ROUNDS // 2], sorted(ratio for _, ratio in rounds)[ROUNDS // 2]


def kilobytes(revisions: Sequence[Revision]) -> float:
    """The most memory that one search holds at a time, for each document."""
    tracemalloc.start()
    try:
        copies(revisions)
        return tracemalloc.get_traced_memory()[1] / 1000 / len(revisions)
    finally:
        tracemalloc.stop()


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return frozenset(tuple(words[i : i + SIZE]) for i in range(len(words) - SIZE + 1))


def _percent(part: frozenset[Pair] | set[Pair], whole: frozenset[Pair] | set[Pair]) -> float:
    return 100 * len(part) / max(len(whole), 1)
