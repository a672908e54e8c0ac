"""Windows of documents as tensors.
In: documents. Out: batches of about equal work, each from one corpus.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor

from reportedly.reading.reader.windows import PIECES, windows
from reportedly.record import Range
from training.corpora import Attribution, Document
from training.network import DISTANCES, TAGS

BEGIN, END, PAD, UNKNOWN = 101, 102, 0, 100
"""Pieces of BERT's vocabulary: [CLS], [SEP], [PAD], [UNK]."""
TAG = {tag: k for k, tag in enumerate(TAGS)}
IGNORED = -100


@dataclass
class Cut:
    """A document with its pieces."""

    document: Document
    pieces: list[list[int]]


@dataclass
class Batch:
    """Some windows; `cuts` and `ranges` say which."""

    cuts: list[Cut]
    ranges: list[Range]
    pieces: Tensor
    features: Tensor
    mask: Tensor
    firsts: Tensor
    inside: Tensor
    """[windows, words]: 1 where there is a word."""
    convention: Tensor


def cut(documents: Sequence[Document], tokenizer: Tokenizer) -> list[Cut]:
    """Documents with the pieces of their words."""
    cuts = []
    for document in documents:
        words = [document.words.word(k) for k in range(len(document.words))]
        encoded = tokenizer.encode(words, is_pretokenized=True, add_special_tokens=False)
        pieces: list[list[int]] = [[] for _ in words]
        for piece, word in zip(encoded.ids, encoded.word_ids, strict=True):
            if word is not None and len(pieces[word]) < 16:
                pieces[word].append(piece)
        cuts.append(Cut(document=document, pieces=[found or [UNKNOWN] for found in pieces]))
    return cuts


def batched(cuts: Sequence[Cut], size: int, chance: random.Random | None = None) -> Iterator[Batch]:
    """Batches of at most `size` pieces with padding. With `chance`, windows of random lengths in random order."""
    places: list[tuple[int, Cut, Range]] = []
    for one in cuts:
        limit = PIECES if chance is None else chance.choice((PIECES, PIECES, PIECES, 200, 150))
        lengths = [len(pieces) for pieces in one.pieces]
        skip = 0
        if chance is not None and len(lengths) > 60 and chance.random() < 0.5:
            skip = chance.randrange(60)  # other cuts in every epoch
        ranges = windows(lengths[skip:], one.document.words.breaks[skip:], limit)
        ranges = [(start + skip, end + skip) for start, end in ranges]
        if skip:
            ranges = [*windows(lengths[:skip], one.document.words.breaks[:skip], limit), *ranges]
        places += [(sum(lengths[start:end]), one, (start, end)) for start, end in ranges]
    places.sort(key=lambda place: place[0] + (chance.random() * 30 if chance else 0))
    groups: list[list[tuple[int, Cut, Range]]] = [[]]
    for place in places:
        if groups[-1] and (len(groups[-1]) + 1) * (place[0] + 2) > size:
            groups.append([])
        groups[-1].append(place)
    if chance is not None:
        chance.shuffle(groups)
    for group in groups:
        if group:
            yield batch([one for _, one, _ in group], [place for _, _, place in group])


def batch(cuts: list[Cut], ranges: list[Range]) -> Batch:
    """These windows as tensors."""
    rows, features, firsts = [], [], []
    for one, (start, end) in zip(cuts, ranges, strict=True):
        words = one.document.words
        row, marks, first = [BEGIN], [(6, 0, 0)], []
        for k in range(start, end):
            first.append(len(row))
            row += one.pieces[k]
            marks += [(words.shapes[k], words.layouts[k], words.quotations[k])] * len(one.pieces[k])
        rows.append([*row, END])
        features.append([*marks, (6, 0, 0)])
        firsts.append(first)
    length, count = max(map(len, rows)), max(map(len, firsts))
    return Batch(
        cuts=cuts,
        ranges=ranges,
        pieces=torch.tensor([row + [PAD] * (length - len(row)) for row in rows]),
        features=torch.tensor([row + [(6, 0, 0)] * (length - len(row)) for row in features]),
        mask=torch.tensor([[1] * len(row) + [0] * (length - len(row)) for row in rows]),
        firsts=torch.tensor([row + [0] * (count - len(row)) for row in firsts]),
        inside=torch.tensor([[1] * len(row) + [0] * (count - len(row)) for row in firsts]),
        convention=torch.tensor([one.document.convention for one in cuts]),
    )


def labels(made: Batch, values: Sequence[Sequence[int] | None]) -> Tensor:
    """[windows, words] of each document's values, IGNORED on padding; None where no document has any."""
    count = made.firsts.shape[1]
    rows = []
    for value, (start, end) in zip(values, made.ranges, strict=True):
        row = list(value[start:end]) if value is not None else []
        rows.append(row + [IGNORED] * (count - len(row)))
    return torch.tensor(rows)


@dataclass
class Pairs:
    """The anchors of a batch: which window and word each is, its tags, hedges, stance and whether it is unnamed."""

    window: Tensor
    at: Tensor
    tags: Tensor
    hedges: Tensor
    stances: Tensor
    anonymous: Tensor
    distances: Tensor


def pairs(made: Batch) -> Pairs | None:
    """The anchors whose statements stand in these windows; what runs over a window's edge is cut there."""
    count = made.firsts.shape[1]
    window, at, tags, hedges, stances, anonymous = [], [], [], [], [], []
    for k, (one, (start, end)) in enumerate(zip(made.cuts, made.ranges, strict=True)):
        for attribution in one.document.attributions or ():
            if not start <= attribution.anchor < end:
                continue
            window.append(k)
            at.append(attribution.anchor - start)
            tags.append(_tags(attribution, start, end, count))
            hedges.append(_hedges(attribution, start, end, count))
            stances.append(IGNORED if attribution.stance is None else attribution.stance)
            known = attribution.anonymous is not None and attribution.spans["source"]
            anonymous.append(int(bool(attribution.anonymous)) if known else IGNORED)
    if not at:
        return None
    return Pairs(
        window=torch.tensor(window), at=torch.tensor(at), tags=torch.tensor(tags), hedges=torch.tensor(hedges),
        stances=torch.tensor(stances), anonymous=torch.tensor(anonymous),
        distances=distance_classes(torch.tensor(at), count),
    )  # fmt: skip


def distance_classes(at: Tensor, count: int) -> Tensor:
    """[anchors, words]: the class of each word's distance from the anchor; those before it come first."""
    bounds = torch.tensor(DISTANCES[1:])
    offset = torch.arange(count)[None, :] - at[:, None]
    size = torch.bucketize(offset.abs(), bounds, right=True)
    return torch.where(offset < 0, size, size + len(DISTANCES))


def _tags(attribution: Attribution, start: int, end: int, count: int) -> list[int]:
    row = [0] * count
    for role in ("via", "content", "cue", "source"):
        for first, last in attribution.spans.get(role, ()):
            for k in range(max(first, start), min(last, end)):
                begins = k in (first, start)
                both = role == "source" and row[k - start] in (TAG["B-cue"], TAG["I-cue"])
                if both:
                    row[k - start] = TAG["B-both"] if begins else TAG["I-both"]
                else:
                    row[k - start] = TAG[f"{'B' if begins else 'I'}-{role}"]
    return row


def _hedges(attribution: Attribution, start: int, end: int, count: int) -> list[int]:
    if attribution.hedges is None:
        return [IGNORED] * count
    row = [0] * (end - start) + [IGNORED] * (count - (end - start))
    for first, last in attribution.hedges:
        for k in range(max(first, start), min(last, end)):
            row[k - start] = 1
    return row
