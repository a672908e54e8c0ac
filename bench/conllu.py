"""Universal Dependencies as the reader's words: https://universaldependencies.org/format.html.
In: a CoNLL-U file. Out: documents of sentences, as one text with gold words, and each sentence's words in its raw text.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reportedly.reading.reader.words import Words, with_features
from reportedly.record import Range

SUBTYPES = frozenset(("nsubj:pass",))
"""Relations that the reader tells apart; of all others only the part before the colon counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One syntactic word; `head` is its place in the sentence, from 1, and 0 for the root."""

    form: str
    upos: str
    head: int
    relation: str
    spaced: bool
    """Whether a space follows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence with its raw text."""

    text: str
    words: tuple[Word, ...]
    paragraph: bool
    """Whether it begins one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Treebank:
    """A document as one text; the sequences are parallel to its words. `heads` are words of the text, -1 for a root."""

    words: Words
    upos: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    starts: tuple[bool, ...]


def documents(path: Path) -> list[list[Sentence]]:
    """The documents of a file, packed with gzip or plain, as their sentences."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as stream:
        return list(parsed(stream))


def parsed(lines: Iterable[str]) -> Iterator[list[Sentence]]:
    """The documents of the lines of a file; what stands before the first `# newdoc` is a document, too."""
    document: list[Sentence] = []
    block: list[str] = []
    for line in (*lines, ""):
        if line.strip():
            block.append(line.rstrip("\n"))
            continue
        sentence = _sentence(block)
        if document and any(row.startswith("# newdoc") for row in block):
            yield document
            document = []
        if sentence.words:
            document.append(sentence)
        block = []
    if document:
        yield document


def _sentence(block: list[str]) -> Sentence:
    text, words, last, spaced = "", [], 0, True
    for line in block:
        cells = line.split("\t")
        if line.startswith("# text = "):
            text = line.removeprefix("# text = ")
        elif "-" in cells[0] and len(cells) == 10:  # 'can’t' over its words 'ca' and 'n’t': no space between them
            last, spaced = int(cells[0].split("-")[1]), "SpaceAfter=No" not in cells[9]
        elif cells[0].isdigit():
            number = int(cells[0])
            after = "SpaceAfter=No" not in cells[9] if number > last else number == last and spaced
            words.append(
                Word(form=cells[1], upos=cells[3], head=int(cells[6]), relation=relation(cells[7]), spaced=after)
            )
    paragraph = any(line.startswith("# newpar") for line in block)
    return Sentence(text=text, words=tuple(words), paragraph=paragraph)


def relation(label: str) -> str:
    """The relation as the reader names it."""
    return label if label in SUBTYPES else label.split(":")[0]


def treebank(sentences: Iterable[Sentence]) -> Treebank:
    """The sentences as one text, with an empty line before each paragraph."""
    text = ""
    places: list[Range] = []
    heads: list[int] = []
    words: list[Word] = []
    starts: list[bool] = []
    for sentence in sentences:
        if text and sentence.paragraph:
            text = text.rstrip() + "\n\n"
        base = len(places)
        for word in sentence.words:
            starts.append(len(places) == base)
            places.append((len(text), len(text) + len(word.form)))
            text += word.form + (" " if word.spaced else "")
            heads.append(base + word.head - 1 if word.head else -1)
            words.append(word)
        if not text.endswith((" ", "\n")):
            text += " "
    return Treebank(
        words=with_features(text, places),
        upos=tuple(word.upos for word in words),
        heads=tuple(heads),
        relations=tuple(word.relation for word in words),
        starts=tuple(starts),
    )


def placed(sentence: Sentence) -> list[Range | None]:
    """Where each word stands in the raw text; None for one that is not there as it is written ('du' as 'de', 'le')."""
    places: list[Range | None] = []
    at = 0
    for word in sentence.words:
        start = at
        while start < len(sentence.text) and sentence.text[start].isspace():
            start += 1
        if sentence.text.startswith(word.form, start):
            at = start + len(word.form)
            places.append((start, at))
        else:
            places.append(None)
    return places
