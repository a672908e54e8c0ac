"""Vetoes: words that look like a time and are none: 'May' the verb, '2019 people', 'Daily Mail', 'a second opinion'.
In: plain text and the match of a time pattern. Out: VETOES, for some patterns a function that says when it deceives.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from reportedly.reading.numerals.counted import counted, is_plural
from reportedly.reading.numerals.units import MEASURES
from reportedly.reading.timex.timewords import MONTHS

_LED = re.compile(
    r"\b(?:in|on|since|by|until|till|from|to|through|during|before|after|and|or|of|for|early|"
    r"late|mid|last|this|next|every|between|"
    r"throughout|around|about|past|end|month|effective|starting|beginning|was|is|with)[ -]$|\($",
    re.IGNORECASE,
)
_MONTH_AFTER = re.compile(rf"-(?:{'|'.join(name.capitalize() for name in MONTHS)})(?![a-z])")
_NAME_AFTER = re.compile(
    r" (?!January|February|March|April|May|June|July|August|September|October|November|December|The\b|I\b)[A-Z][a-z]"
)
_YEAR_LED = re.compile(
    r"(?:\b(?:in|since|by|of|until|till|from|to|through|during|before|after|and|or|for|early|"
    r"late|mid|between|throughout|around|the|"
    r"this|year|season|a|its|their|his|about|ending|ended|into|fall|summer|winter|spring|December|"
    r"January|pre|post)[ -]|[(,;:-] ?)$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:\b(?:No|Nos|Resolution|Article|Section|Act|Order|Room|Flight|Route|Unit|number|some|"
    r"over|than|least|nearly|almost|to)\.?|[#$€£¥]) ?$"
)
_UNIT_AFTER = re.compile(r"[ -]([a-z%]{1,14})\b")
_FAMOUS = re.compile(r"\b(?:Black|Bloody|Cyber|Super|Good|Palm|Ash|Giving|Manic|Holy|Maundy|The) $")
_PAPER = re.compile(
    r"(?:'s)? (?:Times|Telegraph|Mirror|Mail|Express|Herald|Post|World|Night Live|Night Football|"
    r"Tribune|News|Star|Sun)\b"
)


def _not_a_month(text: str, match: re.Match[str]) -> bool:
    """'May', 'March', 'August' as verbs and names: they need a word that leads to a time, or a number."""
    if match["y"] or match["rel"] or match["which"] or match["edge"] or _MONTH_AFTER.match(text, match.end()):
        return False
    name = match["m"].rstrip(".")
    before = text[max(0, match.start() - 14) : match.start()]
    led = bool(_LED.search(before))
    if len(name) <= 4 and name.lower() not in ("june", "july"):
        return not led or (
            name in ("May", "March", "MAY", "MARCH", "Mar") and bool(_NAME_AFTER.match(text, match.end()))
        )
    if name.isupper() and not led:
        return True
    if name.lower() in ("march", "april", "june", "august") and not led:
        return bool(_NAME_AFTER.match(text, match.end())) or name.lower() == "march"
    return False


def _not_a_date(text: str, match: re.Match[str]) -> bool:
    """'may 5' in small letters never matches; 'March 3 miles' and 'Sun 3' would."""
    name = (match["m1"] or match["m2"]).rstrip(".").lower()
    if name not in MONTHS:
        return True
    follow = _UNIT_AFTER.match(text, match.end())
    return bool(
        follow
        and match["m1"]
        and not match["y"]
        and follow.group(1) in MEASURES
        and follow.group(1) not in ("m", "w", "p")
    )


def _not_one_range(text: str, match: re.Match[str]) -> bool:
    """'April 21 and 25' is two days; 'April 24 and 25' and 'between 8 and 13 October' are one range."""
    if " and " not in match.group() or _day(match["b"]) == _day(match["a"]) + 1:
        return False
    return not text[max(0, match.start() - 8) : match.start()].lower().endswith("between ")


def _day(words: str) -> int:
    return int(words.rstrip("stndrh"))


def _not_a_year(text: str, match: re.Match[str]) -> bool:
    """A bare number of four digits is a year unless it counts, measures or numbers something."""
    before = text[max(0, match.start("y") - 14) : match.start("y")]
    if match["edge"]:
        return False
    follow = _UNIT_AFTER.match(text, match.end())
    if (
        follow
        and (follow.group(1) in MEASURES or follow.group(1) in ("sq", "square", "cubic"))
        and len(follow.group(1)) > 1
    ):
        return True
    if _NUMBERED.search(before) and not re.search(r"\bto $", before):
        return True
    noun = counted(text, match.end())
    if noun is not None and noun.unit is not None and not _YEAR_LED.search(before):
        return True
    if (
        noun is not None
        and noun.unit == "persons"
        and re.search(r"\b(?:for|and|or|of|to|about|around|from|a) $", before) is not None
    ):
        return True
    if _YEAR_LED.search(before):
        return False
    line_start = match.start() == 0 or text[match.start() - 1] == "\n"
    return line_start or not 1900 <= int(match["y"]) <= 2060


def _not_a_day_of_month(text: str, match: re.Match[str]) -> bool:
    """'on the 18th' is a day; 'finished the 18th' and 'the 18th hole' are none."""
    return not match["rel"] and not re.search(
        r"\b(?:on|until|since|by|from|for|before|after) $", text[max(0, match.start() - 8) : match.start()]
    )


def _not_a_weekday(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start("wd") - 8) : match.start("wd")]
    return bool(_FAMOUS.search(before) and not before.endswith("The ")) or bool(_PAPER.match(text, match.end("wd")))


def _not_a_clock(text: str, match: re.Match[str]) -> bool:
    """Bare '3:1' never matches; '10:15' needs nothing more, but not in a score, a verse or a ratio."""
    clock = match["clock"].lower()
    if clock.startswith(("noon", "midnight")):
        return text[match.start()].isupper() and text[max(0, match.start() - 2) : match.start()].strip() not in (
            "",
            ".",
        )
    before = text[max(0, match.start() - 12) : match.start()]
    return bool(re.search(r"\b(?:won|lost|beat|ratio|odds|verse|Psalm|Genesis|John|Luke|Matthew|Mark) $", before))


def _not_now(text: str, match: re.Match[str]) -> bool:
    word = match.group()
    if word.lower() == "the past":
        return not _ENDED.match(text, match.end())
    if word.lower() == "soon":
        return text[max(0, match.start() - 3) : match.start()] == "as " or text.startswith(" as ", match.end())
    if word.isupper() and len(word) > 1:
        return True
    if word.lower() == "current":
        return bool(re.match(r"s\b|-", text[match.end() : match.end() + 2]))
    if word.lower() == "now":
        return bool(re.match(r"-|that\b", text[match.end() + (text[match.end() : match.end() + 1] == " ") :][:5]))
    return bool(re.match(r"[A-Z]", word)) and bool(re.match(r" [A-Z]", text[match.end() : match.end() + 2]))


_ENDED = re.compile(r"[.,;:)'\"]|$| (?:and|but|he|she|they|it|the|that|when|to|by|with|as|for|have|has|is|was)\b")


def _not_a_set(text: str, match: re.Match[str]) -> bool:
    """'Daily Mail' is a newspaper."""
    return match.group()[0].isupper() and bool(re.match(r" [A-Z]|-", text[match.end() : match.end() + 2]))


def _not_a_rate(text: str, match: re.Match[str]) -> bool:
    """'$5 a day' is a rate; 'for a day' a duration, found elsewhere; 'what a day' none."""
    if not match.group().lower().startswith("a "):
        return False
    before = text[max(0, match.start() - 24) : match.start()]
    if re.match(r" (?:ago|later|earlier|before|after|from|of|in|when|old)\b", text[match.end() : match.end() + 8]):
        return True
    words = before.split()
    last = words[-1].lower() if words else ""
    return not (
        last.isdigit()
        or is_plural(last)
        or last in ("once", "twice", "million", "billion", "thousand", "percent", "people")
    )


def _not_a_span(text: str, match: re.Match[str]) -> bool:
    """'a second', 'one day', 'a quarter' and 'a year' without a word that makes a length of them."""
    count, unit = match["n"].lower(), match["unit"].lower()
    if match["old"] or (unit == "quarter" and "-" in match.group()):
        return True
    if unit == "second":
        return count in ("a", "an") or (match.group()[-1] != "s" and "-" not in match.group())
    if count in ("a", "an", "some", "many", "1") and match.group().lower()[-1] != "s":
        if unit in ("quarter", "night", "weekend"):
            return True
        before = text[max(0, match.start() - 16) : match.start()]
        leads = (
            r"\b(?:for|in|within|after|about|nearly|almost|over|of|only|least|than|under|just|take|"
            r"takes|took|lasted|last|half|and|once|twice|every) $"
        )
        placed = re.match(r" (?:after|before)\b", text[match.end() : match.end() + 8])
        return not (placed or match["half"] or re.search(leads, before, re.IGNORECASE))
    return unit == "quarter" and match.group()[-1] != "s"


def _not_a_season(text: str, match: re.Match[str]) -> bool:
    """'fall' and 'spring' as verbs: bare seasons need 'the', 'in', 'since', a year or 'of'."""
    if match["y"] or match["edge"]:
        return False
    words = match.group().lower()
    before = text[max(0, match.start() - 12) : match.start()]
    if words.startswith("the "):
        return words[4:] in ("fall", "spring") and not re.search(
            r"\b(?:in|since|by|during|until|through|for|of) $", before
        )
    led = re.search(r"\b(?:in|since|by|during|until|through|this|each|every) $", before)
    return not led or words in ("fall", "spring")


def _not_a_daypart(text: str, match: re.Match[str]) -> bool:
    """'the night' is most often any night."""
    return (match["which"] or "").lower() == "the"


def _not_the_past(text: str, match: re.Match[str]) -> bool:
    """'the first two years' is a length, 'the first weeks' too; 'the last minutes' of a match is not our matter."""
    return match["which"].lower() not in ("last", "past", "previous", "next") and match["n"] is None


VETOES: dict[str, Callable[[str, re.Match[str]], bool]] = {
    "month": _not_a_month,
    "date": _not_a_date,
    "days": _not_one_range,
    "days_first": _not_one_range,
    "day_of_month": _not_a_day_of_month,
    "year": _not_a_year,
    "weekday": _not_a_weekday,
    "clock": _not_a_clock,
    "vague": _not_now,
    "set_word": _not_a_set,
    "rate": _not_a_rate,
    "span": _not_a_span,
    "part": _not_a_daypart,
    "season": _not_a_season,
    "past_span": _not_the_past,
}
