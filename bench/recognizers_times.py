"""Accuracy of days against the specs of Microsoft's Recognizers-Text: sentences with a day on which they are read.
In: the folder of third-party data (`../shared/data`). Out: named scores, printed when run as a program.

Which cases are kept (`kept` tells how many of how many): those of DateParser, DatePeriodParser and DateTimeModel that
- give the day on which they are read, and one result, a day or a range of days that the calendar has;
- Recognizers' own Python port supports;
- name one closed time: no 'before', 'after', 'since', 'until' or 'more than' of theirs (`Mod`), which stretch a day to
  an endless range, and none told from the moment of asking ('the rest of the week', 'between now and …');
- name a time that TimeML dates: no length ('next 3 days', 'in two weeks'), no bare unit ('the month', 'weekend'), no
  vague count ('a few days ago');
- write the time as a newspaper prints it: with a month, a weekday, a year of four digits, a unit of time or a word like
  'yesterday' in letters; numbers with slashes, dots or dashes only as ISO 8601 and month/day/year; nothing glued
  ('Oct-2', 'next3days', in a file's name), no year first ('2016 june'), no stop or comma between month and day, no
  month cut short in small letters, nothing said to an assistant ('my day', 'tmrw', 'for 3 days starting tomorrow').

How a case is counted: all of our expressions inside theirs, and at least one; of 'next week, on Friday' the Friday.
Right when the first of our days and the last are theirs, or when one expression covers it and its value is their TIMEX,
or its days hold theirs where units are counted: to TimeML 'two years ago' is a year, to Recognizers a day of it. Their
end lies a day after the last day, or, for 'from A to B', on the first day of B or on its last. They resolve to the past
and to the future; either counts, for 'I'll go back Friday' is asked of an assistant, who does not know the tense.
"""

from __future__ import annotations

import json
import re
import sys
import tarfile
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from reportedly.reading.times import find_times
from reportedly.record import Instant, Text, TimeRef

SPECS = ("DateParser", "DatePeriodParser", "DateTimeModel")
KINDS = ("date", "daterange", "datetimeV2.date", "datetimeV2.daterange")
PARTS = ("start", "mid", "end")
"""What they say of 'early', 'mid' and 'late', whose TIMEX is that of the whole."""
_WORD = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)"
    r"(?:\.|[a-z]+)?(?![a-z])|\b(?:1[5-9]|20)\d\d\b|\b(?:day|week|fortnight|weekend|month|quarter|year|decade|"
    r"centur(?:y|ie)|spring|summer|autumn|fall|winter)s?\b|\b(?:yesterday|today|tomorrow)\b|\d0s\b|"
    r"\bthe \d+(?:st|nd|rd|th)\b|\b[QH][1-4]\b",
    re.IGNORECASE,
)
_ODD = re.compile(
    r"\d[a-z]*[./]\d|[a-z][-/]\d|\d[-/][a-z]|^[\d./ -]+$|[a-z]\d|\d(?!st|nd|rd|th|s\b|q[1-4]|h[12])[a-z]|\bmy\b|tmrw|"
    r"w/c|\d-\d{1,2}-\d|^\d{4} ?,? [a-z]+$|[a-z]{4}[.,] ?\d\d?(?!\d)|[a-z] ,|\d\. |"
    r"starting|commencing|\brest\b|remaining|\bnow\b|\bweek \d|\bto date\b|\btd\b|business day|"
    r"two thousand|nineteen|twenty|eighteen|thirt",
    re.IGNORECASE,
)
_LENGTH = re.compile(
    r"(?:(?:in|within|for|(?:the )?(?:next|last|past|previous|coming|following|upcoming)) )+"
    r"(?:a |the )?(?:few |several |couple of )?(?:\d+|an?|one|two|three|four|five|six|ten|few|several|couple) "
    r"(?:more )?(?:days|weeks|months|years|decades|weekends|quarters|hours|day|week|month|year)",
    re.IGNORECASE,
)
_SMALL = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)\b")
_BARE = re.compile(r"(?:(?:in |on |during |for )?(?:the )?)(?:day|week|weekend|month|year|quarter)s?", re.IGNORECASE)
_PLAIN = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/(?:\d\d){1,2}")


class Case(NamedTuple):
    """A sentence, the day it is read on, the place of its time, and what that is: TIMEX and (first, end) each way."""

    sentence: str
    day: str
    place: tuple[int, int]
    timex: str
    ranges: frozenset[tuple[str, str]]


def score_recognizers(data: Path) -> dict[str, float]:
    """The share of kept cases whose days are right."""
    found = [_right(case) for case in cases(data)]
    return {"recognizers.accuracy": 100 * sum(found) / max(len(found), 1)}


def cases(data: Path) -> list[Case]:
    """The cases kept, each once."""
    return list(dict.fromkeys(case for raw in _specs(data) if (case := _case(raw)) is not None))


