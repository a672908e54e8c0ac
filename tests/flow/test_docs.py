"""What the manual promises: its pages are reached, its commands parse, its runs print what they show, its Python runs.

`REPORTEDLY_REGENERATE=1 pytest tests/flow/test_docs.py` writes the runs anew, passage by passage. Links to parts of
pages are checked by `make docs`.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import sqlite3
from collections.abc import Iterator
from contextlib import closing, redirect_stdout
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple, get_args

import pytest
from mkdocs.config import load_config
from typer.testing import CliRunner

from manual import commands, hooks, vocabulary
from reportedly.cli import app
from reportedly.record import Stance, Status

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
SOURCES = ROOT / "src" / "reportedly"
PAGES = {path.relative_to(DOCS).as_posix(): path.read_text("utf-8") for path in sorted(DOCS.rglob("*.md"))}
GUIDES = [page for page in PAGES if page == "tutorial.md" or page.startswith("guides/")]
CUT = "[…]\n"


class Run(NamedTuple):
    """A command that a page shows, and what it is shown to print."""

    command: str
    shown: str


# Pages, and the way to them.


def entries(nav: Any) -> Iterator[str]:
    """The pages of a navigation."""
    if isinstance(nav, str):
        yield nav
    else:
        for inner in nav.values() if isinstance(nav, dict) else nav:
            yield from entries(inner)


MADE = hooks.made_pages()
NAV: list[dict[str, Any]] = hooks.on_config(load_config(str(ROOT / "mkdocs.yml"))).nav or []
(CONCEPTS,) = (list(entries(part["Concepts"][1:])) for part in NAV if "Concepts" in part)


def test_every_page_is_in_the_navigation_and_every_entry_has_a_page() -> None:
    assert sorted(entries(NAV)) == sorted([*PAGES, *MADE])


def test_every_decision_is_in_the_list_of_decisions() -> None:
    listed = re.findall(r"\]\((\d{4}-\S+\.md)\)", PAGES["decisions/README.md"])

    assert listed == sorted(page.removeprefix("decisions/") for page in PAGES if page.startswith("decisions/0"))


@pytest.mark.parametrize("page", PAGES)
def test_a_file_that_a_page_links_is_there(page: str) -> None:
    for target in hooks.links(PAGES[page], page):
        assert (ROOT / target).exists() or target.removeprefix("docs/") in MADE, target


@pytest.mark.parametrize("page", CONCEPTS)
def test_a_concept_tells_its_limits(page: str) -> None:
    assert re.search(r"^## (?:Limits|What it does not|What is not)|\*\*Limits\.\*\*", PAGES[page], re.MULTILINE)


@pytest.mark.parametrize("kind", [Status, Stance])
def test_the_page_on_a_closed_list_explains_each_of_its_words(kind: Any) -> None:
    page = "status.md" if kind is Status else "stances.md"

    assert re.findall(r"^\| `([a-z-]+)`", PAGES[page], re.MULTILINE)[: len(get_args(kind))] == list(get_args(kind))


def test_every_list_of_words_in_the_records_is_in_the_reference() -> None:
    declared = sum(
        len(re.findall(r"^\w+ = Literal\[", file.read_text("utf-8"), re.MULTILINE))
        for file in (SOURCES / "record").glob("*.py")
    )

    assert len(vocabulary.lists()) == declared
    assert "| `contested` | ≠ some say so or hedge, some deny |" in vocabulary.page()


def test_the_manual_wears_the_colours_of_the_desk_by_day_and_by_night() -> None:
    light, dark = re.findall(r"--paper: (#\w+)", hooks.tokens())

    assert light != dark


def test_every_setting_is_in_the_reference() -> None:
    code = "".join(file.read_text("utf-8") for file in SOURCES.rglob("*.py"))

    assert set(re.findall(r"REPORTEDLY_[A-Z]+", code)) == set(
        re.findall(r"^\| `(REPORTEDLY_[A-Z]+)`", PAGES["reference/settings.md"], re.MULTILINE)
    )


def test_the_keys_of_the_desk_are_those_that_its_page_lists() -> None:
    sheet = (SOURCES / "desk" / "web" / "templates" / "keys_list.html").read_text("utf-8")
    keys = {key for listed in re.findall(r"\(\[(.+?)\], \"", sheet) for key in re.findall(r'"(.+?)"', listed)}

    assert keys == set(re.findall(r"`(\S+?)`", PAGES["desk.md"].partition("## Keys")[2].partition("\n## ")[0]))


# What pages show.


def runs(page: str) -> list[Run]:
    """The commands of a page's ```console blocks, each with the lines under it."""
    blocks = re.findall(r"^```console\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    return [Run(*one) for block in blocks for one in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)]


def lines_of_shell(page: str) -> Iterator[str]:
    """The lines of a page's blocks for a shell that call reportedly."""
    for language, block in re.findall(r"^```(\w*)\n(.*?)^```", page, re.MULTILINE | re.DOTALL):
        for line in block.splitlines() if language in ("console", "sh", "") else ():
            if re.match(r"(\$ )?(reportedly [a-z-]|.*\| reportedly [a-z-])", line):
                yield line.removeprefix("$ ")


@pytest.mark.parametrize("page", ["../README.md", *PAGES])
def test_a_command_that_a_page_shows_parses(page: str) -> None:
    for line in lines_of_shell((DOCS / page).read_text("utf-8")):
        for call in commands.calls(line):
            commands.parsed(call)


@pytest.mark.parametrize("name", commands.commands())
def test_a_command_is_shown_in_use_on_some_page(name: str) -> None:
    shown = (call for page in PAGES.values() for line in lines_of_shell(page) for call in commands.calls(line))

    assert name in {call[0] for call in shown}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder of who follows a page, with the examples in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REPORTEDLY_USER", "ana")
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    return tmp_path


@pytest.mark.parametrize("page", GUIDES)
def test_the_runs_that_a_guide_shows_print_that(page: str, folder: Path, example: Path) -> None:
    if page != "tutorial.md":  # which takes the story in itself
        (folder / "reportedly.db").write_bytes(example.read_bytes())
    anew = PAGES[page]
    for run in runs(PAGES[page]):
        printed = ran(run.command)
        if os.environ.get("REPORTEDLY_REGENERATE"):
            anew = anew.replace(f"$ {run.command}\n{run.shown}", f"$ {run.command}\n{brought_up(run.shown, printed)}")
            continue
        for passage in filter(None, run.shown.split(CUT)):
            assert passage in printed, run.command
            printed = printed.partition(passage)[2]
    if anew != PAGES[page]:
        assert not os.environ.get("CI"), "a person writes the runs anew and looks at them; CI does not"
        (DOCS / page).write_text(anew, encoding="utf-8")


@pytest.mark.parametrize("page", [page for page in GUIDES if "```python" in PAGES[page]])
def test_the_python_that_a_guide_shows_runs_and_prints_that(page: str, folder: Path, example: Path) -> None:
    (folder / "reportedly.db").write_bytes(example.read_bytes())
    names: dict[str, Any] = {}
    found = re.findall(r"^```python\n(.*?)^```\n(?:\n```text\n(.*?)^```)?", PAGES[page], re.MULTILINE | re.DOTALL)
    for code, shown in found:
        with redirect_stdout(io.StringIO()) as printed:
            exec(compile(code, page, "exec"), names)  # noqa: S102 — the pages are ours
        if shown:
            assert printed.getvalue() == shown


def ran(command: str) -> str:
    """What a command of a page prints, on both streams, on a terminal of 80 columns."""
    if command.startswith("sqlite3"):
        *_, place, query = shlex.split(command)
        with closing(sqlite3.connect(f"file:{place}?mode=ro", uri=True)) as connection:
            return "".join("|".join(map(str, row)) + "\n" for row in connection.execute(query))
    (call,) = commands.calls(command)
    alone = ["--jobs", "0"] if call[0] in ("add", "read") else []
    return CliRunner().invoke(app, [*call, *alone], env={"COLUMNS": "80"}).output


def brought_up(shown: str, printed: str) -> str:
    """The passages shown, each as it reads now: from the line most like its first to the line most like its last."""
    lines = printed.splitlines(keepends=True)
    passages, at = [], 0
    for passage in shown.split(CUT):
        old = passage.splitlines(keepends=True)
        if old and passage not in "".join(lines[at:]):
            first = max(range(at, len(lines)), key=lambda index: SequenceMatcher(None, old[0], lines[index]).ratio())
            near = range(first, min(first + len(old) + 2, len(lines)))
            last = max(near, key=lambda index: SequenceMatcher(None, old[-1], lines[index]).ratio())
            passage, at = "".join(lines[first : last + 1]), last + 1
        passages.append(passage)
    return CUT.join(passages)
