"""Time words: months, weekdays, zones, units and the vague words of time, with their TIMEX3 codes.
In: nothing. Out: tables from words in lower case (zones as printed) to numbers and codes.
"""

from __future__ import annotations

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday wed",
            "thursday thurs thu thur",
            "friday fri",
            "saturday sat",
            "sunday sun",
        ),
        start=1,
    )
    for name in names.split()
}
ZONES = {
    "UTC": "+00:00", "GMT": "+00:00", "Z": "+00:00", "BST": "+01:00", "CET": "+01:00", "CEST": "+02:00",
    "EET": "+02:00",
    "EEST": "+03:00", "MSK": "+03:00", "IST": "+05:30", "ICT": "+07:00", "CST": "-06:00", "HKT": "+08:00",
    "SGT": "+08:00",
    "JST": "+09:00", "KST": "+09:00", "AEST": "+10:00", "AEDT": "+11:00", "NZST": "+12:00", "NZDT": "+13:00",
    "EST": "-05:00",
    "EDT": "-04:00", "ET": "", "CDT": "-05:00", "CT": "", "MST": "-07:00", "MDT": "-06:00", "MT": "", "PST": "-08:00",
    "PDT": "-07:00", "PT": "",
}  # fmt: skip
"""Offsets from UTC; '' where the letters stand for one of two by season."""

COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
    "hundred": 100, "couple": 2, "couple of": 2, "a couple of": 2, "a couple": 2, "half a": 0.5, "half an": 0.5,
    "a hundred": 100,
    "a dozen": 12,
}  # fmt: skip
SPANS = {
    "second": ("T", 1, "S"), "min": ("T", 1, "M"), "hr": ("T", 1, "H"),
    "minute": ("T", 1, "M"), "hour": ("T", 1, "H"), "day": ("", 1, "D"), "night": ("", 1,
    "D"),
    "week": ("", 1, "W"), "fortnight": ("", 2, "W"), "month": ("", 1, "M"), "quarter": ("", 1, "Q"), "year": ("", 1,
    "Y"),
    "decade": ("", 10, "Y"), "century": ("", 100, "Y"), "centurie": ("", 100, "Y"), "weekend": ("", 2, "D"),
}  # fmt: skip
SEASON_CODES = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
DAYPARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "noon": "12:00", "midnight": "24:00"}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_TENTH = "first second third fourth fifth sixth seventh eighth ninth".split()
DAY_ORDINALS = {
    word: number
    for number, word in enumerate(
        [
            *_TENTH, *"tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth".split(),
            *"eighteenth nineteenth twentieth".split(), *(f"twenty-{unit}" for unit in _TENTH), "thirtieth",
            "thirty-first",
        ], start=1,
    )
}  # fmt: skip
"""The days of a month in words."""
SET_WORDS = {
    "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y", "hourly": "PT1H",
    "nightly": "P1D", "fortnightly": "P2W", "biweekly": "P2W",
}  # fmt: skip
VAGUE_WORDS = {
    **dict.fromkeys(("previously", "recently", "recent", "lately", "the past", "not long ago", "long ago"), "PAST_REF"),
    **dict.fromkeys(
        (
            "now",
            "currently",
            "current",
            "right now",
            "at present",
            "at the moment",
            "these days",
            "nowadays",
            "presently",
        ),
        "PRESENT_REF",
    ),
    **dict.fromkeys(
        ("soon", "in the future", "the future", "the near future", "the foreseeable future", "as soon as possible"),
        "FUTURE_REF",
    ),
}
