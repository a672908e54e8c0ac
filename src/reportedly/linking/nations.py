"""Countries and their governments by every name that the news has for them.
In: a text. Out: the places where a country, its people, its capital or one of its organs is named.
"""

from __future__ import annotations

import csv
import re
from collections import ChainMap
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from itertools import pairwise
from types import MappingProxyType
from typing import Literal, NamedTuple

from reportedly.linking.words import Token, fold, tokens

Form = Literal["name", "demonym", "capital", "organ"]
Key = tuple[str, ...]

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
    table = ChainMap(_of_lands(words, lands), dict(_table())) if lands else _table()
    found: list[Nation] = []
    at = 0
    while at < len(words):
        for length in range(min(LONGEST, len(words) - at), 0, -1):
            entry = table.get(_key(words[at : at + length], text))
            if entry and words[at].raw[0].isupper() and _together(words[at : at + length], text):
                found.append(Nation(words[at].start, words[at + length - 1].end, *entry))
                at += length
                break
        else:
            at += 1
    return tuple(sorted((*found, *_halves(text, words, found))))


def learn_lands(text: str) -> frozenset[str]:
    """Countries that no table knows: a place whose people are named too ('in Varania', 'Varanian'), or that has a
    ministry, an army or a president ('Varania’s')."""
    words = tokens(text)
    people: dict[str, set[str]] = {}
    for word in words:
        if word.raw[0].isupper() and len(word.folded) > 4:
            people.setdefault(word.folded[:4], set()).add(word.folded)
    places = {_bare(b.raw) for a, b in pairwise(words) if a.folded in _PLACING and len(b.folded) > 4}
    found = {p for p in places if any(same_people(other, p) for other in people.get(fold(p)[:4], ()))}
    found |= {_bare(match.group(1)) for match in _STATE.finditer(text)}
    known = _table()
    return frozenset(p for p in found if p[0].isupper() and fold(p) not in _REGIONS and (fold(p),) not in known)


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s")


_STATE = re.compile(
    r"\b([A-Z][\w-]{4,30})['’]s (?:\w{1,20} ){0,2}"
    r"(?:ministry|minister|government|president|army|military|navy|parliament)\b"
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


def _of_lands(words: tuple[Token, ...], lands: Iterable[str]) -> dict[Key, tuple[str, Form]]:
    found: dict[Key, tuple[str, Form]] = {}
    for land in sorted(lands):
        found[(fold(land),)] = (land, "name")
        for word in words:
            if word.raw[0].isupper() and same_people(word.folded, land):
                found.setdefault((word.folded,), (land, "demonym"))
    return found


def _key(words: tuple[Token, ...], text: str) -> Key:
    # Abbreviations keep their capitals so that 'us' never is 'US'; everything else is compared folded.
    return tuple(w.folded.upper() if _abbreviated(w) else w.folded for w in words)


def _abbreviated(word: Token) -> bool:
    return len(word.folded) <= 4 and word.raw.replace(".", "").replace("'s", "").replace("’s", "").isupper()


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


@cache
def _table() -> Mapping[Key, tuple[str, Form]]:
    table: dict[Key, tuple[str, Form]] = {}
    rows = _rows("nations.csv")
    forms: tuple[tuple[str, Form], ...] = (("name", "name"), ("aliases", "name"), ("demonyms", "demonym"))
    for column, form in (*forms, ("capital", "capital")):
        for row in rows:
            for name in filter(None, row[column].split(",")):
                _enter(table, name, row["name"], "demonym" if name.endswith(" Korean") else form)
                if form == "demonym":
                    # A people in the plural: Russians, but not 'Chineses'.
                    _enter(table, name + "s", row["name"], form)
    for row in _rows("organs.csv"):
        _enter(table, row["name"], row["nation"], "organ")
    return MappingProxyType(table)


def _enter(table: dict[Key, tuple[str, Form]], alias: str, name: str, form: Form) -> None:
    words = tokens(alias)
    table.setdefault(_key(words, alias), (name, form))


@cache
def _rows(name: str) -> tuple[dict[str, str], ...]:
    lines = (files("reportedly.linking") / "data" / name).read_text("utf-8").splitlines()
    return tuple(csv.DictReader(lines, delimiter="|"))


_PEOPLE_ENDINGS = frozenset(
    ("n", "an", "ian", "ans", "ians", "ese", "i", "is", "ish", "er", "ers", "ite", "ites", "ic", "ean", "eans")
)
