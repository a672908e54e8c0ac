"""Lengths: the values of durations and of sets, which need no calendar.
In: an Expression and a Setting. Out: TIMEX3 values; LENGTHS, the resolver of each pattern.
"""

from __future__ import annotations

import re

from reportedly.reading.timex.dates import month_number
from reportedly.reading.timex.expressions import Expression
from reportedly.reading.timex.setting import Resolved, Resolver, Setting
from reportedly.reading.timex.timewords import COUNTS, DAYPARTS, SEASON_CODES, SET_WORDS, SPANS


def _past_span(expression: Expression, setting: Setting) -> Resolved | None:
    got = expression.match
    if got["units"]:
        return Resolved("DURATION", length(None, got["units"]))
    return Resolved("DURATION", length(amount_of(got["n"]), got["unit"]))


def past_one(expression: Expression, setting: Setting) -> Resolved | None:
    """'the past week', a length of one."""
    return Resolved("DURATION", length(1, expression.match["unit"]))


def _span(expression: Expression, setting: Setting) -> Resolved | None:
    got = expression.match
    amount = amount_of(got["n"])
    if amount is not None and got.groupdict().get("half"):
        amount += 0.5
    return Resolved("DURATION", length(amount, got["unit"]))


def _spans(expression: Expression, setting: Setting) -> Resolved | None:
    return Resolved("DURATION", length(None, expression.match["unit"]))


def _long(expression: Expression, setting: Setting) -> Resolved | None:
    got = expression.match
    many = "s-" in expression.match.group() or "slong" in expression.match.group()
    return Resolved("DURATION", length(None if many else 1, got["unit"] or got["unit2"]))


def _every(expression: Expression, setting: Setting) -> Resolved | None:
    got = expression.match
    unit = got["unit"].lower()
    if unit in SEASON_CODES:
        return Resolved("SET", f"XXXX-{SEASON_CODES[unit]}")
    if unit in DAYPARTS:
        return Resolved("SET", f"XXXX-XX-XXT{DAYPARTS[unit]}")
    if unit == "weekend":
        return Resolved("SET", "XXXX-WXX-WE")
    amount = {"other": 2.0, "second": 2.0, "third": 3.0}.get((got["other"] or "").lower())
    if amount is None:
        amount = amount_of(got["n"]) if got["n"] else 1
    return Resolved("SET", length(amount, unit))


def _every_month(expression: Expression, setting: Setting) -> Resolved | None:
    return Resolved("SET", f"XXXX-{month_number(expression.match['m']):02d}")


def _set_word(expression: Expression, setting: Setting) -> Resolved | None:
    return Resolved("SET", SET_WORDS[expression.match.group().lower()])


def _rate(expression: Expression, setting: Setting) -> Resolved | None:
    return Resolved("SET", length(1, expression.match["unit"]))


def amount_of(words: str) -> float | None:
    """The number that a count word stands for; None for 'several' and its like."""
    low = words.lower().replace(",", "").replace(" 1/2", ".5").replace("½", ".5")
    if re.fullmatch(r"\d+(?:\.\d+)?", low):
        return float(low)
    if low in COUNTS:
        return COUNTS[low]
    parts = re.split(r"[ -]", low)
    if len(parts) == 2 and all(part in COUNTS for part in parts):
        first, second = (COUNTS[part] for part in parts)
        return first * second if second == 100 else first + second
    return None


_PARTS = {("", "Y"): (12, "M"), ("", "Q"): (3, "M"), ("T", "H"): (60, "M"), ("T", "M"): (60, "S")}
"""Half a year is six months, half an hour thirty minutes."""


def length(amount: float | None, unit: str) -> str:
    """The value of a duration: P24Y, PT36H, PXD."""
    clock, factor, letter = SPANS[unit.lower()]
    if amount is None:
        return f"P{clock}X{'C' if factor == 100 else letter}"
    whole = amount * factor
    if whole != int(whole) and (part := _PARTS.get((clock, letter))) and (whole - int(whole)) * part[0] % 1 == 0:
        rest = f"{int((whole - int(whole)) * part[0])}{part[1]}"
        return f"P{clock}{int(whole)}{letter}{rest}" if whole > 1 else f"P{clock}{rest}"
    return f"P{clock}{int(whole) if whole == int(whole) else round(whole, 2)}{letter}"


LENGTHS: dict[str, Resolver] = {
    "past_span": _past_span,
    "past_one": past_one,
    "span": _span,
    "span_range": _span,
    "spans": _spans,
    "long": _long,
    "every": _every,
    "every_month": _every_month,
    "set_word": _set_word,
    "rate": _rate,
}
