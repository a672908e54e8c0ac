"""Names: numbers that neither count nor measure.
In: plain text and a number in it. Out: whether it is part of a name, an address, a list, a year, a score or an age.
"""

from __future__ import annotations

import re

from reportedly.reading.numerals.counted import Counted, is_plural
from reportedly.reading.numerals.numbers import Number

_NAMED = re.compile(
    r"(?:\b(?:No|Nos|Number|Article|Section|Sec|Chapter|Resolution|Group of|Channel|Route|Highway|"
    r"Flight|Page|Room|Phase|Type|"
    r"Class|Unit|Apollo|Volume|Vol|Rule|Title|Interstate|Top|Schedule|Annex|Appendix|Figure|Fig|Table|Act|Part|Track|"
    r"Gate|Line|Brigade|Order|Directive|Law|Protocol|Proposition|Measure|Formula|Area|Pier|Windows|Version|Covid|"
    r"number|category|stage|level|grade|article|paragraph|page|chapter|verse|version|episode|"
    r"season|flight|Bldg|Suite)\.?|[#№§]) ?$"
)
_NAME_WORD = re.compile(r"(?<=[a-z,;)] )[A-Z][\w&']*[A-Za-z][\w&']* $|\b(?:[A-Z&]{2,8}|Game|Category|Level) -?$")
_PRODUCT = re.compile(r"\b(?:[a-z]{1,2}[A-Z]\w+ |[A-Z]{2,8} -)$")
_YEAR_LED = re.compile(r"\b(?:by|in|since|until|till|of|from|to|and|the|late|early|mid|[a-z]+'s) $")
_AGED = re.compile(r"\b(?:aged|ages?|age of) (?:\d{1,3} (?:and|or|to) )?$", re.IGNORECASE)
_PLACE = re.compile(r"\b(?:top|bottom) $", re.IGNORECASE)
_STREET = re.compile(
    r"(?:-\d{1,4})? (?:(?:[A-Z][\w.]{0,20}|\d{1,3}(?:st|nd|rd|th)) ){1,3}"
    r"(?:Road|Rd|Street|St|Avenue|Ave|Boulevard|Blvd|Lane|Drive|Way|Square|Place|Court|Terrace)\b"
)
_BULLET = re.compile(r"(?:^|\n)[ \t•*·–-]*[-+]?$")
_SCORED = re.compile(
    r"\b(?:won|win|lost|lose|beat|beating|defeated|defeat|draw|drew|victory|score|scored|lead|"
    r"led|scoreline)\b[^.\n]{0,40}$"
)
_DASHED = re.compile(r"-(\d{1,3})(?![\d.,]?\d)(?! ?(?:%|percent|per cent|million|billion))")
_DASHING = re.compile(r"(?<![\d.,])(\d{1,3})-$")
_ERA = re.compile(r" ?(?:BCE?|B\.C\.(?:E\.)?|CE|AD|A\.D\.)(?!\w)")
_AGE_LED = re.compile(r"[a-z.], $")
YEARS = range(1900, 2200)


def in_a_name(text: str, number: Number, before: str, noun: Counted | None) -> bool:
    """Whether a number without a unit is part of a name, a list or an address; `before` are the words before it."""
    if _NAMED.search(before):
        return True
    if _is_bullet(text, number, before) or _AGED.search(before):
        return True
    if _PLACE.search(before) and (noun is None or noun.unit is None):
        return True
    if number.form == "digits":
        return _digits_in_a_name(text, number, before, noun)
    written = text[number.start : number.end]
    if written[0].isupper() and before[-1:] == " " and before[-2:-1] not in (".", "!", "?", ":", '"', ")", "-"):
        return not _counts_plainly(text, noun) and not number.scaled
    return False


def _is_bullet(text: str, number: Number, before: str) -> bool:
    """Whether a number of up to three digits numbers a line or is all of it."""
    ends = text[number.end : number.end + 1] in ("", ".", ")", "\n") and text[number.start : number.end].isdigit()
    return ends and number.end - number.start <= 3 and bool(_BULLET.search(before))


def _digits_in_a_name(text: str, number: Number, before: str, noun: Counted | None) -> bool:
    after = text[number.end : number.end + 2]
    if after[:1] in ("@", "_", "=") or (after[:1] == "-" and after[1:].isdigit() and before[-1:] == "-"):
        return True
    if _ERA.match(text, number.end):
        return True
    if _STREET.match(text, number.end) or _PRODUCT.search(before) or _is_year(text, number, before, noun):
        return True
    if number.scaled or _counts_plainly(text, noun):
        return False
    return bool(_NAME_WORD.search(before)) or _leads_a_name(text, number, noun)


def _is_year(text: str, number: Number, before: str, noun: Counted | None) -> bool:
    """'Keytrudas 2018 sales', 'by 2120': four digits in the range of years that count no people."""
    if number.value not in YEARS or number.end - number.start != 4:
        return False
    if noun is None or noun.unit is None:
        return bool(_YEAR_LED.search(before))
    return noun.unit != "persons" and int(number.value or 0) % 50 > 0


def _leads_a_name(text: str, number: Number, noun: Counted | None) -> bool:
    """'787 Dreamliner', '22 Ave Foch': a capital and nothing countable; '15 Israeli and 3 Thai civilians' do count."""
    if noun is None or noun.unit is not None or number.value == 1 or text.startswith((" and ", " or "), noun.end):
        return False
    first = text[noun.start : noun.end].split()[0]
    bare = isinstance(number.value, int) and "," not in text[number.start : number.end]
    return (
        bare
        and first[0].isupper()
        and (not first.isupper() or " " in text[noun.start : noun.end])
        and noun.start == number.end + 1
    )


def _counts_plainly(text: str, noun: Counted | None) -> bool:
    """Whether a plural noun in small letters, or people, come right after."""
    if noun is None:
        return False
    head = text[noun.start : noun.end].split()[-1]
    return noun.unit == "persons" or (head.islower() and is_plural(head))


def is_score_or_age(text: str, number: Number, before: str) -> bool:
    """Whether a bare number is half of a score ('2-0', 'won 3-1') or the age in 'Kim, 65, said'."""
    value = number.value or 0
    if number.scaled:
        return False
    ahead, behind = _DASHED.match(text, number.end), _DASHING.search(before)
    if ahead:
        return int(ahead.group(1)) <= value or bool(_SCORED.search(before))
    if behind:
        return int(behind.group(1)) >= value or bool(_SCORED.search(before[: behind.start()]))
    return 0 < value < 120 and bool(_AGE_LED.search(before)) and text.startswith(",", number.end)
