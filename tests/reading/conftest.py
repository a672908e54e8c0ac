"""What the tests of reading share: how the work grows with the text."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

import pytest

NEARLY_LINEAR, MOST_ROUNDS = 6.0, 12

Growth = Callable[[Callable[[str], object], str], float]


@pytest.fixture
def growth() -> Growth:
    """How many times more processor time a text of four times the length takes: 4 if linear, 16 if quadratic.

    Processor time, and the least of three rounds, because a busy machine only ever adds; of more where that is not
    near linear, since neighbours can be busy for long.
    """

    def measured(work: Callable[[str], object], piece: str) -> float:
        texts = [piece * (size // len(piece)) for size in (8_000, 32_000)]
        rounds: list[list[float]] = []
        ratio = math.inf
        while len(rounds) < 3 or (ratio > NEARLY_LINEAR and len(rounds) < MOST_ROUNDS):
            rounds.append([_seconds(work, text) for text in texts])
            small, large = (min(times) for times in zip(*rounds, strict=True))
            ratio = large / max(small, 0.003)
        return ratio

    return measured


def _seconds(work: Callable[[str], object], text: str) -> float:
    begin = time.process_time()
    work(text)
    return time.process_time() - begin
