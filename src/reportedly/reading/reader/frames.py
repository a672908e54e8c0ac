"""Who does what to whom in what is said: the events of a text's statements in slots, from the syntax.
In: words with their trees, and the places of contents. Out: frames in order of their predicates.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reportedly.reading.reader.syntax import Tree, Trees
from reportedly.reading.reader.words import Words
from reportedly.record import Frame, Range

OPEN = frozenset(("may", "might", "could", "can", "would", "will", "should", "shall", "'ll", "’ll"))
"""Auxiliaries of what is possible or to come."""
NEGATIONS = frozenset(("not", "n't", "n’t", "never", "no", "neither", "nor", "without", "nobody", "none", "nothing"))
PHRASE = frozenset(("compound", "amod", "nmod", "flat", "nummod", "case", "det", "conj", "cc", "fixed", "punct"))
"""What of a noun's dependents is part of its slot; clauses about it are frames of their own."""
RELATIVE = frozenset(("who", "which", "that", "whom"))
SHARING = frozenset(("xcomp", "conj", "advcl", "ccomp"))
"""Relations in which a verb without a subject has that of the verb above."""
OWNED = frozenset(("'s", "’s", "'", "’", ""))
WIDEST = 14
"""Words between the head of a slot and what still counts to it."""
STEPS = 4
"""Verbs above, among which a missing subject is looked for."""
MOST_OTHERS = 4
MOST = 400
"""Frames of one text; more than any article has."""


class Slots(NamedTuple):
    """Heads of the phrases around a predicate, as words of the text."""

    agent: int | None = None
    patient: int | None = None
    others: tuple[int, ...] = ()


def frames(words: Words, trees: Trees, contents: Iterable[Range]) -> tuple[Frame, ...]:
    """The frames whose predicates stand in `contents`, ranges of code points.

    A verb is a predicate, and so is what a copula says of something; a noun is one where something hangs on it as on
    a verb ('the North's dispatch of troops'). A passive has its subject as patient.
    """
    found: dict[int, Frame] = {}
    clauses: dict[Range, _Clauses] = {}
    starts = [start for start, _ in words.places]
    for start, end in contents:
        for word in range(bisect_left(starts, start), bisect_left(starts, end)):
            if word in found or len(found) >= MOST:
                continue
            tree = trees.of(word)
            if tree.words not in clauses:
                clauses[tree.words] = _Clauses(words, tree)
            frame = clauses[tree.words].frame(word)
            if frame is not None:
                found[word] = frame
    return tuple(found[word] for word in sorted(found))


