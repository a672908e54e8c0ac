"""Names of persons: their words, and whether two of them can be one person's.
In: a name as a text has it. Out: its folded words; for two names the rule that makes them one, and how alike they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from reportedly.config import names_location
from reportedly.linking.naming.nations import find_nations
from reportedly.linking.naming.spelling import likeness, same_frame
from reportedly.linking.words import fold, tokens

Words = tuple[str, ...]

_TITLES = frozenset(
    "former acting deputy vice prime foreign defense defence interior finance president minister chancellor premier "
    "king queen prince princess pope emperor empress sheikh sultan emir ayatollah imam rabbi bishop archbishop "
    "cardinal father sister general gen colonel col lieutenant lt major maj captain capt sergeant sgt admiral adm "
    "commander marshal brigadier officer detective inspector sheriff sir dame lord lady baroness dr mr mrs ms miss "
    "mx prof professor senator sen representative rep congressman congresswoman governor gov mayor councillor "
    "councilman leader secretary undersecretary spokesman spokeswoman spokesperson ambassador envoy judge justice "
    "chief chairman chairwoman chair director ceo attorney prosecutor lawmaker mp pres pm rev supt cpl pvt lieut "
    "atty councilwoman spokespeople".split()
)
_OFFICES = frozenset(
    "president minister chancellor premier leader secretary spokesman spokeswoman spokesperson ambassador envoy "
    "governor senator mayor director chairman chief commander ceo".split()
)
"""Titles that are one also after other words: 'River Board spokesperson Ada Brandt'."""
_OF_TITLE = re.compile(
    r"(?:of|for|to|at) (?:the )?(?:[a-z'-]+ and )?"
    r"(?:national |foreign |homeland |internal |external )?"
    r"(?:state|defen[cs]e|affairs|security|interior|justice|finance|health|war|navy|army|treasury|staff|police|"
    r"unification)\b ?"
)
_PARTICLES = frozenset(
    "al el bin bint ibn van von der den de del della di da dos das du la le ter ten zu af av y".split()
)
"""Words of a surname that some texts leave out; no name begins with them, but for surnames told alone."""
_SUFFIXES = frozenset("jr sr ii iii iv".split())
_TURNED = re.compile(
    r"(?P<family>[^\W\d_][\w'’-]+), (?P<given>[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]*)?)(?<!Jr\.)(?<!Sr\.)(?<!Jr)(?<!Sr)"
)
"""'Brandt, Ada'."""
_DOTTED = re.compile(r"(?:[A-Z]\.-?){2,4}[A-Z]?|[A-Z]{2}")
"""Initials written together: 'J.K.', 'JK'."""
_JOINED = re.compile(r"(?<=[a-z])\.(?=[A-Z])")
"""A title without its space: 'Gov.Ada Brandt'."""
_FULL = 4
"""Letters of a word that is no syllable of a longer name: 'Kim Yong' is not 'Kim Yong-hyun' cut short."""

INITIAL, VARIANT = 0.9, 0.95
"""How alike a letter and the name that it begins are, and two forms of one given name."""


class Likeness(NamedTuple):
    """Why two names can be one person's, and how alike they are, 0 to 1."""

    rule: str
    score: float


def person_words(name: str) -> Words:
    """The folded words of a person's name: no titles, particles or suffixes; hyphens part, initials stand alone.

    'U.S. Ambassador to Peru Ada M. van Brandt Jr.' is (ada, m, brandt). A name of titles alone keeps its words.
    """
    return _person_words(name, names_location())


@lru_cache(maxsize=65_536)
def _person_words(name: str, location: str | None) -> Words:
    name = _JOINED.sub(". ", name)
    bare = name[title_end(name) :]
    bare = f"{turned['given']} {turned['family']}" if (turned := _TURNED.fullmatch(bare)) else bare.split(",")[0]
    shouted = bare.isupper()
    words: list[str] = []
    for word in tokens(bare.replace("-", " ").replace("‑", " ")):
        if _DOTTED.fullmatch(word.raw) and not (shouted and "." not in word.raw):
            words += fold(word.raw.replace(".", ""))
        else:
            words.append(word.folded)
    kept = [w for at, w in enumerate(words) if w not in _PARTICLES or (at == 0 and len(words) == 1)]
    if len(kept) > 1:
        kept = [word for at, word in enumerate(kept) if at == 0 or word not in _SUFFIXES]
    return tuple(kept) or (fold(name),)


