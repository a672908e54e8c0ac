"""What the tests of reading share: how the work grows with the text."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

Growth = Callable[[Callable[[str], object], str], float]


@pytest.fixture
def growth() -> Growth:
    """How many times more processor time a text of four times the length takes: 4 if linear, 16 if quadratic.

    Processor time, and the least of three rounds, because a busy machine only ever adds.
    """

    def measured(work: Callable[[str], object], piece: str) -> float:
        texts = [piece * (size // len(piece)) for size in (8_000, 32_000)]
        small, large = (min(_seconds(work, text) for _ in range(3)) for text in texts)
        return large / max(small, 0.003)

    return measured


def _seconds(work: Callable[[str], object], text: str) -> float:
    begin = time.process_time()
    work(text)
    return time.process_time() - begin
