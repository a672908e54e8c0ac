"""Countries and their governments by every name that the news has for them.
In: a text. Out: the places where a country, its people, its capital or one of its organs is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from types import MappingProxyType
from typing import Literal, NamedTuple

from reportedly.config import names_location
from reportedly.linking.naming.governments import OF_NATION, rows
from reportedly.linking.words import Token, fold, tokens
from reportedly.record import starting_in
from reportedly.record.world import nation_rows

Form = Literal["name", "demonym", "capital", "organ"]
Key = tuple[str, ...]
Entry = tuple[str, Form]

LONGEST = 6
"""Words in the longest name that is looked up: 'Joint Chiefs of Staff of South …' is cut to what tells it apart."""


class Nation(NamedTuple):
    """A country named in a text, and by what sort of name."""

    start: int
    end: int
    name: str
    form: Form


def find_nations(text: str, lands: Iterable[str] = ()) -> tuple[Nation, ...]:
    """The countries named in `text`, left to right, longest names first.

    A name starts with a capital ('turkey' and 'polish' are words); short ones are all capitals ('US' is not 'us').
    'the North' and 'the South' are read where one country of that kind, and no other, is named too ('North Korea').
    `lands` are countries to find besides those of the table, with their people.
    """
    words = tokens(text)
    keys = _key(words, _tables(names_location()).short)
    extra = _of_lands(words, lands)
    known = _tables(names_location())
    found: list[Nation] = []
    at = 0
    while at < len(words):
        length, entry = _longest(text, words, keys, at, extra, known) if words[at].raw[0].isupper() else (1, None)
        if entry is not None:
            found.append(Nation(words[at].start, words[at + length - 1].end, *entry))
        at += length
    return tuple(sorted((*found, *_halves(text, words, found))))


def within(nations: Sequence[Nation], start: int, end: int) -> list[Nation]:
    """Those of `nations` (in order of place) that stand between two places of their text."""
    return [nation for nation in starting_in(nations, (start, end), _start) if nation.end <= end]


def learn_lands(text: str) -> frozenset[str]:
    """Countries that no table knows: a place whose people are named too ('in Varania', 'Varanian'), or that has a
    ministry, an army or a president ('Varania’s', 'the Varanian')."""
    words = tokens(text)
    people: dict[str, set[str]] = {}
    for word in words:
        if word.raw[0].isupper() and len(word.folded) > 4:
            people.setdefault(word.folded[:4], set()).add(word.folded)
    named = {_bare(word.raw) for word in words if word.raw[0].isupper() and len(word.folded) > 4}
    official = {fold(match.group(1)) for match in _OFFICIAL.finditer(text)}
    places = {_bare(b.raw) for a, b in pairwise(words) if a.folded in _PLACING and len(b.folded) > 4}
    found = {p for p in places if any(same_people(other, p) for other in people.get(fold(p)[:4], ()))}
    found |= {_bare(match.group(1)) for match in _STATE.finditer(text)}
    found |= {p for p in named if any(same_people(d, p) for d in people.get(fold(p)[:4], set()) & official)}
    known = _tables(names_location()).entries
    return frozenset(p for p in found if p[0].isupper() and fold(p) not in _REGIONS and (fold(p),) not in known)


class Lands:
    """Countries that no table knows, as texts make them known."""

    def __init__(self) -> None:
        self._by_head: dict[str, set[str]] = {}

    def learn(self, text: str) -> None:
        """Takes in the countries that a text tells of."""
        for land in learn_lands(text):
            self._by_head.setdefault(fold(land)[:_HEAD], set()).add(land)

    def near(self, text: str) -> frozenset[str]:
        """Those that `text` may name, or their people: all others need not be looked for."""
        if not self._by_head:
            return frozenset()
        heads = {word.folded[:_HEAD] for word in tokens(text) if word.raw[0].isupper()}
        return frozenset(land for head in heads for land in self._by_head.get(head, ()))


_HEAD = 4
"""Letters that a country and its people share."""


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s")


_STATE = re.compile(
    r"\b([A-Z][\w-]{4,30})['’]s (?:\w{1,20} ){0,2}"
    r"(?:ministry|minister|government|president|army|military|navy|parliament|"
    r"(?:spy|intelligence) (?:agency|service))\b"
)
_OFFICIAL = re.compile(
    r"\b([A-Z][\w-]{4,30}) (?:\w{1,20} ){0,1}"
    r"(?:[Mm]inistry|[Mm]inister|[Gg]overnment|[Pp]resident|[Aa]rmy|[Nn]avy|[Pp]arliament|[Ss]ecretary)\b"
)
_PLACING = frozenset({"in", "to", "for", "from", "into", "against", "of", "and", "with", "between"})
_REGIONS = frozenset(
    {"europe", "africa", "asia", "america", "arctic", "pacific", "islam", "christ", "parliament", "republic"}
)
"""Places and words that have a people, or look so, and no government."""


def same_people(demonym: str, country: str) -> bool:
    """Whether a word looks like the demonym of a country that no table knows: 'Varanian' of 'Varania'."""
    people, land = fold(demonym), fold(country)
    trunk = land.rstrip("aeiouy") if len(land.rstrip("aeiouy")) >= 4 else land
    return len(trunk) >= 4 and people.startswith(trunk) and people != land and people[len(trunk) :] in _PEOPLE_ENDINGS


def _of_lands(words: tuple[Token, ...], lands: Iterable[str]) -> dict[Key, Entry]:
    found: dict[Key, Entry] = {}
    names = {word.folded for word in words if word.raw[0].isupper()} if lands else set()
    for land in sorted(lands):
        found[(fold(land),)] = (land, "name")
        for name in sorted(names):
            if name[:4] == fold(land)[:4] and same_people(name, land):
                found.setdefault((name,), (land, "demonym"))
    return found


def _start(nation: Nation) -> int:
    return nation.start


def _longest(
    text: str, words: tuple[Token, ...], keys: Key, at: int, extra: Mapping[Key, Entry], known: _Tables
) -> tuple[int, Entry | None]:
    """How many words from `at` on make the longest name, and whose; one word and None where none begins."""
    if keys[at] not in known.first and (keys[at],) not in extra:
        return 1, None
    for length in range(min(LONGEST, len(words) - at), 0, -1):
        name = keys[at : at + length]
        entry = extra.get(name) or known.entries.get(name)
        if entry and _together(words[at : at + length], text):
            return length, entry
    return 1, None


def _key(words: tuple[Token, ...], short: frozenset[str]) -> Key:
    # Abbreviations keep their capitals so that 'us' never is 'US'; everything else is compared folded.
    return tuple(w.folded.upper() if w.folded.upper() in short and _capitals(w) else w.folded for w in words)


def _capitals(word: Token) -> bool:
    return word.raw.replace(".", "").removesuffix("'s").removesuffix("’s").isupper()


def _together(words: tuple[Token, ...], text: str) -> bool:
    # 'Guinea, Bissau' are two names: only spaces, dots and hyphens hold one together.
    return all(text[a.end : b.start].strip(" .\n") == "" for a, b in pairwise(words))


def _halves(text: str, words: tuple[Token, ...], found: list[Nation]) -> list[Nation]:
    halves: list[Nation] = []
    taken = {nation.start for nation in found}
    for side in ("north", "south"):
        names = {n.name for n in found if n.name.lower().startswith(side + " ")}
        if len(names) != 1:
            continue
        name = names.pop()
        for before, word in pairwise(words):
            if word.folded == side and word.raw[0].isupper() and before.folded == "the" and word.start not in taken:
                halves.append(Nation(word.start, word.end, name, "name"))
    return halves


class _Tables(NamedTuple):
    """What every text is looked through for."""

    entries: Mapping[Key, Entry]
    first: frozenset[str]
    """The words that a name of the table can begin with."""
    short: frozenset[str]
    """The words of the table's names that are all capitals: 'US', 'DPRK', 'CIA'."""


