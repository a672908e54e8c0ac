"""Names in a draft that an archive does not have, or has in nearly this spelling, or with another office.
In: the draft's page and the archive's. Out: findings; none for a name that stands in the archive.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from reportedly.linking.checking.pages import Page
from reportedly.linking.checking.speakers import initials, is_name, name_words, spelt
from reportedly.linking.checking.titles import Office, office_of, phrases_at
from reportedly.linking.checking.vocabulary import Vocabulary, folded_words
from reportedly.linking.words import fold, is_plain
from reportedly.record import Entity, FindingKind, Mention, Passage, Range

HELD = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC"})
_EDITS = ((3, 0), (6, 1), (99, 2))
"""Letters that may differ in a word of so many letters at most for it to be the other misspelt."""
MOST_NAMED = 40
"""Pages that are asked what they call a person."""
_SMALL = frozenset({"of", "the", "and", "for", "de", "la", "du", "&"})


class NameNote(NamedTuple):
    """What is found of a name at a place of the draft."""

    place: Range
    kind: FindingKind
    explanation: str
    evidence: tuple[Passage, ...]


class Names:
    """The names of an archive."""

    def __init__(self, pages: Sequence[Page], vocabulary: Vocabulary, draft: Page) -> None:
        self._vocabulary = vocabulary
        self._pages = pages
        folded = [spelt(word.folded) for word in vocabulary.words]
        mentions = (m.text for m in draft.revision.reading.mentions if m.form == "name")
        wanted = {spelt(word) for name in mentions for word in folded_words(name)}
        self._single: set[str] = set()
        self._double: set[tuple[str, str]] = set()
        self._terms: set[str] = set()
        for page in pages:
            numbers = page.tokens.words
            self._terms.update(t for n in set(numbers) for t in vocabulary.words[n].terms)
            named = [folded[n] if folded[n] in wanted else None for n in numbers]
            self._single.update(word for word in named if word)
            self._double.update((a, b) for a, b in pairwise(named) if a and b)
        self._known = self._entities()
        self._short = {short for its in self._known.values() for _, other in its for short in initials(other.name)}
        self._by_word: dict[str, set[tuple[str, ...]]] = {}
        for words in self._known:
            for word in words:
                self._by_word.setdefault(word, set()).add(words)

    def _entities(self) -> Mapping[tuple[str, ...], list[tuple[Page, Entity]]]:
        known: dict[tuple[str, ...], list[tuple[Page, Entity]]] = {}
        for page in self._pages:
            for entity in page.entities.values():
                if entity.type in HELD and (entity.type != "PERSON" or is_name(entity.name)):
                    known.setdefault(folded_words(entity.name), []).append((page, entity))
        return known

    def hold(self, draft: Page) -> Iterator[NameNote]:
        """What is found of the names of a draft, each name once."""
        mentions: dict[str, list[Mention]] = {}
        for mention in sorted(draft.revision.reading.mentions, key=lambda m: m.start):
            if mention.form == "name":
                mentions.setdefault(mention.entity, []).append(mention)
        for entity in draft.revision.reading.entities:
            if entity.type not in HELD or not is_name(entity.name) or entity.id not in mentions:
                continue
            seen: set[tuple[str, ...]] = set()
            for mention in mentions[entity.id]:
                words = folded_words(mention.text)
                if words not in seen:
                    seen.add(words)
                    yield from self._name(mention, words, entity, draft)
                if entity.type == "PERSON":
                    yield from self._title(mention, entity, draft)

    def _name(self, mention: Mention, words: tuple[str, ...], entity: Entity, draft: Page) -> Iterator[NameNote]:
        short = mention.text.isupper() and mention.text.lower() in self._short
        if short or self._has(words) or self._is_land(mention, draft):
            return
        place = mention.start, mention.end
        near = self._nearest(words)
        if near is None:
            yield NameNote(place, "not found", "the archive has no such name", ())
            return
        page, other = min(self._known[near], key=lambda item: (item[0].known_on, item[0].revision.text.id, item[1].id))
        named = next(m for m in page.revision.reading.mentions if m.entity == other.id and folded_words(m.text))
        yield NameNote(
            place, "name differs", f"the archive has “{other.name}”", (page.evidence((named.start, named.end)),)
        )

    def _has(self, words: tuple[str, ...]) -> bool:
        """Whether these words stand together somewhere, in this or in another usual spelling."""
        own = [spelt(word) for word in words if word not in _SMALL]
        return set(own) <= self._single and all(
            (spelt(a), spelt(b)) in self._double for a, b in pairwise(words) if a not in _SMALL and b not in _SMALL
        )

    def _is_land(self, mention: Mention, draft: Page) -> bool:
        terms = self._vocabulary.terms(draft.words(((mention.start, mention.end),)))
        return not terms or (len(mention.text.split()) == 1 and terms <= self._terms)

    def _nearest(self, words: tuple[str, ...]) -> tuple[str, ...] | None:
        """The name of the archive of which `words` is nearly a spelling, or that has another first name."""
        near = {
            name
            for word in words
            for other, names in self._by_word.items()
            if not is_plain(other) and _edits(word, other) is not None
            for name in names
        }
        best = [(cost, name) for name in near if (cost := _apart(words, name)) is not None]
        return min(best)[1] if best else None

    def _title(self, mention: Mention, entity: Entity, draft: Page) -> Iterator[NameNote]:
        own = Office.of(*phrases_at(draft.text, mention.start, mention.end))
        if not (own.ranks or own.departments):
            return
        name = name_words(entity.name)
        named = [
            (page, other)
            for word in folded_words(entity.name)[-1:]
            for words in sorted(self._by_word.get(word, ()))
            for page, other in self._known[words]
            if other.type == "PERSON" and (name <= name_words(other.name) or name_words(other.name) <= name)
        ][:MOST_NAMED]
        offices = [(office_of(page, other.id), page, other) for page, other in named]
        ranks = frozenset().union(*(office.ranks for office, _, _ in offices))
        departments = frozenset().union(*(office.departments for office, _, _ in offices))
        nations = frozenset().union(*(office.nations for office, _, _ in offices))
        if (
            _apart_from(own.ranks, ranks)
            or _apart_from(own.departments, departments)
            or _apart_from(own.nations, nations)
        ):
            told = sorted({phrase for _, page, other in offices for phrase in _called(page, other)})
            shown = ", ".join(f"“{phrase}”" for phrase in told[:3])
            evidence = tuple(
                _where(page, other) for office, page, other in offices if office.ranks or office.departments
            )
            yield NameNote((mention.start, mention.end), "title differs", f"the archive has {shown}", evidence[:3])


def _apart_from(own: frozenset[str], known: frozenset[str]) -> bool:
    return bool(own and known) and own.isdisjoint(known)


def _called(page: Page, entity: Entity) -> Iterable[str]:
    for mention in page.revision.reading.mentions:
        if mention.entity == entity.id and mention.form == "name":
            for phrase in phrases_at(page.text, mention.start, mention.end):
                if Office.of(phrase).ranks:
                    yield " ".join(phrase.split())


def _where(page: Page, entity: Entity) -> Passage:
    """The first place where the page names the person with an office."""
    places = [m for m in page.revision.reading.mentions if m.entity == entity.id and m.form == "name"]
    titled = [m for m in places if any(Office.of(p).ranks for p in phrases_at(page.text, m.start, m.end))]
    first = (titled or places)[0]
    return page.evidence(page.sentence_of((first.start, first.end)))


def _apart(words: tuple[str, ...], name: tuple[str, ...]) -> int | None:
    """Letters by which two names differ; None where a word of one is nowhere near one of the other."""
    if fold(" ".join(words)) == fold(" ".join(name)):
        return None
    if len(words) == len(name):
        edits = [_edits(a, b) for a, b in zip(words, name, strict=True)]
        apart = [e for e in edits if e is not None]
        if len(apart) == len(edits):
            return sum(apart)
        # One first name for another, with the same surname.
        return 10 if len(words) == 2 and words[-1] == name[-1] and words[0][:1] == name[0][:1] else None
    if len(words) == 1:
        return _edits(words[0], name[-1])
    return None


def _edits(one: str, other: str) -> int | None:
    """Letters put in, left out or changed between two words; None where that is more than a slip."""
    most = next(edits for length, edits in _EDITS if max(len(one), len(other)) <= length)
    if abs(len(one) - len(other)) > most:
        return None
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        above, row = row, [i]
        for j, its in enumerate(other, 1):
            row.append(min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != its)))
        if min(row) > most:
            return None
    return row[-1] if row[-1] <= most else None
