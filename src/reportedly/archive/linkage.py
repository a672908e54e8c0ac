"""The links that make a story of several revisions, as an archive keeps them.
In: revisions and their links. Out: Linkage to keep, Group when it is asked for again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Self

from reportedly.archive.indexing import Entry, entries
from reportedly.linking import names
from reportedly.record import Link, Record, Revision, Story, StoryView, make_id


class Linkage(Record, frozen=True, kw_only=True):
    """What linking made of a group: named by its method and readings, so that the same again need not be made."""

    id: str
    linker: str
    readings: tuple[str, ...]
    told: StoryView
    """What it tells now."""
    links: tuple[Link, ...]
    things: tuple[str, ...]
    """The ids of all that is in the story, for finding it by one of them."""
    entries: tuple[Entry, ...] = ()
    """What search looks in."""

    @property
    def story(self) -> Story:
        """The story in one line."""
        return self.told.story

    @property
    def dated(self) -> bool:
        """Whether an article in it has a date of its own."""
        return is_dated(self.told)

    @classmethod
    def of(
        cls,
        group: Sequence[Revision],
        links: tuple[Link, ...],
        seen: StoryView,
        *,
        linker: str,
        rulings: Iterable[str] = (),
    ) -> Self:
        """The linkage of a group of revisions that make this story, with the ids of the rulings on it."""
        readings = tuple(sorted(revision.reading.id for revision in group))
        return cls(
            id=linkage_id(readings, linker, rulings),
            linker=linker,
            readings=readings,
            told=seen,
            links=links,
            things=tuple(sorted(names(seen, group, links))),
            entries=entries(group, links, seen),
        )


class Group(Record, frozen=True, kw_only=True):
    """The revisions of one story and the links among them."""

    id: str
    """Of the linkage."""
    revisions: tuple[Revision, ...]
    links: tuple[Link, ...]


def linkage_id(readings: Iterable[str], linker: str, rulings: Iterable[str] = ()) -> str:
    """The id that the linkage of these readings by this method has, under these rulings."""
    return make_id("lkg", linker, sorted(readings), sorted(rulings))


def is_dated(seen: StoryView) -> bool:
    """Whether an article of the story has a date, or stands beside one that has."""
    return any(article.known_from != "observed" for article in seen.articles)
