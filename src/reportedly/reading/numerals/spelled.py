"""Spelled: numbers written as words, read word by word.
In: a run of number words. Out: its value, its last scale, and where the first whole number in it ends.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reportedly.reading.numerals.scales import DOZENS, PARTS, SCALES, TENS, UNITS, worth

Amount = int | float


class Spelled(NamedTuple):
    """The number that a run of words begins with; `end` counts from the beginning of the run."""

    value: Amount
    scale: int
    """Of the last word, where that is one ('three million'), else 1."""
    end: int


_TOKEN = re.compile(r"[a-z]+", re.IGNORECASE)


def spelled(words: str) -> Spelled:
    """'two hundred and six' is 206; of 'two three' only the 'two' is read."""
    total, current, end, last = 0, 0, 0, ""
    for token in _TOKEN.finditer(words):
        word = token.group().lower()
        if word in ("a", "an"):
            continue
        if word == "and":
            if last not in SCALES:
                break
            continue
        if word in SCALES or word in DOZENS:
            total, current = _scaled(total, current, worth(word), last)
        elif last and not _may_follow(last, word):
            break
        else:
            current += worth(word)
        last, end = word, token.end()
    return Spelled(total + current, SCALES.get(last, DOZENS.get(last, 1)), end)


def _scaled(total: int, current: int, scale: int, last: str) -> tuple[int, int]:
    """Sum and open group after a scale word; 'lakh crore' is a lakh of crores."""
    if scale <= 100:
        return total, (current or 1) * scale
    if not current and last in SCALES:
        return total * scale, 0
    return total + (current or 1) * scale, 0


def _may_follow(last: str, word: str) -> bool:
    """'twenty five' and 'hundred five' are one number; 'two three' are two."""
    return last in SCALES or (last in TENS and 1 <= UNITS.get(word, 0) <= 9)


def decimals(words: str) -> float:
    """What stands after the point: 'zero three' .03, 'seventy-one' .71."""
    return float("." + "".join(str(worth(word)) for word in _grouped(words)))


def _grouped(words: str) -> list[str]:
    """The words with 'seventy-one' as its tens and units: digits of their own, without the tens' zero."""
    tokens = [token.lower() for token in _TOKEN.findall(words)]
    followed = [*tokens[1:], ""]
    return [
        next(unit for unit, value in UNITS.items() if value * 10 == TENS[word])
        if word in TENS and 1 <= UNITS.get(after, 0) <= 9
        else word
        for word, after in zip(tokens, followed, strict=True)
    ]


def fraction(top: str, bottom: str) -> float:
    """'two', 'thirds': two of three parts."""
    return (1 if top.lower() in ("a", "an") else UNITS[top.lower()]) / PARTS[bottom.lower()]


def with_fraction(value: Amount, scale: int, share: float, after: str | None) -> Amount:
    """'five and a half', 'five and a half million', '3 million and a half', 'a billion and a half million'.

    The half is of the scale that follows, else of the millions before; a scale that follows a number without one
    is the scale of both.
    """
    if after is None:
        return value + (times(share, scale) if scale >= 10**6 else share)
    if scale == 1:
        return times(value + share, worth(after.lower()))
    return value + times(share, worth(after.lower()))


def times(value: Amount, scale: Amount) -> Amount:
    """The product, whole where it is whole: 1.23 times a million is 1230000, not 1230000.0."""
    if scale == 1:
        return value
    product = round(value * scale, 6)
    return int(product) if product == int(product) else product
