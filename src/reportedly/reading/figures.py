"""Figures: every quantity a text states, with the range its words allow, its unit and what it counts.
In: a Text. Out: Figure records in order, never overlapping; dates, names and list numbers are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportedly.reading.numerals.counted import Counted, counted
from reportedly.reading.numerals.numbers import Amount, times
from reportedly.reading.numerals.quantities import Quantity, find_quantities, rate_after
from reportedly.reading.numerals.units import HARMED
from reportedly.reading.plain import plain
from reportedly.reading.timex.expressions import find_expressions
from reportedly.record import Figure, Modifier, Text, make_id

_MODIFIERS: tuple[tuple[Modifier, str], ...] = (
    (
        "up to",
        r"up to|as (?:many|much|high|long|far|large|big) as|at (?:the )?most|(?:no|not) (?:more|"
        r"greater|higher|larger) than|"
        r"(?:a )?maximum of|not exceeding",
    ),
    ("at least", r"at least|(?:no|not) (?:fewer|less|lower) than|(?:a )?minimum of"),
    (
        "more than",
        r"(?:(?:well|far|just|slightly|a little) )?(?:over(?: than)?|more than|above|in excess of|"
        r"greater than|north of|beyond)|"
        r"upwards? of|exceed(?:s|ed|ing)?|surpass(?:ed|es|ing)?|topp(?:ed|ing)",
    ),
    ("less than", r"(?:(?:well|far|just|slightly|a little) )?(?:under|less than|fewer than|below|short of|shy of)"),
    (
        "about",
        r"(?:an? )?(?:around|about|approximately|approximate|approx\.?|roughly|some|estimated(?: at)?|"
        r"nearly|almost|close to|"
        r"circa|ca\.|in the region of|on the order of|near|~|≈)",
    ),
)
_NAMES: dict[str, Modifier] = {f"m{at}": name for at, (name, _) in enumerate(_MODIFIERS)}
_BEFORE = re.compile(
    "(?:(?<![\\w-])(?:"
    + "|".join(f"(?P<m{at}>{words})" for at, (_, words) in enumerate(_MODIFIERS))
    + r")\b ?|(?<=[~≈]) ?)?(?:\b(?:a total of|(?P<more>a further|another|an additional|an extra|"
    r"additional|further)|nearly|about|"
    r"around) )?$",
    re.IGNORECASE,
)
_TILDE = re.compile(r"[~≈] ?$")
_OR_SO: tuple[tuple[Modifier, re.Pattern[str]], ...] = (
    (
        "at least",
        re.compile(
            r" or (?:more|higher|greater|above|over)\b|\+| ?-?plus\b(?! \d)| and (?:more|over|above)\b", re.IGNORECASE
        ),
    ),
    ("up to", re.compile(r" or (?:less|fewer|lower|under)\b", re.IGNORECASE)),
    ("about", re.compile(r" or so\b|-odd\b|-ish\b", re.IGNORECASE)),
)
_MORE = re.compile(r" (?:more|additional|extra)\b(?! than)", re.IGNORECASE)
_BETWEEN = re.compile(r" ?- ?| to | or |-to-| and (?:even )?| or even ", re.IGNORECASE)
_AND_RANGE = re.compile(r"\bbetween (?:about |around |roughly )?$", re.IGNORECASE)
_MOVED = re.compile(
    r"\b(?:rose|rise[sn]?|rising|increas\w{0,4}|fell|falls?|falling|fallen|grew|grow(?:s|n|"
    r"ing)?|jump\w{0,3}|cut|cutting|climb\w{0,3}|"
    r"drop\w{0,4}|up|down|went|go(?:es|ing)?|mov\w{1,3}|rais\w{1,3}|lower\w{0,3}|reduc\w{1,3}|"
    r"surg\w{1,3}|slip\w{0,4}|declin\w{1,3}|"
    r"chang\w{1,3}|revis\w{1,3})\b[^.\n]{0,60}$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom (?:about |around |roughly )?$", re.IGNORECASE)
_BY = re.compile(r"\bby (?:about |around |nearly |almost )?$", re.IGNORECASE)
_ODDS = re.compile(r"\b(?:deaths?|casualt\w{1,3}|death toll|toll|fatalities)\b[^.\n]{0,40}$", re.IGNORECASE)
_HARM = re.compile(r"(?: (?:people )?(?:were|was|have been|are|had been|being))? ([a-z]{4,13})\b")
_KILLING = re.compile(
    r"\b(?:kill(?:ed|ing|s)?|wound(?:ed|ing)|injur(?:ed|ing)|detain(?:ed|ing)|arrest(?:ed|ing)|"
    r"evacuat(?:ed|ing)|displac(?:ed|ing)) "
    r"(?:\w{2,10} ){0,3}$",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r" of (?:them|those|these|whom|which)\b", re.IGNORECASE)
_PART_OF = re.compile(r"\b(?:including|of whom|of which|among them)(?: [a-z]{2,12}){0,3} ?$", re.IGNORECASE)
_SMALL = re.compile(
    r"\b(?:an? )?(?:(?:very|unknown|unspecified|undisclosed|growing|record|fairly) )?(?:small|"
    r"large|limited|huge|vast|significant|"
    r"substantial|great|growing|unknown|unspecified|undisclosed|considerable) (?:numbers?)(?= of\b)|"
    r"\ba handful(?= of\b)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?] |\n")
REACH = 90


def find_figures(text: Text) -> tuple[Figure, ...]:
    """The figures of a text from left to right.

    'up to 3,000' has high 3000, 'over 20 million' low 20000000, each with its number as value; 'around 240' has value
    240 and no bounds; 'six' is exactly 6; '10 to 15' has bounds and no value; 'thousands' has low 2000 alone; 'small
    numbers' has nothing but its words. A share ('a third') is between 0 and 1 and has unit 'share'. A rate has its
    period in the unit ('USD/month'), so that it is never compared with a total.
    """
    flat = plain(text.text)
    dates = [(found.start, found.end) for found in find_expressions(flat) if found.kind != "DURATION"]
    figures = [*_stated(text, flat, list(find_quantities(flat, dates))), *_vague(text, flat)]
    return _apart(sorted(figures, key=lambda figure: (figure.start, -figure.end)))


def _stated(text: Text, flat: str, quantities: Sequence[Quantity]) -> Iterator[Figure]:
    earlier: Figure | None = None
    at = 0
    floor = 0
    while at < len(quantities):
        first = quantities[at]
        second = quantities[at + 1] if at + 1 < len(quantities) else None
        if second is not None and _is_range(flat, first, second):
            earlier = _figure(text, flat, first, second, floor, earlier)
            at += 2
        else:
            earlier = _figure(text, flat, first, None, floor, earlier)
            at += 1
        floor = earlier.end
        yield earlier


def _is_range(flat: str, first: Quantity, second: Quantity) -> bool:
    """Whether two quantities side by side are the ends of one range."""
    if second.start - first.end > 9 or first.number.form == "vague" or second.number.form == "vague":
        return False
    joint = flat[first.end : second.start].lower()
    before = flat[max(0, first.start - REACH) : first.start]
    if not _BETWEEN.fullmatch(joint) or not _same_measure(first, second):
        return False
    low, high = _ends(first, second)
    if low is None or high is None or low >= high:
        return False
    if " and" in joint:
        return bool(_AND_RANGE.search(before))
    if " or" in joint:
        return high <= 3 * low or high - low <= 2
    moved = _BY.search(before) or (_FROM.search(before) and _MOVED.search(before))
    return not (joint == " to " and moved and (_FROM.search(before) or first.unit))


def _same_measure(first: Quantity, second: Quantity) -> bool:
    """'$62 and $68 per share' and '5 to 10 percent' measure one thing."""
    return not first.unit or not second.unit or first.unit == second.unit.partition("/")[0] or first.unit == second.unit


def _ends(first: Quantity, second: Quantity) -> tuple[Amount | None, Amount | None]:
    """The ends of a range; the first borrows the scale of the second: '1 to 3 million'."""
    low, high = first.number.value, second.number.value
    if low is not None and high is not None and second.number.scaled and not first.number.scaled and low < 1000:
        low = times(low, second.number.scale)
    return low, high


def _figure(
    text: Text, flat: str, first: Quantity, second: Quantity | None, floor: int, earlier: Figure | None
) -> Figure:
    last = second or first
    head = flat[max(floor, first.start - REACH) : first.start]
    between = _AND_RANGE.search(head)
    before = _BEFORE.search(
        head[: between.start()] if second and between and " and" in flat[first.end : second.start] else head
    )
    start, modifier, increment = first.start, None, False
    if before is not None:
        modifier = next((_NAMES[name] for name, words in before.groupdict().items() if words and name in _NAMES), None)
        increment = bool(before["more"])
        if modifier or increment:
            start = max(floor, first.start - REACH) + before.start()
            start += len(flat[start : first.start]) - len(flat[start : first.start].lstrip())
    if modifier is None and _TILDE.search(head):
        modifier, start = "about", first.start - len(_TILDE.search(head).group())  # type: ignore[union-attr]
    if second and between and " and" in flat[first.end : second.start] and not modifier:
        start = first.start - (len(head) - between.start())
    end = last.end
    for name, pattern in _OR_SO:
        found = pattern.match(flat, end)
        if found:
            modifier, end = name, found.end()
            break
    more = _MORE.match(flat, end)
    if more:
        increment, end = True, more.end()
    low, high, value, modifier = _bounds(first, second, modifier)
    unit, noun = _counts(
        flat, last, end, head, earlier if earlier and _same_sentence(flat, earlier.end, start) else None, first
    )
    return Figure(
        id=make_id("fig", text.id, start, end),
        start=start,
        end=end,
        text=text.text[start:end],
        low=low,
        high=high,
        value=value,
        modifier=modifier,
        unit=unit,
        counts=text.text[noun[0] : noun[1]] if noun else None,
        increment=increment,
    )


def _bounds(
    first: Quantity, second: Quantity | None, modifier: Modifier | None
) -> tuple[Amount | None, Amount | None, Amount | None, Modifier | None]:
    if second is not None:
        low, high = _ends(first, second)
        return low, high, None, modifier or "exact"
    value = first.number.value
    if value is None:
        return first.number.low, None, None, None
    if modifier in ("more than", "at least"):
        return value, None, value, modifier
    if modifier in ("less than", "up to"):
        return None, value, value, modifier
    if modifier == "about":
        return None, None, value, modifier
    return value, value, value, "exact"


def _same_sentence(flat: str, left: int, right: int) -> bool:
    return right - left < 400 and not _SENTENCE.search(flat, left, right)


def _counts(
    flat: str, last: Quantity, end: int, head: str, earlier: Figure | None, first: Quantity
) -> tuple[str | None, tuple[int, int] | None]:
    """The unit and the place of what is counted; 'of them' and a bare number of the harmed borrow theirs."""
    unit = last.unit or first.unit
    if earlier is not None and (_OF_THEM.match(flat, end) or (last.noun is None and _PART_OF.search(head))):
        return unit or earlier.unit, None
    if flat.startswith("-strong", end):
        return "persons", None
    noun: Counted | None = last.noun if end == last.end else counted(flat, end)
    if unit is not None:
        return unit, (noun.start, noun.end) if noun else None
    harm = _HARM.match(flat, end)
    if harm and harm.group(1) in HARMED and (noun is None or noun.unit is None):
        return "persons", None
    if noun is not None:
        rate = rate_after(flat, noun.end)
        return f"{noun.unit or 'items'}/{rate[1]}" if rate else noun.unit, (noun.start, noun.end)
    return ("persons" if _KILLING.search(head) or _ODDS.search(head) else None), None


def _vague(text: Text, flat: str) -> Iterator[Figure]:
    for match in _SMALL.finditer(flat):
        noun = counted(flat, match.end())
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
