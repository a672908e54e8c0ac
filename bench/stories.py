"""Stories against editors' own: a year of political news, where one article in six has an editor's story.
In: the shared folder. Out: B³ and pairwise F1 of ours and of two baselines, and how fast; how the cost grows.

All articles are told in one stream; scored are those with an editor's id, by which of them are in a story together. B³
(Bagga and Baldwin, 1998) averages over articles, pairwise F1 counts pairs. A baseline takes each article, in the same
order, into the story whose articles of the last WINDOW days are nearest to it on average; its threshold is the best of
a few on these very articles, which favours it. Vectors are kept in $REPORTEDLY_CACHE, else in the temporary folder,
under a digest of model and corpus; without them they take some twenty seconds.

`python -m bench.stories --scale` prints what an article costs after 10,000 and after 100,000 others.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from random import Random

import numpy as np

from reportedly.linking.following.leads import WIDTH, Lead, in_order, lead_of
from reportedly.linking.following.likeness import shared, weighed
from reportedly.linking.following.stories import tell
from reportedly.linking.following.stream import Stream
from reportedly.linking.words import tokens
from reportedly.reading.meaning import lead_of as words_of
from reportedly.reading.meaning import meanings, method
from reportedly.record import Instant, Meanings, Reading, Revision, Text, to_bytes

CORPUS = "data/story-stream/dev.jsonl.gz"
SEEN = "2026-01-01T00:00:00Z"
WINDOW = 14
"""Days."""
THRESHOLDS: Mapping[str, Sequence[float]] = {
    "TF-IDF": (0.15, 0.2, 0.25, 0.3),
    "MiniLM": (0.5, 0.55, 0.6, 0.65),
}
LARGEST = 100
SCALE = (10_000, 100_000)
TIMED = 2_000
"""Articles that are timed after each of SCALE."""
A_DAY = 300
RARE = 20
"""Of the stream that SCALE is measured on: articles a day, and in how many a word that changes stands at most."""


def score_stories(shared_folder: Path) -> dict[str, float]:
    """Percent and ratios; higher is better in all."""
    revisions, stories = read(shared_folder / CORPUS)
    ordered = [articles[0] for articles in in_order(revisions)]
    gold = [stories[revision.text.id] for revision in ordered]
    begin = time.process_time()
    leads = [lead_of(revision) for revision in ordered]
    ours = told(leads)
    spent = time.process_time() - begin
    begin = time.process_time()
    for revision in ordered:
        tokens(revision.text.text)
    splitting = time.process_time() - begin
    print(f"stories: {len(leads) / spent:.0f} articles/s beyond the vectors", file=sys.stderr)
    figures = agreement(ours, gold)
    words = agreement(told([lead._replace(vector=None) for lead in leads]), gold)
    figures |= {f"{row}, without vectors": words[row] for row in ("B³ F1", "pairwise F1")}
    for name, thresholds in THRESHOLDS.items():
        nearness = list(near(name, leads))
        best = max((agreement(joined(nearness, least), gold) for least in thresholds), key=lambda found: found["B³ F1"])
        figures |= {f"{row}, {name} for comparison": best[row] for row in ("B³ F1", "pairwise F1")}
    return figures | {
        f"largest story, articles below {LARGEST}": float(LARGEST - max(Counter(ours).values())),
        "100 × splitting into words / telling": 100 * splitting / spent,
    }


def read(path: Path) -> tuple[list[Revision], dict[str, str | None]]:
    """The articles with their vectors, and by text id the story that an editor put each in."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    texts = [
        Text.of(
            text=f"{row['title']}\n{row['text']}",
            title=row["title"],
            outlet=row["outlet"],
            url=row["url"],
            published=Instant(value=row["date"], from_="given"),
        )
        for row in rows
    ]
    vectors = _vectors(texts, blake2b(path.read_bytes(), digest_size=8).hexdigest())
    revisions = [
        Revision(
            text=text,
            reading=Reading(
                id=Reading.id_of(text.id, "bench"), text_id=text.id, plan_id="bench", meanings=Meanings(lead=vector)
            ),
            input=path.name,
            observed_at=SEEN,
        )
        for text, vector in zip(texts, vectors, strict=True)
    ]
    return revisions, {text.id: row["story"] for text, row in zip(texts, rows, strict=True)}


def told(leads: Sequence[Lead]) -> list[int]:
    """[leads]: the number of each one's story."""
    stream = Stream()
    stream.take(leads)
    numbers = {place: number for number, story in stream.stories.items() for place in story.members}
    return [numbers[place] for place in range(len(leads))]


