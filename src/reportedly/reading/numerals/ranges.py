"""Ranges: two quantities side by side that are the ends of one, and units that one of a pair lends the other.
In: plain text and quantities in order. Out: the quantities with lent units; whether two are a range, and its ends.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.reading.numerals.bounds import LOWER, UPPER, bounded_before
from reportedly.reading.numerals.numbers import Number
from reportedly.reading.numerals.quantities import Quantity
from reportedly.reading.numerals.spelled import Amount, times

_BETWEEN = re.compile(r" ?- ?| ?~ ?|-? to[ -]|-? or (?:even )?| through |-to-| and (?:even )?")
_ABOUT = r"(?:(?:about|around|roughly|nearly|almost|approximately|up to|as (?:much|many|high) as) )?$"
BETWEEN = re.compile(rf"\bbetween {_ABOUT}", re.IGNORECASE)
_MOVED = re.compile(
    r"\b(?:rose|rise[sn]?|rising|increas\w{0,4}|fell|falls?|falling|fallen|grew|grow(?:s|n|"
    r"ing)?|jump\w{0,3}|cut|cutting|climb\w{0,3}|boost\w{0,3}|"
    r"drop\w{0,4}|up|down|went|go(?:es|ing)?|mov\w{1,3}|rais\w{1,3}|lower\w{0,3}|reduc\w{1,3}|"
    r"surg\w{1,3}|slip\w{0,4}|declin\w{1,3}|"
    r"chang\w{1,3}|revis\w{1,3})\b[^.\n]{0,60}$",
    re.IGNORECASE,
)
_FROM = re.compile(rf"\bfrom {_ABOUT}", re.IGNORECASE)
_BY = re.compile(r"\bby (?:about |around |nearly |almost )?$", re.IGNORECASE)
_ON = re.compile(r" to (?:\$?\d|between\b)")
_LEADING = re.compile(r"(?:, | )(?:and|but) ([a-z ]{5,28} )$|, ([a-z ]{5,28} )$", re.IGNORECASE)
_LENT = re.compile(r"-?,? (?:and|or|to) |-, |-(?: to|to-) ?")
_WENT_TO = re.compile(r"[^.;\n]{0,24} to (?:about |around |nearly |almost |just )?$")
REACH = 90


def lent(flat: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities, of which a bare one has scale and unit of the next: 'from 5 to 7 percent', '2 and 3 million'."""
    found = list(quantities)
    for at in range(len(found) - 2, -1, -1):
        first, second = found[at], found[at + 1]
        if _is_bare(first) and _LENT.fullmatch(flat, first.end, second.start):
            value = _scaled(first.number, second.number)
            number = first.number._replace(value=value, scaled=value != first.number.value)
            unit = second.unit or (second.noun.unit if second.noun else None)
            found[at] = first._replace(number=number, unit=unit)
    return found


def went_on(flat: str, start: int, end: int, place: int) -> bool:
    """Whether 'from' stands before `[start, end)` and 'to' between it and `place`: 'from 21 mpg to 23'."""
    return bool(_WENT_TO.fullmatch(flat, end, place) and _FROM.search(flat[max(0, start - 24) : start]))


def _is_bare(quantity: Quantity) -> bool:
    return quantity.unit is None and quantity.noun is None and quantity.number.value is not None


def is_range(flat: str, first: Quantity, second: Quantity) -> bool:
    """Whether two quantities side by side are the ends of one range."""
    if first.number.form == "vague" or second.number.form == "vague" or not _same_measure(first, second):
        return False
    joint = flat[first.end : second.start].lower()
    low, high = _in_order(first, second)
    if low is None or high is None or low >= high or second.start - first.end > 9 or not _BETWEEN.fullmatch(joint):
        return False
    before = flat[max(0, first.start - REACH) : first.start]
    if "and" in joint:
        return bool(BETWEEN.search(before))
    if "or" in joint:
        return high <= 3 * low or high - low <= 2
    if joint != " to " or (_FROM.search(before) and _ON.match(flat, second.end)):
        return True  # 'from 5 to 7 percent to 3 to 5 percent'
    moved = _BY.search(before) or (_FROM.search(before) and _MOVED.search(before))
    return not (moved and (_FROM.search(before) or first.unit))


def is_closed(flat: str, first: Quantity, second: Quantity) -> bool:
    """Whether two bounds close one range: 'more than 10 but fewer than 20'."""
    if first.number.value is None or second.number.value is None or not _same_measure(first, second):
        return False
    floor, ceiling = first.number.value, second.number.value
    joint = _LEADING.fullmatch(flat[first.end : second.start])
    if joint is None:
        return False
    one = bounded_before(flat[max(0, first.start - REACH) : first.start], first.start).modifier
    other = bounded_before(joint[1] or joint[2], second.start).modifier
    if one in UPPER and other in LOWER:
        floor, ceiling = ceiling, floor
    elif not (one in LOWER and other in UPPER):
        return False
    return floor < ceiling


def _same_measure(first: Quantity, second: Quantity) -> bool:
    """'$62 and $68 per share' and '5 to 10 percent' measure one thing."""
    return not first.unit or not second.unit or first.unit == second.unit.partition("/")[0] or first.unit == second.unit


def ends(first: Quantity, second: Quantity) -> tuple[Amount | None, Amount | None]:
    """The lower and the upper end of a range, or of two bounds in whatever order."""
    low, high = _in_order(first, second)
    return (low, high) if low is None or high is None or low <= high else (high, low)


def _in_order(first: Quantity, second: Quantity) -> tuple[Amount | None, Amount | None]:
    """The two numbers; the first borrows the scale of the second: '1 to 3 million', not '$200 to $4 million'."""
    low, high = _scaled(first.number, second.number), second.number.value
    return (low if low is None or high is None or low < high else first.number.value), high


def _scaled(bare: Number, other: Number) -> Amount | None:
    """What a number without a scale is worth if it has that of another."""
    borrows = bare.value is not None and bare.value < 1000 and other.scaled and not bare.scaled
    return times(bare.value, other.scale) if borrows and bare.value is not None else bare.value
