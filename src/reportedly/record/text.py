"""What is taken in: captures (bytes, where from, when) and the clean texts made from them.
In: nothing. Out: the record types Capture, Text, Instant, Dropped, Issue.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, Self

import msgspec

from reportedly.errors import RecordError
from reportedly.record.ids import check_text, digest, make_id
from reportedly.record.span import Range, Record

Media = Literal["text", "html", "row", "entry", "unknown"]
Stage = Literal["take-in", "clean", "identify", "read", "link"]
Precision = Literal["year", "month", "day", "minute", "second"]
InstantFrom = Literal["text", "meta", "url", "given", "inferred"]
Severity = Literal["error", "warning"]


class Issue(Record, frozen=True, kw_only=True):
    """Something that went wrong with one input, said so that a person can act on it. Never an exception in a batch."""

    input: str
    """The path, URL or row that it concerns, as the user named it."""
    stage: Stage
    reason: str
    severity: Severity = "error"
    """error: the input gave no article; warning: it gave one, with something missing or cut."""
    line: int | None = None


class Instant(Record, frozen=True, kw_only=True):
    """A moment of publication: ISO 8601 to its precision, with the offset where the source gives one.

    `value` is null when the text has no date; then `earliest`/`latest` (days) bound it where something does, and `note`
    says why.
    """

    value: str | None
    precision: Precision = "day"
    from_: InstantFrom = msgspec.field(name="from")
    note: str | None = None
    earliest: str | None = None
    latest: str | None = None

    @property
    def day(self) -> str | None:
        """The calendar day `YYYY-MM-DD` as printed by the outlet, when known to the day."""
        return self.value[:10] if self.value and len(self.value) >= 10 else None


class Dropped(Record, frozen=True, kw_only=True):
    """A line of the input that is not in the clean text, and why: nothing is silently lost."""

    line: int
    """Line of the input, from 1; 0 where the input has no lines (a page)."""
    text: str
    why: str


class Given(Record, frozen=True, kw_only=True):
    """What the user or the container (feed, .jsonl row) says of an input that its text may not tell."""

    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    title: str | None = None


class Capture(Record, frozen=True, kw_only=True):
    """One observation of a resource: its bytes, where from, when. Never changed, never deleted."""

    id: str
    input: str
    """Path, URL, or `path#row`."""
    media: Media
    body: bytes
    given: Given
    observed_at: str
    """ISO 8601 in UTC."""

    @classmethod
    def of(cls, *, input: str, media: Media, body: bytes, given: Given, observed_at: str) -> Self:
        """A capture whose id is of its bytes and what was said of them: the same again is the same capture."""
        parts = msgspec.to_builtins(given)
        return cls(
            id=make_id("cap", digest(body), media, parts),
            input=input,
            media=media,
            body=body,
            given=given,
            observed_at=observed_at,
        )


class Text(Record, frozen=True, kw_only=True):
    """The clean article text made from a capture, with what identifies the article. Offsets are code points of `text`.

    `title`, when there is one, is the first line of `text`, so that headlines can carry statements.
    """

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    dateline: str | None = None
    credits: tuple[str, ...] = ()
    published: Instant | None = None
    updated: Instant | None = None
    language: str | None = None
    url: str | None = None
    dropped: tuple[Dropped, ...] = ()
    captions: tuple[Range, ...] = ()
    method: str = ""
    """Name and version of the cleaning method, e.g. `flat/1`."""

    @classmethod
    def of(
        cls,
        *,
        text: str,
        title: str | None = None,
        outlet: str | None = None,
        byline: str | None = None,
        dateline: str | None = None,
        credits: tuple[str, ...] = (),
        published: Instant | None = None,
        updated: Instant | None = None,
        language: str | None = None,
        url: str | None = None,
        dropped: tuple[Dropped, ...] = (),
        captions: tuple[Range, ...] = (),
        method: str = "",
    ) -> Self:
        """A text whose id is of its words and of whose words they are: outlet, address and instants.

        So one wire text under two mastheads is two texts, and one page saved twice is one. Raises RecordError for NUL,
        lone surrogates, and a title or caption that is not where it is said to be.
        """
        check_text(text)
        if title is not None and not text.startswith(title):
            raise RecordError(f"the title {title!r} is not the first line of the text, which begins {text[:60]!r}")
        for start, end in captions:
            if not 0 <= start < end <= len(text):
                raise RecordError(f"caption {start}–{end} is empty or outside a text of {len(text)} characters")
        when = [instant.value if instant else None for instant in (published, updated)]
        return cls(
            id=make_id("txt", text, title, outlet, url, when),
            text=text,
            title=title,
            outlet=outlet,
            byline=byline,
            dateline=dateline,
            credits=credits,
            published=published,
            updated=updated,
            language=language,
            url=url,
            dropped=dropped,
            captions=captions,
            method=method,
        )

    @property
    def article_id(self) -> str:
        """The article of which this text is a revision: its address where known, else the text itself."""
        return _article_id(self.url or self.id)


@lru_cache(1 << 16)
def _article_id(name: str) -> str:
    return make_id("art", name)


class Cleaned(Record, frozen=True, kw_only=True):
    """What cleaning made of one capture: a text, or none; and the issues on the way."""

    text: Text | None
    issues: tuple[Issue, ...] = ()
