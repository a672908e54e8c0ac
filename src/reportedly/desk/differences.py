"""Two texts side by side, word by word: what both have, what one has alone, what stands in another place.
In: two texts. Out: rows of left and right pieces, which together are the two texts; unchanged stretches folded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise, zip_longest
from typing import Literal, NamedTuple

from reportedly.desk.alignment import Run, aligned, between, breaks, tokens

Op = Literal["same", "changed", "dropped", "added", "moved"]

MOST_WORDS = 12_000
"""Words and marks of a passage that are held against each other one by one; the memory that this takes grows with the
square (18 MB here). A longer passage without a paragraph that both texts have is shown as dropped and added whole."""
LEAST_SHARED = 0.25
"""Part of the shorter side of a paragraph that the other must have; with less, one is dropped and the other added."""
BESIDE = 1
"""Unchanged paragraphs that stay in view before and after a change."""
MOST_SHOWN = 100_000
MOST_ROWS = 1_000
"""Characters and rows that are shown; the rows after them are counted."""

_WORD = re.compile(r"\w+")


class Part(NamedTuple):
    """Words of one side, and whether the other side has them in the same place."""

    text: str
    same: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A paragraph, and what stands in its place on the other side; a side may be empty."""

    op: Op
    left: tuple[Part, ...]
    right: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Rows one after another that are shown, or folded since nothing in them changed."""

    folded: bool
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Two texts, aligned."""

    stretches: tuple[Stretch, ...]
    dropped: int
    """Words that only the left text has; those of moved paragraphs are not counted."""
    added: int
    """Words that only the right text has, likewise."""
    whole: bool
    """Whether all of it was short enough to be compared word by word."""
    left_out: int
    """Rows that are not shown since there is too much of them."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, folded or not."""
        return tuple(row for stretch in self.stretches for row in stretch.rows)


def differ(left: str, right: str) -> Difference:
    """What `right` has other than `left`; the same for the same texts.

    Paragraphs that both texts have once are matched first, in the longest order that they have in both (patience diff,
    B. Cohen). Between them words are aligned by a longest common subsequence (H. Hyyrö 2004, bit-parallel, as in
    rapidfuzz), and shared words too few to mean anything are let go. Time and memory are bounded by `MOST_WORDS`.
    """
    one, other = _paragraphs(left), _paragraphs(right)
    rows: list[Row] = []
    whole = True
    for gap, both in between(one, other):
        if any(start < end for start, end in gap):
            found, compared = _rows(
                *("".join(side[slice(*ends)]) for side, ends in zip((one, other), gap, strict=True))
            )
            rows += found
            whole = whole and compared
        if both:
            rows.append(_row([Part(one[both[0]], True)], [Part(other[both[1]], True)]))
    rows = _moved(rows)
    told = [row for row in rows if row.op != "moved"]
    shown = _bounded(rows)
    return Difference(
        stretches=tuple(_stretches(shown)),
        dropped=sum(_words(part.text) for row in told for part in row.left if not part.same),
        added=sum(_words(part.text) for row in told for part in row.right if not part.same),
        whole=whole,
        left_out=len(rows) - len(shown),
    )


def _paragraphs(text: str) -> list[str]:
    """The lines that are not blank, each with the breaks after it; blank lines at the beginning are left out."""
    starts, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            starts.append(at)
        at += len(line) + 1
    return [text[start:end] for start, end in pairwise((*starts, len(text)))]


def _rows(left: str, right: str) -> tuple[list[Row], bool]:
    """The rows of two passages without a paragraph in common; and whether their words were compared."""
    one, other = tokens(left), tokens(right)
    if one and other and max(len(one), len(other)) > MOST_WORDS:
        return [_row([Part(left, False)], ()), _row((), [Part(right, False)])], False
    return list(_told_apart(_paired(aligned(one, other)))), True


def _paired(runs: Iterable[Run]) -> Iterator[Row]:
    """A row ends where either side breaks."""
    left: list[Part] = []
    right: list[Part] = []
    for run in runs:
        for one, other in zip_longest(_broken(run.left), _broken(run.right), fillvalue=("", False)):
            left += _parts(one[0], run.same)
            right += _parts(other[0], run.same)
            if one[1] or other[1]:
                yield _row(left, right)
                left, right = [], []
    if left or right:
        yield _row(left, right)


