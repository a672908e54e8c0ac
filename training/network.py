"""The network: MiniLM with letter case, lines and quotation marks added to its embeddings, and heads for every task.
In: word pieces of windows. Out: scores of anchors, parts of statements, stance, syntax and names.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import cast

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from reportedly.reading.reader.words import LAYOUTS, QUOTATIONS, SHAPES

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content", "B-via", "I-via", "B-both", "I-both")
"""What a word is to an anchor; `both` is source and cue in one, as 'reports' in 'reports of'."""
DISTANCES = (0, 1, 2, 3, 4, 5, 7, 10, 15, 23, 36, 61)
"""Lower ends of the classes of distance between a word and an anchor, in words, on either side."""


@dataclass(frozen=True)
class Sizes:
    """Widths of the network; the encoder's are those of MiniLM-L6-H384 (Wang et al., 2020)."""

    vocabulary: int = 30522
    width: int = 384
    layers: int = 6
    attention_heads: int = 12
    positions: int = 512
    arc: int = 256
    relation: int = 96
    relations: int = 40
    upos: int = 17
    names: int = 19
    pair: int = 160
    dilations: tuple[int, ...] = (1, 2, 4)
    stances: int = 11
    conventions: int = 2
    dropout: float = 0.1


def dropped(x: Tensor, share: float, training: bool) -> Tensor:
    """Dropout with one mask for all pieces of a window (Gal and Ghahramani, 2016): drawing masks is slow on a CPU."""
    if not training:
        return x
    keep = torch.rand(x.shape[0], 1, x.shape[2]) >= share
    return x * (keep / (1 - share)).to(x.dtype)


