"""The persons that a story's texts have told of by a day.
In: full names as they come up, with their offices. Out: which of them are one person, and who bears a word of a name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from reportedly.linking.naming.beside import Office, offices_differ, share_office
from reportedly.linking.naming.names import Likeness, Words, alike, given_forms
from reportedly.linking.naming.spelling import frame, letters, likeness

_BLOCK = 32
"""Names of one block that a new name is compared with; more share a sound only in hostile texts."""
_BEARERS = 64
"""Persons who bear one word of a name that are told apart; beyond, the word is nobody's."""
_NAMES = 8
"""Spellings of one person that a new one is compared with."""
_SOUNDS_LIKE = 0.9
"""How alike a surname told alone must be to a full name's, where their letters differ."""
_HEAD, _MISTYPED = 3, 9
"""Letters that open a long surname also where it is mistyped, and how many make it long: of shorter ones a letter more
or less is another family's, as Johnson's and Johnston's."""


class Found(NamedTuple):
    """Who a name stands for, by their first full name, and why."""

    person: Words
    why: Likeness


class People:
    """The persons known by a day; all names of a day are added before any of its surnames is asked about."""

    def __init__(self) -> None:
        self._person: dict[Words, Words] = {}
        self._names: dict[Words, list[Words]] = {}
        self._blocks: dict[tuple[str, ...], list[Words]] = {}
        self._bearers: dict[str, dict[Words, None]] = {}
        self._sounding: dict[str, dict[str, None]] = {}
        self._offices: dict[Words, set[Office]] = {}

    def add(self, name: Words) -> Found:
        """Who bears a full name: somebody known, where one person's names fit it best, else somebody new."""
        if name in self._person:
            return Found(self._person[name], Likeness("same name", 1.0))
        blocks = tuple(_blocks(name))
        found = self._best(name, blocks)
        person = found.person if found else name
        self._person[name] = person
        self._names.setdefault(person, []).append(name)
        for block in blocks:
            names = self._blocks.setdefault(block, [])
            if len(names) < _BLOCK:
                names.append(name)
        for word in {name[0], name[-1]}:
            bearers = self._bearers.setdefault(word, {})
            if len(bearers) < _BEARERS:
                bearers[person] = None
            for sound in (frame(word), word[:_HEAD]):
                sounding = self._sounding.setdefault(sound, {})
                if len(sounding) < _BEARERS:
                    sounding[word] = None
        return found or Found(name, Likeness("same name", 1.0))

    def hold(self, person: Words, offices: Iterable[Office]) -> None:
        """Notes offices of a person."""
        self._offices.setdefault(person, set()).update(offices)

    def person(self, name: Words) -> Words | None:
        """Who bears exactly this full name."""
        return self._person.get(name)

    def bearers(self, word: str) -> tuple[Words, ...]:
        """Those who bear a word as first or last of their name, so spelled or, if none, sounding so."""
        exact = self._bearers.get(word)
        if exact:
            return tuple(exact)
        sounding = (*self._sounding.get(frame(word), ()), *self._sounding.get(word[:_HEAD], ()))
        near = [other for other in dict.fromkeys(sounding) if _sounds_like(word, other)]
        return tuple(dict.fromkeys(person for w in near for person in self._bearers[w]))

    def who(self, word: str, offices: Collection[Office], beside: Collection[Words]) -> Found | None:
        """Whom a surname told alone stands for: the only bearer `beside` it in its text, the one of that office, or the
        only bearer; nobody where several could be meant, or where the office is another's."""
        bearers = self.bearers(word)
        possible = [person for person in bearers if not offices_differ(offices, self._offices.get(person, ()))]
        here = [person for person in possible if person in beside]
        if len(here) == 1:
            return Found(here[0], Likeness("full name in the same text", 0.95))
        fitting = [person for person in here or possible if share_office(offices, self._offices.get(person, ()))]
        if len(fitting) == 1:
            return Found(fitting[0], Likeness("same office", 0.95))
        if len(bearers) == len(possible) == 1:
            return Found(possible[0], Likeness("only bearer of the surname", 0.9))
        return None

    def _best(self, name: Words, blocks: Iterable[tuple[str, ...]]) -> Found | None:
        known = {self._person[other] for block in blocks for other in self._blocks.get(block, ())}
        scored: list[Found] = []
        for person in sorted(known):
            fits = [alike(name, other) for other in self._names[person][:_NAMES]]
            whole = [fit for fit in fits if fit is not None]
            # One name that does not fit tells another person: 'Jane Smith' fits 'J. Smith' but not 'John Smith'.
            if len(whole) == len(fits):
                scored.append(Found(person, max(whole, key=lambda fit: (fit.score, fit.rule))))
        scored.sort(key=lambda found: -found.why.score)
        if len(scored) > 1 and scored[0].why.score == scored[1].why.score:
            return None
        return scored[0] if scored else None


def _sounds_like(word: str, other: str) -> bool:
    if letters(word) == letters(other):
        return True
    alike_ = likeness(word, other) >= _SOUNDS_LIKE
    return alike_ and (frame(word) == frame(other) or min(len(word), len(other)) >= _MISTYPED)


def _blocks(name: Words) -> Iterator[tuple[str, ...]]:
    """Keys of which names that can be one person's share at least one."""
    first, last = name[0], name[-1]
    for family, given in ((last, first), (first, last)):
        yield "sound", frame(family), given[0]
        if letters(given)[0] != given[0]:
            yield "sound", frame(family), letters(given)[0]
        yield "typed", letters(given), family[0]
        for form in sorted(given_forms(given)):
            yield "form", frame(family), str(form)
    yield "letters", "".join(sorted("".join(name)))
    if len(name) > 1:
        yield "end", *name[-2:]
        yield "begin", *name[:2]
