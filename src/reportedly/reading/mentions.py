"""Names in a text, and whom they stand for: persons, bodies, places, by their words and capitals.
In: a text and where its headline ends. Out: mentions and entities of that text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportedly.reading.clauses.lexicon import (
    ANONYMOUS_NOUNS,
    BODY_NOUNS,
    CONJUNCTIONS,
    DETERMINERS,
    NO_NAMES,
    ORG_WORDS,
    PERSON_NOUNS,
    PLACE_WORDS,
    PREPOSITIONS,
    PRONOUNS,
    TIME_WORDS,
    TITLES,
)
from reportedly.reading.namesakes import Mentioned, told_apart
from reportedly.reading.tokens import TOKEN
from reportedly.record import Entity, EntityType, Mention, make_id
from reportedly.record.world import COUNTRY_OF_CAPITAL, COUNTRY_OF_DEMONYM, COUNTRY_OF_NAME

MAX_NAME = 10
"""Words of the longest name."""
LINKS = frozenset(
    ("of", "for", "and", "the", "&", "de", "del", "da", "di", "al", "bin", "van", "von", "el", "la", "le", "du", "on")
)
LANDSCAPE = ("mount", "lake", "cape", "port")
LAWS = frozenset("act law treaty accord accords convention constitution agreement protocol bill pact code".split())
EVENTS = frozenset(
    "war games cup olympics summit festival conference election elections championship day forum".split()
)
WORD_BEFORE = re.compile(r"(\S+)\s+$")
PARTICLES = LINKS - {"and", "the", "for"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """Capitalised words that stand together."""

    start: int
    end: int
    text: str
    before: str
    """The word before, in lower case."""
    opens: bool
    """Whether it begins a sentence."""
    kind: EntityType | None = None
    """What it names, where a model has said so."""


NamedPlace = tuple[int, int, str]
"""Where a name stands, and its kind, one of KINDS, as a model finds it."""
KINDS: Mapping[str, EntityType] = {
    "Person": "PERSON",
    "Organization": "ORG",
    "Location": "GPE",
    "Facility": "FAC",
    "NORP": "NORP",
    "Product": "PRODUCT",
    "Misc": "OTHER",
}


def find_mentions(
    text: str, text_id: str, body: int = 0, given: Sequence[NamedPlace] | None = None
) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """The named mentions of `text` and their entities; before `body` stands the headline.

    Names are runs of capitals, or those `given`, in the order of the text.
    """
    runs = _runs(text) if given is None else _given(text, given)
    lower = set(re.findall(r"\b[a-z]{2,}\b", text))
    known = [run for run in runs if run.start >= body and not _ordinary(run, lower)]
    named = [_named(run) for run in known]
    names = {name for name, _, _ in named}
    table = _Names(
        persons=_by_word(name for name, kind, _ in named if kind == "PERSON" and " " in name),
        acronyms=_acronyms({name for name, kind, _ in named if kind == "ORG" and " " in name}),
        peoples=_peoples(names | {word for name in names for word in name.split()[:1]}),
    )
    found: list[Mentioned] = []
    for run in runs:
        if not _known_in_headline(run, names) if run.start < body else _ordinary(run, lower):
            continue
        found += _mentions_of(text, run, table)
    return _records(text, text_id, told_apart(text, found))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Names:
    """What the whole text tells of its names."""

    persons: Mapping[str, str]
    """Full name by each of its words."""
    acronyms: Mapping[str, str]
    peoples: Mapping[str, str]
    """Country by demonym, for countries that no table has: 'Kestrian' of 'Kestria'."""


def _by_word(names: Iterable[str]) -> dict[str, str]:
    table: dict[str, str] = {}
    for name in sorted(set(names)):
        for word in name.split():
            table.setdefault(word, name)
    return table


def _peoples(names: set[str]) -> dict[str, str]:
    return {
        people: country
        for people in names
        if people.endswith(("ian", "ians", "an", "ans"))
        and (country := people.removesuffix("s")[:-1]) in names
        and people not in COUNTRY_OF_DEMONYM
    }


def _acronyms(names: set[str]) -> dict[str, str]:
    """'NIS' for 'National Intelligence Service': acronyms of the bodies that the text names in full."""
    table: dict[str, str] = {}
    for name in sorted(names):
        initials = "".join(word[0] for word in name.split() if word[0].isupper())
        if len(initials) >= 3:
            table.setdefault(initials, name)
    return table


def _runs(text: str) -> list[_Run]:
    runs: list[_Run] = []
    tokens = list(TOKEN.finditer(text))
    i = 0
    while i < len(tokens):
        word = tokens[i].group()
        if not word[0].isupper() or word.lower().replace("’", "'") in NO_NAMES | TIME_WORDS:
            i += 1
            continue
        j = _run_end(text, tokens, i)
        before = tokens[i - 1].group() if i else "."
        start, end = tokens[i].start(), tokens[j].end()
        opens = i == 0 or before in ".?!:;“”\"'‘()-—–•" or "\n" in text[tokens[i - 1].end() : start]
        runs.append(_Run(start=start, end=end, text=text[start:end], before=before.lower(), opens=opens))
        i = j + 1
    return runs


def _given(text: str, names: Sequence[NamedPlace]) -> list[_Run]:
    runs = []
    for start, end, kind in names:
        if kind not in KINDS or not text[start].isalnum() or text[start:end].casefold() == "the":
            continue  # that stands before a name that was found without it, and names nobody ('An' is a surname)
        before = WORD_BEFORE.search(text, max(0, start - 30), start)
        runs.append(
            _Run(
                start=start, end=end, text=text[start:end], before=before.group(1).lower() if before else ".",
                opens=False, kind=KINDS[kind],
            )
        )  # fmt: skip
    return runs


def _run_end(text: str, tokens: list[re.Match[str]], i: int) -> int:
    j = i
    while j + 1 < len(tokens) and j - i < MAX_NAME:
        following = tokens[j + 1].group()
        gap = text[tokens[j].end() : tokens[j + 1].start()]
        if "\n" in gap or len(gap) > 2:
            break
        if following[0].isupper() and following.lower() not in TIME_WORDS | {"the"}:
            j += 1
        elif (
            following in LINKS
            and j + 2 < len(tokens)
            and tokens[j + 2].group()[0].isupper()
            and (
                following in PARTICLES
                or (following in ("for", "and") and _is_org(text[tokens[i].start() : tokens[j].end()]))
            )
            and tokens[j + 2].group().lower() not in TIME_WORDS
        ):
            j += 2
        else:
            break
    return j


def _is_org(name: str) -> bool:
    return any(word in ORG_WORDS for word in name.lower().split())


def _ordinary(run: _Run, lower: set[str]) -> bool:
    """A sentence's first word that the text also writes in lower case is no name."""
    words = run.text.split()
    low = words[0].lower()
    return (
        run.kind is None
        and run.opens
        and len(words) == 1
        and _plain(run.text) not in COUNTRY_OF_NAME
        and (
            low in lower
            or low in CONJUNCTIONS | PREPOSITIONS | DETERMINERS
            or low in PRONOUNS
            or low in PERSON_NOUNS | BODY_NOUNS | ANONYMOUS_NOUNS
            or low.endswith(("ly", "ing"))
        )
    )


