"""Rulings are rows like all observations: kept once, never changed, and applied by the next linking of their story."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.exc import DatabaseError

import reportedly
from reportedly.archive import Archive, decide
from reportedly.monitor import relink
from reportedly.reading import plan_of, read_one
from reportedly.record import Claim, Cleaned, Text

WELL = """Well of Quarn poisoned, mayor says
Posted : May 4, 2031, 09:00

QUARN (Quarn Post) — The well of Quarn was poisoned, its mayor, Tilda Orm, said on Sunday. “Nobody should drink from
the well,” Orm told reporters. The Halden mine denied that its water had reached the well of Quarn.
"""
ECHO = """Mine water in the well, Quarn says
Posted : May 5, 2031, 10:00

QUARN (Halden Times) — Water from the Halden mine reached the well of Quarn, its mayor, Tilda Orm, said on Monday.
The Halden mine declined to comment on the well of Quarn. It had denied on Sunday that it poisoned the well.
"""
HARVEST = """Plum harvest best in years in Merrin
Posted : May 5, 2031, 11:00

MERRIN (Fruit Weekly) — Growers in Merrin expect the best harvest of plums since 2019, their chairman, Bo Lind, said.
“The trees are full,” Lind told reporters.
"""


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    for name, words in (("well", WELL), ("echo", ECHO), ("harvest", HARVEST)):
        (tmp_path / f"{name}.txt").write_text(words, encoding="utf-8")
    with reportedly.open(tmp_path / "quarn.db") as archive:
        reportedly.add(archive, [tmp_path / "*.txt"], method="rules")
        yield archive


def well_claims(archive: Archive) -> tuple[Claim, ...]:
    """The claims of the story of the well."""
    stories = [archive.story(story.id) for story in archive.stories()]
    return next(story.claims for story in stories if any("well" in claim.label for claim in story.claims))


def outside(archive: Archive, statement: str) -> None:
    """What another program does to the file."""
    engine = create_engine(f"sqlite:///{archive.location}")
    with engine.begin() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()


def test_a_ruling_comes_back_with_who_when_and_why(archive: Archive) -> None:
    one, other, *_ = well_claims(archive)
    made = reportedly.rule(archive, "same", one.id, other.id, by="ana", reason="one poisoning").ruling

    (kept,) = archive.rulings()
    assert kept == made
    assert (kept.kind, kept.by, kept.reason, kept.state) == ("same", "ana", "one poisoning", "in force")
    assert {anchor.id for anchor in kept.anchors} == {one.id, other.id}
    assert archive.verify() == ()


def test_the_same_ruling_again_adds_nothing_whoever_makes_it(archive: Archive) -> None:
    one, other, *_ = well_claims(archive)
    first = reportedly.rule(archive, "different", one.id, other.id, by="ana").ruling
    again = reportedly.rule(archive, "different", other.id, one.id, by="bo").ruling

    assert again == first
    assert len(archive.rulings()) == 1


def test_what_was_undone_can_be_ruled_again(archive: Archive) -> None:
    one, other, *_ = well_claims(archive)
    first = reportedly.rule(archive, "same", one.id, other.id, by="ana").ruling
    reportedly.rule(archive, "undo", first.id, by="ana")
    assert other.id in {claim.id for claim in well_claims(archive)}
    again = reportedly.rule(archive, "same", one.id, other.id, by="ana").ruling

    assert [ruling.state for ruling in archive.rulings()] == ["undone", "in force", "in force"]
    assert again.id != first.id
    assert {one.id, other.id} - {claim.id for claim in well_claims(archive)}


def test_a_claim_that_was_ruled_into_another_is_still_found_by_its_id(archive: Archive) -> None:
    one, other, *_ = well_claims(archive)
    reportedly.rule(archive, "same", one.id, other.id, by="ana")
    (left,) = {one.id, other.id} & {claim.id for claim in well_claims(archive)}

    assert archive.why(one.id) == archive.why(other.id) == archive.why(left)


def test_a_clock_that_was_set_back_makes_no_later_ruling_an_earlier_one(archive: Archive) -> None:
    one, other, *_ = well_claims(archive)
    reportedly.rule(archive, "same", one.id, other.id, by="ana")
    long_ago = datetime(2001, 1, 1, tzinfo=UTC)
    archive.save_ruling(decide(archive, "different", [one.id, other.id], by="bo", reason=None, now=long_ago))
    relink(archive)

    assert [ruling.state for ruling in archive.rulings()] == ["overruled", "in force"]
    assert {one.id, other.id} <= {claim.id for claim in well_claims(archive)}


def test_only_the_story_of_a_ruling_is_linked_anew(archive: Archive) -> None:
    one, other, *_ = well_claims(archive)
    before = archive.linkage_ids()
    reportedly.rule(archive, "same", one.id, other.id, by="ana")

    assert len(archive.linkage_ids() - before) == 1
    assert len(archive.linkage_ids() & before) == len(before) - 1
    assert relink(archive) == ()


def test_a_ruling_that_was_kept_but_not_applied_is_applied_by_the_next_add(archive: Archive) -> None:
    one, other, *_ = well_claims(archive)
    now = reportedly.rule(archive, "different", one.id, other.id, by="ana").ruling.made_at
    archive.save_ruling(
        decide(archive, "same", [one.id, other.id], by="ana", reason=None, now=datetime.fromisoformat(now))
    )
    assert archive.unfinished()
    assert archive.rulings()[-1].state == "dormant"
    reportedly.add(archive, [], method="rules")

    assert not archive.unfinished()
    assert [ruling.state for ruling in archive.rulings()] == ["overruled", "in force"]


def test_articles_ruled_one_story_are_and_can_be_parted_again(archive: Archive) -> None:
    well, plums = archive.stories()[0], archive.stories()[-1]
    ruling = reportedly.rule(archive, "same", well.id, plums.id, by="ana").ruling
    assert len(archive.stories()) == 1
    reportedly.rule(archive, "undo", ruling.id, by="ana")

    assert {story.id for story in archive.stories()} >= {well.id, plums.id}


@pytest.mark.parametrize("attempt", ["UPDATE ruling SET made_by = 'bo'", "DELETE FROM ruling"])
def test_no_ruling_can_be_changed_or_deleted(archive: Archive, attempt: str) -> None:
    one, other, *_ = well_claims(archive)
    reportedly.rule(archive, "same", one.id, other.id, by="ana")
    with pytest.raises(DatabaseError, match=r"rulings are never (changed|deleted)"):
        outside(archive, attempt)


def test_a_ruling_cannot_be_replaced_by_another_with_its_id(archive: Archive) -> None:
    one, other, *_ = well_claims(archive)
    kept = reportedly.rule(archive, "same", one.id, other.id, by="ana").ruling
    outside(
        archive,
        "INSERT OR REPLACE INTO ruling (id, kind, made_by, made_at, body) "  # noqa: S608 — our own id
        f"VALUES ('{kept.id}', 'same', 'bo', 'x', '{{}}')",
    )

    assert archive.rulings() == (kept,)


def test_verify_notices_a_ruling_that_was_changed(archive: Archive) -> None:
    one, other, *_ = well_claims(archive)
    reportedly.rule(archive, "same", one.id, other.id, by="ana")
    outside(archive, "DROP TRIGGER ruling_unchanged")
    outside(archive, 'UPDATE ruling SET body = replace(body, \'"kind":"same"\', \'"kind":"different"\')')

    reasons = [problem.reason for problem in archive.verify() if problem.thing.startswith("ruling rul_")]
    assert any("its content makes the id" in reason for reason in reasons)


def test_rulings_survive_a_cleaner_that_makes_another_text_of_the_same_bytes(archive: Archive) -> None:
    denial = next(s for s in archive.story().statements if s.stance == "denies")
    reportedly.rule(archive, "stance", denial.id, "asserts", by="ana")
    _, captures = archive.captures_to_clean("later/1")
    old = {text.id: text for text in archive.texts(r.text.id for r in archive.revisions()).values()}
    for capture in captures:
        text = next(t for t in old.values() if t.text[-40:].strip() in capture.body.decode())
        cut = Text.of(text=f"Seen today\n{text.text}", outlet=text.outlet, published=text.published)
        archive.save_cleanings([(capture.id, Cleaned(text=cut))], cleaner="later/1", made_at="2031-06-01T00:00:00Z")
    plan = plan_of("rules")
    _, texts = archive.texts_to_read(plan)
    archive.save_readings([read_one(text, plan) for text in texts], plan, "2031-06-01T00:00:00Z")
    relink(archive)

    assert not {r.text.id for r in archive.revisions()} & set(old)
    (ruling,) = archive.rulings()
    assert ruling.state == "in force"
    said = [s for story in archive.stories() for s in archive.story(story.id).statements]
    (again,) = [s for s in said if s.words == denial.words]
    assert (again.stance, again.content[0].start) == ("asserts", denial.content[0].start + len("Seen today\n"))
    assert archive.verify() == ()


@pytest.mark.parametrize(("first", "second"), [("rules", "reader"), ("reader", "rules")])
def test_rulings_survive_another_method_that_reads_the_same_texts(tmp_path: Path, first: str, second: str) -> None:
    (tmp_path / "well.txt").write_text(WELL, encoding="utf-8")
    with reportedly.open(tmp_path / "quarn.db") as archive:
        reportedly.add(archive, [tmp_path / "well.txt"], method=first)
        denial = next(s for s in archive.story().statements if s.stance == "denies")
        orm = next(entity for entity in archive.story().entities if "Orm" in entity.name)
        quarn = next(entity for entity in archive.story().entities if entity.name == "Quarn")
        reportedly.rule(archive, "stance", denial.id, "asserts", by="ana")
        reportedly.rule(archive, "same", orm.id, quarn.id, by="ana")
        reportedly.add(archive, [tmp_path / "well.txt"], method=second)

        assert [ruling.state for ruling in archive.rulings()] == ["in force", "in force"]
        again = next(s for s in archive.story().statements if s.content[0].start == denial.content[0].start)
        assert again.stance == "asserts"
        assert any({"Quarn", orm.name} <= {*entity.names} for entity in archive.story().entities)
