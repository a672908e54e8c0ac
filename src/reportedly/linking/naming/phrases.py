"""What the words of a source phrase show: an office, a medium, a title, nobody in particular.
In: nothing. Out: patterns, each linear in the length of what it is tried on.
"""

from __future__ import annotations

import re

BODY = re.compile(
    r"\b(?:governments?|ministry|ministries|ministers?|presidents?|presidency|presidential|premier|chancellor|kings?|"
    r"queen|crown|emir|dictator|leader|secretary|military|army|navy|air force|armed forces|defen[cs]e department|"
    r"department|intelligence|spy agency|spy agencies|spy service|security council|security advis[eo]rs?|police|"
    r"spokes(?:man|woman|person|people|persons)|embassy|ambassador|consulate|envoys?|diplomats?|officials?|"
    r"representatives?|authorities|authority|agency|administration|cabinet|commander|general|admiral|coast guard|"
    r"border guard|customs|prosecutors?|prosecutor general|regulator|watchdog|central bank|joint chiefs)\b",
    re.IGNORECASE,
)
"""What makes the source of a country one of its government."""
MEDIA = re.compile(
    r"\b(?:media|press|newspapers?|outlets?|news agency|news agencies|broadcasters?|broadcasts?|reporters?|"
    r"journalists?|reports?|tabloids?|bloggers?)\b",
    re.IGNORECASE,
)
OFFICE = re.compile(
    r"\b(?:ministry|government|department|military|army|navy|presidential|embassy|cabinet|"
    r"(?:spy|intelligence) agency)\b",
    re.IGNORECASE,
)
"""What makes even an unnamed official one of the government of the country that is told of."""
VAGUE = re.compile(
    r"^(?:he|she|they|it|we|i|who|which|(?:the|this|that|these|those)\s+(?:\w+\s+)?"
    r"(?:official|officials|spokesman|spokeswoman|spokesperson|minister|ministry|president|agency|sources?|leader|"
    r"statement|department|two|both))$",
    re.IGNORECASE,
)
"""Phrases that stand for one named before."""
JOINT = re.compile(r"^[\s,.]*(?:and\s+|&\s*)?(?:the\s+)?$")
"""What may stand between two countries that speak together."""
JOINING = re.compile(r"\b(?:the|and|both|governments?|of)\b", re.IGNORECASE)
LEAD = re.compile(r"^(?:the|a|an|some|several|many|two|three|other)\s+", re.IGNORECASE)
TAIL = re.compile(
    r",|\s+\(|\s+(?:seen|speaking|citing|quoted)\b|"
    r"\s+(?:who|which)(?:$|\s+(?:asked|spoke|requested|insisted|declined|did|was|were|is|are)\b)"
)
"""Where an apposition or a relative clause begins: what follows is no part of a name."""
TITLE = re.compile(
    r"(?:(?:[A-Z][\w.’'-]*|leader|president|chancellor|premier|minister|prime|foreign|defen[cs]e|interior|deputy|vice|"
    r"secretary|spokes(?:man|woman|person)|general|commander|ambassador|envoy|chief|of|for|the|and) )+$"
)
"""The words before a name that belong to it: 'Russian President', 'North Korea’s leader', 'Minister for the Navy'."""
ARTICLE = re.compile(
    r"^(?:United |Netherlands|Philippines|Bahamas|Gambia|Maldives|Comoros|Seychelles|Vatican|Democratic Republic)|"
    r"(?: Republic| Islands)$"
)
"""Countries that take 'the'."""
DEED = re.compile(
    r"\b(?:promis|agree|offer|decid|pledg|vow|order|plan|threaten|ask|request|demand|refus)", re.IGNORECASE
)
"""Cues of what a source did rather than said."""
NOBODY = re.compile(
    r"(?:the |some )?(?:sources?|aides?|officials?|observers?|analysts?|experts?|diplomats?|witness(?:es)?|people|"
    r"others|information|they)\b",
    re.IGNORECASE,
)
"""Sources without a name, however they are written."""
SOME = re.compile(r"(?:a|an|one|two|three|some)\b", re.IGNORECASE)
