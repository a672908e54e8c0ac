"""Bounds: the words around a number that say on which side of it the truth may lie, or that it is to be added.
In: plain text and the place of a number. Out: where those words begin or end, a Modifier, and whether more is meant.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reportedly.record import Modifier

_SOME = r"(?:(?:well|far|just|slightly|a little) )?"
_MODIFIERS: tuple[tuple[Modifier, str], ...] = (
    (
        "up to",
        r"(?<!\bback )(?<!\bwent )(?<!\bgoes )up to|as (?:many|much|high|long|far|large|big) as|at (?:the )?most|"
        r"(?:no|not) (?:more|greater|higher|larger) than|(?:less|fewer|lower|smaller) (?:than )?or equal (?:to|than)|"
        r"equal to or (?:less|fewer|lower|smaller) than|(?:a )?maximum of|not exceeding",
    ),
    (
        "at least",
        r"at least|(?:no|not) (?:fewer|less|lower) than|(?:a )?minimum of|as (?:few|little) as|"
        r"(?:more|greater|higher|larger|bigger) (?:than )?or equal (?:to|than)|"
        r"equal to or (?:more|greater|higher|larger) than",
    ),
    (
        "more than",
        rf"{_SOME}(?:over(?: than)?|more than|above|in excess of|"
        r"(?:greater|larger|bigger|higher) than|north of|beyond)|"
        r"upwards? of|exceed(?:s|ed|ing)?|surpass(?:ed|es|ing)?|topp(?:ed|ing)",
    ),
    ("less than", rf"{_SOME}(?:under|(?:less|fewer|lower|smaller) than|below|short of|shy of)"),
    (
        "about",
        r"(?:an? )?(?:around|about|approximately|approximate|approx\.?|roughly|some|estimated(?: at)?|"
        r"nearly|almost|barely|close to|circa|ca\.|in the region of|on the order of|near)",
    ),
)
_NAMES: dict[str, Modifier] = {f"m{at}": name for at, (name, _) in enumerate(_MODIFIERS)}
_BEFORE = re.compile(
    "(?:(?<![\\w-])(?:"
    + "|".join(f"(?P<m{at}>{words})" for at, (_, words) in enumerate(_MODIFIERS))
    + r")\b ?)?(?:\b(?:a total of|(?P<more>a further|another|an additional|an extra|additional|further)|"
    r"nearly|about|around) )?$",
    re.IGNORECASE,
)
_SIGN = re.compile(r"(?P<mark>[~≈])[~≈]? ?$|(?:^|[ (])(?P<order>[<>]=|[<>≤≥]) ?$")
_SIGNS: dict[str, Modifier] = {
    "~": "about", "≈": "about", ">": "more than", "<": "less than", ">=": "at least", "≥": "at least",
    "<=": "up to", "≤": "up to",
}  # fmt: skip
_SUB = re.compile(r"\bsub-$", re.IGNORECASE)
_AFTER: tuple[tuple[Modifier, re.Pattern[str]], ...] = (
    (
        "at least",
        re.compile(
            r" (?:or|and) (?:more|higher|greater|above|over)\b(?! than)|\+| ?-?plus\b(?! \d)| and counting\b",
            re.IGNORECASE,
        ),
    ),
    ("up to", re.compile(r" or (?:less|fewer|lower|under)\b(?! than)", re.IGNORECASE)),
    ("about", re.compile(r" or so\b|-odd\b|-ish\b", re.IGNORECASE)),
)
_MORE = re.compile(r" (?:more|additional|extra)\b(?! than)", re.IGNORECASE)
LOWER: frozenset[Modifier | None] = frozenset({"more than", "at least"})
UPPER: frozenset[Modifier | None] = frozenset({"less than", "up to"})


class Bounded(NamedTuple):
    """Where the words that bound a number begin (before it) or end (after it), and what they say."""

    place: int
    modifier: Modifier | None
    increment: bool


def bounded_before(head: str, start: int) -> Bounded:
    """The words at the end of `head`, the text up to a number that starts at `start`."""
    sign = _SIGN.search(head)
    if sign:
        written = sign["mark"] or sign["order"]
        return Bounded(start - (len(head) - sign.start(sign.lastgroup or 0)), _SIGNS[written], False)
    if _SUB.search(head):
        return Bounded(start - len("sub-"), "less than", False)
    before = _BEFORE.search(head)
    if before is None:
        return Bounded(start, None, False)
    modifier = next((_NAMES[name] for name, words in before.groupdict().items() if words and name in _NAMES), None)
    increment = bool(before["more"])
    if modifier is None and not increment:
        return Bounded(start, None, False)
    words = before.group()
    return Bounded(start - len(words.lstrip()), modifier, increment)


def bounded_after(flat: str, end: int) -> Bounded:
    """The words right after a number that ends at `end`: 'or more', 'or so', 'more'."""
    modifier = None
    for name, pattern in _AFTER:
        found = pattern.match(flat, end)
        if found:
            modifier, end = name, found.end()
            break
    more = _MORE.match(flat, end)
    return Bounded(more.end() if more else end, modifier, more is not None)
