"""How fast both methods read, as ratios to plain work on the same text in the same run: so machines can be compared.
In: the example story of this repository. Out: the ratios, and what the model files leave of the size they may have.

The rules are held against splitting the text into words, the reader against its own encoder. The encoder is timed by
asking the model for `key` alone, one small layer on the encoder's output (its other heads are 1 % of its time), on
inputs that are made before. Both on one thread.
Of 100 seconds of reading so many are the encoder's: 62.5 is a reading that takes 1.6 times the encoder, 80 one of 1.25.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

import onnxruntime
from numpy.typing import NDArray

from reportedly.reading import RULES, plan_of, read_one
from reportedly.reading.reader.method import read_text
from reportedly.reading.reader.model import Model, model
from reportedly.reading.reader.words import words_of
from reportedly.reading.tokens import TOKEN
from reportedly.record import Text

STORY = Path(__file__).parent.parent / "examples" / "story"
ROUNDS = 7
REPEAT = 20
"""Times that the words are split for one reading, so that both take long enough to time."""
LENGTH, PARAGRAPH = 700, 15
"""Words of the article that the reader is timed on, and of the shortest line of the story that is a paragraph."""
MEGABYTES = 60
"""What the model files may have together."""
Feeds = Mapping[str, NDArray[Any]]


def score_speed(_: Path) -> dict[str, float]:
    """All four; higher is better."""
    return {
        "100 × splitting 20 times / reading once": _rules(),
        "reader with frames, 100 × encoder / whole reading": _reader(),
        "vectors, 100 × reading without / reading with them": _vectors(),
        f"all model files, MB below {MEGABYTES}": MEGABYTES - megabytes(),
    }


def megabytes() -> float:
    """The size of the shipped model files."""
    folders = [files(f"reportedly.reading.{name}") / "model" for name in ("reader", "meaning")]
    return sum(len(file.read_bytes()) for folder in folders for file in folder.iterdir()) / 1e6


def article() -> str:
    """Paragraphs of the example story, joined to about LENGTH words."""
    text, count = "", 0
    seen = set[str]()
    for path in sorted(STORY.glob("*.txt")):
        for line in map(str.strip, _decoded(path).splitlines()):
            size = len(line.split())
            if size >= PARAGRAPH and line[-1] in '.”"' and line not in seen and count < LENGTH:
                seen.add(line)
                text, count = f"{text}{line}\n\n", count + size
    return text


def _rules() -> float:
    """100 × the seconds of splitting all texts REPEAT times over the seconds of reading them once."""
    texts = [Text.of(text=path.read_text("windows-1252", "replace")) for path in sorted(STORY.glob("*.txt"))]

    def split() -> None:
        for text in texts:
            for _ in range(REPEAT):
                for _match in TOKEN.finditer(text.text):
                    pass

    def read() -> None:
        for text in texts:
            read_one(text, RULES)

    return _share(split, read)


def _reader() -> float:
    """100 × the seconds of the encoder over the seconds of the whole reading, of one article."""
    text, plan = Text.of(text=article(), language="en"), plan_of("reader")
    loaded = model()
    inputs = _inputs(loaded, text.text)

    def encode() -> None:
        for feeds in inputs:
            loaded._words.run(["key"], feeds)

    return _share(encode, lambda: read_text(text, plan))


def _vectors() -> float:
    """100 × the seconds of a reading without the vectors that linking needs over those of one with them."""
    text, plan = Text.of(text=article(), language="en"), plan_of("reader")
    return _share(lambda: read_text(text, plan), lambda: read_one(text, plan))


class _Tape:
    """Stands in for a session and keeps what it is given."""

    def __init__(self, session: onnxruntime.InferenceSession) -> None:
        self.session = session
        self.feeds: list[Feeds] = []

    def run(self, outputs: Sequence[str] | None, feeds: Feeds) -> list[NDArray[Any]]:
        self.feeds.append(feeds)
        return self.session.run(outputs, feeds)


def _inputs(loaded: Model, text: str) -> list[Feeds]:
    """What the model is given for the windows of a text, as it gives it to itself."""
    session = loaded._words
    tape = _Tape(session)
    loaded._words = cast(onnxruntime.InferenceSession, tape)
    try:
        loaded.read(words_of(text))
    finally:
        loaded._words = session
    return tape.feeds


def _share(part: Callable[[], object], whole: Callable[[], object]) -> float:
    """100 × the seconds of the one over those of the other: the median of ROUNDS, after one round to warm up."""
    rounds = [(_seconds(part), _seconds(whole)) for _ in range(ROUNDS + 1)][1:]
    return 100 * sorted(one / other for one, other in rounds)[ROUNDS // 2]


def _seconds(work: Callable[[], object]) -> float:
    """Of the processor, not of the clock: what else runs on the machine does not count."""
    started = time.process_time()
    work()
    return time.process_time() - started


def _decoded(path: Path) -> str:
    """The words of a file; those that are not UTF-8 are of the nineties."""
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        return path.read_text("windows-1252", "replace")
