"""The tense of the clause that a time expression stands in, from the syntax, where the words around it tell none.
In: words, their trees, and a place in the text. Out: "past", "future" or None.
"""

from __future__ import annotations

from bisect import bisect_right

from reportedly.reading.reader.syntax import Tree, Trees
from reportedly.reading.reader.words import Words
from reportedly.reading.timex.tense import Tense, is_past, tense_at

AHEAD = frozenset("will shall 'll wo would could should may might must can".split())
"""Auxiliaries of what is to come or may come."""
BEHIND = frozenset("had has have 'd 've was were did".split())


class Tenses:
    """Tenses in one text."""

    def __init__(self, words: Words, trees: Trees) -> None:
        self._words, self._trees = words, trees
        self._starts = [start for start, _ in words.places]

    def at(self, text: str, start: int, end: int) -> Tense | None:
        """The tense at `text[start:end]`: by the words around it, else by the nearest verb that it hangs on."""
        told = tense_at(text, start, end)
        word = bisect_right(self._starts, start) - 1
        return told if told or word < 0 else tense_in(self._words, self._trees.of(word), word)


def tense_in(words: Words, tree: Tree, word: int) -> Tense | None:
    """The tense of the first verb above a word of the tree that tells one."""
    at = word
    for _ in tree.heads:  # a tree is no deeper than it has words
        told = _told_by(words, tree, at)
        at, _ = tree.up(at)
        if told or at < 0:
            return told
    return None


def _told_by(words: Words, tree: Tree, verb: int) -> Tense | None:
    below = [(relation, words.word(k).lower()) for k, relation in tree.children(verb)]
    helpers = {word for relation, word in below if relation in ("aux", "aux:pass", "cop")}
    if tree.tag(verb) not in ("VERB", "AUX") and not helpers:
        return None
    if helpers & AHEAD:
        return "past" if "have" in helpers and "will" not in helpers else "future"  # 'would have left'
    if helpers & BEHIND:
        return "past"
    if ("mark", "to") in below:
        return "future"
    return "past" if not helpers and is_past(words.word(verb).lower()) else None
