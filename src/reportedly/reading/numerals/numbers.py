"""Numbers: the places in a text that write a number, in digits, words or a mixture, with what they are worth.
In: plain text. Out: Number spans in order, never overlapping; what they count is for `figures` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Amount = int | float
Form = Literal["digits", "words", "vague"]


class Number(NamedTuple):
    """A number as written: `value` for a definite one, `low` for a vague one ('dozens' is 24 or more)."""

    start: int
    end: int
    value: Amount | None
    low: Amount | None
    form: Form
    scaled: bool
    """Whether it carries its own scale word ('3 million'), so that it lends it in '1 to 3 million'."""
    scale: Amount = 1


UNITS = dict(
    zip(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split(),
        range(20),
        strict=True,
    )
)
TENS = dict(
    zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True),
)
SCALES: dict[str, int] = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
ABBREVIATED = {
    "mil": 10**6, "mln": 10**6, "mn": 10**6, "bil": 10**9, "bn": 10**9, "bln": 10**9, "tril": 10**12, "tn": 10**12,
    "trn": 10**12,
}  # fmt: skip
LETTERS = {"k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12}
"""Single letters mean a scale after money ('$5m'), and the capital M, B, K after any digits ('4.3M')."""
CODES = ("USD", "EUR", "GBP", "JPY", "NIS", "ILS", "RMB", "CNY", "KRW", "RUB", "UAH", "INR", "AUD", "CAD", "CHF", "RM")
VULGAR = {
    "½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125, "⅜": 0.375, "⅝": 0.625, "⅞": 0.875,
}  # fmt: skip
PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
VAGUE: dict[str, int] = {
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2_000,
    "millions": 2_000_000,
    "billions": 2_000_000_000,
    "trillions": 2_000_000_000_000,
    "tens of thousands": 20_000,
    "hundreds of thousands": 200_000,
    "tens of millions": 20_000_000,
    "hundreds of millions": 200_000_000,
    "tens of billions": 20_000_000_000,
    "hundreds of billions": 200_000_000_000,
}

_WORD = "|".join(sorted([*UNITS, *TENS, *SCALES, "dozen"], key=len, reverse=True))
_SCALE = "|".join(SCALES)
_VAGUE = "|".join(sorted(VAGUE, key=len, reverse=True)).replace(" ", r"[ \n]")
_PART = "|".join(PARTS)
_AND_HALF = r"[ -]and[ -]a[ -]half\b"
_CODE = "|".join([*(f"(?<=\\b{code})" for code in CODES), r"(?<=\$US)", r"(?<=\$[ACS])"])

_NUMBER = re.compile(
    rf"""
    (?P<vague> \b (?: (?: several | (?:a[ ])?few | many | a[ ]couple (?:[ ]of)? ) [ ] (?P<times> {_SCALE} | dozen ) s?
                  | (?P<plural> {_VAGUE} ) ) \b )
  | (?P<half_scale> \b (?: half[ ]an? | an?[ ]quarter[ ]of[ ]an? )[ ] (?P<halved> {_SCALE} | dozen ) \b )
  | (?P<among> \b (?P<some> one | two | three | four | five | nine | \d{{1,2}} )
               (?: [ ]out[ ]of[ ](?:every[ ])? | [ ]in[ ]every[ ] | (?: (?<=\bone) | (?<=\b1) ) [ ]in[ ] )
               (?P<all> {_WORD} | \d{{1,3}} ) \b )
  | (?P<part> \b (?: (?P<top> an? | one | two | three | four | five | nine ) [ -] (?P<bottom> {_PART} ) s?
                 | (?P<half> half ) ) \b (?! - (?!a\b)) )
  | (?P<words> \b (?: an?[ ] (?= hundred | thousand | million | billion | trillion | dozen ) )?
               (?: {_WORD} ) (?: (?: [ -] | [ ]and[ ] ) (?: {_WORD} ) ){{0,12}} \b (?P<half_more> {_AND_HALF} )? )
  | (?P<digits> (?: (?<![\w]) (?<!\d[.,:/]) (?<![A-Za-z][-–]) | (?<=[Mm]inus[-–]) | {_CODE} )
               (?: \d{{1,3}} (?: ,\d{{3}} ){{1,6}} (?:\.\d{{1,12}})? | \d{{1,3}} ,[ ]\d00 (?!\d)
                 | \d{{1,15}} (?:\.\d{{1,12}})? | \.\d{{1,12}} )
               (?! \d | ,\d | [.]\d ) (?: [ ]? (?P<vulgar> [½¼¾⅓⅔⅛⅜⅝⅞] ) )? (?: /(?P<under>\d{{1,3}}) (?![\d/]) )?
               (?P<and_half> {_AND_HALF} )?
               (?P<scales> (?: [ -]? (?: {_SCALE} | dozen ) \b (?!s) ){{1,2}}
                 | [ ]? (?: mil | mln | mn | bil | bn | bln | tril | tn | trn ) \b \.?
                 | [ ]? [KMBTkmbt] \b )? )
  | (?P<bare> (?<!\w) [½¼¾⅓⅔⅛⅜⅝⅞] )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TOKEN = re.compile(r"[a-z]+", re.IGNORECASE)