class _Clauses:
    """One sentence, with what hangs on each word at hand."""

    def __init__(self, words: Words, tree: Tree) -> None:
        self.words, self.tree = words, tree
        self.below: dict[int, list[tuple[int, str]]] = {}
        for k, (head, relation) in enumerate(zip(tree.heads, tree.relations, strict=True), tree.words[0]):
            self.below.setdefault(head, []).append((k, relation))
        self.fronted = self._fronted()

    def frame(self, word: int) -> Frame | None:
        """The frame of this word, where it is a predicate."""
        kind = self.tree.upos[word - self.tree.words[0]]
        if kind == "VERB":
            slots = self._verb(word)
        elif self._first(word, "cop") is not None:
            slots = Slots(self._first(word, "nsubj"), None, self._oblique(word))
        elif kind == "NOUN":
            slots = self._noun(word)
        else:
            return None
        if slots.agent is None and slots.patient is None and kind != "VERB":
            return None
        near = {self.words.word(k).lower() for k in self._adverbs(word)}
        helpers = {self.words.word(k).lower() for k, relation in self.below.get(word, ()) if relation == "aux"}
        none = word == self.fronted or any(self._denied(k) for k in (slots.agent, slots.patient))
        return Frame(
            predicate=self.words.places[word],
            agent=self._phrase(slots.agent),
            patient=self._phrase(slots.patient),
            others=tuple(place for k in slots.others[:MOST_OTHERS] if (place := self._phrase(k)) is not None),
            negated=none or not NEGATIONS.isdisjoint(near),
            open=not OPEN.isdisjoint(helpers) or self._infinitive(word),
        )

    def _verb(self, verb: int) -> Slots:
        subject, patient = self._first(verb, "nsubj"), self._first(verb, "obj")
        passive, others = self._first(verb, "nsubj:pass"), self._oblique(verb)
        up, relation = self._up(verb)
        participle = relation == "acl" and self.words.word(verb).lower().endswith(("ed", "en"))
        if passive is not None or (participle and subject is None):
            by = next((k for k in others if self._case(k) == "by"), None)
            return Slots(by, up if passive is None else self._meant(passive, verb), tuple(k for k in others if k != by))
        if subject is not None:
            return Slots(self._meant(subject, verb), patient, others)
        if relation == "acl" and up >= 0:
            return Slots(up, patient, others)  # 'troops fighting in the east'
        agent = self._shared(up, relation) if relation in SHARING and up >= 0 else None
        return Slots(agent, patient, others)

    def _shared(self, above: int, relation: str) -> int | None:
        """Whom a verb without a subject has: the object in 'asked him to go', else the subject above."""
        for _ in range(STEPS):
            controlled = self._first(above, "obj") if relation == "xcomp" else None
            subjects = (controlled, self._first(above, "nsubj"), self._first(above, "nsubj:pass"))
            if any(k is not None for k in subjects):
                return next(k for k in subjects if k is not None)
            above, relation = self._up(above)
            if above < 0 or relation not in SHARING:
                break
        return None

    def _fronted(self) -> int | None:
        """The verb that a sentence's first word denies: 'Never before has it sent soldiers'."""
        span = range(*self.tree.words)
        first = next((k for k in span if self.words.word(k)[0].isalnum()), None)
        if first is None or self.words.word(first).lower() not in ("never", "nor", "neither"):
            return None
        return next((k for k in span if k > first and self.tree.tag(k) == "VERB"), None)

    def _adverbs(self, word: int) -> Iterator[int]:
        """What hangs on a word, and on its adverbs: 'never before has it sent soldiers'."""
        for k, relation in self.below.get(word, ()):
            yield k
            if relation in ("advmod", "obl"):
                yield from (below for below, other in self.below.get(k, ()) if other == "advmod")

    def _infinitive(self, word: int) -> bool:
        """'Decided to send' and 'Talvenia to send marines' tell of nothing done."""
        return any(r in ("mark", "aux") and self.words.word(k).lower() == "to" for k, r in self.below.get(word, ()))

    def _denied(self, head: int | None) -> bool:
        """'No troops were sent' tells of none."""
        determiner = None if head is None else self._first(head, "det")
        return determiner is not None and self.words.word(determiner).lower() in ("no", "neither")

    def _noun(self, noun: int) -> Slots:
        agent: int | None = None
        patient: int | None = None
        others: list[int] = []
        for k, relation in self.below.get(noun, ()):
            case = self._case(k) if relation == "nmod" else None
            if case == "by" or (case in OWNED and case is not None):
                agent = k
            elif case == "of" or (relation == "compound" and patient is None):
                patient = k
            elif case is not None:
                others.append(k)
            elif relation == "amod" and self.words.word(k)[:1].isupper() and agent is None:
                agent = k  # 'the North Korean deployment'
        return Slots(agent, patient, tuple(others))

    def _first(self, word: int, wanted: str) -> int | None:
        return next((k for k, relation in self.below.get(word, ()) if relation == wanted), None)

    def _oblique(self, word: int) -> tuple[int, ...]:
        return tuple(k for k, relation in self.below.get(word, ()) if relation in ("obl", "iobj", "nmod"))

    def _up(self, word: int) -> tuple[int, str]:
        return self.tree.heads[word - self.tree.words[0]], self.tree.relations[word - self.tree.words[0]]

    def _meant(self, subject: int, verb: int) -> int:
        """The noun that a relative pronoun stands for."""
        up, relation = self._up(verb)
        return up if relation == "acl" and up >= 0 and self.words.word(subject).lower() in RELATIVE else subject

    def _case(self, word: int) -> str:
        case = self._first(word, "case")
        return "" if case is None else self.words.word(case).lower()

    def _phrase(self, head: int | None) -> Range | None:
        """The phrase of a head, without the clauses that hang on it."""
        if head is None:
            return None
        inside, todo = {head}, [head]
        while todo:
            for k, relation in self.below.get(todo.pop(), ()):
                if relation in PHRASE and k not in inside and abs(k - head) <= WIDEST:
                    inside.add(k)
                    todo.append(k)
        marks = {k for k in inside if k != head and not any(letter.isalnum() for letter in self.words.word(k))}
        inside -= {k for k in (min(inside), max(inside)) if k in marks}
        return self.words.places[min(inside)][0], self.words.places[max(inside)][1]
