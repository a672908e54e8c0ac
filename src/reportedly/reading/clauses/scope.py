"""How far contents reach: what stands before a source, and where the next attribution begins.
In: a sentence's items and its parts. Out: phrases; the parts with their contents cut.
"""

from __future__ import annotations

from dataclasses import replace

from reportedly.reading.clauses.cue import FoundCue
from reportedly.reading.clauses.drafts import Part
from reportedly.reading.clauses.lexicon import CONJUNCTIONS
from reportedly.reading.clauses.nounphrase import Phrase
from reportedly.reading.tokens import HARD, Item

BREAKS = CONJUNCTIONS | {"and", "or", ","}
LEADS = frozenset({"and", "but", "or", "so", "yet", "then", "however", "meanwhile", "still"})


def cut_contents(items: tuple[Item, ...], parts: list[Part]) -> None:
    """Ends contents where the next attribution of the same level begins; what stays inside is nested."""
    for number, part in enumerate(parts):
        for index, (first, last) in enumerate(part.contents):
            if first < part.cue.first and last < part.cue.first:
                continue
            end = last
            for later in parts[number + 1 :]:
                boundary = later.cue.left if later.teller is part else _boundary(items, later)
                if boundary is not None and first < boundary <= end:
                    end = boundary - 1
            while end < last and end > first and items[end].low in BREAKS | {";"}:
                end -= 1
            part.contents[index] = (first, end)


def _boundary(items: tuple[Item, ...], later: Part) -> int | None:
    """Item at which `later`, being beside `part` and not inside it, begins; None when it is inside."""
    if later.cue.form in ("noun", "adverb", "passive"):
        return None
    if later.cue.form == "ing":
        return (
            later.cue.left
            if later.shared and later.cue.left and items[later.cue.left - 1].low in (",", "and")
            else None
        )
    if later.cue.form in ("according", "citing"):
        return later.cue.first if later.before and items[later.cue.first - 1].low == "," else None
    if later.shared:
        return later.cue.left
    if later.source is None:
        return None
    start = later.source[0] if later.source[0] < later.cue.first else later.cue.left
    if start == 0:
        return None
    before = items[start - 1].low
    if items[start - 1].quote is not None:
        return start
    if before == ",":
        return start - 1 if later.before else start
    return start - 1 if before in ("while", "but", "although", "and", "whereas") else None


def split_contents(items: tuple[Item, ...], part: Part) -> list[Part]:
    """'said that A and that B' is two statements."""
    if len(part.contents) != 1 or part.cue.form == "noun":
        return [part]
    first, last = part.contents[0]
    for k in range(first + 2, last - 1):
        coordinated = items[k].low == "and" and items[k + 1].low == "that"
        if coordinated and (items[first - 1].low == "that" or part.cue.lemma in ("say", "tell", "add")):
            return [replace(part, contents=[(first, k - 1)]), replace(part, contents=[(k + 2, last)])]
    return [part]


def region_before(items: tuple[Item, ...], last: int, parts: list[Part], *, clause: bool = False) -> list[Phrase]:
    """What stands before a source or cue, from the sentence's start or the last part that ended before it."""
    while last >= 0 and items[last].low == ",":
        last -= 1
    ends = HARD | {",", "that"} if clause else {";"}
    first = next((k + 1 for k in range(last, -1, -1) if items[k].low in ends), 0)
    first = max(first, _after_dateline(items))
    for part in parts:
        if part.before and part.source is not None and part.contents and part.source[1] < last:
            end = max(part.source[1], part.cue.last)
            first = max(first, end + 1)
    while first <= last and (items[first].low in LEADS or items[first].low in (",", ";", ":", "—", "–")):
        first += 1
    return (
        [(first, last)] if first <= last and any(item.is_word or item.quote for item in items[first : last + 1]) else []
    )


def _after_dateline(items: tuple[Item, ...]) -> int:
    """Item after 'SEOUL, October 17 (AJP) -' or 'PARIS:' at a sentence's start; 0 when there is none."""
    if len(items[0].text) < 3 or not items[0].text.isupper():
        return 0
    return next((k + 1 for k in range(1, min(14, len(items) - 1)) if items[k].low in ("-", "—", "–", "--", ":")), 0)


def trailing_quote(items: tuple[Item, ...], k: int) -> list[Phrase]:
    """'“A,” said Koo, [“B.”]'."""
    while k < len(items) and items[k].low in (",", ":", "."):
        k += 1
    return [(k, k)] if k < len(items) and items[k].quote is not None else []


def after_comma(items: tuple[Item, ...], cue: FoundCue) -> list[Phrase]:
    """'The pact, Kim said, [would hold]'; not 'Kim said, adding …'."""
    k = cue.last + 1
    if k + 1 >= len(items) or items[k].low != ",":
        return []
    if items[k + 1].quote is None and (
        items[k + 1].low.endswith("ing") or items[k + 1].low in BREAKS | {"who", "which"}
    ):
        return []
    return rest_from(items, k + 1)


def rest_from(items: tuple[Item, ...], k: int) -> list[Phrase]:
    """What stands from `k` to the sentence's end, without its closing marks."""
    last = len(items) - 1
    while last >= k and (items[last].low in HARD or items[last].low in (",", "'")):
        last -= 1
    return [(k, last)] if k <= last else []
