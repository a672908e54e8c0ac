"""Accuracy of times against TimeBank and AQUAINT.
In: the folder of third-party data (`../shared/data`). Out: named scores, printed when run as a program.

How `score_times` counts (TimeML, all articles with a creation time; expressions within TEXT, empty ones left out):
- spans: strict is the same start and end; relaxed an overlap, each gold expression matched once.
- value: of gold expressions found (relaxed), the share with the same value. Both values are first brought to one
  spelling (weeks with two digits, no seconds or offsets, 199X as 199, no trailing -XX), as gold is not of one mind.
- value F1: gold found with the right value, over all predicted and all gold.
Gold leaves out many vague words and resolves 'a year ago' in earnings reports to quarters; both count against us. Tuned
on the same articles: development scores, too.
"""

from __future__ import annotations

import re
import sys
import tarfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.scorers import f1
from reportedly.reading.times import find_times
from reportedly.record import Instant, Text, TimeRef


def score_times(data: Path) -> dict[str, float]:
    """Span and value scores on TimeBank and AQUAINT."""
    found = gold_count = strict = relaxed = right = 0
    for text, gold in articles(data):
        times = find_times(text)
        found, gold_count = found + len(times), gold_count + len(gold)
        strict += len({(t.start, t.end) for t in times} & {(g.start, g.end) for g in gold})
        for g, t in pair_times(gold, times):
            relaxed += 1
            right += spelled(g.value) == spelled(t.value)
    return {
        "strict.f1": f1(strict, found, gold_count),
        "relaxed.f1": f1(relaxed, found, gold_count),
        "value.accuracy": 100 * right / max(relaxed, 1),
        "value.f1": f1(right, found, gold_count),
    }


def articles(data: Path) -> Iterator[tuple[Text, list[TimeRef]]]:
    """Each article as a Text published on its creation day, with gold expressions at their places."""
    with tarfile.open(data / "timebank-aquaint.tar.gz") as archive:
        for member in sorted(archive.getmembers(), key=lambda member: member.name):
            file = archive.extractfile(member) if member.name.endswith(".tml") else None
            if file is None:
                continue
            root = ET.fromstring(file.read())  # noqa: S314 -- a corpus we chose
            body, created = root.find("TEXT"), root.find("DCT/TIMEX3")
            if body is not None and created is not None:
                yield article(body, created.get("value", ""))


def article(body: ET.Element, created: str) -> tuple[Text, list[TimeRef]]:
    pieces: list[str] = []
    gold: list[TimeRef] = []

    def walk(node: ET.Element) -> None:
        start = sum(map(len, pieces))
        pieces.append(node.text or "")
        for child in node:
            walk(child)
            pieces.append(child.tail or "")
        words = "".join(pieces)[start:]
        if node.tag == "TIMEX3" and words.strip():
            kind = node.get("type", "DATE")
            end = start + len(words)
            gold.append(TimeRef(start=start, end=end, text=words, type=kind, value=node.get("value", "")))  # type: ignore[arg-type]

    walk(body)
    return Text.of(text="".join(pieces), published=Instant(value=created[:10], from_="given")), gold


def pair_times(gold: Sequence[TimeRef], times: Sequence[TimeRef]) -> Iterator[tuple[TimeRef, TimeRef]]:
    left = list(times)
    for g in gold:
        over = [t for t in left if t.start < g.end and g.start < t.end]
        if over:
            best = max(over, key=lambda t: min(t.end, g.end) - max(t.start, g.start))
            left.remove(best)
            yield g, best


def spelled(value: str) -> str:
    """One spelling for values that gold spells in several ways."""
    value = re.sub(r"(T\d\d:\d\d)(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?$", r"\1", value)
    value = re.sub(r"-W(\d)(?!\d)", r"-W0\1", value)
    value = re.sub(r"(?:-XX)+$", "", value)
    return re.sub(r"^(\d{3})X$", r"\1", value).replace("P1Q", "P3M").replace("P1E", "P10Y")


if __name__ == "__main__":
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data")
    for name, score in score_times(folder).items():
        print(f"{name:<26} {score:6.1f}")
