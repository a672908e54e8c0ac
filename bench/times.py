"""Accuracy of times against TimeBank and AQUAINT, GUM and Recognizers-Text.
In: the folder of third-party data (`../shared/data`). Out: named scores, printed when run as a program.

How `score_timeml` counts, over both corpora and for each (`timebank.`, `aquaint.`; all articles with a creation time;
expressions within TEXT, empty ones left out):
- spans: strict is the same start and end; relaxed an overlap, each gold expression matched once.
- value: of gold expressions found (relaxed), the share with the same value. Both values are first brought to one
  spelling (weeks with two digits, no seconds or offsets, 199X as 199, no trailing -XX), as gold is not of one mind.
- value F1: gold found with the right value, over all predicted and all gold.
- with the reader's trees: the same where the tense may come from the syntax, as when the reader reads.
Gold leaves out many vague words and resolves 'a year ago' in earnings reports to quarters; both count against us. Tuned
on the same articles: development scores, too.

How `score_gum` counts: dates of GUM, in the genres of people who speak or write as of a day (GENRES; not tales, guides
and textbooks, whose 'June' is of the year they tell of, nor conversations, all dated 1 January 2000 for want of a date)
and in the documents that give the day they were made, which
- print no year and are told from a day: a weekday, a month with or without its day, 'yesterday', 'last week', 'next
  year', 'two weeks ago' (YEARLESS; not seasons, 'that day', holidays);
- gold resolves to the day, month or year, or to the days from first to last: not to bounds, nor to a day of any year.
All of them count, found or not. Right: the same first and last day, gold's being cut at the day of writing where it is
('this week' of a Wednesday: Monday to Wednesday); 'three years ago' is right with the year of gold's day.
How the cases of Recognizers-Text are chosen and counted: see `bench/recognizers_times.py`.
"""

from __future__ import annotations

import re
import sys
import tarfile
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from bench.recognizers_times import score_recognizers
from bench.scorers import f1
from reportedly.reading.reader.model import model
from reportedly.reading.reader.syntax import Trees
from reportedly.reading.reader.tenses import Tenses
from reportedly.reading.reader.words import words_of
from reportedly.reading.times import find_times
from reportedly.reading.timex.calendar import days_of
from reportedly.reading.timex.setting import TenseAt
from reportedly.record import Instant, Text, TimeRef


def score_times(data: Path) -> dict[str, float]:
    """All scores of times."""
    return {**score_timeml(data), **score_gum(data), **score_recognizers(data)}


def score_timeml(data: Path) -> dict[str, float]:
    """Span and value scores on TimeBank and AQUAINT, together and apart."""
    counts: dict[str, Counter[str]] = {}
    for corpus, text, gold in articles(data):
        times = find_times(text)
        by_trees = find_times(text, _tenses(text.text))
        count = counts.setdefault(corpus.lower(), Counter())
        count["found"] += len(times)
        count["gold"] += len(gold)
        count["strict"] += len({(t.start, t.end) for t in times} & {(g.start, g.end) for g in gold})
        pairs = list(pair_times(gold, times))
        count["relaxed"] += len(pairs)
        count["right"] += sum(spelled(g.value) == spelled(t.value) for g, t in pairs)
        count["right by trees"] += sum(spelled(g.value) == spelled(t.value) for g, t in pair_times(gold, by_trees))
    both = sum(counts.values(), Counter())
    scores = _rates("", both)
    scores["value.accuracy with the reader's trees"] = 100 * both["right by trees"] / max(both["relaxed"], 1)
    for corpus in sorted(counts, reverse=True):
        scores |= _rates(f"{corpus}.", counts[corpus])
    return scores


def _tenses(text: str) -> TenseAt:
    words, loaded = words_of(text), model()
    return Tenses(words, Trees(loaded, loaded.read(words))).at


def _rates(prefix: str, count: Counter[str]) -> dict[str, float]:
    return {
        f"{prefix}strict.f1": f1(count["strict"], count["found"], count["gold"]),
        f"{prefix}relaxed.f1": f1(count["relaxed"], count["found"], count["gold"]),
        f"{prefix}value.accuracy": 100 * count["right"] / max(count["relaxed"], 1),
        f"{prefix}value.f1": f1(count["right"], count["found"], count["gold"]),
    }


def articles(data: Path) -> Iterator[tuple[str, Text, list[TimeRef]]]:
    """Each article with its corpus: a Text published on its creation day, and gold expressions at their places."""
    with tarfile.open(data / "timebank-aquaint.tar.gz") as archive:
        for member in sorted(archive.getmembers(), key=lambda member: member.name):
            file = archive.extractfile(member) if member.name.endswith(".tml") else None
            if file is None:
                continue
            root = ET.fromstring(file.read())  # noqa: S314 -- a corpus we chose
            body, created = root.find("TEXT"), root.find("DCT/TIMEX3")
            if body is not None and created is not None:
                yield (Path(member.name).parent.name, *article(body, created.get("value", "")))


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


