"""How many origins stand behind a claim: which are surely apart, and which may be one.
In: the statements that support a claim, who is behind each, and what joins their articles. Out: Origins, and a range.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from reportedly.linking.claiming.contents import Said
from reportedly.linking.copying.direction import bare
from reportedly.linking.naming.parties import Party
from reportedly.linking.naming.phrases import MEDIA
from reportedly.linking.words import fold
from reportedly.record import Origin
from reportedly.record.views import OneOrigin

Key = tuple[str, str]
"""The folded name of an origin; and for the unnamed, by way of whom they are told: a medium, or a report."""
_SOURCES = re.compile(r"(?:the |some )?sources?\b", re.IGNORECASE)
SHORTEST, MOST_WORDS = 4, 40
"""Letters of a name that is looked for in the words for another source, and how many of these are looked at."""


class Around(NamedTuple):
    """What is known of the articles and statements of a story that makes several origins one."""

    outlets: Mapping[str, str]
    """The outlet of each article."""
    reports: Mapping[str, str]
    """For each article the first of its report: copies and rewrites of it are one."""
    quoted: Mapping[str, str]
    """For each statement that shares a quotation, the statement that quoted it first."""
    told: Mapping[str, str]
    """For statements, to whom the words were said: 'told Norvia Press'."""
    media: Mapping[str, tuple[str, ...]]
    """The articles of the story by the names of their outlets."""


class Origins(NamedTuple):
    """The origins behind a claim: `low` of them surely independent, and no more than all of them."""

    low: int
    origins: tuple[Origin, ...]


class _Stand(NamedTuple):
    """One party behind one statement."""

    said: Said
    party: Party
    key: Key
    named: bool
    """Somebody who could be asked, and no medium: others stand behind what media say."""
    medium: bool


class _Joined:
    """Keys joined into sets, with the reasons."""

    def __init__(self, keys: Iterable[Key]) -> None:
        self.root = {key: key for key in keys}
        self.why: dict[Key, set[OneOrigin]] = {key: set() for key in self.root}

    def find(self, key: Key) -> Key:
        """The key that stands for the set of `key`."""
        while self.root[key] != key:
            self.root[key] = self.root[self.root[key]]
            key = self.root[key]
        return key

    def join(self, keys: Sequence[Key], why: OneOrigin) -> None:
        """Makes the sets of these keys one."""
        first, *others = sorted({self.find(key) for key in keys})
        for other in others:
            self.root[other] = first
            self.why[first] |= self.why[other] | {why}


def origins_of(members: Sequence[Said], parties: Mapping[str, tuple[Party, ...]], around: Around) -> Origins:
    """The origins behind some statements, those most carried first.

    One origin are: the bodies and officials of one government; the unnamed of one report, or told by way of one medium;
    those who are quoted with the same words; a medium, and the one whom its own article names. They may be one, and do
    not count in `low` twice: the unnamed or a medium and any other; who passes on what another says; two names for one.
    """
    stands = [_stand(said, party, around) for said in members for party in parties[said.statement.id]]
    if not stands:
        return Origins(0, ())
    sure = _Joined(stand.key for stand in stands)
    maybe = _Joined(sure.root)
    named = {stand.key for stand in stands if stand.named}
    for rule in (_of_one_name, _relayed, _of_one_report, _quoted):
        for why, keys in rule(stands, around):
            surely = len({sure.find(key) for key in keys} & {sure.find(key) for key in named}) < 2
            (sure if surely else maybe).join(keys, why)
    for key in sure.root:
        maybe.join([key, sure.find(key)], "one report")
    for keys in (*_passed_on(stands, sure.root), *_within(stands, sure.root)):
        maybe.join(keys, "on its word")
    low = max(1, len({maybe.find(key) for key in named}))
    sets: dict[Key, list[_Stand]] = {}
    for stand in stands:
        sets.setdefault(sure.find(stand.key), []).append(stand)
    found = [_origin(inside, sure.why[root], around.outlets) for root, inside in sets.items()]
    return Origins(
        low, tuple(sorted(found, key=lambda o: (o.anonymous, -len(o.outlets), -len(o.statements), o.name, o.outlets)))
    )


def _stand(said: Said, party: Party, around: Around) -> _Stand:
    name = bare(party.origin)
    own = bare(around.outlets[said.article])
    medium = party.media or name in around.media or own.endswith(f" {name}")  # 'a transcript seen by the Courier'
    if not _SOURCES.match(party.name) and (party.identifiable or (party.government and party.nation)):
        return _Stand(said, party, (name, ""), party.identifiable and not medium, medium)
    # 'Sources familiar with the talks' stay unnamed, whatever government they are told of with.
    party = party._replace(government=False, anonymous=True, media=False)
    name = bare(party.origin)
    by_way = next(_media(said, around), around.reports[said.article])
    return _Stand(said, party, (name, by_way), False, medium)


def _media(said: Said, around: Around) -> Iterator[str]:
    """The media that pass a statement on, from the one nearest its source; whom it was told to comes first."""
    told = around.told.get(said.statement.id)
    if told:
        yield bare(told)
    for link in said.statement.chain:
        name = bare(link.text.partition(",")[0])
        if name in around.media or MEDIA.search(link.text):
            yield name


def _of_one_name(stands: Sequence[_Stand], around: Around) -> Iterator[tuple[OneOrigin, list[Key]]]:
    """The unnamed of one description in one report, whether or not it says each time whom they told it.

    'Reportedly', which has no words for its source, rests on the unnamed that the report has words for, if on anybody.
    """
    alike: dict[str, dict[str, dict[Key, None]]] = {}
    for stand in stands:
        if stand.key[1]:
            names = alike.setdefault(around.reports[stand.said.article], {})
            names.setdefault("" if stand.said.statement.source.text is None else stand.key[0], {})[stand.key] = None
    for names in alike.values():
        if len(names) == 2 and "" in names:
            yield "one report", [key for keys in names.values() for key in keys]
        yield from (("one report", list(keys)) for keys in names.values() if len(keys) > 1)


def _relayed(stands: Sequence[_Stand], around: Around) -> Iterator[tuple[OneOrigin, list[Key]]]:
    """A medium of the story, or somebody unnamed told by way of it, with whom its own articles name."""
    by_article: dict[str, dict[Key, None]] = {}
    for stand in stands:
        by_article.setdefault(stand.said.article, {})[stand.key] = None
    for key in dict.fromkeys(stand.key for stand in stands):
        articles = around.media.get(key[1] or key[0], ())
        theirs = [k for article in articles for k in by_article.get(article, ()) if k[0] != key[0] or k[1]]
        unnamed = [other for other in dict.fromkeys(theirs) if other[1] and other != key]
        alike = [other for other in unnamed if other[0] == key[0]] or unnamed
        chosen = alike if alike or key[1] else list(dict.fromkeys(theirs))
        if len(chosen) == 1:
            yield "on its word", [key, *chosen]


def _of_one_report(stands: Sequence[_Stand], around: Around) -> Iterator[tuple[OneOrigin, list[Key]]]:
    """Those who say the same words in copies and rewrites of one report, under whatever name."""
    alike: dict[tuple[str, str], dict[Key, str]] = {}
    for stand in _alone(stands):
        words = " ".join(fold(stand.said.statement.words).split())
        alike.setdefault((around.reports[stand.said.article], words), {})[stand.key] = stand.said.article
    for keys in alike.values():
        if len(keys) > 1:
            # Within one article the one tells what the other says: 'the agency said, citing local media'.
            yield "one report" if len(set(keys.values())) > 1 else "on its word", list(keys)


def _quoted(stands: Sequence[_Stand], around: Around) -> Iterator[tuple[OneOrigin, list[Key]]]:
    """Those who are quoted with the same words."""
    alike: dict[str, dict[Key, None]] = {}
    for stand in _alone(stands):
        first = around.quoted.get(stand.said.statement.id)
        if first is not None:
            alike.setdefault(first, {})[stand.key] = None
    return (("one quotation", list(keys)) for keys in alike.values() if len(keys) > 1)


def _alone(stands: Sequence[_Stand]) -> Iterator[_Stand]:
    """Without those who speak jointly: two parties of one statement are two."""
    speakers = Counter(stand.said.statement.id for stand in stands)
    return (stand for stand in stands if speakers[stand.said.statement.id] == 1)


def _passed_on(stands: Sequence[_Stand], keys: Collection[Key]) -> Iterator[list[Key]]:
    """One who passes a statement on, with the one who said it."""
    for stand in stands:
        for link in stand.said.statement.chain:
            key = (bare(link.text.partition(",")[0]), "")
            if key in keys and key != stand.key:
                yield [key, stand.key]


def _within(stands: Sequence[_Stand], keys: Collection[Key]) -> Iterator[list[Key]]:
    """One whose name stands in the words for another: 'Dorn' and 'the Dorn foundation'."""
    named = {key[0]: key for key in keys if not key[1] and len(key[0]) >= SHORTEST}
    longest = max((len(name.split()) for name in named), default=0)
    for stand in stands:
        words = re.findall(r"[\w'-]+", fold(stand.said.statement.source.text or ""))[:MOST_WORDS]
        for first in range(len(words)):
            for past in range(first + 1, min(first + longest, len(words)) + 1):
                key = named.get(" ".join(words[first:past]).removesuffix("'s"))
                if key is not None and key != stand.key:
                    yield [key, stand.key]


def _origin(stands: Sequence[_Stand], joined: Iterable[OneOrigin], outlets: Mapping[str, str]) -> Origin:
    told = Counter(stand.party.name for stand in stands)
    behind = [s for s in stands if s.named] or [s for s in stands if not s.medium] or stands
    shown = Counter(stand.party.origin for stand in behind)
    members: dict[str, str] = {}
    for name in sorted(told, key=lambda name: (-told[name], name)):
        members.setdefault(bare(name), name)
    why = set(joined)
    if any(len({bare(s.party.name) for s in some}) > 1 for some in _by_government(stands)):
        why.add("one government")
    several = len({s.said.article for s in stands}) > 1
    if several and not why and any(stand.key[1] for stand in stands):
        why.add("one report" if stands[0].key[1] in outlets else "on its word")
    if not several and "one report" in why:
        why = why - {"one report"} | {"one article"}
    return Origin(
        name=min(shown, key=lambda name: (-shown[name], name)),
        anonymous=not any(stand.party.identifiable for stand in behind),
        statements=tuple(sorted({stand.said.statement.id for stand in stands})),
        outlets=tuple(sorted({outlets[stand.said.article] for stand in stands})),
        members=tuple(members.values()),
        why=tuple(sorted(why)) if several or len(members) > 1 else (),
    )


def _by_government(stands: Sequence[_Stand]) -> list[list[_Stand]]:
    found: dict[str, list[_Stand]] = {}
    for stand in stands:
        if stand.party.government and stand.party.nation:
            found.setdefault(stand.party.nation, []).append(stand)
    return list(found.values())
