"""Texts of tests with their statements marked in them: [s1 who] is the source of statement 1, [c1 said] its cue, [x1 …]
its content, [v1 …] the medium it was told to, [h1 …] a hedge; [x1,2 …] belongs to two, and marks may nest.
"""

from __future__ import annotations

import re
from collections import defaultdict

from reportedly.record import Range

MARK = re.compile(r"\[([scxvh])([\d,]+) |\]")
Places = dict[str, tuple[Range, ...]]
"""Where each part of a statement stands, by the letter of its mark."""


def unmarked(marked: str) -> tuple[str, list[Places]]:
    """The text without its marks, and the places of its statements in the order of their numbers."""
    found: defaultdict[int, defaultdict[str, list[Range]]] = defaultdict(lambda: defaultdict(list))
    opened: list[tuple[str, str, int]] = []
    text, at = "", 0
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        if match.group() != "]":
            opened.append((match[1], match[2], len(text)))
            continue
        role, numbers, start = opened.pop()
        for number in numbers.split(","):
            found[int(number)][role].append((start, len(text)))
    text += marked[at:]
    return text, [{role: tuple(found[number][role]) for role in "scxvh"} for number in sorted(found)]
