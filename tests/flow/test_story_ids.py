"""Ids of stories through the real pipeline: minted once, and whoever kept one finds the story by it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import reportedly
from reportedly.cli import app

MIST = (
    "Fog closes the harbour of Lisk\n\nFog closed the harbour of Lisk, where boats wait for pilots. The harbour "
    "master, Ana Ferro, said that the fog lies on the water and hides the lights."
)
RUN_AGROUND = (
    "Tanker runs aground in the sound\n\nA tanker ran aground and spills oil into the sound, the coast guard said. "
    "Tugs and booms were sent to the wreck from Orm."
)
BOTH = (
    "Tanker that ran aground off Lisk had no pilot\n\nThe tanker that ran aground in the fog off Lisk and spills oil "
    "into the sound had no pilot, the coast guard and the harbour master, Ana Ferro, said. Tugs and booms are at the "
    "wreck; the fog closed the harbour of Lisk and hides the lights ({part})."
)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "fog.db"


def add(place: Path, day: str, words: str) -> None:
    row = {"id": day, "title": words.split("\n")[0], "text": words.split("\n", 2)[2], "published": day}
    rows = place.with_name(f"{day}.jsonl")
    rows.write_text(json.dumps(row) + "\n", encoding="utf-8")
    with reportedly.open(place) as archive:
        reportedly.add(archive, [rows], method="rules")


def ids(place: Path) -> list[str]:
    with reportedly.open(place) as archive:
        return [story.id for story in archive.stories()]


def told(place: Path, name: str) -> Any:
    result = CliRunner().invoke(app, ["story", name, "--json", "--archive", str(place)])
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout), result.stderr


def test_a_story_keeps_its_id_while_it_grows(place: Path) -> None:
    add(place, "2031-05-02", MIST)
    (name,) = ids(place)
    add(place, "2031-05-03", MIST.replace("closes", "still closes"))
    assert ids(place) == [name]
    assert told(place, name)[1] == ""


def test_of_stories_that_merge_the_elder_keeps_its_id_and_the_other_id_leads_to_it(place: Path) -> None:
    add(place, "2031-05-02", MIST)
    (elder,) = ids(place)
    add(place, "2031-05-02T12:00", RUN_AGROUND)
    (younger,) = set(ids(place)) - {elder}
    for hour in (14, 15, 16, 17):
        add(place, f"2031-05-02T{hour}:00", BOTH.format(part=hour))
    assert ids(place) == [elder]
    found, note = told(place, younger)
    assert found["story"]["id"] == elder
    assert note == f"note: {younger} is {elder} now: stories merged, or an earlier article was found\n"


def test_an_earlier_article_found_late_renames_a_story_that_is_still_found(place: Path) -> None:
    add(place, "2031-05-03", MIST)
    (name,) = ids(place)
    add(place, "2031-05-02", MIST.replace("closes", "slows"))
    (now,) = ids(place)
    assert now != name
    assert told(place, name[:12])[0]["story"]["id"] == now


def test_what_was_never_a_story_is_not_found(place: Path) -> None:
    add(place, "2031-05-02", MIST)
    result = CliRunner().invoke(app, ["story", "sto_2222", "--archive", str(place)])
    assert result.exit_code == 2
    assert "there is no story 'sto_2222'" in result.stderr


def test_archives_filled_in_another_order_have_the_same_stories_under_the_same_ids(tmp_path: Path) -> None:
    articles = [
        ("2031-05-01", MIST),
        ("2031-05-02", RUN_AGROUND),
        *((f"2031-05-0{n}", BOTH.format(part=n)) for n in (3, 4, 5)),
    ]
    for name, order in (("forth", articles), ("back", articles[::-1])):
        folder = tmp_path / name
        folder.mkdir()
        for day, words in order:
            add(folder / "fog.db", day, words)
    assert ids(tmp_path / "forth" / "fog.db") == ids(tmp_path / "back" / "fog.db")
