"""Stories linked anew where something changed, a ruling too, and what is new in them.
In: an archive. Out: news.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from reportedly.archive import Archive, Linkage, decide, linkage_id
from reportedly.config import user_name
from reportedly.linking import (
    groups,
    in_group,
    linked,
    linker,
    restated,
    ruled,
    ruled_stories,
    standing,
    tell,
    view,
)  # fmt: skip
from reportedly.monitor.taking import Progress, quiet
from reportedly.record import (
    Change,
    Outcome,
    Record,
    Ruled,
    Ruling,
    Story,
    StoryView,
)  # fmt: skip


class News(Record, frozen=True, kw_only=True):
    """What is new in one story."""

    story: Story
    changes: tuple[Change, ...]


class Decided(Record, frozen=True, kw_only=True):
    """What came of a ruling."""

    ruling: Ruled
    news: tuple[News, ...]
    """What it makes new in the stories that it is on."""


def relink(archive: Archive, progress: Progress = quiet) -> tuple[News, ...]:
    """Links what has changed since the archive was last linked, and says what is new in each story."""
    by = linker()
    _view_anew(archive)
    if archive.is_linked(by):
        return ()
    kept_rulings = archive.kept_rulings()
    rulings, outcomes = standing(kept_rulings)
    revisions = restated(archive.revisions(), rulings)
    stream = tell(revisions, archive.standings())
    same, on_stories = ruled_stories(stream.links, rulings, revisions)
    found = groups(revisions, same)
    known = archive.linkage_ids()
    earlier = archive.outcomes()
    told = {outcome.ruling: outcome for outcome in (*outcomes, *on_stories)}
    kept: set[str] = set()
    made: list[Linkage] = []
    seen: list[StoryView] = []
    for done, group in enumerate(found, 1):
        its = in_group(rulings, group)
        named = [ruling.id for ruling in its]
        name = linkage_id((revision.reading.id for revision in group), by, named)
        if name in known:
            kept.add(name)
            told |= {ruling: earlier[ruling] for ruling in named}
        else:
            inside = linked(group)
            links, on_story = ruled(inside.links, its, group)
            told |= {outcome.ruling: outcome for outcome in on_story}
            if now := view(group, links, heard=inside.said):
                made.append(Linkage.of(group, links, now, linker=by, rulings=named))
                seen.append(now)
        progress("linking", done, len(found))
    before = archive.changes_in(known - kept)
    archive.save_stories(same, made, kept, [told.get(ruling.id) or _dormant(ruling) for ruling in kept_rulings])
    archive.save_names({now.story.id: now.articles[0].id for now in seen})
    archive.save_standings(stream.standings)
    news = (News(story=now.story, changes=tuple(c for c in now.changes if c.key not in before)) for now in seen)
    return tuple(one for one in news if one.changes)


def rule(
    archive: Archive, kind: str, things: Sequence[str], *, by: str | None = None, reason: str | None = None
) -> Decided:
    """Keeps what a person rules on things of the archive, links their story anew, and says what is new in it.

    The same again adds nothing. Raises ReportedlyError for things that are not there or that the ruling does not fit.
    """
    ruling = decide(archive, kind, things, by=user_name(by), reason=reason or None, now=datetime.now(UTC))
    archive.save_ruling(ruling)
    news = relink(archive)
    return Decided(ruling=next(ruled for ruled in archive.rulings() if ruled.id == ruling.id), news=news)


def _view_anew(archive: Archive) -> None:
    """Makes the views of now that are not kept, or that other code made."""
    for group in archive.groups(archive.untold()):
        if now := view(group.revisions, group.links):
            archive.save_told({group.id: now})


def _dormant(ruling: Ruling) -> Outcome:
    note = "what it is about is not in one story among those read now"
    return Outcome(ruling=ruling.id, state="dormant", note=note)
