"""Numbers: the places in a text that write a number, in digits, words or a mixture, with what they are worth.
In: plain text and where to look from. Out: the next Number; what it counts is for `quantities` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

from reportedly.reading.numerals.counted import is_plural
from reportedly.reading.numerals.money import CODES, SIGNS
from reportedly.reading.numerals.scales import (
    ABBREVIATED,
    DENOMINATORS,
    DOZENS,
    LETTERS,
    PARTS,
    SCALES,
    TENS,
    TOPS,
    UNITS,
    VAGUE,
    VULGAR,
    worth,
)
from reportedly.reading.numerals.spelled import Amount, decimals, fraction, spelled, times, with_fraction
from reportedly.reading.numerals.units import MEASURES, PERSONS

Form = Literal["digits", "words", "vague"]


class Number(NamedTuple):
    """A number as written: `value` for a definite one, `low` for a vague one ('dozens' is 24 or more)."""

    start: int
    end: int
    value: Amount | None
    low: Amount | None
    form: Form
    scaled: bool
    """Whether it carries its own scale word ('3 million'), so that it lends it in '1 to 3 million'."""
    scale: Amount = 1


LARGEST = 10**18
"""Nothing that is counted in news is more, and everything below goes into 64 bits."""


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_WORD = _any([*UNITS, *TENS, *SCALES, *DOZENS])
_OPENING = _any([*UNITS, *TENS, "hundred", "thousand", "lakh", "million", "crore", "billion", "trillion", "dozen"])
_SCALE = _any(SCALES)
_GAP = r"(?: [ ]{1,3} (?: and [ ]{1,3} )? | [ ]? - [ ]? )"
_DASH = r"(?: [ ] | [ ]?-[ ]? )"
_PART = rf"(?: {_any(PARTS)} )"
_TOP = rf"(?: {_any(TOPS)} )"
_CODE = "|".join([*(rf"(?<=\b{code})" for code in CODES), r"(?<=\$US)", r"(?<=\$[ACS])", r"(?<=\bRs)", r"(?<=\bPS)"])

_PLURAL = _any(VAGUE).replace(" ", r"[ \n]")
_VAGUE_WORDS = rf"""
    (?P<vague> \b (?: (?: several | (?:a[ ])?few | many | a[ ]couple (?:[ ]of)? ) [ ] (?P<times> {_SCALE} | dozen ) s?
                  | (?P<plural> {_PLURAL} ) | (?P<of> tens | scores | a[ ]couple ) (?= [ ]of\b )
                  ) \b )"""
_SHARES = rf"""
    (?P<portion> \b (?: (?P<portion_half> half | an?[ ]half | quarter )
                    | (?P<portion_top> {_TOP} ) {_DASH} (?P<portion_bottom> {_PART} ) s? )
                 (?: [ ]{{1,2}} | - ) (?: of[ ] )? (?: an?[ ]{{1,2}} )? (?P<portion_of> {_SCALE} | dozen ) \b (?!s) )
  | (?P<among> \b (?P<some> one | two | three | four | five | six | seven | eight | nine | \d{{1,2}} )
               (?: [ ]out[ ]of[ ](?:every[ ])? | [ ](?:in|of)[ ]every[ ]
                 | (?P<loosely> [ ]in[ ] | [ ]of[ ] (?= (?:10|ten|100)\b ) ) )
               (?P<all> a[ ](?:{_SCALE}) | {_WORD} | \d{{1,3}}(?:,\d{{3}}){{0,2}} ) \b (?!,\d) (?![ -](?:{_WORD})\b) )
  | (?P<score> \b a[ ]score (?= [ ]of[ ][a-z] ) )
  | (?P<part> \b (?: (?P<top> {_TOP} ) {_DASH} (?P<bottom> {_PART} ) s? | (?P<half> half ) ) \b (?! - (?!a\b)) )"""
_FRACTION = rf"[ -] and [ -] (?P<%s_top> {_TOP} ) [ -] (?P<%s_bottom> {_PART} ) s? \b"
_WORDS = rf"""
    (?P<words> (?P<run> \b (?<![a-z]-) (?: an?[ ] (?= {_any(SCALES)} | dozen ) )?
               (?: {_OPENING} ) (?: {_GAP} (?! {_TOP} [ -] {_PART} s?\b ) (?: {_WORD} ) ){{0,12}} \b )
               (?: (?: [ ]point (?P<decimals> (?: [ -] (?: {_WORD} ) ){{1,6}} ) \b
                 | {_FRACTION.replace("%s", "words")} )
                 (?: [ ] (?P<words_after> {_SCALE} ) \b )? )? )"""
_DIGITS = rf"""
    (?P<digits> (?: (?<![\w]) (?<!\d[.,:/]) (?<![A-Za-z][-–]) | (?<=minus[-–]) | (?<=\bto[-–]) | (?<=\b(?:now|sub)[-–])
                 | (?<=\d[kmb][-–]) | {_CODE} )
               (?P<plain> \d{{1,2}} (?: ,\d\d ){{1,4}} ,\d{{3}} (?:\.\d{{1,12}})?
                 | \d{{1,3}} (?: ,\d{{3}} ){{1,6}} (?:\.\d{{1,12}})?
                 | \d{{1,3}} ,[ ]\d00 (?!\d)
                 | \d{{1,3}} (?: (?: [ ]\d{{3}} ){{2,5}} (?:\.\d{{1,12}})? | [ ]\d\d0 ) (?! [\d-] | [.,]\d )
                 | \d{{1,15}} (?:\.\d{{1,12}})? | \.\d{{1,12}} )
               (?! \d | ,\d | [.]\d )
               (?: [ ]? (?P<vulgar> [{"".join(VULGAR)}] )
                 | [/⁄] (?P<under> \d{{1,3}} ) (?! [\d/⁄] )
                 | [ ]{{1,2}} (?P<over> \d{{1,2}} ) [/⁄] (?P<beneath> \d{{1,3}} ) (?! [\d/⁄] ) )?
               (?: {_FRACTION.replace("%s", "digits")} )?
               (?P<scales> (?: [ -]? (?: {_SCALE} | dozens? ) \b (?!s) ){{1,2}}
                 | [ ]? (?: {_any(ABBREVIATED)} ) \b \.?
                 | [ ]? [KMBTkmbt] \b )?
               (?: {_FRACTION.replace("%s", "scaled")}
                 | (?<=hundred) [ ]and[ ] (?P<rest> \d\d? | (?: {_OPENING} ) (?: - (?: {_OPENING} ) )? ) \b
                   (?! [.,:-]\d | [ -](?:{_WORD})\b ) )? )"""
_NUMBER = re.compile(
    rf"""(?= [\d.{"".join(VULGAR)}] | \b[abcdefhlmnoqstz] )  # what a number begins with: most places fail here
    (?: {_VAGUE_WORDS} | {_SHARES} | {_WORDS} | {_DIGITS} | (?P<bare> (?<!\w) [{"".join(VULGAR)}] ) )""",
    re.VERBOSE | re.IGNORECASE,
)
_OF = {"tens": 20, "scores": 40, "a couple": 2}
_SCALE_WORD = re.compile(r"[a-z]+")
_MONEY = re.compile(
    rf"(?:[{''.join(sign for sign in SIGNS if len(sign) == 1)}=]|\b(?:{'|'.join(CODES)}|Rs\.?|PS)) ?-?$"
)
_WHOM = re.compile(r" ([a-z]+)\b")
_AND_SMALLER = re.compile(r" (and )?(?=\d|(?:one|two|three|four|five|six|seven|eight|nine) hundred\b)")
_MILLIONS = PERSONS | frozenset(
    "barrels tonnes tons litres doses homes households jobs votes copies cars vehicles shares hectares acres".split()
)
_INDIAN = (10**5, 10**7)


def next_number(text: str, position: int) -> Number | None:
    """The first number written in `text` at or after `position`."""
    while match := _NUMBER.search(text, position):
        found = _read(match, text)
        if found is not None and (found.value or 0) < LARGEST:
            return _compound(text, found)
        position = match.end()
    return None


def _compound(text: str, number: Number) -> Number:
    """'2 crore 50 lakh', '4 thousand 3 hundred': each part has a smaller scale than the one before."""
    while number.form == "digits" and number.scale >= 1000:
        joint = _AND_SMALLER.match(text, number.end)
        match = _NUMBER.match(text, joint.end()) if joint and (number.scale in _INDIAN or not joint[1]) else None
        smaller = _read(match, text) if match else None
        if smaller is None or smaller.value is None or not 1 < smaller.scale < number.scale:
            break
        value = (number.value or 0) + smaller.value
        number = number._replace(end=smaller.end, value=value, scale=smaller.scale)
    return number


def _read(match: re.Match[str], text: str) -> Number | None:
    if match["vague"]:
        return _vague(match)
    if match["portion"]:
        return _portion(match)
    if match["among"]:
        return _among(match, text)
    if match["part"]:
        share = 0.5 if match["half"] else fraction(match["top"], match["bottom"])
        return Number(match.start(), match.end(), share, None, "words", False)
    if match["words"]:
        return _words(match)
    if match["score"]:
        return Number(match.start(), match.end(), 20, None, "words", False)
    if match["bare"]:
        return Number(match.start(), match.end(), VULGAR[match["bare"]], None, "digits", False)
    return _digits(match, text)


def _vague(match: re.Match[str]) -> Number:
    if match["plural"]:
        low = VAGUE[match["plural"].lower().replace("\n", " ")]
    elif match["of"]:
        low = _OF[match["of"].lower()]
    else:
        low = 2 * worth(match["times"].lower())
    return Number(match.start(), match.end(), None, low, "vague", False)


def _portion(match: re.Match[str]) -> Number:
    """'half a million', 'a quarter of a million', 'half a dozen'."""
    if match["portion_half"]:
        share = 0.25 if match["portion_half"].lower() == "quarter" else 0.5
    else:
        share = fraction(match["portion_top"], match["portion_bottom"])
    return Number(match.start(), match.end(), times(share, worth(match["portion_of"].lower())), None, "words", True)


def _among(match: re.Match[str], text: str) -> Number | None:
    """'one in five', 'nine out of 10': a share. 'Three in 10 days' is none; 'two in five towns' could be either."""
    some, every = (
        int(word) if word.isdigit() else worth(word)
        for word in (match["some"].lower(), match["all"].lower().removeprefix("a ").replace(",", ""))
    )
    if match["loosely"]:
        whom = (_WHOM.match(text, match.end()) or [None, ""])[1] or ""
        either = some > 1 and "in" in match["loosely"].lower() and is_plural(whom) and whom not in PERSONS
        if whom in MEASURES or either or (some > 1 and every not in (3, 4, 5, 10, 100)):
            return None
    return Number(match.start(), match.end(), some / every, None, "words", False) if 0 < some < every else None


def _words(match: re.Match[str]) -> Number:
    """The longest beginning of a run of number words that is one number, with its decimals or fraction."""
    value, scale, length = spelled(match["run"])
    end, whole = match.start() + length, match.end("run")
    if end == whole < match.end():
        after, end = match["words_after"], match.end()
        if match["decimals"]:
            value = times(value + decimals(match["decimals"]), worth(after.lower()) if after else 1)
        else:
            value = with_fraction(value, scale, fraction(match["words_top"], match["words_bottom"]), after)
        scale = worth(after.lower()) if after else scale
    return Number(match.start(), end, value, None, "words", scale > 12, scale if scale > 12 else 1)


def _digits(match: re.Match[str], text: str) -> Number | None:
    written = match["plain"].replace(",", "").replace(" ", "")
    value: Amount = float(written) if "." in written else int(written)
    if match["under"]:
        if int(match["under"]) not in DENOMINATORS or int(match["under"]) <= value:
            return None  # '24/7', '9/11': not a fraction
        value /= int(match["under"])
    elif match["beneath"]:
        if int(match["over"]) >= int(match["beneath"]):
            return Number(match.start(), match.end("plain"), value, None, "digits", False)
        value += int(match["over"]) / int(match["beneath"])
    elif match["vulgar"]:
        value += VULGAR[match["vulgar"]]
    if match["digits_top"]:
        value += fraction(match["digits_top"], match["digits_bottom"])
    return _with_scale(match, text, value)


def _with_scale(match: re.Match[str], text: str, value: Amount) -> Number:
    """Digits with the scale and the fraction after them: '3 million and a half'."""
    scales, end = match["scales"] or "", match.end()
    money = bool(_MONEY.search(text[max(0, match.start() - 5) : match.start()]))
    counted = _WHOM.match(text, match.end())
    many = counted is not None and counted[1] in _MILLIONS
    scale = _scale_of(scales, money, many, isinstance(value, float)) if scales else 1
    if scales and scale == 1:
        end = match.start("scales")
    elif scales.endswith(".") and text[end : end + 2].strip() == "" and not text.startswith(" ", end):
        end -= 1  # the full stop of the sentence, not of the abbreviation
    value = times(value, scale)
    if match["scaled_top"] and end == match.end():
        value = with_fraction(value, scale, fraction(match["scaled_top"], match["scaled_bottom"]), None)
    if match["rest"]:
        value += int(match["rest"]) if match["rest"].isdigit() else spelled(match["rest"]).value
    return Number(match.start(), end, value, None, "digits", scale > 1, scale)


def _scale_of(scales: str, money: bool, many: bool, broken: bool) -> int:
    """What a scale is worth: the m of '$5m' and of '5m people' is a million, that of '5m high' none."""
    word = scales.strip(" .-").lower()
    if word in ABBREVIATED:
        return ABBREVIATED[word] if money or word not in ("mm", "cr") else 1
    if word in LETTERS:
        attached = scales[0] != " "
        plainly = scales in ("K", "M", "B", "k") or (scales == "b" and broken)
        return LETTERS[word] if attached and (plainly or money or many) else 1
    product = 1
    for part in _SCALE_WORD.findall(word):
        product *= worth(part)
    return product
