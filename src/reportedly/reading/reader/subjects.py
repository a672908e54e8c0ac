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
    if tree.tag(verb) != "VERB":
        return None
    at = verb
    for _ in range(STEPS):
        children = tree.children(at)
        if any(relation in PASSIVE for _, relation in children):
            return None
        subject = next((child for child, relation in children if relation == "nsubj"), None)
        head, relation = tree.up(at)
        if subject is not None and words.word(subject).lower() in RELATIVE and relation == "acl":
            return _phrase(tree, head, stop=min(tree.below(at)))
        if subject is not None:
            return _phrase(tree, subject, stop=None)
        if relation == "acl" and words.word(at).lower().endswith("ing"):
            return _phrase(tree, head, stop=min(tree.below(at)))
        if relation not in SHARING or head < 0:
            return None
        at = head
    return None


def _phrase(tree: Tree, head: int, stop: int | None) -> Range:
    """All that hangs on `head`, as far as the clause that begins at `stop`."""
    inside = sorted(tree.below(head))
    start, end = inside[0], inside[-1] + 1
    return start, min(end, stop) if stop is not None and stop > head else end
