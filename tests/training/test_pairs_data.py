"""The readers of corpora of pairs, on samples of our own."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
from pathlib import Path

import pytest

from training.pairs_data import (
    CLAIMDIFF,
    ECB,
    NANCO,
    Pair,
    claimdiff_pairs,
    ecb_pairs,
    joined,
    nanco_pairs,
    thinned,
)


def page(words: str, markables: str, relations: str) -> bytes:
    tokens = "".join(
        f'<token t_id="{at}" sentence="{at > 6:d}" number="0">{word}</token>'
        for at, word in enumerate(words.split(), start=1)
    )
    return f"<Document>{tokens}<Markables>{markables}</Markables><Relations>{relations}</Relations></Document>".encode()


def event(mark: int, *tokens: int, tag: str = "ACTION_OCCURRENCE") -> str:
    return f'<{tag} m_id="{mark}">' + "".join(f'<token_anchor t_id="{token}"/>' for token in tokens) + f"</{tag}>"


def chain(note: str, *marks: int) -> str:
    sources = "".join(f'<source m_id="{mark}"/>' for mark in marks)
    return f'<CROSS_DOC_COREF note="{note}">{sources}<target m_id="99"/></CROSS_DOC_COREF>'


@pytest.fixture
def data(tmp_path: Path) -> Path:
    opened = page(
        "The mayor opened the pier . He spoke .", event(1, 3) + event(2, 8) + event(3, 2, tag="HUMAN_PART_PER"),
        chain("ACT1", 1) + chain("HUM1", 3),
    )  # fmt: skip
    inaugurated = page("A pier was inaugurated , it said .", event(7, 3, 4) + event(8, 7), chain("ACT1", 7))
    elsewhere = page("The dam was opened , they said .", event(1, 4), chain("ACT1", 1))
    with tarfile.open(tmp_path / ECB, "w:gz") as archive:
        for name, content in (("1/1_2ecb.xml", opened), ("1/1_1ecbplus.xml", inaugurated), ("2/2_1ecb.xml", elsewhere)):
            member = tarfile.TarInfo(f"ecbplus/ECB+/{name}")
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return tmp_path


def write(path: Path, content: object) -> None:
    path.parent.mkdir(exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as stream:
        json.dump(content, stream)


def judged(pairs: list[Pair]) -> list[tuple[str, str, bool]]:
    return [(pair.text_a[slice(*pair.span_a)], pair.text_b[slice(*pair.span_b)], pair.same) for pair in pairs]


def test_mentions_of_one_chain_are_one_event_and_those_of_none_are_not(data: Path) -> None:
    assert judged(list(ecb_pairs(data))) == [
        ("was inaugurated", "opened", True),
        ("was inaugurated", "spoke", False),
        ("said", "opened", False),
        ("said", "spoke", False),
    ]


def test_events_of_two_topics_are_never_a_pair(data: Path) -> None:
    assert {pair.group for pair in ecb_pairs(data)} == {"ecb-1"}


def test_answers_of_one_cluster_are_one_and_stand_in_their_paragraphs(tmp_path: Path) -> None:
    answers = [
        {"Paragraph": "The pier shut until May.", "Answer": "until May", "cluster_global": 0},
        {"Paragraph": "It stays shut until spring.", "Answer": "until spring", "cluster_global": 0},
        {"Paragraph": "It is “shut” for a year.", "Answer": "shut for a year", "cluster_global": 1},
    ]
    write(tmp_path / NANCO, [{"question": "How long?", "answers": answers}])
    assert judged(list(nanco_pairs(tmp_path))) == [
        ("until May", "until spring", True),
        ("until May", "shut for a year", False),
        ("until spring", "shut for a year", False),
    ]


def test_a_statement_asked_about_both_ways_is_one_pair_and_strengthens_if_it_does_both_ways(tmp_path: Path) -> None:
    rows = [
        {"topic": "Pier", "claim_a": one, "claim_b": other, "relation": relation}
        for one, other, relation in (("A.", "B.", 1), ("B.", "A.", 1), ("A.", "C.", 1), ("C.", "A.", 0))
    ]
    write(tmp_path / CLAIMDIFF, {"data": rows})
    assert judged(list(claimdiff_pairs(tmp_path))) == [("A.", "B.", True), ("A.", "C.", False)]


def test_thinning_keeps_as_many_of_each_group_and_judgement_whatever_the_order() -> None:
    pairs = [Pair(str(k), (0, 1), "x", (0, 1), same=k % 3 == 0, group=str(k % 2)) for k in range(40)]
    few = thinned(pairs, 3)
    assert [(pair.group, pair.same) for pair in few] == [
        (group, same) for group in "01" for same in (False, True) for _ in range(3)
    ]
    assert thinned(reversed(pairs), 3) == few


def test_words_are_joined_as_they_are_written() -> None:
    words = "`` We do n't , '' she said ( twice ) .".split()
    text, places = joined([(str(at), word) for at, word in enumerate(words)])
    assert text == "“We don't,” she said (twice)."
    assert text[slice(*places["8"])] == "("
