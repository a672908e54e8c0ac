"""Quantities: the numbers of a text that count or measure, each with the money sign or unit that belongs to it.
In: plain text and the places that are dates. Out: Quantity spans; numbers in names, lists and scores are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportedly.reading.numerals.counted import Counted, counted, is_plural
from reportedly.reading.numerals.numbers import Number, find_numbers
from reportedly.reading.numerals.units import MEASURES, SIGNS, SYMBOLS
from reportedly.record import Range


class Quantity(NamedTuple):
    """A number that counts or measures: `[start, end)` covers sign, number and unit, not the noun counted."""

    start: int
    end: int
    number: Number
    unit: str | None
    noun: Counted | None


_SIGN = re.compile(r"(?:" + "|".join(re.escape(sign) for sign in sorted(SIGNS, key=len, reverse=True)) + r") ?-?$")
_UNIT = re.compile(r"([ -]{0,2})([a-z%°¢€][\w/%]{0,15}(?:\.[a-z]\.?)?(?:[- ][a-z]\w{0,15}){0,2})", re.IGNORECASE)
_RATE = re.compile(
    r"(?: per |/| an? |-a-)(barrel|gallon|month|year|week|day|hour|share|ounce|ton|tonne|person|"
    r"minute|second|head|kilo|"
    r"square foot|square metre|square meter|sq m|sq ft|litre|liter|gram|capita|night|game)\b"
    r"(?! (?:ago|earlier|later|before|after)\b)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:\b(?:No|Nos|Number|Article|Section|Sec|Chapter|Resolution|Group of|Channel|Route|Highway|"
    r"Flight|Page|Room|Phase|Type|"
    r"Class|Unit|Apollo|Volume|Vol|Rule|Title|Interstate|Top|Schedule|Annex|Appendix|Figure|Fig|Table|Act|Part|Track|"
    r"Gate|Line|Brigade|Order|Directive|Law|Protocol|Proposition|Measure|Formula|Area|Pier|Windows|Version|Covid|"
    r"number|category|stage|level|grade|article|paragraph|page|chapter|verse|version|episode|"
    r"season|flight|Bldg|Suite)\.?|[#№§]) ?$"
)
_NAME_WORD = re.compile(
    r"(?<=[a-z,;)] )[A-Z][\w&']*[A-Za-z][\w&']* $|\b(?:i[A-Z]\w+|[A-Z&]{2,8}|Game|Category|Level) -?$"
)
_SCORED = re.compile(
    r"\b(?:won|win|lost|lose|beat|beating|defeated|defeat|draw|drew|victory|score|scored|lead|"
    r"led|scoreline)\b[^.\n]{0,40}$"
)
_DASHED = re.compile(r"-(\d{1,3})(?![\d.,]?\d)(?! ?(?:%|percent|per cent|million|billion))")
_DASHING = re.compile(r"(?<![\d.,])(\d{1,3})-$")
_AGE_LED = re.compile(r"[a-z.], $")
_STREET = re.compile(
    r" (?:[A-Z][\w.]{0,20} ){1,3}(?:Road|Rd|Street|St|Avenue|Ave|Boulevard|Blvd|Lane|Drive|"
    r"Way|Square|Place|Court|Terrace)\b"
)
_BULLET = re.compile(r"(?:^|\n)[ \t•*·–-]*[-+]?$")
_PHONE = re.compile(
    r"(?<![\d-])(?:\+?\d{1,3}[ .-])?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\d)|https?://\S{1,300}|www\.\S{1,300}"
)
_NOT_ONE = re.compile(
    r"\b(?:no|any|every|some|each|this|that|the|which|another|only|day|number|phase|square|hand|or|one-on)[ -]$",
    re.IGNORECASE,
)
_AFTER_ONE = re.compile(
    r"[ -](?:of|another|day|thing|time|by|way|hand|side|on-one|who|that|which|off|person's|on)\b|'s", re.IGNORECASE
)
_ONE_PLACE = re.compile(r" (?:point|level|sense|stage|word)\b")
_PART_HOLDS = re.compile(r" of\b| (?:are|were|is|was|have|said|say|more|less|fewer|higher|lower)\b")
_PART_LED = re.compile(
    r"\b(?:by|about|around|nearly|almost|over|than|roughly|least|some|to|up|just|under) $", re.IGNORECASE
)
_HALF_HOLDS = re.compile(
    r"(?: of)? (?:the|an?|all|its|their|his|her|our|that|those|these|them|whom|which|percent)\b| of\b"
)
_NOT_HALF = re.compile(r"\b(?:first|second|last|other|latter|better|opening|final|top|bottom)[ -]$", re.IGNORECASE)
_HALF_MEASURE = re.compile(r" an? ([a-z]{3,12})\b", re.IGNORECASE)
LENGTHS = frozenset("years months weeks days hours minutes seconds decades centuries".split())
SHARE = "share"
"""The unit of 'a third of' and 'half': a part of what is counted."""


def find_quantities(text: str, dates: Sequence[Range]) -> Iterator[Quantity]:
    """The quantities of plain `text` from left to right; numbers that overlap `dates` (in order) are left out."""
    closed = sorted([*dates, *(match.span() for match in _PHONE.finditer(text))])
    at = 0
    for number in find_numbers(text):
        while at < len(closed) and closed[at][1] <= number.start:
            at += 1
        if at < len(closed) and closed[at][0] < number.end:
            continue
        quantity = _quantity(text, number)
        if quantity is not None:
            yield quantity


def _quantity(text: str, number: Number) -> Quantity | None:
    before = text[max(0, number.start - 48) : number.start]
    sign = _SIGN.search(before)
    if sign and not _fits(before, sign):
        sign = None
    start = number.start - (len(before) - sign.start()) if sign else number.start
    end, unit = (number.end, SIGNS[sign.group().strip(" -")]) if sign else measured(text, number)
    if end < 0 or (unit is None and _in_a_name(text, number, before)):
        return None
    rate = rate_after(text, end) if unit else None
    if rate:
        end, unit = rate[0], f"{unit}/{rate[1]}"
    number, start = signed(text, number, start, unit)
    counting = unit is None or (text.startswith(" of ", end) and unit not in LENGTHS)
    noun = counted(text, end, one=number.value == 1) if counting else None
    quantity = Quantity(start, end, number, unit, noun)
    return _checked(text, quantity, before)


def rate_after(text: str, end: int) -> tuple[int, str] | None:
    """Where 'a day' or 'per barrel' right after `end` stops, and its unit."""
    match = _RATE.match(text, end)
    return (match.end(), match.group(1).lower()) if match else None


def _fits(before: str, sign: re.Match[str]) -> bool:
    """Whether letters of a sign are a word of their own: the 'RM' of 'ARM 5' is none."""
    return not (sign.group()[0].isalpha() and sign.start() > 0 and before[sign.start() - 1].isalnum())


def measured(text: str, number: Number) -> tuple[int, str | None]:
    """Where the number with its unit ends, and the unit; -1 where letters against the digits make it a name."""
    match = _UNIT.match(text, number.end)
    if match is None:
        return number.end, None
    gap, words = match.group(1), re.split(r"(?=[- ])", match.group(2))
    for count in range(len(words), 0, -1):
        surface = "".join(words[:count])
        low = surface.lower().replace("-", " ") if count > 1 else surface.lower().rstrip(".")
        unit = MEASURES.get(low) or MEASURES.get(low.replace(".", ""))
        if unit and _measures(low, unit, gap, number):
            return match.start(2) + len(surface), unit
    attached = not gap and match.group(2)[0].isalpha()
    return (-1, None) if attached and number.form == "digits" else (number.end, None)


def _measures(low: str, unit: str, gap: str, number: Number) -> bool:
    if not gap:
        return low in SYMBOLS
    if (
        len(low) <= 2
        and low.isalpha()
        and low not in ("km", "cm", "mm", "kg", "mg", "ml", "kw", "mw", "gw", "gb", "hz", "m", "ha", "lb", "ft", "hp")
    ):
        return False
    if low == "won":
        return number.scaled or (number.value or 0) >= 1000
    return (
        low not in ("second", "mo", "mos", "min", "sec", "general") or number.value == 1 or gap == "-" or low == "min"
    )


def _in_a_name(text: str, number: Number, before: str) -> bool:
    if _NAMED.search(before):
        return True
    if _BULLET.search(before) and (text[number.end : number.end + 1] in ".)\n" or number.end == len(text)):
        return True
    after = text[number.end : number.end + 2]
    if number.form == "digits":
        if _STREET.match(text, number.end):
            return True
        if after[:1] in ("@", "_", "=") or (after[:1] == "-" and after[1:].isdigit() and before[-1:] == "-"):
            return True
        return bool(_NAME_WORD.search(before)) and not number.scaled and not _counts_plainly(text, number)
    written = text[number.start : number.end]
    if written[0].isupper() and before[-1:] == " " and before[-2:-1] not in (".", "!", "?", ":", '"', ")", "-"):
        return not _counts_plainly(text, number) and not number.scaled
    return False


def _counts_plainly(text: str, number: Number) -> bool:
    """Whether a plural noun in small letters, or people, come right after."""
    noun = counted(text, number.end)
    if noun is None:
        return False
    head = text[noun.start : noun.end].split()[-1]
    return noun.unit == "persons" or (head.islower() and is_plural(head))


def signed(text: str, number: Number, start: int, unit: str | None) -> tuple[Number, int]:
    """A number below zero where a minus stands right before it and it has a unit or a fraction."""
    if text.startswith("-", number.start - 1) and start < number.start:
        return number._replace(value=-number.value if number.value else None), start
    head = text[max(0, start - 7) : start].lower()
    if number.value is None or (unit is None and isinstance(number.value, int)):
        return number, start
    for minus in ("minus ", "minus-", "-"):
        if head.endswith(minus) and (len(minus) > 1 or len(head) == 1 or head[-2] in " (\n"):
            return number._replace(value=-number.value), start - len(minus)
    return number, start


def _checked(text: str, quantity: Quantity, before: str) -> Quantity | None:
    """The quantity, unless its words are a pronoun, an ordinal or part of a name; 'half' and 'a third' as shares."""
    number = quantity.number
    written = text[number.start : number.end].lower()
    if written == "one" and _ONE_PLACE.match(text, number.end):
        return None
    if written in ("one", "zero") and quantity.unit is None:
        stands = quantity.noun is not None and not _NOT_ONE.search(before) and not _AFTER_ONE.match(text, number.end)
        return quantity if stands else None
    if written == "half":
        return _half(text, quantity, before)
    if written.startswith(("a ", "an ")) and isinstance(number.value, float):
        if not (_PART_HOLDS.match(text, number.end) or _PART_LED.search(before)):
            return None
        return quantity._replace(unit=quantity.unit or SHARE)
    if isinstance(number.value, float) and number.form == "words" and number.value < 1 and quantity.unit is None:
        return quantity._replace(unit=SHARE)
    if number.form == "digits" and quantity.unit is None and _scored(text, quantity, before):
        return None
    return quantity


def _scored(text: str, quantity: Quantity, before: str) -> bool:
    """Whether a bare number is half of a score ('2-0', 'won 3-1') or the age in 'Kim, 65, said'."""
    value = quantity.number.value or 0
    ahead, behind = _DASHED.match(text, quantity.number.end), _DASHING.search(before)
    if ahead:
        return int(ahead.group(1)) <= value or bool(_SCORED.search(before))
    if behind:
        return int(behind.group(1)) >= value or bool(_SCORED.search(before[: behind.start()]))
    return 0 < value < 120 and bool(_AGE_LED.search(before)) and text.startswith(",", quantity.number.end)


def _half(text: str, quantity: Quantity, before: str) -> Quantity | None:
    end = quantity.number.end
    if _NOT_HALF.search(before) or not _HALF_HOLDS.match(text, end):
        return None
    measure = _HALF_MEASURE.match(text, end)
    unit = MEASURES.get(measure.group(1).lower()) if measure else None
    if measure and unit:
        return quantity._replace(end=measure.end(), unit=unit, noun=None)
    return quantity._replace(unit=SHARE)
