"""The untouched MiniLM as the file that ships: one ONNX graph, int8, from word pieces to what each means there.
In: the package of its weights. Out: the files in `src/reportedly/reading/meaning/model/`, and how true they are to it.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from reportedly.reading.meaning import LEAD_PIECES
from reportedly.reading.meaning import Encoder as Shipped
from reportedly.record import to_bytes, to_vectors
from training.export import MINILM, PIECES, Table, attend, write
from training.network import Encoder, Sizes

TARGET = Path(__file__).parent.parent / "src/reportedly/reading/meaning/model"


class MeaningGraph(nn.Module):
    """Word pieces of one text to their states, whose mean is the text's vector, as all-MiniLM-L6-v2 has it."""

    def __init__(self, encoder: Encoder, table: nn.Module) -> None:
        super().__init__()
        self.encoder, self.table = encoder, table

    def forward(self, pieces: Tensor) -> Tensor:
        """[1, length] to [1, length, width]."""
        x = self.encoder.norm(self.table(pieces) + self.encoder.positions.weight[: pieces.shape[1]])
        for layer in self.encoder.layers:
            x = attend(layer, x, torch.zeros(1, 1, 1, 1))  # type: ignore[arg-type]
        return x


def export(target: Path = TARGET) -> None:
    """Writes the graph and the tokenizer to `target`, as `make train` does not: these weights are never trained."""
    target.mkdir(parents=True, exist_ok=True)
    encoder = Encoder.pretrained(MINILM / "model.safetensors", Sizes()).eval()
    graph = MeaningGraph(encoder, Table(encoder.words.weight.detach())).eval()
    write(graph, (torch.zeros(1, PIECES, dtype=torch.int64),), {"pieces": "bl"}, ("states",), target / "encoder.onnx")
    shutil.copy(MINILM / "tokenizer.json", target / "tokenizer.json")


def fidelity(texts: Sequence[str], pieces: int) -> tuple[np.ndarray, np.ndarray]:
    """[texts]: the cosine of each text's vector with that of the weights in fp32; the same once kept in bytes."""
    encoder = Encoder.pretrained(MINILM / "model.safetensors", Sizes()).eval()
    plain, shipped = MeaningGraph(encoder, encoder.words).eval(), Shipped()
    with torch.no_grad():
        states = [plain(torch.tensor([shipped.pieces(text, pieces)[0]]))[0] for text in texts]
        exact = np.stack([F.normalize(one.mean(0), dim=-1).numpy() for one in states])
    vectors = shipped.vectors(texts, pieces)
    return (exact * vectors).sum(1), (exact * to_vectors(to_bytes(vectors))).sum(1)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m training.meaning", description=__doc__)
    parser.add_argument("--target", type=Path, default=TARGET)
    parser.add_argument("--compare", type=Path, help="a file of texts, one a line, to compare the vectors of")
    arguments = parser.parse_args()
    if arguments.compare:
        lines = arguments.compare.read_text("utf-8").splitlines()
        for name, cosines in zip(("int8", "int8, kept in bytes"), fidelity(lines, LEAD_PIECES), strict=True):
            print(f"{len(lines)} texts, {name}: {cosines.mean():.4f} on average, {cosines.min():.4f} at least")
    else:
        export(arguments.target)