@cache
def _tables(location: str | None) -> _Tables:
    """The tables in force; `location` is that of the user's own, which comes first."""
    named = list(_named())
    short = frozenset(
        word.folded.upper() for name, _, _ in named for word in tokens(name) if _capitals(word) and len(word.raw) > 1
    )
    entries: dict[Key, Entry] = {}
    for name, nation, form in named:
        entries.setdefault(_key(tokens(name), short), (nation, form))
    return _Tables(MappingProxyType(entries), frozenset(key[0] for key in entries), short)


def _named() -> Iterator[tuple[str, str, Form]]:
    """Every name of a country or of its bodies, the country, and what sort of name it is."""
    for row in rows():
        if row.kind in OF_NATION:
            yield row.nation, row.nation, "name"
            for name in row.names:
                yield from _with_plural(name, row.nation, OF_NATION[row.kind])
    forms: tuple[tuple[str, Form], ...] = (("name", "name"), ("aliases", "name"), ("demonyms", "demonym"))
    for column, form in (*forms, ("capital", "capital")):
        for line in nation_rows():
            for name in filter(None, line[column].split(",")):
                yield from _with_plural(name, line["name"], "demonym" if name.endswith(" Korean") else form)
    for row in rows():
        if row.nation and row.kind not in OF_NATION:
            for name in row.names:
                yield name, row.nation, "organ"
                yield name.replace("Defence", "Defense"), row.nation, "organ"


def _with_plural(name: str, nation: str, form: Form) -> Iterator[tuple[str, str, Form]]:
    yield name, nation, form
    if form == "demonym":
        # A people in the plural: Russians, but not 'Chineses'.
        yield name + "s", nation, form


_PEOPLE_ENDINGS = frozenset(
    ("n", "an", "ian", "ans", "ians", "ese", "i", "is", "ish", "er", "ers", "ite", "ites", "ic", "ean", "eans")
)
