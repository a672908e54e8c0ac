"""What stands beside the names of a text: a person's office, a body's country, a capital told as a place.
In: a revision and one of its entities' mentions. Out: offices, the country, or whether it is the place.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from reportedly.linking.naming.governments import words_of
from reportedly.linking.naming.nations import Lands, find_nations
from reportedly.linking.naming.phrases import TITLE
from reportedly.linking.words import fold
from reportedly.record import Mention

_BEFORE, _AFTER = 90, 70
_LOOKED_AT = 6
"""Mentions of one entity that are looked at; the first tell who it is."""

_OFFICE = re.compile(
    r"(?:(?P<which>deputy|vice|prime|foreign|defen[cs]e|interior|finance|justice|health|energy|trade|unification|"
    r"environment|education|economy|transport|agriculture|labou?r|culture|home|digital)[ -]){0,2}"
    r"\b(?P<office>president|minister|chancellor|premier|king|queen|prince|princess|pope|emir|sultan|leader|"
    r"spokes(?:man|woman|person)|ambassador|senator|governor|mayor|judge|general|admiral|colonel|commander|professor|"
    r"director|chairman|secretary(?: of (?:state|defen[cs]e)| general)?)\b"
    r"(?: of (?:foreign|defen[cs]e|national defen[cs]e|interior|finance|justice|health|unification)(?: affairs)?)?"
)
_WEAK = frozenset(("leader", "minister", "director", "chairman", "secretary", "general", "commander", "professor"))
"""Offices that one may have besides another, or that are told short."""
_HEADS = frozenset(("president", "prime minister", "chancellor", "king", "queen", "emir", "sultan", "pope"))
_LOOSE = frozenset(("leader", "chairman", "commander"))
"""Heads of a state, and what they are called besides."""
_APPOSED = re.compile(r",\s((?:the|a|an|[A-Z][\w.’'-]*|[\w-]+[’']s)\s[^.;:,“\"]{3,60})")
_OWNER = re.compile(r"(?:['’]s?)?\s(?:[a-z]{2,12}\s){0,2}")
_OF = re.compile(r"\s(?:of|in)\s(?:the\s)?|\s?\(")
_PLACED = re.compile(
    r"\b(?:in|at|near|outside|inside|around|across|through|via|into|onto|over|city of|capital,?|"
    r"visit|visits|visited|visiting|"
    r"left|leaving|reached|reaching|entered|downtown|central|northern|southern|eastern|western|suburban|greater|"
    r"(?:flew|fly|flying|travell?ed|travell?ing|travel|trip|visit|went|go|going|came|arrived|arriving|return|returned|"
    r"returning|flight|flights|train|road|drive|drove)\s(?:\w+\s)?(?:to|from|for))\s$",
    re.IGNORECASE,
)
_OF_TOWN = re.compile(
    r"-based\b|\s(?:airport|international airport|suburbs?|residents?|streets?|mayor|metro|subway|university|district|"
    r"hotel|hospital|river|city|zoo|stock exchange|summits?|meetings?|talks|conference|agreements?|accords?|"
    r"declaration|olympics|marathon|bureau|square|museum|stadium)\b|"
    r",\s*(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.? \d|"
    r"\s*[-—–]{1,2}\s|\s\([A-Z][\w /.]{1,24}\)\s*[-—–]",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"\b(?:a|an)\s$", re.IGNORECASE)
_ACTS = re.compile(
    r"(?:['’]s?)?\s(?:own\s)?(?:governments?|spy|intelligence|foreign|defen[cs]e|military|army|troops|forces|officials?|"
    r"spokes\w+|ministry|ministers?|president|leaders?|ambassador|envoy|diplomats?|policy|position|stance|statement|"
    r"all(?:y|ies)|claims?|denials?|nuclear|interests?|response|demands?|support|involvement|invasion|sanctions|aggression|interference|"
    r"meddling|attempts?|efforts?|annexation)\b|"
    r"\s(?:(?:has|had|have|is|was|did|does|will|would|could|may|might|must|should|also|again|repeatedly|later|then|"
    r"itself|not|on|\w{3,6}day)\s){0,4}(?:said|says|say|saying|den(?:y|ies|ied|ying)|warn\w*|accus\w+|claim\w*|call(?:s|ed)|"
    r"condemn\w*|reject\w*|insist\w*|vow\w*|pledg\w+|urg\w+|demand\w*|sen(?:d|t|ds|ding)|deploy\w*|agreed?|sign(?:s|ed)|"
    r"wants?|sought|seeks?|refus\w+|declin\w+|respond\w*|react\w*|confirm\w*|announc\w+|summon\w*|recall\w*|suppl\w+|"
    r"impos\w+|threaten\w*|invad\w+|annex\w+|support\w*|backs|backed|hop(?:es|ed)|believ\w+|expect\w*|fear\w*|"
    r"comment\w*|express\w*|stress\w*|criticis\w+|criticiz\w+|dismiss\w*|offer\w*|plans?|intends?)\b",
    re.IGNORECASE,
)
"""What a government does or has, and a city does not."""
_DEALT_WITH = re.compile(
    r"\b(?:between(?:\s[A-Z][\w-]+\sand)?|with|by|against|accus\w+|urg\w+|told|asks?|asked|warned|pressure\son|"
    r"(?:ambassador|envoy|support|aid|weapons|troops|message)\s(?:to|for))\s$"
)


class Office(NamedTuple):
    """An office that a text shows of a person."""

    name: str
    nation: str | None


def offices(text: str, mentions: Sequence[Mention]) -> frozenset[Office]:
    """The offices told before a person's name, in it, and in apposition behind it."""
    found: set[Office] = set()
    for mention in _named(mentions):
        lead = TITLE.search(text[max(0, mention.start - _BEFORE) : mention.start])
        apposed = _APPOSED.match(text[mention.end : mention.end + _AFTER])
        found.update(_offices((lead.group() if lead else "") + mention.text)[-1:])
        found.update(_offices(apposed.group(1))[:1] if apposed else ())
    return frozenset(found)


