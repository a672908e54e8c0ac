"""Statements by what they say, who says it, where and when: one pass over the stories of a day.
In: what was asked. Out: statements with the sheet of their story, newest first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reportedly.desk.assistant.asked import AskWhoSays
from reportedly.desk.sheet import Sheet
from reportedly.desk.shelf import Shelf
from reportedly.record import StoryEntity, StoryStatement

_WORD = re.compile(r"\w+")


def statements(shelf: Shelf, asked: AskWhoSays) -> list[tuple[Sheet, StoryStatement]]:
    """All that fit, newest first."""
    found = [
        (sheet, statement)
        for sheet in _sheets(shelf, asked)
        for statement in _fitting(sheet, asked)
        if (asked.since is None or statement.known_on >= asked.since)
        and (asked.until is None or statement.known_on <= asked.until)
        and asked.stance in (None, statement.stance)
    ]
    found.sort(key=lambda one: (one[1].text_id, _start(one[1]), one[1].id))
    found.sort(key=lambda one: one[1].known_on, reverse=True)
    return found


def _sheets(shelf: Shelf, asked: AskWhoSays) -> Iterator[Sheet]:
    if asked.story is not None:
        yield shelf.sheet(asked.story, asked.as_of)
        return
    for story in shelf.stories(asked.as_of):
        if (asked.since is None or story.newest_change >= asked.since) and story.since <= (asked.until or "9"):
            yield shelf.sheet(story.id, asked.as_of)


def _fitting(sheet: Sheet, asked: AskWhoSays) -> Iterator[StoryStatement]:
    about, source = _words([asked.about or ""]), _words([asked.source or ""])
    outlet = (asked.outlet or "").casefold()
    entities = {entity.id: entity for entity in sheet.view.entities}
    for statement in sheet.view.statements:
        known = entities.get(statement.source.entity or "")
        who = _who(statement, known)
        said = (*who, *(span.text for span in (*statement.cue, *statement.content)))
        carried = sheet.places[statement.id].outlet.casefold()
        if outlet in carried and _begun(source, _words(who)) and _begun(about, _words(said)):
            yield statement


def _who(statement: StoryStatement, known: StoryEntity | None) -> tuple[str, ...]:
    names = (known.name, *known.names) if known else ()
    return (statement.source.text or "", statement.origin, *names)


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word.casefold() for text in texts for word in _WORD.findall(text))


def _begun(asked: frozenset[str], there: frozenset[str]) -> bool:
    """Whether each word asked for begins one that is there."""
    return all(any(word.startswith(one) for word in there) for one in asked)


def _start(statement: StoryStatement) -> int:
    return min(span.start for span in statement.content or statement.cue) if statement.content or statement.cue else 0
