"""The words of a statement's content as claims compare them: notions, with one name for each country and person.
In: a statement, the countries and people of its text, and who is behind it. Out: sets of words, sentence by sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from reportedly.linking.naming.entities import key_of
from reportedly.linking.naming.nations import Nation, within
from reportedly.linking.naming.parties import Party
from reportedly.linking.words import is_plain, listed, notion, stem, tokens
from reportedly.record import Entity, Revision, Statement

ASKING = notion("ask")
_SENTENCE = re.compile(r"(?<=[a-z”\"’'][.!?])\s+(?=[A-Z“\"])")
_OWN = re.compile(r"\b(?:its|their|our|we|his|her|us|my|i|me)\b", re.IGNORECASE)
_SELF = re.compile(r"\b(?:i|my|me)\b", re.IGNORECASE)
_NAMED = frozenset({"PERSON", "LOC", "FAC"})
_THIRD = re.compile(r"(?:that )?s?he\b", re.IGNORECASE)


class Named(NamedTuple):
    """A place where a text speaks of a person, a body or a place, by whatever word."""

    start: int
    end: int
    name: str
    entity: str


def named_in(revision: Revision) -> list[Named]:
    """Where a text speaks of people, bodies and places, pronouns too, with one name for each."""
    names = {entity.id: _token(entity) for entity in revision.reading.entities if entity.type in _NAMED}
    mentions = [mention for mention in revision.reading.mentions if mention.entity in names]
    return sorted(Named(m.start, m.end, names[m.entity], m.entity) for m in mentions)


def wording(
    statement: Statement, nations: Sequence[Nation], named: Sequence[Named], sources: Iterable[Party]
) -> tuple[frozenset[str], ...]:
    """The words of each sentence of the content, and last those of all of it.

    'its' and 'we' name the country of who speaks, 'I' the speaker; a request names who asks.
    """
    implied = _implied(statement, named, sources)
    units = [
        frozenset(words_at(span.text[start:end], span.start + start, nations, named) | implied)
        for span in statement.content
        for start, end in _sentences(span.text)
    ]
    whole = frozenset(implied).union(*units)
    return (*(unit for unit in units if unit != whole), whole)


def words_at(text: str, at: int, nations: Sequence[Nation], named: Sequence[Named]) -> set[str]:
    """The words of `text`, which stands at the place `at` of the whole text."""
    end = at + len(text)
    inside = [(nation.start, nation.end, f"@{nation.name}") for nation in within(nations, at, end)]
    near = named[bisect_left(named, at, key=_start) : bisect_left(named, end, key=_start)]
    inside += [(it.start, it.end, it.name) for it in near if it.end <= end]
    words = {name for _, _, name in inside}
    for word in tokens(text):
        place = at + word.start
        if is_plain(word.folded) or word.folded[0].isdigit() or any(s <= place < e for s, e, _ in inside):
            continue
        if not listed("empty") & {word.folded, stem(word.folded)}:
            words.add(notion(word.folded))
    return words


def _start(named: Named) -> int:
    return named.start


def _sentences(text: str) -> list[tuple[int, int]]:
    cuts = [0, *(match.end() for match in _SENTENCE.finditer(text)), len(text)]
    return [(start, end) for start, end in pairwise(cuts) if start < end]


def _implied(statement: Statement, named: Sequence[Named], sources: Iterable[Party]) -> set[str]:
    content = statement.words
    asks = statement.stance == "urges"
    words: set[str] = set()
    if asks or _OWN.search(content):
        words |= {f"@{party.nation}" for party in sources if party.nation}
    if asks or _SELF.search(content) or _THIRD.match(content):
        words |= {it.name for it in named if it.entity == statement.source.entity}
    return words | {ASKING} if asks else words


def _token(entity: Entity) -> str:
    return "#" + key_of(entity)
