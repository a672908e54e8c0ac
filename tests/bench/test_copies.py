"""The pairs that copies are measured against.
In: short fictional articles. Out: nothing.
"""

from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path

import pytest

from bench.copies import SAMPLE, Label, half_shared, labelled, read_revisions

WIRE = "the ferry left port alder at nine with forty crates of pears and a brass band on board"
ROWS = [
    {"id": "1", "outlet": "post.example", "date": "2031-05-06T09:00:00-04:00", "text": WIRE},
    {"id": "2", "outlet": "mail.example", "date": "2031-05-06T10:00:00-04:00", "text": f"{WIRE.upper()} on tuesday"},
    {"id": "3", "outlet": "echo.example", "date": "2031-05-06T11:00:00-04:00", "text": f"{WIRE} " + "rain " * 3 + WIRE},
    {"id": "4", "outlet": "post.example", "date": "2031-05-06T12:00:00-04:00", "text": WIRE},
    {
        "id": "5",
        "outlet": "star.example",
        "date": "2031-05-06T12:00:00-04:00",
        "text": " ".join(f"w{n}" for n in range(60)) + f" {WIRE}",
    },
]


@pytest.fixture
def pairs(tmp_path: Path) -> dict[str, set[tuple[str, ...]]]:
    path = tmp_path / "rows.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as stream:
        stream.writelines(json.dumps(row) + "\n" for row in ROWS)
    revisions = read_revisions(path)
    inputs = {revision.text.id: revision.input for revision in revisions}
    gold = half_shared(revisions)
    return {
        "pairs": {tuple(sorted(inputs[name] for name in pair)) for pair in gold.pairs},
        "unlike": {tuple(sorted(inputs[name] for name in pair)) for pair in gold.unlike},
    }


def test_two_outlets_with_half_the_shorter_text_in_common_are_a_pair(pairs: dict[str, set[tuple[str, ...]]]) -> None:
    assert {("1", "2"), ("1", "3"), ("1", "5")} <= pairs["pairs"]


def test_one_outlet_makes_no_pair(pairs: dict[str, set[tuple[str, ...]]]) -> None:
    assert ("1", "4") not in pairs["pairs"]


def test_a_text_within_a_longer_one_is_unlike_it(pairs: dict[str, set[tuple[str, ...]]]) -> None:
    assert (("1", "5") in pairs["unlike"], ("1", "2") in pairs["unlike"]) == (True, False)


def test_labelled_pairs_are_counted_by_how_they_were_drawn() -> None:
    one, two, three = (frozenset((name, "x")) for name in "abc")
    labels = [
        Label(one, "copy", "scale"),
        Label(two, "derived", "scale"),
        Label(three, "independent", "scale"),
        Label(two, "derived", "links"),
    ]
    rows = labelled(labels, {one: "copy_of", two: "derived_from", three: "same_report"})
    assert rows["labelled: copies, precision"] == rows["labelled: copies, recall"] == 100
    assert (rows["labelled: rewrites, precision"], rows["labelled: rewrites, recall"]) == (50, 100)
    assert rows["drawn links: rewrites, precision"] == 100


def test_the_sample_names_no_pair_twice_and_only_known_labels() -> None:
    with SAMPLE.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len({(row["left"], row["right"]) for row in rows}) == len(rows) == 250
    assert {row["label"] for row in rows} == {"copy", "derived", "independent"}
    assert sum(row["drawn"] == "scale" for row in rows) == 200
