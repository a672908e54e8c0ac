"""Whom the words of a source stand for: names, roles and pronouns of one text, followed from its start.
In: a text, its named mentions, the places of sources. Out: for each source an entity and whether it is unnamed.

A pronoun or a role takes the latest who fits by sort and sex, speakers before the spoken of; the rules are measured by
`python -m bench ours` (entity accuracy), not learned.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from operator import attrgetter

from reportedly.reading.clauses.lexicon import (
    BODY_NOUNS,
    GENERIC_BODIES,
    MEDIA_NOUNS,
    MEN,
    OFFICES,
    OUTLETS,
    PERSON_NOUNS,
    PRONOUNS,
    TITLES,
    WOMEN,
)
from reportedly.reading.quotes import Quote, find_quotes
from reportedly.reading.unnamed import AGED, DEFINITE, Sort, head_of, is_woman, names_nobody, sort_of
from reportedly.record import Entity, EntityType, Mention, MentionForm, Range, make_id

WORD = re.compile(r"[\w.]+(?:[-’']\w+)*")
POSSESSIVE = re.compile(r"['’]s?\b")
PLACED = re.compile(r"\s(?:of|at|from|in|for|with|near|to)\s")
SENTENCE_END = re.compile(r"\n|[.?!][”\"’']?\s")

PRONOUN_SORTS: dict[str, tuple[Sort, ...]] = {
    "person": ("person",),
    "many": ("many", "body"),
    "body": ("body", "thing", "many"),
}
"""Whom a pronoun of each sort may stand for, as PRONOUNS names the sorts."""
FIRST_PERSON = frozenset(("i", "we"))
OUTLET = re.compile(
    r"\b(?:Broadcasting|Chronicle|Courier|Daily|Dispatch|Gazette|Herald|Journal|Magazine|News|Observer|Post|Press|Radio"
    r"|Standard|Television|Times|Tribune|TV|Weekly|Wire)\b"
)
"""Words in the name of an outlet."""
KINDS: Mapping[Sort, EntityType] = {"person": "PERSON", "body": "ORG"}
"""Types of those who have no name."""
MEMORY = 60
"""How many of those last told of a pronoun or role may stand for; news goes back a few."""


@dataclass(slots=True, eq=False)
class Referent:
    """Somebody or something that a text tells of."""

    sort: Sort
    anonymous: bool
    entity: str | None = None
    kind: EntityType = "OTHER"
    roles: set[str] = field(default_factory=set)
    woman: bool | None = None
    first: int = 0
    """Where it was first told of, and where last."""
    place: Range = (-1, -1)
    spoke: int = -1
    """Where it last spoke; -1 for never."""
    sources: list[Range] = field(default_factory=list)


class Referents:
    """Everybody in one text; sources are asked about in their order, then `finish` names whom only roles name."""

    def __init__(self, text: str, text_id: str, mentions: Iterable[Mention], entities: Sequence[Entity]) -> None:
        self.text, self.text_id = text, text_id
        self.mentions = sorted(mentions, key=lambda m: (m.start, m.end))
        self.starts = [m.start for m in self.mentions]
        self.entities = {entity.id: entity for entity in entities}
        self.named: dict[tuple[str, str], Referent] = {}
        self.told: dict[int, Referent] = {}
        """By identity, in the order in which they were last told of."""
        self._ends = [match.end() for match in SENTENCE_END.finditer(text)]
        self._next = 0
        self._asked: dict[Range, Referent] = {}
        self._quotes: tuple[Quote, ...] | None = None

    def source(self, place: Range, unnamed: bool | None = None) -> Referent:
        """Whom the source at `place` stands for; `unnamed` where a method has seen that it names nobody."""
        self._tell_until(place[0])
        found = self._asked.get(place) or self._find(place, self._words(place), unnamed)
        found.spoke = place[0]
        self.speaks(found, place)
        self._touch(found, place)
        return found

    def headline(self, place: Range, unnamed: bool | None = None) -> Referent:
        """The same for a source in the headline, asked about last: it names briefly whom the text tells of."""
        words = self._words(place)
        head = head_of(words)
        found = self._asked.get(place)
        if found is None and words and self.named_in(*place) is None and len(words) <= 3:
            called = (
                r for r in sorted(self.told.values(), key=lambda r: r.first) if head in r.roles or words[-1] in r.roles
            )
            bodies = (r for r in self.told.values() if head in GENERIC_BODIES and r.sort == "body" and r.kind == "ORG")
            found = next(called, None) or next((r for r in bodies if r.spoke >= 0), None)
        found = found or self._find(place, words, unnamed)
        self.speaks(found, place)
        self._touch(found, place)
        return found

    def speaks(self, referent: Referent, place: Range) -> None:
        """Notes that the words at `place` stand for `referent`; the subject of two verbs speaks once."""
        if place not in self._asked:
            self._asked[place] = referent
            referent.sources.append(place)

    def _words(self, place: Range) -> list[str]:
        return [match.group().lower() for match in WORD.finditer(self.text, *place)]

    def finish(self) -> tuple[list[Mention], list[Entity]]:
        """Entities for those without a name who speak more than once, and the mentions that show it."""
        mentions, entities = [], []
        for referent in sorted(self.told.values(), key=lambda r: r.sources[:1]):
            if len(referent.sources) < 2:
                continue
            if referent.entity is None:
                entity = self._entity(referent)
                referent.entity = entity.id
                entities.append(entity)
            for start, end in referent.sources:
                if self.named_in(start, end) is None:
                    words = self.text[start:end]
                    form: MentionForm = "pronoun" if words.lower() in PRONOUNS else "role"
                    mentions.append(Mention(start=start, end=end, text=words, form=form, entity=referent.entity))
        return mentions, entities

    def _entity(self, referent: Referent) -> Entity:
        start, end = referent.sources[0]
        name = re.sub(r"^(?:the|a|an|this|that|its|his|her|their)\s+", "", self.text[start:end], flags=re.IGNORECASE)
        return Entity(id=make_id("ent", self.text_id, name, start), name=name, type=KINDS.get(referent.sort, "OTHER"))

    def _find(self, place: Range, words: list[str], unnamed: bool | None) -> Referent:
        if len(words) == 1 and words[0] in PRONOUNS:
            return self._pronoun(words[0], place[0])
        head = head_of(words)
        named = self.named_in(*place)
        if named is not None and self.entities[named.entity].type == "PERSON":
            return self._known(named, words)
        if named is None and words and (words[0] in DEFINITE or len(words) == 1) and len(words) <= 3:
            earlier = self._role(head, words)
            if earlier is not None:
                return earlier
        outlet = named is not None and self.entities[named.entity].type == "ORG" and head in MEDIA_NOUNS
        anonymous = bool(unnamed) or (not outlet and names_nobody(words, head))
        if named is not None and not anonymous and self._is_head(named, place):
            return self._known(named, words, head)
        return Referent(
            sort=sort_of(words, head), anonymous=anonymous, roles=_roles(words, head), woman=is_woman(words)
        )

    def _is_head(self, mention: Mention, place: Range) -> bool:
        """Whether the phrase stands for what is named in it: not 'a lawyer for the union', not 'Veldt's spokesman'."""
        owned = POSSESSIVE.match(self.text, mention.end, place[1]) is not None
        return not owned or self.entities[mention.entity].type in ("GPE", "NORP")

    def _known(self, mention: Mention, words: Sequence[str], head: str = "") -> Referent:
        """Who is named by `mention`; a country's ministry, told by its head, is somebody else than the country."""
        entity = self.entities[mention.entity]
        part = head if entity.type in ("GPE", "NORP") and head in BODY_NOUNS | PERSON_NOUNS else ""
        found = self.named.get((entity.id, part))
        if found is None:
            sort = "person" if entity.type == "PERSON" else sort_of(words, part) if part else "body"
            found = Referent(sort=sort, anonymous=False, entity=entity.id, kind="ORG" if part else entity.type)
            found.roles = {part} if part else {word.lower() for word in WORD.findall(entity.name)}
            self.named[entity.id, part] = found
        found.roles |= _roles(words, head) if part else set(words)
        woman = is_woman(words)
        found.woman = found.woman if woman is None else woman
        return found

    def _tell_until(self, place: int) -> None:
        """Notes who is named before `place`, whether he speaks or not, with the title before his name."""
        while self._next < len(self.mentions) and self.mentions[self._next].start < place:
            mention = self.mentions[self._next]
            self._next += 1
            if self.entities[mention.entity].type in ("PERSON", "ORG", "GPE"):
                before = WORD.findall(self.text[max(0, mention.start - 50) : mention.start])[-4:]
                titles = [word.lower() for word in before if word.lower() in TITLES | MEN | WOMEN]
                self._touch(self._known(mention, titles), (mention.start, mention.end))

    def _touch(self, referent: Referent, place: Range) -> None:
        self.told.pop(id(referent), None)
        self.told[id(referent)] = referent
        referent.first = place[0] if referent.place[0] < 0 else referent.first
        referent.place = place

    def _pronoun(self, word: str, at: int) -> Referent:
        sort = PRONOUNS[word]
        if sort == "relative":
            return next(iter(self._latest()), None) or Referent(sort="thing", anonymous=False)
        if word in FIRST_PERSON and not self._is_quoted(at):  # who writes the text, nobody told of in it
            return Referent(sort=PRONOUN_SORTS[sort][0], anonymous=False)
        woman = True if word in WOMEN else False if word in MEN else None
        fits = [
            r
            for r in self._latest()
            if r.sort in PRONOUN_SORTS[sort] and (None in (woman, r.woman) or r.woman == woman)
        ]
        if not fits:
            return Referent(sort=PRONOUN_SORTS[sort][0], anonymous=False, woman=woman)
        best = max(fits, key=lambda r: self._nearness(r, at, PRONOUN_SORTS[sort].index(r.sort)))
        if woman is not None:
            best.woman = woman
        return best

    def _is_quoted(self, at: int) -> bool:
        if self._quotes is None:
            self._quotes = find_quotes(self.text)
        before = bisect.bisect_left(self._quotes, at, key=attrgetter("start"))
        return before > 0 and at < self._quotes[before - 1].end

    def _latest(self) -> list[Referent]:
        return list(islice(reversed(self.told.values()), MEMORY))

    def _nearness(self, referent: Referent, at: int, rank: int) -> tuple[int, int]:
        """Sentences back, a speaker counting as nearer, a sort that fits less as farther; then who came first."""
        last = max(referent.place[0], referent.spoke)
        back = bisect.bisect_right(self._ends, at) - bisect.bisect_right(self._ends, last)
        same_sentence_subject = back == 0
        score = -2 * back + (3 if referent.spoke >= 0 else 0) - 8 * rank + (1 if same_sentence_subject else 0)
        return score, -referent.place[0] if same_sentence_subject else referent.place[0]

    def _role(self, head: str, words: Sequence[str]) -> Referent | None:
        """Who was called so before; for a person's role else the last who spoke, for a body's the last body."""
        latest = self._latest()
        called = next((r for r in latest if head in r.roles and (r.sort != "body" or head not in PERSON_NOUNS)), None)
        if called is not None:
            return called
        if (head in PERSON_NOUNS | MEN | WOMEN and not head.endswith("s")) or AGED.match(head):
            woman = is_woman(words)
            people = (r for r in latest if r.sort == "person" and r.spoke >= 0)
            return next((r for r in people if woman is None or r.woman in (None, woman)), None)
        if head in GENERIC_BODIES:
            bodies = [r for r in latest if r.sort == "body" and r.kind in ("ORG", "OTHER")]
            if head in OFFICES:
                return None  # no other body is called 'the ministry'
            if head in OUTLETS:
                bodies = [r for r in bodies if OUTLET.search(self._name(r))] or bodies
            return next((r for r in bodies if r.spoke >= 0), None) or next(iter(bodies), None)
        return None

    def _name(self, referent: Referent) -> str:
        return self.entities[referent.entity].name if referent.entity in self.entities else ""

    def named_in(self, start: int, end: int) -> Mention | None:
        """Whom a phrase is about: a person if there is one, else a body, else the first name in it."""
        first = bisect.bisect_left(self.starts, start)
        inside = [m for m in self.mentions[first : bisect.bisect_left(self.starts, end)] if m.end <= end]
        persons = [m for m in inside if self._is_subject(m, start, end)]
        comma = self.text.find(",", start, end)
        head = [m for m in inside if comma < 0 or m.start < comma] or inside
        bodies = [m for m in head if self.entities[m.entity].type == "ORG"]
        others = [m for m in head if self.entities[m.entity].type != "PERSON"]
        return next(iter(persons or bodies or others), None)

    def _is_subject(self, mention: Mention, start: int, end: int) -> bool:
        """Whether the phrase is about this person: 'the prime minister, Callum Orrest', not 'Corvane's spokesman'."""
        if self.entities[mention.entity].type != "PERSON" or POSSESSIVE.match(self.text, mention.end, end):
            return False
        comma = self.text.find(",", start, mention.start)
        before = self.text[max(start, comma + 1) : mention.start]
        return PLACED.search(f"{before} ") is None and (comma < 0 or not before.strip() or _titled(before))


def _titled(words: str) -> bool:
    return all(word.lower() in TITLES or word[0].isupper() for word in words.split())


def _roles(words: Sequence[str], head: str) -> set[str]:
    end = list(words).index(head) + 1 if head in words else len(words)
    return {word for word in words[:end] if word not in DEFINITE and len(word) > 2}
