"""The weights that ship are those that training makes. Needs Emergent, which is not part of this repository."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from training.answering import EMERGENT, TARGET, rows_of, stories, train, trained_on, write

DATA = Path(os.environ.get("REPORTEDLY_SHARED") or Path(__file__).parents[3] / "shared") / "data"


@pytest.mark.skipif(not (DATA / EMERGENT).exists(), reason=f"no {EMERGENT} in {DATA}")
def test_the_weights_that_ship_are_those_that_training_makes(tmp_path: Path) -> None:
    examples = trained_on(DATA)
    rows, names = rows_of(examples)
    write(train(rows, examples), names, tmp_path / "weights.json")
    made, shipped = (json.loads(path.read_text("utf-8")) for path in (tmp_path / "weights.json", TARGET))
    assert made.keys() == shipped.keys()
    for answer, weights in shipped.items():
        assert made[answer] == pytest.approx(weights, abs=1e-3)


def test_no_story_is_trained_on_and_held_out() -> None:
    assert {example.group for example in stories()}.isdisjoint(example.group for example in stories(held_out=True))