def _specs(data: Path) -> Iterator[dict[str, Any]]:
    with tarfile.open(data / "recognizers-text-english.tar.gz") as archive:
        for name in SPECS:
            member = next(one for one in archive.getmembers() if one.name.endswith(f"DateTime/English/{name}.json"))
            file = archive.extractfile(member)
            if file is not None:
                yield from json.loads(file.read().decode("utf-8-sig"))


def _case(raw: dict[str, Any]) -> Case | None:
    day = raw.get("Context", {}).get("ReferenceDateTime", "")[:10]
    results = raw["Results"]
    unsupported = raw.get("NotSupported", "") + raw.get("NotSupportedByDesign", "")
    if not day or len(results) != 1 or "python" in unsupported:
        return None
    (result,) = results
    values = _values(result) if result.get("Type", result.get("TypeName")) in KINDS else []
    start = result["Start"]
    words = raw["Input"][start : start + len(result["Text"])]
    if not values or any((value.get("Mod") or "start") not in PARTS for value in values) or not _printed(words):
        return None
    ranges = frozenset(r for value in values if (r := _range(value)) is not None)
    if not ranges and not re.fullmatch(r"\d{4}-(?:SP|SU|FA|WI)", values[0]["timex"]):
        return None
    if re.search(r"[-_/.]", raw["Input"][max(0, start - 1) : start]):
        return None
    return Case(raw["Input"], day, (start, start + len(words)), values[0]["timex"], ranges)


def _values(result: dict[str, Any]) -> list[dict[str, str]]:
    """The values of a result in one form: parsers give past and future apart, models a list."""
    if "Resolution" in result:
        values: list[dict[str, str]] = (result["Resolution"] or {}).get("values") or []
        return values
    value = result.get("Value") or {}
    shared = {"timex": value.get("Timex", ""), "Mod": value.get("Mod", "")}
    ways = [value.get(way) or {} for way in ("PastResolution", "FutureResolution")]
    return [
        {**shared, "value": way.get("date", ""), "start": way.get("startDate", ""), "end": way.get("endDate", "")}
        for way in ways
    ]


def _printed(words: str) -> bool:
    """Whether a newspaper would print the time so."""
    if _SMALL.search(words) or _LENGTH.fullmatch(words) or re.search(r"\bfew\b", words) or _BARE.fullmatch(words):
        return False
    return bool(_PLAIN.fullmatch(words) or (_WORD.search(words) and not _ODD.search(words)))


def _range(value: dict[str, str]) -> tuple[str, str] | None:
    """First day and the day after the last; None for what no calendar has and for what has one end only."""
    start, end = value.get("start") or value.get("value", ""), value.get("end", "")
    if value.get("start") and not end:
        return None
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", start) or start.startswith("0001"):
        return None
    return start, end or _next(start)


def _next(day: str) -> str:
    try:
        return (date.fromisoformat(day) + timedelta(1)).isoformat()
    except (ValueError, OverflowError):
        return ""


def _right(case: Case) -> bool:
    times = find_times(Text.of(text=case.sentence, published=Instant(value=case.day, from_="given")))
    inside = [one for one in times if one.start < case.place[1] and case.place[0] < one.end]
    if not inside:
        return False
    inside = [one for one, after in pairwise([*inside, None]) if one and not (after and _within(after, one))]
    if len(inside) == 1 and (inside[0].value == case.timex or _counted(inside[0], case)):
        return True
    return _covered(inside) in case.ranges or any(_fits(inside, *ends) for ends in case.ranges)


def _within(inner: TimeRef, outer: TimeRef) -> bool:
    """'next week, on Friday' is the Friday."""
    ends = (outer.earliest, inner.earliest, inner.latest, outer.latest)
    return all(ends) and list(ends) == sorted(end or "" for end in ends) and ends[0] != ends[2]


def _counted(time: TimeRef, case: Case) -> bool:
    """'two years ago' is the year of the day that they count to."""
    counted = re.search(r"\b(?:ago|from now|later)$", time.text, re.IGNORECASE)
    earliest, latest = time.earliest or "", time.latest or ""
    return bool(counted) and any(earliest <= begin <= latest and end == _next(begin) for begin, end in case.ranges)


def _covered(times: Sequence[TimeRef]) -> tuple[str, str]:
    return times[0].earliest or "", _next(times[-1].latest or "")


def _fits(times: Sequence[TimeRef], begin: str, end: str) -> bool:
    """'from A to B' ends on B, or where B begins."""
    last = times[-1]
    ranged = len(times) > 1 or "/" in last.value
    return ranged and times[0].earliest == begin and end in (last.earliest, last.latest)


if __name__ == "__main__":
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data")
    total = sum(1 for _ in _specs(folder))
    print(f"kept {len(cases(folder))} of {total}")
    for name, score in score_recognizers(folder).items():
        print(f"{name:<26} {score:6.1f}")