_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Aug|Sept|Oct|Nov|Dec"
)
_PARTS = "morning|afternoon|evening|night"
_UNITS = "day|week|weekend|month|quarter|year|decade"
GENRES = ("news", "interview", "speech", "court", "vlog")
UNDATED = "2000-01-01"
YEARLESS = re.compile(
    r"(?:on |in |early |late |earlier |later |mid-)*(?:"
    r"(?:(?:last|this|next|this past) )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    rf"(?: (?:{_PARTS}))?|"
    rf"(?:(?:last|this|next) )?(?:{_MONTHS})\.?(?: \d\d?(?:st|nd|rd|th)?)?|\d\d?(?:st|nd|rd|th)?(?: of)? (?:{_MONTHS})|"
    rf"yesterday|today|tomorrow|tonight|(?:this|last|tomorrow|yesterday) (?:{_PARTS})|"
    rf"(?:last|this|next|this past|the previous|the following) (?:{_UNITS})|"
    rf"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|seventeen|twenty) (?:{_UNITS})s? ago)[.,]?",
    re.IGNORECASE,
)


def score_gum(data: Path) -> dict[str, float]:
    """The share of year-less and relative dates whose days are right."""
    right = total = 0
    for text, gold in documents(data):
        times = find_times(text)
        made = date.fromisoformat((text.published.day if text.published else None) or "")
        for place, days in gold:
            found = next((time for time in times if time.start < place[1] and place[0] < time.end), None)
            total += 1
            right += found is not None and _same_days(found, days, made)
    return {"gum.yearless accuracy": 100 * right / max(total, 1)}


Place = tuple[int, int]
Range = tuple[date, date]


def documents(data: Path) -> Iterator[tuple[Text, list[tuple[Place, Range]]]]:
    """Each document of GUM as a Text written on the day it gives, with its resolved year-less dates."""
    with tarfile.open(data / "gum-dates-tei.tar.gz") as archive:
        for member in sorted(archive.getmembers(), key=lambda member: member.name):
            file = archive.extractfile(member) if member.name.endswith(".xml") else None
            if file is None:
                continue
            root = ET.fromstring(file.read())  # noqa: S314 -- a corpus we chose
            if root.get("type") not in GENRES or root.get("dateCreated") == UNDATED:
                continue
            made = root.get("dateCreated", "")
            if days_of(made) is None or len(made) != len("2024-10-17"):
                continue
            page = _Page()
            page.walk(root)
            words = "".join(page.pieces)
            gold = [(place, days) for place, tags in page.dates if (days := _resolved(words[slice(*place)], tags))]
            yield Text.of(text=words, published=Instant(value=made, from_="given")), gold


def _resolved(words: str, tags: Mapping[str, str]) -> Range | None:
    """The days of a gold date that counts, else None."""
    if not YEARLESS.fullmatch(words):
        return None
    first, last = (days_of(tags.get(name, tags.get("when", ""))[:10]) for name in ("from", "to"))
    return (first[0], last[1]) if first and last else None


def _same_days(found: TimeRef, days: Range, made: date) -> bool:
    if found.earliest is None or found.latest is None:
        return False
    first, last = date.fromisoformat(found.earliest), date.fromisoformat(found.latest)
    if found.text.lower().endswith("ago"):
        return first <= days[0] and days[1] <= last
    return days in ((first, last), (first, min(last, made)))


class _Page:
    """The words of a document, put together as they are printed, and the places of its dates."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.dates: list[tuple[Place, Mapping[str, str]]] = []
        self.size = 0

    def walk(self, node: ET.Element) -> None:
        """Adds a node: lines of words with their tags, and nodes between them."""
        if node.tag in ("p", "head", "item", "sp"):
            self._add("\n\n")
        start = self.size
        if node.tag == "w":
            self._word("".join(line.split("\t")[0] for line in "".join(node.itertext()).split("\n") if "\t" in line))
        else:
            self._words(node.text)
            for child in node:
                self.walk(child)
                self._words(child.tail)
        if node.tag == "date" and self.size > start:
            start += self.pieces_from(start)
            self.dates.append(((start, self.size), node.attrib))

    def pieces_from(self, start: int) -> int:
        """Whether a space stands at `start`, as 0 or 1."""
        return int("".join(self.pieces)[start : start + 1] == " ")

    def _words(self, lines: str | None) -> None:
        for line in (lines or "").split("\n"):
            if "\t" in line:
                self._word(line.split("\t")[0])

    def _word(self, word: str) -> None:
        if self.pieces and self.pieces[-1][-1] not in "\n(-" and word not in (*",.;:)!?%-", "'s", "’s", "n't"):
            self._add(" ")
        self._add(word)

    def _add(self, piece: str) -> None:
        self.pieces.append(piece)
        self.size += len(piece)


if __name__ == "__main__":
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data")
    for name, score in score_times(folder).items():
        print(f"{name:<26} {score:6.1f}")
