"""The countries of the world as the news names them: a table in data/nations.csv, written for this project.
In: nothing. Out: country by name or alias, by demonym, by capital.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType


def nation_rows() -> tuple[dict[str, str], ...]:
    """The rows of the table: name, demonyms, capital, aliases (lists with commas)."""
    table = (files("reportedly.record") / "data" / "nations.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(table.splitlines(), delimiter="|"))


def _by(*columns: str, plural: bool = False) -> Mapping[str, str]:
    table: dict[str, str] = {}
    for row in nation_rows():
        for column in columns:
            for name in filter(None, row[column].split(",")):
                table.setdefault(name, row["name"])
                if plural and not name.endswith(("s", "sh", "ese", "ch")):
                    table.setdefault(name + "s", row["name"])
    return MappingProxyType(table)


COUNTRY_OF_NAME: Mapping[str, str] = _by("name", "aliases")
COUNTRY_OF_DEMONYM: Mapping[str, str] = _by("demonyms", plural=True)
COUNTRY_OF_CAPITAL: Mapping[str, str] = _by("capital")
