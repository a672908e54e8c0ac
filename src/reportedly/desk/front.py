"""The list of stories: what each comes to at a glance, and what changed last in it.
In: the StoryView of a story, and how many of its changes are unread. Out: a Card.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from reportedly.desk.charts import spark
from reportedly.desk.sheet import origins_behind, tally, told
from reportedly.record import Change, ChangeKind, Status, Story, StoryView

SHOWN_CHANGES = 2
"""Changes told of each story."""

TELLING: tuple[ChangeKind, ...] = (
    "status change", "first denial", "figure moved", "new confirmation", "silence broken", "text edited",
    "new claim", "new figure", "new origin", "silence noted",
)  # fmt: skip
"""From the kind of change that tells most of where a story stands to the one that tells least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A story in the list."""

    story: Story
    origins: tuple[int, int]
    """At least and at most so many behind all its claims."""
    tally: tuple[tuple[Status, int], ...]
    latest: tuple[tuple[Change, str], ...]
    """Changes of its newest day in words, the most telling first."""
    unread: int
    pulse: Markup | None
    """Its articles and changes, day by day."""


def card(view: StoryView, unread: int) -> Card:
    """The story in short."""
    return Card(
        story=view.story,
        origins=origins_behind(view.claims),
        tally=tally(view.claims),
        latest=latest(view, SHOWN_CHANGES),
        unread=unread,
        pulse=spark.draw(view),
    )


def latest(view: StoryView, most: int) -> tuple[tuple[Change, str], ...]:
    """At most so many changes of the newest day in words, the most telling first, each of another kind and claim."""
    labels = {claim.id: claim.label for claim in view.claims}
    weight = {claim.id: len(claim.origins) for claim in view.claims}
    newest = [change for change in view.changes if change.date == view.story.newest_change]
    newest.sort(key=lambda c: (TELLING.index(c.kind), -weight.get(c.claim or "", 0), c.text, c.id))
    return tuple((change, told(change, labels)) for change in _varied(newest)[:most])


def _varied(changes: Sequence[Change]) -> list[Change]:
    """One of each kind before two of any, and none of a claim that is told already."""
    heard: Counter[str] = Counter()
    claims: set[str] = set()
    ranked = []
    for at, change in enumerate(changes):
        ranked.append((change.claim in claims, heard[change.kind], at))
        heard[change.kind] += 1
        claims.update([change.claim] if change.claim else ())
    return [changes[at] for *_, at in sorted(ranked)]
