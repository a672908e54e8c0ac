"""What a story tells now is kept, with when each change was first told and which of it a reader has seen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.exc import DatabaseError

import reportedly
from reportedly.archive import Archive
from reportedly.linking import view
from reportedly.monitor import relink

WELL = """Well of Quarn poisoned, mayor says
Posted : May 4, 2031, 09:00

QUARN (Quarn Post) — The well of Quarn was poisoned, its mayor, Tilda Orm, said on Sunday. “Nobody should drink from
the well,” Orm told reporters. The Halden mine denied that its water had reached the well of Quarn.
"""
ECHO = """Mine water in the well of Quarn, mayor says
Posted : May 5, 2031, 10:00

QUARN (Halden Times) — Water from the Halden mine reached the well of Quarn, its mayor, Tilda Orm, said on Monday.
The Halden mine declined to comment on the well of Quarn. It had denied on Sunday that it poisoned the well.
"""
BEFORE = """Well of Quarn smells, mayor says
Posted : May 2, 2031, 09:00

QUARN (Quarn Post) — The well of Quarn smells of the Halden mine, its mayor, Tilda Orm, said on Friday. “We do not
drink from the well,” Orm told reporters. The Halden mine denied that its water had reached the well of Quarn.
"""


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with reportedly.open(tmp_path / "quarn.db") as archive:
        add(archive, WELL)
        yield archive


def add(archive: Archive, words: str) -> reportedly.Added:
    place = Path(archive.location).with_name(f"{words[:40]}.txt")
    place.write_text(words, encoding="utf-8")
    return reportedly.add(archive, [place], method="rules")


def outside(archive: Archive, statement: str) -> None:
    """What another program does to the file."""
    engine = create_engine(f"sqlite:///{archive.location}")
    with engine.begin() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()


def now() -> datetime:
    return datetime.now(UTC)


def test_the_kept_view_is_the_one_that_links_and_readings_make(archive: Archive) -> None:
    add(archive, ECHO)

    (group,) = archive.groups()
    assert archive.told(group.id) == view(group.revisions, group.links) == archive.story()
    assert archive.untold() == frozenset()
    assert archive.verify() == ()


@pytest.mark.parametrize("lost", ["DELETE FROM told", "UPDATE told SET viewer = 'older code', body = '{}'"])
def test_a_view_that_is_not_kept_is_made_on_demand_and_kept_by_the_next_linking(archive: Archive, lost: str) -> None:
    before = archive.story()
    outside(archive, lost)
    (linkage,) = archive.linkage_ids()

    assert archive.told(linkage) is None
    assert archive.story() == before
    assert archive.verify() == ()
    assert relink(archive) == ()
    assert archive.told(linkage) == before


def test_a_kept_view_with_words_that_no_text_has_is_named(archive: Archive) -> None:
    outside(archive, "UPDATE told SET body = replace(body, 'was poisoned', 'was cleaned!')")

    assert any(problem.thing.startswith("view of lkg_") for problem in archive.verify())


def test_all_is_unread_before_the_first_visit_and_nothing_after_it(archive: Archive) -> None:
    story = archive.story()
    assert archive.unread("ana") == {story.story.id: len(story.changes)}
    assert archive.unread_changes("ana", story.story.id) == {change.key for change in story.changes}

    at = now()
    archive.visit("ana", story.story.id, at)
    assert archive.unread("ana") == {}
    assert datetime.fromisoformat(archive.visits("ana")[story.story.id]) == at
    assert archive.unread("bo") == {story.story.id: len(story.changes)}
    assert archive.visits("bo") == {}


def test_what_is_told_after_a_visit_is_unread(archive: Archive) -> None:
    story = archive.story().story.id
    archive.visit("ana", story, now())
    (news,) = add(archive, ECHO).news

    assert archive.unread("ana") == {story: len(news.changes)}
    assert archive.unread_changes("ana", story) == {change.key for change in news.changes}


def test_a_visit_counts_for_the_name_that_a_story_has_since(archive: Archive) -> None:
    before = archive.story().story.id
    archive.visit("ana", before, now())
    (news,) = add(archive, BEFORE).news
    after = archive.story().story.id

    assert after != before
    assert archive.unread("ana") == {after: len(news.changes)}
    assert set(archive.visits("ana")) == {after}


def test_an_earlier_visit_does_not_undo_a_later_one(archive: Archive) -> None:
    story = archive.story().story.id
    archive.visit("ana", story, now())
    archive.visit("ana", story, now() - timedelta(days=1))

    assert archive.unread("ana") == {}


def test_a_change_that_is_told_again_stays_read(archive: Archive) -> None:
    story = archive.story()
    archive.visit("ana", story.story.id, now())
    for change in ("DELETE FROM member", "DELETE FROM thing", "DELETE FROM told", "DELETE FROM linkage"):
        outside(archive, change)
    relink(archive)

    assert archive.story() == story
    assert archive.unread("ana") == {}


@pytest.mark.parametrize("change", ["UPDATE told_change SET told_at = ''", "DELETE FROM told_change"])
def test_when_a_change_was_told_is_never_changed(archive: Archive, change: str) -> None:
    with pytest.raises(DatabaseError, match="when a change was told is never"):
        outside(archive, change)
