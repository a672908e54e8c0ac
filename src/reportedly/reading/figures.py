"""Figures: every quantity a text states, with the range its words allow, its unit and what it counts.
In: a Text. Out: Figure records in order, never overlapping; dates, names and list numbers are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from reportedly.reading.numerals.bounds import LOWER, UPPER, bounded_after, bounded_before
from reportedly.reading.numerals.counted import CountedAt, as_told, counted
from reportedly.reading.numerals.quantities import LENGTHS, Quantity, find_quantities, rate_after
from reportedly.reading.numerals.ranges import BETWEEN, REACH, ends, is_closed, is_range, lent, went_on
from reportedly.reading.numerals.spelled import Amount
from reportedly.reading.numerals.units import HARMED
from reportedly.reading.plain import plain
from reportedly.reading.timex.expressions import find_expressions
from reportedly.record import Figure, Modifier, Range, Text, make_id

_ODDS = re.compile(r"\b(?:deaths?|casualt\w{1,3}|death toll|toll|fatalities)\b[^.\n]{0,40}$", re.IGNORECASE)
_HARM = re.compile(r"(?: (?:people )?(?:were|was|have been|are|had been|being))? ([a-z]{4,13})\b")
_KILLING = re.compile(
    r"\b(?:kill(?:ed|ing|s)?|wound(?:ed|ing)|injur(?:ed|ing)|detain(?:ed|ing)|arrest(?:ed|ing)|"
    r"evacuat(?:ed|ing)|displac(?:ed|ing)) "
    r"(?:\w{2,10} ){0,3}$",
    re.IGNORECASE,
)
_DURING = re.compile(
    "".join(rf"(?<!\b{word} )" for word in "for of in after is was to just well spent took takes lasted served".split())
    + r"(?<!^)\bover $"
)
"""'$6 million over ten years' took all of them; 'for over ten years' took more."""
_OF_THEM = re.compile(r" of (?:them|those|these|whom|which)\b", re.IGNORECASE)
_PART_OF = re.compile(r"\b(?:including|of whom|of which|among them)(?: [a-z]{2,12}){0,3} ?$", re.IGNORECASE)
_SMALL = re.compile(
    r"\b(?:an? )?(?:(?:very|unknown|unspecified|undisclosed|growing|record|fairly) )?(?:small|"
    r"large|limited|huge|vast|significant|"
    r"substantial|great|growing|unknown|unspecified|undisclosed|considerable) (?:numbers?)(?= of\b)|"
    r"\ba handful(?= of\b)",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\b(?:at|until|till|since|shortly (?:before|after)) "
    r"((?:(?:a )?quarter|half|five|ten|twenty(?:-five)?) (?:to|past) "
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))"
    r"(?=[^\w\s]|$|\s+(?:on|in|at|that|this|when|while|as|and|but|local|yesterday|today|tomorrow)\b)",
    re.IGNORECASE,
)
"""A time of day in words: 'at twenty to eleven' states no quantity, 'at five to six percent' does."""
_SENTENCE = re.compile(r"[.!?] |\n")


def find_figures(text: Text, counted_at: CountedAt = as_told) -> tuple[Figure, ...]:
    """The figures of a text from left to right.

    'up to 3,000' has high 3000, 'over 20 million' low 20000000, each with its number as value; 'around 240' has value
    240 and no bounds; 'six' is exactly 6; '10 to 15' has bounds and no value; 'thousands' has low 2000 alone; 'small
    numbers' has nothing but its words. A share ('a third') is between 0 and 1 and has unit 'share'. A rate has its
    period in the unit ('USD/month'), so that it is never compared with a total. `counted_at` tells what is counted; by
    default the forms of the words after the number do, and a parser may.
    """
    flat = plain(text.text)
    dates = [(found.start, found.end) for found in find_expressions(flat) if found.kind in ("DATE", "TIME")]
    dates = sorted([*dates, *(found.span(1) for found in _CLOCK.finditer(flat))])
    stated = _stated(text, flat, list(find_quantities(flat, dates)), counted_at)
    figures = [*(figure for figure in stated if not _is_pronoun(figure)), *_vague(text, flat, counted_at)]
    return _apart(sorted(figures, key=lambda figure: (figure.start, -figure.end)))


def _stated(text: Text, flat: str, quantities: Sequence[Quantity], counted_at: CountedAt) -> Iterator[Figure]:
    measured = lent(flat, quantities)
    earlier: Figure | None = None
    at = 0
    while at < len(quantities):
        first, second = quantities[at], quantities[at + 1] if at + 1 < len(quantities) else None
        closed = second is not None and is_closed(flat, first, second)
        if second is not None and (closed or is_range(flat, first, second)):
            earlier = _figure(text, flat, first, second, earlier, counted_at, closed=closed)
            at += 2
        else:
            earlier = _converted(flat, _figure(text, flat, measured[at], None, earlier, counted_at), earlier)
            at += 1
        yield earlier


def _figure(
    text: Text,
    flat: str,
    first: Quantity,
    second: Quantity | None,
    earlier: Figure | None,
    counted_at: CountedAt,
    *,
    closed: bool = False,
) -> Figure:
    last = second or first
    floor = max(earlier.end if earlier else 0, first.start - REACH)
    head = flat[floor : first.start]
    between = BETWEEN.search(head) if second and " and" in flat[first.end : second.start] else None
    before = bounded_before(
        head[: between.start()] if between else head, floor + (between.start() if between else len(head))
    )
    after = bounded_after(flat, last.end)
    if before.modifier == "more than" and last.unit in LENGTHS and _DURING.search(head):
        before = before._replace(place=first.start, modifier=None)
    modifier = after.modifier or before.modifier
    low, high, value, modifier = _bounds(first, second, None if closed else modifier)
    same = earlier if earlier and _same_sentence(flat, earlier.end, before.place) else None
    unit, noun = _counts(flat, first, last, after.place, head, same, counted_at)
    return Figure(
        id=make_id("fig", text.id, before.place, after.place),
        start=before.place,
        end=after.place,
        text=text.text[before.place : after.place],
        low=low,
        high=high,
        value=value,
        modifier=modifier,
        unit=unit,
        counts=text.text[noun[0] : noun[1]] if noun else None,
        increment=before.increment or after.increment,
    )


def _bounds(
    first: Quantity, second: Quantity | None, modifier: Modifier | None
) -> tuple[Amount | None, Amount | None, Amount | None, Modifier | None]:
    if second is not None:
        low, high = ends(first, second)
        return low, high, None, modifier or "exact"
    value = first.number.value
    if value is None:
        return first.number.low, None, None, None
    return *_sides(value, modifier), value, modifier or "exact"


def _sides(value: Amount, modifier: Modifier | None) -> tuple[Amount | None, Amount | None]:
    if modifier == "about":
        return None, None
    return None if modifier in UPPER else value, None if modifier in LOWER else value


def _converted(flat: str, figure: Figure, earlier: Figure | None) -> Figure:
    """'more than 7 million crowns ($1.1 million)': what the words say of the first holds for its conversion."""
    if earlier is None or earlier.value is None or figure.value is None or figure.modifier != "exact":
        return figure
    if flat[earlier.end : figure.start] not in (" (", " / ") or figure.counts or not (figure.unit and earlier.unit):
        return figure
    low, high = _sides(figure.value, earlier.modifier)
    return msgspec.structs.replace(figure, low=low, high=high, modifier=earlier.modifier)


def _is_pronoun(figure: Figure) -> bool:
    """Whether it is a 'one' that counts nothing after all."""
    return figure.value == 1 and figure.unit is None and figure.counts is None and figure.text.lower().endswith("one")


def _same_sentence(flat: str, left: int, right: int) -> bool:
    return right - left < 400 and not _SENTENCE.search(flat, left, right)


def _counts(
    flat: str, first: Quantity, last: Quantity, end: int, head: str, earlier: Figure | None, counted_at: CountedAt
) -> tuple[str | None, Range | None]:
    """The unit and the place of what is counted; 'of them' and a bare number of the harmed borrow theirs."""
    unit = last.unit or first.unit
    if earlier is not None and (_OF_THEM.match(flat, end) or (last.noun is None and _PART_OF.search(head))):
        return unit or earlier.unit, None
    if flat.startswith("-strong", end):
        return "persons", None
    noun = last.noun if end == last.end else counted(flat, end)
    if unit is None or noun is not None:
        noun = counted_at(first.start, end, noun) or (noun if unit else None)
    if unit is not None:
        return unit, (noun.start, noun.end) if noun else None
    harm = _HARM.match(flat, end)
    if harm and harm.group(1) in HARMED and (noun is None or noun.unit is None):
        return "persons", None
    if noun is not None and noun.start >= end:
        rate = rate_after(flat, noun.end)
        return f"{noun.unit or 'items'}/{rate[1]}" if rate else noun.unit, (noun.start, noun.end)
    if earlier is not None and went_on(flat, earlier.start, earlier.end, first.start):
        return earlier.unit, (noun.start, noun.end) if noun else None
    harmed = "persons" if _KILLING.search(head) or _ODDS.search(head) else None
    return (noun.unit or harmed, (noun.start, noun.end)) if noun else (harmed, None)


def _vague(text: Text, flat: str, counted_at: CountedAt) -> Iterator[Figure]:
    for match in _SMALL.finditer(flat):
        noun = counted_at(match.start(), match.end(), counted(flat, match.end()))
        yield Figure(
            id=make_id("fig", text.id, match.start(), match.end()),
            start=match.start(),
            end=match.end(),
            text=text.text[match.start() : match.end()],
            unit=noun.unit if noun else None,
            counts=text.text[noun.start : noun.end] if noun else None,
        )


def _apart(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    kept: list[Figure] = []
    for figure in figures:
        if not kept or figure.start >= kept[-1].end:
            kept.append(figure)
    return tuple(kept)
