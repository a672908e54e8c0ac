"""Whose words: anonymity of a source, whom a pronoun or role stands for, and the chain that passes a statement on.
In: drafts of statements, sentences and named mentions. Out: sources and chains with entities.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass

from msgspec import structs

from reportedly.reading.clauses.lexicon import (
    ANONYMOUS_NOUNS,
    BODY_NOUNS,
    MEDIA_NOUNS,
    NOUN_CUES,
    PERSON_NOUNS,
    PRONOUNS,
    TITLES,
)
from reportedly.reading.draft import Draft
from reportedly.reading.tokens import Sentence
from reportedly.record import ChainLink, Entity, Mention, Range, Source, holds

WORD = re.compile(r"[\w.]+(?:[-’']\w+)*")
DEFINITE = frozenset(("the", "this", "that", "these", "those", "his", "her", "its", "their", "our"))
INDEFINITE = frozenset(("a", "an", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"))
VAGUE = frozenset(("some", "many", "several", "others", "critics", "both", "few", "another", "most"))
CLASSES = frozenset(("media", "outlets", "newspapers", "broadcasters", "agencies", "press"))
"""Media as a class: nobody in particular."""
LOOK_BACK = 12
"""Statements back in the paragraph in which the speaker may have named the outlet told."""
POSSESSIVE = re.compile(r"['’]s?\b")
PLACED = re.compile(r"\s(?:of|at|from|in|for|with|near|to)\s")
UNNAMED = re.compile(r"\bnot to be (?:named|identified)|condition of anonymity|(?:un|not )authori[sz]ed to speak\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attributed:
    """A draft with its source and chain resolved."""

    draft: Draft
    source: Source
    chain: tuple[ChainLink, ...]


def resolve(
    text: str,
    drafts: Sequence[Draft],
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    entities: Sequence[Entity],
) -> tuple[Attributed, ...]:
    """Each draft with whom its source stands for and through whom it comes."""
    resolver = _Resolver(text, mentions, entities)
    sources: list[Source] = []
    media: dict[int, tuple[str | None, ChainLink]] = {}
    for number, draft in enumerate(drafts):
        source = resolver.source(draft)
        if not source.anonymous and resolver.types.get(source.entity or "") != "PERSON":
            sentence = sentences[draft.sentence]
            if source.text and UNNAMED.search(text, sentence.start, sentence.end):
                source = structs.replace(source, anonymous=True, entity=None)
        sources.append(source)
        if draft.media:
            media[number] = (source.entity, resolver.link(draft.media[0]))
    beside: dict[int, list[int]] = {}
    for number, draft in enumerate(drafts):
        beside.setdefault(draft.sentence, []).append(number)
    attributed = []
    for number, draft in enumerate(drafts):
        chain = [resolver.link(place) for place in draft.relays]
        chain += _outer(draft, number, beside[draft.sentence], drafts, sources, resolver)
        speaker = chain[-1].entity if draft.relays else sources[number].entity
        told = _told_through(number, drafts, speaker, media, sentences)
        if told is not None and told not in chain:
            chain.append(told)
        attributed.append(Attributed(draft=draft, source=sources[number], chain=tuple(chain)))
    return tuple(attributed)


class _Resolver:
    """Follows a text from its start and remembers who spoke last."""

    def __init__(self, text: str, mentions: Sequence[Mention], entities: Sequence[Entity]) -> None:
        self.text = text
        self.mentions = sorted((m for m in mentions), key=lambda m: (m.start, m.end))
        self.starts = [m.start for m in self.mentions]
        self.types = {entity.id: entity.type for entity in entities}
        self.last_person: tuple[str | None, bool] | None = None
        self.last_body: tuple[str | None, bool] | None = None
        self.last_many: tuple[str | None, bool] | None = None
        self.roles: dict[str, tuple[str | None, bool]] = {}

    def source(self, draft: Draft) -> Source:
        """The source of `draft`; remembers it for the pronouns and roles that follow."""
        if draft.source is None:
            return Source(anonymous=True, implicit=draft.implicit)
        start, end = draft.source
        phrase = self.text[start:end]
        entity, anonymous = self._who(start, end, phrase)
        return Source(start=start, end=end, text=phrase, entity=entity, anonymous=anonymous, implicit=draft.implicit)

    def link(self, place: Range) -> ChainLink:
        """The chain link that the words at `place` are."""
        start, end = place
        named = self._named(start, end)
        return ChainLink(text=self.text[start:end], entity=named.entity if named else None, start=start, end=end)

    def _who(self, start: int, end: int, phrase: str) -> tuple[str | None, bool]:
        words = [match.group().lower() for match in WORD.finditer(phrase)]
        if len(words) == 1 and words[0] in PRONOUNS:
            return self._pronoun(words[0], start)
        head = _head(words)
        named = self._named(start, end)
        if named is not None and self.types[named.entity] == "PERSON":
            return self._remember(named.entity, False, words, head)
        if words and words[0] in DEFINITE and len(words) <= 3 and named is None:
            antecedent = self.roles.get(head) or (
                self.last_person if head in PERSON_NOUNS and not head.endswith("s") else None
            )
            if antecedent is not None:
                return self._remember(*antecedent, words, head)
        body = named is not None and self.types[named.entity] == "ORG" and head in MEDIA_NOUNS
        anonymous = not body and _unnamed(words, head)
        return self._remember(named.entity if named and not anonymous else None, anonymous, words, head)

    def _remember(self, entity: str | None, anonymous: bool, words: list[str], head: str) -> tuple[str | None, bool]:
        who = (entity, anonymous)
        kind = self.types.get(entity or "", "OTHER")
        person = kind == "PERSON" or (entity is None and head in PERSON_NOUNS and not head.endswith("s"))
        if person:
            self.last_person = who
        elif head.endswith("s") and (anonymous or head in PERSON_NOUNS):
            self.last_many = who
        else:
            self.last_body = who
        for word in words:
            if word in (PERSON_NOUNS | TITLES if person else BODY_NOUNS) or word == head:
                self.roles[word] = who
        return who

    def _pronoun(self, word: str, start: int) -> tuple[str | None, bool]:
        sort = PRONOUNS[word]
        if sort == "person":
            return self._person_before(start) or self.last_person or (None, False)
        if sort == "many":
            return self.last_many or self.last_body or (None, False)
        return self.last_body or (None, False)

    def _person_before(self, start: int) -> tuple[str | None, bool] | None:
        """The first person named earlier in the same sentence: 'When Putin met Kim, he asked'."""
        begin = (
            max(self.text.rfind("\n", 0, start), self.text.rfind(". ", 0, start), self.text.rfind(".” ", 0, start)) + 1
        )
        for mention in self.mentions[bisect.bisect_left(self.starts, begin) : bisect.bisect_left(self.starts, start)]:
            if self.types[mention.entity] == "PERSON":
                return mention.entity, False
        return None

    def _named(self, start: int, end: int) -> Mention | None:
        """The named mention that the phrase is about: a person if there is one, else a body, else the first name."""
        first = bisect.bisect_left(self.starts, start)
        inside = [m for m in self.mentions[first : bisect.bisect_left(self.starts, end)] if m.end <= end]
        persons = [m for m in inside if self._is_subject(m, start, end)]
        comma = self.text.find(",", start, end)
        head = [m for m in inside if comma < 0 or m.start < comma] or inside
        bodies = [m for m in head if self.types[m.entity] == "ORG"]
        others = [m for m in head if self.types[m.entity] != "PERSON"]
        return next(iter(persons or bodies or others), None)

    def _is_subject(self, mention: Mention, start: int, end: int) -> bool:
        """Whether the phrase is about this person: 'the prime minister, Callum Orrest', not 'Corvane's spokesman'."""
        if self.types[mention.entity] != "PERSON" or POSSESSIVE.match(self.text, mention.end, end):
            return False
        comma = self.text.find(",", start, mention.start)
        before = self.text[max(start, comma + 1) : mention.start]
        return PLACED.search(f"{before} ") is None and (comma < 0 or not before.strip() or self._titled(before))

    @staticmethod
    def _titled(words: str) -> bool:
        return all(word.lower() in TITLES or word[0].isupper() for word in words.split())


