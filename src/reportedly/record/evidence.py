"""Why something is shown: what it rests on, down to verbatim spans.
In: nothing. Out: the record types Evidence and Quote.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.record.span import Record, Span


class Quote(Span, frozen=True, kw_only=True):
    """Words where they stand: a span with its text, and who published it when."""

    text_id: str
    article: str
    outlet: str | None
    known_on: str
    """Day (`YYYY-MM-DD`) from which a reader could know it."""


class Evidence(Record, frozen=True, kw_only=True):
    """One thing and what it rests on: what `reportedly why` prints."""

    what: str
    """What it is here: claim, supports, source, link, ruling, …"""
    id: str | None = None
    says: str
    """A template around verbatim words."""
    quotes: tuple[Quote, ...] = ()
    rests_on: tuple[Evidence, ...] = ()

    def spans(self) -> Iterator[Quote]:
        """Every verbatim span that it rests on, its own first."""
        yield from self.quotes
        for part in self.rests_on:
            yield from part.spans()
