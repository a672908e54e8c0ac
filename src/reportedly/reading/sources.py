"""Whose words: anonymity of a source, whom it stands for, and the chain that passes a statement on.
In: drafts of statements, sentences and named mentions. Out: sources and chains with entities.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly.reading.draft import Draft
from reportedly.reading.referents import FIRST_PERSON, Referent, Referents
from reportedly.reading.tokens import Sentence
from reportedly.record import ChainLink, Entity, EntityType, Mention, Range, Source, Text, holds

WORD = re.compile(r"\w+")
LOOK_BACK = 12
"""Statements back and on among which one may stand inside another, or the speaker have named the outlet told."""
UNNAMED = re.compile(r"\bnot to be (?:named|identified)|condition of anonymity|(?:un|not )authori[sz]ed to speak\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attributed:
    """A draft with its source and chain resolved."""

    draft: Draft
    source: Source
    chain: tuple[ChainLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """All drafts of a text, and its mentions and entities with those that speak without a name."""

    attributed: tuple[Attributed, ...]
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]


def resolve(
    text: Text,
    drafts: Sequence[Draft],
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    entities: Sequence[Entity],
) -> Resolved:
    """Each draft with whom its source stands for and through whom it comes; roles and pronouns join the mentions."""
    referents = Referents(text.text, text.id, mentions, entities)
    title = len(text.title or "")
    who: dict[int, Referent] = {}
    speakers = _quoted_by(text.text, drafts)
    asked = [(k, draft, draft.source) for k, draft in enumerate(drafts) if draft.source and k not in speakers]
    for number, draft, place in asked:
        if place[0] >= title:
            who[number] = referents.source(place, draft.anonymous)
    for number, draft, place in asked:
        if place[0] < title:
            who[number] = referents.headline(place, draft.anonymous)
    for number, (place, by) in speakers.items():
        who[number] = who[by]
        referents.speaks(who[by], place)
    more_mentions, more_entities = referents.finish()
    types = {entity.id: entity.type for entity in (*entities, *more_entities)}
    sources = [
        _source(text.text, draft, who.get(number), sentences[draft.sentence], types)
        for number, draft in enumerate(drafts)
    ]
    links = _Links(text.text, referents, {source.range: source.entity for source in sources})
    media = {
        number: (sources[number].entity, links.link(draft.media[0]))
        for number, draft in enumerate(drafts)
        if draft.media and not _is_own(text, draft.media[0])
    }
    attributed = []
    for number, draft in enumerate(drafts):
        chain = [links.link(place) for place in draft.relays]
        speaker = chain[-1].entity if draft.relays else sources[number].entity
        told = _told_through(number, drafts, speaker, media, sentences)
        chain += [link for link in (told, *_outer(draft, number, drafts, sources, media, links)) if link is not None]
        attributed.append(Attributed(draft=draft, source=sources[number], chain=tuple(dict.fromkeys(chain))))
    return Resolved(
        attributed=tuple(attributed),
        mentions=tuple(sorted((*mentions, *more_mentions), key=lambda m: (m.start, m.end))),
        entities=(*entities, *more_entities),
    )


def _quoted_by(text: str, drafts: Sequence[Draft]) -> dict[int, tuple[Range, int]]:
    """Of drafts whose source is the first person inside another's content: that source, and the other's number."""
    selves = {k: draft.source for k, draft in enumerate(drafts) if draft.source and _is_self(text, draft.source)}
    speakers: dict[int, tuple[Range, int]] = {}
    for number, place in selves.items():
        around = [
            (sum(end - start for start, end in drafts[k].contents), k)
            for k in range(max(0, number - LOOK_BACK), min(len(drafts), number + LOOK_BACK))
            if drafts[k].source and k not in selves and holds(drafts[k].contents, place)
        ]
        if around:
            speakers[number] = place, min(around)[1]
    return speakers


def _is_self(text: str, place: Range) -> bool:
    return text[slice(*place)].lower() in FIRST_PERSON


def _source(
    text: str, draft: Draft, who: Referent | None, sentence: Sentence, types: Mapping[str, EntityType]
) -> Source:
    if draft.source is None or who is None:
        return Source(anonymous=True, implicit=draft.implicit)
    start, end = draft.source
    anonymous = who.anonymous
    if not anonymous and types.get(who.entity or "") != "PERSON":
        anonymous = UNNAMED.search(text, sentence.start, sentence.end) is not None
    entity = who.entity if not anonymous or len(who.sources) > 1 else None
    return Source(
        start=start, end=end, text=text[start:end], entity=entity, anonymous=anonymous, implicit=draft.implicit
    )


def _is_own(text: Text, place: Range) -> bool:
    """Whether the medium told is the text's own outlet, which is in no chain: 'told the Gazette'."""
    told = {word for word in WORD.findall(text.text[slice(*place)].lower()) if word not in ("the", "this")}
    return told <= set(WORD.findall((text.outlet or "").lower()))


@dataclass(frozen=True, slots=True)
class _Links:
    """Makes chain links of places in a text."""

    text: str
    referents: Referents
    speakers: Mapping[Range | None, str | None]
    """Entities of the sources, by their places."""

    def link(self, place: Range) -> ChainLink:
        """The chain link that the words at `place` are."""
        start, end = place
        named = self.referents.named_in(start, end)
        entity = self.speakers.get(place, named.entity if named else None)
        return ChainLink(text=self.text[start:end], entity=entity, start=start, end=end)


def _outer(
    draft: Draft,
    number: int,
    drafts: Sequence[Draft],
    sources: Sequence[Source],
    media: Mapping[int, tuple[str | None, ChainLink]],
    links: _Links,
) -> list[ChainLink]:
    """Links for the statements inside whose content this one stands, the closest first."""
    if draft.cue_range is None:
        return []
    near = range(max(0, number - LOOK_BACK), min(len(drafts), number + LOOK_BACK))
    # Of several who tell the same words, the one who is told through the others comes first, and names them all.
    around = {
        drafts[k].contents: (sum(end - start for start, end in drafts[k].contents), k)
        for k in sorted(near, key=lambda k: len(drafts[k].relays))
        if k != number and holds(drafts[k].contents, draft.cue_range) and drafts[k].cue_range != draft.cue_range
    }
    chain: list[ChainLink] = []
    for _, k in sorted(around.values()):
        source = sources[k]
        if source.text is None or source.start is None or source.end is None or source.range == draft.source:
            continue
        if source.entity is not None and source.entity == sources[number].entity:
            continue
        chain.append(ChainLink(text=source.text, entity=source.entity, start=source.start, end=source.end))
        chain += [links.link(place) for place in drafts[k].relays]
        chain += [media[k][1]] if k in media else []
    return chain


def _told_through(
    number: int,
    drafts: Sequence[Draft],
    speaker: str | None,
    media: dict[int, tuple[str | None, ChainLink]],
    sentences: Sequence[Sentence],
) -> ChainLink | None:
    """The outlet that the speaker told in this paragraph, here or in an earlier statement."""
    paragraph = sentences[drafts[number].sentence].paragraph
    for k in range(number, max(number - LOOK_BACK, -1), -1):
        if sentences[drafts[k].sentence].paragraph != paragraph:
            return None
        if k in media and (k == number or (speaker is not None and media[k][0] == speaker)):
            return media[k][1]
    return None
