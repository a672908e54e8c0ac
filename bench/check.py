"""A check of drafts: planted errors found, by kind, and sound items left alone, in both halves of our drafts.
In: bench/drafts, the example story, and the shared folder with seeds/. Out: figures in percent.

`python -m bench.check` prints both archives together; with `dev` it lists what was missed and what was a false alarm in
that half; with `speed` it times a large archive.
"""

from __future__ import annotations

import os
import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from reportedly import monitor
from reportedly.archive import Archive
from reportedly.linking.checking import check
from reportedly.reading import RULES, read_one
from reportedly.reading.quotes import find_quotes
from reportedly.record import CheckView, Finding, Given, ReadingView, Revision, Text
from reportedly.running import Here

HERE = Path(__file__).parent
DRAFTS = HERE / "drafts"
EXAMPLE = HERE.parent / "examples" / "story"
HALVES = ("dev", "test")


class Item(NamedTuple):
    """A sentence of a draft, where it stands there, and what should be found in it."""

    draft: str
    start: int
    end: int
    text: str
    expected: frozenset[str]
    """Kinds of which one should be found; 'sound' for none; empty where it does not count."""


class Outcome(NamedTuple):
    """An item with the kinds that were found in it, sound ones left out."""

    item: Item
    found: frozenset[str]


def score_story(shared: Path) -> dict[str, float]:
    """The figures of the drafts on the example story, which needs nothing of the shared folder."""
    return _figures(_archives(shared)[:1])


def score_seeds(shared: Path) -> dict[str, float]:
    """The figures of the drafts on the seeds."""
    return _figures(_archives(shared)[1:])


def _figures(archives: Sequence[tuple[str, Sequence[Path]]]) -> dict[str, float]:
    """Recall of planted errors (with the right kind; and flagged at all), sound items left alone, for each half.

    Also the share of findings that are sound where each article is held against the archive that has it.
    """
    outcomes: list[Outcome] = []
    own: Counter[bool] = Counter()
    for folder, sources in archives:
        with _opened(sources) as archive:
            outcomes += _of_drafts(archive, DRAFTS / folder)
            own.update(finding.severity == "sound" for finding in _of_articles(archive, sources))
    figures = {"findings sound % in the archive's own articles": 100 * own[True] / max(own.total(), 1)}
    for half in HALVES:
        of_half = [outcome for outcome in outcomes if f".{half}." in outcome.item.draft]
        figures.update({f"{half}, {row}": value for row, value in _scored(of_half).items()})
    return figures


def _archives(shared: Path) -> list[tuple[str, Sequence[Path]]]:
    """The folder of drafts on each archive, and its articles; the seeds only where they are."""
    story = sorted(path for path in EXAMPLE.iterdir() if path.suffix in (".html", ".txt", ".xml", ".jsonl"))
    seeds = sorted((shared / "seeds").glob("*.txt"))
    return [("story", story), *([("seeds", seeds)] if seeds else [])]


@contextmanager
def _opened(sources: Sequence[Path]) -> Iterator[Archive]:
    with tempfile.TemporaryDirectory() as place, Archive.open(Path(place) / "check.db") as archive:
        monitor.add(archive, map(str, sources), executor=Here())
        yield archive


def _of_drafts(archive: Archive, folder: Path) -> Iterator[Outcome]:
    with tempfile.TemporaryDirectory() as place:
        for path in sorted(folder.glob("*.txt")):
            yield from _checked(archive, path, Path(place))


def _of_articles(archive: Archive, sources: Sequence[Path]) -> Iterator[Finding]:
    for source in sources:
        if source.suffix in (".html", ".txt"):  # others hold several articles
            yield from monitor.check(archive, str(source)).findings


def parse(marked: str, name: str) -> tuple[str, str, tuple[Item, ...]]:
    """When a marked draft was written, its text, and its items by their place in the text."""
    head, _, body = marked.partition("\n")
    paragraphs = []
    items: list[Item] = []
    at = 0
    for block in body.strip().split("\n\n"):
        lines = [line.partition(" | ") for line in block.splitlines()]
        for kinds, _, words in lines:
            expected = frozenset() if kinds == "-" else frozenset(kinds.split("/"))
            items.append(Item(name, at, at + len(words), words, expected))
            at += len(words) + 1
        paragraphs.append(" ".join(words for _, _, words in lines))
        at += 1
    return head.removeprefix("published: "), "\n\n".join(paragraphs), tuple(items)


def _checked(archive: Archive, path: Path, folder: Path) -> Iterator[Outcome]:
    published, text, items = parse(path.read_text(encoding="utf-8"), path.name)
    draft = folder / path.name
    draft.write_text(text, encoding="utf-8")
    view = monitor.check(archive, str(draft), given=Given(published=published))
    for item in items:
        if item.expected:
            yield Outcome(item, frozenset(f.kind for f in _in(view, item, text) if f.severity != "sound"))


