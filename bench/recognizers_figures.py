"""Numbers, ranges and money of the Recognizers-Text specifications that a news text could contain.
In: the folder of third-party data (`../shared/data`). Out: the share of cases that are right, in percent, by file.

A case is a short text with all that is to be found in it. It is right when each expected number is the value, or an
end, of a figure that overlaps it, and no figure is left over that tells another of its sort: any figure with a value in
the file of numbers, one whose ends differ or are open in that of ranges, one of a currency in that of money. Whether an
end belongs to its range is not looked at. Money must have the right currency, too, or at least count its name.

Kept are 111 of 235 cases of numbers, 50 of 87 of ranges, 126 of 180 of money. Left out, as no news writes them or as
our conventions differ (docs/figures.md):
- what the authors mark as not supported by their own Python code; not so for ranges, of which that code has none;
- inputs without a letter ('192.', '-4/5'), powers, G, a k or M apart from its digits, continental decimals ('5,00');
- arithmetic: 'one over three', denominators that only schools use ('three twenty-firsts', 'a trillionth');
- abbreviated dozens, 'nought' and 'zero' by themselves; numbers in names, dates, telephones, lists ('SCP-173'); numbers
  that have a unit, which that file says are none ('180ml'); 'one last time';
- comparisons as in a query ('<= 30', 'equal to or more than'), broken off, or of ranks;
- money as it is spoken: 'thirteen dollars forty five', 'one kuai and five mao five'.
"""

from __future__ import annotations

import json
import re
import sys
import tarfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from reportedly.reading.figures import find_figures
from reportedly.record import Figure, Text

ARCHIVE = "recognizers-text-english.tar.gz"
_SPECS = "recognizers-text/Specs"
_SCHOOL = (
    r"\bover\b.*[^s]$|\^|(?:illionth|ieth|first)s?$|"
    r"(?:ty|hundred|thousand)(?:[ -](?!and\b)\w+)?[ -](?:hundred[ -])?fifths?$|hundred and fifth$"
)
_FORMATS = r"\de[+-]?\d|\d ?G\b|\d +[kM]\b|\d,\d{1,2}(?![\d,])"
_NAMES = r"\bdo?zs\b|nought|naught|zero is|SCP-|phone|Exercise|\d/\d+/\d|\d(?:km|ml|m)\b|version two|last time"
NO_NUMBERS = re.compile(f"^[^A-Za-z]*$|{_FORMATS}|{_NAMES}")
NO_ARITHMETIC = re.compile(_SCHOOL)
NO_RANGES = re.compile(r"[<>=]|\bequal|tenth|or greater than$")
NO_MONEY = re.compile(r"dollars?(?: and)? (?:one|two|three|forty five)$|and fifty$|\bmao\b")
NAMED = {"dollar": "usd", "pound": "gbp", "penny": "pence", "rupee": "inr", "sen": "sen"}
"""Names in the specifications of what has another name here."""


class Expected(NamedTuple):
    """What is to be found: its place, its value or ends, and its currency."""

    start: int
    end: int
    low: float | None
    high: float | None
    unit: str


class Case(NamedTuple):
    """An input and all that is to be found in it."""

    text: str
    expected: tuple[Expected, ...]


def score_recognizers(data: Path) -> dict[str, float]:
    """The share of kept cases that are right, of each of the three files."""
    shares = {}
    for name, cases, same, strays in (
        ("number", numbers(data), same_number, lambda figure: figure.value is not None),
        ("range", ranges(data), same_range, lambda figure: figure.low != figure.high),
        ("currency", money(data), same_money, lambda figure: bool(figure.unit) and figure.unit[:3].isupper()),
    ):
        kept = list(cases)
        right = sum(is_right(case, same, strays) for case in kept)
        shares[f"recognizers.{name}"] = 100 * right / max(len(kept), 1)
    return shares


def numbers(data: Path) -> Iterator[Case]:
    for case, supported in _cases(data, "Number/English/NumberModel.json"):
        school = any(NO_ARITHMETIC.search(case.text[found.start : found.end]) for found in case.expected)
        if supported and not school and not NO_NUMBERS.search(case.text):
            yield case


def ranges(data: Path) -> Iterator[Case]:
    for case, _ in _cases(data, "Number/English/NumberRangeModel.json"):
        if not NO_RANGES.search(case.text):
            yield case


def money(data: Path) -> Iterator[Case]:
    for case, supported in _cases(data, "NumberWithUnit/English/CurrencyModel.json"):
        if supported and not any(NO_MONEY.search(case.text[found.start : found.end]) for found in case.expected):
            yield case


def is_right(case: Case, same: Callable[[Expected, Figure], bool], is_stray: Callable[[Figure], bool]) -> bool:
    """Whether all that is expected is found, and nothing else of that sort."""
    figures = find_figures(Text.of(text=case.text))
    used: set[str] = set()
    for expected in case.expected:
        over = [figure for figure in figures if figure.start < expected.end and expected.start < figure.end]
        hit = next((figure for figure in over if same(expected, figure)), None)
        if hit is None:
            return False
        used.add(hit.id)
    return not any(is_stray(figure) and figure.id not in used for figure in figures)


def same_number(expected: Expected, figure: Figure) -> bool:
    ours: Sequence[float | None] = (figure.low, figure.high, figure.value)
    return expected.low is not None and any(close(expected.low, number) for number in ours)


def same_range(expected: Expected, figure: Figure) -> bool:
    return _same_end(expected.low, figure.low) and _same_end(expected.high, figure.high)


def _same_end(one: float | None, other: float | None) -> bool:
    return other is None if one is None else close(one, other)


def same_money(expected: Expected, figure: Figure) -> bool:
    names = {NAMED.get(expected.unit, level(expected.unit)), level(expected.unit.split()[-1])}
    ours = {level(words.partition("/")[0].split()[-1].lower()) for words in (figure.unit, figure.counts) if words}
    return same_number(expected, figure) and bool(names & ours)


def close(one: float, other: float | None) -> bool:
    return other is not None and abs(one - other) <= 1e-6 * max(abs(one), abs(other), 1e-9)


def level(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > 3 else word


def _cases(data: Path, file: str) -> Iterator[tuple[Case, bool]]:
    """The cases of one file, and whether the authors' Python code supports each."""
    with tarfile.open(data / ARCHIVE) as archive:
        stream = archive.extractfile(f"{_SPECS}/{file}")
        if stream is None:
            raise FileNotFoundError(f"{data / ARCHIVE}: no {file}")
        specs = json.loads(stream.read().decode("utf-8-sig"))
    for spec in specs:
        expected, position = [], 0
        for result in spec["Results"]:
            resolution = result.get("Resolution") or {}
            start = spec["Input"].lower().index(result["Text"].lower(), position)
            position = start + len(result["Text"])
            if resolution.get("value"):
                unit = (resolution.get("isoCurrency") or resolution.get("unit") or "").lower()
                expected.append(Expected(start, position, *_bounds(resolution["value"]), unit))
        yield Case(spec["Input"], tuple(expected)), "python" not in spec.get("NotSupported", "")


def _bounds(value: str) -> tuple[float | None, float | None]:
    """'[20,30)' as 20 and 30, '(30,)' as 30 and None, '20' as 20 twice."""
    low, _, high = value.strip("()[]").rpartition(",") if "," in value else (value, "", value)
    return (float(low) if low else None), (float(high) if high else None)


if __name__ == "__main__":
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data")
    for name, score in score_recognizers(folder).items():
        print(f"{name:<26} {score:6.1f}")
