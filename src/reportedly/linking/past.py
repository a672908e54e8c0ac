"""A story on many days: what is said in it is found once for all of them.
In: the revisions of a group, its links, and days. Out: StoryViews.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from reportedly.linking.claiming.contents import Said, said
from reportedly.linking.following.known import by_article, known_days
from reportedly.linking.view import view
from reportedly.record import Link, Revision, StoryView


class Past:
    """A story as it could be known on any day: what `view` makes, faster from the second day on."""

    def __init__(self, group: Sequence[Revision], links: Sequence[Link]) -> None:
        self._group = group
        self._links = links

    def on(self, day: str | None) -> StoryView | None:
        """The story as known on a day (`YYYY-MM-DD`), or now; None when nothing was out by then."""
        return view(self._group, self._links, day, heard=self._heard)

    @cached_property
    def _heard(self) -> tuple[Said, ...] | None:
        """What is said in all of the group; None where a later revision of an article is known from an earlier day:

        what an edited page repeats counts from its first revision, which was then not out on all days of the second.
        """
        days = known_days(self._group, self._links)
        for revisions in by_article(self._group).values():
            if any(days[a.text.id].day > days[b.text.id].day for a, b in pairwise(revisions)):
                return None
        return said(self._group, days)
