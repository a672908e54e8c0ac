"""The public API has the types that a user's checker sees, works as its program expects, and imports fast."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import reportedly

PROGRAM = Path(__file__).with_name("monitor_program.py")
SOURCES = Path(reportedly.__file__).parents[1]


def test_a_users_program_is_sound_under_mypy_strict(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(PROGRAM.read_text(encoding="utf-8"), encoding="utf-8")
    check = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--config-file=",
        f"--cache-dir={tmp_path / 'cache'}",
        str(program),
    ]
    done = subprocess.run(check, capture_output=True, text=True, cwd=tmp_path, env=_environment())

    assert done.stdout == "Success: no issues found in 1 source file\n", done.stdout + done.stderr


def test_a_users_mistakes_are_seen_by_mypy(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        "import reportedly\nreportedly.read(b'bytes')\nreportedly.open('x').story().claims[0].truth\n"
        "reportedly.analyse(reportedly.open('x'), frames='dask')\n"
    )
    check = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--config-file=",
        f"--cache-dir={tmp_path / 'cache'}",
        str(program),
    ]
    done = subprocess.run(check, capture_output=True, text=True, cwd=tmp_path, env=_environment())

    assert "[arg-type]" in done.stdout
    assert '"Claim" has no attribute "truth"' in done.stdout
    assert 'No overload variant of "analyse"' in done.stdout


def test_the_program_runs(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, str(PROGRAM), str(tmp_path)], capture_output=True, text=True)

    assert done.returncode == 0, done.stderr
    assert "Ferro asserts: We count about 40 ships at anchor" in done.stdout
    assert "Harbour of Lisk shut as pilots strike" in done.stdout
    assert "there is no story 'sto_none'" in done.stdout
    assert "hedges ana in force True" in done.stdout
    assert "{'asserts': 2, 'declines': 1} (2, 20)" in done.stdout


def test_a_text_without_an_article_is_an_error_that_says_why() -> None:
    with pytest.raises(reportedly.ReportedlyError, match=r"the text cannot be read: .{20}"):
        reportedly.read("")


def test_importing_the_package_imports_nothing_heavy() -> None:
    program = "import sys, reportedly; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()

    assert not {"msgspec", "sqlalchemy", "trafilatura", "lxml", "rich", "typer", "pebble", "jinja2"} & set(loaded)


def test_every_name_of_the_api_is_there() -> None:
    for name in reportedly.__all__:
        assert getattr(reportedly, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'truth'"):
        _ = reportedly.truth  # type: ignore[attr-defined]


def _environment() -> dict[str, str]:
    return {**os.environ, "MYPYPATH": str(SOURCES)}