def title_end(name: str) -> int:
    """Where in a name the person's own begins, behind titles: 'Defence Minister Kim' → 17."""
    words = tokens(name)
    end = 0
    for at, word in enumerate(words[:-1]):
        if word.folded in _TITLES and (end == at or word.folded in _OFFICES):
            end = at + 1
    if end == 0:
        return 0
    start = words[end].start
    behind = _OF_TITLE.match(fold(name[start:]))
    if behind and start + behind.end() < len(name):
        return start + behind.end()
    if words[end].folded in ("of", "for", "to"):
        land = next((n for n in find_nations(name[start:]) if n.start <= len(words[end].raw) + 5), None)
        if land and start + land.end + 1 < len(name):
            return start + land.end + 1
    return start


def alike(one: Words, other: Words) -> Likeness | None:
    """Whether two full names can be one person's: spelled, ordered or cut differently, or with initials."""
    if one == other:
        return Likeness("same name", 1.0)
    if sorted(one) == sorted(other):
        return Likeness("order of the words", 1.0)
    if "".join(one) == "".join(other):
        return Likeness("division into words", 1.0)
    short, long = sorted((one, other), key=lambda words: (len(words), words))
    if len(short) < 2:
        return None
    if len(long) > len(short) and (long[-len(short) :] == short or _begins(long, short)):
        return Likeness("part of the name", INITIAL)
    return _aligned(short, long) or _aligned((*short[1:], short[0]), long, exact=True)


def _begins(long: Words, short: Words) -> bool:
    return long[: len(short)] == short and all(len(word) >= _FULL for word in short)


def _aligned(short: Words, long: Words, *, exact: bool = False) -> Likeness | None:
    """First with first, last with last, and the middle names of the shorter with the first of the longer's.

    The family name must be written out; of a name told in another order (`exact`) it must be the same.
    """
    if exact and short[-1] != long[-1]:
        return None
    pairs = [(short[-1], long[-1]), (short[0], long[0]), *zip(short[1:-1], long[1:-1], strict=False)]
    found: list[Likeness] = []
    for at, (a, b) in enumerate(pairs):
        if (one := _word_likeness(a, b, given=at > 0)) is None:
            return None
        found.append(one)
    # Two words of one name may be spelled in two ways each, as of other alphabets; two slips of the pen are two people.
    changed = [(a, b) for (a, b), one in zip(pairs, found, strict=True) if one.rule == "spelling"]
    close = min((one.score for one in found if one.rule == "spelling"), default=1.0) >= VARIANT
    if len(changed) > 1 and not close and not all(same_frame(a, b) for a, b in changed):
        return None
    weakest = min(found, key=lambda one: (one.score, one.rule))
    if weakest.score == 1:
        return Likeness("part of the name", INITIAL)
    return weakest


def _word_likeness(one: str, other: str, *, given: bool) -> Likeness | None:
    """Whether two words of names can be one; only a `given` name has an initial that stands for it, and short forms."""
    if one == other:
        return Likeness("same name", 1.0)
    if 1 in (len(one), len(other)):
        return Likeness("initial", INITIAL) if given and one[0] == other[0] else None
    if given and given_forms(one) & given_forms(other):
        return Likeness("form of the given name", VARIANT)
    if given and _cut(*sorted((one, other), key=len)):
        return Likeness("short form of the name", INITIAL)
    score = likeness(one, other)
    return Likeness("spelling", score) if score else None


def _cut(short: str, long: str) -> bool:
    """'Rob' of 'Robert'; not 'Paul' of 'Paula', nor 'Carl' of 'Carlos'."""
    return len(short) >= 3 and len(long) - len(short) >= 3 and long.startswith(short) and long[-1] not in "ae"


def given_forms(word: str) -> frozenset[int]:
    """The numbers of the groups of given names that a folded word is in."""
    return _given().get(word, frozenset())


@cache
def _given() -> dict[str, frozenset[int]]:
    lines = (files("reportedly.linking") / "data" / "given.txt").read_text("utf-8").splitlines()
    found: dict[str, set[int]] = {}
    for number, word in _listed(lines):
        found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def _listed(lines: list[str]) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(lines):
        if not line.startswith("#"):
            yield from ((number, word) for word in line.split())
