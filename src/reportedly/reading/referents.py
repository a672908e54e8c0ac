"""Whom the words of a source stand for: names, roles and pronouns of one text, followed from its start.
In: a text, its named mentions, the places of sources. Out: for each source an entity and whether it is unnamed.

A pronoun or a role takes the latest who fits by sort and sex, speakers before the spoken of (reading/antecedents.py);
the rules are measured by `python -m bench ours coreference`, not learned.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from reportedly.reading.antecedents import Layout, Referent, by_headline, by_pronoun, by_role
from reportedly.reading.clauses.lexicon import (
    BODY_NOUNS,
    GENERIC_BODIES,
    MEDIA_NOUNS,
    MEN,
    PERSON_NOUNS,
    PRONOUNS,
    WOMEN,
)
from reportedly.reading.naming import POSSESSIVE, Names
from reportedly.reading.phrases import Phrase, find_phrases, is_head, roles_after, titles_before
from reportedly.reading.unnamed import DEFINITE, Sort, head_of, is_woman, names_nobody, roles_of, sort_of
from reportedly.record import Entity, EntityType, Mention, MentionForm, Range, make_id

__all__ = ["FIRST_PERSON", "Referent", "Referents"]

WORD = re.compile(r"[\w.]+(?:[-’']\w+)*")
ARTICLE = re.compile(r"^(?:the|an?|this|that|its|his|her|their)\s+", re.IGNORECASE)
INTRODUCING = re.compile(r"([\w-]+),\s+$")
FIRST_PERSON = frozenset(("i", "we"))
OWNERS = {"his": "he", "her": "she", "its": "it", "their": "they"}
KINDS: Mapping[Sort, EntityType] = {"person": "PERSON", "body": "ORG"}
"""Types of those who have no name."""
OF_PEOPLE = {"ministry": "minister", "presidency": "president", "embassy": "ambassador", "consulate": "consul"}
"""Bodies by whom they are known, where the text has told only of the person."""
MEMORY = 60
"""How many of those last told of a pronoun or role may stand for; news goes back a few."""
BRIEF = 4
"""Words of the longest source in a headline that stands for somebody whom the text below tells of in other words."""


class Referents:
    """Everybody in one text; sources are asked about in their order, then `finish` names whom only roles name."""

    def __init__(self, text: str, text_id: str, mentions: Iterable[Mention], entities: Sequence[Entity]) -> None:
        self.text, self.text_id = text, text_id
        self.mentions = sorted(mentions, key=lambda m: (m.start, m.end))
        self.entities = {entity.id: entity for entity in entities}
        self._names = Names(text, self.mentions, self.entities)
        self.named: dict[tuple[str, str], Referent] = {}
        self.told: dict[int, Referent] = {}
        """By identity, in the order in which they were last told of."""
        self._layout = Layout(text)
        phrases = find_phrases(text, [(m.start, m.end) for m in self.mentions])
        self._events: list[Mention | Phrase] = sorted((*self.mentions, *phrases), key=lambda event: event.start)
        self._next = 0
        self._asked: dict[Range, Referent] = {}
        self._asked_until = 0
        self._author = Referent(sort="person", anonymous=False)
        """Who writes the text, whom 'he' and 'she' in it are not."""

    def source(self, place: Range, unnamed: bool | None = None) -> Referent:
        """Whom the source at `place` stands for; `unnamed` where a method has seen that it names nobody."""
        self._tell_until(place[0])
        found = self._asked.get(place) or self._find(place, self._words(place), unnamed)
        found.spoke = place[0]
        self.speaks(found, place)
        self._touch(found, place)
        self._asked_until = max(self._asked_until, place[1])
        return found

    def headline(self, place: Range, unnamed: bool | None = None) -> Referent:
        """The same for a source in the headline, asked about last: it names briefly whom the text tells of."""
        words = self._words(place)
        found = self._asked.get(place)
        if found is None and words and self._is_brief(place, words):
            body = self.text.find("\n")
            below = (referent for referent in self.told.values() if referent.place[0] > body)
            found = by_headline(head_of(words).removeprefix("ex-"), words[-1], below)
            if found is None and self._is_noun(place):
                found = self._nameless(words, unnamed)
        found = found or self._find(place, words, unnamed)
        self.speaks(found, place)
        self._touch(found, place)
        return found

    def _is_brief(self, place: Range, words: Sequence[str]) -> bool:
        """Whether it only says what somebody is: 'Minister', 'Kolmi president', 'Spy agency'."""
        named = self.named_in(*place)
        return len(words) <= BRIEF and (named is None or named.end < place[1] or self._is_noun(place))

    def _is_noun(self, place: Range) -> bool:
        """Whether what was taken for a name is a noun with the capital of a headline: 'Watchdog'."""
        named = self.named_in(*place)
        return named is not None and named.end == place[1] and is_head(named.text.lower())

    def speaks(self, referent: Referent, place: Range) -> None:
        """Notes that the words at `place` stand for `referent`; the subject of two verbs speaks once."""
        if place not in self._asked:
            self._asked[place] = referent
            referent.sources.append(place)

    def _words(self, place: Range) -> list[str]:
        return [match.group().lower() for match in WORD.finditer(self.text, *place)]

    def finish(self) -> tuple[list[Mention], list[Entity]]:
        """Entities for those without a name whom more than their own words tell of, and the mentions that show it."""
        mentions, entities = [], []
        for referent in sorted(self.told.values(), key=lambda r: r.sources[:1]):
            owned = referent.owner is not None and not referent.anonymous
            places = sorted((*referent.sources, *referent.phrases))
            if not referent.sources or (len(places) < 2 and not owned):
                continue
            if referent.entity is None:
                entity = self._entity(referent)
                referent.entity = entity.id
                entities.append(entity)
            for start, end in places:
                if self.named_in(start, end) is None:
                    words = self.text[start:end]
                    form: MentionForm = "pronoun" if words.lower() in PRONOUNS else "role"
                    mentions.append(Mention(start=start, end=end, text=words, form=form, entity=referent.entity))
        return mentions, entities

    def _entity(self, referent: Referent) -> Entity:
        owner = self._label(referent.owner) if referent.owner else ""
        name = f"{owner}’s {self._label(referent)}" if owner else self._label(referent)
        start = self._introduction(referent)[0]
        return Entity(id=make_id("ent", self.text_id, name, start), name=name, type=KINDS.get(referent.sort, "OTHER"))

    def _label(self, referent: Referent) -> str:
        """The name of somebody, or what the text calls him first."""
        return referent.name or ARTICLE.sub("", self.text[slice(*self._introduction(referent))], count=1)

    def _introduction(self, referent: Referent) -> Range:
        """Where somebody without a name is first called more than 'he' or 'I'."""
        places = sorted((*referent.sources, *referent.phrases))
        return next(
            (place for place in places if self.text[slice(*place)].lower() not in PRONOUNS), (places or [(0, 0)])[0]
        )

    def _find(self, place: Range, words: list[str], unnamed: bool | None) -> Referent:
        if len(words) == 1 and words[0] in PRONOUNS:
            return self._pronoun(words[0], place[0])
        head, named = head_of(words), self.named_in(*place)
        if named is not None and self.entities[named.entity].type == "PERSON":
            self._introduce(named)
            return self._known(named, words)
        if named is None and len(words) > 1 and words[0] in OWNERS:
            return self._owned(place[0], words, unnamed)
        earlier = self._role(place, named)
        if earlier is not None:
            if not earlier.sources and earlier.entity is None:
                earlier.anonymous = bool(unnamed) or names_nobody(words, head)
            return earlier
        outlet = named is not None and self.entities[named.entity].type == "ORG" and head in MEDIA_NOUNS
        anonymous = bool(unnamed) or (not outlet and names_nobody(words, head))
        if named is not None and not anonymous and self._is_head(named, place):
            return self._known(named, words, head)
        return self._nameless(words, anonymous)

    def _nameless(self, words: Sequence[str], unnamed: bool | None) -> Referent:
        """Somebody new who has no name."""
        head = head_of(words)
        return Referent(
            sort=sort_of(words, head),
            anonymous=bool(unnamed) or names_nobody(words, head),
            roles=roles_of(words, head),
            woman=is_woman(words),
        )

    def _pronoun(self, word: str, at: int) -> Referent:
        if PRONOUNS[word] == "relative":
            return next(iter(self._latest()), None) or Referent(sort="thing", anonymous=False)
        if word in FIRST_PERSON and not self._layout.is_quoted(at):
            return self._author
        found = by_pronoun(word, at, self._latest(), self._layout)
        if found is None:
            sort: Sort = "person" if PRONOUNS[word] == "person" else "many" if PRONOUNS[word] == "many" else "body"
            found = Referent(sort=sort, anonymous=False)
        if word in MEN | WOMEN:
            found.woman = word in WOMEN
        return found

    def _owned(self, at: int, words: Sequence[str], unnamed: bool | None) -> Referent:
        """Who is called by whose he is: 'its chairman' is somebody else after another body was told of."""
        owner = by_pronoun(OWNERS[words[0]], at, self._latest(), self._layout)
        for other in self._latest():
            is_theirs = other.owner is owner or (other.entity is not None and other.owner is None)
            if head_of(words) in other.roles and other is not owner and is_theirs:
                return other
        found = self._nameless(words, unnamed)
        found.owner = owner
        return found

    def _role(self, place: Range, named: Mention | None) -> Referent | None:
        """Who was told of before and is now called by a few words: 'the pastor', 'the pastor, asked by the court'."""
        comma = self.text.find(",", *place)
        core = self._words((place[0], comma) if comma >= 0 else place)
        if not core or len(core) > 3 or (len(core) > 1 and core[0] not in DEFINITE):
            return None
        if named is not None and (not named.start > comma >= 0 or self._is_name_of(named, place, comma)):
            return None
        head, latest = head_of(core), self._latest()
        if head in OF_PEOPLE and not any(head in r.roles for r in latest):
            chief = next((r for r in latest if OF_PEOPLE[head] in r.roles and r.sort == "person"), None)
            return chief and Referent(sort="body", anonymous=False, roles={head}, owner=chief)
        return by_role(head, core, latest)

    def _is_name_of(self, mention: Mention, place: Range, comma: int) -> bool:
        """Whether a phrase ends in the name of what it calls first: 'the operator, Serrin Fuel'."""
        return mention.end == place[1] and not self.text[comma + 1 : mention.start].strip()

    def _is_head(self, mention: Mention, place: Range) -> bool:
        """Whether the phrase stands for what is named in it: not 'a lawyer for the union', not 'Veldt's spokesman'."""
        owned = POSSESSIVE.match(self.text, mention.end, place[1]) is not None
        return not owned or self.entities[mention.entity].type in ("GPE", "NORP")

    def _introduce(self, mention: Mention) -> None:
        """Gives a name to who was told of without one: 'A driver said no. The driver, Nasser Usop, ...'."""
        role = INTRODUCING.search(self.text, max(0, mention.start - 40), mention.start)
        if role is None or (mention.entity, "") in self.named:
            return
        nameless = (r for r in self._latest() if r.entity is None and r.sort == "person" and role.group(1) in r.roles)
        found = next(nameless, None)
        if found is not None:
            found.entity, found.name, found.kind = mention.entity, self.entities[mention.entity].name, "PERSON"
            found.anonymous = False
            self.named[mention.entity, ""] = found

    def _known(self, mention: Mention, words: Sequence[str], head: str = "") -> Referent:
        """Who is named by `mention`; a country's ministry, told by its head, is somebody else than the country."""
        entity = self.entities[mention.entity]
        part = head if entity.type in ("GPE", "NORP") and head in BODY_NOUNS | PERSON_NOUNS else ""
        found = self.named.get((entity.id, part))
        if found is None:
            sort: Sort = "person" if entity.type == "PERSON" else sort_of(words, part) if part else "body"
            kind: EntityType = "ORG" if part else entity.type
            found = Referent(sort=sort, anonymous=False, entity=entity.id, name=entity.name, kind=kind)
            found.roles = {part} if part else {word.lower() for word in WORD.findall(entity.name)}
            self.named[entity.id, part] = found
        found.roles |= roles_of(words, head) if part else set(words)
        woman = is_woman(words)
        found.woman = found.woman if woman is None else woman
        return found

    def _tell_until(self, place: int) -> None:
        """Notes who is told of before `place`, whether he speaks or not, with what the text calls him."""
        while self._next < len(self._events) and self._events[self._next].start < place:
            event = self._events[self._next]
            self._next += 1
            if isinstance(event, Phrase):
                self._tell_of(event)
            elif self.entities[event.entity].type in ("PERSON", "ORG", "GPE"):
                self._touch(self._known(event, self._called(event)), (event.start, event.end))

    def _called(self, mention: Mention) -> list[str]:
        """Titles before a name and the role behind it: 'Minister Ilva Dorn', 'Ilva Dorn, the harbour master'."""
        if self.entities[mention.entity].type == "GPE":
            return []
        return [*titles_before(self.text, mention.start), *roles_after(self.text, mention.end)]

    def _tell_of(self, phrase: Phrase) -> None:
        """Notes somebody told of without a name, unless it is a source or explains a name."""
        if phrase.start < self._asked_until:
            return
        named = self.named_in(*phrase.explains) if phrase.explains else None
        if named is not None and self.entities[named.entity].type in ("PERSON", "ORG"):
            self._known(named, phrase.words[1:])
            return
        called = (r for r in self._latest() if phrase.head in r.roles) if phrase.words[0] == "the" else iter(())
        found = next(called, None)
        if found is None and phrase.words[0] == "the" and phrase.head in GENERIC_BODIES:
            found = by_role(phrase.head, phrase.words, self._latest())
        if found is None:
            found = self._nameless(phrase.words, False)
            found.anonymous = False  # what it is as a source, is for the source's words to say
        if found.entity is None:
            found.phrases.append(phrase.place)
        self._touch(found, phrase.place)

    def _touch(self, referent: Referent, place: Range) -> None:
        if referent is not self._author:
            self.told.pop(id(referent), None)
            self.told[id(referent)] = referent
            self._layout.told(referent, place)

    def _latest(self) -> list[Referent]:
        return list(islice(reversed(self.told.values()), MEMORY))

    def named_in(self, start: int, end: int) -> Mention | None:
        """Whom a phrase is about: a person if there is one, else a body, else the first name in it."""
        return self._names.named_in(start, end)
