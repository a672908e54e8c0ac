"""What a piece of a flattened text looks like by itself: its length, its signs, its words, what the rules made of it.
In: a piece. Out: named numbers, mostly between 0 and 1, for the weights of lines.py.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from reportedly.intake.cruft import VOCABULARIES
from reportedly.intake.identify import dateline
from reportedly.intake.pieces import Piece, is_prose, is_sentence

LOOKED_AT = 600
"""Characters of a piece that its looks are taken from: longer ones are prose by their length."""

LENGTHS = (2, 4, 8, 15, 30)
SOFT = ("link list", "outside the article", "navigation", "line repeated", "address")
"""Reasons that the rules take from where a piece stands, not from what its own words say; and addresses, which lists of
products and sources have between their lines."""

FUNCTION = frozenset(
    (
        "the a an of to in on for and or at by with from as is are was were be been has have had it its that this "
        "which who he she they his her their we our you your i my not no but if when than then there what about into "
        "over after before would could will can may said says also more one all any some so out up"
    ).split()
)
"""Words that running English has and headings mostly lack."""

_LEXICONS = {
    "furniture words": frozenset().union(*(vocabulary.heads for vocabulary in VOCABULARIES)),
    "talk words": frozenset(
        "reply replies comment comments says permalink report upvote likes like login posted".split()
    ),
    "promotion words": frozenset(
        (
            "newsletter newsletters subscribe email privacy cookies cookie rights reserved terms policy account sign "
            "copyright data consent inbox free download deals deal trademarks registered subscription subscribers"
        ).split()
    ),
    "words to the reader": frozenset("you your our us we yours".split()),
    "words of telling": frozenset("said says told according added wrote announced reported asked".split()),
}

_PATTERNS = {
    "date": re.compile(
        r"\b(?:19|20)\d\d\b|\b\d{1,2}:\d\d\b|\bago\b"
        r"|\b(?:jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d",
        re.IGNORECASE,
    ),
    "picture words": re.compile(
        r"\b(?:photos?|images?|credit|getty|courtesy|reuters|via|afp|illustration|caption|pictured?|artist)\b",
        re.IGNORECASE,
    ),
    "life of a writer": re.compile(
        r"\b(?:is|was) (?:an?|the)\b.{0,80}\b(?:writer|reporter|editor|journalist|correspondent|columnist|author|"
        r"founder|producer|freelance)",
        re.IGNORECASE,
    ),
    "address inside": re.compile(r"://|@|www\.|\.com", re.IGNORECASE),
    "quotes": re.compile(r"[\"“”«]"),
    "bars": re.compile(r"[|•»›·>]"),
    "spaceless script": re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\u0e00-\u0e7f]"),
    "dots at the end": re.compile(r"(?:\.\.\.|…)[\"'”’»)\]]?$"),
    "small letter first": re.compile(r"^[a-zà-ÿа-я]"),
    "quote first": re.compile(r"^[\"“'‘«]"),
    "digit first": re.compile(r"^\d"),
    "sign first": re.compile(r"^[^\w\"“'‘«(\[]"),
    "item of a list": re.compile(r"^(?:\d{1,2}[.)]|[•*–-])\s"),
}
_STARTS = {
    "heading of comments": re.compile(
        r"(?:\(?\d{0,6}\)? ?(?:comments?|responses?|replies)\b.{0,30}$"
        r"|.{0,20}\b(?:leave|post|add|write) a (?:comment|reply)"
        r"|.{0,20}\bjoin the (?:conversation|discussion)|view (?:all )?comments|\d{1,6} thoughts on)",
        re.IGNORECASE,
    ),
    "stamp of a comment": re.compile(
        r"(?:.{1,60}\b(?:says?|said|wrote|posted|replied|commented)\s?:?$|.{1,80}\bon \w{3,9} \d{1,2}, \d{4} at "
        r"|(?:reply|report|quote|like|upvote)$"
        r"|.{0,40}\b(?:\d{1,3}|an?) (?:minute|hour|day|week|month|year)s? ago\b.{0,20}$)",
        re.IGNORECASE,
    ),
    "heading of a life": re.compile(
        r"(?:about (?:the )?author|about|über|sobre|acerca de|à propos|follow|contact)\b.{0,60}$", re.IGNORECASE
    ),
    "heading of more": re.compile(
        r"(?:more|related|read|see|also|watch|next|previous|recommended|sign up|subscribe|follow|mehr|weitere|artigos|"
        r"leia|lire|ver)\b.{0,80}$",
        re.IGNORECASE,
    ),
}
_WORD = re.compile(r"[^\W\d_]+")
_CLOSERS = "\"'”’»)] "


def looks(piece: Piece) -> dict[str, float]:
    """What the piece looks like by itself, and what the rules made of it."""
    text = piece.text[:LOOKED_AT]
    letters = _WORD.findall(text)
    lower, known = [word.lower() for word in letters], max(len(letters), 1)
    count = len(text.split()) if len(piece.text) <= LOOKED_AT else len(text.split()) + LENGTHS[-1]
    end = text.rstrip(_CLOSERS)[-1:]
    return {
        **{f"words from {least}": float(count >= least) for least in LENGTHS},
        "words": math.log1p(min(count, 200)),
        "letters in a word": min(len(text) / count, 20) / 10,
        "sentence": float(is_sentence(piece.text)),
        "prose": float(is_prose(piece.text)),
        "stop at the end": float(end in (".", "!", "?", "。", "！", "？", "…")),
        "colon at the end": float(end == ":"),
        "capitals": sum(word[0].isupper() for word in letters) / known,
        "all capitals": float(text.isupper()),
        "digits": sum(char.isdigit() for char in text) / len(text),
        "commas": min(text.count(",") / count, 0.5),
        "stops inside": min(text.count(". "), 4) / 4,
        "dateline": float(dateline(text) is not None),
        "function words": sum(word in FUNCTION for word in lower) / known,
        **{name: sum(word in lexicon for word in lower) / known for name, lexicon in _LEXICONS.items()},
        **{name: float(pattern.search(text) is not None) for name, pattern in _PATTERNS.items()},
        **{name: float(pattern.match(text[:200]) is not None) for name, pattern in _STARTS.items()},
        **_verdicts(piece),
    }


def shared_meaning(pieces: Sequence[Piece]) -> list[float]:
    """For each piece the share of its words of meaning that other pieces of the body have."""
    bags = [_words_of_meaning(piece) for piece in pieces]
    bodies = Counter(word for piece, bag in zip(pieces, bags, strict=True) if piece.role == "body" for word in bag)
    shares = []
    for piece, bag in zip(pieces, bags, strict=True):
        own = int(piece.role == "body")
        shares.append(sum(bodies[word] > own for word in bag) / len(bag) if bag else 0.0)
    return shares


def _words_of_meaning(piece: Piece) -> frozenset[str]:
    """The piece's words but for those that every text has."""
    found = _WORD.findall(piece.text[:LOOKED_AT].lower())
    return frozenset(word for word in found if len(word) > 2 and word not in FUNCTION)


