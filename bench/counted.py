"""What figures count against Universal Dependencies (GUM and English Web Treebank, development parts).
In: the folder of third-party data. Out: F1 of the nouns that numbers count, by word forms and with the reader's trees.

How it counts: of each document as one text, the figures that have no unit of measure in their own words. Gold is the
noun behind the number that the number modifies (`nummod`), or that hangs on it by 'of' ('thousands of tents'), and none
where neither is. A figure is right whose `counts` ends in that noun; F1 is over all figures that count something by
gold and all that do by us. Both rows are of the figures that are found without trees.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from pathlib import Path

from bench.conllu import Treebank, documents, treebank
from bench.scorers import f1
from reportedly.reading.figures import find_figures
from reportedly.reading.numerals.counted import CountedAt
from reportedly.reading.reader.counting import Counting
from reportedly.reading.reader.model import model
from reportedly.reading.reader.syntax import Trees
from reportedly.reading.reader.words import words_of
from reportedly.record import Figure, Range, Text

TREEBANKS = ("ud/gum.dev.conllu.gz", "ud/ewt.dev.conllu.gz")
NUMBERS = frozenset("dozens tens hundreds thousands millions billions dozen couple half third quarter".split())
"""Nouns that are numbers here."""


def score_counted(data: Path) -> dict[str, float]:
    """F1 of counted nouns over both treebanks, by word forms and with trees."""
    counts: Counter[str] = Counter()
    for sentences in (one for name in TREEBANKS for one in documents(data / name)):
        gold = treebank(sentences)
        text = Text.of(text=gold.words.text)
        with_trees = {figure.start: figure for figure in find_figures(text, counting(text.text))}
        for figure in find_figures(text):
            number = _number(gold, figure)
            noun = _noun(gold, number) if number else None
            if number is None or (noun is not None and gold.words.places[noun][0] < figure.end):
                continue
            counts["gold"] += noun is not None
            for row, found in (("forms", figure), ("trees", with_trees.get(figure.start))):
                said = found.counts if found else None
                counts[f"{row} found"] += said is not None
                counts[f"{row} right"] += noun is not None and _last(said) == gold.words.word(noun)
    return {
        "counted noun F1": f1(counts["forms right"], counts["forms found"], counts["gold"]),
        "counted noun F1 with the reader's trees": f1(counts["trees right"], counts["trees found"], counts["gold"]),
    }


def counting(text: str) -> CountedAt:
    """What numbers of the text count by the reader's trees."""
    words, loaded = words_of(text), model()
    return Counting(words, Trees(loaded, loaded.read(words) if len(words) else [])).at


def _number(gold: Treebank, figure: Figure) -> Range | None:
    """The number words of a figure: the first to one past the last."""
    starts = [start for start, _ in gold.words.places]
    inside = range(bisect_right(starts, figure.start) - 1, bisect_left(starts, figure.end))
    numbers = [k for k in inside if gold.upos[k] == "NUM" or gold.words.word(k).lower() in NUMBERS]
    return (numbers[0], numbers[-1] + 1) if numbers else None


def _noun(gold: Treebank, number: Range) -> int | None:
    """The word that the number counts."""
    top = number[1] - 1
    while number[0] <= gold.heads[top] < number[1]:
        top = gold.heads[top]
    head = gold.heads[top]
    if gold.relations[top] == "nummod" and head >= number[1] and gold.upos[head] in ("NOUN", "PROPN"):
        return head
    for of in range(top + 1, min(top + 12, len(gold.heads))):
        noun = gold.heads[of]
        if gold.words.word(of).lower() == "of" and gold.relations[of] == "case" and gold.heads[noun] == top:
            return noun if gold.upos[noun] in ("NOUN", "PROPN") else None
    return None


def _last(words: str | None) -> str | None:
    return words.replace("-", " ").split()[-1] if words else None