_MONEY = re.compile(rf"(?:[$€£¥₩₽₴₹₪=]|\b(?:{'|'.join(CODES)}|Rs\.?)) ?-?$")


def find_numbers(text: str) -> Iterator[Number]:
    """Every number written in `text`, from left to right."""
    for match in _NUMBER.finditer(text):
        found = _read(match, text)
        if found is not None:
            yield found


def _read(match: re.Match[str], text: str) -> Number | None:
    if match["vague"]:
        return _vague(match)
    if match["half_scale"]:
        share = 0.5 if match["half_scale"].lower().startswith("half") else 0.25
        value = times(share, SCALES.get(match["halved"].lower(), 12))
        return Number(match.start(), match.end(), value, None, "words", True)
    if match["among"]:
        return _among(match)
    if match["part"]:
        return _part(match)
    if match["words"]:
        return _words(match)
    if match["bare"]:
        return Number(match.start(), match.end(), VULGAR[match["bare"]], None, "digits", False)
    return _digits(match, text)


def _vague(match: re.Match[str]) -> Number:
    if match["plural"]:
        low = VAGUE[re.sub(r"\s", " ", match["plural"].lower())]
    else:
        low = 2 * (12 if match["times"].lower() == "dozen" else SCALES[match["times"].lower()])
    return Number(match.start(), match.end(), None, low, "vague", False)


def _among(match: re.Match[str]) -> Number | None:
    """'one in five', 'nine out of 10': a share."""
    some, every = (
        int(word) if word.isdigit() else UNITS.get(word, TENS.get(word, SCALES.get(word, 12)))
        for word in (match["some"].lower(), match["all"].lower())
    )
    return Number(match.start(), match.end(), some / every, None, "words", False) if 0 < some < every else None


def _part(match: re.Match[str]) -> Number:
    if match["half"]:
        return Number(match.start(), match.end(), 0.5, None, "words", False)
    top = 1 if match["top"].lower() in ("a", "an") else UNITS[match["top"].lower()]
    return Number(match.start(), match.end(), top / PARTS[match["bottom"].lower()], None, "words", False)


def _words(match: re.Match[str]) -> Number | None:
    """The longest beginning of the run of number words that is one number."""
    total, current, scale, end, last = 0, 0, 1, match.start(), ""
    for token in _TOKEN.finditer(match["words"].removesuffix(match["half_more"] or "")):
        word = token.group().lower()
        if word in ("a", "an"):
            continue
        if word == "and":
            if last not in SCALES:
                break
            continue
        if word == "dozen":
            current, scale = (current or 1) * 12, 12
        elif word in SCALES:
            scale = SCALES[word]
            if scale == 100:
                current = (current or 1) * 100
            else:
                total, current = total + (current or 1) * scale, 0
        elif last and not _may_follow(last, word):
            break
        else:
            current += UNITS.get(word, TENS.get(word, 0))
        last, end = word, match.start() + token.end()
    own = last if last in SCALES else ""
    value: Amount = total + current
    if match["half_more"] and end == match.start("half_more"):
        value, end = value + 0.5, match.end()
    return Number(match.start(), end, value, None, "words", bool(own), scale if own else 1)


def _may_follow(last: str, word: str) -> bool:
    """'twenty five' and 'hundred five' are one number; 'two three' are two."""
    return last in SCALES or (last in TENS and 1 <= UNITS.get(word, 0) <= 9)


def _digits(match: re.Match[str], text: str) -> Number | None:
    written = re.match(r"[\d., ]+", match.group())
    assert written is not None  # noqa: S101 -- the pattern begins with digits
    plain = written.group().replace(",", "").replace(" ", "").rstrip(".")
    value: Amount = float(plain) if "." in plain else int(plain or 0)
    if match["vulgar"]:
        value += VULGAR[match["vulgar"]]
    if match["and_half"]:
        value += 0.5
    if match["under"]:
        if int(match["under"]) == 0 or int(match["under"]) <= value:
            return None  # '24/7', '10/0': not a fraction
        value /= int(match["under"])
    scales, end = match["scales"] or "", match.end()
    scale = 1
    if scales:
        scale = _scale_of(scales, bool(_MONEY.search(text[max(0, match.start() - 5) : match.start()])))
        if scale == 1:
            end = match.start("scales")
        elif scales.endswith(".") and text[end : end + 2].strip() == "" and not text[end : end + 2].startswith(" "):
            end -= 1  # the full stop of the sentence, not of the abbreviation
    value = times(value, scale)
    return Number(match.start(), end, value, None, "digits", scale > 1, scale)


def _scale_of(scales: str, money: bool) -> int:
    word = scales.strip(" .-").lower()
    if word in ABBREVIATED:
        return ABBREVIATED[word]
    if word in LETTERS:
        attached_capital = scales in ("K", "M", "B", "T") and word != "t"
        return LETTERS[word] if attached_capital or (money and scales[0] != " ") else 1
    product = 1
    for part in _TOKEN.findall(word):
        product *= 12 if part == "dozen" else SCALES[part]
    return product


def times(value: Amount, scale: Amount) -> Amount:
    """The product, whole where it is whole: 1.23 times a million is 1230000, not 1230000.0."""
    product = value * scale
    rounded = round(product, 6)
    return int(rounded) if rounded == int(rounded) and not (scale == 1 and isinstance(value, float)) else rounded
