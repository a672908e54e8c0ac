"""What a text has in quotation marks, and to whom it was said.
In: a text. Out: the ranges of its quotations; the one whom a statement was made to ('told Norvia Press').
"""

from __future__ import annotations

import re

LONGEST = 2000
"""Code points of one quotation. A mark that is never closed must not take the rest of the text."""
_QUOTED = re.compile(
    # The class of opening marks comes first, so that the search can leap from mark to mark.
    "[“\"‘'«](?:"
    rf"(?<=“)[^“”\n]{{1,{LONGEST}}}"  # speech over several paragraphs is closed only in its last
    rf'|(?<=")(?<![\w"]")(?=\S)[^"\n]{{1,{LONGEST}}}(?<=\S)"'
    rf"|(?<=‘)‘[^\n]{{1,{LONGEST}}}?’’"
    rf"|(?<=‘)(?<!\w‘)(?:[^‘’\n]|’(?=\w)){{1,{LONGEST}}}’"
    rf"|(?<=')(?<!\w')(?=\w)(?:[^'\n]|(?<=\w)'(?=\w)){{1,{LONGEST}}}'(?!\w)"
    rf"|(?<=«)[^«»\n]{{1,{LONGEST}}}»"
    ")"
)
_NAME = re.compile(r"\s*(?:the |The |a )?([A-Z][\w&.’'-]*(?: (?:of |the |for )?[A-Z][\w&’'-]*){0,3})")
_TELLING = re.compile(r"\b(?:told|tells|telling|interview with|speaking to|spoke to|statement to)\b", re.IGNORECASE)
_DAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:I|We|It|He|She|They)$")


def quoted(text: str) -> tuple[tuple[int, int], ...]:
    """The ranges of `text` in quotation marks, marks included, in order and without overlap."""
    return tuple(match.span() for match in _QUOTED.finditer(text))


def told(text: str, cue_end: int, cue: str) -> str | None:
    """The one whom the words were said to, as the text names it: 'told Norvia Press on Tuesday'.

    `cue` is the verb, which ends at `cue_end` of `text` and may hold the name itself. 'Told reporters' names nobody.
    """
    telling = _TELLING.search(cue)
    if telling is None:
        return None
    inside = _NAME.match(cue, telling.end())
    named = inside or _NAME.match(text, cue_end)
    return None if named is None or _DAY.match(named.group(1)) else named.group(1).rstrip(".")
