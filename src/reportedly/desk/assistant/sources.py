"""Who says it, and who said it first: the tools `who_says` and `origins`.
In: what was asked, and the shelf. Out: answers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reportedly.desk.assistant.answers import OnOrigin, Origins, Said, WhoSays
from reportedly.desk.assistant.asked import AskOrigins, AskWhoSays
from reportedly.desk.assistant.bounds import NO_PAGE, filled, short, shrunk, with_part
from reportedly.desk.assistant.finding import statements
from reportedly.desk.assistant.links import Links
from reportedly.desk.assistant.quoting import MOST_NAMES, Quoting
from reportedly.desk.assistant.stories import every_claim
from reportedly.desk.sheet import Sheet
from reportedly.desk.shelf import Shelf
from reportedly.errors import NotFoundError
from reportedly.record import Claim, Origin, StatusOn, StoryStatement

MOST_STATUSES = 10
"""Statuses shown of a claim's history, the newest."""


def who_says(shelf: Shelf, asked: AskWhoSays, links: Links) -> WhoSays:
    """Statements by their words, source, outlet, stance and day."""
    quotings: dict[str, Quoting] = {}
    part = statements(shelf, asked)
    for sheet, _ in part.statements:
        name = sheet.view.story.id
        if name not in quotings:
            quotings[name] = Quoting(sheet, links, across=True)
    head = WhoSays(as_of=asked.as_of, page=NO_PAGE, statements=())

    def said(found: tuple[Sheet, StoryStatement]) -> Said:
        return quotings[found[0].view.story.id].said(found[1])

    return with_part(head, "statements", part.statements, part.total, said, asked)


def origins(shelf: Shelf, asked: AskOrigins, links: Links) -> Origins:
    """A claim and who first stands behind it."""
    name, sheet = shelf.around(asked.claim, asked.as_of)
    claimed = next((one for one in every_claim(sheet) if one.claim.id == name), None)
    if claimed is None:
        told = "is no claim" if not name.startswith("clm_") else f"was not a claim of its story on {asked.as_of}"
        raise NotFoundError(f"{name} {told}; the tool story lists the claims of a day")
    quoting = Quoting(sheet, links)
    head = Origins(
        as_of=asked.as_of,
        claim=quoting.claim(claimed, 0),
        history=tuple(map(_status, claimed.claim.history[-MOST_STATUSES:])),
        page=NO_PAGE,
        origins=(),
    )

    def origin(one: Origin) -> OnOrigin:
        return shrunk(lambda lines: _origin(one, claimed.claim, quoting, lines), asked.lines)

    return filled(head, "origins", claimed.claim.origins, origin, asked)


def _origin(origin: Origin, claim: Claim, quoting: Quoting, lines: int) -> OnOrigin:
    behind = [quoting.sheet.places[name].statement for name in origin.statements if name in quoting.sheet.places]
    return OnOrigin(
        name=short(origin.name),
        unnamed=origin.anonymous,
        members=tuple(map(short, origin.members[:MOST_NAMES])) if len(origin.members) > 1 else (),
        counted_as_one=origin.why,
        outlets=tuple(map(short, origin.outlets[: 2 * MOST_NAMES])),
        statements=len(behind),
        shown=tuple(map(quoting.said, _telling(behind)[:lines])),
    )


def _telling(behind: Sequence[StoryStatement]) -> list[StoryStatement]:
    """In order of day, of each article one before two of any."""
    heard: Counter[str] = Counter()
    ranked = []
    for statement in sorted(behind, key=lambda one: (one.known_on, one.id)):
        ranked.append((heard[statement.article], statement.known_on, statement.id, statement))
        heard[statement.article] += 1
    return [statement for *_, statement in sorted(ranked, key=lambda one: one[:3])]


def _status(status: StatusOn) -> str:
    return f"{status.date} {status.status}: {short(status.reason)}"
