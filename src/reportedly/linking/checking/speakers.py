"""Whether what a draft lays in somebody's mouth was said by that one in the archive.
In: statements with their pages. Out: Speakers; whether two can be one: 'same', 'maybe', or 'other' on evidence only.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from reportedly.linking.checking.pages import Page
from reportedly.linking.checking.titles import DEPARTMENTS, Office, office_of, office_phrases
from reportedly.linking.checking.vocabulary import folded_words
from reportedly.linking.naming.nations import Nation, find_nations, learn_lands
from reportedly.linking.naming.parties import Behind, Party, is_deed, parties
from reportedly.linking.words import fold
from reportedly.record import ChainLink, Source, Statement
from reportedly.record.world import COUNTRY_OF_NAME

Likeness = Literal["same", "maybe", "other"]

MOST_NAMED = 10
"""Pages that are asked for the office of a person."""
NEARLY = 0.8
"""Likeness of two names' letters from which one may be the other misspelt."""
_BODY = re.compile(
    r"\b(?:ministry|government|agency|department|office|embassy|army|navy|military|police|company|party|court|union|"
    r"commission|authority|board)$",
    re.IGNORECASE,
)
_WHERE = re.compile(r",?\s(?:in|at|near|from|who|which|posted|familiar|close|with)\s")
_ENDING = re.compile(r"(?:iy|yy|ij|yi|ii|y|i)$")
_GENERIC = frozenset(
    folded_words(
        "the a an of for in on to and its his her their our this that at with by from who which one some several two "
        "three spokesman spokeswoman spokesperson spokespersons official officials government administration statement "
        "senior state agency agencies office ministry minister department media press report reports source sources "
        "people person director head chief deputy vice president secretary former another he she they it we i said "
        "leader body authorities authority familiar news national spy intelligence service here"
    )
)
"""Words of a source phrase that tell nobody from anybody else."""


class Speaker(NamedTuple):
    """Who says something, as far as its text shows."""

    phrase: str
    person: frozenset[str]
    """The words of a person's name."""
    words: frozenset[str]
    """Other words of the phrase that tell it from others: of a body's name, a place, a trade."""
    also: frozenset[str]
    """Words of the name that the phrase stands for ('the agency'); by themselves no evidence that it is another."""
    initials: frozenset[str]
    nations: frozenset[str]
    anonymous: bool
    media: bool
    many: bool
    """Whether the phrase is of several: 'three diplomats'."""
    office: Office
    """What the text calls the person, or the departments that the phrase names."""


