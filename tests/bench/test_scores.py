"""The counting of the benchmarks, on samples of our own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bench.corpora import changed, digests, known, missing, remember
from bench.differences import Article, Gold, compare
from bench.matching import Parts, Tokens, pairs
from bench.names import entity_scores
from training.ours import is_dev

TEXT = "Voss denied the leak. Brole said the pier was safe."


def rows(source: str, cue: str, content: str) -> dict[str, list[list[int]]]:
    parts = {"source": source, "cue": cue, "content": content}
    return {
        role: [[TEXT.index(words), TEXT.index(words) + len(words)]] if words else [] for role, words in parts.items()
    }


DENIAL, SAFETY = rows("Voss", "denied", "the leak"), rows("Brole", "said", "the pier was safe")
ARTICLE = Article(
    corpus="ours",
    id="pier",
    text=TEXT,
    gold=(Gold(rows=DENIAL, stances=("denies",)), Gold(rows=SAFETY, stances=("asserts",))),
)


def predictions(*found: tuple[dict[str, list[list[int]]], str]) -> dict[str, Any]:
    statements = [
        {role: [[start, end, TEXT[start:end]] for start, end in spans] for role, spans in row.items()}
        | {"stance": stance}
        for row, stance in found
    ]
    return {"ours/pier": statements}


def test_a_name_is_right_when_its_words_and_its_kind_are() -> None:
    gold = frozenset({((0, 2), "Person"), ((4, 7), "Organization"), ((9, 10), "Date")})
    found = frozenset({((0, 2), "Person"), ((4, 6), "Organization"), ((9, 10), "Money"), ((12, 13), "Date")})
    assert entity_scores([(gold, found), (frozenset(), frozenset())]) == pytest.approx(
        {"F1": 200 / 7, "precision": 25.0, "recall": 100 / 3}
    )


def test_parts_meet_by_words_not_by_characters() -> None:
    assert Tokens(TEXT).parts(rows("Voss", "", "leak.")) == Parts(frozenset({0}), frozenset(), frozenset({3, 4}))


def test_a_statement_is_paired_with_the_one_most_like_it() -> None:
    tokens = Tokens(TEXT)
    gold = [tokens.parts(DENIAL), tokens.parts(SAFETY)]
    found = [
        tokens.parts(row) for row in (rows("Brole", "said", "pier was"), SAFETY, rows("Brole", "denied", "the leak"))
    ]
    assert pairs(gold, found) == [(1, 1)]


def test_statements_without_cue_or_source_meet_each_other_only() -> None:
    bare = Parts(frozenset(), frozenset(), frozenset({1, 2}))
    assert pairs([bare], [bare]) == [(0, 0)]
    assert pairs([bare], [bare._replace(cue=frozenset({0}))]) == []


def test_gains_and_losses_are_told_verbatim() -> None:
    before, after = (
        predictions((DENIAL, "denies")),
        predictions((SAFETY, "asserts"), (rows("Voss", "was", ""), "doubts")),
    )
    difference = compare([ARTICLE], before, after)["ours"]
    assert difference.gained == ("pier: Brole | said | the pier was safe",)
    assert difference.lost == ("pier: Voss | denied | the leak",)
    assert (difference.gold, difference.right, difference.found) == (2, (1, 1), (1, 2))


def test_with_stance_a_statement_is_lost_with_its_stance() -> None:
    before, after = predictions((DENIAL, "denies")), predictions((DENIAL, "asserts"))
    assert compare([ARTICLE], before, after)["ours"].lost == ()
    assert compare([ARTICLE], before, after, stance=True)["ours"].lost == ("pier: Voss | denied | the leak",)


def test_predictions_of_another_text_are_refused() -> None:
    old = predictions((DENIAL, "denies"))
    old["ours/pier"][0]["cue"][0][2] = "admitted"
    with pytest.raises(ValueError, match="other words"):
        compare([ARTICLE], old, old)
    with pytest.raises(ValueError, match="not in the predictions"):
        compare([ARTICLE], {}, {})


def test_a_corpus_that_changed_is_told_and_its_digest_kept(tmp_path: Path) -> None:
    file, notes = tmp_path / "pier.txt", tmp_path / "corpora.json"
    file.write_text("one", "utf-8")
    first = digests(["*.txt", "*.tsv"], tmp_path)
    assert list(first) == ["*.txt"]
    assert missing(["*.txt", "*.tsv"], tmp_path) == ["*.tsv"]
    remember(first, notes)
    assert changed(first, known(notes)) == []
    file.write_text("two", "utf-8")
    second = digests(["*.txt"], tmp_path)
    assert changed(second, known(notes)) == ["*.txt"]
    remember({**second, "new": "digest"}, notes)
    assert known(notes) == {**first, "new": "digest"}


def test_an_eighth_of_our_texts_is_kept_for_development() -> None:
    assert 90 < sum(is_dev(f"pier-{number}") for number in range(1000)) < 160
