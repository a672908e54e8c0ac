"""Names from the tags of words. In: tags, begin and inside of each kind. Out: ranges of words with their kinds."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.record import Range


def names(tags: Sequence[int], kinds: Sequence[str]) -> list[tuple[Range, str]]:
    """The names of a text; 0 is outside, 1 + 2k begins a name of kind k, 2 + 2k goes on or begins after another."""
    found: list[tuple[Range, str]] = []
    for at, tag in enumerate(tags):
        if tag == 0:
            continue
        kind = kinds[(tag - 1) // 2]
        if tag % 2 == 0 and found and found[-1][1] == kind and found[-1][0][1] == at:
            found[-1] = ((found[-1][0][0], at + 1), kind)
        else:
            found.append(((at, at + 1), kind))
    return found
