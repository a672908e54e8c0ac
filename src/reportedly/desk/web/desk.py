"""The archive behind the pages: what a reader has seen, and one writer at a time.
In: an archive, ids, and what a person rules. Out: views and sheets, and what came of rulings.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Annotated

from fastapi import Depends, Query, Request

from reportedly import monitor
from reportedly.archive import Archive
from reportedly.desk.shelf import Shelf
from reportedly.errors import ArchiveError

KEPT_DECISIONS = 64
"""Rulings of which is kept what they made new, for the page that is shown after them."""


class Desk(Shelf):
    """What the pages are made from; requests come in several threads. `reader` is whose visits are kept."""

    def __init__(self, archive: Archive, reader: str) -> None:
        super().__init__(archive)
        self.reader = reader
        self._decided: OrderedDict[str, monitor.Decided] = OrderedDict()
        self._writing = threading.Lock()

    def unread(self) -> Mapping[str, int]:
        """How many changes of each story the reader has not seen, by the story's id."""
        return self.archive.unread(self.reader)

    def visit(self, story: str) -> None:
        """Keeps that the reader has seen a story as it is now. A page is shown also where that cannot be kept now."""
        with suppress(ArchiveError):
            self.archive.visit(self.reader, story, datetime.now(UTC))

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
