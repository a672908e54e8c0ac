"""The bodies of every country's government, and other bodies of the news, by every name that the news has for them.
In: data/governments.csv, and the user's own file of the same columns. Out: rows, looked up by name.

The table was written for this project. Its columns: `nation`, as data/nations.csv in `record` names it, or nothing for
those of no country; `kind`, one of KINDS; `names` that stand for nobody else, and `shared` ones that others bear too
and that count only where their country is told. Both are lists with semicolons; the first name is the one to show.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Literal, NamedTuple

from reportedly.config import NAMES_VARIABLE, names_location
from reportedly.errors import SettingError
from reportedly.linking.words import tokens

COLUMNS = ("nation", "kind", "names", "shared")
REQUIRED = frozenset(("kind", "names"))
OF_NATION: Mapping[str, Literal["name", "demonym", "capital"]] = MappingProxyType(
    {"country": "name", "people": "demonym", "capital": "capital"}
)
"""Kinds of rows that name a country itself, and by what sort of name."""
ORGANS = frozenset(
    "monarchy presidency premiership government parliament chamber foreign defence interior justice finance "
    "intelligence forces police court bank agency".split()
)
OF_NONE = frozenset(("body", "person", "place"))
KINDS = (*OF_NATION, *sorted(ORGANS), *sorted(OF_NONE))
MAX_ROWS = 100_000
_BRITISH = MappingProxyType(
    {
        "defense": "defence",
        "center": "centre",
        "organization": "organisation",
        "labor": "labour",
        "program": "programme",
        "mt": "mount",
    }
)


class Row(NamedTuple):
    """One body, country, person or place, and its names."""

    nation: str
    kind: str
    names: tuple[str, ...]
    shared: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name to show."""
        return (*self.names, *self.shared)[0]


def rows() -> tuple[Row, ...]:
    """The rows in force: those of $REPORTEDLY_NAMES first, then the package's.

    Raises SettingError where the user's file cannot be read as such a table.
    """
    return _rows(names_location())


def own_names_digest() -> str:
    """A digest of the user's table, empty without one: links made with another are out of date."""
    location = names_location()
    return hashlib.blake2b(repr(_own(location)).encode(), digest_size=6).hexdigest() if location else ""


def words_of(name: str) -> str:
    """A name as tables are asked for it: folded, British, without 'the', dots, hyphens and possessives."""
    words = (word.folded for word in tokens(name.replace("-", " ")))
    return " ".join(_BRITISH.get(word, word) for word in words).removeprefix("the ")


class Lookup(NamedTuple):
    """The rows by what they can be asked by."""

    alone: Mapping[str, Row]
    """By a name that stands for nobody else."""
    of_nation: Mapping[tuple[str, str], Row]
    """By country and name."""
    of_kind: Mapping[tuple[str, str], Row]
    """By country and kind, where the country has one body of the kind."""
    shared: frozenset[str]
    """The names that bodies of several countries bear, or may."""


def lookup() -> Lookup:
    """The rows in force by name, by country and name, and by country and kind."""
    return _lookup(names_location())


@cache
def _rows(location: str | None) -> tuple[Row, ...]:
    text = (files("reportedly.linking") / "data" / "governments.csv").read_text("utf-8")
    return _merged(_own(location), read_rows(text, "governments.csv"))


def _merged(own: tuple[Row, ...], given: tuple[Row, ...]) -> tuple[Row, ...]:
    """The user's rows, each with the names of a given row that it shares one with, and the given rows left over."""
    by_name = {(row.nation, words_of(name)): row for row in given for name in (*row.shared, *row.names)}
    used: set[Row] = set()
    merged: list[Row] = []
    for row in own:
        same = [by_name.get((row.nation, words_of(name))) for name in (*row.names, *row.shared)]
        found = next((one for one in same if one is not None and row.kind not in OF_NATION), None)
        if found is not None:
            used.add(found)
            alone = tuple(dict.fromkeys((*row.names, *found.names)))
            shared = tuple(name for name in dict.fromkeys((*row.shared, *found.shared)) if name not in alone)
            row = row._replace(names=alone, shared=shared)
        merged.append(row)
    return (*merged, *(row for row in given if row not in used))


@cache
def _own(location: str | None) -> tuple[Row, ...]:
    if location is None:
        return ()
    try:
        text = Path(location).read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingError(f"{location} ({NAMES_VARIABLE}) is not in UTF-8; save it as CSV with UTF-8") from error
    except OSError as error:
        raise SettingError(
            f"{location} ({NAMES_VARIABLE}) cannot be read: {error.strerror}; name a CSV file, or unset the variable"
        ) from error
    return read_rows(text, location)


def read_rows(text: str, file: str) -> tuple[Row, ...]:
    """The rows of a table. Raises SettingError, naming `file` and line, for one that is none."""
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        columns = {column.strip() for column in reader.fieldnames or ()}
        if not columns >= REQUIRED or not columns <= set(COLUMNS):
            raise SettingError(
                f"{file}, line 1: the columns are {', '.join(sorted(columns)) or 'missing'}; "
                f"write {','.join(COLUMNS)} (nation and shared may be left out)"
            )
        reader.fieldnames = [column.strip() for column in reader.fieldnames or ()]
        return tuple(_checked(reader, file))
    except csv.Error as error:
        raise SettingError(f"{file}, line {reader.line_num + 1}: not CSV ({error}); close every quote") from error


def _checked(reader: csv.DictReader[str], file: str) -> Iterator[Row]:
    for number, cells in enumerate(reader):
        where = f"{file}, line {reader.line_num}"
        if number >= MAX_ROWS:
            raise SettingError(f"{where}: more than {MAX_ROWS} rows; leave out what the news does not tell of")
        if None in cells:
            raise SettingError(f"{where}: more cells than columns; quote a name that has a comma")
        row = Row(
            nation=(cells.get("nation") or "").strip(),
            kind=(cells["kind"] or "").strip(),
            names=_listed(cells["names"]),
            shared=_listed(cells.get("shared")),
        )
        if row.kind not in KINDS:
            raise SettingError(f"{where}: there is no kind {row.kind!r}; use one of {', '.join(KINDS)}")
        if not row.names and not row.shared:
            raise SettingError(f"{where}: no name; write at least one under names, several with ';' between them")
        if not row.nation and row.kind not in OF_NONE:
            raise SettingError(f"{where}: a row of kind {row.kind!r} needs its nation; only {_none()} go without")
        yield row


def _none() -> str:
    return ", ".join(sorted(OF_NONE))


def _listed(cell: str | None) -> tuple[str, ...]:
    return tuple(name for part in (cell or "").split(";") if (name := " ".join(part.split())))


@cache
def _lookup(location: str | None) -> Lookup:
    alone: dict[str, Row] = {}
    of_nation: dict[tuple[str, str], Row] = {}
    kinds: dict[tuple[str, str], list[Row]] = {}
    for row in _rows(location):
        if row.kind in OF_NATION:
            continue
        for name in row.names:
            alone.setdefault(words_of(name), row)
        if row.nation:
            for name in (*row.names, *row.shared):
                of_nation.setdefault((row.nation, words_of(name)), row)
            kinds.setdefault((row.nation, row.kind), []).append(row)
    of_kind = {key: found[0] for key, found in kinds.items() if len(found) == 1}
    shared = frozenset(words_of(name) for row in _rows(location) if row.nation for name in row.shared)
    return Lookup(MappingProxyType(alone), MappingProxyType(of_nation), MappingProxyType(of_kind), shared)