def _unnamed(words: Sequence[str], head: str) -> bool:
    """Whether a phrase without a person's name leaves nobody who could be asked: 'a doctor at X', 'brokers in Y'."""
    first = words[0] if words else ""
    if first == "one" and words[1:2] == ["of"]:
        return True
    if head in ANONYMOUS_NOUNS or head in NOUN_CUES or first in VAGUE:
        return True
    if head in MEDIA_NOUNS:
        return head in CLASSES or first in INDEFINITE
    people = head in PERSON_NOUNS | TITLES or head.endswith(("ers", "ors", "ists"))
    return people and (first in INDEFINITE or (head.endswith("s") and first not in DEFINITE))


def _head(words: list[str]) -> str:
    """The head noun of a source phrase: the last noun before 'of', 'for', 'with', 'who', a comma's worth of words."""
    head = ""
    for word in words:
        if word in (
            "of",
            "for",
            "from",
            "with",
            "at",
            "in",
            "on",
            "to",
            "familiar",
            "close",
            "briefed",
            "who",
            "near",
            "here",
            "there",
        ):
            break
        if head and word.endswith("ed"):
            break  # 'diplomats posted in Lisk'
        if word.endswith(("'s", "’s")):
            continue
        head = word
    return head


def _outer(
    draft: Draft,
    number: int,
    beside: Sequence[int],
    drafts: Sequence[Draft],
    sources: Sequence[Source],
    resolver: _Resolver,
) -> list[ChainLink]:
    """Links for the statements inside whose content this one stands, the closest first."""
    if draft.cue_range is None:
        return []
    # Of several who tell the same words, the one who is told through the others comes first, and names them all.
    around = {
        drafts[k].contents: (sum(end - start for start, end in drafts[k].contents), k)
        for k in sorted(beside, key=lambda k: len(drafts[k].relays))
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
        chain += [resolver.link(place) for place in (*drafts[k].relays, *drafts[k].media[:1])]
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
