"""Drafts with planted errors, as the benchmark reads and counts them."""

from __future__ import annotations

from bench.check import DRAFTS, Item, Outcome, _scored, parse

MARKED = """published: 2030-04-02
- | A title

sound | The gates are open.
figure differs/not found | Six farms are dry.

name differs | Odo Brusk said so.
"""


def test_a_marked_draft_gives_its_text_and_its_items_in_place() -> None:
    published, text, items = parse(MARKED, "x.dev.txt")

    assert published == "2030-04-02"
    assert text == "A title\n\nThe gates are open. Six farms are dry.\n\nOdo Brusk said so."
    assert [text[item.start : item.end] for item in items] == [item.text for item in items]
    assert items[2].expected == {"figure differs", "not found"}


def test_recall_and_false_alarms_are_shares_of_their_items() -> None:
    def outcome(expected: str, *found: str) -> Outcome:
        return Outcome(Item("x.dev.txt", 0, 1, "x", frozenset({expected})), frozenset(found))

    figures = _scored(
        [
            outcome("sound"),
            outcome("sound", "not found"),
            outcome("name differs", "name differs"),
            outcome("name differs", "not found"),
            outcome("figure differs"),
        ]
    )

    assert figures["sound items left alone %"] == 50
    assert figures["recall % of name differs"] == 50
    assert round(figures["recall % flagged"]) == 67
    assert round(figures["recall % with the right kind"]) == 33


def test_there_are_enough_errors_of_every_kind_in_both_halves() -> None:
    items = [
        (path.name.split(".")[1], item)
        for path in sorted(DRAFTS.glob("*/*.txt"))
        for item in parse(path.read_text(encoding="utf-8"), path.name)[2]
    ]
    planted = [(half, kind) for half, item in items for kind in item.expected if kind != "sound"]

    assert len(planted) >= 80
    assert sum(item.expected == {"sound"} for _, item in items) >= 100
    assert {kind for half, kind in planted if half == "test"} == {kind for half, kind in planted if half == "dev"}
