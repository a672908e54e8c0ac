"""Counted: the noun phrase that a number counts, found without a parser.
In: plain text and where the number ends. Out: the place of the phrase, its head noun and the unit it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from reportedly.reading.numerals.scales import TENS, UNITS
from reportedly.reading.numerals.units import COUNTED, DEMONYMS, MEASURES, PERSONS
from reportedly.reading.timex.tense import is_past


class Counted(NamedTuple):
    """`text[start:end]` is what is counted; `unit` is None when the head is no known or plural noun."""

    start: int
    end: int
    unit: str | None


CountedAt = Callable[[int, int, Counted | None], Counted | None]
"""What the number at a place of a text counts, given what the word forms after it tell."""
LONGEST = 7
"""Words of the longest phrase looked at: 'battle-hardened North Korean special forces soldiers'."""

_LEAD = re.compile(r"(?:[ \n]of\b)?(?:[ \n](?:the|their|its|his|her|these|those|our|my|your|all|such|a|an)\b){0,2}")
_WORD = re.compile(r"[ \n-]([^\W\d_][\w&]*(?:[-'.][^\W\d_]\w*|-\d{1,4}[A-Za-z]{0,2}(?!\w))*)")
_SUSPENDED = re.compile(rf"- (?:and|or) (?!(?:{'|'.join([*UNITS, *TENS])})\b)([^\W\d_][\w&]*(?:-[^\W\d_]\w*)*)")
_STOPPED = re.compile(r"-\d.*")
_MODEL = re.compile(r" (\d{1,4})(?= [^\W\d_])")
_STOP = frozenset(
    """
    a an the this that these those which who whom whose what when where while as if than then there here and or but nor
    so yet of in on at by for from to into onto with without within over under above below after before during until
    since about around against between among across through toward towards via per up down out off away back apart ago
    later earlier is are was were be been being am has have had do does did will would shall should can could may might
    must not no also only just even still already now soon today yesterday tomorrow it its he him his she her they them
    their we us our you your i me my one two three say says said told more most less least other each every both either
    neither because although though however per-cent according including such like unlike plus due amid despite
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december remain remains go goes come comes make makes take takes get gets want wants need needs
    show shows seem seems believe believes think thinks year-round alike altogether instead once again ahead worth
    unless whether except upon wide long tall high deep away left right
    """.split()
) - {"other"}
_NAMES = frozenset({"US", "IT"})
"""Names that are stop words in small letters."""
_GROUPS = frozenset("people men women children personnel troops dead".split())
_NOT_PLURAL = frozenset(
    "has was its this is as says always perhaps besides across plus less news minus series thus yes us's gas various "
    "previous serious numerous dangerous famous religious suspicious".split()
)


def counted(text: str, end: int, *, one: bool = False) -> Counted | None:
    """The noun phrase after a number that ends at `end`; `one` where a singular noun is to be expected."""
    lead = _LEAD.match(text, end)
    start = lead.end() if lead else end
    words = _words(text, start)
    heads = [at for at, word in enumerate(words) if _is_head(word.group(1))]
    if not heads:  # '3,000 moved west': a participle that no noun follows tells of them, it is not one
        words = words[: next((at for at, word in enumerate(words) if is_past(word.group(1).lower())), len(words))]
    if not words:
        return None
    head = _head_of_one(words, heads) if one or not heads else heads[0]
    if not one:
        while head + 1 in heads and (_is_known(words[head + 1].group(1)) or not _is_many(words[head].group(1))):
            head += 1
    return Counted(words[0].start(1), words[head].end(1), _unit([word.group(1) for word in words[: head + 1]]))


def phrase_counted(text: str, start: int, end: int) -> Counted:
    """The noun phrase at `text[start:end]`, whose last word is its head, with its unit."""
    return Counted(start, end, _unit(text[start:end].split()))


def as_told(start: int, end: int, noun: Counted | None) -> Counted | None:
    """What the word forms told, where no syntax tells more."""
    return noun


def _head_of_one(words: list[re.Match[str]], heads: list[int]) -> int:
    """Where a singular noun ends the phrase: a person in the lexicon, else what stands before a verb in -s."""
    if not heads:
        return min(len(words) - 1, 2)
    first = heads[0]
    return first if first == 0 or _is_known(words[first].group(1)) else min(first - 1, 2)


def _words(text: str, start: int) -> list[re.Match[str]]:
    """The words that can stand in one noun phrase, from `start` on."""
    found: list[re.Match[str]] = []
    position = start
    while len(found) < LONGEST:
        match = _WORD.match(text, position)
        match = match or _model(text, position, found) or _SUSPENDED.match(text, position)
        if match is None:
            break
        word = match.group(1).lower()
        if word in ("and", "or") and _joins(text, match, found):
            position = match.end()
            continue
        if (_STOPPED.sub("", word) in _STOP and match.group(1) not in _NAMES) or (
            is_past(word) and word not in PERSONS and _closes(found, word)
        ):
            break
        found.append(match)
        position = match.end()
    return found


def _joins(text: str, match: re.Match[str], found: list[re.Match[str]]) -> bool:
    """Whether 'and' joins what describes one noun: 'Varland and Norland soldiers', 'local and foreign reporters'."""
    other = _WORD.match(text, match.end())
    if other is None or not found or any(_is_head(word.group(1)) for word in (*found, other)):
        return False
    word = other.group(1)
    noun = _WORD.match(text, other.end())
    alike = word[0].isupper() == found[-1].group(1)[0].isupper() and word.lower() not in _STOP
    return alike and noun is not None and _is_head(noun.group(1))


def _model(text: str, position: int, found: list[re.Match[str]]) -> re.Match[str] | None:
    """The number of a model within the phrase: 'Leopard 2 tanks', 'new 737 Max jets' have a capital on either side."""
    match = _MODEL.match(text, position)
    if match is None or not found or _is_head(found[-1].group(1)):
        return None
    return match if found[-1].group(1)[0].isupper() or text[match.end() + 1].isupper() else None


def _closes(found: list[re.Match[str]], word: str) -> bool:
    """Whether a participle ends the phrase: it does after a noun, not at its head ('12 armed men')."""
    return not word.endswith("ed") or any(_is_head(match.group(1)) for match in found)


def _is_head(word: str) -> bool:
    return _is_known(word) or is_plural(word.lower())


def _is_many(word: str) -> bool:
    return is_plural(word.lower()) or word.lower() in _GROUPS or is_demonym(word)


def _is_known(word: str) -> bool:
    """Whether a noun is in the lexicon; 'National' and 'President' with a capital begin a name."""
    low = word.lower()
    known = low in PERSONS or low in COUNTED
    return (known and (word.islower() or is_plural(low) or low in _GROUPS)) or is_demonym(word)


def is_plural(low: str) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    return (
        len(low) > 3
        and low.endswith("s")
        and not low.endswith(("ss", "us", "is", "'s", "ous"))
        and low not in _NOT_PLURAL
    )


def is_demonym(word: str) -> bool:
    """Whether a word names people of a country, faith or party: 'Koreans', 'Germans', 'Democrats'."""
    return word[:1].isupper() and (word.endswith(("ans", "landers")) or word.lower() in DEMONYMS)


def _unit(words: list[str]) -> str | None:
    head = words[-1]
    low = head.lower()
    pair = f"{words[-2].lower()} {low}" if len(words) > 1 else ""
    if pair in PERSONS:
        return "persons"
    if _is_known(head):
        return COUNTED.get(low, "persons")
    return MEASURES.get(low, low) if is_plural(low) else None
