"""How fast the rules read, as a ratio to plain work on the same text in the same run, so that machines can be compared.
In: the example story of this repository. Out: the ratio to splitting the text into words.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from reportedly.reading import read_one
from reportedly.reading.tokens import TOKEN
from reportedly.record import Text

STORY = Path(__file__).parent.parent / "examples" / "story"
ROUNDS = 7
REPEAT = 20
"""Times that the words are split for one reading, so that both take long enough to time."""


def score_speed(_: Path) -> dict[str, float]:
    """100 × the seconds of splitting all texts REPEAT times over the seconds of reading them once; higher is faster."""
    texts = [Text.of(text=path.read_text("windows-1252", "replace")) for path in sorted(STORY.glob("*.txt"))]

    def split() -> None:
        for text in texts:
            for _ in range(REPEAT):
                for _match in TOKEN.finditer(text.text):
                    pass

    def read() -> None:
        for text in texts:
            read_one(text)

    read()
    pairs = [(_seconds(split), _seconds(read)) for _ in range(ROUNDS)]
    ratio = sorted(plain / reading for plain, reading in pairs)[ROUNDS // 2]
    return {"100 × splitting 20 times / reading once": 100 * ratio}


def _seconds(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
