"""Worldwide NER as the reader's words: one word a line with its tags, `# name` before each document.
In: a TSV file. Out: documents with the names in them. Only the outer layer of names counts, not names inside names.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportedly.reading.reader.words import Words, with_features
from reportedly.record import Range

CLOSES = re.compile(r"[.,;:!?%)\]}”’]|'s|n't|''")
"""Words that no space stands before."""
OPENS = frozenset("([{“‘$#``")
"""Words that no space stands after."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A document and its names, as ranges of words with their kinds."""

    id: str
    words: Words
    names: frozenset[tuple[Range, str]]


def documents(path: Path) -> list[Named]:
    """The documents of a file packed with gzip."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        return list(parsed(stream.read()))


def parsed(source: str) -> Iterator[Named]:
    """The documents of the text of a file; the spaces between its words are guessed."""
    for chunk in re.split(r"(?m)^# ", source)[1:]:
        name, _, rest = chunk.partition("\n")
        rows = [line.split("\t") for line in rest.split("\n")]
        text, places = _joined([row[0] if len(row) > 1 else None for row in rows])
        tags = [row[1] for row in rows if len(row) > 1]
        if places:
            yield Named(id=name.strip(), words=with_features(text, places), names=frozenset(spans(tags)))


def spans(tags: Sequence[str]) -> list[tuple[Range, str]]:
    """The names that B-, I- and O stand for; I- after nothing of its kind begins a name."""
    found: list[tuple[Range, str]] = []
    for at, tag in enumerate(tags):
        begun, _, kind = tag.partition("-")
        if begun == "I" and found and found[-1][1] == kind and found[-1][0][1] == at:
            found[-1] = ((found[-1][0][0], at + 1), kind)
        elif begun in ("B", "I"):
            found.append(((at, at + 1), kind))
    return found


def _joined(words: Sequence[str | None]) -> tuple[str, list[Range]]:
    """The words as a text; None is the end of a sentence."""
    text, places, before, quoted = "", [], "", False
    for word in words:
        if word is None:
            before = ""
            continue
        glued = CLOSES.fullmatch(word) is not None or before in OPENS or (quoted and '"' in (word, before))
        quoted ^= word == '"'
        text += "" if not text or glued else " "
        places.append((len(text), len(text) + len(word)))
        text += word
        before = word
    return text, places
