"""`verify` names each promise that was broken behind the archive's back, and the thing that breaks it."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import create_engine

from reportedly.archive import Archive
from reportedly.record import Capture, Cleaned, Given, Method, Plan, Reading, Source, Span, Statement, Text

PLAN = Plan.of(Method(name="none", version="1", digest="0"))
NOW = "2031-05-04T09:00:00Z"
WORDS = "Ferro News said 40 ships left."


@pytest.fixture
def place(tmp_path: Path) -> str:
    """An archive with one article, read."""
    text = Text.of(text=WORDS, method="test/1")
    capture = Capture.of(input="a.txt", media="text", body=WORDS.encode(), given=Given(), observed_at=NOW)
    statement = Statement(
        id="stm_x",
        kind="indirect",
        stance="asserts",
        confidence=1.0,
        source=Source(start=0, end=10, text="Ferro News"),
        cue=(Span.of(WORDS, 11, 15),),
        content=(Span.of(WORDS, 16, 29),),
    )
    reading = Reading(id=Reading.id_of(text.id, PLAN.id), text_id=text.id, plan_id=PLAN.id, statements=(statement,))
    with Archive.open(tmp_path / "a.db") as archive:
        archive.save_captures([capture])
        archive.save_cleanings([(capture.id, Cleaned(text=text))], cleaner="test/1", made_at=NOW)
        archive.save_readings([reading], PLAN, NOW)
    return str(tmp_path / "a.db")


def tamper(place: str, *statements: str) -> list[str]:
    """Changes the file as a program that knows nothing of us could, and says what `verify` then says."""
    outside = create_engine(f"sqlite:///{place}")
    with outside.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
    outside.dispose()
    with Archive.open(place) as archive:
        return [f"{problem.thing}: {problem.reason}" for problem in archive.verify()]


def test_an_archive_that_nobody_touched_keeps_every_promise(place: str) -> None:
    assert tamper(place) == []


@pytest.mark.parametrize(
    ("trigger", "change", "told"),
    [
        (
            "reading_unchanged",
            "UPDATE reading SET body = replace(body, '40 ships', '50 ships')",
            "reads '40 ships left'",
        ),
        (
            "reading_unchanged",
            "UPDATE reading SET body = replace(body, 'Ferro News', 'Lund Times')",
            "reads 'Ferro News'",
        ),
        ("reading_unchanged", "UPDATE reading SET body = '{'", "reading rdg_"),
        ("text_unchanged", "UPDATE text SET body = replace(body, '40 ships', '50 ships')", "its content makes the id"),
        ("text_unchanged", "UPDATE text SET article_id = 'art_other'", "its content makes the id"),
        ("capture_unchanged", "UPDATE capture SET body = x'789c030000000001'", "are not the 30 of its digest"),
        ("capture_unchanged", "UPDATE capture SET body = x'00'", "capture cap_"),
        ("capture_unchanged", 'UPDATE capture SET given = \'{"outlet":"Other"}\'', "its content makes the id"),
        ("plan_unchanged", "UPDATE plan SET body = replace(body, 'none', 'some')", "plan pln_"),
        ("cleaning_unchanged", "UPDATE cleaning SET issues = '[1]'", "cleaning 1"),
        ("text_kept", "DELETE FROM text", "points to a text that is not there"),
    ],
)
def test_what_was_changed_is_named(place: str, trigger: str, change: str, told: str) -> None:
    problems = tamper(place, f"DROP TRIGGER {trigger}", change)

    assert f"trigger {trigger}: was removed" in problems
    assert any(told in problem for problem in problems), problems


def test_a_view_that_lies_is_named(place: str) -> None:
    changed = "CREATE VIEW current_text AS SELECT 'none' AS text_id"

    assert tamper(place, "DROP VIEW current_text", changed) == ["view current_text: was changed"]


@pytest.mark.parametrize("page", [2, 3, 4, 5])
def test_a_damaged_page_is_named(place: str, page: int) -> None:
    tamper(place)  # also moves what is in the log into the file
    with Path(place).open("r+b") as file:
        file.seek(4096 * page)
        file.write(b"\xff" * 200)

    assert any(problem.startswith("archive: ") for problem in tamper(place))
