"""The words of a quotation laid beside the words of an article, as near as they come.
In: words of a quotation, some of them free, and a run of an article's words. Out: where they fit, and what differs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

Step = Literal["same", "changed", "dropped", "added"]
"""`dropped`: a word of the article that the quotation lacks; `added`: one that only the quotation has."""


class Pair(NamedTuple):
    """One step: a word of the quotation beside one of the article, by their places; -1 for none."""

    step: Step
    quoted: int
    found: int


class Alignment(NamedTuple):
    """The best place for a quotation in a run of words."""

    cost: int
    """Words changed, dropped and added."""
    matched: int
    pairs: tuple[Pair, ...]

    @property
    def first(self) -> int:
        """The first word of the article that it takes; -1 when it takes none."""
        return min((pair.found for pair in self.pairs if pair.found >= 0), default=-1)

    @property
    def last(self) -> int:
        """The last one."""
        return max((pair.found for pair in self.pairs if pair.found >= 0), default=-1)


def align(quoted: Sequence[str], free: Sequence[bool], found: Sequence[str]) -> Alignment:
    """Where `quoted` fits best into `found`, with any beginning and end of `found` left over.

    Sellers' algorithm (1980): edit distance with a free start and end. A word marked `free` (an editor's, in brackets)
    costs nothing where the article lacks it, nor do the words that it stands for. Takes len(quoted) × len(found) steps.
    """
    rows, columns = len(quoted), len(found)
    cost = [[0] * (columns + 1)]
    for i in range(1, rows + 1):
        drop = 0 if free[i - 1] else 1
        row = [cost[i - 1][0] + drop]
        above = cost[i - 1]
        # Words that the article has beside a free one are those that it stands for.
        skip = 0 if free[i - 1] or (i < rows and free[i]) else 1
        for j in range(1, columns + 1):
            same = quoted[i - 1] == found[j - 1]
            row.append(min(above[j - 1] + (0 if same or free[i - 1] else 1), above[j] + drop, row[j - 1] + skip))
        cost.append(row)
    end = min(range(columns + 1), key=lambda j: (cost[rows][j], j))
    if cost[rows][end] > 0 and end < columns and cost[rows][end + 1] == cost[rows][end]:
        end += 1  # the last word changed, rather than one more than there is
    return _traced(cost, end, quoted, free, found)


def _traced(
    cost: Sequence[Sequence[int]], end: int, quoted: Sequence[str], free: Sequence[bool], found: Sequence[str]
) -> Alignment:
    pairs: list[Pair] = []
    i, j = len(quoted), end
    while i > 0:
        drop = 0 if free[i - 1] else 1
        same = j > 0 and quoted[i - 1] == found[j - 1]
        if j > 0 and cost[i][j] == cost[i - 1][j - 1] + (0 if same or free[i - 1] else 1):
            pairs.append(Pair("same" if same or free[i - 1] else "changed", i - 1, j - 1))
            i, j = i - 1, j - 1
        elif cost[i][j] == cost[i - 1][j] + drop:
            pairs.append(Pair("same" if free[i - 1] else "added", i - 1, -1))
            i -= 1
        else:
            skip = free[i - 1] or (i < len(quoted) and free[i])
            pairs.append(Pair("same" if skip else "dropped", -1, j - 1))
            j -= 1
    matched = sum(1 for p in pairs if p.step == "same" and p.quoted >= 0 and p.found >= 0)
    return Alignment(cost[len(quoted)][end], matched, tuple(reversed(pairs)))