def _plain(name: str) -> str:
    """'U.S.' as 'US': the table has abbreviations without dots."""
    return name.replace(".", "") if name.count(".") > 1 else name


def _named(run: _Run) -> tuple[str, EntityType, int]:
    """The name in a run without its titles, its type, and where in the run it begins."""
    places = list(re.finditer(r"\S+", run.text))
    words = [place.group() for place in places]
    last_title = max((k for k, word in enumerate(words[:-1]) if word.lower() in TITLES), default=-1)
    name = " ".join(words[last_title + 1 :])
    if run.kind is not None and run.kind != "PERSON":
        return run.text, _kind_of(run.text, run.kind), 0
    if run.kind == "PERSON":
        return name, "PERSON", places[last_title + 1].start()
    if last_title >= 0 and name[0].isupper() and not _is_org(name):
        return name, "PERSON", places[last_title + 1].start()
    return run.text, _type_of(run.text, run.before), 0


def _kind_of(name: str, kind: EntityType) -> EntityType:
    """A model's kind, finer where the last word tells."""
    words = name.lower().split()
    if kind == "GPE" and (words[-1] in PLACE_WORDS or words[0] in LANDSCAPE):
        return "LOC"
    if kind == "OTHER":
        return "LAW" if words[-1] in LAWS else "EVENT" if words[-1] in EVENTS else "OTHER"
    return kind


