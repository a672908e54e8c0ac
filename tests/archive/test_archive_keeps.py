"""What an archive keeps, it keeps once, unchanged, and finds again."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.exc import DatabaseError

from reportedly.archive import Archive
from reportedly.archive.sqlite import check_version
from reportedly.errors import ArchiveError, NotFoundError, SettingError
from reportedly.record import Capture, Cleaned, Given, Issue, Method, Plan, Reading, Text

PLAN = Plan.of(Method(name="none", version="1", digest="0"))
NOW = "2031-05-04T09:00:00Z"
LATER = "2031-05-05T09:00:00Z"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "ferro.db") as opened:
        yield opened


def capture(words: str, *, input: str = "a.txt", observed_at: str = NOW) -> Capture:
    return Capture.of(input=input, media="text", body=words.encode(), given=Given(), observed_at=observed_at)


def cleaned(words: str) -> Cleaned:
    return Cleaned(text=Text.of(text=words, method="test/1"))


def take_in(archive: Archive, *words: str) -> list[Text]:
    """Captures, cleaned to their own words, and read to nothing."""
    archive.save_captures([capture(each, input=f"{each}.txt") for each in words])
    waiting = list(archive.captures_to_clean("test/1")[1])
    archive.save_cleanings([(c.id, cleaned(c.body.decode())) for c in waiting], cleaner="test/1", made_at=NOW)
    texts = list(archive.texts_to_read(PLAN)[1])
    readings = [Reading(id=Reading.id_of(t.id, PLAN.id), text_id=t.id, plan_id=PLAN.id) for t in texts]
    archive.save_readings(readings, PLAN, NOW)
    return texts


def test_the_same_bytes_are_kept_once_also_from_another_file(archive: Archive) -> None:
    assert archive.save_captures([capture("One."), capture("Two."), capture("One.")]) == 2
    assert archive.save_captures([capture("One.", input="copy.txt", observed_at=LATER)]) == 0

    assert [kept.body for kept in archive.captures_to_clean("test/1")[1]] == [b"One.", b"Two."]


def test_a_capture_comes_back_as_it_was_first_seen(archive: Archive) -> None:
    first = Capture.of(
        input="post/ä.html",
        media="html",
        body=bytes(range(256)) * 300,
        given=Given(outlet="Ferro Post", published="2031-05-04"),
        observed_at=NOW,
    )
    archive.save_captures([first])
    archive.save_captures([capture("later")])

    assert next(archive.captures_to_clean("test/1")[1]) == first


def test_what_was_cleaned_and_read_is_no_longer_to_do(archive: Archive) -> None:
    assert len(take_in(archive, "One.", "Two.")) == 2

    assert list(archive.captures_to_clean("test/1")[1]) == []
    assert list(archive.texts_to_read(PLAN)[1]) == []
    assert len(list(archive.captures_to_clean("test/2")[1])) == 2


def test_revisions_are_of_the_latest_cleaning_and_reading(archive: Archive) -> None:
    (old,) = take_in(archive, "One.")
    (waiting,) = archive.captures_to_clean("test/2")[1]
    archive.save_cleanings([(waiting.id, cleaned("Better."))], cleaner="test/2", made_at=LATER)
    (text,) = archive.texts_to_read(PLAN)[1]
    archive.save_readings([Reading(id=Reading.id_of(text.id, PLAN.id), text_id=text.id, plan_id=PLAN.id)], PLAN, LATER)

    assert [revision.text.text for revision in archive.revisions()] == ["Better."]
    assert archive.text(old.id).text == "One."


def test_a_text_found_in_two_captures_is_one_revision_seen_where_it_was_first(archive: Archive) -> None:
    archive.save_captures([capture("<p>One.", input="z.html"), capture("<div>One.", input="a.html", observed_at=LATER)])
    waiting = list(archive.captures_to_clean("test/1")[1])
    assert archive.save_cleanings([(c.id, cleaned("One.")) for c in waiting], cleaner="test/1", made_at=NOW) == 1
    (text,) = archive.texts_to_read(PLAN)[1]
    archive.save_readings([Reading(id=Reading.id_of(text.id, PLAN.id), text_id=text.id, plan_id=PLAN.id)], PLAN, NOW)

    (revision,) = archive.revisions()
    assert (revision.input, revision.observed_at) == ("z.html", NOW)


def test_issues_are_kept_once_with_those_of_cleaning(archive: Archive) -> None:
    empty = Issue(input="empty.txt", stage="take-in", reason="the file is empty")
    cruft = Issue(input="cruft.txt", stage="clean", reason="no article in it")
    archive.save_issues([empty, empty], NOW)
    archive.save_issues([empty], LATER)
    archive.save_captures([capture("Menu", input="cruft.txt")])
    (waiting,) = archive.captures_to_clean("test/1")[1]
    archive.save_cleanings([(waiting.id, Cleaned(text=None, issues=(cruft,)))], cleaner="test/1", made_at=NOW)

    assert archive.issues() == (cruft, empty)
    assert archive.issues_of([waiting.id]) == {waiting.id: (cruft,)}


TABLES = ("capture", "sighting", "text", "cleaning", "plan", "reading", "issue")


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("attempt", ["UPDATE {0} SET rowid = rowid + 100", "DELETE FROM {0}"])
def test_no_observation_can_be_changed_or_deleted(archive: Archive, table: str, attempt: str) -> None:
    take_in(archive, "One.")
    archive.save_issues([Issue(input="x", stage="read", reason="y")], NOW)
    outside = create_engine(f"sqlite:///{archive.location}")
    with outside.connect() as connection, pytest.raises(DatabaseError, match=r"are never (changed|deleted)"):
        connection.exec_driver_sql(attempt.format(table))
    outside.dispose()


def test_a_row_cannot_be_replaced_by_another_with_its_id(archive: Archive) -> None:
    (text,) = take_in(archive, "One.")
    outside = create_engine(f"sqlite:///{archive.location}")
    with outside.begin() as connection:
        connection.exec_driver_sql(
            "INSERT OR REPLACE INTO text (id, article_id, made_at, body) VALUES (?, 'x', 'x', '{}')", (text.id,)
        )
    outside.dispose()

    assert archive.text(text.id) == text


def test_what_is_not_there_is_named(archive: Archive) -> None:
    with pytest.raises(NotFoundError, match="has no text txt_none"):
        archive.text("txt_none")
    with pytest.raises(NotFoundError, match="has no story; add articles with: reportedly add"):
        archive.story()
    with pytest.raises(NotFoundError, match="no story 'sto_x'; list them with: reportedly stories"):
        archive.story("sto_x")


@pytest.mark.parametrize("day", ["2024-13-01", "20241017", "yesterday", "2024-10-17T00:00", "2024-1-7", ""])
def test_what_is_no_day_is_refused(archive: Archive, day: str) -> None:
    with pytest.raises(SettingError, match="is not a day; write it as YYYY-MM-DD"):
        archive.stories(as_of=day)


def test_an_archive_is_found_again_after_it_was_closed(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "a.db") as archive:
        (text,) = take_in(archive, "One.")
    with Archive.open(f"sqlite:///{tmp_path / 'a.db'}", create=False) as archive:
        assert archive.text(text.id) == text


def test_an_archive_that_is_closed_is_one_file(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "a.db") as archive:
        take_in(archive, "One.")
    assert [found.name for found in tmp_path.iterdir()] == ["a.db"]


def test_the_archive_is_where_the_environment_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTEDLY_ARCHIVE", str(tmp_path / "elsewhere.db"))
    with Archive.open():
        assert (tmp_path / "elsewhere.db").exists()


def test_no_archive_is_made_where_one_was_expected(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match=r"there is no archive at .*ferro\.db; make one with: reportedly add"):
        Archive.open(tmp_path / "ferro.db", create=False)
    assert not (tmp_path / "ferro.db").exists()


def test_an_archive_needs_its_folder(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match=r"there is no folder .*/nowhere to make the archive ferro\.db in"):
        Archive.open(tmp_path / "nowhere" / "ferro.db")


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    place = tmp_path / "other.db"
    other = create_engine(f"sqlite:///{place}")
    with other.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE theirs (a)")
    other.dispose()
    before = place.read_bytes()

    with pytest.raises(ArchiveError, match="a database of another program"):
        Archive.open(place)
    assert place.read_bytes() == before


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    place = tmp_path / "notes.txt"
    place.write_text("Notes on ferries. " * 100)
    with pytest.raises(ArchiveError, match=r"cannot open the archive .*notes\.txt: file is not a database"):
        Archive.open(place)
    assert place.read_text() == "Notes on ferries. " * 100


def test_an_archive_of_a_newer_version_is_not_opened(tmp_path: Path) -> None:
    Archive.open(tmp_path / "a.db").close()
    newer = create_engine(f"sqlite:///{tmp_path / 'a.db'}")
    with newer.begin() as connection:
        connection.exec_driver_sql("PRAGMA user_version = 99")
    newer.dispose()

    with pytest.raises(ArchiveError, match=r"made by a newer reportedly \(archive version 99; .*\): update reportedly"):
        Archive.open(tmp_path / "a.db")


def test_a_server_is_not_supported_yet() -> None:
    with pytest.raises(ArchiveError, match="an archive in postgresql is not supported yet"):
        Archive.open("postgresql://ferro.example/news")


@pytest.mark.parametrize("version", ["3.7.0", "3.40.1", "3.51.2"])
def test_an_sqlite_that_can_corrupt_the_archive_is_refused(version: str) -> None:
    with pytest.raises(ArchiveError, match="can corrupt an archive"):
        check_version(version)


@pytest.mark.parametrize("version", ["3.51.3", "3.53.0", "4.0.0"])
def test_an_sqlite_without_that_error_is_used(version: str) -> None:
    check_version(version)


def _open_and_save(place: str, number: int) -> None:
    with Archive.open(place) as archive:
        archive.save_captures([capture(f"{number}-{each}") for each in range(20)])


def test_processes_that_make_and_fill_one_archive_at_once_lose_nothing(tmp_path: Path) -> None:
    place = str(tmp_path / "shared.db")
    context = multiprocessing.get_context("fork")
    writers = [context.Process(target=_open_and_save, args=(place, number)) for number in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert [writer.exitcode for writer in writers] == [0] * 4
    with Archive.open(place, create=False) as archive:
        assert len(list(archive.captures_to_clean("test/1")[1])) == 80
        assert archive.verify() == ()