class Voices:
    """The speakers of pages, each page worked out when it is first asked for."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._lands: dict[str, set[str]] = {}
        for page in pages:
            for land in learn_lands(page.text):
                self._lands.setdefault(fold(land)[:4], set()).add(land)
        self._people: dict[str, list[tuple[Page, str, frozenset[str]]]] = {}
        for page in pages:
            for entity in page.entities.values():
                if entity.type == "PERSON" and is_name(entity.name):
                    who = page, entity.id, name_words(entity.name)
                    self._people.setdefault(folded_words(entity.name)[-1], []).append(who)
        self._behind: dict[tuple[int, str], Mapping[str, Behind]] = {}
        self._nations: dict[tuple[int, str], tuple[Nation, ...]] = {}

    def of(self, statement: Statement, page: Page) -> Speaker:
        """Who says `statement` on its page."""
        key = page.number, page.revision.text.id
        if key not in self._behind:
            near = {fold(raw)[:4] for raw in re.findall(r"\b[A-Z]\w{3,}", page.text)}
            lands = {land for beginning in near for land in self._lands.get(beginning, ())}
            self._nations[key] = find_nations(page.text, lands)
            self._behind[key] = parties(page.revision, self._nations[key])
        behind = self._behind[key][statement.id]
        if statement.chain and is_deed(statement):
            origins = behind.origins if len(statement.chain) == 1 else ()
            return _speaker(_teller(statement.chain[0]), page, origins, self._nations[key])
        speaker = _speaker(statement.source, page, behind.sources, self._nations[key])
        return speaker if not speaker.person or speaker.office.ranks else self._placed(speaker)

    def _placed(self, speaker: Speaker) -> Speaker:
        """A person whose own text shows no office, with the one that others show."""
        named = [
            (page, entity)
            for word in sorted(speaker.person)
            for page, entity, name in self._people.get(word, ())
            if speaker.person <= name
        ]
        phrases = [p for page, entity in named[:MOST_NAMED] for p in office_phrases(page, entity)]
        return speaker._replace(office=Office.of(*phrases)) if phrases else speaker


def alike(draft: Speaker, archive: Speaker) -> Likeness:
    """Whether the draft's speaker can be the archive's."""
    if draft.person and archive.person:
        return "same" if _same_name(draft.person, archive.person) else "other"
    if draft.phrase and fold(draft.phrase) == fold(archive.phrase):
        return "same"
    if draft.anonymous or archive.anonymous:
        return _unnamed(draft, archive)
    if draft.nations and archive.nations and draft.nations.isdisjoint(archive.nations):
        return "other"
    if _departments_differ(draft, archive):
        return "other"
    if draft.person or archive.person:
        person, body = (draft, archive) if draft.person else (archive, draft)
        return _of_body(person, body)
    return _bodies(draft, archive)


def _unnamed(draft: Speaker, archive: Speaker) -> Likeness:
    """Who is not named can be anybody that nothing speaks against; a name is not somebody unnamed."""
    if draft.nations and archive.nations and draft.nations.isdisjoint(archive.nations):
        return "other"
    if draft.anonymous and archive.anonymous:
        return "same" if draft.words & archive.words else "maybe"
    if draft.office.departments & archive.office.departments:
        return "maybe"
    if draft.anonymous:
        return "other" if archive.person and (draft.media or draft.many) else "maybe"
    own = draft.words | draft.also | draft.person
    return "maybe" if own <= archive.words | archive.also else "other"


def _departments_differ(draft: Speaker, archive: Speaker) -> bool:
    one, other = draft.office.departments, archive.office.departments
    return bool(one and other) and one.isdisjoint(other)


def _of_body(person: Speaker, body: Speaker) -> Likeness:
    """A person speaks for the body, country or department that the texts show him with."""
    if body.media:
        return "other"
    told = person.words | person.office.words
    if person.office.departments & body.office.departments:
        return "maybe"
    names = body.words | body.also
    if not names.isdisjoint(told) or not names.isdisjoint(person.initials | person.office.initials):
        return "same"
    if not body.words:
        known = person.office.ranks or person.office.departments or person.nations
        return "maybe" if known or not (body.nations or body.office.departments) else "other"
    return "maybe" if body.nations and body.nations & person.nations else "other"


def _bodies(draft: Speaker, archive: Speaker) -> Likeness:
    one, other = draft.words | draft.also, archive.words | archive.also
    if not (one | draft.initials).isdisjoint(other | archive.initials):
        return "same"
    if not draft.words or not archive.words:
        return "maybe"
    if draft.nations & archive.nations:
        return "maybe"
    return "other"


def _same_name(one: frozenset[str], other: frozenset[str]) -> bool:
    if one <= other or other <= one:
        return True
    letters = [" ".join(sorted(names)) for names in (one, other)]
    return SequenceMatcher(None, letters[0], letters[1], autojunk=False).ratio() >= NEARLY and bool(one & other)


def _is_body(phrase: str, named: str) -> bool:
    """Whether a phrase is of no person, whatever person it was taken for: 'the ministry', 'Scholz’s ministry'."""
    last = named.split()[-1]
    return bool(re.search(rf"{re.escape(last)}['’]s\b", phrase)) or (last not in phrase and bool(_BODY.search(phrase)))


def _teller(link: ChainLink) -> Source:
    """Who passes on a deed, as its source: 'Putin asked, sources said' is what the sources say."""
    named = link.entity is not None or any(word[0].isupper() for word in link.text.split()[1:])
    return Source(start=link.start, end=link.end, text=link.text, entity=link.entity, anonymous=not named)


def _speaker(source: Source, page: Page, behind: Sequence[Party], nations: Sequence[Nation]) -> Speaker:
    phrase = source.text or ""
    entity = page.entities.get(source.entity or "")
    named = entity.name if entity else ""
    is_person = entity is not None and entity.type == "PERSON" and not source.anonymous and is_name(named)
    if is_person and (any(n.name == named for n in nations) or _is_body(phrase, named)):
        is_person, named = False, ""
    office = office_of(page, entity.id) if is_person and entity else Office.of(f"{phrase} {named}")
    of_lands = {word for n in nations for word in folded_words(page.text[n.start : n.end])}
    shown = [phrase, *(office_phrases(page, entity.id) if is_person and entity else ())]
    lands = _lands_of(shown, named, page, nations)
    told, also = (telling_words(words) - of_lands for words in (phrase, named)) if not is_person else (frozenset(),) * 2
    return Speaker(
        phrase=phrase or named,
        person=name_words(named) if is_person else frozenset(),
        words=told - DEPARTMENTS,
        also=also - DEPARTMENTS,
        initials=initials(named) | initials(phrase),
        nations=frozenset(lands),
        anonymous=source.anonymous or source.text is None,
        media=any(party.media for party in behind),
        many=bool(_MANY.search(phrase)),
        office=office,
    )


def _lands_of(shown: Sequence[str], named: str, page: Page, nations: Sequence[Nation]) -> set[str]:
    """The countries that a phrase names, or that a person's titles do; that of a bare 'the ministry' is a guess."""
    told = " ".join(shown)
    found = {n.name for n in nations if page.text[n.start : n.end] in told}
    return found or {n.name for n in nations if named == n.name}


