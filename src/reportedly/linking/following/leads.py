"""What an article is about, as stories compare it: the words of title and lead, their vector, and the day.
In: revisions. Out: articles in the order of the stream, and the lead of each.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from itertools import islice
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reportedly.linking.following.known import by_article
from reportedly.linking.words import fold, is_plain, notion
from reportedly.record import Revision

Floats = NDArray[np.float32]

WIDTH = 384
"""Numbers of a vector."""
WORDS = 200
"""Words of the text, title and lead, that count."""
CHARACTERS = 12 * WORDS
TITLE = 2
"""What a word of the title counts."""
_WORD = re.compile(r"\w+(?:[-'’.]\w+)*")


class Lead(NamedTuple):
    """What an article begins with. Of its revisions the first counts, so that an edit moves no story."""

    article: str
    day: int | None
    """Proleptic ordinal of the day of publication; None where nothing tells it."""
    counts: Mapping[str, float]
    """1 + log of how often each word that carries a topic stands in title and lead."""
    forms: Mapping[str, str]
    """The same words as they stand there first."""
    vector: Floats | None
    """[384] whole numbers, as kept in bytes; None where the reading has none. Sums of such products are exact in
    float32, below 2^24, so that a dot product is the same wherever and in whatever order it is summed."""


def in_order(revisions: Iterable[Revision]) -> list[list[Revision]]:
    """The revisions of each article, oldest first, in the order of the stream.

    That is by the day and instant of the first; those without a day come last, by name, since they fit anywhere.
    """
    return sorted(by_article(revisions).values(), key=lambda group: _order(group[0]))


def lead_of(revision: Revision) -> Lead:
    """The lead of one revision."""
    text, kept = revision.text, revision.reading.meanings
    title_end = len(text.title or "")
    return lead(text.article_id, text.text, title_end, day_of(revision), kept.lead if kept else None)


def lead(article: str, text: str, title_end: int, day: int | None, vector: bytes | None) -> Lead:
    """The lead of a text whose title ends at `title_end`, with its vector as `record.to_bytes` keeps it."""
    counts: Counter[str] = Counter()
    forms: dict[str, str] = {}
    for match in islice(_WORD.finditer(text[:CHARACTERS]), WORDS):
        key = _key(match.group())
        if key is not None:
            counts[key] += TITLE if match.end() <= title_end else 1
            forms.setdefault(key, match.group())
    numbers = np.frombuffer(vector, dtype=np.int8).astype(np.float32) if vector else None
    return Lead(article, day, {key: 1 + log(count) for key, count in counts.items()}, forms, numbers)


@lru_cache(maxsize=1 << 16)
def _key(raw: str) -> str | None:
    folded = fold(raw).replace("’", "'").removesuffix("'s").replace(".", "")
    return None if is_plain(folded) or folded.isdigit() else notion(folded)


def day_of(revision: Revision) -> int | None:
    """Proleptic ordinal of the day that a revision says it was published on, or not before, or not after."""
    published = revision.text.published
    if published is None:
        return None
    day = published.day or published.earliest or published.latest
    return date.fromisoformat(day).toordinal() if day and len(day) == len("2024-10-17") else None


def _order(revision: Revision) -> tuple[bool, int, str, str]:
    day, published = day_of(revision), revision.text.published
    return day is None, day or 0, (published.value or "") if published else "", revision.text.article_id
