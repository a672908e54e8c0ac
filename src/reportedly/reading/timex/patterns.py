"""Time patterns: how news prose names times, one pattern per kind of expression.
In: nothing. Out: PATTERNS, each with its name and TIMEX3 type, to be searched for in plain text.
"""

from __future__ import annotations

import re

from reportedly.reading.timex.calendar import HOLIDAYS
from reportedly.reading.timex.timewords import COUNTS, DAY_ORDINALS, MONTHS, SET_WORDS, VAGUE_WORDS, WEEKDAYS, ZONES
from reportedly.record import TimeType


def _names(table: dict[str, int], shortest: int) -> str:
    """Names as written in running text, Capitalised or ALL CAPITALS, longest first; long ones in small letters, too."""
    names = sorted((name for name in table if len(name) >= shortest), key=len, reverse=True)
    small = [name for name in names if (len(name) > 5 and name != "august") or name in ("april", "june", "july")]
    return "|".join([*(form for name in names for form in (name.capitalize(), name.upper())), *small])


_LONG_MONTHS = {name: number for name, number in MONTHS.items() if len(name) > 4 or name in ("may", "june", "july")}
_SHORT_MONTHS = {name: number for name, number in MONTHS.items() if name not in _LONG_MONTHS}
_MONTH = rf"(?:(?:{_names(_LONG_MONTHS, 3)})(?![A-Za-z])|(?:{_names(_SHORT_MONTHS, 3)})(?![A-Za-z])\.?)"
_WEEKDAY_NAME = f"(?:{_names(WEEKDAYS, 6)})"
_WEEKDAY = rf"{_WEEKDAY_NAME}(?![A-Za-z])"
_ANY_WEEKDAY = rf"(?:(?:{_names(WEEKDAYS, 3)})(?![A-Za-z])\.?)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d)"
_YEAR_DIGITS = r"(?:1[5-9]\d\d|20\d\d)"
_YEAR = rf"{_YEAR_DIGITS}(?![\w%]|[.,]\d)"
_ZONE = r"(?:" + "|".join(sorted(ZONES, key=len, reverse=True)) + r")"
_CLOCK = (
    rf"(?:(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?: ?(?:[ap]\.?m\b\.?|[AP]\.?M\b\.?))?|(?:1[0-2]|"
    rf"0?[1-9])(?:\.[0-5]\d)? ?(?:[ap]\.?m\b\.?|[AP]\.?M\b\.?)|"
    rf"(?i:noon|midday|midnight))(?! ?[-/]\d)(?: \(?(?:{_ZONE}|local time)\b\)?)?"
)
_PART = r"(?:morning|afternoon|evening|night)"
_EDGE = (
    r"(?i:(?:the )?(?:(?:very )?(?:early|earlier|late|later|mid)[ -](?:(?:in|on) )?|(?:end|"
    r"start|beginning|middle|close|turn) of ))"
)
_COUNT_WORD = "|".join(sorted((word for word in COUNTS if word not in ("a", "an")), key=len, reverse=True))
_COUNT = (
    rf"(?:\d{{1,4}}(?:\.\d{{1,2}}| 1/2|½)?|\d{{1,3}},\d{{3}}|(?:{_COUNT_WORD})(?:[ -](?:one|"
    rf"two|three|four|five|six|seven|eight|nine|hundred))?)"
)
_MANY = r"(?:several|(?:a )?few|many|some|dozens of|countless|numerous)"
_UNIT = r"(?:second|minute|hour|min|hr|day|night|week|fortnight|month|quarter|year|decade|centur(?:y|ie)|weekend)"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_WHICH = r"(?:last|past|previous|this past|this coming|this|current|next|coming|upcoming|following|that same|that|same)"
_NTH_DAY = "(?:" + "|".join(sorted(DAY_ORDINALS, key=len, reverse=True)) + ")"
_DATE = (
    rf"(?:(?P<wd>{_ANY_WEEKDAY}),? (?:the )?)?(?:(?P<m1>{_MONTH}) ?(?:the )?(?P<d1>{_DAY}|{_NTH_DAY}(?=[,.;)]|$))|"
    rf"(?<![$€£¥])(?<![$€£¥] )(?P<d2>{_DAY}(?: of)?[ -]|(?:the )?{_NTH_DAY} of )(?P<m2>{_MONTH}))"
    rf"(?: ?,? (?:in |of )?(?P<y>{_YEAR})|-(?P<y2>{_YEAR}))?"
)
_MONTH_NEAR = r"(?:(?P<near>this|next|last|(?:the )?(?:previous|following)) month)"