def _broken(tokens: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """The text of the tokens up to each break, and whether a break ends it."""
    words: list[str] = []
    for token in tokens:
        words.append(token)
        if breaks(token):
            yield "".join(words), True
            words = []
    if words:
        yield "".join(words), False


def _parts(text: str, same: bool) -> list[Part]:
    return [Part(text, same or not text.strip())] if text else []


def _row(left: Sequence[Part], right: Sequence[Part]) -> Row:
    has = [any(part.text.strip() for part in side) for side in (left, right)]
    op: Op = "changed"
    if not all(has):
        op = "dropped" if has[0] else "added" if has[1] else "same"
    elif all(part.same for part in (*left, *right)):
        op = "same"
    return Row(op=op, left=tuple(left), right=tuple(right))


def _told_apart(rows: Iterable[Row]) -> Iterator[Row]:
    """Paragraphs that share next to nothing are no versions of each other; all that is dropped there is told first."""
    added: list[Row] = []
    for row in rows:
        if row.op == "added":
            added.append(row)
        elif row.op == "dropped":
            yield row
        elif row.op == "changed" and _shared(row) < LEAST_SHARED:
            yield _row(_alone(row.left), ())
            added.append(_row((), _alone(row.right)))
        else:
            yield from (*added, row)
            added = []
    yield from added


def _shared(row: Row) -> float:
    """How much of the shorter side the other side has."""
    shared = sum(_words(part.text) for part in row.left if part.same)
    shorter = min(sum(_words(part.text) for part in side) for side in (row.left, row.right))
    return shared / max(shorter, 1)


def _alone(parts: Iterable[Part]) -> list[Part]:
    return _parts("".join(part.text for part in parts), False)


def _moved(rows: Sequence[Row]) -> list[Row]:
    """What is dropped in one place and added in another, word for word, is moved."""
    waiting: dict[str, list[int]] = {}
    moved: set[int] = set()
    for at, row in enumerate(rows):
        if row.op == "added":
            waiting.setdefault(_text(row.right), []).append(at)
    for at, row in enumerate(rows):
        if row.op == "dropped" and (places := waiting.get(_text(row.left))):
            moved.update((at, places.pop(0)))
    return [replace(row, op="moved") if at in moved else row for at, row in enumerate(rows)]


def _text(parts: Iterable[Part]) -> str:
    return " ".join("".join(part.text for part in parts).split())


def _words(text: str) -> int:
    return len(_WORD.findall(text))


def _bounded(rows: Sequence[Row]) -> list[Row]:
    """As many rows as are shown, the last one cut where it alone is too long."""
    room = MOST_SHOWN
    found: list[Row] = []
    for row in rows[:MOST_ROWS]:
        if room <= 0:
            break
        left = _cut(row.left, room)
        room -= sum(len(part.text) for part in left)
        right = _cut(row.right, room)
        room -= sum(len(part.text) for part in right)
        found.append(replace(row, left=left, right=right))
    return found


def _cut(parts: Iterable[Part], room: int) -> tuple[Part, ...]:
    found = []
    for part in parts:
        if room > 0:
            found.append(Part(part.text if len(part.text) <= room else f"{part.text[:room]}…", part.same))
        room -= len(part.text)
    return tuple(found)


def _stretches(rows: Sequence[Row]) -> Iterator[Stretch]:
    """Changes with the unchanged paragraphs beside them; between these, what is folded."""
    changed = [at for at, row in enumerate(rows) if row.op != "same"]
    near = {at + by for at in changed for by in range(-BESIDE, BESIDE + 1)}
    kept = [at in near for at in range(len(rows))]
    for at in range(1, len(rows) - 1):  # one paragraph is shown sooner than a fold that stands for it
        kept[at] = kept[at] or (kept[at - 1] and kept[at + 1])
    for shown, its in groupby(range(len(rows)), key=kept.__getitem__):
        yield Stretch(folded=not shown, rows=tuple(rows[at] for at in its))
