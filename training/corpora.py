"""Corpora as documents of words with labels, one form for all; what a corpus does not say is None.
In: the folder with the data (`training/README.md` says where the public gets each). Out: documents.
"""

from __future__ import annotations

import gzip
import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from reportedly.reading.reader.words import Words, with_features, words_of
from reportedly.record import Range, Stance
from training.ours import FOLDER, MarkedText, is_dev, load

STANCES: tuple[str, ...] = get_args(Stance)
OURS, POLNEAR = 0, 1
"""Conventions of attribution: those of our own texts, and PolNeAR's, which takes in marks, `that` and auxiliaries."""
ROLES = ("source", "cue", "content", "via")
SKIPPED = frozenset(
    "has have had is are was were be been being am will would could may might must shall should did do does "
    "'s 've 'd 're 'm 'll ’s ’ve ’d not n't n’t to also never now then again still just already once always later "
    "first further".split()
)
"""Words at the head of a cue that do not anchor it: auxiliaries, negation, adverbs."""
ENTITIES = ("Person", "Organization", "Location", "Facility", "NORP", "Product", "Misc", "Date", "Money")
UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
Row = dict[str, Any]
"""One annotated statement as a corpus has it: spans of characters for each role, and what else it says."""


@dataclass
class Attribution:
    """One statement over the words of a document; each role is a list of word ranges."""

    anchor: int
    by_cue: bool
    """Whether the anchor is a word of the cue; else it is the first of the content."""
    spans: dict[str, list[Range]]
    stance: int | None = None
    hedges: list[Range] | None = None
    anonymous: bool | None = None


@dataclass
class Document:
    """Words and what is known of them."""

    id: str
    words: Words
    convention: int = OURS
    attributions: list[Attribution] | None = None
    upos: list[int] | None = None
    heads: list[int] | None = None
    """Index of each word's head in the document; its own index for a root; -1 where it is not known."""
    relations: list[str] | None = None
    starts: list[int] | None = None
    """1 where a sentence starts."""
    names: list[int] | None = None
    """BIO over ENTITIES: 0 outside, 1 + 2k begins, 2 + 2k goes on."""
    gold: list[Row] = field(default_factory=list)


def polnear(data: Path, part: str) -> list[Document]:
    """PolNeAR's articles, once for each annotator."""
    rows = _rows(data / f"polnear.{part}.jsonl.gz")
    return [_attributed(row["id"], row["text"], row["attributions"], POLNEAR) for row in rows]


def ours(part: str, folder: Path = FOLDER) -> list[Document]:
    """Our own texts: `train`, `dev`, or `all`. A text stays on its side however many are added."""
    texts = load(sorted(folder.glob("*.txt")))
    return [from_marked(text) for text in texts if part == "all" or is_dev(text.id) == (part == "dev")]


def from_marked(text: MarkedText) -> Document:
    """One of our own texts."""
    rows = [
        {
            **{role: getattr(statement, role) for role in (*ROLES, "hedge")},
            "stance": statement.stance, "anonymous": statement.anonymous,
        }
        for statement in text.statements
    ]  # fmt: skip
    return _attributed(text.id, text.text, rows, OURS)


def _attributed(name: str, text: str, rows: list[Row], convention: int) -> Document:
    words = words_of(text)
    attributions: list[Attribution] = []
    taken: set[int] = set()
    for row in rows:
        spans = {role: _ranges(words, row.get(role) or []) for role in ROLES}
        anchor = _anchor(words, spans, taken)
        if anchor is None:
            continue
        taken.add(anchor[0])
        stance = row.get("stance")
        hedges = row.get("hedge")
        attributions.append(
            Attribution(
                anchor=anchor[0], by_cue=anchor[1], spans=spans,
                stance=STANCES.index(str(stance)) if stance else None,
                hedges=None if hedges is None else _ranges(words, hedges),
                anonymous=row.get("anonymous"),
            )
        )  # fmt: skip
    return Document(id=name, words=words, convention=convention, attributions=attributions, gold=rows)


def _ranges(words: Words, places: Sequence[Sequence[int]]) -> list[Range]:
    found = []
    for start, end in places:
        around = range(*_around(words, start, end))
        inside = [k for k in around if words.places[k][0] < end and words.places[k][1] > start]
        if inside:
            found.append((inside[0], inside[-1] + 1))
    return found


