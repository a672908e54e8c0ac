"""A run that is cut off, however and wherever, loses nothing: the next one makes what one whole run would have made."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from reportedly import monitor
from reportedly.archive import Archive
from reportedly.intake import take_in
from reportedly.monitor import adding
from reportedly.record import Capture, Given
from reportedly.running import Here

FORK = multiprocessing.get_context("fork")
TABLES = {
    "capture": "id, media, digest, size, body, given",
    "sighting": "capture_id, input",
    "text": "id, article_id, body",
    "cleaning": "capture_id, cleaner, text_id, issues",
    "plan": "id, body",
    "reading": "id, text_id, plan_id, body",
    "issue": "id, body",
    "linkage": "id, story_id, links",
    "member": "linkage_id, reading_id",
    "thing": "id, linkage_id",
    "story_link": "id, left_text, right_text",
}


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Articles about a harbour, two of them broken."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for day in range(1, 25):
        (folder / f"{day:02}.txt").write_text(
            f"Harbour of Lisk shut for day {day} as pilots strike\n"
            f"May {day}, 2031\n\n"
            f"LISK — The harbour of Lisk stayed shut on day {day} of a strike, its director, Ana Ferro, said.\n\n"
            f"“We count about {day * 40} ships at anchor,” Ferro told reporters. The pilots' union denied that "
            "it had refused to talk.\n\n"
            "A spokesman for the ministry of transport declined to comment on the talks with the union.\n",
            encoding="utf-8",
        )
    (folder / "empty.txt").write_bytes(b"")
    (folder / "machine.txt").write_bytes(b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20)
    return folder


def add(place: str, folder: str) -> None:
    with Archive.open(place) as archive, Here() as executor:
        monitor.add(archive, [folder], executor=executor)


def content(place: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of an archive but the times at which they were made."""
    engine = create_engine(f"sqlite:///{place}")
    with engine.connect() as connection:
        found = {
            table: sorted(tuple(row) for row in connection.exec_driver_sql(f"SELECT {columns} FROM {table}"))  # noqa: S608 — our own names
            for table, columns in TABLES.items()
        }
    engine.dispose()
    return found


def test_killed_again_and_again_then_run_to_the_end_it_is_as_if_run_once(
    tmp_path: Path, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adding, "SAVE_ROWS", 5)  # so that there are many points between two transactions
    add(str(tmp_path / "whole.db"), str(articles))
    whole = content(tmp_path / "whole.db")
    assert len(whole["reading"]) == 24
    assert len(whole["issue"]) == 2

    cut = tmp_path / "cut.db"
    for kills in count():
        run = FORK.Process(target=add, args=(str(cut), str(articles)))
        run.start()
        run.join(timeout=0.004 * (kills + 1))
        if run.exitcode == 0:
            break
        os.kill(run.pid or 0, signal.SIGKILL)
        run.join()

    assert kills >= 5
    assert content(cut) == whole
    with Archive.open(cut) as archive:
        assert archive.verify() == ()
        assert not archive.unfinished()


def command(*arguments: str) -> subprocess.Popen[bytes]:
    program = [sys.executable, "-c", "from reportedly.cli import app; app()", *arguments]
    return subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_an_interrupt_ends_add_with_130_and_without_a_traceback(tmp_path: Path, articles: Path) -> None:
    place = tmp_path / "a.db"
    # Standard input that never ends: the command is taking in when it is interrupted.
    running = command("add", str(articles), "-", "--archive", str(place), "--jobs", "1")
    for _ in range(200):
        if place.exists():
            break
        time.sleep(0.05)
    time.sleep(0.3)
    running.send_signal(signal.SIGINT)
    _, errors = running.communicate(timeout=30)

    assert running.returncode == 130
    assert b"Traceback" not in errors


def test_commands_say_that_the_last_add_was_cut_off(tmp_path: Path, articles: Path) -> None:
    place = tmp_path / "a.db"
    with Archive.open(place) as archive:
        taken = take_in([str(articles / "01.txt")], given=Given(), observed_at="2031-05-04T00:00:00Z")
        archive.save_captures([item for item in taken if isinstance(item, Capture)])
        assert archive.unfinished()
    out, errors = command("stories", "--archive", str(place)).communicate(timeout=30)

    assert out == b""
    assert b"the last add did not finish" in errors