def alike(pieces: Sequence[Piece]) -> list[float]:
    """For each piece how much it and both of its neighbours look like items of one list, on average."""
    between = [0.0, *(_alike(one.text, other.text) for one, other in pairwise(pieces)), 0.0]
    return [(above + below) / 2 for above, below in pairwise(between)]


def _alike(one: str, other: str) -> float:
    """How much two lines look like items of one list: begun and ended alike, and of like length."""
    same = _kind(one[0]) == _kind(other[0]) and _kind(one[-1]) == _kind(other[-1])
    return min(len(one), len(other)) / max(len(one), len(other)) if same else 0.0


def _kind(sign: str) -> str:
    return "0" if sign.isdigit() else "A" if sign.isupper() else "a" if sign.islower() else sign


def _verdicts(piece: Piece) -> dict[str, float]:
    why = piece.why or ""
    return {
        "is body": float(piece.role == "body"),
        "is title": float(piece.role == "title"),
        "is caption": float(piece.role == "caption" or why == "caption repeated"),
        **{f"is {reason}": float(why == reason) for reason in SOFT},
        "is metadata": float(why.startswith(("byline", "publication", "agency credit"))),
        "is list heading": float(why == "section heading of a list"),
        "is furniture": float(bool(why) and why not in SOFT),
        "is prompt": float(why in ("prompt", "advertisement", "link to another story", "share buttons")),
        "repeated below": float(piece.repeated),
    }
