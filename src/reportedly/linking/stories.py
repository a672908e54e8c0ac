"""Which texts tell one story: by the words of title and lead, the names they share, and how far apart in time.
In: revisions. Out: `same_story` links, each decided from its two texts alone, and the groups that they hold together.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from itertools import combinations
from typing import NamedTuple

from reportedly.linking.known import order
from reportedly.linking.nations import find_nations
from reportedly.linking.words import is_plain, notion, tokens
from reportedly.record import Link, Revision, Text

METHOD = "stories/1"
ALIKE = 0.36
"""Least likeness of one story's texts, after decay. Chosen on a stream of dated articles with editors' story ids."""
HALF_LIFE = 45.0
"""Days after which likeness counts half: the longer a story rests, the more alike its texts must be."""
LEAD_WORDS = 140
KEYS = 12
"""Strongest words of a text that it is looked up by; two texts meet when they share a pair of them."""
TITLE, LEAD, NAME, NATION = 2.0, 1.0, 1.5, 1.0


class Profile(NamedTuple):
    """What a text is about: weighted words, and the day where it has one."""

    text_id: str
    weights: Mapping[str, float]
    length: float
    day: str | None


def same_stories(revisions: Sequence[Revision]) -> tuple[Link, ...]:
    """The `same_story` links among the texts of these revisions; what else is there changes none of them."""
    profiles = {revision.text.id: profile(revision.text) for revision in revisions}
    links = {_same_article(a, b) for a, b in _articles(revisions)}
    for left, right in sorted(_meetings(profiles)):
        score = likeness(profiles[left], profiles[right])
        if score >= ALIKE:
            links.add(_link(profiles[left], profiles[right], score))
    unique = {link.id: link for link in sorted(links, key=lambda link: (link.score, link.id))}
    return tuple(unique[name] for name in sorted(unique))


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


def profile(text: Text) -> Profile:
    """The weighted words of a text: title and lead in full, of the rest only the names."""
    weights: dict[str, float] = defaultdict(float)
    title_end = len(text.title or "")
    nations = find_nations(text.text)
    inside = {(n.start, n.end): n.name for n in nations}
    taken = [range(n.start, n.end) for n in nations]
    counts = Counter(f"@{name}" for name in inside.values())
    for key, count in counts.items():
        weights[key] = NATION * (1 + math.log(count))
    covered = {at for places in taken for at in places}
    for index, word in enumerate(tokens(text.text)):
        if word.start in covered or is_plain(word.folded) or word.folded.isdigit():
            continue
        key = notion(word.folded)
        if word.end <= title_end:
            weights[key] += TITLE
        elif index < LEAD_WORDS:
            weights[key] += LEAD
        if word.raw[0].isupper():
            weights[key] += NAME / 2
    damped = {key: math.sqrt(weight) for key, weight in weights.items()}
    length = math.sqrt(sum(weight * weight for weight in damped.values()))
    return Profile(text.id, damped, length, text.published.day if text.published else None)


def likeness(one: Profile, other: Profile) -> float:
    """Cosine of the two texts' words, less the further apart they are; a text without a day loses nothing."""
    if not one.length or not other.length:
        return 0.0
    small, large = sorted((one.weights, other.weights), key=len)
    shared = sum(weight * large[key] for key, weight in sorted(small.items()) if key in large)
    return shared / (one.length * other.length) * _decay(one.day, other.day)


def _decay(one: str | None, other: str | None) -> float:
    if one is None or other is None:
        return 1.0
    return math.pow(0.5, abs(_ordinal(one) - _ordinal(other)) / HALF_LIFE)


@cache
def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _meetings(profiles: Mapping[str, Profile]) -> set[tuple[str, str]]:
    """Pairs of texts that share a pair of their strongest words, so that not all are compared with all."""
    blocks: dict[tuple[str, str], list[str]] = {}
    for name in sorted(profiles):
        strongest = sorted(profiles[name].weights.items(), key=lambda item: (-item[1], item[0]))[:KEYS]
        for block in combinations(sorted(key for key, _ in strongest), 2):
            blocks.setdefault(block, []).append(name)
    return {pair for names in blocks.values() for pair in combinations(names, 2)}


def _articles(revisions: Sequence[Revision]) -> list[tuple[str, str]]:
    """Pairs of texts that are revisions of one article."""
    texts: dict[str, set[str]] = {}
    for revision in revisions:
        texts.setdefault(revision.text.article_id, set()).add(revision.text.id)
    return [pair for names in texts.values() for pair in combinations(sorted(names), 2)]


def _same_article(left: str, right: str) -> Link:
    return Link.of("same_story", left, right, method=METHOD, score=1.0, evidence=("one address",))


def _link(one: Profile, other: Profile, score: float) -> Link:
    shared = sorted(
        (key for key in one.weights if key in other.weights), key=lambda k: (-one.weights[k] * other.weights[k], k)
    )
    words = tuple(key.lstrip("@~") for key in shared[:6])
    return Link.of("same_story", one.text_id, other.text_id, method=METHOD, score=min(score, 1.0), evidence=words)