_RULES: tuple[tuple[str, TimeType, str], ...] = (
    (
        "iso",
        "DATE",
        r"(?<![\d-])(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:(?:T| )(?P<clock>\d\d:\d\d)(?::\d\d(?:\.\d{1,6})?)? ?"
        r"(?P<zone>Z|[+-]\d\d:?\d\d)?)?(?![\d-])",
    ),
    (
        "slashed",
        "DATE",
        r"(?<![\d/.])(?P<a>\d\d?)(?P<sep>[/.])(?P<b>\d\d?)(?P=sep)(?P<y>(?:19|20)?\d\d)(?![\d/.]\d|"
        r"\d)",
    ),
    ("date_clock", "TIME", rf"{_DATE}(?:,? (?:at |@ )?)(?P<clock>{_CLOCK})"),
    ("clock_date", "TIME", rf"(?P<clock>{_CLOCK}),? (?:on )?{_DATE}"),
    ("date", "DATE", _DATE),
    (
        "days",
        "DATE",
        rf"(?P<m1>{_MONTH}) (?P<a>{_DAY}) ?(?:-|to|and|through|until) ?(?P<b>{_DAY})(?:,? (?P<y>{_YEAR}))?",
    ),
    (
        "days_first",
        "DATE",
        rf"(?:the )?(?P<a>{_DAY}) ?(?:-|to|and|through|until) ?(?:the )?(?P<b>{_DAY})(?: of)? (?P<m2>{_MONTH})(?:,? "
        rf"(?P<y>{_YEAR}))?",
    ),
    (
        "days_of_month",
        "DATE",
        r"(?i:the (?P<a>[12]?\d|3[01])(?:st|nd|rd|th) (?:to|through|until|and) (?:the )?"
        r"(?P<d>[12]?\d|3[01])(?:st|nd|rd|th)(?: of (?P<rel>this|last|next) month)?|"
        r"(?P<a2>[12]?\d|3[01]) ?(?:-|to|till|until|through|and) ?(?P<d2>[12]?\d|3[01]) (?:(?:of|in) )?"
        r"(?P<rel2>this|last|next) month)",
    ),
    ("week_of", "DATE", rf"(?i:the week (?:of|beginning|starting|ending)(?: on)? (?:the )?){_DATE}"),
    (
        "nth_week",
        "DATE",
        rf"(?i:(?:the )?(?P<n>first|second|third|fourth|last) week (?:of|in) )(?:(?P<m>{_MONTH})(?:,? (?P<y>{_YEAR}))?|"
        rf"(?P<whole>{_YEAR})|(?i:{_MONTH_NEAR}))",
    ),
    (
        "nth_weekday",
        "DATE",
        rf"(?i:(?:the )?(?P<n>first|second|third|fourth|last) )(?P<wd>{_WEEKDAY}) (?:of|in) (?:(?P<m>{_MONTH})"
        rf"(?:,? (?P<y>{_YEAR}))?|(?i:{_MONTH_NEAR}))",
    ),
    ("weekday_the_nth", "DATE", rf"(?P<wd>{_WEEKDAY}),? the (?P<d>{_DAY}|{_NTH_DAY}(?=[.,;)]|$))"),
    (
        "day_of_month",
        "DATE",
        r"(?i:(?:the )?(?P<d>[12]?\d|3[01])(?:st|nd|rd|th) of (?P<rel>this|last|next) month|"
        r"the (?P<d2>[12]?\d|3[01])(?:st|nd|rd|th)(?= (?:local time|that|and|at|in|to)\b|[.,;)]|$))",
    ),
    (
        "month",
        "DATE",
        rf"(?P<edge>{_EDGE})?(?P<which>(?i:last|this past|this|next|this coming) )?(?P<m>{_MONTH})"
        rf"(?:(?:,| of| in)? (?P<y>{_YEAR})|,? (?:of )?(?P<rel>last year|this year|next year|that year|"
        rf"(?:of )?the same year)|(?! ?\d\d?(?!\d)))",
    ),
    ("weekday_clock", "TIME", rf"(?P<wd>{_WEEKDAY}) at (?:about |around )?(?P<clock>{_CLOCK})"),
    ("clock_weekday", "TIME", rf"(?P<clock>{_CLOCK}),? (?:on )?(?P<wd>{_WEEKDAY})"),
    ("clock_day", "TIME", rf"(?P<clock>{_CLOCK}),? (?P<day>(?i:yesterday|today|tomorrow))"),
    (
        "weekday",
        "DATE",
        rf"(?P<edge>{_EDGE})?(?:(?P<which>(?i:last|this past|this coming|coming|this|next|"
        rf"(?:the )?(?:previous|following)) )(?:week's )?)?(?P<wd>{_WEEKDAY})(?:(?:'s)? (?P<part>{_PART}))?(?: (?:of )?"
        rf"(?P<week>last week|this week|next week|the (?:previous|following) week))?",
    ),
    (
        "weekdays",
        "SET",
        rf"(?:(?P<every>(?i:every|each) )(?P<wd>{_WEEKDAY})|(?P<plural>{_WEEKDAY_NAME})s(?![A-Za-z]))"
        rf"(?: {_PART}s?)?",
    ),
    (
        "day",
        "DATE",
        rf"(?P<edge>{_EDGE})?(?i:(?P<day>the day before yesterday|the day after tomorrow|yesterday|"
        rf"today|tomorrow)(?: (?P<part>{_PART}))?)",
    ),
    (
        "part",
        "TIME",
        rf"(?P<edge>{_EDGE})?(?i:(?P<which>this|last|that|the) (?P<part>{_PART})|(?P<tonight>tonight|"
        rf"overnight))",
    ),
    ("clock", "TIME", rf"(?<![\d:.])(?P<clock>{_CLOCK})(?![\d:])"),
    (
        "deictic",
        "DATE",
        rf"(?P<edge>{_EDGE})?(?i:(?P<the>the )?(?P<which>{_WHICH}) (?P<fiscal>fiscal |calendar |"
        rf"academic |financial )?(?P<unit>day|week|weekend|month|quarter|year|decade|century|{_SEASON}))",
    ),
    (
        "edge_unit",
        "DATE",
        r"(?i:(?:the )?(?:(?:early|earlier|late|later|end|start|beginning|middle) (?:in|of) the|(?:end|start) of)) "
        r"(?P<unit>day|week|weekend|month|year|decade|century)",
    ),
    ("year_end", "DATE", r"(?i:year(?:'s)?[- ]end)"),
    ("weekend", "DATE", r"(?i:the weekend)"),
    (
        "compared",
        "DATE",
        r"(?i:(?:the )?(?P<unit>week|month|year)-(?:ago|earlier)"
        r"(?: (?:(?P<q>first|second|third|fourth)[- ])?(?:quarter|period))?|a year,? (?:ago|earlier)"
        r"(?: (?:quarter|period))?|last year's (?:quarter|period)|"
        r"the (?:same|corresponding|comparable) (?:quarter|period) (?:of )?(?:last year|a year (?:ago|earlier)))",
    ),
    (
        "turned",
        "DATE",
        r"(?i:the (?:day|week|month|year) (?:before|after)(?=[.,;:)]|$)|(?:that|the same|"
        r"the very same) day|(?:a|an) (?:week|year|"
        r"month|day|decade|century)(?: and a half)?,? (?:ago|earlier|later|from now))",
    ),
    ("year_quarter", "DATE", rf"the (?P<y>{_YEAR}) (?:quarter|period)"),
    (
        "counted_away",
        "DATE",
        rf"(?i:(?:(?:more than|less than|nearly|almost|about|around|over|just|at least|roughly|only|"
        rf"some|well over) )?(?P<n>{_COUNT}|{_MANY}|an?)(?: more| and a half)? (?P<unit>{_UNIT})s? (?:and a half )?"
        rf"(?P<way>ago|earlier|later|from now|prior))",
    ),
    (
        "counted_from",
        "DATE",
        rf"(?i:(?P<n>{_COUNT}|an?) (?P<unit>day|week|month|year)s? (?P<way>from|after|before) "
        r"(?P<day>today|tomorrow|yesterday))",
    ),
    ("plural_ago", "DATE", rf"(?i:(?P<unit>{_UNIT})s ago)"),
    (
        "past_span",
        "DURATION",
        rf"(?i:(?P<the>the |these |this )?(?P<which>last|past|previous|next|coming|following|first|"
        rf"final|latest|preceding) (?:(?P<n>{_COUNT}|{_MANY})(?: or (?:so|{_COUNT}))? (?P<unit>{_UNIT})s?|"
        rf"(?P<units>day|week|month|year|decade|hour|minute|quarter)s))",
    ),
    ("past_one", "DURATION", r"(?i:the (?:last|past) (?P<unit>hour|day|week|month|year|decade|century))"),
    (
        "span",
        "DURATION",
        rf"(?i:(?P<n>{_COUNT}|{_MANY}|an?)(?: or (?:so|more|{_COUNT}))?(?: more| full| straight|"
        rf" consecutive| whole| long| solid| additional| calendar| business| trading)?[ -](?P<unit>{_UNIT})s?"
        rf"(?P<half> and a half)?(?P<old>[ -]olds?)?)",
    ),
    ("span_range", "DURATION", rf"(?i:(?P<a>{_COUNT})(?: to | ?- ?| or )(?P<n>{_COUNT})[ -](?P<unit>{_UNIT})s?)"),
    (
        "spans",
        "DURATION",
        rf"(?i:(?P<unit>{_UNIT})s)(?= (?:after|before|of|later|earlier|since|and|to|or|ahead|away|"
        rf"long)\b|[.,;])",
    ),
    (
        "long",
        "DURATION",
        r"(?i:(?P<unit>day|week|month|year|decade|hour|night|centurie)s?-long|(?P<unit2>day|week|"
        r"month|year|decade|hour)(?:s-|)long)",
    ),
    (
        "every",
        "SET",
        rf"(?i:(?:every|each) (?:(?P<other>other|second|third) |(?P<n>{_COUNT}|few) )?(?P<unit>second|"
        rf"minute|hour|day|night|morning|evening|afternoon|week|weekend|fortnight|month|quarter|"
        rf"year|decade|{_SEASON})s?)",
    ),
    ("every_month", "SET", rf"(?i:every|each) (?P<m>{_MONTH})"),
    ("set_word", "SET", r"(?i:" + "|".join(SET_WORDS) + ")"),
    ("rate", "SET", r"(?i:(?:a|per|each) (?P<unit>second|minute|hour|day|night|week|month|quarter|year))"),
    (
        "quarter",
        "DATE",
        rf"(?i:(?P<edge>late in |early in )?(?:the |its |their )?(?:(?P<rel1>last|this|next) year's )?"
        rf"(?:(?P<y1>{_YEAR})(?:'s)? )?(?P<fiscal>fiscal[- ])?(?P<q>first|second|third|fourth)[- ]quarters?)"
        rf"(?: (?:of|in) (?:fiscal |the )?(?P<y>{_YEAR})|(?: of| in)? (?P<rel>last year|this year|next year))?|"
        rf"(?P<y3>{_YEAR})[- ]Q(?P<q3>[1-4])\b|\bQ(?P<q2>[1-4])(?: (?:of )?(?P<y2>{_YEAR}))?",
    ),
    (
        "half",
        "DATE",
        rf"(?i:(?:the )?(?P<h>first|second|last|latter) half of (?:(?P<y>{_YEAR})|(?P<rel>last year|"
        rf"this year|next year|the year)))",
    ),
    ("fiscal", "DATE", rf"(?P<edge>{_EDGE})?(?:(?i:(?:the )?(?:fiscal|financial)(?: year)?) |FY ?)(?P<y>{_YEAR})"),
    ("season", "DATE", rf"(?P<edge>{_EDGE})?(?i:(?:the )?(?P<s>{_SEASON}))(?: (?:of )?(?P<y>{_YEAR})|(?= of\b))?"),
    (
        "decade",
        "DATE",
        r"(?P<edge>"
        + _EDGE
        + r")?(?:(?:the )?(?i:early |mid[- ]|late )?(?P<y>1[5-9]\d|20\d)0'?s\b|(?:the )?(?i:early |"
        r"mid[- ]|late )?'(?P<yy>[1-9])0s\b|(?i:the (?:early |mid[- ]|late )?(?P<word>twenties|"
        r"thirties|forties|fifties|sixties|seventies|eighties|nineties)))",
    ),
    (
        "century",
        "DATE",
        r"(?P<edge>"
        + _EDGE
        + r")?(?i:(?:the )?(?:early |mid[- ]|late )?(?P<c>1\d|20|21|\d)(?:st|nd|rd|th)[- ]century)",
    ),
    ("years", "DATE", rf"(?P<a>{_YEAR_DIGITS})-(?P<b>{_YEAR}|\d\d(?![\w%-]|[.,]\d))"),
    ("year", "DATE", rf"(?:(?P<edge>{_EDGE})|(?<![\w.,$€£¥#/-]))(?P<y>{_YEAR})(?!/)"),
    (
        "vague_span",
        "DATE",
        r"(?i:(?:the )?(?P<which>recent|coming|upcoming|past|future) (?:few )?(?:days|weeks|months|"
        r"years|decades|hours|times|quarters)(?: and (?:days|weeks|months|years))?)",
    ),
    ("vague", "DATE", r"(?i:" + "|".join(sorted(VAGUE_WORDS, key=len, reverse=True)) + ")"),
    (
        "holiday",
        "DATE",
        rf"(?i:(?P<which>last |this |next )?(?P<h>{'|'.join(re.escape(name) for name in HOLIDAYS)}))"
        rf"(?:,? (?P<y>{_YEAR}))?",
    ),
)
PATTERNS: tuple[tuple[str, TimeType, re.Pattern[str]], ...] = tuple(
    (name, kind, re.compile(rf"(?<!\w)(?=[\w'])(?a:{pattern})(?!\w)")) for name, kind, pattern in _RULES
)