def _type_of(name: str, before: str) -> EntityType:
    words = name.lower().split()
    if _plain(name) in COUNTRY_OF_NAME or name in COUNTRY_OF_CAPITAL:
        return "GPE"
    if name in COUNTRY_OF_DEMONYM:
        return "NORP"
    if any(word in ORG_WORDS for word in words) or (name.isupper() and 2 <= len(name) <= 7 and name.isalpha()):
        return "ORG"
    if words[-1] in PLACE_WORDS or words[0] in LANDSCAPE:
        return "LOC"
    if before in TITLES or before in ("leader", "spokesperson", "analyst", "researcher", "expert"):
        return "PERSON"
    if 2 <= len(words) <= 4 and not any(
        word in ("of", "for", "and", "act", "treaty", "war", "deal", "accord") for word in words
    ):
        return "PERSON" if before not in ("in", "at", "near") else "LOC"
    if before in ("in", "at", "near", "from", "to", "toward"):
        return "GPE"
    return "OTHER"


def _known_in_headline(run: _Run, names: Collection[str]) -> bool:
    return (
        run.kind is not None
        or run.text in names
        or _plain(run.text) in COUNTRY_OF_NAME
        or run.text in COUNTRY_OF_DEMONYM
        or run.text in COUNTRY_OF_CAPITAL
    )


def _mentions_of(text: str, run: _Run, table: _Names) -> list[Mentioned]:
    lead = _leading_country(run.text, table)
    if lead and lead != run.text and run.kind in (None, "ORG"):
        found = [_country(run.start, run.start + len(lead), lead, table)]
        rest = run.text[len(lead) :].lstrip()
        start = run.end - len(rest)
        if rest and not _is_org(rest):
            tail = _Run(start=start, end=run.end, text=rest, before=lead.lower(), opens=False)
            return found + _mentions_of(text, tail, table)
        return [(run.start, run.end, run.text, "ORG", "name")]
    if _is_country(run.text, table):
        return [_country(run.start, run.end, run.text, table)]
    name, kind, at = _named(run)
    if kind not in ("PERSON", "ORG") and name in table.persons:
        return [(run.start, run.end, table.persons[name], "PERSON", "name")]
    if kind == "PERSON" and " " not in name:
        name = table.persons.get(name, name)
    return [(run.start + at, run.end, table.acronyms.get(name, name), kind, "name")]


def _leading_country(name: str, table: _Names) -> str | None:
    words = name.split()
    leads = (" ".join(words[:size]) for size in (3, 2, 1) if len(words) > size)
    return next((lead for lead in leads if _is_country(lead, table) and lead not in COUNTRY_OF_CAPITAL), None)


def _is_country(name: str, table: _Names) -> bool:
    return (
        _plain(name) in COUNTRY_OF_NAME
        or name in COUNTRY_OF_DEMONYM
        or name in COUNTRY_OF_CAPITAL
        or name in table.peoples
        or name in table.peoples.values()
    )


def _country(start: int, end: int, name: str, table: _Names) -> Mentioned:
    if _plain(name) in COUNTRY_OF_NAME:
        return start, end, COUNTRY_OF_NAME[_plain(name)], "GPE", "name"
    country = COUNTRY_OF_DEMONYM.get(name) or table.peoples.get(name)
    return (start, end, country, "GPE", "demonym") if country else (start, end, name, "GPE", "name")


def _records(text: str, text_id: str, found: list[Mentioned]) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    types: dict[str, Counter[EntityType]] = {}
    for _, _, name, kind, _ in found:
        types.setdefault(name, Counter())[kind] += 1
    ids = {name: make_id("ent", text_id, name) for name in types}
    mentions = tuple(
        Mention(start=start, end=end, text=text[start:end], form=form, entity=ids[name])
        for start, end, name, _, form in sorted(found)
    )
    entities = tuple(
        Entity(id=ids[name], name=name, type=min(kinds, key=lambda kind: (-kinds[kind], kind)))
        for name, kinds in sorted(types.items())
    )
    return mentions, entities
