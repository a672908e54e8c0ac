"""The archive behind the pages: views of stories, kept while they stand, and one writer at a time.
In: an archive, ids and days. Out: views and sheets.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated

from fastapi import Depends, Query, Request

from reportedly import monitor
from reportedly.archive import Archive
from reportedly.desk.sheet import Sheet, arrange
from reportedly.record import StoryView, Text

KEPT_SHEETS = 32
"""Stories on a day that are kept arranged; a day of a big story takes some megabytes."""


class Desk:
    """What the pages are made from. Requests come in several threads; views are kept by the id of their linkage, which
    is of all that they are made of, so a kept one is never out of date."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self._sheets: OrderedDict[tuple[str, str | None], Sheet] = OrderedDict()
        self._lock = threading.Lock()
        self._writing = threading.Lock()

    def sheet(self, story: str | None, as_of: str | None = None) -> Sheet:
        """A story as known on a day, arranged. Raises NotFoundError, and SettingError for what is no day."""
        key = self.archive.linkage_of(story, as_of), as_of
        with self._lock:
            if key in self._sheets:
                self._sheets.move_to_end(key)
                return self._sheets[key]
        sheet = arrange(self.archive.story_in(*key))
        with self._lock:
            self._sheets[key] = sheet
            while len(self._sheets) > KEPT_SHEETS:
                self._sheets.popitem(last=False)
        return sheet

    def story(self, story: str | None, as_of: str | None = None) -> StoryView:
        """A story as known on a day."""
        return self.sheet(story, as_of).view

    def texts(self, text_ids: Iterable[str]) -> Mapping[str, Text]:
        """Those of the texts that the archive has, by id."""
        return self.archive.texts(text_ids)

    def rule(self, kind: str, things: Sequence[str], *, by: str | None, reason: str | None) -> monitor.Decided:
        """Keeps a ruling and links its story anew; one at a time, since each reads the archive before it writes."""
        with self._writing:
            return monitor.rule(self.archive, kind, things, by=by, reason=reason)


def _opened(request: Request) -> Desk:
    desk = request.app.state.desk
    assert isinstance(desk, Desk)  # noqa: S101 - set by app.create
    return desk


Opened = Annotated[Desk, Depends(_opened)]
"""The desk, as a parameter of a route."""

AsOf = Annotated[str | None, Query(max_length=10, description="Only what a reader could know on that day, YYYY-MM-DD.")]
"""The day that is looked at, as a parameter of a route."""
