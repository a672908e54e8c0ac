"""A story out of the archive, in the formats of other programs, as users take it."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import reportedly
from reportedly.cli import app
from reportedly.cli.screen import harmless
from reportedly.desk.exports import FORMATS

ARTICLES = {
    "ferro-post.txt": """Pilots of Lisk may refuse to guide tankers, sources say
By Ida Brandt
Posted : May 4, 2031, 09:00

LISK (Ferro Post) — Harbour pilots in Lisk may refuse to guide tankers of the Orm Line, sources familiar with the talks
said on Sunday.

Up to 40 pilots are expected to join the strike, they said. The Orm Line denied that its tankers were unsafe.
""",
    "lisk-times.txt": """Orm Line tankers wait off Lisk as pilots strike
By Jon Veld
Posted : May 6, 2031, 18:30

LISK (Lisk Times) — About 25 pilots in Lisk refused to guide tankers of the Orm Line on Tuesday, the director of the
harbour, Ana Ferro, said.

“Eleven tankers are waiting off Lisk,” Ferro told reporters. The Orm Line declined to comment on the strike.
""",
}


def run(*arguments: str | Path, code: int = 0) -> Any:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert result.exit_code == code, result.output
    return result


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("strike")
    for name, words in ARTICLES.items():
        (folder / name).write_text(words, encoding="utf-8")
    place = folder / "strike.db"
    run("add", "--jobs", "0", "--archive", place, folder)
    return place


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written_to_a_folder_under_story_and_day(name: str, archive: Path, tmp_path: Path) -> None:
    result = run("export", name, "--archive", archive, "--output", tmp_path)
    (file,) = tmp_path.iterdir()
    assert file.name.startswith("sto_")
    assert file.name.endswith(f"-2031-05-06.{FORMATS[name].suffix}")
    assert file.stat().st_size > 0
    assert f"wrote {file}" in result.stderr
    assert result.stdout == ""


def test_a_table_goes_to_standard_output(archive: Path) -> None:
    result = run("export", "csv", "--table", "figures", "--archive", archive)
    rows = list(csv.DictReader(io.StringIO(result.stdout_bytes.decode("utf-8"), newline="")))
    assert ("up to 40", "", "40") in [(row["figure"].lower(), row["low"], row["high"]) for row in rows]


def test_an_earlier_day_is_exported_as_known_then(archive: Path) -> None:
    lines = run("export", "jsonl", "--as-of", "2031-05-04", "--archive", archive).stdout.splitlines()
    rows = [json.loads(line) for line in lines]
    assert {row["outlet"] for row in rows if row["table"] == "articles"} == {"Ferro Post"}


def test_a_story_is_named_by_the_beginning_of_its_id(archive: Path) -> None:
    with reportedly.open(archive) as opened:
        story = opened.stories()[0].id
    assert json.loads(run("export", "csl", story[:12], "--archive", archive).stdout)
    assert "no story" in run("export", "csl", "sto_none", "--archive", archive, code=2).stderr


def test_python_gets_the_bytes_that_the_command_writes(archive: Path) -> None:
    with reportedly.open(archive) as opened:
        made = reportedly.export(opened, "csv", table="claims", as_of="2031-05-06")
    printed = run("export", "csv", "--table", "claims", "--as-of", "2031-05-06", "--archive", archive)
    assert printed.stdout_bytes == made


def test_provenance_names_the_methods_that_read_the_texts(archive: Path) -> None:
    graph = json.loads(run("export", "prov", "--archive", archive).stdout)["@graph"]
    (plan,) = (node for node in graph if "prov:Plan" in node.get("type", ()))
    assert "reader" in plan["label"]
    assert all(len(method.split()) == 3 for method in plan["method"])


def test_formats_are_listed_without_an_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    listed = run("export", "--list").stdout.splitlines()
    assert [line.split()[0] for line in listed] == list(FORMATS)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "say which format; list them with: reportedly export --list"),
        (("pdf",), "there is no format 'pdf'"),
        (("csv", "--table", "quotes"), "there is no table 'quotes'"),
        (("stix", "--table", "claims"), "stix is not made of one table"),
        (("csv", "--output", "/nowhere/at/all.csv"), "cannot write /nowhere/at/all.csv"),
        (("csv", "--output", "/nowhere/"), "cannot write /nowhere/sto_"),
        (("csv", "--as-of", "soon"), "'soon' is not a day"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_line(arguments: tuple[str, ...], told: str, archive: Path) -> None:
    result = run("export", *arguments, "--archive", archive, code=2)
    assert told in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_what_would_steer_a_terminal_is_shown_and_line_ends_are_its_own() -> None:
    told = "a\x1b[31mb\u202ec\x9bd\te\r\nf\rg\n"
    assert harmless(told.encode("utf-8")).decode("utf-8") == "a\ufffd[31mb\ufffdc\ufffdd\te\nf\ufffdg\n"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal to be had from the system")
@pytest.mark.parametrize(("name", "code"), [("xlsx", 2), ("csl", 0)])
def test_a_terminal_is_shown_text_and_nothing_else(name: str, code: int, archive: Path) -> None:
    main, terminal = os.openpty()
    try:
        program = "from reportedly.cli import app; app()"
        command = [sys.executable, "-c", program, "export", name, "--archive", str(archive)]
        done = subprocess.run(command, stdout=terminal, stderr=subprocess.PIPE, text=True, check=False)
    finally:
        os.close(terminal)
        os.close(main)
    assert done.returncode == code
    assert ("write it to a file with --output FILE" in done.stderr) == (code == 2)
