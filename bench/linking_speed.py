"""How fast a long story is linked and viewed, as a ratio to reading it by rules in the same run.
In: fictional articles of bench.newsroom, some 15 statements each. Out: the ratios; with --scale seconds by length.

Vectors are made up: that of a statement is the sum of one for each of its words, so that like words mean alike things.
They cost what the reader's do, and need no model.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

import reportedly
from bench.newsroom import articles, row
from reportedly.linking import linked, view
from reportedly.reading import RULES, read_one
from reportedly.record import Meanings, Revision, to_bytes
from reportedly.record.meanings import WIDTH

LENGTH = 200
"""Articles of the story that is timed."""
SCALE = (60, 200, 500)
STORIES, EACH = 20, 50
"""Of the archive to which one article is added."""
ROUNDS = 3
SHARED = 0.3
"""What every number of every vector has in common with all others, as those of one story do."""


def score_linking(_: Path) -> dict[str, float]:
    """100 × the seconds of reading over those of linking and viewing, without and with vectors; higher is better."""
    revisions = read()
    meant = with_meanings(revisions)
    reading = _seconds(read)
    told, told_meant = (_seconds(partial(tell, given)) for given in (revisions, meant))
    print(
        f"linking: {LENGTH} articles read in {reading:.1f} s, linked and viewed in {told:.1f} s, "
        f"with vectors in {told_meant:.1f} s",
        file=sys.stderr,
    )
    return {
        f"100 × reading by rules / link and view of {LENGTH} articles": 100 * reading / told,
        "the same with vectors": 100 * reading / told_meant,
    }


def read(count: int = LENGTH) -> tuple[Revision, ...]:
    """The articles of one story, read by rules."""
    return tuple(
        Revision(text=text, reading=read_one(text, RULES), input=text.url or "", observed_at="2031-12-31T00:00:00Z")
        for text in articles(count)
    )


def with_meanings(revisions: Sequence[Revision]) -> tuple[Revision, ...]:
    """The same with vectors of their words."""
    found = []
    for revision in revisions:
        lead, *said = to_bytes(
            np.stack([_vector(revision.text.title or ""), *(_vector(s.words) for s in revision.reading.statements)])
        )
        reading = msgspec.structs.replace(revision.reading, meanings=Meanings(lead=lead, statements=tuple(said)))
        found.append(msgspec.structs.replace(revision, reading=reading))
    return tuple(found)


def tell(revisions: Sequence[Revision]) -> None:
    """Links a story and views it, as adding articles to an archive does."""
    found = linked(revisions)
    view(revisions, found.links, heard=found.said)


def scale() -> None:
    """Prints what stories of SCALE articles cost, and one more article in an archive."""
    for count in SCALE:
        revisions = read(count)
        for name, given in (("without vectors", revisions), ("with vectors", with_meanings(revisions))):
            begin = time.process_time()
            found = linked(given)
            between = time.process_time()
            view(given, found.links, heard=found.said)
            end = time.process_time()
            print(f"{count} articles {name}: link {between - begin:.2f} s, view {end - between:.2f} s", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        _one_more(Path(folder))


def _one_more(folder: Path) -> None:
    """Prints what the newest article of an archive costs, and one of weeks before."""
    texts = sorted(articles(STORIES * EACH, STORIES), key=lambda text: str(text.published and text.published.value))
    files = [folder / f"{number}.jsonl" for number in range(len(texts))]
    for file, text in zip(files, texts, strict=True):
        file.write_text(json.dumps(row(text)), encoding="utf-8")
    newest, middle = files[-1], files[len(files) // 2]
    with reportedly.open(folder / "archive.db") as archive:
        reportedly.add(archive, [file for file in files if file not in (newest, middle)], method="rules")
        for name, file in (("the newest article", newest), ("one from the middle", middle)):
            begin = time.process_time()
            reportedly.add(archive, [file], method="rules")
            spent = time.process_time() - begin
            print(f"{name}, to {len(files)} in {len(archive.stories())} stories: {spent:.2f} s", flush=True)


def _seconds(work: Callable[[], object]) -> float:
    """Of the processor, the least of ROUNDS: what else runs on the machine does not count."""
    spent = []
    for _ in range(ROUNDS):
        begin = time.process_time()
        work()
        spent.append(time.process_time() - begin)
    return min(spent)


def _vector(words: str) -> NDArray[np.float32]:
    found = np.full(WIDTH, SHARED, dtype=np.float32)
    for word in words.lower().split():
        found += _of_word(word)
    return found


@cache
def _of_word(word: str) -> NDArray[np.float32]:
    return np.random.default_rng(zlib.crc32(word.encode())).standard_normal(WIDTH).astype(np.float32)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bench.linking_speed", description=__doc__)
    parser.add_argument("--scale", action="store_true", required=True, help="seconds by the length of a story")
    parser.parse_args()
    scale()