def telling_words(phrase: str) -> frozenset[str]:
    """The words of a phrase that tell somebody from others; where he is, or whom he knows, tells little."""
    words = folded_words(_WHERE.split(phrase, maxsplit=1)[0])
    return frozenset(word for word in words if word not in _GENERIC and len(word) > 1)


def is_name(name: str) -> bool:
    """Whether it is a person's name, not 'the minister' or 'President Yelmarin’s spokesman'."""
    parts = name.split()
    return bool(parts) and not re.search(r"['’]s\b", name) and all(p[0].isupper() or p in _SMALL for p in parts)


def name_words(name: str) -> frozenset[str]:
    """The words of a person's name without titles; '-sky' and '-skyy' alike, 'Jong Un' and 'Jong-un' too."""
    parts = (word for word in folded_words(name) if word not in _GENERIC and word not in COUNTRY_OF_NAME)
    return frozenset(spelt(part) for part in parts if len(part) > 1)


def spelt(word: str) -> str:
    """A folded word of a name, with '-sky' and '-skyy', 'Y' and 'J' at its beginning alike."""
    return re.sub(r"^j(?=[aeou])", "y", _ENDING.sub("i", word))


_MANY = re.compile(
    r"^(?:some|several|many|two|three|four|five|both|the)?\s*(?:[\w-]+ )?\w+[^s]s\b(?!['’])", re.IGNORECASE
)
_SMALL = frozenset({"de", "la", "du", "van", "von", "der", "den", "bin", "al", "el", "di", "da"})


def initials(phrase: str) -> frozenset[str]:
    """What a body may be called for short: 'oea' of 'the Office of External Assessment'."""
    capitals = [word for word in re.findall(r"\w+", phrase) if word[0].isupper()]
    letters = "".join(word[0] for word in capitals).lower()
    bracketed = {match.lower() for match in re.findall(r"\(([A-Z]{2,9})\)", phrase)}
    return frozenset({letters} if len(letters) > 1 else ()) | bracketed