def _offices(words: str) -> list[Office]:
    """The offices of a phrase in order. Of several the one nearest the name is its bearer's."""
    folded = fold(words)
    if "former" in folded or "ex-" in folded:
        return []
    lands = find_nations(words)
    nation = lands[0].name if lands else None
    return [Office(_office(match.group()), nation) for match in _OFFICE.finditer(folded)]


def _office(words: str) -> str:
    plain = words_of(words).replace("secretary of state", "foreign minister").replace("premier", "prime minister")
    plain = plain.replace("spokeswoman", "spokesperson").replace("spokesman", "spokesperson")
    before, _, after = plain.partition("minister of ")
    return f"{before}{after.removeprefix('national ').removesuffix(' affairs')} minister" if after else plain


def share_office(some: Iterable[Office], others: Iterable[Office]) -> bool:
    """Whether one of the offices is the same, of one country as far as both tell."""
    return any(a.name == b.name and (a.nation is None or b.nation in (None, a.nation)) for a in some for b in others)


def offices_differ(some: Collection[Office], others: Collection[Office]) -> bool:
    """Whether the first have an office that tells who somebody is, and the others have ones but not that."""
    strong = {office for office in some if office.name not in _WEAK}
    led = {office for office in strong if office.name in _HEADS} and any(o.name in _LOOSE for o in others)
    return bool(strong and others) and not led and not share_office(strong, others)


def owner(text: str, mentions: Sequence[Mention], lands: Lands) -> str | None:
    """The country that a text puts beside a body's name: 'Peru’s Water Board', 'the Water Board of Peru'."""
    for mention in _named(mentions):
        at = max(0, mention.start - _BEFORE)
        window = text[at : mention.end + _AFTER]
        for land in find_nations(window, lands.near(window)):
            start, end = land.start + at, land.end + at
            before = end <= mention.start and _OWNER.fullmatch(text[end : mention.start])
            after = start >= mention.end and _OF.fullmatch(text[mention.end : start])
            if land.form != "organ" and (before or after):
                return land.name
    return None


def is_place(text: str, mentions: Sequence[Mention], dateline: str | None) -> bool:
    """Whether a text names a capital as the city: in its dateline, behind 'in', before 'airport', and nowhere as one
    that acts ('Seoul denied it', 'Seoul’s army', 'talks with Seoul')."""
    named = _named(mentions)
    acts = any(_ACTS.match(text, mention.end) or _DEALT_WITH.search(_before(text, mention)) for mention in named)
    return not acts and any(_placed(text, mention, dateline) for mention in named)


def _placed(text: str, mention: Mention, dateline: str | None) -> bool:
    if mention.text.isupper() and len(mention.text) > 3 and (dateline is None or mention.text in dateline):
        return True
    before = _before(text, mention)
    if _PLACED.search(before) or _OF_TOWN.match(text, mention.end) or _ATTRIBUTE.search(before):
        return True
    return text[mention.end : mention.end + 2] == ", " and any(
        land.start == 0 and land.form == "name" for land in find_nations(text[mention.end + 2 : mention.end + 40])
    )


def _before(text: str, mention: Mention) -> str:
    return text[max(0, mention.start - 40) : mention.start]


def _named(mentions: Sequence[Mention]) -> list[Mention]:
    return [mention for mention in mentions if mention.form != "pronoun"][:_LOOKED_AT]
