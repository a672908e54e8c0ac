"""The archive as it is now for whoever is asked again and again: views of stories, kept while they stand.
In: ids and days. Out: views and sheets of stories, and the story that a thing is in.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from reportedly.archive import Archive
from reportedly.desk.sheet import Sheet, arrange
from reportedly.errors import NotFoundError
from reportedly.record import Found, Story, StoryView, Text

KEPT = 64
"""Stories on a day that are kept; a day of a big story takes some megabytes."""

Key = tuple[str, str | None]
"""A linkage and a day: of all that a view is made of, so a kept one is never out of date."""
Made = TypeVar("Made")


class Shelf:
    """The archive for several threads. What another process adds is in the next answer."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self._views: OrderedDict[Key, StoryView] = OrderedDict()
        self._sheets: OrderedDict[Key, Sheet] = OrderedDict()
        self._lock = threading.Lock()

    def stories(self, as_of: str | None = None) -> tuple[Story, ...]:
        """All stories as known on a day, that with the newest change first."""
        return self.archive.stories(as_of)

    def story(self, story: str | None, as_of: str | None = None) -> StoryView:
        """A story as known on a day; by default that with the newest change.

        Raises NotFoundError, and SettingError for what is no day.
        """
        return self._view((self.archive.linkage_of(story, as_of), as_of))

    def sheet(self, story: str | None, as_of: str | None = None) -> Sheet:
        """The same, arranged."""
        return self._sheet((self.archive.linkage_of(story, as_of), as_of))

    def around(self, thing: str, as_of: str | None = None) -> tuple[str, Sheet]:
        """The id of a thing, given or the only one that begins so, and the story that it is in, arranged.

        Raises NotFoundError where there is none, or it is in no story that was known on that day.
        """
        name, linkages = self.archive.where(thing, as_of)
        for linkage in linkages:
            try:
                return name, self._sheet((linkage, as_of))
            except NotFoundError:
                continue
        raise NotFoundError(f"{name} was not known by {as_of}; ask for a later day, or for none")

    def statements(self, query: str, *, limit: int, offset: int, **filters: str | None) -> Found:
        """Statements that match, the best first; see `Archive.search`."""
        return self.archive.search(query, kinds=("statement",), limit=limit, offset=offset, **filters)

    def texts(self, text_ids: Iterable[str]) -> Mapping[str, Text]:
        """Those of the texts that the archive has, by id."""
        return self.archive.texts(text_ids)

    def _view(self, key: Key) -> StoryView:
        return self._kept(self._views, key, lambda: self.archive.story_in(*key))

    def _sheet(self, key: Key) -> Sheet:
        return self._kept(self._sheets, key, lambda: arrange(self._view(key)))

    def _kept(self, kept: OrderedDict[Key, Made], key: Key, make: Callable[[], Made]) -> Made:
        with self._lock:
            if key in kept:
                kept.move_to_end(key)
                return kept[key]
        made = make()
        with self._lock:
            kept[key] = made
            while len(kept) > KEPT:
                kept.popitem(last=False)
        return made
