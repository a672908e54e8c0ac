"""The bodies and places that a story's texts have told of by a day.
In: their names as they come up, and acronyms that texts introduce. Out: which name stands for which body.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reportedly.linking.naming.bodies import Body, initials, kind_of, short_body, short_names
from reportedly.linking.naming.names import Likeness
from reportedly.linking.naming.spelling import frame, likeness
from reportedly.linking.words import fold
from reportedly.record import Revision

_BRACKETED = re.compile(r"[^\S\n]?\((?:the |or )?([A-Z][A-Z.&-]{1,9})\)")
_KNOWN_AS = re.compile(r",? (?:or|known as|abbreviated as|called) (?:the )?([A-Z][A-Z.&]{1,9})\b")
_APPOSED = re.compile(
    r"(?:\s\([A-Z][A-Z.&-]{1,9}\))?,\s((?:the\s)?[A-Z][\w-]{2,30}(?:['’]s)?\s(?:[\w-]{2,20}\s){0,2}[a-z]{4,12})[,.]"
)
_MANY = 8
"""Bodies that one short name can stand for before it is nobody's; no more are kept."""
_OFFICIAL = frozenset(("intelligence", "defence", "foreign", "interior", "justice", "finance"))
"""Kinds of bodies that 'the spy agency' or 'the defence ministry' is, where a story tells of one country's only."""
_LONG = 4
"""Letters of a one-word name that is compared by its spelling."""


class Institutions:
    """The bodies known by a day; all names of a day are added before any short one is asked about."""

    def __init__(self) -> None:
        self._introduced: dict[str, dict[str, None]] = {}
        self._acronyms: dict[str, dict[str, None]] = {}
        """Of each body, those that texts introduce."""
        self._initials: dict[str, dict[str, None]] = {}
        self._with_nation: dict[str, dict[str, None]] = {}
        self._shortened: dict[str, dict[str, None]] = {}
        self._described: dict[str, dict[str, None]] = {}
        self._words: dict[str, str] = {}
        """The words of each body, by its key."""
        self._places: set[str] = set()
        self._spelled: dict[tuple[str, ...], dict[tuple[str, ...], str]] = {}

    def add(self, name: str, body: Body, *, place: bool = False) -> None:
        """Notes what other names a body can go by, or that its name is a place's."""
        if place:
            self._places.add(body.key)
        if body.acronym:
            return
        self._words[body.key] = " ".join(body.words)
        for letters in initials(name) | initials(" ".join(body.words)):
            _note(self._initials, letters, body.key)
        if body.nation:
            _note(self._with_nation, " ".join(body.words), body.key)
            if kind := _kind(body):
                _note(self._with_nation, f"kind:{kind}", body.key)
        for short in short_names(body):
            _note(self._shortened, short, body.key)
        if len(body.words) > 1 or len(body.words[0]) > _LONG:
            spellings = self._spelled.setdefault(tuple(frame(word) for word in body.words), {})
            if len(spellings) < _MANY:
                spellings.setdefault(body.words, body.key)

    def introduce(self, acronym: str, key: str) -> None:
        """Notes that a text says what an acronym stands for."""
        _note(self._introduced, acronym, key)
        _note(self._acronyms, key, acronym)

    def describe(self, description: str, key: str) -> None:
        """Notes that a text says what a body is: 'the Office (OEA), Varania's spy agency', by the keys of both."""
        _note(self._described, description, key)

    def shorter(self, name: str, body: Body) -> Iterator[Body]:
        """The names by which texts that know a body less may have told of it."""
        if not body.acronym:
            said = {*initials(name), *self._acronyms.get(body.key, ()), *short_names(body), " ".join(body.words)}
            yield from (short_body(words) for words in sorted(said))

    def which(self, body: Body, *, place: bool = False) -> tuple[str, Likeness] | None:
        """The key of the body that a name stands for; None where several could be meant. A `place` is no short name:
        'Oakland' is not its police."""
        described = self._settled(self._described.get(body.key, {}))
        if len(described) == 1:
            return next(iter(described)), Likeness("described so in a text", 0.9)
        if body.nation or body.key.startswith("row:"):
            return body.key, _SAME
        if body.acronym and not place:
            for table, rule in ((self._introduced, "acronym introduced in a text"), (self._initials, "acronym")):
                found = self._settled(table.get(body.acronym, {})) - {body.key}
                if found:
                    return (next(iter(found)), Likeness(rule, 0.95)) if len(found) == 1 else (body.key, _SAME)
        said = " ".join(body.words)
        for asked in (said, f"kind:{_kind(body)}"):
            lands = self._with_nation.get(asked, {})
            if len(lands) == 1:
                return next(iter(lands)), Likeness("only body of this name", 0.9)
            if lands and body.generic:
                return None
        if body.generic and not body.proper:
            return None
        named = not place and body.proper and body.key not in self._places
        longer = self._settled(self._shortened.get(said, {})) - {body.key} if named else set()
        if len(longer) == 1:
            return next(iter(longer)), Likeness("part of the name", 0.9)
        return self._respelled(body)

    def _settled(self, keys: Iterable[str]) -> set[str]:
        """Keys of bodies, those without a country as that of the one that has the same words and a country."""
        settled = set()
        for key in keys:
            lands = self._with_nation.get(self._words.get(key, ""), {}) if "@" not in key else {}
            settled.add(next(iter(lands)) if len(lands) == 1 else key)
        return settled

    def _respelled(self, body: Body) -> tuple[str, Likeness]:
        spellings = self._spelled.get(tuple(frame(word) for word in body.words), {})
        for words, key in spellings.items():
            scores = [likeness(one, other) for one, other in zip(words, body.words, strict=True)]
            if words == body.words or min(scores) > 0:
                return key, Likeness("spelling", min(scores)) if min(scores) < 1 else _SAME
        return body.key, _SAME


_SAME = Likeness("same name", 1.0)


def introduced(revision: Revision) -> Iterator[tuple[str, str]]:
    """Acronyms that a text introduces after a name, 'Board of River Control (BRC)', with the entity of the name."""
    text = revision.text.text
    for mention in revision.reading.mentions:
        match = _BRACKETED.match(text, mention.end) or _KNOWN_AS.match(text, mention.end)
        if match:
            yield fold(match.group(1)).replace(".", "").replace("&", ""), mention.entity


def described(revision: Revision) -> Iterator[tuple[str, str]]:
    """What a text says of bodies in apposition, 'the Office (OEA), Varania’s spy agency', with the entity of each."""
    text = revision.text.text
    for mention in revision.reading.mentions:
        match = _APPOSED.match(text, mention.end) if mention.form == "name" else None
        if match:
            yield match.group(1), mention.entity


def _note(table: dict[str, dict[str, None]], at: str, key: str) -> None:
    found = table.setdefault(at, {})
    if len(found) < _MANY:
        found[key] = None


def _kind(body: Body) -> str | None:
    """Which ministry or service a body is, by its words or in the table; other kinds are told too loosely for that."""
    kind = body.key.split(":", 2)[1] if body.key.startswith("row:") else kind_of(" ".join(body.words))
    return kind if kind in _OFFICIAL else None
