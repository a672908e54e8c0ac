"""What tests of several folders need: the example story, read once."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

import reportedly

STORY = Path(__file__).parents[1] / "examples" / "story"
SECONDS_TO_MAKE = 600.0


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """An archive of the example story, made once for all workers. Tests that write work on a copy."""
    shared = tmp_path_factory.getbasetemp()
    folder = (shared if worker_id == "master" else shared.parent) / "example"
    done = folder / "example.db"
    try:
        folder.mkdir()
    except FileExistsError:  # another worker makes it
        give_up = time.monotonic() + SECONDS_TO_MAKE
        while not done.exists():
            assert time.monotonic() < give_up, "the worker that makes the example archive does not finish"
            time.sleep(0.1)
        return done
    with reportedly.open(folder / "making.db") as archive:
        reportedly.add(archive, [STORY])
    os.rename(folder / "making.db", done)
    return done