def _in(view: CheckView, item: Item, text: str) -> Sequence[Finding]:
    """The findings in an item; the text that was checked may have lost lines, so that places are looked up by words."""
    start = view.document.text.find(item.text)
    if start < 0:
        raise ValueError(f"{item.draft}: {item.text!r} is not in the text that was checked")
    end = start + len(item.text)
    return [f for f in view.findings if f.start < end and start < f.end]


def _scored(outcomes: Sequence[Outcome]) -> Mapping[str, float]:
    sound = [outcome for outcome in outcomes if outcome.item.expected == {"sound"}]
    planted = [outcome for outcome in outcomes if outcome.item.expected != {"sound"}]
    kinds = Counter(min(outcome.item.expected) for outcome in planted)
    hits = Counter(min(o.item.expected) for o in planted if o.item.expected & o.found)
    figures = {
        "recall % with the right kind": 100 * sum(hits.values()) / max(len(planted), 1),
        "recall % flagged": 100 * sum(bool(o.found) for o in planted) / max(len(planted), 1),
        "sound items left alone %": 100 * sum(not o.found for o in sound) / max(len(sound), 1),
    }
    figures.update({f"recall % of {kind}": 100 * hits[kind] / kinds[kind] for kind in sorted(kinds)})
    return figures


def speed(articles: int = 1000, words: int = 2000) -> dict[str, float]:
    """Seconds of one core to hold a draft of so many words against so many articles, beyond reading either.

    The articles are the sentences of the example story, shuffled anew for each and read by rules; every third word
    with a capital gets another ending, so that names are many, as in a real archive.
    """
    chance = random.Random(1)  # noqa: S311 (the same text each time)
    sources = [view.document.text for view in monitor.read_sources([str(EXAMPLE)], plan=RULES, executor=Here())
               if isinstance(view, ReadingView)]  # fmt: skip
    pool = [line for text in sources for line in text.split("\n") if len(line) > 60]
    revisions = [
        _made("\n".join(_renamed(line, chance) for line in chance.sample(pool, 8)), k) for k in range(articles)
    ]
    days = {revision.text.id: f"2026-{1 + k % 12:02d}-01" for k, revision in enumerate(revisions)}
    lines: list[str] = []
    while sum(len(line.split()) for line in lines) < words:
        lines.append(chance.choice(pool))
    draft = _made("\n".join(lines), articles)
    started = time.process_time()
    found = check(draft, revisions, days, lambda text: [quote.inner for quote in find_quotes(text)])
    seconds = time.process_time() - started
    held = sum(len(revision.text.text.split()) for revision in revisions)
    return {"seconds": seconds, "articles": articles, "their words": held, "findings": len(found)}


def _renamed(line: str, chance: random.Random) -> str:
    ending = chance.choice(("ia", "on", "elle", "ov", "sen", "ard"))
    return re.sub(
        r"\b[A-Z][a-z]{4,}\b", lambda m: m.group()[:-1] + ending if chance.random() < 1 / 3 else m.group(), line
    )


def _made(words: str, number: int) -> Revision:
    text = Text.of(text=words, outlet=f"Outlet {number}", language="en")
    return Revision(text=text, reading=read_one(text, RULES), input=f"{number}.txt", observed_at="2026-12-31T00:00:00Z")


def main() -> None:
    """Prints the figures of both halves, or what was missed and the false alarms of one, or how long a check takes."""
    asked = sys.argv[1] if len(sys.argv) > 1 else ""
    shared = Path(os.environ.get("REPORTEDLY_SHARED") or HERE.parent.parent / "shared")
    if asked == "speed":
        figures = speed()
    elif asked in HALVES:
        figures = _listed(asked, shared)
    else:
        figures = _figures(_archives(shared))
    for row, value in figures.items():
        print(f"{row}: {value:,.1f}")


def _listed(half: str, shared: Path) -> dict[str, float]:
    outcomes: list[Outcome] = []
    for folder, sources in _archives(shared):
        with _opened(sources) as archive:
            outcomes += (o for o in _of_drafts(archive, DRAFTS / folder) if f".{half}." in o.item.draft)
    for item, found in outcomes:
        if item.expected == {"sound"} and found:
            print(f"FALSE  {', '.join(sorted(found))}: {item.text}")
        elif item.expected != {"sound"} and not item.expected & found:
            print(f"MISSED {'/'.join(sorted(item.expected))} ({', '.join(sorted(found)) or 'nothing'}): {item.text}")
    sound = sum(outcome.item.expected == {"sound"} for outcome in outcomes)
    return {"planted errors": len(outcomes) - sound, "sound items": sound, **_scored(outcomes)}


if __name__ == "__main__":
    main()
