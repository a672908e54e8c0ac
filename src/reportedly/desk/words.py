"""The few words of our own that stand around verbatim ones: days, counts, statuses, how a date was known.
In: record values. Out: short English strings, the same in every locale.
"""

from __future__ import annotations

import unicodedata

from reportedly.record import Article, Days, Figure, Instant, Origin, Status

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
    """One day, or `14 Oct 2024 to 16 Oct 2024`."""
    return day(said.earliest) if said.earliest == said.latest else f"{day(said.earliest)} to {day(said.latest)}"


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


def printable(text: str) -> str:
    """`text` on one line, without control characters and direction overrides: nothing in it can steer a terminal."""
    return " ".join("".join(" " if unicodedata.category(c) in _STEERING else c for c in text).split())


_STEERING = frozenset({"Cc", "Cf", "Zl", "Zp"})
