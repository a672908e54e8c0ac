"""An archive tells the same stories however its articles came: all at once, one by one, or a few at a time."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec
import pytest

import reportedly
from bench.newsroom import articles, row

COUNT, STORIES, STATEMENTS = 32, 4, 4
"""Articles; their stories; statements of each."""
DAYS = ("2031-04-06", "2031-04-14")


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """One file for each article, story by story."""
    folder = tmp_path_factory.mktemp("inbox")
    files = []
    for number, text in enumerate(articles(COUNT, STORIES, STATEMENTS)):
        files.append(folder / f"{number}.jsonl")
        files[-1].write_text(json.dumps(row(text)), encoding="utf-8")
    return tuple(files)


def told(place: Path, batches: Iterable[Sequence[Path]]) -> dict[str, bytes]:
    """The lists of stories and every story, on two past days and now, after these batches."""
    with reportedly.open(place) as archive:
        for batch in batches:
            reportedly.add(archive, batch, method="rules")
        found: dict[str, bytes] = {}
        for day in (*DAYS, None):
            stories = archive.stories(day)
            found[f"{day}"] = msgspec.json.encode(stories)
            for story in stories:
                found[f"{day} {story.id}"] = msgspec.json.encode(archive.story(story.id, day))
        return found


@pytest.fixture(scope="module")
def at_once(inbox: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return told(tmp_path_factory.mktemp("at-once") / "archive.db", [inbox])


def test_the_archive_has_several_stories_on_each_day(at_once: dict[str, bytes]) -> None:
    assert all(len(json.loads(at_once[f"{day}"])) > 1 for day in (*DAYS, None))


def test_adding_one_by_one_the_latest_first_tells_what_adding_all_at_once_does(
    inbox: tuple[Path, ...], at_once: dict[str, bytes], tmp_path: Path
) -> None:
    assert told(tmp_path / "archive.db", [[file] for file in reversed(inbox)]) == at_once


def test_adding_a_few_at_a_time_in_any_order_tells_what_adding_all_at_once_does(
    inbox: tuple[Path, ...], at_once: dict[str, bytes], tmp_path: Path
) -> None:
    shuffled = random.Random(5).sample(inbox, len(inbox))  # noqa: S311
    assert told(tmp_path / "archive.db", [shuffled[at : at + 5] for at in range(0, COUNT, 5)]) == at_once
