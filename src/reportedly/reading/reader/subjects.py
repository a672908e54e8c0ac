"""The subject of a cue that the model gave no source, from the syntax: 'a commander who claimed', 'said …, adding'.
In: words with their scores, the place of a verb. Out: the noun phrase that is its subject, or None.
"""

from __future__ import annotations

from reportedly.reading.reader.syntax import Tree
from reportedly.reading.reader.words import Words
from reportedly.record import Range

SHARING = frozenset(("conj", "advcl", "xcomp", "parataxis"))
"""Relations in which a verb shares the subject of its head, when it has none of its own."""
RELATIVE = frozenset(("who", "which", "that"))
PASSIVE = frozenset(("nsubj:pass", "aux:pass", "expl", "csubj"))
STEPS = 4


def subject_of(words: Words, tree: Tree, verb: int) -> Range | None:
    """The noun phrase; None for a passive, for 'it is …', and where there is no subject."""
    if tree.upos[verb - tree.words[0]] != "VERB":
        return None
    at = verb
    for _ in range(STEPS):
        children = _children(tree, at)
        if any(relation in PASSIVE for _, relation in children):
            return None
        subject = next((child for child, relation in children if relation == "nsubj"), None)
        head, relation = _up(tree, at)
        if subject is not None and words.word(subject).lower() in RELATIVE and relation == "acl":
            return _phrase(tree, head, stop=_first(tree, at))
        if subject is not None:
            return _phrase(tree, subject, stop=None)
        if relation == "acl" and words.word(at).lower().endswith("ing"):
            return _phrase(tree, head, stop=_first(tree, at))
        if relation not in SHARING or head < 0:
            return None
        at = head
    return None


def _children(tree: Tree, at: int) -> list[tuple[int, str]]:
    offset = tree.words[0]
    return [(k + offset, tree.relations[k]) for k, head in enumerate(tree.heads) if head == at]


def _up(tree: Tree, at: int) -> tuple[int, str]:
    return tree.heads[at - tree.words[0]], tree.relations[at - tree.words[0]]


def _phrase(tree: Tree, head: int, stop: int | None) -> Range:
    """All that hangs on `head`, as far as the clause that begins at `stop`."""
    inside = sorted(_below(tree, head))
    start, end = inside[0], inside[-1] + 1
    return start, min(end, stop) if stop is not None and stop > head else end


def _first(tree: Tree, at: int) -> int:
    return min(_below(tree, at))


def _below(tree: Tree, at: int) -> set[int]:
    found, todo = {at}, [at]
    while todo:
        for child, relation in _children(tree, todo.pop()):
            if child not in found and relation != "punct":
                found.add(child)
                todo.append(child)
    return found
