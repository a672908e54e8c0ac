"""Reports read by the reader, for what words told by hand cannot show: vectors and frames.
In: an outlet, a day and a report. Out: Revisions.
"""

from __future__ import annotations

from reportedly.reading import plan_of, read_one
from reportedly.record import Instant, Plan, Revision, Text


def report(day: str, outlet: str, words: str, plan: Plan | None = None) -> Revision:
    """A report without a title, published at noon."""
    published = Instant(value=f"{day}T12:00+00:00", precision="minute", from_="given")
    text = Text.of(text=words, outlet=outlet, published=published, language="en")
    reading = read_one(text, plan or plan_of("reader"))
    return Revision(text=text, reading=reading, input=outlet, observed_at=f"{day}T13:00:00Z")