class Layer(nn.Module):
    """One transformer layer, post-norm (Vaswani et al., 2017; Devlin et al., 2019)."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        width = sizes.width
        self.heads, self.dropout = sizes.attention_heads, sizes.dropout
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)
        self.norm_attention, self.norm = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """[windows, length, width] to the same; `mask` is where attention may look."""
        batch, length, width = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        attended = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        attended = self.out(attended.transpose(1, 2).reshape(batch, length, width))
        x = self.norm_attention(x + dropped(attended, self.dropout, self.training))
        return self.norm(x + dropped(self.down(F.gelu(self.up(x))), self.dropout, self.training))


class Encoder(nn.Module):
    """Pieces to one vector for each word, that of its first piece."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.words = nn.Embedding(sizes.vocabulary, sizes.width)
        self.positions = nn.Embedding(sizes.positions, sizes.width)
        self.shapes = nn.Embedding(SHAPES, sizes.width)
        self.layouts = nn.Embedding(LAYOUTS, sizes.width)
        self.quotations = nn.Embedding(QUOTATIONS, sizes.width)
        for added in (self.shapes, self.layouts, self.quotations):
            nn.init.zeros_(added.weight)
        self.norm = nn.LayerNorm(sizes.width, eps=1e-12)
        self.layers = nn.ModuleList([Layer(sizes) for _ in range(sizes.layers)])
        self.dropout = sizes.dropout

    def forward(self, pieces: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        """`pieces` and `mask` [windows, length], `features` [windows, length, 3] -> [windows, length, width]."""
        x = self.words(pieces) + self.positions(torch.arange(pieces.shape[1]))
        x = x + self.shapes(features[..., 0]) + self.layouts(features[..., 1]) + self.quotations(features[..., 2])
        x = dropped(self.norm(x), self.dropout, self.training)
        attend = mask[:, None, None, :].bool()
        for layer in self.layers:
            x = layer(x, attend)
        return x

    @classmethod
    def pretrained(cls, path: Path, sizes: Sizes) -> Encoder:
        """The weights of all-MiniLM-L6-v2 from a safetensors file."""
        loaded = load_file(path)
        encoder = cls(sizes)
        state = encoder.state_dict()
        state["words.weight"] = loaded["embeddings.word_embeddings.weight"]
        state["positions.weight"] = (
            loaded["embeddings.position_embeddings.weight"] + loaded["embeddings.token_type_embeddings.weight"][0]
        )
        for name in ("weight", "bias"):
            state[f"norm.{name}"] = loaded[f"embeddings.LayerNorm.{name}"]
        for k in range(sizes.layers):
            old, new = f"encoder.layer.{k}", f"layers.{k}"
            for name in ("weight", "bias"):
                parts = [loaded[f"{old}.attention.self.{part}.{name}"] for part in ("query", "key", "value")]
                state[f"{new}.qkv.{name}"] = torch.cat(parts)
                for mine, theirs in (
                    ("out", "attention.output.dense"), ("norm_attention", "attention.output.LayerNorm"),
                    ("up", "intermediate.dense"), ("down", "output.dense"), ("norm", "output.LayerNorm"),
                ):  # fmt: skip
                    state[f"{new}.{mine}.{name}"] = loaded[f"{old}.{theirs}.{name}"]
        encoder.load_state_dict(state)
        return encoder


class TokenHeads(nn.Module):
    """What each word is by itself: anchor, part of speech, sentence start, name; and what arcs are scored from."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        width = sizes.width
        self.convention = nn.Embedding(sizes.conventions, width)
        nn.init.zeros_(self.convention.weight)
        self.anchor_in, self.anchor = nn.Linear(width, width // 2), nn.Linear(width // 2, 3)
        self.upos, self.start = nn.Linear(width, sizes.upos), nn.Linear(width, 2)
        self.names = nn.Linear(width, sizes.names)
        self.arc_head, self.arc_child = nn.Linear(width, sizes.arc), nn.Linear(width, sizes.arc)
        self.relation_head, self.relation_child = nn.Linear(width, sizes.relation), nn.Linear(width, sizes.relation)
        self.root = nn.Parameter(torch.randn(width) * 0.1)
        self.arc = nn.Parameter(torch.zeros(sizes.arc + 1, sizes.arc))
        self.relation = nn.Parameter(torch.randn(sizes.relations, sizes.relation + 1, sizes.relation + 1) * 0.02)
        nn.init.orthogonal_(self.arc[:-1].data)
        self.drop = nn.Dropout(sizes.dropout)
        self.drop_syntax = nn.Dropout(0.25)

    def anchors(self, h: Tensor, convention: Tensor) -> Tensor:
        """[windows, words, 3]: no anchor, a cue's, a content's."""
        scored: Tensor = self.anchor(F.gelu(self.anchor_in(self.drop(h + self.convention(convention)[:, None]))))
        return scored

    def arcs(self, h: Tensor) -> Tensor:
        """[windows, words, 1 + words]: how well each head fits; the first is the root (Dozat and Manning, 2017)."""
        with_root = torch.cat([self.root.expand(h.shape[0], 1, -1).to(h.dtype), h], 1)
        heads = self.drop_syntax(F.gelu(self.arc_head(with_root)))
        children = self.drop_syntax(F.gelu(self.arc_child(h)))
        children = torch.cat([children, torch.ones_like(children[..., :1])], -1)
        return (children @ self.arc) @ heads.transpose(1, 2) / math.sqrt(self.arc.shape[1])

    def relations(self, h: Tensor, heads: Tensor) -> Tensor:
        """[windows, words, relations] given the index of each word's head in root + words."""
        with_root = torch.cat([self.root.expand(h.shape[0], 1, -1).to(h.dtype), h], 1)
        chosen = with_root.gather(1, heads[..., None].expand(-1, -1, h.shape[-1]))
        head = self.drop_syntax(F.gelu(self.relation_head(chosen)))
        child = self.drop_syntax(F.gelu(self.relation_child(h)))
        one = torch.ones_like(head[..., :1])
        head, child = torch.cat([head, one], -1), torch.cat([child, one], -1)
        return torch.einsum("bwi,rij,bwj->bwr", child, self.relation.to(child.dtype), head)


class PairNetwork(nn.Module):
    """Every word of a window as it relates to one anchor: its part in the statement, and the statement's stance."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        width = sizes.pair
        self.word, self.anchor = nn.Linear(sizes.width, width), nn.Linear(sizes.width, width)
        self.gate = nn.Linear(sizes.width, width)
        nn.init.zeros_(self.gate.weight)
        nn.init.zeros_(self.gate.bias)
        self.distance = nn.Embedding(2 * len(DISTANCES), width)
        self.convention = nn.Embedding(sizes.conventions, width)
        self.norm = nn.LayerNorm(width)
        self.mixes = nn.ModuleList([nn.Conv1d(width, width, 3, padding=d, dilation=d) for d in sizes.dilations])
        self.outs = nn.ModuleList([nn.Linear(width, width) for _ in sizes.dilations])
        self.norms = nn.ModuleList([nn.LayerNorm(width) for _ in sizes.dilations])
        self.tags, self.hedge = nn.Linear(width, len(TAGS)), nn.Linear(width, 1)
        self.transitions = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.stance_in, self.stance = nn.Linear(3 * width, width), nn.Linear(width, sizes.stances)
        self.anonymous_in, self.anonymous = nn.Linear(3 * width, width), nn.Linear(width, 1)
        self.drop = nn.Dropout(sizes.dropout)

    def forward(self, h: Tensor, anchors: Tensor, distances: Tensor, conventions: Tensor, mask: Tensor) -> Tensor:
        """`h` [n, words, width] and `anchors` [n, width] with `distances` [n, words], in classes -> [n, words, pair].

        The anchor shifts and scales the words (FiLM; Perez et al., 2018).
        """
        h, anchors = self.drop(h), self.drop(anchors)
        z = self.word(h) * (1 + self.gate(anchors)[:, None]) + self.anchor(anchors)[:, None] + self.distance(distances)
        return self.mixed(z, conventions, mask)

    def mixed(self, z: Tensor, conventions: Tensor, mask: Tensor) -> Tensor:
        """Sums of word, anchor and distance, each mixed with its neighbours."""
        z = F.gelu(self.norm(z + self.convention(conventions)[:, None])) * mask[..., None]
        for mix, out, norm in zip(self.mixes, self.outs, self.norms, strict=True):
            mixed = F.gelu(mix(z.transpose(1, 2)).transpose(1, 2))
            z = norm(z + self.drop(out(mixed))) * mask[..., None]
        return z

    def scores(self, z: Tensor, anchors_at: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Of `z`: tags [n, words, TAGS], hedges [n, words], stances [n, stances], anonymous [n].

        Stance is read off the anchor and whatever is taken for cue or content, anonymity off the source.
        """
        tags = self.tags(z)
        shares = tags.detach().softmax(-1) * mask[..., None]
        at = z.gather(1, anchors_at[:, None, None].expand(-1, 1, z.shape[-1]))[:, 0]
        said = self.pooled(z, at, shares[..., 3:7].sum(-1))
        source = self.pooled(z, at, shares[..., 1:3].sum(-1) + shares[..., 9:].sum(-1))
        stances = self.stance(F.gelu(self.stance_in(said)))
        return tags, self.hedge(z)[..., 0], stances, self.anonymous(F.gelu(self.anonymous_in(source)))[..., 0]

    def pooled(self, z: Tensor, at: Tensor, weight: Tensor) -> Tensor:
        """The anchor with the mean and the most of the words, by their weights."""
        share = weight[..., None].to(z.dtype)
        mean = (z * share).sum(1) / (share.sum(1) + 0.1)
        return cast(Tensor, self.drop(torch.cat([at, mean, (z * share).amax(1)], -1)))


class Reader(nn.Module):
    """Encoder and heads together."""

    def __init__(self, sizes: Sizes, encoder: Encoder | None = None) -> None:
        super().__init__()
        self.sizes = sizes
        self.encoder = encoder or Encoder(sizes)
        self.token = TokenHeads(sizes)
        self.pair = PairNetwork(sizes)
        self.encoder.words.weight.requires_grad_(False)

    def words(self, pieces: Tensor, features: Tensor, mask: Tensor, firsts: Tensor) -> Tensor:
        """[windows, words, width]: the vector of each word's first piece."""
        x = self.encoder(pieces, features, mask)
        return x.gather(1, firsts[..., None].expand(-1, -1, x.shape[-1]))

    def save(self, path: Path, **more: object) -> None:
        """Weights and sizes to `path`, written beside it first."""
        beside = path.with_suffix(".part")
        torch.save({"sizes": asdict(self.sizes), "state": self.state_dict(), **more}, beside)
        beside.replace(path)

    @classmethod
    def load(cls, path: Path) -> Reader:
        """A saved reader."""
        saved = torch.load(path, map_location="cpu", weights_only=True)
        reader = cls(Sizes(**saved["sizes"] | {"dilations": tuple(saved["sizes"]["dilations"])}))
        reader.load_state_dict(saved["state"])
        return reader


def crf_loss(scores: Tensor, transitions: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
    """Negative log likelihood of each of `tags` [n, words] under a linear chain (Lafferty et al., 2001)."""
    scores, transitions = scores.float(), transitions.float()
    unary = scores.gather(2, tags[..., None])[..., 0] * mask
    steps = transitions[tags[:, :-1], tags[:, 1:]] * mask[:, 1:]
    alpha = scores[:, 0]
    for k in range(1, scores.shape[1]):
        following = torch.logsumexp(alpha[:, :, None] + transitions[None], 1) + scores[:, k]
        alpha = torch.where(mask[:, k, None].bool(), following, alpha)
    return torch.logsumexp(alpha, 1) - unary.sum(1) - steps.sum(1)
