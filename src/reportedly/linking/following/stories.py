"""Which articles tell one story: they are taken in order of time, each joins the story it fits or opens one.
In: revisions, and where the stream stood before. Out: `same_story` links, and the groups that they hold together.

All is a function of the set of revisions: whatever order they come in, the stream is told in its own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from hashlib import blake2b

from reportedly.linking.following.known import order
from reportedly.linking.following.leads import day_of, in_order, lead_of
from reportedly.linking.following.stream import Stream
from reportedly.record import Link, Record, Revision

METHOD = "stories/2"
LATE = 2
"""Days before the newest article from which the stream is told again when one more comes: most come no later."""
STEPS = (1, 8, 32)
"""How the stream stood is kept LATE days back, and at the end of the last eighth and the last 32nd day before."""


class Standing(Record, frozen=True, kw_only=True):
    """How a stream stood after its first articles."""

    articles: int
    digest: str
    """Of these articles' revisions and readings, in order: it stands for these and no others."""
    state: bytes


class Told(Record, frozen=True, kw_only=True):
    """What a stream tells: links, and where it stood, to go on from when more articles come."""

    links: tuple[Link, ...]
    standings: tuple[Standing, ...]
    taken: int
    """Articles that were told anew."""


def same_stories(revisions: Sequence[Revision]) -> tuple[Link, ...]:
    """The `same_story` links among the articles of these revisions."""
    return tell(revisions).links


def tell(revisions: Sequence[Revision], standings: Iterable[Standing] = ()) -> Told:
    """The stories of all these revisions, the same as without `standings`, which save telling what they stand for."""
    articles = in_order(revisions)
    digests = _digests(articles)
    right = [one for one in standings if one.articles <= len(articles) and digests[one.articles] == one.digest]
    latest = max(right, key=lambda one: one.articles, default=None)
    stream = Stream.resumed(latest.state) if latest else Stream()
    taken = len(articles) - stream.count
    marks = _marks(articles)
    kept = {one.articles: one for one in right if one.articles in marks}
    for stop in sorted({*marks, len(articles)}):
        stream.take(lead_of(group[0]) for group in articles[stream.count : stop])
        if stop == stream.count and stop in marks:
            kept[stop] = Standing(articles=stop, digest=digests[stop], state=stream.state())
    return Told(links=_links(articles, stream), standings=tuple(kept[at] for at in sorted(kept)), taken=taken)


def groups(revisions: Sequence[Revision], links: Sequence[Link]) -> tuple[tuple[Revision, ...], ...]:
    """The revisions by story: those that `same_story` links join, directly or through others."""
    root = {revision.text.id: revision.text.id for revision in revisions}

    def find(name: str) -> str:
        while root[name] != name:
            root[name] = root[root[name]]
            name = root[name]
        return name

    for link in links:
        if link.kind == "same_story" and link.left in root and link.right in root:
            one, other = sorted((find(link.left), find(link.right)))
            root[other] = one
    stories: dict[str, list[Revision]] = {}
    for revision in sorted(revisions, key=order):
        stories.setdefault(find(revision.text.id), []).append(revision)
    return tuple(tuple(story) for _, story in sorted(stories.items()))


def _links(articles: Sequence[Sequence[Revision]], stream: Stream) -> tuple[Link, ...]:
    names = [revisions[0].text.id for revisions in articles]
    found = [
        Link.of("same_story", first, revision.text.id, method=METHOD, score=1.0, evidence=("one address",))
        for first, revisions in zip(names, articles, strict=True)
        for revision in revisions[1:]
    ]
    found += [
        Link.of("same_story", names[tie.later], names[tie.earlier], method=METHOD, score=tie.score, evidence=tie.words)
        for telling in stream.stories.values()
        for tie in telling.ties
    ]
    return tuple(sorted(found, key=lambda link: link.id))


def _digests(articles: Sequence[Sequence[Revision]]) -> list[str]:
    """[1 + articles]: of all that come before each place."""
    told = blake2b(METHOD.encode(), digest_size=16)
    found = [told.hexdigest()]
    for revisions in articles:
        told.update(f"{revisions[0].text.id} {revisions[0].reading.id}\n".encode())
        found.append(told.hexdigest())
    return found


def _marks(articles: Sequence[Sequence[Revision]]) -> frozenset[int]:
    """How many articles come before each moment at which it is kept how the stream stood."""
    days = [day for day in (day_of(revisions[0]) for revisions in articles) if day is not None]
    ends = ((days[-1] - LATE) // step * step for step in STEPS if days)
    return frozenset(bisect_right(days, end) for end in ends) - {0}
