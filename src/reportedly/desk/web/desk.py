"""The archive behind the pages: views of stories, kept while they stand, and one writer at a time.
In: an archive, ids and days. Out: views and sheets.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Annotated, TypeVar

from fastapi import Depends, Query, Request

from reportedly import monitor
from reportedly.archive import Archive
from reportedly.desk.sheet import Sheet, arrange
from reportedly.errors import ArchiveError
from reportedly.record import StoryView, Text

KEPT_VIEWS = 64
"""Stories on a day that are kept; a day of a big story takes some megabytes."""

KEPT_DECISIONS = 64
"""Rulings of which is kept what they made new, for the page that is shown after them."""

Key = tuple[str, str | None]
"""A linkage and a day: of all that a view is made of, so a kept one is never out of date."""
Kept = TypeVar("Kept")


class Desk:
    """What the pages are made from; requests come in several threads. `reader` is whose visits are kept."""

    def __init__(self, archive: Archive, reader: str) -> None:
        self.archive = archive
        self.reader = reader
        self._views: OrderedDict[Key, StoryView] = OrderedDict()
        self._sheets: OrderedDict[Key, Sheet] = OrderedDict()
        self._decided: OrderedDict[str, monitor.Decided] = OrderedDict()
        self._lock = threading.Lock()
        self._writing = threading.Lock()

    def story(self, story: str | None, as_of: str | None = None) -> StoryView:
        """A story as known on a day. Raises NotFoundError, and SettingError for what is no day."""
        return self._view((self.archive.linkage_of(story, as_of), as_of))

    def sheet(self, story: str | None, as_of: str | None = None) -> Sheet:
        """The same, arranged."""
        return self._sheet((self.archive.linkage_of(story, as_of), as_of))

    def around(self, thing: str, as_of: str | None = None) -> tuple[str, Sheet]:
        """The id of a thing, by it or its beginning, and the story that it is in, arranged. Raises NotFoundError."""
        name, linkages = self.archive.where(thing, as_of)
        return name, self._sheet((linkages[0], as_of))

    def _view(self, key: Key) -> StoryView:
        return self._kept(self._views, key, lambda: self.archive.story_in(*key))

    def _sheet(self, key: Key) -> Sheet:
        return self._kept(self._sheets, key, lambda: arrange(self._view(key)))

    def _kept(self, kept: OrderedDict[Key, Kept], key: Key, make: Callable[[], Kept]) -> Kept:
        with self._lock:
            if key in kept:
                kept.move_to_end(key)
                return kept[key]
        made = make()
        with self._lock:
            kept[key] = made
            while len(kept) > KEPT_VIEWS:
                kept.popitem(last=False)
        return made

    def unread(self) -> Mapping[str, int]:
        """How many changes of each story the reader has not seen, by the story's id."""
        return self.archive.unread(self.reader)

    def visit(self, story: str) -> None:
        """Keeps that the reader has seen a story as it is now. A page is shown also where that cannot be kept now."""
        with suppress(ArchiveError):
            self.archive.visit(self.reader, story, datetime.now(UTC))

    def texts(self, text_ids: Iterable[str]) -> Mapping[str, Text]:
        """Those of the texts that the archive has, by id."""
        return self.archive.texts(text_ids)

    def rule(self, kind: str, things: Sequence[str], *, by: str | None, reason: str | None) -> monitor.Decided:
        """Keeps a ruling and links its story anew; one at a time, since each reads the archive before it writes."""
        with self._writing:
            decided = monitor.rule(self.archive, kind, things, by=by, reason=reason)
        with self._lock:
            self._decided[decided.ruling.id] = decided
            while len(self._decided) > KEPT_DECISIONS:
                self._decided.popitem(last=False)
        return decided

    def decided(self, rulings: Sequence[str]) -> tuple[monitor.Decided, ...]:
        """What came of rulings that were made here lately, as they stand now; without news where they were not."""
        standing = {ruling.id: ruling for ruling in self.archive.rulings()}
        with self._lock:
            news = {name: self._decided[name].news for name in rulings if name in self._decided}
        return tuple(
            monitor.Decided(ruling=standing[name], news=news.get(name, ())) for name in rulings if name in standing
        )


def _opened(request: Request) -> Desk:
    desk = request.app.state.desk
    assert isinstance(desk, Desk)  # noqa: S101 - set by app.create
    return desk


Opened = Annotated[Desk, Depends(_opened)]
"""The desk, as a parameter of a route."""

AsOf = Annotated[str | None, Query(max_length=10, description="Only what a reader could know on that day, YYYY-MM-DD.")]
"""The day that is looked at, as a parameter of a route."""
