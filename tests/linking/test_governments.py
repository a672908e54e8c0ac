"""The table of every country's bodies, and the user's own on top of it.
In: the table that comes with the package, small tables of a user. Out: their rows, what they are asked for, refusals.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from reportedly.errors import SettingError
from reportedly.linking import LINKER, link, linker, view
from reportedly.linking.naming.bodies import body_of
from reportedly.linking.naming.governments import KINDS, lookup, read_rows, rows, words_of
from reportedly.linking.naming.nations import find_nations
from reportedly.record.world import nation_rows

NATIONS = frozenset(row["name"] for row in nation_rows())


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's table of a country that no other table has."""
    path = tmp_path / "names.csv"
    path.write_text(
        "nation,kind,names,shared\n"
        "Varania,capital,Orvelle,\n"
        "Varania,people,Varanian,\n"
        "Varania,presidency,Marble House,\n"
        "Varania,intelligence,Quiet Office;QO,\n"
        "France,presidency,Elysee;Rooster House,\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("REPORTEDLY_NAMES", str(path))
    return path


@pytest.mark.parametrize("kind", ["parliament", "foreign"])
def test_every_country_has_its_row(kind: str) -> None:
    assert {row.nation for row in rows() if row.kind == kind} == NATIONS


def test_a_country_without_a_ministry_of_defence_is_one_without_or_with_another_minister_for_it() -> None:
    without = NATIONS - {row.nation for row in rows() if row.kind == "defence"}
    assert len(without) < 35
    assert {"Costa Rica", "Iceland", "Panama"} <= without


def test_a_row_is_of_a_country_of_the_world_or_of_none() -> None:
    assert {row.nation for row in rows()} == NATIONS | {""}
    assert {row.kind for row in rows()} <= set(KINDS)


def test_a_name_that_stands_alone_is_one_body() -> None:
    times = Counter(name for row in rows() for name in {words_of(name) for name in row.names})
    assert [name for name, number in times.items() if number > 1] == []


def test_a_country_has_no_name_for_two_bodies() -> None:
    named = Counter(
        (row.nation, name) for row in rows() for name in {words_of(name) for name in (*row.names, *row.shared)}
    )
    assert [name for name, number in named.items() if number > 1] == []


@pytest.mark.parametrize(
    ("name", "nation", "kind"),
    [
        ("The Kremlin", "Russia", "presidency"),
        ("Downing Street", "United Kingdom", "premiership"),
        ("the Élysée", "France", "presidency"),
        ("Malacañang", "Philippines", "presidency"),
        ("the Blue House", "South Korea", "presidency"),
        ("the Knesset", "Israel", "parliament"),
        ("the Pentagon", "United States", "defence"),
        ("Quai d’Orsay", "France", "foreign"),
    ],
)
def test_a_seat_of_government_is_known_by_its_name(name: str, nation: str, kind: str) -> None:
    row = lookup().alone[words_of(body_of(name).key.split(":", 2)[2].split("@")[0])]
    assert (row.nation, row.kind) == (nation, kind)


def test_a_users_country_is_found_with_its_people_its_capital_and_its_bodies(own: Path) -> None:
    found = find_nations("Varania and Varanian troops left Orvelle, the Marble House said.")
    assert [nation.form for nation in found] == ["name", "demonym", "capital", "organ"]
    assert {nation.name for nation in found} == {"Varania"}


def test_a_users_names_add_to_those_of_a_known_body(own: Path) -> None:
    assert body_of("Rooster House").key == body_of("Elysee Palace").key


def test_a_description_stands_for_a_users_body(own: Path) -> None:
    assert body_of("Varania’s spy agency").key == body_of("the Quiet Office").key == body_of("QO").key


def test_a_person_goes_by_the_names_that_a_user_gives(
    press: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "names.csv"
    path.write_text("kind,names\nperson,Olena Marchensky;the Architect\n", encoding="utf-8")
    monkeypatch.setenv("REPORTEDLY_NAMES", str(path))
    group = tuple(
        press.article(f"{name} spoke.", names={name: kind}, published=f"2031-01-0{day}")
        for day, (name, kind) in enumerate(
            [("the Architect", "OTHER"), ("Olena Marchenskyy", "PERSON"), ("Marchensky", "PERSON")], 1
        )
    )
    whole = view(group, link(group))
    assert whole is not None
    assert [len(entity.names) for entity in whole.entities] == [3]


def test_links_made_without_the_users_names_are_out_of_date(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert linker() != LINKER
    monkeypatch.delenv("REPORTEDLY_NAMES")
    assert linker() == LINKER


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("country,title\nPeru,Board\n", "names.csv, line 1: the columns are country, title; write nation,kind,names"),
        ("", "names.csv, line 1: the columns are missing"),
        ("kind,names\nfoundation,Board\n", "names.csv, line 2: there is no kind 'foundation'; use one of country"),
        ("nation,kind,names\nPeru,agency,Board\nPeru,agency, ; \n", "names.csv, line 3: no name; write at least one"),
        ("kind,names\nagency,Board\n", "names.csv, line 2: a row of kind 'agency' needs its nation"),
        ("kind,names\nbody,Board, of Rivers\n", "names.csv, line 2: more cells than columns; quote a name"),
        ('kind,names\nbody,"Board" of\n', "names.csv, line 2: not CSV"),
    ],
)
def test_a_table_that_is_none_is_refused_with_its_line_and_the_way_out(text: str, words: str) -> None:
    with pytest.raises(SettingError) as refused:
        read_rows(text, "names.csv")
    assert words in str(refused.value)


def test_a_table_that_is_not_there_is_refused_by_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("REPORTEDLY_NAMES", str(tmp_path / "gone.csv"))
    with pytest.raises(SettingError, match=r"gone\.csv \(REPORTEDLY_NAMES\) cannot be read"):
        rows()


def test_a_table_in_another_encoding_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_bytes("kind,names\nbody,Büro\n".encode("latin-1"))
    monkeypatch.setenv("REPORTEDLY_NAMES", str(path))
    with pytest.raises(SettingError, match="not in UTF-8"):
        rows()


def test_a_table_saved_by_a_spreadsheet_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "names.csv"
    path.write_bytes('kind, names\r\nbody,"Board of Rivers, Lakes and Fens;BRLF"\r\n'.encode("utf-8-sig"))
    monkeypatch.setenv("REPORTEDLY_NAMES", str(path))
    assert body_of("BRLF").key == body_of("Board of Rivers, Lakes and Fens").key
