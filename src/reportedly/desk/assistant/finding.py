"""Statements by what they say, who says it, where and when: a part of what a search finds, with where it stands.
In: what was asked. Out: statements with the sheet of their story, the best first, and how many there are.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reportedly.desk.assistant.asked import AskWhoSays
from reportedly.desk.sheet import Sheet
from reportedly.desk.shelf import Shelf
from reportedly.record import StoryStatement

FIRST_DAY = "0001-01-01"
_WORD = re.compile(r"\w+")


class Part(NamedTuple):
    """Those of the statements found that were asked for."""

    statements: list[tuple[Sheet, StoryStatement]]
    total: int


def statements(shelf: Shelf, asked: AskWhoSays) -> Part:
    """Statements that have all the words, or their beginnings, and pass the filters. Raises SettingError."""
    found = shelf.statements(
        " ".join(f"{word}*" for word in _WORD.findall(asked.about or "")),
        story=asked.story,
        outlet=asked.outlet,
        source=asked.source,
        stance=asked.stance,
        since=asked.since or FIRST_DAY,
        until=asked.until,
        as_of=asked.as_of,
        limit=asked.limit,
        offset=asked.offset,
    )
    sheets = {name: shelf.sheet(name, asked.as_of) for name in dict.fromkeys(hit.story for hit in found.hits)}
    placed = ((sheets[hit.story], sheets[hit.story].places.get(hit.id)) for hit in found.hits)
    return Part([(sheet, place.statement) for sheet, place in placed if place is not None], found.total)
