"""The archive as it is now for whoever is asked again and again: each story arranged, and kept while it stands.
In: ids and days. Out: sheets of stories, and the story that a thing is in.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable, Mapping

from reportedly.archive import Archive
from reportedly.desk.sheet import Sheet, arrange
from reportedly.errors import NotFoundError
from reportedly.record import Story, Text

KEPT_SHEETS = 16
"""Stories on a day that are kept arranged; a day of a big story takes some megabytes."""


class Shelf:
    """The archive for several threads. What another process adds is in the next answer: a sheet is kept by the id of
    its linkage, which is of all that it is made of."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self._sheets: OrderedDict[tuple[str, str | None], Sheet] = OrderedDict()
        self._lock = threading.Lock()

    def stories(self, as_of: str | None = None) -> tuple[Story, ...]:
        """All stories as known on a day, that with the newest change first."""
        return self.archive.stories(as_of)

    def sheet(self, story: str | None, as_of: str | None = None) -> Sheet:
        """A story as known on a day, arranged; by default that with the newest change. Raises NotFoundError."""
        return self._kept(self.archive.linkage_of(story, as_of), as_of)

    def holding(self, thing: str, as_of: str | None = None) -> tuple[str, Sheet]:
        """The id of a thing, given or the only one that begins so, and the story that it is in.

        Raises NotFoundError where there is none, or it is in no story that was known on that day.
        """
        name, linkages = self.archive.find(thing)
        for linkage in linkages:
            try:
                return name, self._kept(linkage, as_of)
            except NotFoundError:
                continue
        raise NotFoundError(f"{name} was not known by {as_of}; ask without as_of, or with a later day")

    def texts(self, text_ids: Iterable[str]) -> Mapping[str, Text]:
        """Those of the texts that the archive has, by id."""
        return self.archive.texts(text_ids)

    def _kept(self, linkage: str, as_of: str | None) -> Sheet:
        key = linkage, as_of
        with self._lock:
            if key in self._sheets:
                self._sheets.move_to_end(key)
                return self._sheets[key]
        sheet = arrange(self.archive.story_in(linkage, as_of))
        with self._lock:
            self._sheets[key] = sheet
            while len(self._sheets) > KEPT_SHEETS:
                self._sheets.popitem(last=False)
        return sheet
