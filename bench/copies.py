"""Copies and rewrites among the articles of many outlets on one summit, against all pairs and against labels by hand.
In: the shared folder, copies_sample.csv. Out: the part of the pairs that is found, how much of it rightly, how fast.

'Half-shared pairs' share half the shorter text's shingles, by comparing all pairs; to find one is to link it as a copy
or as quoting the same. 'Precision by the same measure' says only that what is linked shares as much as it must; labels
by hand say whether it was copied (copies_sample.md). Speed is held against splitting the same texts into words, so that
machines can be compared.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import sys
import time
import tracemalloc
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from reportedly.linking.copying.copies import copies
from reportedly.linking.copying.reports import COPIES, QUOTING, REWRITES
from reportedly.record import Instant, LinkKind, Reading, Revision, Text

SAMPLE = Path(__file__).parent / "copies_sample.csv"
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


class Label(NamedTuple):
    """What a person says that two articles are to each other."""

    pair: Pair
    label: str
    drawn: str


def score_copies(shared: Path) -> dict[str, float]:
    """Percent, pairs and ratios; higher is better in all."""
    revisions = read_revisions(shared / CORPUS)
    outlets = {revision.text.id: revision.text.outlet for revision in revisions}
    kinds = {frozenset((k.left, k.right)): k.kind for k in copies(revisions) if outlets[k.left] != outlets[k.right]}
    copied = {pair for pair, kind in kinds.items() if kind in COPIES}
    found = {pair for pair, kind in kinds.items() if kind in COPIES | QUOTING}
    gold = half_shared(revisions)
    seconds, ratio = speed(revisions)
    memory = kilobytes(revisions)
    print(
        f"copies: {len(revisions) / seconds:.0f} documents/s, {memory:.1f} KB per document; {len(kinds)} links; "
        f"{len(gold.unlike)} of {len(gold.pairs)} half-shared pairs have a Jaccard index below .5; "
        f"{len(gold.pairs & copied)} of them linked as copies, {len(gold.pairs & found - copied)} as quoting the same",
        file=sys.stderr,
    )
    return {
        "recall of half-shared pairs": _percent(gold.pairs & found, gold.pairs),
        "recall of those with Jaccard below half": _percent(gold.unlike & found, gold.unlike),
        "precision by the same measure": _percent(gold.pairs & found, found),
        "pairs found": float(len(gold.pairs & found)),
        **labelled(read_labels(SAMPLE, revisions), kinds),
        "100 × splitting into words / whole search": 100 * ratio,
        f"KB per document, below {KILOBYTES}": KILOBYTES - memory,
    }


def labelled(labels: Sequence[Label], kinds: Mapping[Pair, LinkKind]) -> dict[str, float]:
    """Precision and recall of copies and rewrites on the pairs spread over the scale; precision on links drawn."""
    rows: dict[str, float] = {}
    for name, label, of in (("copies", "copy", COPIES), ("rewrites", "derived", REWRITES)):
        for drawn in ("scale", "links"):
            those = [item for item in labels if item.drawn == drawn]
            linked = {item.pair for item in those if kinds.get(item.pair) in of}
            right = {item.pair for item in those if item.label == label}
            where = "labelled" if drawn == "scale" else "drawn links"
            rows[f"{where}: {name}, precision"] = _percent(linked & right, linked)
            if drawn == "scale":
                rows[f"{where}: {name}, recall"] = _percent(linked & right, right)
    return rows


def read_labels(path: Path, revisions: Sequence[Revision]) -> tuple[Label, ...]:
    """The labelled pairs, by the ids of their texts; articles are named by their rows."""
    with path.open(encoding="utf-8", newline="") as stream:
        return tuple(
            Label(
                pair=frozenset(revisions[int(row[side])].text.id for side in ("left", "right")),
                label=row["label"],
                drawn=row["drawn"],
            )
            for row in csv.DictReader(stream)
        )


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
    """The most memory that one search holds at a time, for each document; not what the first one leaves for others."""
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
