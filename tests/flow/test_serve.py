"""`reportedly serve`, as a user starts and stops it."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

import reportedly

COMMAND = (sys.executable, "-c", "from reportedly.cli import app; app()", "serve")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One article, taken in."""
    folder = tmp_path_factory.mktemp("serve")
    article = folder / "ferry.txt"
    article.write_text(
        "Lisk ferry to stay in port\nMay 4, 2031\n\n"
        "LISK — The Lisk ferry will stay in port until Friday, its owner, Ana Ferro, said on Sunday.\n",
        encoding="utf-8",
    )
    with reportedly.open(folder / "ferry.db") as opened:
        reportedly.add(opened, [article], method="rules")
    return folder / "ferry.db"


@pytest.fixture
def served(archive: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The process of a running desk, and its address as it is told."""
    process = subprocess.Popen([*COMMAND, "--archive", str(archive), "--port", "0"], stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    told = process.stderr.readline()
    yield process, next(word for word in told.split() if word.startswith("http://"))
    process.kill()
    process.wait()
    process.stderr.close()


def test_it_tells_its_address_and_shows_the_stories_there(served: tuple[subprocess.Popen[str], str]) -> None:
    _, address = served
    assert address.startswith("http://127.0.0.1:")
    assert "Lisk ferry to stay in port" in httpx2.get(address).text


def test_it_shows_what_is_added_while_it_runs(
    served: tuple[subprocess.Popen[str], str], archive: Path, tmp_path: Path
) -> None:
    _, address = served
    (tmp_path / "dam.txt").write_text(
        "Sarn dam shut, growers say\nMay 6, 2031\n\nSARN — Growers said on Tuesday that the Sarn dam was shut.\n",
        encoding="utf-8",
    )
    with reportedly.open(archive) as opened:
        reportedly.add(opened, [tmp_path / "dam.txt"], method="rules")
    assert "Sarn dam shut, growers say" in httpx2.get(address).text


def test_ctrl_c_closes_it_without_an_error(served: tuple[subprocess.Popen[str], str]) -> None:
    process, address = served
    httpx2.get(address)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=30)
    assert (process.returncode, told) == (0, "")


def test_a_port_that_is_taken_is_told_with_the_way_out(archive: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [*COMMAND, "--archive", str(archive), "--port", str(port)], capture_output=True, text=True, timeout=60
        )
    assert done.returncode == 2
    assert f"port {port} cannot be used" in done.stderr
    assert "--port N" in done.stderr


def test_without_an_archive_it_says_how_to_make_one(tmp_path: Path) -> None:
    command = [*COMMAND, "--archive", str(tmp_path / "none.db")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert "reportedly add" in done.stderr
