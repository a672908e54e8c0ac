"""Through whom a statement of our own texts came, as `training/ours/README.md` has it annotated.
In: an annotated text and one of its statements. Out: the words of those who passed it on, nearest the source first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from reportedly.record import Range, holds
from training.ours import Marked, MarkedText

WORD = re.compile(r"\w+")
SMALL = frozenset(("the", "of", "a", "an", "s"))
"""Words that two names may share by accident; the last is the possessive's."""


def gold_chain(text: MarkedText, statement: Marked) -> list[str]:
    """Its media, then each statement around it with its chain, innermost first, then the one it came up through."""
    numbered = {one.number: one for one in text.statements}
    own = name_words(statement.name or "")
    chain = []
    for places, name in _links(statement, numbered, {statement.number}):
        said = words(text.text, places)
        themselves = places == statement.source or (own and own <= name_words(name or said))
        if not themselves:  # 'The minister said he was told': nobody passes on their own words
            chain.append(said)
    return chain


def words(text: str, places: Sequence[Range]) -> str:
    """The words at `places`, verbatim."""
    return " … ".join(text[start:end] for start, end in places)


def same_chain(gold: Sequence[str], found: Sequence[str]) -> bool:
    """Whether they share a word, link by link."""
    return len(gold) == len(found) and all(share_word(one, other) for one, other in zip(gold, found, strict=True))


def share_word(one: str, other: str) -> bool:
    """Whether two names have a word in common that says something."""
    return bool(name_words(one) & name_words(other))


def name_words(name: str) -> set[str]:
    """The words of a name, in small letters."""
    return set(WORD.findall(name.casefold())) - SMALL


def _links(
    statement: Marked, numbered: Mapping[int, Marked], seen: set[int]
) -> Iterator[tuple[list[Range], str | None]]:
    """The places and the name of each link; `seen` are the statements that have been passed."""
    yield from (([place], None) for place in statement.via)
    for outer in _through(statement, numbered):
        if outer.number not in seen:
            seen.add(outer.number)
            if outer.source:
                yield outer.source, outer.name
            yield from _links(outer, numbered, seen)


def _through(statement: Marked, numbered: Mapping[int, Marked]) -> list[Marked]:
    """The statements that this one stands in, innermost first, then the one it came up through.

    Of two with one content, as in 'reported, citing', the one that came up through the other is nearer the source.
    """
    outer = [
        one
        for one in numbered.values()
        if one is not statement and statement.cue and holds(one.content, statement.cue[0])
    ]
    outer.sort(key=lambda one: (sum(end - start for start, end in one.content), one.up is None, one.number))
    return outer + ([numbered[statement.up]] if statement.up is not None else [])
