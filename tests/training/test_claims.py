"""Our corpus of claims across articles: what a topic says, how its statements relate, how mistakes are told."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from training.claims import HELD_OUT_EVERY, ClaimsError, Role, Statement, Topic, read_topics

SAMPLE = """\
# The pier at Calder
C1: the pier is damaged
C2 < C1: the hole is 3 metres wide
C3 < C1 ~ C2: the hole is 5 metres wide
C4 < C3: the hole is 5 metres wide and grows
C5: the port knew

2031-03-03 Calder Echo
Hole in the pier
Ana Brole said [a gap of three metres]{C2} was found. The port called it "[fake news]{C1 denies}".

2031-03-04 Radio Nem, citing Calder Echo, Orl Agency
"[Five metres]{C3}," she said, "[and more each day]{+}."
[It grows]{C4 hedges, C5 denies}, a diver said. The port [declined to comment]{C5 declines}.
"""


@cache
def ours() -> tuple[Topic, ...]:
    return read_topics()


def parsed(folder: Path, source: str, name: str = "pier") -> Topic:
    (folder / f"{name}.txt").write_text(source, encoding="utf-8")
    return read_topics(folder)[-1]


@pytest.fixture
def sample(tmp_path: Path) -> Topic:
    return parsed(tmp_path, SAMPLE)


def test_our_corpus_has_fifty_topics_or_more() -> None:
    assert len(ours()) >= 50


@pytest.mark.parametrize("topic", ours(), ids=lambda topic: topic.id)
def test_a_topic_of_ours_is_told_by_several_outlets_over_several_days(topic: Topic) -> None:
    assert len(topic.claims) >= 7
    assert len(topic.statements) >= 20
    assert len(topic.reports) >= 7
    assert len({report.outlet for report in topic.reports}) >= 4
    assert len({report.day for report in topic.reports}) >= 4


@pytest.mark.parametrize("topic", ours(), ids=lambda topic: topic.id)
def test_every_topic_of_ours_has_every_role_and_both_same_and_different(topic: Topic) -> None:
    relations = Counter(relation for _, _, relation in topic.pairs())
    assert relations["same"] >= 10
    assert relations["different"] > relations["same"]
    assert {role for statement in topic.statements for role in statement.roles.values()} == set(get_args(Role))


def test_a_topic_is_its_title_its_claims_and_its_reports_in_order(sample: Topic) -> None:
    assert (sample.id, sample.title, list(sample.claims)) == (
        "pier",
        "The pier at Calder",
        ["C1", "C2", "C3", "C4", "C5"],
    )
    first, second = sample.reports
    assert (first.day, first.outlet, first.citing) == (date(2031, 3, 3), "Calder Echo", ())
    assert second.citing == ("Calder Echo", "Orl Agency")
    assert first.text == (
        "Hole in the pier\n"
        'Ana Brole said a gap of three metres was found. The port called it "fake news".'
    )  # fmt: skip


def test_a_statement_is_where_its_report_says_it(sample: Topic) -> None:
    for statement in sample.statements:
        text = sample.reports[statement.report].text
        assert statement.content == " ".join(text[start:end] for start, end in statement.spans)
    assert [statement.content for statement in sample.statements] == [
        "a gap of three metres", "fake news", "Five metres and more each day", "It grows", "declined to comment",
    ]  # fmt: skip


def test_a_tag_without_a_role_supports_and_several_tags_are_of_one_statement(sample: Topic) -> None:
    assert [statement.roles for statement in sample.statements] == [
        {"C2": "supports"},
        {"C1": "denies"},
        {"C3": "supports"},
        {"C4": "hedges", "C5": "denies"},
        {"C5": "declines"},
    ]


def test_who_supports_or_hedges_the_specific_does_so_for_all_that_is_more_general(sample: Topic) -> None:
    three, fake, _, grows, _ = sample.statements
    assert sample.roles(three) == {"C1": "supports", "C2": "supports"}
    assert sample.roles(grows) == {"C1": "hedges", "C3": "hedges", "C4": "hedges", "C5": "denies"}
    assert sample.roles(fake) == {"C1": "denies"}


def test_two_statements_are_the_same_general_updates_or_different(sample: Topic) -> None:
    three, fake, five, grows, silence = sample.statements
    assert sample.relation(grows, silence) == "same"
    assert sample.relation(three, fake) == sample.relation(fake, grows) == "general"
    assert sample.relation(three, five) == sample.relation(five, three) == "update"
    assert sample.relation(three, grows) == sample.relation(fake, silence) == "different"


def test_updates_of_updates_are_of_one_series(tmp_path: Path) -> None:
    source = SAMPLE.replace("C4 < C3:", "C4 ~ C3:")
    three, _, _, grows, _ = (topic := parsed(tmp_path, source)).statements
    assert topic.relation(three, grows) == "update"


def test_every_pair_is_there_once_the_earlier_first(sample: Topic) -> None:
    def place(statement: Statement) -> int:
        return sample.statements.index(statement)

    pairs = [(place(one), place(other)) for one, other, _ in sample.pairs()]
    assert len(pairs) == len(set(pairs)) == 10
    assert all(one < other for one, other in pairs)


def test_the_last_of_every_five_topics_is_held_out(tmp_path: Path) -> None:
    for letter in "abcdefg":
        parsed(tmp_path, SAMPLE, letter)
    assert [topic.id for topic in read_topics(tmp_path) if topic.held_out] == ["e"]
    assert sum(topic.held_out for topic in ours()) == len(ours()) // HELD_OUT_EVERY


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("# The pier", "The pier", "line 1: a topic begins with"),
        ("C5: the port knew", "C5 the port knew", "line 6: neither a claim nor the head of a report"),
        ("C5: the port knew", "C4: the port knew", "line 6: C4 is there twice"),
        ("C2 < C1:", "C2 < C9:", "line 3: C2 names C9, which no line above defines"),
        ("C3 < C1 ~ C2:", "C3 ~ C1, C2:", "line 4: C3 updates 2 claims"),
        ("2031-03-04", "2031-03-02", "line 12: a report of 2031-03-02 stands after one of 2031-03-03"),
        ("2031-03-04", "2031-02-30", "line 12: day is out of range"),
        ("{C5 declines}", "", "line 14: a bracket that is no part of a mark"),
        ("{C5 declines}", "{C7 declines}", "line 14: no claim C7"),
        ("{C5 declines}", "{C5 shrugs}", "line 14: no role 'shrugs'"),
        ("{C5 declines}", "{C5, C5 denies}", "line 14: C5 is tagged twice"),
        ("{C5 declines}", "{five}", "line 14: not a tag: 'five'"),
        ("{C2}", "{+}", "line 10: not a tag: '+'"),
        ("[It grows]", "[It grows,]", "line 14: content with"),
        ("[It grows]", "[that it grows]", "line 14: content with"),
        ("[It grows]", '["It grows"]', "line 14: content with"),
        ("[It grows]", '[It "grows]', "line 14: content with half a quotation"),
        ("[It grows]{C4 hedges, C5 denies}", "[It grows]{C5 denies}", "no statement is tagged C4"),
    ],
)
def test_a_mistake_is_told_with_its_file_and_line(tmp_path: Path, right: str, wrong: str, told: str) -> None:
    assert right in SAMPLE
    with pytest.raises(ClaimsError, match=r"^pier\.txt") as error:
        parsed(tmp_path, SAMPLE.replace(right, wrong))
    assert told in str(error.value)
