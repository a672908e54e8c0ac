"""What a number counts, from the syntax: the noun that it modifies, or of which a sentence says how many there are.
In: words, their trees, the place of a number, and what the word forms after it tell. Out: Counted, or None.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from reportedly.reading.numerals.counted import Counted, is_plural, phrase_counted
from reportedly.reading.numerals.units import PERSONS
from reportedly.reading.reader.syntax import Tree, Trees
from reportedly.reading.reader.words import Words
from reportedly.record import Range

NOUNS = frozenset(("NOUN", "PROPN"))
LEADING = frozenset(("DET", "ADP", "NUM", "PRON", "PUNCT", "CCONJ"))
"""What a noun phrase may begin with that `counts` leaves out: 'three of the 18 tasks'."""
JOINED = frozenset(("conj", "nmod", "compound", "flat", "appos"))
"""Relations between the numbers of one phrase: '3,000 to 12,000 troops', 'five or six boats'."""
DESCRIBING = frozenset("amod compound nmod nummod det advmod flat punct case cc conj dep goeswith".split())
"""Relations of what stands in a noun phrase to its noun."""
AMOUNTS = frozenset("number total count tally toll deaths casualties fatalities injuries arrests cases".split())
"""Subjects of which a sentence says how many: 'the toll was 12', 'the number of tents rose to 40'."""
WHOLES = frozenset("number total count tally".split())
"""Those that count what stands behind their 'of'."""
REACHING = frozenset(
    """
    rise rises rose risen rising reach reaches reached reaching climb climbs climbed climbing stand stands stood jumped
    hit hits grew grown growing fell fallen falling dropped increased swelled exceed exceeds exceeded passed topped
    totals totaled totalled
    """.split()
)
PUTTING = frozenset("put puts putting estimate estimates estimated".split())
LONGEST = 8
"""Words of the longest phrase taken, without its noun."""
STEPS = 4
"""Numbers of one phrase that are followed to their noun."""


class Counting:
    """What numbers count in one text."""

    def __init__(self, words: Words, trees: Trees) -> None:
        self._words, self._trees = words, trees
        self._starts = [start for start, _ in words.places]

    def at(self, start: int, end: int, noun: Counted | None) -> Counted | None:
        """What the number at `[start, end)` of the text counts; `noun` is what the word forms after it tell.

        The tree leads, the forms fill in: they are believed where the tree is silent and does not contradict, and where
        both see one phrase and the forms see it as well or better.
        """
        first, stop = self._word(start), bisect_left(self._starts, end)
        if first < 0 or first >= stop:
            return noun
        known = noun if noun is not None and self._is_noun(noun) else None
        phrase = counted_in(self._words, self._trees.of(first), (first, stop))
        if phrase is None:
            return known
        told = self._words.places[phrase[0]][0], self._words.places[phrase[1] - 1][1]
        if known is not None and self._is_better(known, told, hyphened=self._words.text.startswith("-", end)):
            return known
        counted = phrase_counted(self._words.text, *told)
        if noun is not None and noun.unit == "persons" and told[1] < noun.end:
            return counted._replace(unit="persons")  # '12 Ormiskers wounded'
        return counted

    def _is_better(self, noun: Counted, told: Range, *, hyphened: bool) -> bool:
        """Whether the forms tell a phrase better than the tree: 'voter registration events', not 'voter registration'.

        With one end they know more of how it begins. A plural in small letters ends a phrase, unless a hyphen says that
        the number is of the word before: 'six-cylinder engines', 'a three-judge panel'.
        """
        if noun.end == told[1]:
            return True
        if noun.end < told[0] or told[1] < noun.start:
            return False
        last, inner = (self._words.text[start:end].split()[-1] for start, end in ((noun.start, noun.end), told))
        if noun.end < told[1]:
            return last.islower() and (is_plural(last) or (hyphened and noun.unit == "persons"))
        return last.islower() and is_plural(last) and not hyphened and not is_plural(inner)

    def _word(self, place: int) -> int:
        return bisect_right(self._starts, place) - 1

    def _is_noun(self, noun: Counted) -> bool:
        last = self._word(noun.end - 1)
        tag = self._trees.of(last).tag(last)
        return tag == "NOUN" or (tag == "PROPN" and noun.unit is not None) or self._words.word(last).lower() in PERSONS


def counted_in(words: Words, tree: Tree, number: Range) -> Range | None:
    """The noun phrase of the tree that the words of `number` count, without its article."""
    start, end = number
    if end > tree.words[1]:
        return None
    top = next((k for k in range(start, end) if not start <= tree.up(k)[0] < end), start)
    whole = _complement(words, tree, end)
    if whole is not None:
        return _phrase(words, tree, whole, end)
    by, noun = _modified(tree, top, end)
    if noun is not None:
        return _phrase(words, tree, noun, end, by)
    return _said_of(words, tree, top)


def _complement(words: Words, tree: Tree, at: int) -> int | None:
    """The noun of an 'of' at `at`: 'thousands of soldiers', 'a third of the voters'."""
    if at >= tree.words[1] or words.word(at).lower() != "of":
        return None
    noun, relation = tree.up(at)
    if relation != "case" or noun < at:
        return None
    return noun if tree.tag(noun) in NOUNS or words.word(noun).lower() in PERSONS else None


def _modified(tree: Tree, top: int, end: int) -> tuple[int, int | None]:
    """The noun behind the number that it modifies, or that another number does which it is joined to; and which."""
    at = top
    for _ in range(STEPS):
        head, relation = tree.up(at)
        if relation == "nummod" and head >= end and tree.tag(head) in NOUNS:
            near = head - end <= 2 * LONGEST and all(_hangs_on(tree, k, head) for k in range(end, head))
            return at, head if near else None
        if head < 0 or relation not in JOINED or tree.tag(head) not in ("NUM", "ADJ"):
            break
        at = head
    return at, None


def _said_of(words: Words, tree: Tree, top: int) -> Range | None:
    """What is said to be so many: 'the toll was 12', 'the number of tents rose to 40', 'they put the toll at 12'."""
    amount = next((k for k in _partners(words, tree, top) if words.word(k).lower() in AMOUNTS), None)
    if amount is None:
        return None
    if words.word(amount).lower() not in WHOLES:
        return _phrase(words, tree, amount, tree.words[0])
    whole = _complement(words, tree, amount + 1)
    return None if whole is None else _phrase(words, tree, whole, amount + 1)


def _partners(words: Words, tree: Tree, top: int) -> list[int]:
    """The words before `top` that a verb sets equal to it; a verb without a subject shares that of its head."""
    verb, relation = tree.up(top)
    if any(relation == "cop" for _, relation in tree.children(top)):
        verb, role = top, "nsubj"
    elif relation not in ("obl", "obj", "xcomp") or verb < 0:
        return []
    elif words.word(verb).lower() in REACHING:
        role = "nsubj"
    elif words.word(verb).lower() in PUTTING:
        role = "obj"
    else:
        return []
    above, _ = tree.up(verb)
    below = [*tree.children(verb), *(tree.children(above) if above >= 0 and role == "nsubj" else [])]
    return [child for child, relation in below if relation.startswith(role) and child < top]


def _phrase(words: Words, tree: Tree, noun: int, floor: int, by: int = -1) -> Range | None:
    """The noun with what stands right before it and hangs on it, from `floor` on, but not on it by way of `by`."""
    if not words.word(noun)[0].isalpha():
        return None
    start = noun
    while start > max(floor, noun - LONGEST) and _hangs_on(tree, start - 1, noun, by):
        start -= 1
    while start < noun and (tree.tag(start) in LEADING or not words.word(start)[0].isalnum()):
        start += 1
    return start, noun + 1


def _hangs_on(tree: Tree, at: int, noun: int, by: int = -1) -> bool:
    """Whether a word describes the noun or something that does; a subject or a clause does not."""
    for _ in range(LONGEST):
        if at in (by, -1):
            return False
        at, relation = tree.up(at)
        if at == noun:
            return relation in DESCRIBING
    return False
