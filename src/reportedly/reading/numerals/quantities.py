"""Quantities: the numbers of a text that count or measure, each with the money sign or unit that belongs to it.
In: plain text and the places that are dates. Out: Quantity spans; numbers in names, lists and scores are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportedly.reading.numerals.counted import Counted, counted
from reportedly.reading.numerals.money import SIGNS, SPOILT
from reportedly.reading.numerals.names import in_a_name, is_score_or_age
from reportedly.reading.numerals.numbers import Number, next_number
from reportedly.reading.numerals.units import MEASURES, SYMBOLS
from reportedly.record import Range


class Quantity(NamedTuple):
    """A number that counts or measures: `[start, end)` covers sign, number and unit, not the noun counted."""

    start: int
    end: int
    number: Number
    unit: str | None
    noun: Counted | None


_LONG_FIRST = sorted(map(re.escape, SIGNS), key=len, reverse=True)
_LETTERED, _SYMBOLIC = ("|".join(sign for sign in _LONG_FIRST if sign[0].isalpha() == it) for it in (True, False))
_SIGN = re.compile(rf"(?:(?<![\w'])(?:{_LETTERED})|{_SYMBOLIC}) ?-?$")
_MARKS = "%°¢€£¥₩₽₴₹₪₺₾₭₡₿"
_UNIT = re.compile(
    rf"([ -]{{0,2}})((?:[^\W\d_]|[%°¢€])[\w/%]{{0,15}}(?:\.[a-z]\.?)?(?:[- ][a-z]\w{{0,15}}){{0,2}}|[{_MARKS}])",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"(?: per |/| an? |-a-)(barrel|gallon|month|year|week|day|hour|share|ounce|ton|tonne|person|annum|century|decade|"
    r"minute|second|head|kilo|kilogram|kg|acre|hectare|mile|pound|kwh|mwh|mmbtu|"
    r"square foot|square metre|square meter|sq m|sq ft|litre|liter|gram|capita|night|game)\b"
    r"(?! (?:ago|earlier|later|before|after)\b)",
    re.IGNORECASE,
)
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
_PART_HOLDS = re.compile(r" of\b| (?:are|were|is|was|have|said|say|more|less|fewer|higher|lower)\b|\.?\Z")
_PART_LED = re.compile(
    r"\b(?:by|about|around|nearly|almost|over|than|roughly|least|some|to|up|just|under) $", re.IGNORECASE
)
_HALF_HOLDS = re.compile(
    r"(?: of)? (?:the|an?|all|its|their|his|her|our|that|those|these|them|whom|which|percent|people)\b| of\b"
)
_NOT_HALF = re.compile(r"\b(?:first|second|last|other|latter|better|opening|final|top|bottom)[ -]$", re.IGNORECASE)
_HALF_MEASURE = re.compile(r" an? ([a-z]{3,12})\b", re.IGNORECASE)
_MINUS = re.compile(r"(?:(?P<word>\b(?:minus|negative)[ -])|(?:^|[ (\n])(?P<dash>-))$", re.IGNORECASE)
_SHORT = frozenset("km cm mm nm kg mg ml kw mw gw tw gb tb mb hz m ha lb ft hp nm db".split())
CENTS = {"cents": ("USD", "EUR", "AUD", "CAD"), "pence": ("GBP", "pounds")}
LENGTHS = frozenset("years months weeks days hours minutes seconds decades centuries".split())
LONGEST_SIGN = max(map(len, SIGNS)) + 2
SHARE = "share"
"""The unit of 'a third of' and 'half': a part of what is counted."""


def find_quantities(text: str, dates: Sequence[Range]) -> Iterator[Quantity]:
    """The quantities of plain `text` from left to right; numbers that overlap `dates` (in order) are left out."""
    waiting: Quantity | None = None
    for quantity in _each(text, dates):
        whole = _with_cents(text, waiting, quantity) if waiting else None
        if waiting and not whole:
            yield waiting
        waiting = whole or quantity
    if waiting:
        yield waiting


def _with_cents(text: str, money: Quantity, cents: Quantity) -> Quantity | None:
    """'13 dollars and 45 cents' as one quantity."""
    if (
        cents.unit not in CENTS
        or money.unit not in CENTS[cents.unit]
        or text[money.end : cents.start] not in (" ", " and ")
    ):
        return None
    value, part = money.number.value, cents.number.value
    if not isinstance(value, int) or not isinstance(part, int) or not 0 < part < 100:
        return None
    return money._replace(end=cents.end, number=money.number._replace(value=value + part / 100))


def _each(text: str, dates: Sequence[Range]) -> Iterator[Quantity]:
    closed = sorted([*dates, *(match.span() for match in _PHONE.finditer(text))])
    at = position = floor = 0
    while number := next_number(text, position):
        position = number.end
        while at < len(closed) and closed[at][1] <= number.start:
            at += 1
        if at < len(closed) and closed[at][0] < number.end:
            position = max(closed[at][1], number.start + 1)
            continue
        quantity = _quantity(text, number, floor)
        if quantity is not None:
            floor = quantity.end
            position = max(quantity.end, quantity.noun.end if quantity.noun else 0)
            yield quantity


def _quantity(text: str, number: Number, floor: int) -> Quantity | None:
    begin = max(0, number.start - 48)
    before = text[begin : number.start]
    sign = _SIGN.search(before, max(0, floor - begin, len(before) - LONGEST_SIGN))
    if sign and sign.group() == SPOILT and not _is_money(number):
        sign = None
    start = number.start - (len(before) - sign.start()) if sign else number.start
    end, unit = (number.end, SIGNS[sign.group().strip(" -")]) if sign else measured(text, number)
    if end < 0:
        return None
    rate = rate_after(text, end) if unit else None
    if rate:
        end, unit = rate[0], f"{unit}/{rate[1]}"
    counting = unit is None or (text.startswith(" of ", end) and unit not in LENGTHS)
    noun = counted(text, end, one=number.value == 1) if counting else None
    if unit is None and in_a_name(text, number, before, noun):
        return None
    number, start = signed(text, number, start, unit)
    return _checked(text, Quantity(start, end, number, unit, noun), before)


def rate_after(text: str, end: int) -> tuple[int, str] | None:
    """Where 'a day' or 'per barrel' right after `end` stops, and its unit."""
    match = _RATE.match(text, end)
    return (match.end(), match.group(1).lower()) if match else None


def _is_money(number: Number) -> bool:
    """Whether an amount tells that it is one of money by itself."""
    return number.scaled or isinstance(number.value, float) or (number.value or 0) > 999


def measured(text: str, number: Number) -> tuple[int, str | None]:
    """Where the number with its unit ends, and the unit; -1 where letters against the digits make it a name."""
    match = _UNIT.match(text, number.end)
    if match is None:
        return number.end, None
    gap, words = match.group(1), re.split(r"(?=[- ])", match.group(2))
    for count in range(len(words), 0, -1):
        surface = "".join(words[:count])
        low = surface.lower().replace("-", " ") if count > 1 else surface.lower().rstrip(".")
        unit = MEASURES.get(low) or MEASURES.get(low.replace(".", "")) or MEASURES.get(surface)
        if unit and _measures(low, unit, gap, number):
            return match.start(2) + len(surface), unit
    attached = not gap and match.group(2)[0].isalpha()
    return (-1, None) if attached and number.form == "digits" else (number.end, None)


def _measures(low: str, unit: str, gap: str, number: Number) -> bool:
    """Whether a word that can be a unit is one here: 'won' is also a verb, 'second' also an ordinal."""
    if not gap:
        return low in SYMBOLS
    if len(low) <= 2 and low.isascii() and low.isalpha() and low not in _SHORT:
        return False
    if low == "won":
        return number.scaled or (number.value or 0) >= 1000
    return low not in ("second", "mo", "mos", "min", "sec") or number.value == 1 or gap == "-" or low == "min"


def signed(text: str, number: Number, start: int, unit: str | None) -> tuple[Number, int]:
    """A number below zero: after 'minus', or where a dash stands right before it and it has a unit or a fraction."""
    if number.value is None:
        return number, start
    if text.startswith("-", number.start - 1) and start < number.start:
        return number._replace(value=-number.value), start
    minus = _MINUS.search(text[max(0, start - 10) : start])
    if minus is None or (minus["dash"] and unit is None and isinstance(number.value, int)):
        return number, start
    return number._replace(value=-number.value), start - len(minus["word"] or minus["dash"])


def _checked(text: str, quantity: Quantity, before: str) -> Quantity | None:
    """The quantity, unless its words are a pronoun, an ordinal or a score; 'half' and 'a third' as shares."""
    number = quantity.number
    written = text[number.start : number.end].lower()
    if written == "one" and _ONE_PLACE.match(text, number.end):
        return None
    if written in ("one", "zero", "nought") and quantity.unit is None and quantity.start == number.start:
        stands = quantity.noun is not None and not _NOT_ONE.search(before) and not _AFTER_ONE.match(text, number.end)
        return quantity if stands else None
    if written == "half":
        return _half(text, quantity, before)
    if written.startswith(("a ", "an ")) and isinstance(number.value, float):
        holds = _PART_HOLDS.match(text, number.end) or _PART_LED.search(before)
        if not holds or before.endswith("and "):
            return None
        return quantity._replace(unit=quantity.unit or SHARE)
    if isinstance(number.value, float) and number.form == "words" and number.value < 1 and quantity.unit is None:
        return quantity._replace(unit=SHARE)
    if number.form == "digits" and quantity.unit is None and is_score_or_age(text, number, before):
        return None
    return quantity


def _half(text: str, quantity: Quantity, before: str) -> Quantity | None:
    end = quantity.number.end
    if _NOT_HALF.search(before) or not (_HALF_HOLDS.match(text, end) or quantity.unit):
        return None
    measure = _HALF_MEASURE.match(text, end)
    unit = MEASURES.get(measure.group(1).lower()) if measure else None
    if measure and unit:
        return quantity._replace(end=measure.end(), unit=unit, noun=None)
    return quantity._replace(unit=SHARE)
