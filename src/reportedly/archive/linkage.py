"""The links that make a story of several revisions, as an archive keeps them.
In: revisions and their links. Out: Linkage to keep, Group when it is asked for again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Self

from reportedly.record import Link, Record, Revision, Story, make_id


class Linkage(Record, frozen=True, kw_only=True):
    """What linking made of a group: named by its method and readings, so that the same again need not be made."""

    id: str
    linker: str
    readings: tuple[str, ...]
    story: Story
    links: tuple[Link, ...]

    @classmethod
    def of(cls, group: Sequence[Revision], links: tuple[Link, ...], story: Story, *, linker: str) -> Self:
        """The linkage of a group of revisions."""
        readings = tuple(sorted(revision.reading.id for revision in group))
        return cls(id=linkage_id(readings, linker), linker=linker, readings=readings, story=story, links=links)


class Group(Record, frozen=True, kw_only=True):
    """The revisions of one story and the links among them."""

    revisions: tuple[Revision, ...]
    links: tuple[Link, ...]


def linkage_id(readings: Iterable[str], linker: str) -> str:
    """The id that the linkage of these readings by this method has."""
    return make_id("lkg", linker, sorted(readings))
