"""What two texts have in common, in order: paragraphs first, words between them.
In: paragraphs or words of two texts. Out: what both have, and what one has in the place of the other.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from rapidfuzz.distance import Indel

from reportedly.record import Range

SHORTEST_SHARED = 3
"""Words in a row that count as shared between two changes; fewer ('of the') stand there by chance."""

_TOKEN = re.compile(r"\n\s*|(?:\w+|[^\w\s])[^\S\n]*|[^\S\n]+")


class Run(NamedTuple):
    """Tokens of both sides that stand in one place: the same, or one instead of the other."""

    same: bool
    left: list[str]
    right: list[str]


Pair = tuple[list[str], list[str]]


def between(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[tuple[Range, Range], Range | None]]:
    """What lies between the paragraphs that both texts have once, and after each the places of such a paragraph.

    Of these paragraphs, those that stand in both texts in one order, as many as there may be (patience diff, B. Cohen).
    """
    here, there = _once(left), _once(right)
    shared = _longest_rise([(at, there[key]) for key, at in here.items() if key in there])
    a = b = 0
    for next_a, next_b in shared:
        yield ((a, next_a), (b, next_b)), (next_a, next_b)
        a, b = next_a + 1, next_b + 1
    yield ((a, len(left)), (b, len(right))), None


def _once(paragraphs: Sequence[str]) -> dict[str, int]:
    """Where each paragraph is, of those that stand there once."""
    keys = [" ".join(paragraph.split()) for paragraph in paragraphs]
    counts = Counter(keys)
    return {key: at for at, key in enumerate(keys) if counts[key] == 1}


def _longest_rise(places: Sequence[Range]) -> list[Range]:
    """The longest subsequence of places, ordered by the left, that rises on the right too (patience sorting)."""
    tops: list[int] = []
    piles: list[int] = []
    before: list[int] = []
    for at, (_, b) in enumerate(places):
        pile = bisect_left(tops, b)
        before.append(piles[pile - 1] if pile else -1)
        if pile == len(tops):
            tops.append(b)
            piles.append(at)
        else:
            tops[pile], piles[pile] = b, at
    found, at = [], piles[-1] if piles else -1
    while at >= 0:
        found.append(places[at])
        at = before[at]
    return found[::-1]


def tokens(text: str) -> list[str]:
    """The words and marks of a text, each with the space after it, and its breaks; together they are the text."""
    return _TOKEN.findall(text)


def aligned(left: Sequence[str], right: Sequence[str]) -> list[Run]:
    """Tokens of two passages by a longest common subsequence (H. Hyyrö 2004, bit-parallel, as in rapidfuzz).

    Shared words too few to mean anything are let go. Time and memory grow with the product of the lengths.
    """
    return _meaning(_slid(_runs(left, right)))


def _runs(left: Sequence[str], right: Sequence[str]) -> list[Run]:
    keys = [[_key(token) for token in side] for side in (left, right)]
    found: list[Run] = []
    for same, codes in groupby(Indel.opcodes(*keys), key=lambda code: code.tag == "equal"):
        its = list(codes)
        ends = (its[0].src_start, its[-1].src_end), (its[0].dest_start, its[-1].dest_end)
        found.append(Run(same, list(left[slice(*ends[0])]), list(right[slice(*ends[1])])))
    return found


def _key(token: str) -> str:
    return token.strip() or token[:1]


def _slid(runs: list[Run]) -> list[Run]:
    """What one side has alone is moved along the words that it shares with its neighbours until it ends a paragraph.

    Of 'A. B. C.' and 'A. C.' the alignment may have dropped '. B' or 'B. ': both are as short.
    """
    for at in range(1, len(runs) - 1):
        before, run, after = runs[at - 1 : at + 2]
        if run.left and not run.right:
            _slide(run.left, (before.left, before.right), (after.left, after.right))
        elif run.right and not run.left:
            _slide(run.right, (before.right, before.left), (after.right, after.left))
    return [run for run in runs if run.left or run.right]


def _slide(alone: list[str], before: Pair, after: Pair) -> None:
    """Moves `alone` to the left, or else to the right; `before` and `after` have its own side first."""
    back = _steps(alone[::-1], before[0][::-1], ended=True)
    if back:
        after[0][:0], after[1][:0] = alone[-back:], before[1][-back:]
        alone[:] = before[0][-back:] + alone[:-back]
        del before[0][-back:], before[1][-back:]
    elif back is None and (on := _steps(alone, after[0], ended=False)):
        before[0].extend(alone[:on])
        before[1].extend(after[1][:on])
        alone[:] = alone[on:] + after[0][:on]
        del after[0][:on], after[1][:on]


def _steps(alone: Sequence[str], beside: Sequence[str], *, ended: bool) -> int | None:
    """How many words to move so that a break comes last; None where no move does that.

    Both come in the direction of the move. `ended` asks for the break after the words moved, else for the last of them.
    """
    for step, token in enumerate(alone):
        if breaks(token) and ended:
            return step
        if step >= len(beside) or _key(token) != _key(beside[step]):
            return None
        if breaks(token) and not ended:
            return step + 1
    return None


def _meaning(runs: list[Run]) -> list[Run]:
    """The runs without shared words too few to mean anything: they become part of the change around them."""
    found: list[Run] = []
    for at, run in enumerate(runs):
        changes = (found[-1], runs[at + 1]) if found and at + 1 < len(runs) else ()
        chance = run.same and len(run.left) < SHORTEST_SHARED and not any(map(breaks, run.left))
        if chance and changes and all(len(run.left) <= max(len(c.left), len(c.right)) for c in changes):
            run = Run(False, run.left, run.right)
        if found and found[-1].same == run.same:
            found[-1] = Run(run.same, found[-1].left + run.left, found[-1].right + run.right)
        else:
            found.append(run)
    return found


def breaks(token: str) -> bool:
    """Whether a token ends a paragraph."""
    return token.startswith("\n")
