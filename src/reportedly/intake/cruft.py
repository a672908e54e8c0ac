"""Lines of page furniture that can be told by their own words: buttons, menus, prompts, headings of link lists.
In: one line. Out: what kind of furniture it is, or None.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Vocabulary(NamedTuple):
    """A kind of furniture: a line of nothing but these words, at least one of them a head, is of it."""

    kind: str
    heads: frozenset[str]
    others: frozenset[str]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SMALL = "a an the this that to on in of for from by with via and or & at is are your you us our my me it"
VOCABULARIES: tuple[Vocabulary, ...] = (
    Vocabulary(
        "share buttons",
        _words(
            "share tweet facebook twitter whatsapp telegram linkedin reddit pinterest kakao kakaotalk kakaostory "
            "messenger instagram tumblr weibo wechat viber threads bluesky mastodon flipboard naver band email e-mail "
            "youtube tiktok snapchat vk copy"
        ),
        _words(
            f"{_SMALL} share button buttons link links follow save post mail send story page icon opens new window tab "
            "url print article x line more like line copied clipboard rss google bookmark gift send"
        ),
    ),
    Vocabulary(
        "advertisement",
        _words("ad ads advert advertisement advertisements advertising sponsored promoted promotion"),
        _words(
            f"{_SMALL} content paid continue continues reading story article scroll below after skip remove close x"
        ),
    ),
    Vocabulary(
        "section heading of a list",
        _words(
            "stories posts articles story article news links topics tags ranking rankings picks headlines viewed "
            "related recommended trending popular comments shared keywords videos photos galleries newsletters"
        ),
        _words(
            f"{_SMALL} latest top most read also more other must see today's today week hot breaking featured editor's "
            "editors' editors choice section category all leave post view show previous next you may might like love "
            "missed don't miss up just world local around web other access best recent live 24 hours what's"
        ),
    ),
    Vocabulary(
        "section heading of a list",
        _words("latest trending recommended tags topics related read watch more"),
        _words("also more most next now on this for you today up in news"),
    ),
    Vocabulary(
        "prompt",
        _words(
            "subscribe newsletter sign donate register login touch contact follow membership subscription support "
            "log join alerts notifications"
        ),
        _words(
            f"{_SMALL} now up free today become member get daily weekly newsletters in out here email alerts here's "
            "account already subscriber stay connected support journalism be updated premium channel app news inbox"
        ),
    ),
    Vocabulary(
        "interface text",
        _words(
            "settings font-size close menu search toggle skip loading listen play pause print logo image photo expand "
            "collapse cookies cookie accept reject scroll top back next previous prev zoom enlarge reduce bookmark "
            "download comments comment reply cancel submit select translate"
        ),
        _words(
            f"{_SMALL} go up down font size text main content navigation home all more show hide less x ok yes no "
            "letter open video audio page mode dark light larger smaller bigger full screen speed mute volume replay "
            "sidebar button icon policy privacy manage preferences language english"
        ),
    ),
    Vocabulary(
        "navigation",
        _words(
            "home politics business sports sport entertainment lifestyle opinion about privacy terms careers sitemap"
        ),
        _words(
            f"{_SMALL} world national local news health science technology tech culture arts travel weather video "
            "videos photos contact policy use service conditions faq help editorial money markets economy society asia "
            "europe africa americas middle east us uk international region life style"
        ),
    ),
)

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile("|".join(patterns), re.IGNORECASE))
    for kind, *patterns in (
        ("copyright notice", r".{0,80}(?:©|\(c\)|copyright).{0,120}", r".{0,120}\ball rights reserved\b.{0,80}"),
        (
            "address",
            r"https?://\S{1,300}",
            r"(?:www\.)?[a-z0-9-]{2,40}(?:\.[a-z]{2,10}){1,3}/?",
            r"\S{1,60}@[\w.-]{1,60}",
        ),
        (
            "link to another story",
            r"(?:read|see|watch|listen)(?: (?:also|more|next|now|on))?\s?[:|>»].{1,200}",
            r"also read\s?[:|>»].{0,200}",
            r"(?:related(?: (?:stor(?:y|ies)|articles?|news|coverage))?|more on this|don['’]t miss)\s?[:|>»].{0,200}",
        ),
        ("tags", r"(?:tags?|topics?|filed under|keywords?|categor(?:y|ies)|in this article|posted in)\s?:.{0,300}"),
        (
            "counter",
            r"(?:\+|-|#|no\. ?)?\d[\d,.]{0,12}[km]?\+?(?: ?(?:/|of) ?\d{1,4})?"
            r"(?: (?:shares?|views?|comments?|likes?|reads?|hits|min(?:ute)?s?(?: (?:to )?read)?))?",
        ),
        (
            "placeholder",
            r"(?:no|0) (?:stories|posts|results|comments|articles|items|related posts)"
            r"(?: (?:found|yet|available|to show))?\.?",
            r"(?:[a-z]{2,20}_){1,4}[a-z_]{2,40}",
        ),
        (
            "prompt",
            r"(?:sign up (?:for|to|here)|subscribe to|follow us|click here|tap here|download (?:the|our)|join our|"
            r"like us on|support our|to read the full|become a (?:member|subscriber)|log in to|share this|"
            r"get (?:the|our) (?:latest|best|top|daily)|register (?:for|to|now)|enter your email|we use cookies|"
            r"please (?:enable|subscribe|log in|sign)|have (?:a|your) (?:tip|story|say)|don['’]t have an account|"
            r"by (?:signing up|clicking)|this (?:site|website) uses|your (?:browser|email) )[^\n]{0,200}",
        ),
        (
            "consent notice",
            r"[^\n]{0,80}\b(?:(?:asks? for|need|give|withdraw) your consent|your consent to|we value your privacy|"
            r"accept (?:all )?cookies|cookie (?:policy|settings|preferences)|access information on (?:a|your) device)\b"
            r"[^\n]{0,200}",
        ),
        ("media player", r"(?:video|audio|watch|listen|play)\s?:?\s?\d{1,2}:\d{2}(?::\d{2})?"),
        (
            "advertisement",
            r"(?:(?:story|article) continues (?:below|after)|scroll to continue).{0,80}",
            r"continue reading (?:below|after).{0,80}",
        ),
        (
            "page code",
            r".{0,200}(?:function ?\(|=>|\);|var \w|document\.|window\.|\{\{|/\*|@media).{0,400}",
            r"[.#][\w-]{1,40} ?\{.{0,300}",
        ),
    )
)
_LIST_HEADING = re.compile(
    r"(?:\S{1,30} ){0,4}(?:(?:most |more )?(?:popular|related|trending|latest|recommended|top|more)(?: \w{1,12})? "
    r"(?:articles?|stories|story|news|posts|videos?|headlines)|(?:access )?rankings?|"
    r"most (?:read|viewed|popular|shared)|you (?:may|might)(?: also)? (?:like|be interested in))\s?:?",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\s,.:;!?|/()\[\]{}<>»«›‹•·*–—\"“”]+")
_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")
LONGEST = 400
"""A longer line is not furniture by its words alone."""


def cruft_kind(line: str) -> str | None:
    """The kind of furniture that `line` is by its own words; None for what may be part of an article."""
    line = line.strip()
    if not any(c.isalnum() for c in line):
        return "separator"
    if len(line) > LONGEST:
        return None
    bare = line.lstrip("•·*-–—>»→▶►■●○ⓕ+ \t").strip() or line
    for kind, pattern in _PATTERNS:
        if pattern.fullmatch(bare) or pattern.fullmatch(line):
            return kind
    tokens = [token.lower().replace("’", "'") for token in _TOKEN.findall(bare)]
    if not tokens or len(tokens) > 10:
        return None
    if len(tokens) <= 8 and _LIST_HEADING.fullmatch(bare.rstrip(" .:")) and not bare.endswith((".", "!", "?")):
        return "section heading of a list"
    if len(tokens) == 1 and (len(tokens[0]) == 1 or tokens[0].isdigit()):
        return "interface text"
    for vocabulary in VOCABULARIES:
        if not vocabulary.heads.isdisjoint(tokens) and all(
            token in vocabulary.heads or token in vocabulary.others or token.isdigit() or len(token) == 1
            for token in tokens
        ):
            return vocabulary.kind
    return None


def is_foreign(line: str, latin: bool) -> bool:
    """Whether most letters of `line` are of another script than the article's (`latin` or not)."""
    letters = _LETTER.findall(line)
    if not letters:
        return False
    share = len(_LATIN.findall(line)) / len(letters)
    return share < 0.5 if latin else share > 0.9


def is_latin(text: str) -> bool:
    """Whether the letters of a text are mostly Latin."""
    letters = _LETTER.findall(text[:20_000])
    return len(letters) == 0 or sum(map(bool, map(_LATIN.match, letters))) >= 0.5 * len(letters)
