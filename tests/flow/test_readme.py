"""What the README promises: its Python runs, its commands exist, its files are there."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from reportedly.archive import Archive
from reportedly.cli import app
from reportedly.desk.assistant.telling import told
from reportedly.desk.assistant.tools import TOOLS, Toolbox
from reportedly.desk.exports import FORMATS
from reportedly.desk.shelf import Shelf

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = sorted(
    {shlex.split(line, comments=True)[1] for line in re.findall(r"^\$ (reportedly \w+.*)$", README, re.MULTILINE)}
)


def test_the_python_of_the_readme_runs(
    example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(example, "reportedly.db")
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102 — the README is ours
    printed = capsys.readouterr().out
    assert "the minister denies We have no such plans" in printed
    assert "marines" in printed


@pytest.fixture(scope="module")
def location(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of the example story."""
    return Path(shutil.copy(example, tmp_path_factory.mktemp("readme") / "reportedly.db"))


RUN = re.compile(r"^\$ reportedly (brief --as-of \S+)\n(.*?)^```", re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("page", ["README.md", "docs/brief.md", "docs/origins.md"])
def test_a_run_that_a_page_shows_is_what_the_command_prints(location: Path, page: str) -> None:
    ((command, shown),) = RUN.findall((ROOT / page).read_text(encoding="utf-8"))[:1]
    result = CliRunner().invoke(app, [*command.split(), "--archive", str(location)], env={"COLUMNS": "80"})
    for passage in shown.split("[…]\n"):
        assert passage.strip("\n") in result.stdout


EXPORT_RUN = re.compile(r"^\$ reportedly (export [^\n]+)\n(.*?)^```", re.DOTALL | re.MULTILINE)
EXPORTS = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("command", "shown"), EXPORT_RUN.findall(EXPORTS))
def test_an_export_that_its_page_shows_is_what_the_command_writes(
    command: str, shown: str, location: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, shlex.split(command), env={"REPORTEDLY_ARCHIVE": str(location)})
    assert result.exit_code == 0
    for passage in shown.split("[…]\n"):
        assert passage.strip("\n") in result.output


def test_the_page_on_exports_shows_every_format_and_no_other() -> None:
    commands = [shlex.split(command)[1] for command, _ in EXPORT_RUN.findall(EXPORTS)]
    assert set(commands) >= {name for name in FORMATS if not name.endswith("-zip")}


CALL = re.compile(r"^\$ python (examples/ask\.py \S+ \w+ '.*?'(?: --json)?)\n(.*?)^```", re.DOTALL | re.MULTILINE)
ASSISTANTS = (ROOT / "docs" / "assistants.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("call", "shown"), CALL.findall(ASSISTANTS))
def test_a_call_that_the_page_on_assistants_shows_is_what_its_tool_tells(location: Path, call: str, shown: str) -> None:
    _, _, tool, arguments, *as_json = shlex.split(call)
    with Archive.open(location, create=False) as archive:
        answer = Toolbox(Shelf(archive)).call(tool, json.loads(arguments))
    printed = json.dumps(answer.to_dict(), indent=2, ensure_ascii=False) if as_json else told(answer)
    for passage in shown.split("[…]\n"):
        assert passage.strip("\n ") in printed


def test_the_page_on_assistants_shows_every_tool() -> None:
    assert {call.split()[2] for call, _ in CALL.findall(ASSISTANTS)} == set(TOOLS)
    assert set(re.findall(r"^\| `(\w+)` \|", ASSISTANTS, re.MULTILINE)) == set(TOOLS)


CARD = ROOT / "src" / "reportedly" / "reading" / "reader" / "model" / "CARD.md"


@pytest.mark.parametrize("page", [ROOT / "README.md", CARD], ids=["README", "card"])
def test_the_scores_told_are_those_that_the_benchmarks_measured_last(page: Path) -> None:
    *_, last = (ROOT / "bench" / "history.jsonl").read_text("utf-8").splitlines()
    measured = {f"{value:.1f}" for value in json.loads(last)["figures"].values()}
    lines = page.read_text("utf-8").splitlines()
    cells = (line.split("|")[2] for line in lines if line.startswith("| ") and "measured" not in line)
    told = [number for cell in cells for number in re.findall(r"\d{2,}\.\d", cell)]
    assert len(told) >= 12
    assert set(told) <= measured


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_readme_exists(command: str) -> None:
    assert CliRunner().invoke(app, [command, "--help"]).exit_code == 0


@pytest.mark.parametrize("target", re.findall(r"\]\(((?!https?:)[^)#]+)", README))
def test_a_file_that_the_readme_links_is_there(target: str) -> None:
    assert (ROOT / target).exists()


def test_the_two_make_targets_are_there() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(r"^demo:", makefile, re.MULTILINE)
    assert re.search(r"^test:", makefile, re.MULTILINE)
