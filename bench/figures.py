"""Accuracy of figures against NewsQuant, and against the specifications of Recognizers-Text.
In: the folder of third-party data (`../shared/data`). Out: named scores, printed when run as a program.

How `score_newsquant` counts (newsquant.even.json.gz, 295 sentences, micro-averaged over the file):
- gold `value` "a-b" is a range: it matches the same low and high. A vague one ('dozens': 12-120) matches a figure with
  a low alone that lies in gold's range. Any other value matches the figure's value within one in a million; shares are
  compared as fractions.
- value: a one-to-one matching of the figures and gold quantities of one sentence by value alone.
- +unit: the pair must also share its unit: the normal forms are equal (percent and percentage, dollar and USD), or the
  last word of what we say is counted is found in gold's unit, plurals levelled; gold '-' needs a figure that measures
  and counts nothing. Gold has no offsets, so this is the relaxed match.
- +change: the pair must have the same change: = exact, ~ about, > more than or at least, < less than or up to; gold's
  up and down (verbs of movement, which a Figure does not carry) count as =.
- `figures.value.f1.no_one` leaves out the gold items of value 1 that we miss in sentences with the word 'one' ('one of
  the best'), which our convention excludes.
- with the reader's trees: what is counted may come from the syntax, as when the reader reads.
The published scores (CQE: value 92.0, +unit 85.6, +change 88.1) are on all of NewsQuant, with CQE's own matching; ours
were tuned on this half, so they are development scores. `recognizers_figures` and `counted` say how their rows are
counted.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from bench.counted import counting, score_counted
from bench.recognizers_figures import close, level, score_recognizers
from bench.scorers import f1
from reportedly.reading.figures import find_figures
from reportedly.record import Figure, Text

CHANGES: dict[str, set[str | None]] = {
    "=": {"exact", None},
    "up": {"exact", None},
    "down": {"exact", None},
    "~": {"about"},
    ">": {"more than", "at least"},
    "<": {"less than", "up to"},
}
SAME_UNIT = {
    "percentage": "percent", "%": "percent", "per cent": "percent", "&": "percent", "dollar": "usd", "$": "usd",
    "us$": "usd",
    "euro": "eur", "€": "eur", "pound sterling": "gbp", "£": "gbp", "japanese yen": "jpy", "mile per hour": "mph",
    "kilometre per hour": "km/h", "year of age": "year", "kilometre": "km", "metre": "m", "kilogram": "kg",
    "milligram": "mg",
    "foot": "feet", "inch": "inches", "brake horsepower": "bhp", "revolutions per minute": "rpm", "people": "persons",
    "celsius": "degrees", "fahrenheit": "degrees", "square metre": "sq m", "square kilometre": "sq km",
    "megawatt": "mw",
    "gigawatt": "gw", "gigabyte": "gb", "gigawatt hour": "gwh", "australian dollar": "aud", "canadian dollar": "cad",
    "malaysian ringgit": "myr", "chinese yuan": "cny", "yuan": "cny", "indian rupee": "inr", "watt": "w",
    "hertz": "hz",
    "mile per gallon": "mpg", "millilitre": "ml", "basis point": "basis points",
    "percentage point": "percentage points",
    "swiss franc": "chf", "south korean won": "krw", "shekel": "ils", "millimetre": "mm", "horsepower": "bhp",
    "square mile": "sq miles",
    "volt": "v",
    "nanometre": "nm", "gigapascal": "gpa", "hong kong dollar": "hkd", "danish krone": "dkk",
}  # fmt: skip


class Quantity(NamedTuple):
    """A gold quantity of NewsQuant."""

    change: str
    value: str
    unit: str
    normal: str


def score_figures(data: Path) -> dict[str, float]:
    """The scores on NewsQuant, on the specifications of Recognizers-Text, and of what is counted on treebanks."""
    return {**score_newsquant(data), **score_recognizers(data), **score_counted(data)}


def score_newsquant(data: Path) -> dict[str, float]:
    """Value F1, with unit, and with change, on the even half of NewsQuant."""
    with gzip.open(data / "newsquant.even.json.gz", "rt", encoding="utf-8") as file:
        sentences = json.load(file)
    found = gold_count = hits = units = changes = ones = found_by_trees = units_by_trees = 0
    for sentence in sentences:
        gold = [
            Quantity(q["change"], str(q["value"]), q["unit"] or "-", q["normalized_unit"] or "-")
            for q in sentence["quantities"]
        ]
        figures = find_figures(Text.of(text=sentence["text"]))
        pairs = pair_figures(gold, figures)
        found, gold_count, hits = found + len(figures), gold_count + len(gold), hits + len(pairs)
        units += sum(same_unit(quantity, figure) for quantity, figure in pairs)
        by_trees = find_figures(Text.of(text=sentence["text"]), counting(sentence["text"]))
        found_by_trees += len(by_trees)
        units_by_trees += sum(same_unit(quantity, figure) for quantity, figure in pair_figures(gold, by_trees))
        changes += sum(figure.modifier in CHANGES.get(quantity.change, {"exact"}) for quantity, figure in pairs)
        matched = [id(quantity) for quantity, _ in pairs]
        ones += sum(
            q.value in ("1", "1.0") and id(q) not in matched and " one " in f" {sentence['text'].lower()} "
            for q in gold
        )
    return {
        "value.precision": 100 * hits / max(found, 1),
        "value.recall": 100 * hits / max(gold_count, 1),
        "value.f1": f1(hits, found, gold_count),
        "value.f1.no_one": f1(hits, found, gold_count - ones),
        "unit.f1": f1(units, found, gold_count),
        "unit.f1 with the reader's trees": f1(units_by_trees, found_by_trees, gold_count),
        "change.f1": f1(changes, found, gold_count),
    }


def pair_figures(gold: Sequence[Quantity], figures: Sequence[Figure]) -> list[tuple[Quantity, Figure]]:
    """One figure for each gold quantity of the same value; of several, first one that shares unit, too."""
    left, pairs = list(figures), []
    for quantity in gold:
        same = [figure for figure in left if same_value(quantity.value, figure)]
        if same:
            best = max(same, key=lambda figure: same_unit(quantity, figure))
            left.remove(best)
            pairs.append((quantity, best))
    return pairs


def same_value(value: str, figure: Figure) -> bool:
    bounds = re.fullmatch(r"(-?[\d.]+) ?- ?(-?[\d.]+)", value)
    if bounds is None:
        return close(float(value), figure.value)
    low, high = float(bounds.group(1)), float(bounds.group(2))
    if figure.value is None and figure.high is None and figure.low is not None:
        return low <= figure.low < high
    return close(low, figure.low) and close(high, figure.high)


def same_unit(quantity: Quantity, figure: Figure) -> bool:
    names = {form(name) for name in (quantity.unit, quantity.normal)}
    ours = {form(name) for name in (figure.unit, figure.counts) if name}
    if "-" in names and not ours:
        return True
    if names & ours or (figure.unit == "share" and (quantity.unit + quantity.normal).strip("-").startswith("%")):
        return True
    last = {name.split()[-1] for name in ours} | ours
    words = {level(word) for name in names for word in name.split()}
    return bool(figure.counts) and any(level(word) in words for word in last)


def form(name: str) -> str:
    low = name.lower().strip()
    whole = SAME_UNIT.get(low) or SAME_UNIT.get(" per ".join(map(level, low.split(" per "))))
    if whole:
        return level(whole)
    head, slash, rate = low.replace(" per ", "/").replace(" a ", "/").replace(" an ", "/").partition("/")
    return level(SAME_UNIT.get(low) or SAME_UNIT.get(level(head), head)) + slash + rate


if __name__ == "__main__":
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data")
    for name, score in score_figures(folder).items():
        print(f"{name:<26} {score:6.1f}")
