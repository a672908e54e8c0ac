"""Sentences and dependency trees from the scores of words.
In: scores of a window. Out: for each word its part of speech, head and relation, in sentences.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray

from reportedly.reading.reader.model import Floats, Model, Whole, WindowScores
from reportedly.record import Range


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """One sentence; the sequences are parallel to its words. `heads` are words of the text, -1 for the root."""

    words: Range
    upos: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]

    def tag(self, word: int) -> str:
        """The part of speech of a word of the text."""
        return self.upos[word - self.words[0]]

    def up(self, word: int) -> tuple[int, str]:
        """The head of a word and its relation to it."""
        return self.heads[word - self.words[0]], self.relations[word - self.words[0]]

    def children(self, word: int) -> list[tuple[int, str]]:
        """The words that hang on a word, from left to right, and their relations to it."""
        return [(k, self.relations[at]) for at, k in enumerate(range(*self.words)) if self.heads[at] == word]

    def below(self, word: int) -> set[int]:
        """A word and all that hangs on it, near or far, but punctuation."""
        found, todo = {word}, [word]
        while todo:
            for child, relation in self.children(todo.pop()):
                if child not in found and relation != "punct":
                    found.add(child)
                    todo.append(child)
        return found


class Trees:
    """The trees of a text; a sentence is parsed when it is first asked about."""

    def __init__(self, model: Model, scores: Sequence[WindowScores]) -> None:
        self._model = model
        self._sentences = [(window, place) for window in scores for place in sentences(window)]
        self._ends = [window.window[0] + place[1] for window, place in self._sentences]
        self._trees: dict[int, Tree] = {}

    def of(self, word: int) -> Tree:
        """The tree of the sentence that holds the word at this place of the text."""
        at = bisect_right(self._ends, word)
        if at not in self._trees:
            self._trees[at] = tree_of(self._model, *self._sentences[at])
        return self._trees[at]


def parse(model: Model, scores: WindowScores, starts: Sequence[int] | None = None) -> list[Tree]:
    """The trees of a window. `starts` are the words at which its sentences start, where that is known."""
    return [tree_of(model, scores, sentence) for sentence in sentences(scores, starts)]


def sentences(scores: WindowScores, starts: Sequence[int] | None = None) -> list[Range]:
    """The sentences of a window as ranges of its words, the first of which is 0."""
    end = scores.window[1] - scores.window[0]
    if starts is None:
        starts = [0, *(int(k) for k in np.flatnonzero(scores.starts[1:, 1] > scores.starts[1:, 0]) + 1)]
    return [(start, stop) for start, stop in zip(starts, [*starts[1:], end], strict=True) if start < stop]


def tree_of(model: Model, scores: WindowScores, sentence: Range) -> Tree:
    """The tree of one sentence of a window."""
    start, stop = sentence
    offset = scores.window[0]
    own = np.concatenate([scores.arcs[start:stop, :1], scores.arcs[start:stop, start + 1 : stop + 1]], 1)
    heads = [head and head + start for head in spanning_tree(own)]
    names, root = model.config["relations"], model.config["relations"].index("root")
    relations = model.relations(scores, sentence, heads)
    return Tree(
        words=(offset + start, offset + stop),
        upos=tuple(model.config["upos"][tag] for tag in scores.upos[start:stop].argmax(-1)),
        heads=tuple(head - 1 + offset if head else -1 for head in heads),
        relations=tuple(
            names[relation if head else root] for relation, head in zip(relations.tolist(), heads, strict=True)
        ),
    )


def spanning_tree(scores: Floats) -> list[int]:
    """The best tree with one root of `scores` [words, 1 + words]: of each word its head, 0 for the root.

    Greedy heads where they are a tree; else Chu-Liu-Edmonds (Edmonds, 1967), with roots made so dear that the best
    tree has one (Stanojević and Cohen, 2021).
    """
    count = len(scores)
    dear = scores.astype(np.float64)
    price = 1 + count * (dear.max() - dear.min())
    dear[np.arange(count), np.arange(count) + 1] = -np.inf
    greedy = cast(Whole, dear.argmax(1))
    if int((greedy == 0).sum()) != 1 or _cycle(greedy) is not None:
        dear[:, 0] -= price
        greedy = _edmonds(dear)
    return [int(head) for head in greedy]


def _edmonds(scores: NDArray[np.float64]) -> Whole:
    """Best heads without a cycle; contracts one cycle after the other."""
    heads = cast(Whole, scores.argmax(1))
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    count = len(scores)
    inside = np.zeros(count + 1, dtype=bool)
    inside[np.array(cycle) + 1] = True
    rest = np.array([k for k in range(count) if not inside[k + 1]], dtype=np.int64)
    columns = np.concatenate([np.zeros(1, dtype=np.int64), rest + 1])
    # One node stands for the cycle: entered where it costs least, left from whichever of its words fits best.
    small = np.full((len(rest) + 1, len(columns) + 1), -np.inf)
    members = np.array(cycle)
    if len(rest):
        small[:-1, :-1] = scores[np.ix_(rest, columns)]
        small[:-1, -1] = scores[np.ix_(rest, members + 1)].max(1)
    kept = scores[members, heads[members]]
    entering = scores[np.ix_(members, columns)] - kept[:, None]
    small[-1, :-1] = entering.max(0)
    found = _edmonds(small)
    result = heads.copy()
    for row, k in enumerate(rest):
        result[k] = columns[found[row]] if found[row] < len(columns) else members[scores[k, members + 1].argmax()] + 1
    entry = found[-1]
    into = members[entering[:, entry].argmax()]
    result[into] = columns[entry]
    return result


def _cycle(heads: Whole) -> list[int] | None:
    """Words that are each other's heads in a ring."""
    state = [0] * len(heads)
    for first in range(len(heads)):
        path = []
        at = first
        while at >= 0 and state[at] == 0:
            state[at] = 1
            path.append(at)
            at = int(heads[at]) - 1
        if at >= 0 and state[at] == 1:
            return path[path.index(at) :]
        for k in path:
            state[k] = 2
    return None
