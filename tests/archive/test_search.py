"""What is found, where exactly, by which filters, and that search follows the stories."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine

import reportedly
from reportedly.archive import Archive, search
from reportedly.errors import NotFoundError, SettingError
from reportedly.record import Found

PORT = (
    "The harbour council of Dunmarrow denied on Monday that the ferry Aldis had been sold.\n"
    "“The Aldis is not for sale,” said council leader Petra Voss. She said the ferry would sail again in April."
)
BUYER = (
    "The shipping line Norrland Lines said on Tuesday that it had bought the ferry Aldis for 12 million crowns.\n"
    "Petra Voss, the leader of Dunmarrow's harbour council, declined to comment.\n"
    "Norrland Lines said 40 sailors would lose their work. Crème brûlée was served, a spokesman said."
)
EDITED = BUYER.replace("40 sailors", "about 55 stokers")
WEATHER = "Fog closed the airfield at Tolm on Wednesday, the weather office said. No ferry sailed."


def row(url: str, outlet: str, published: str, title: str, text: str) -> dict[str, str]:
    return {"url": url, "outlet": outlet, "published": published, "title": title, "text": text}


ROWS = (
    row("https://a.example/1", "Dunmarrow Herald", "2021-03-03", "Ferry not sold, says council", PORT),
    row("https://b.example/1", "Norrland Post", "2021-03-04", "Line buys ferry Aldis", BUYER),
    row("https://c.example/1", "Tolm Radio", "2021-03-05", "Fog at Tolm", WEATHER),
)
LATER = {**ROWS[1], "text": EDITED, "updated": "2021-03-06"}


def fill(place: Path, *rows: dict[str, str]) -> Archive:
    """An archive with these articles, read by rules."""
    file = place.with_suffix(".jsonl")
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    archive = reportedly.open(place)
    reportedly.add(archive, [file], method="rules")
    return archive


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with fill(tmp_path_factory.mktemp("search") / "port.db", *ROWS) as opened:
        yield opened


def outlets(found: Found, kind: str = "text") -> list[str | None]:
    return [hit.outlet for hit in found.hits if hit.kind == kind]


def matched(found: Found) -> set[str]:
    return {piece.text for hit in found.hits for piece in hit.pieces if piece.matched}


@pytest.mark.parametrize("query", ["ferry", "aldis sold OR bought", '"the ferry Aldis"', "sail*", "said", "voss"])
def test_every_hit_is_verbatim_at_its_place(archive: Archive, query: str) -> None:
    found = archive.search(query)

    assert found.hits
    for hit in found.hits:
        assert archive.text(hit.text_id).text[hit.start : hit.end] == hit.snippet
        assert any(piece.matched for piece in hit.pieces)


def test_texts_statements_and_names_are_found(archive: Archive) -> None:
    found = archive.search("voss")

    assert {hit.kind for hit in found.hits} == {"text", "statement", "entity"}
    assert [tally.kind for tally in found.tallies] == ["text", "statement", "entity"]
    assert found.total == len(found.hits)
    assert [hit.name for hit in found.hits if hit.kind == "entity"] == ["Petra Voss"]


def test_a_title_that_matches_comes_before_a_text_that_does(archive: Archive) -> None:
    assert outlets(archive.search("tolm OR fog", kinds=["text"])) == ["Tolm Radio"]
    assert outlets(archive.search("ferry", kinds=["text"]))[-1] == "Tolm Radio"


def test_accents_and_capitals_do_not_count(archive: Archive) -> None:
    assert matched(archive.search("creme BRULEE", kinds=["text"])) == {"Crème", "brûlée"}


def test_words_are_not_stemmed(archive: Archive) -> None:
    assert archive.search("sailor").total == 0
    assert archive.search("sailor*").total > 0


def test_a_word_is_left_out(archive: Archive) -> None:
    assert outlets(archive.search("ferry -aldis", kinds=["text"])) == ["Tolm Radio"]


def test_an_outlet_is_a_filter(archive: Archive) -> None:
    for found in (archive.search("ferry", outlet="norrland"), archive.search('ferry outlet:"Norrland Post"')):
        assert set(outlets(found)) == {"Norrland Post"}


def test_a_stance_is_a_filter_of_statements(archive: Archive) -> None:
    found = archive.search("stance:denies aldis")

    assert {(hit.kind, hit.stance) for hit in found.hits} == {("statement", "denies")}
    assert any("had been sold" in hit.snippet for hit in found.hits)


def test_a_source_is_found_by_each_name_that_it_has(archive: Archive) -> None:
    hits = archive.search("source:voss").hits

    assert {hit.source for hit in hits} >= {"She", "council leader Petra Voss"}
    (entity,) = {hit.entity for hit in hits if hit.source == "She"}
    assert {hit.id for hit in archive.search("", source=entity).hits} <= {hit.id for hit in hits}


def test_days_are_filters(archive: Archive) -> None:
    assert outlets(archive.search("ferry", kinds=["text"], since="2021-03-05")) == ["Tolm Radio"]
    assert outlets(archive.search("ferry until:2021-03-03", kinds=["text"])) == ["Dunmarrow Herald"]
    assert outlets(archive.search("ferry", kinds=["text"], as_of="2021-03-03")) == ["Dunmarrow Herald"]
    assert archive.search("ferry", as_of="2021-03-02").total == 0


def test_days_alone_list_everything_known_on_them_the_newest_first(archive: Archive) -> None:
    assert outlets(archive.search("since:2021-03-04")) == ["Tolm Radio", "Norrland Post"]


def test_a_story_is_a_filter_by_the_beginning_of_its_id(archive: Archive) -> None:
    story = archive.search("fog").hits[0].story

    assert {hit.story for hit in archive.search("ferry", story=story[:10]).hits} == {story}
    assert archive.search("ferry", story="sto_none").total == 0


def test_hits_come_in_pages(archive: Archive) -> None:
    every = archive.search("said", kinds=["statement"]).hits
    pages = [archive.search("said", kinds=["statement"], limit=2, offset=at).hits for at in range(0, len(every), 2)]

    assert len(every) > 2
    assert tuple(hit for page in pages for hit in page) == every
    assert archive.search("said", kinds=["statement"], offset=10_000).hits == ()


def test_where_too_many_match_the_newest_come_first(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "WEIGHED", 2)

    found = archive.search("ferry", kinds=["text"])

    assert (found.total, found.more, found.tallies[0].order) == (2, True, "newest")
    assert outlets(found) == ["Tolm Radio", "Norrland Post"]


@pytest.mark.parametrize("empty", ["", "   ", '""', "* ( ) -", "\x00"])
def test_nothing_asked_for_finds_nothing(archive: Archive, empty: str) -> None:
    assert archive.search(empty).total == 0


@pytest.mark.parametrize("wrong", [{"since": "3 March"}, {"as_of": "2021"}, {"stance": "angry"}])
def test_a_filter_that_cannot_be_is_refused(archive: Archive, wrong: dict[str, str]) -> None:
    with pytest.raises(SettingError, match=next(iter(wrong.values()))):
        archive.search("ferry", **wrong)  # type: ignore[arg-type]


def test_what_was_understood_is_told(archive: Archive) -> None:
    asked = archive.search("ferry stance:denies since:2021-03-01", until="2021-03-09").asked

    assert (asked.words, asked.stance, asked.since, asked.until) == (("ferry",), "denies", "2021-03-01", "2021-03-09")


def test_of_an_edited_article_the_revision_of_the_day_is_found(tmp_path: Path) -> None:
    with fill(tmp_path / "edited.db", *ROWS) as archive:
        (tmp_path / "later.jsonl").write_text(json.dumps(LATER), encoding="utf-8")
        reportedly.add(archive, [tmp_path / "later.jsonl"], method="rules")
        first = archive.search("sailors", kinds=["text"])
        now = archive.search("stokers", kinds=["text"])
        then = archive.search("sailors", kinds=["text"], as_of="2021-03-04")

        assert (first.total, now.total, then.total) == (0, 1, 1)
        assert now.hits[0].article == then.hits[0].article
        assert archive.verify() == ()


def test_a_ruling_on_a_stance_counts(tmp_path: Path) -> None:
    with fill(tmp_path / "ruled.db", *ROWS) as archive:
        statement = archive.search("stance:asserts bought", kinds=["statement"]).hits[0]
        reportedly.rule(archive, "stance", statement.id, "possible", by="ana")

        assert statement.id in {hit.id for hit in archive.search("stance:possible bought").hits}
        assert statement.id not in {hit.id for hit in archive.search("stance:asserts bought").hits}
        assert archive.verify() == ()


def test_an_article_more_writes_only_its_own_rows(tmp_path: Path) -> None:
    with fill(tmp_path / "grows.db", *ROWS[:1]) as archive:
        before = numbers(archive)
        with fill(tmp_path / "grows.db", *ROWS) as grown:
            assert before < numbers(grown)
            assert grown.search("ferry", kinds=["text"]).total == 3
            assert grown.verify() == ()


def numbers(archive: Archive) -> set[tuple[str, int]]:
    """The rows that search looks in, with the digests of what is in them."""
    outside = create_engine(f"sqlite:///{archive.location}")
    with outside.connect() as connection:
        found = {(row[0], row[1]) for row in connection.exec_driver_sql("SELECT digest, number FROM search_text")}
    outside.dispose()
    return found


def test_stories_linked_before_there_was_search_are_found_at_the_first_search(tmp_path: Path) -> None:
    fill(tmp_path / "old.db", *ROWS).close()
    with Archive.open(tmp_path / "old.db") as archive:
        with archive._writing() as connection:
            for table in ("search_text", "search_statement", "search_name"):
                connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608
            connection.exec_driver_sql("INSERT INTO search_waiting SELECT id FROM linkage")
        assert archive.verify() == ()

        told: list[tuple[str, int, int | None]] = []
        archive.index(lambda *step: told.append(step))

        assert told[-1] == ("indexing", len(told), len(told))
        assert archive.search("ferry", kinds=["text"]).total == 3
        assert archive.verify() == ()


def test_what_is_in_no_story_is_not_found(tmp_path: Path) -> None:
    with fill(tmp_path / "gone.db", *ROWS) as archive:
        archive.save_stories((), (), ())

        assert archive.search("ferry").total == 0
        assert archive.verify() == ()


def test_verify_names_what_search_does_not_know(tmp_path: Path) -> None:
    with fill(tmp_path / "short.db", *ROWS) as archive:
        with archive._writing() as connection:
            connection.exec_driver_sql("DELETE FROM search_text WHERE outlet = 'Tolm Radio'")

        reasons = [problem.reason for problem in archive.verify()]

        assert "is in a story, and search does not know it" in reasons
        assert "is of no text that search knows" in reasons


def test_verify_names_an_index_that_lacks_words(tmp_path: Path) -> None:
    with fill(tmp_path / "short.db", *ROWS) as archive:
        with archive._writing() as connection:
            connection.exec_driver_sql("DROP TRIGGER search_name_gone")
            connection.exec_driver_sql("DELETE FROM search_name")

        assert ("name_index", "does not have the words of its rows") in {(p.thing, p.reason) for p in archive.verify()}


def test_somebody_that_nobody_names_is_not_found(archive: Archive) -> None:
    with pytest.raises(NotFoundError, match="nobody is called 'Osk'"):
        archive.source("Osk")
