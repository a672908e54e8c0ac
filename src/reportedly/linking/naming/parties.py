"""Who a text's sources are: governments by their bodies, officials and capitals; media; persons; the unnamed.
In: one revision. Out: for each statement the parties behind its source, from the words of that text alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from reportedly.linking.naming.nations import Nation, find_nations, within
from reportedly.linking.naming.phrases import (
    ARTICLE,
    BODY,
    DEED,
    JOINING,
    JOINT,
    LEAD,
    MEDIA,
    NOBODY,
    OFFICE,
    SOME,
    TAIL,
    TITLE,
    VAGUE,
)
from reportedly.record import ChainLink, Entity, Mention, Revision, Source, Statement

_BACK = 20_000
"""Code points that 'the ministry' may look back."""
_BEFORE, _AFTER = 90, 110


class Party(NamedTuple):
    """One who stands behind a statement."""

    name: str
    nation: str | None = None
    """The country it belongs to, where the text shows one."""
    government: bool = False
    media: bool = False
    anonymous: bool = False
    entity: str | None = None
    """Id of the entity of its text that it is."""

    @property
    def identifiable(self) -> bool:
        """Whether it could be asked: somebody named, or the media of a named country."""
        return not self.anonymous or (self.media and self.nation is not None)

    @property
    def origin(self) -> str:
        """The name under which it counts: bodies and officials of one government are one."""
        if not (self.government and self.nation):
            return self.name
        return f"the government of {'the ' if ARTICLE.search(self.nation) else ''}{self.nation}"


def position(statement: Statement) -> tuple[int, int, str]:
    """Where a statement stands in its text: its content first, then its cue."""
    content = min((span.start for span in statement.content), default=0)
    cue = min((span.start for span in statement.cue), default=content)
    return min(content, cue), content, statement.id


class Behind(NamedTuple):
    """Who is behind one statement: those it names as its source, and those on whose word it counts."""

    sources: tuple[Party, ...]
    origins: tuple[Party, ...]


def parties(revision: Revision, nations: Sequence[Nation]) -> Mapping[str, Behind]:
    """Who is behind every statement of a text, by statement id. Pronouns and 'the ministry' look back."""
    page = _Page(revision, nations)
    found: dict[str, Behind] = {}
    before: list[tuple[Party, ...]] = []
    for statement in sorted(revision.reading.statements, key=position):
        sources = _of_source(statement.source, page, before)
        chain = [_of_source(_as_source(link), page, before) for link in statement.chain]
        unnamed = [group for group in chain if all(party.anonymous and not party.media for party in group)]
        origins = chain[-1] if chain and is_deed(statement) else unnamed[-1] if unnamed else sources
        found[statement.id] = Behind(sources, origins)
        before.append(sources)
    return found


def _as_source(link: ChainLink) -> Source:
    """One who passes a statement on, as a source. Who has no entity and no name of his own is unnamed."""
    named = any(word[0].isupper() for word in link.text.split()[1:] or [link.text])
    unnamed = link.entity is None and (not named or bool(NOBODY.match(link.text)))
    return Source(start=link.start, end=link.end, text=link.text, entity=link.entity, anonymous=unnamed)


def is_deed(statement: Statement) -> bool:
    """Whether it tells what the source did: asked, promised, decided. On that the word of those who tell it counts.

    'Sources said Putin asked' rests on the sources, though the request is Putin's.
    """
    cue = " ".join(span.text for span in statement.cue)
    return statement.stance == "urges" or statement.words.lower().startswith("to ") or bool(DEED.search(cue))


class _Page:
    """One text with its countries and the places of its entities at hand."""

    def __init__(self, revision: Revision, nations: Sequence[Nation]) -> None:
        self.text = revision.text.text
        self.entities: dict[str, Entity] = {e.id: e for e in revision.reading.entities}
        self.mentions: dict[str, list[Mention]] = {}
        for mention in revision.reading.mentions:
            self.mentions.setdefault(mention.entity, []).append(mention)
        self.nations = nations
        self.unnamed: dict[str, str] = {}
        self.roles: dict[str, tuple[str | None, bool]] = {}
        """Country and office of each entity, once looked for."""
        dateline = find_nations((revision.text.dateline or "").title())
        self.home = dateline[0].name if dateline else None

    def name(self, source: Source, entity: Entity | None) -> str:
        """The name of a source: that of its entity; of the unnamed, the words that first told of it."""
        bare = _bare(source.text or "")
        if entity is None:
            return bare
        if source.anonymous:
            return self.unnamed.setdefault(entity.id, bare)
        # 'a doctor at the hospital' is not the hospital: only a pronoun or a role stands for a name.
        described = SOME.match(source.text or "") and entity.type != "PERSON"
        return bare if described else entity.name

    def nations_in(self, start: int, end: int) -> list[Nation]:
        return within(self.nations, start, end)


def _of_source(source: Source, page: _Page, before: Sequence[tuple[Party, ...]]) -> tuple[Party, ...]:
    if source.text is None:
        return (Party("unnamed source", anonymous=True),)
    entity = page.entities.get(source.entity or "")
    if VAGUE.match(source.text.strip()) and entity is None:
        nation = _same_body(source, page)
        return (_body(source, None, nation, page),) if nation else _looked_back(source.text, before)
    nations = _in_phrase(source, page)
    who = entity.id if entity else None
    if MEDIA.search(source.text) and not _is_person(entity):
        owner = nations[0].name if nations else None
        return (Party(_bare(source.text), nation=owner, media=True, anonymous=source.anonymous, entity=who),)
    if nations and _is_country(source.text, nations, entity):
        return tuple(Party(n.name, nation=n.name, government=True) for n in _jointly(nations, source, page))
    if nations and BODY.search(source.text):
        owners = _jointly(nations, source, page)
        return tuple(_body(source, entity, n.name, page) for n in owners)
    return (_named(source, entity, page, before),)


def _in_phrase(source: Source, page: _Page) -> list[Nation]:
    if source.start is None or source.end is None:
        return list(find_nations(source.text or ""))
    return page.nations_in(source.start, source.end)


def _is_country(phrase: str, nations: Sequence[Nation], entity: Entity | None) -> bool:
    """Whether only countries and joining words are in the phrase: 'Seoul', 'the U.S. and Japan', 'the Kremlin'."""
    if entity is not None and entity.type == "PERSON":
        return False
    if any(nation.form == "demonym" for nation in nations):
        return False
    named = sum(nation.end - nation.start for nation in nations)
    joining = sum(len(word) for word in JOINING.findall(phrase))
    return named + joining >= len(re.sub(r"[\s,.&'’]|s\b", "", phrase))


def _jointly(nations: Sequence[Nation], source: Source, page: _Page) -> list[Nation]:
    """The first country of the phrase and those joined to it by 'and'; 'the ambassador to Seoul' is not of Seoul."""
    owners = [nations[0]]
    base = source.start
    whole = page.text if base is not None else source.text or ""
    for before, after in pairwise(nations):
        if not JOINT.match(whole[before.end : after.start]):
            break
        if all(after.name != owner.name for owner in owners):
            owners.append(after)
    return owners


def _body(source: Source, entity: Entity | None, nation: str, page: _Page) -> Party:
    who = entity.id if entity else None
    return Party(page.name(source, entity), nation=nation, government=True, anonymous=source.anonymous, entity=who)


def _named(source: Source, entity: Entity | None, page: _Page, before: Sequence[tuple[Party, ...]]) -> Party:
    phrase = source.text or ""
    name = page.name(source, entity)
    unnamed = source.anonymous or SOME.match(phrase) is not None
    nation, official = (None, False) if unnamed else _role(entity, page)
    if nation is None and (official or (OFFICE if unnamed else BODY).search(phrase)):
        official = True
        nation = _master(source, page) or _domestic(source, page, before)
    return Party(
        name,
        nation=nation,
        government=official and nation is not None,
        anonymous=source.anonymous or (unnamed and entity is None),
        entity=entity.id if entity else None,
    )


def _master(source: Source, page: _Page) -> str | None:
    """The country of the person whose spokesman or office the source is: 'President Marchensky’s spokesman'."""
    if source.start is None or source.end is None:
        return None
    inside = [
        name
        for name, mentions in page.mentions.items()
        if _is_person(page.entities.get(name))
        and any(source.start <= m.start and m.end <= source.end and m.form == "name" for m in mentions)
    ]
    return next((nation for name in sorted(inside) if (nation := _role(page.entities[name], page)[0])), None)


def _role(entity: Entity | None, page: _Page) -> tuple[str | None, bool]:
    """The country and office that some mention of the entity shows: before the name, or in apposition after it."""
    if entity is None:
        return None, False
    if entity.id not in page.roles:
        page.roles[entity.id] = _shown_role(entity, page)
    return page.roles[entity.id]


def _shown_role(entity: Entity, page: _Page) -> tuple[str | None, bool]:
    official = False
    for mention in page.mentions.get(entity.id, ()):
        if mention.form == "pronoun":
            continue
        start, end = _title(page.text, mention)
        nations = page.nations_in(start, end)
        if BODY.search(page.text[start:end]) and not MEDIA.search(page.text[start:end]):
            official = True
            if nations:
                return nations[0].name, True
    return None, official


def _title(text: str, mention: Mention) -> tuple[int, int]:
    """The words that belong to a mention: its own, the capitalised ones before it, and an apposition after it."""
    start = mention.start
    lead = re.search(r"(?:[\w.’'-]+ ){1,8}$", text[max(0, start - _BEFORE) : start])
    if lead and (title := TITLE.search(lead.group())):
        start -= len(title.group())
    after = re.match(r",\s[^.;:“\"]{3,100}", text[mention.end : mention.end + _AFTER])
    apposed = after is not None and re.match(r",\s(?:a|an|the|[A-Z]|\w+[’']s)", after.group()) is not None
    return start, mention.end + (after.end() if after and apposed else 0)


def _domestic(source: Source, page: _Page, before: Sequence[tuple[Party, ...]]) -> str | None:
    """The country of a body that the text names without one: that of the dateline for 'here', else the last told of."""
    if page.home and re.search(r"\bhere\b", page.text[source.start or 0 : (source.end or 0) + 6]):
        return page.home
    if nation := _same_body(source, page):
        return nation
    for group in reversed(before):
        for party in group:
            if party.government and party.nation:
                return party.nation
    return page.home


def _same_body(source: Source, page: _Page) -> str | None:
    """The country that the text gave to the same sort of body before: 'Varania’s spy agency', then 'the agency'."""
    kinds = BODY.findall(source.text or "")
    if not kinds or source.start is None:
        return None
    body = re.compile(rf"(?:['’]s)?(?: [\w-]+){{0,3}}? {re.escape(kinds[-1].split()[-1])}\b", re.IGNORECASE)
    told = within(page.nations, source.start - _BACK, source.start)
    earlier = [nation for nation in told if body.match(page.text, nation.end)]
    return earlier[-1].name if earlier else None


def _looked_back(phrase: str, before: Sequence[tuple[Party, ...]]) -> tuple[Party, ...]:
    plural = bool(re.search(r"\b(?:they|sources)\b", phrase, re.IGNORECASE))
    for group in reversed(before):
        if plural and not any(party.anonymous or len(group) > 1 for party in group):
            continue
        return group
    return before[-1] if before else (Party(_bare(phrase), anonymous=True),)


def _is_person(entity: Entity | None) -> bool:
    return entity is not None and entity.type == "PERSON"


def _bare(phrase: str) -> str:
    """A source phrase without its article and what is told of it: 'the doctor, who …' and 'doctor' are one name."""
    words = " ".join(phrase.split())
    tail = TAIL.search(words)
    return LEAD.sub("", words[: tail.start()] if tail else words) or words
