"""The words that an outlet changed in a page that it had published.
In: the revisions of a group and the day of each. Out: changes 'text edited', and the passages that differ.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from itertools import pairwise

from reportedly.linking.following.known import Known, by_article
from reportedly.linking.words import tokens
from reportedly.record import Change, Range, Revision

MOST_EDITS = 4
"""Edited passages of one revision that are shown; the rest are counted."""
MOST_WORDS = 6_000
"""Words of a text that are compared one by one."""


def edits(group: Sequence[Revision], days: Mapping[str, Known]) -> list[Change]:
    """The words that later revisions of an article changed: one change for each revision."""
    found = []
    for article, revisions in by_article(group).items():
        for before, after in pairwise(revisions):
            places = edited(before, after)
            if places:
                found.append(_change(article, days[after.text.id].day, before.text.text, after.text.text, places))
    return found


def edited(before: Revision, after: Revision) -> list[tuple[Range | None, Range | None]]:
    """The changed passages: where they stood, None for what was added, and where they stand, None for what is gone."""
    old, new = (tokens(revision.text.text)[:MOST_WORDS] for revision in (before, after))
    matcher = difflib.SequenceMatcher(None, [w.raw for w in old], [w.raw for w in new], autojunk=True)
    return [
        ((old[a].start, old[b - 1].end) if b > a else None, (new[c].start, new[d - 1].end) if d > c else None)
        for kind, a, b, c, d in matcher.get_opcodes()
        if kind != "equal"
    ]


def _change(
    article: str, day: str, before: str, after: str, places: Sequence[tuple[Range | None, Range | None]]
) -> Change:
    shown = places[:MOST_EDITS]
    more = f"; and {len(places) - MOST_EDITS} more" if len(places) > MOST_EDITS else ""
    return Change.of(
        "text edited",
        day,
        articles=(article,),
        text="; ".join(_edit(before, after, *place) for place in shown) + more,
        before=" … ".join(before[slice(*was)] for was, _ in shown if was) or None,
        after=" … ".join(after[slice(*now)] for _, now in shown if now) or None,
    )


def _edit(before: str, after: str, was: Range | None, now: Range | None) -> str:
    """One passage, both wordings verbatim."""
    if was is None or now is None:
        return f"gone: “{before[slice(*was)]}”" if was else f"added: “{after[slice(*now or ())]}”"
    return f"“{before[slice(*was)]}” → “{after[slice(*now)]}”"
