"""One person or body across stories: who is joined, what they say, and where their stance changes."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

import reportedly
from reportedly.archive import Archive
from reportedly.errors import NotFoundError
from reportedly.linking.naming.across import keys_across
from reportedly.record import EntityType

FERRY = (
    "Petra Voss, the mayor of Dunmarrow, denied on Monday that the ferry Aldis had been sold to Norrland Lines.\n"
    "“The Aldis is not for sale,” Voss said."
)
FERRY_LATER = (
    "Mayor Petra Voss confirmed on Friday that the ferry Aldis had been sold to Norrland Lines.\n"
    "“We sold the Aldis,” Voss said. Olof Krane said the price was 12 million crowns."
)
FOG = (
    "Fog has closed the airfield at Tolm for a week, the weather office said on Thursday.\n"
    "“Tolm needs a new runway light,” said Petra Voss. Another Krane, Ulla Krane, said she had seen no plane land."
)


def row(url: str, outlet: str, published: str, title: str, text: str) -> dict[str, str]:
    return {"url": url, "outlet": outlet, "published": published, "title": title, "text": text}


ROWS = (
    row("https://a.example/1", "Dunmarrow Herald", "2021-03-01", "Ferry not sold, mayor says", FERRY),
    row("https://a.example/2", "Dunmarrow Herald", "2021-03-05", "Ferry sold, mayor says", FERRY_LATER),
    row("https://c.example/1", "Tolm Radio", "2021-07-08", "Fog at Tolm airfield", FOG),
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("sources")
    (folder / "rows.jsonl").write_text("\n".join(map(json.dumps, ROWS)), encoding="utf-8")
    with reportedly.open(folder / "sources.db") as opened:
        reportedly.add(opened, [folder / "rows.jsonl"], method="rules")
        yield opened


def test_one_person_in_two_stories_is_one_source(archive: Archive) -> None:
    view = archive.source("petra voss")

    assert view.name == "Petra Voss"
    assert len({story.story for story in view.stories}) == 2
    assert {statement.outlet for statement in view.statements} == {"Dunmarrow Herald", "Tolm Radio"}
    assert view.statements[0].day >= view.statements[-1].day


def test_it_is_the_same_from_each_of_its_stories(archive: Archive) -> None:
    views = {archive.source(story.entity) for story in archive.source("Petra Voss").stories}

    assert len(views) == 1


def test_where_it_changed_is_told_in_both_its_words(archive: Archive) -> None:
    (turn,) = [turn for turn in archive.source("Petra Voss").turns if turn.before == "denies"]

    assert turn.after == "supports"
    assert "denied" in turn.before_words
    assert "confirmed" in turn.after_words
    assert turn.before_on < turn.date


def test_every_side_is_of_a_statement_that_is_there(archive: Archive) -> None:
    view = archive.source("Petra Voss")
    statements = {statement.id for statement in view.statements}

    for claim in view.claims:
        assert [stand.date for stand in claim.stands] == sorted({stand.date for stand in claim.stands})
        assert all(set(stand.statements) <= statements for stand in claim.stands)
    for turn in view.turns:
        assert {turn.before_statement, turn.after_statement} <= statements


def test_a_past_day_knows_nothing_of_later_ones(archive: Archive) -> None:
    view = archive.source("Petra Voss", as_of="2021-03-02")

    assert view.turns == ()
    assert {statement.known_on for statement in view.statements} == {"2021-03-01"}
    with pytest.raises(NotFoundError, match="was not known by 2020-01-01"):
        archive.source("Petra Voss", as_of="2020-01-01")


def test_two_of_one_surname_are_not_joined(archive: Archive) -> None:
    view = archive.source("Krane")

    assert {view.name, *(other.name for other in view.namesakes)} == {"Olof Krane", "Ulla Krane"}


def test_a_source_is_found_by_the_beginning_of_its_id(archive: Archive) -> None:
    entity = archive.source("Petra Voss").id

    assert archive.source(entity[:12]).id == entity


def test_who_speaks_the_most_comes_first(archive: Archive) -> None:
    speakers = archive.speakers()

    assert speakers[0].name == "Petra Voss"
    assert [speaker.statements for speaker in speakers] == sorted((s.statements for s in speakers), reverse=True)
    assert {speaker.story for speaker in archive.speakers(story=speakers[0].story)} == {speakers[0].story}


@pytest.mark.parametrize(
    ("names", "type", "joined"),
    [
        (["Mayor Petra Voss", "Voss"], "PERSON", {"Mayor Petra Voss"}),
        (["Voss"], "PERSON", set()),
        (["Dunhaven Courier", "Courier"], "ORG", {"Dunhaven Courier"}),
        (["Yonhap"], "ORG", {"Yonhap"}),
        (["the government"], "ORG", set()),
        (["Government"], "ORG", set()),
        (["South Korea", "Seoul"], "GPE", {"South Korea", "Seoul"}),
        (["officials familiar with the talks"], "OTHER", set()),
    ],
)
def test_names_that_say_enough_join_stories(names: list[str], type: EntityType, joined: set[str]) -> None:
    assert set(keys_across(names, type)) == joined
