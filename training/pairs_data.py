"""Corpora of pairs: two passages of the news and whether they tell the same, from three projects, in one form.
In: the folder with the data (`training/README.md` says where the public gets each). Out: pairs, in a fixed order.

What 'the same' means is each corpus's own: one event (ECB+), one answer to one question (NAnCo), one statement making
the other stronger (ClaimDiff). No pair crosses a group, and a fair test keeps the pairs of a group on one side.
"""

from __future__ import annotations

import gzip
import json
import re
import tarfile
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import combinations, groupby
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

Span = tuple[int, int]

ECB, NANCO, CLAIMDIFF = "ecbplus.tar.gz", "nanco.json.gz", "claimdiff/strength-train.json.gz"
EVENTS = ("ACTION_", "NEG_ACTION_")
CLOSES = re.compile(r"[.,;:!?%)\]}”’]|'s?|n't")
"""Words that no space stands before."""
OPENS = frozenset("([{“‘$")
"""Words that no space stands after."""
MARKS = {"``": "“", "''": "”"}


class Pair(NamedTuple):
    """Two passages, the part of each that the judgement is about, and the judgement."""

    text_a: str
    span_a: Span
    text_b: str
    span_b: Span
    same: bool
    group: str


class Mention(NamedTuple):
    """Where a document tells of an event: the sentence, its place there, and the event's chain."""

    document: str
    text: str
    span: Span
    chain: str


def ecb_pairs(data: Path) -> Iterator[Pair]:
    """ECB+ (Cybulska and Vossen, LREC 2014): event mentions of two documents of a topic, in their sentences.

    `same` where both are in one chain; a mention in no chain is the same as none. A topic has two similar stories, so
    that unlike pairs are near ones. All pairs are given, hundreds for each like one: see `thinned`.
    """
    for topic, mentions in groupby(ecb_mentions(data), key=lambda mention: mention.document.split("_")[0]):
        for one, other in combinations(mentions, 2):
            if one.document != other.document:
                yield Pair(one.text, one.span, other.text, other.span, one.chain == other.chain, f"ecb-{topic}")


def nanco_pairs(data: Path) -> Iterator[Pair]:
    """NAnCo: answers to one question, each in its paragraph. `same` where its annotators put both in one cluster.

    A few answers that are not verbatim in their paragraph stand alone. Answers of one page are compared too.
    """
    for question in _read(data / NANCO):
        answers = [(*_placed(row["Paragraph"], row["Answer"]), row["cluster_global"]) for row in question["answers"]]
        for (text_a, span_a, one), (text_b, span_b, other) in combinations(answers, 2):
            yield Pair(text_a, span_a, text_b, span_b, one == other, f"nanco-{question['question']}")


def claimdiff_pairs(data: Path) -> Iterator[Pair]:
    """ClaimDiff-S, training part (Ko et al., 2022): sentences of two outlets on one topic, each pair once.

    Its annotators said whether sentence A strengthens B: makes it more credible, or more emphatic. That is wider than
    telling the same, and no label there says that. `same` where the answer is yes, in both directions if both were
    asked; what is not `same` weakens the other or has nothing to do with it.
    """
    judged: dict[tuple[str, str, str], list[bool]] = {}
    for row in _read(data / CLAIMDIFF)["data"]:
        one, other = sorted((row["claim_a"], row["claim_b"]))
        judged.setdefault((row["topic"], one, other), []).append(row["relation"] == 1)
    for (topic, one, other), answers in judged.items():
        yield Pair(one, (0, len(one)), other, (0, len(other)), all(answers), f"claimdiff-{topic}")


def thinned(pairs: Iterable[Pair], most: int) -> list[Pair]:
    """Of each group at most `most` like and `most` unlike pairs: those whose digests come first."""
    ranked = sorted((pair.group, pair.same, _digest(pair), pair) for pair in pairs)
    return [item[-1] for _, items in groupby(ranked, key=lambda item: item[:2]) for item in list(items)[:most]]


def ecb_mentions(data: Path) -> Iterator[Mention]:
    """The event mentions of ECB+, topic by topic, in the order of documents and words."""
    with tarfile.open(data / ECB) as archive:
        files = {Path(member.name).name: member for member in archive if member.name.endswith(".xml")}
        for name in sorted(files, key=lambda name: [int(part) for part in re.findall(r"\d+", name)] + [name]):
            if (stream := archive.extractfile(files[name])) is not None:
                yield from mentions_of(name, stream.read())


def mentions_of(name: str, source: bytes) -> list[Mention]:
    """The event mentions of one file; a chain that does not leave the document carries its name."""
    document = ElementTree.fromstring(source)  # noqa: S314 -- a corpus we chose
    tokens = {token.attrib["t_id"]: token for token in document.iter("token")}
    sentences = {
        number: joined([(token.attrib["t_id"], token.text or "") for token in words])
        for number, words in groupby(tokens.values(), key=lambda token: token.attrib["sentence"])
    }
    chains = {
        source.attrib["m_id"]: relation.attrib["note"] if relation.tag == "CROSS_DOC_COREF" else f"{name} {number}"
        for number, relation in enumerate(document.iter())
        if relation.tag in ("CROSS_DOC_COREF", "INTRA_DOC_COREF")
        for source in relation.iter("source")
    }
    found = []
    for markable in document.iterfind("Markables/*"):
        anchors = [anchor.attrib["t_id"] for anchor in markable.iter("token_anchor")]
        if not anchors or not markable.tag.startswith(EVENTS):
            continue
        sentence = tokens[anchors[0]].attrib["sentence"]
        text, places = sentences[sentence]
        inside = sorted(places[anchor] for anchor in anchors if anchor in places)
        chain = chains.get(markable.attrib["m_id"], f"{name} alone {markable.attrib['m_id']}")
        found.append((int(sentence), Mention(name, text, (inside[0][0], inside[-1][1]), chain)))
    return [mention for _, mention in sorted(found)]


def joined(words: Sequence[tuple[str, str]]) -> tuple[str, dict[str, Span]]:
    """Words with their ids as a text, and each word's place there; the spaces between words are guessed."""
    text, before, quoted = "", "", False
    places: dict[str, Span] = {}
    for name, written in words:
        word = MARKS.get(written, written)
        glued = CLOSES.fullmatch(word) is not None or before in OPENS or (quoted and '"' in (word, before))
        quoted ^= word == '"'
        text += "" if not text or glued else " "
        places[name] = (len(text), len(text) + len(word))
        text, before = text + word, word
    return text, places


def _placed(paragraph: str, answer: str) -> tuple[str, Span]:
    start = paragraph.find(answer)
    return (paragraph, (start, start + len(answer))) if start >= 0 else (answer, (0, len(answer)))


def _digest(pair: Pair) -> bytes:
    return blake2b(json.dumps(pair).encode(), digest_size=16).digest()


def _read(path: Path) -> Any:
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        return json.load(stream)