def agreement(found: Sequence[int], gold: Sequence[str | None]) -> dict[str, float]:
    """B³ and pairwise figures in percent, over the articles that gold has a story for."""
    scored = [(one, other) for one, other in zip(found, gold, strict=True) if other is not None]
    both, ours, theirs = Counter(scored), Counter(one for one, _ in scored), Counter(other for _, other in scored)
    precision = sum(count * count / ours[one] for (one, _), count in both.items()) / len(scored)
    recall = sum(count * count / theirs[other] for (_, other), count in both.items()) / len(scored)
    pairs, of_ours, of_theirs = (sum(n * (n - 1) / 2 for n in c.values()) for c in (both, ours, theirs))
    right, whole = pairs / of_ours if of_ours else 0.0, pairs / of_theirs
    return {
        "B³ precision": 100 * precision,
        "B³ recall": 100 * recall,
        "B³ F1": 100 * _f1(precision, recall),
        "pairwise precision": 100 * right,
        "pairwise recall": 100 * whole,
        "pairwise F1": 100 * _f1(right, whole),
    }


def near(name: str, leads: Sequence[Lead]) -> Iterator[tuple[int, Sequence[float]]]:
    """For each lead the first place of its window, and its likeness to each from there on, in a baseline's measure."""
    held: Counter[str] = Counter()
    words: list[dict[str, float]] = []
    vectors = np.stack([lead.vector for lead in leads if lead.vector is not None])
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    start = 0
    for place, lead in enumerate(leads):
        while (leads[start].day or 0) < (lead.day or 0) - WINDOW:
            start += 1
        words.append(weighed(lead.counts, held, place))
        held.update(lead.counts.keys())
        if name == "TF-IDF":
            yield start, [shared(words[place], words[other]) for other in range(start, place)]
        else:
            yield start, (vectors[start:place] @ vectors[place]).tolist()


def joined(nearness: Sequence[tuple[int, Sequence[float]]], least: float) -> list[int]:
    """[articles]: stories by greedy average linkage, where an article opens one if none is as near as `least`."""
    numbers: list[int] = []
    for place, (start, likeness) in enumerate(nearness):
        sums, counts = defaultdict[int, float](float), Counter(numbers[start:])
        for number, value in zip(numbers[start:], likeness, strict=True):
            sums[number] += value
        best = max(counts, key=lambda number: (sums[number] / counts[number], -number), default=None)
        numbers.append(best if best is not None and sums[best] / counts[best] >= least else place)
    return numbers


def scale(shared_folder: Path) -> None:
    """Prints articles a second after each of SCALE, and what it takes to go on from there later."""
    revisions, _ = read(shared_folder / CORPUS)
    one_more(revisions)
    leads = endless([lead_of(articles[0]) for articles in in_order(revisions)])
    stream, count = Stream(), 0
    for before in SCALE:
        stream.take(islice(leads, before - count))
        timed = list(islice(leads, TIMED))
        begin = time.process_time()
        stream.take(timed)
        spent = time.process_time() - begin
        count = before + TIMED
        state = stream.state()
        begin = time.process_time()
        Stream.resumed(state)
        again = time.process_time() - begin
        print(
            f"after {before} articles: {TIMED / spent:.0f} articles/s; largest story "
            f"{max(len(story.members) for story in stream.stories.values())}; "
            f"kept state {len(state) / 1e6:.1f} MB, taken up again in {again:.2f} s",
            flush=True,
        )


def one_more(revisions: Sequence[Revision]) -> None:
    """Prints what it takes to tell the last article where all others are told."""
    ordered = [articles[0] for articles in in_order(revisions)]
    before = tell(ordered[:-1])
    begin = time.process_time()
    now = tell(ordered, before.standings)
    spent = time.process_time() - begin
    print(f"one more than {len(ordered) - 1} articles: {now.taken} told, in {spent:.2f} s", flush=True)


def endless(leads: Sequence[Lead]) -> Iterator[Lead]:
    """The leads over and over, A_DAY a day; each time with the numbers of all vectors in another order, and with other
    rare words, so that the geometry of a year's news stays and nothing comes again."""
    held = Counter(word for lead in leads for word in lead.counts)
    chance, place, first = Random(1), 0, leads[0].day or 0  # noqa: S311
    for time_round in range(sys.maxsize):
        order = np.array(chance.sample(range(WIDTH), WIDTH))
        for lead in leads:
            counts = {word if held[word] > RARE else f"{word} {time_round}": n for word, n in lead.counts.items()}
            vector = lead.vector[order] if lead.vector is not None else None
            yield lead._replace(day=first + place // A_DAY, counts=counts, forms={}, vector=vector)
            place += 1


def _vectors(texts: Sequence[Text], corpus: str) -> tuple[bytes, ...]:
    folder = Path(os.environ.get("REPORTEDLY_CACHE") or Path(tempfile.gettempdir()) / "reportedly-bench")
    kept = folder / f"leads-{corpus}-{method().digest}.npy"
    if kept.exists():
        return tuple(row.tobytes() for row in np.load(kept))
    vectors = to_bytes(meanings([words_of(text) for text in texts]))
    folder.mkdir(parents=True, exist_ok=True)
    np.save(kept, np.stack([np.frombuffer(vector, dtype=np.int8) for vector in vectors]))
    return vectors


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bench.stories", description=__doc__)
    parser.add_argument("--scale", action="store_true", required=True, help="what an article costs at length")
    parser.parse_args()
    scale(Path(os.environ.get("REPORTEDLY_SHARED") or Path(__file__).parent.parent.parent / "shared"))
