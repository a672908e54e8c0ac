"""What every export is made from: a story as known on a day, the texts of its articles, the plans of their readings.
In: a StoryView and texts. Out: a Bundle. No clock: the same bundle gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Self

from reportedly.archive import Archive
from reportedly.desk.seen import Seen
from reportedly.record import Plan, StoryView, Text


@dataclass(frozen=True, kw_only=True)
class Bundle:
    """A story on its way out."""

    view: StoryView
    texts: Mapping[str, Text] = field(default_factory=dict)
    """The clean texts by id; what is missing here is quoted without the words around it."""
    plans: Mapping[str, Plan] = field(default_factory=dict)
    """Text id to the plan of methods by which it was read."""
    table: str | None = None
    """For formats that hold one table: which."""
    made_on: str | None = None
    """The day (`YYYY-MM-DD`) that the file says it was made for; by default that on which the story stands so."""

    @classmethod
    def of(cls, archive: Archive, view: StoryView, *, table: str | None = None) -> Self:
        """A story with the texts and plans that the archive has of it."""
        texts = [name for article in view.articles for name in article.revisions]
        return cls(view=view, texts=archive.texts(texts), plans=archive.plans(texts), table=table)

    @cached_property
    def seen(self) -> Seen:
        """The story arranged, once for all tables."""
        return Seen(self.view)

    @property
    def day(self) -> str:
        """The day that the file says it was made for."""
        return self.made_on or self.seen.sheet.day