def _around(words: Words, start: int, end: int) -> Range:
    first = bisect_right(words.places, (start, 0)) - 1
    last = bisect_left(words.places, (end, 0))
    return max(0, first), last


def _anchor(words: Words, spans: dict[str, list[Range]], taken: set[int]) -> tuple[int, bool] | None:
    cue = [k for start, end in spans["cue"] for k in range(start, end)]
    for k in cue:
        low = words.word(k).lower()
        adverb = low.endswith("ly") and len(low) > 4 and k != cue[-1]
        if low not in SKIPPED and not adverb and k not in taken:
            return k, True
    for k in cue:
        if k not in taken:
            return k, True
    if not spans["cue"] and spans["content"] and spans["content"][0][0] not in taken:
        return spans["content"][0][0], False
    return None


def universal_dependencies(path: Path) -> Iterator[Document]:
    """The documents of a CoNLL-U file."""
    blocks: list[list[str]] = []
    name = ""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for block in stream.read().split("\n\n"):
            lines = block.split("\n")
            new = next((line[len("# newdoc id = ") :] for line in lines if line.startswith("# newdoc id")), None)
            if new is not None and blocks:
                yield _parsed(name, blocks)
                blocks = []
            name = new or name
            if any(line and not line.startswith("#") for line in lines):
                blocks.append(lines)
    if blocks:
        yield _parsed(name, blocks)


def _parsed(name: str, blocks: list[list[str]]) -> Document:
    text = ""
    places: list[Range] = []
    upos: list[int] = []
    heads: list[int] = []
    relations: list[str] = []
    starts: list[int] = []
    for lines in blocks:
        if text and any(line.startswith("# newpar") for line in lines):
            text = text.rstrip() + "\n\n"
        base, last, spaced = len(places), 0, True
        for line in lines:
            cells = line.split("\t")
            if not line.startswith("#") and "-" in cells[0]:  # 'can’t' over 'ca' and 'n’t': no space between them
                last, spaced = int(cells[0].split("-")[1]), "SpaceAfter=No" not in cells[9]
            if line.startswith("#") or not cells[0].isdigit():
                continue
            number = int(cells[0])
            places.append((len(text), len(text) + len(cells[1])))
            after = "SpaceAfter=No" not in cells[9] if number > last else number == last and spaced
            text += cells[1] + (" " if after else "")
            upos.append(UPOS.index(cells[3]))
            heads.append(base + int(cells[6]) - 1 if cells[6] != "0" else len(places) - 1)
            relations.append(cells[7].split(":")[0] if cells[7] != "nsubj:pass" else cells[7])
            starts.append(int(len(places) == base + 1))
        if not text.endswith((" ", "\n")):
            text += " "
    return Document(
        id=name, words=with_features(text, places), upos=upos, heads=heads, relations=relations, starts=starts
    )


NO_SPACE_BEFORE = re.compile(r"[.,;:!?%)\]}”’]|'s|n't|''")
NO_SPACE_AFTER = frozenset("([{“‘$#``")


def worldwide(path: Path) -> Iterator[Document]:
    """The documents of Worldwide NER; spaces between its words are guessed."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for chunk in re.split(r"(?m)^# ", stream.read())[1:]:
            name, _, rest = chunk.partition("\n")
            text, places, names, previous, quoted = "", [], [], "", False
            for line in rest.split("\n"):
                word, *labels = line.split("\t")  # a second layer of names inside names is left out
                if not labels:
                    previous = ""
                    continue
                label = labels[0]
                glue = bool(NO_SPACE_BEFORE.fullmatch(word)) or previous in NO_SPACE_AFTER or (word == '"' and quoted)
                glue = glue or (previous == '"' and quoted)
                quoted ^= word == '"'
                text += "" if not text or glue else " "
                places.append((len(text), len(text) + len(word)))
                text += word
                previous = word
                kind = ENTITIES.index(label[2:]) if label != "O" else -1
                names.append(0 if kind < 0 else 1 + 2 * kind + (label[0] == "I"))
            if places:
                yield Document(id=name.strip(), words=with_features(text, places), names=names)


def _rows(path: Path) -> list[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
