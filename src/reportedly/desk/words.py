"""The few words of our own that stand around verbatim ones: days, counts, statuses, how a date was known.
In: record values. Out: short English strings, the same in every locale.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from reportedly.record import Article, Days, Figure, Fulfilment, Instant, Origin, Status

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")

GLYPHS: dict[Status, str] = {
    "unreported": "·",
    "alleged": "○",
    "single-source": "◐",
    "multi-source": "●",
    "confirmed-by-party": "✓",
    "denied": "✗",
    "contested": "≠",
}
"""One shape per status, so that none is told by colour alone."""

STATUS_MEANS: dict[Status, str] = {
    "unreported": "no article says it yet",
    "alleged": "only unnamed or hedging origins",
    "single-source": "one named origin",
    "multi-source": "two or more independent named origins",
    "confirmed-by-party": "a party says it of itself",
    "denied": "only denials",
    "contested": "some say so or hedge, some deny",
}

COMING: dict[Fulfilment, str] = {
    "due": "due",
    "passed": "the day is past, with no later report by {day}",
    "met": "followed by a later report",
}
"""What became of what is said to be coming. None is a verdict: a report may be missing here, or be wrong."""

_KNOWN_FROM = {
    "published": "day of publication as printed",
    "updated": "day of its last update; no day of publication",
    "inferred": "day inferred",
    "observed": "no day printed; the day it was taken in",
}

MEMBERS = 4
"""Names shown of those that are counted as one origin."""

GIVEN_BY = {
    "text": "printed in the text",
    "meta": "from the page's own data",
    "url": "from the address",
    "given": "given with the input",
    "inferred": "inferred",
}


def count(number: int, one: str, many: str | None = None) -> str:
    """`1 origin`, `2 origins`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def between(low: int, high: int, one: str) -> str:
    """`1 origin`, `1 to 2 origins`."""
    return count(high, one) if low == high else f"{low:,} to {count(high, one)}"


def ruled(by: Sequence[str]) -> str:
    """`, by ruling of ana and bo`; nothing where nobody ruled."""
    return f", by ruling of {' and '.join(by)}" if by else ""


def as_one(origin: Origin) -> str | None:
    """Who is counted as one origin, and why: `Ministry of Defence, Kim (one government)`; None for one name."""
    if not origin.why:
        return None
    shown = ", ".join(origin.members[:MEMBERS])
    more = len(origin.members) - MEMBERS
    where = f" in {count(len(origin.outlets), 'outlet')}" if len(origin.members) == 1 else ""
    return f"{shown}{f' and {more} more' if more > 0 else ''}{where} ({', '.join(origin.why)})"


def day(iso: str) -> str:
    """`2024-10-17` as `17 Oct 2024`, `2024-10` as `Oct 2024`; whatever is neither stays as it is."""
    year, _, rest = iso.partition("-")
    month, _, date = rest.partition("-")
    if len(year) != 4 or not month.isdecimal() or not 1 <= int(month) <= 12 or not (date.isdecimal() or date == ""):
        return iso
    return f"{int(date)} {MONTHS[int(month) - 1]} {year}" if date else f"{MONTHS[int(month) - 1]} {year}"


def days(said: Days) -> str:
    """One day, or `14 to 16 Oct 2024`, `30 Sept to 2 Oct 2024`, `31 Dec 2024 to 2 Jan 2025`."""
    first, last = day(said.earliest), day(said.latest)
    if first == last:
        return first
    for shared in (said.earliest[:7], said.earliest[:4]):  # a month of a year, or a year, is told once
        if said.latest.startswith(shared):
            return f"{first.removesuffix(f' {day(shared)}')} to {last}"
    return f"{first} to {last}"


def instant(moment: Instant) -> str:
    """The moment to its precision, with the clock and offset that the outlet prints."""
    if moment.value is None:
        bounds = [day(edge) if edge else "?" for edge in (moment.earliest, moment.latest)]
        return "no date" if bounds == ["?", "?"] else f"no date; between {bounds[0]} and {bounds[1]}"
    date, _, clock = moment.value.partition("T")
    if not clock:
        return day(date)
    time, offset = clock[:5], clock[5:].lstrip(":0123456789.")
    sign = clock[len(clock) - len(offset) :] if offset else ""
    return f"{day(date)}, {time}{' UTC' if sign == 'Z' else ' ' + sign if sign else ''}"


def how_dated(article: Article) -> str:
    """How the day of an article was known, with the reason where it was not printed."""
    moment = article.published or article.updated
    if article.known_from == "published" and moment is not None:
        how = f"day of publication, {GIVEN_BY[moment.from_]}"
    else:
        how = _KNOWN_FROM[article.known_from]
    note = article.known_note or (moment.note if moment else None)
    return f"{how}: {note}" if note else how


def bounds(figure: Figure) -> str:
    """What the words of a figure allow, in numbers: `≤ 3,000`, `about 240`, `1,000–1,500`; an increment as `+ 350`."""
    low, high, value = figure.low, figure.high, figure.value
    more = "+ " if figure.increment else ""
    if low is not None and high is not None and low != high:
        return f"{more}{number(low)}–{number(high)}"
    if low is not None and high is None:
        return f"{more}{'>' if figure.modifier == 'more than' else '≥'} {number(low)}"
    if high is not None and low is None:
        return f"{more}{'<' if figure.modifier == 'less than' else '≤'} {number(high)}"
    stated = value if value is not None else low
    if stated is None:
        return "no number"
    return f"{more}{'about ' if figure.modifier == 'about' else ''}{number(stated)}"


def number(value: float) -> str:
    """`12000` as `12,000`, without a tail of zeros."""
    return f"{value:,}" if isinstance(value, int) else f"{value:,.4f}".rstrip("0").rstrip(".")


def clipped(text: str, most: int) -> str:
    """`text`, or its first words and '…' where it has more than `most` characters."""
    if len(text) <= most:
        return text
    return f"{text[:most].rpartition(' ')[0] or text[:most]} …"


def bears_name(name: str) -> bool:
    """Whether a name has a word that names anybody: 'The' does not."""
    return any(word not in _NO_NAME for word in name.casefold().split())


def hedge(text: str) -> str:
    """The words of a hedge without the quotation mark that it may begin or end at."""
    return text.strip("“”«» ")


def printable(text: str) -> str:
    """`text` on one line, without control characters and direction overrides: nothing in it can steer a terminal."""
    return " ".join("".join(" " if unicodedata.category(c) in _STEERING else c for c in text).split())


_NO_NAME = frozenset({"the", "a", "an", "this", "that", "its", "his", "her", "their"})
_STEERING = frozenset({"Cc", "Cf", "Zl", "Zp"})
