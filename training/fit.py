"""Training: every corpus in turns, one network.
In: the data folder. Out: checkpoints, and a line of log for every hundred steps.

The learning rate warms up, stays, and falls only at the end (Hu et al., MiniCPM, 2024), so that a stopped run goes on
from its last checkpoint and may be brought to its end from any.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F

from reportedly.record import Range
from training.batches import IGNORED, Batch, Cut, Pairs, batched, cut, labels, pairs
from training.corpora import Document, ours, polnear, universal_dependencies, worldwide
from training.network import Encoder, PairNetwork, Reader, Sizes, crf_loss
from training.ours import FOLDER

SAVED_EVERY = 150.0
"""Seconds between checkpoints."""


@dataclass(frozen=True)
class Recipe:
    """How to train: steps, pieces in a batch, rates, and shares of the steps: warming up, falling, by corpus.

    On a processor a step costs what its pieces cost: batches are small, so that steps are many.
    """

    steps: int = 16000
    batch: int = 1024
    warm: float = 0.03
    falling: float = 0.5
    encoder_rate: float = 1e-4
    heads_rate: float = 7e-4
    layer_decay: float = 0.9
    weight_decay: float = 0.01
    seed: int = 1
    shares: tuple[tuple[str, float], ...] = (("polnear", 0.32), ("ud", 0.33), ("worldwide", 0.23), ("ours", 0.12))


def corpora(data: Path, texts: Path, openly: bool) -> dict[str, Callable[[], list[Document]]]:
    """What is trained on; `openly` leaves out whatever states no licence."""
    found: dict[str, Callable[[], list[Document]]] = {
        "ud": lambda: _treebanks(data),
        "ours": lambda: ours("train", texts),
    }
    if not openly:
        found["polnear"] = lambda: polnear(data, "train")
        found["worldwide"] = lambda: list(worldwide(data / "worldwide-ner/train.tsv.gz"))
    return found


def relations_of(data: Path) -> list[str]:
    """Names of the dependency relations, in the order of their numbers."""
    documents = _treebanks(data)
    return sorted({relation for document in documents for relation in document.relations or ()})


def _treebanks(data: Path) -> list[Document]:
    """GUM comes twice in an epoch: its conventions are those of today, and its genres are many."""
    return [d for name in ("ewt", "gum", "gum") for d in universal_dependencies(data / f"ud/{name}.train.conllu.gz")]


class Trainer:
    """A run: network, optimiser, streams of batches; all of its state is in the checkpoint."""

    def __init__(
        self,
        data: Path,
        out: Path,
        tokenizer: Tokenizer,
        encoder: Path,
        recipe: Recipe,
        *,
        texts: Path = FOLDER,
        openly: bool = False,
    ) -> None:
        torch.manual_seed(recipe.seed)
        self.out, self.recipe, self.tokenizer = out, recipe, tokenizer
        self.sources = corpora(data, texts, openly)
        self.relations = relations_of(data)
        self.cuts: dict[str, list[Cut]] = {}
        self.reader = Reader(Sizes(), Encoder.pretrained(encoder, Sizes()))
        self.optimiser = torch.optim.AdamW(self._groups(), betas=(0.9, 0.98), eps=1e-6)
        self.step = 0
        self.streams: dict[str, Iterator[Batch]] = {}
        self.seen: dict[str, int] = {}
        self.log = (out / "log.jsonl").open("a", encoding="utf-8")

    def _groups(self) -> list[dict[str, object]]:
        recipe, groups = self.recipe, []
        for name, parameter in self.reader.named_parameters():
            if not parameter.requires_grad:
                continue
            rate = recipe.heads_rate
            if name.startswith("encoder."):
                depth = int(name.split(".")[2]) if name.startswith("encoder.layers.") else -1
                rate = recipe.encoder_rate * recipe.layer_decay ** (self.reader.sizes.layers - 1 - depth)
            if name.startswith(("encoder.shapes", "encoder.layouts", "encoder.quotations")):
                rate = recipe.encoder_rate
            decay = recipe.weight_decay if parameter.ndim > 1 and "embed" not in name else 0.0
            groups.append({"params": [parameter], "lr": rate, "rate": rate, "weight_decay": decay})
        return groups

    def resume(self, path: Path) -> None:
        """Goes on from a checkpoint."""
        saved = torch.load(path, map_location="cpu", weights_only=True)
        self.reader.load_state_dict(saved["state"])
        self.optimiser.load_state_dict(saved["optimiser"])
        self.step, self.seen = saved["step"], saved["seen"]

    def save(self, name: str) -> None:
        """Writes a checkpoint."""
        self.reader.save(
            self.out / name,
            optimiser=self.optimiser.state_dict(),
            step=self.step,
            seen=self.seen,
            relations=self.relations,
        )

    def rate(self) -> float:
        """Factor of the learning rates at this step: warms up, stays, falls linearly to nothing."""
        warm, fall = int(self.recipe.steps * self.recipe.warm), int(self.recipe.steps * (1 - self.recipe.falling))
        if self.step < warm:
            return (self.step + 1) / warm
        if self.step < fall:
            return 1.0
        return max(0.0, (self.recipe.steps - self.step) / (self.recipe.steps - fall))

    def run(self, clock: Callable[[], float] = time.time) -> None:
        """Trains to the last step; saves on the way."""
        saved, began = clock(), clock()
        totals: dict[str, list[float]] = {}
        self.reader.train()
        while self.step < self.recipe.steps:
            for key, value in self._step(self._next(self._chosen())).items():
                totals.setdefault(key, []).append(value)
            self.step += 1
            if self.step % 100 == 0:
                self._report(clock() - began, totals)
                totals = {}
            if clock() - saved > SAVED_EVERY:
                self.save("last.pt")
                saved = clock()
            if self.step == int(self.recipe.steps * (1 - self.recipe.falling)):
                self.save("steady.pt")
        self.save("final.pt")

    def _chosen(self) -> str:
        """The corpus that this step trains on: the same for a seed and a step, also after a restart."""
        shares = [(name, share) for name, share in self.recipe.shares if name in self.sources]
        chance = random.Random(self.recipe.seed * 1_000_003 + self.step)
        return chance.choices([name for name, _ in shares], [share for _, share in shares])[0]

    def _report(self, seconds: float, totals: dict[str, list[float]]) -> None:
        line: dict[str, object] = {"step": self.step, "seconds": round(seconds), "rate": round(self.rate(), 3)}
        line |= {"epochs": self.seen, **{key: round(sum(v) / len(v), 4) for key, v in totals.items()}}
        self.log.write(json.dumps(line) + "\n")
        self.log.flush()

    def _next(self, name: str) -> Batch:
        while True:
            made = next(self.streams.get(name, iter(())), None)
            if made is not None:
                return made
            # Our own texts are read anew in each epoch: they may have grown.
            if name not in self.cuts or name == "ours":
                self.cuts[name] = cut(self.sources[name](), self.tokenizer)
            self.seen[name] = self.seen.get(name, 0) + 1
            chance = random.Random(self.recipe.seed * 7919 + self.seen[name])
            self.streams[name] = batched(self.cuts[name], self.recipe.batch, chance)

    def _step(self, made: Batch) -> dict[str, float]:
        for group in self.optimiser.param_groups:
            group["lr"] = group["rate"] * self.rate()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            losses = losses_of(self.reader, made, self.relations)
        total = sum(losses.values(), torch.zeros(()))
        total.backward()
        torch.nn.utils.clip_grad_norm_(self.reader.parameters(), 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad()
        return {key: float(value.detach()) for key, value in losses.items()}


def losses_of(reader: Reader, made: Batch, relations: list[str]) -> dict[str, Tensor]:
    """The losses of whatever the documents of a batch are annotated with."""
    h = reader.words(made.pieces, made.features, made.mask, made.firsts)
    documents = [one.document for one in made.cuts]
    losses = {}
    if documents[0].attributions is not None:
        losses |= _attribution(reader, made, h)
    if documents[0].heads is not None:
        losses |= _syntax(reader, made, h, relations)
    if documents[0].names is not None:
        losses["names"] = _cross(reader.token.names(reader.token.drop(h)), labels(made, [d.names for d in documents]))
    return losses


def _cross(scores: Tensor, gold: Tensor) -> Tensor:
    return F.cross_entropy(scores.float().flatten(0, -2), gold.flatten(), ignore_index=IGNORED)


def _attribution(reader: Reader, made: Batch, h: Tensor) -> dict[str, Tensor]:
    name = "polnear" if int(made.convention[0]) else "ours"
    anchors = []
    for one in made.cuts:
        row = [0] * len(one.document.words)
        for attribution in one.document.attributions or ():
            row[attribution.anchor] = 1 if attribution.by_cue else 2
        anchors.append(row)
    losses = {f"{name} anchors": 4 * _cross(reader.token.anchors(h, made.convention), labels(made, anchors))}
    found = pairs(made)
    if found is not None:
        losses |= {f"{name} {key}": value for key, value in _pairs(reader.pair, made, found, h).items()}
    return losses


def _pairs(network: PairNetwork, made: Batch, found: Pairs, h: Tensor) -> dict[str, Tensor]:
    mask = made.inside[found.window]
    z = network(h[found.window], h[found.window, found.at], found.distances, made.convention[found.window], mask)
    tags, hedges, stances, anonymous = network.scores(z, found.at, mask)
    losses = {"tags": 0.15 * crf_loss(tags, network.transitions, found.tags, mask).mean()}
    if (found.stances != IGNORED).any():
        losses["stance"] = 0.5 * F.cross_entropy(stances.float(), found.stances, ignore_index=IGNORED)
        named = found.anonymous != IGNORED
        if named.any():
            scores, gold = anonymous[named].float(), found.anonymous[named].float()
            losses["anonymous"] = 0.5 * F.binary_cross_entropy_with_logits(scores, gold)
        known = found.hedges != IGNORED
        losses["hedges"] = 4 * F.binary_cross_entropy_with_logits(hedges[known].float(), found.hedges[known].float())
    return losses


def _syntax(reader: Reader, made: Batch, h: Tensor, relations: list[str]) -> dict[str, Tensor]:
    documents, token = [one.document for one in made.cuts], reader.token
    number = {name: k for k, name in enumerate(relations)}
    trees = [_tree(document, place, number) for document, place in zip(documents, made.ranges, strict=True)]
    head, kind = labels(made, [heads for heads, _ in trees]), labels(made, [kinds for _, kinds in trees])
    sentence = labels(made, [list(accumulate(document.starts or ())) for document in documents])
    arcs = token.arcs(h).float()
    same = sentence[:, :, None] == sentence[:, None, :]
    arcs = torch.cat([arcs[..., :1], arcs[..., 1:].masked_fill(~same, -1e4)], -1)
    return {
        "arcs": _cross(arcs, head),
        "relations": 0.5 * _cross(token.relations(h, head.clamp(min=0)), kind),
        "upos": 0.5 * _cross(token.upos(token.drop(h)), labels(made, [d.upos for d in documents])),
        "starts": 0.5 * _cross(token.start(token.drop(h)), labels(made, [d.starts for d in documents])),
    }


def _tree(document: Document, place: Range, number: dict[str, int]) -> tuple[list[int], list[int]]:
    """Of each word of a document its head in the window, 0 for the root, and its relation; IGNORED elsewhere."""
    if document.heads is None or document.relations is None:
        raise ValueError(f"{document.id}: a document of a treebank without trees")
    start, end = place
    heads, kinds = [IGNORED] * len(document.words), [IGNORED] * len(document.words)
    for k in range(start, end):
        head = document.heads[k]
        if start <= head < end:
            heads[k] = 0 if head == k else head - start + 1
            kinds[k] = number[document.relations[k]]
    return heads, kinds
