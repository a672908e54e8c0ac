"""What the tools are asked: record types, from which their input schemas are made.
In: nothing. Out: one record for each tool; what does not fit is refused with the name of the member.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from reportedly.record import ChangeKind, Stance, Status

Offset = Annotated[int, Meta(ge=0, le=10_000_000, description="How many to pass over; next_offset of the last answer.")]
Day = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}$", description="A day, YYYY-MM-DD.")]
AsOf = Annotated[
    str,
    Meta(
        pattern=r"^\d{4}-\d{2}-\d{2}$",
        description="Only what a reader could know on that day, YYYY-MM-DD. Left out: as known now.",
    ),
]
Id = Annotated[str, Meta(min_length=3, max_length=64, pattern=r"^[a-z0-9_]+$")]
StoryId = Annotated[
    str,
    Meta(
        min_length=3,
        max_length=64,
        pattern=r"^[a-z0-9_]+$",
        description="Id of a story (sto_…), or its beginning. Left out: the one with the newest change.",
    ),
]
Phrase = Annotated[str, Meta(min_length=1, max_length=200)]


class Asked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every tool can be asked."""

    as_of: AsOf | None = None


class Listed(Asked, frozen=True, kw_only=True):
    """What every list can be asked."""

    limit: Annotated[int, Meta(ge=1, le=50, description="At most so many; fewer where they are long.")] = 10
    offset: Offset = 0


class AskStories(Listed, frozen=True, kw_only=True):
    """Asked of `stories`."""


class AskStory(Listed, frozen=True, kw_only=True):
    """Asked of `story`."""

    story: StoryId | None = None
    status: Annotated[Status, Meta(description="Only claims of this status.")] | None = None
    lines: Annotated[int, Meta(ge=0, le=10, description="How many lines of each side of a claim.")] = 2


class AskArticles(Listed, frozen=True, kw_only=True):
    """Asked of `articles`."""

    story: StoryId | None = None


class AskWhoSays(Listed, frozen=True, kw_only=True):
    """Asked of `who_says`."""

    about: (
        Annotated[Phrase, Meta(description="Words that the statement has, in any order; beginnings of words do.")]
        | None
    ) = None
    source: Annotated[Phrase, Meta(description="A name of who says it, or the id of an entity (ent_…).")] | None = None
    outlet: (
        Annotated[Phrase, Meta(description="Words of the name of the outlet, as they follow each other.")] | None
    ) = None
    stance: Annotated[Stance, Meta(description="Only with this stance of the source.")] | None = None
    since: Annotated[Day, Meta(description="Known from this day on, YYYY-MM-DD.")] | None = None
    until: Annotated[Day, Meta(description="Known by this day, YYYY-MM-DD.")] | None = None
    story: (
        Annotated[Id, Meta(description="Only in this story: its id (sto_…) or its beginning. Left out: in all.")] | None
    ) = None


class AskOrigins(Listed, frozen=True, kw_only=True):
    """Asked of `origins`."""

    claim: Annotated[Id, Meta(description="Id of a claim (clm_…), or its beginning.")]
    lines: Annotated[int, Meta(ge=0, le=10, description="How many statements of each origin.")] = 3


class AskChanges(Listed, frozen=True, kw_only=True):
    """Asked of `changes`."""

    since: Annotated[Day, Meta(description="Changes of this day and later, YYYY-MM-DD.")] | None = None
    kind: Annotated[ChangeKind, Meta(description="Only changes of this kind.")] | None = None
    story: (
        Annotated[Id, Meta(description="Only of this story: its id (sto_…) or its beginning. Left out: of all.")] | None
    ) = None


class AskFigures(Listed, frozen=True, kw_only=True):
    """Asked of `figures`."""

    story: StoryId | None = None
    counts: Annotated[Phrase, Meta(description="Part of the words counted, e.g. 'ferries'.")] | None = None


class AskArticle(Listed, frozen=True, kw_only=True):
    """Asked of `article`."""

    article: Annotated[Id, Meta(description="Id of an article (art_…) or of one of its texts (txt_…).")]
    start: Annotated[int, Meta(ge=0, le=10_000_000, description="The first character, from 0.")] = 0
    length: Annotated[int, Meta(ge=1, le=8_000, description="At most so many characters.")] = 4_000


class AskCheck(Listed, frozen=True, kw_only=True):
    """Asked of `check`."""

    text: Annotated[str, Meta(min_length=1, max_length=20_000, description="The draft. Nothing of it is kept.")]
    published: Annotated[Day, Meta(description="The day of the draft: what its 'Monday' is told from.")] | None = None
    severity: (
        Annotated[
            Literal["sound", "look", "wrong"],
            Meta(description="Only these: wrong (the archive has it otherwise), look (a person should), sound."),
        ]
        | None
    ) = None
    story: (
        Annotated[Id, Meta(description="Against this story only: its id (sto_…) or its beginning. Left out: all.")]
        | None
    ) = None


class AskWhy(Listed, frozen=True, kw_only=True):
    """Asked of `why`."""

    id: Annotated[
        Id, Meta(description="Id, or its beginning, of a claim, statement, change, article, entity, figure or story.")
    ]
