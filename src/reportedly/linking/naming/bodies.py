"""Names of bodies and places: ministries by their country, descriptions used as names, acronyms, companies.
In: a name as a text has it. Out: its country, what kind of body it is, and the key under which others have it too.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from reportedly.config import names_location
from reportedly.linking.naming.governments import Row, lookup, words_of
from reportedly.linking.naming.nations import find_nations
from reportedly.linking.words import fold, stem, tokens

SMALL = frozenset(
    {"of", "the", "and", "for", "to", "in", "on", "at", "a", "an", "de", "la", "du", "des", "del", "&", "s", "here"}
)
_KINDS = tuple(
    (kind, re.compile(rf"(?:{pattern})(?: headquarters)?"))
    for kind, pattern in (
        ("intelligence", r"(?:main |top |state |national |chief )?(?:spy|intelligence|secret|espionage) "
                         r"(?:agency|service|services|organisation)"),
        ("defence", r"(?:national )?defence (?:ministry|department|office)|"
                    r"(?:ministry|department) (?:national )?defence"),
        ("foreign", r"(?:foreign|external) (?:affairs )?(?:ministry|office|department)|"
                    r"(?:ministry|department) (?:foreign|external) (?:affairs|relations)"),
        ("interior", r"(?:interior|home|internal affairs) (?:ministry|office)|ministry (?:interior|internal affairs)|"
                     r"ministry home affairs"),
        ("justice", r"justice (?:ministry|department)|(?:ministry|department) justice"),
        ("finance", r"finance ministry|ministry finance|treasury(?: department)?|(?:department )?treasury"),
        ("parliament", r"parliament|legislature"),
        ("presidency", r"presidential (?:office|administration)|presidency|president office|office president"),
        ("premiership", r"prime minister office|office prime minister"),
        ("forces", r"military|armed forces"),
        ("police", r"(?:national )?police"),
        ("bank", r"central bank|national bank"),
        ("court", r"supreme court"),
        ("government", r"government|administration|authorities"),
    )
)  # fmt: skip
"""What a body is called after what it is; every country has one."""
_MINISTRY = re.compile(r"(?:(?P<before>.+) ministry|ministry (?P<after>.+))")
_GENERIC = re.compile(
    r"\b(?:ministry|government|army|military|navy|air force|police|parliament|embassy|court|cabinet|coast guard|"
    r"department|council|commission|agency|authority|senate|congress|assembly|university|hospital|school|bank)\b"
)
"""Every country or town has one: without its country such a name is nobody's in particular."""
_LEGAL = frozenset(
    "inc incorporated ltd limited llc llp plc corp corporation co company companies gmbh ag sa spa nv bv".split()
)
_TAILS = _LEGAL | frozenset(
    "group holdings international airlines airways motors computer computers news agency party movement foundation "
    "institute centre hospital clinic medical treatment prison airport hotel church station police "
    "department online magazine newspaper network television tv radio studios pictures records systems technologies "
    "technology electronics software stadium arena club fc cosmodrome".split()
)
"""Words that tell what a body is, and that its short name leaves out: 'Yonhap' for 'Yonhap News Agency'."""
_HEADS = frozenset(
    "house union committee office street palace state states nations court service board fund centre council union "
    "bureau directorate institute league alliance front army guard force forces team staff pool club world north "
    "south east west summit talks report reports leaders officials media press".split()
)
"""Words that end many names and alone are no name of one."""
_SPACED = re.compile(r"\b([A-Z])\. (?=[A-Z]\.)")
"""Dots of 'U. S.', spaced."""
_TOWN = re.compile(r"^(?:the )?(?:city|town|village|municipality) of ", re.IGNORECASE)
_ACRONYM = re.compile(r"(?:[A-Z]\.?&?){2,8}")


class Body(NamedTuple):
    """A name of a body or a place."""

    key: str
    """What texts that mean the same body share, where the name says enough."""
    words: tuple[str, ...]
    """Without its country and small words."""
    nation: str | None
    acronym: str | None
    """The folded letters, where the name is an acronym."""
    generic: bool
    """Whether every country has a body of this name."""
    assumed: bool = False
    """Whether only the table gives its country, as that of 'the White House'."""
    proper: bool = True
    """Whether it begins and ends in capitals, as names do: 'the talks' and 'Talks in Lima' do not."""


def body_of(name: str, nation: str | None = None, lands: frozenset[str] = frozenset()) -> Body:
    """What a name tells; `nation` is the country that its text gives to it, where the name has none. `lands` are
    countries besides those of the table."""
    return _body(name, nation, lands, names_location())


@lru_cache(maxsize=65_536)
def _body(name: str, given: str | None, others: frozenset[str], location: str | None) -> Body:
    body = _read(name, given, others)
    words = tokens(name)
    return body._replace(proper=bool(words) and words[0].raw[0].isupper() and words[-1].raw[0].isupper())


def _read(name: str, given: str | None, others: frozenset[str]) -> Body:
    tables = lookup()
    bare = name if words_of(name) in tables.alone else _SPACED.sub(r"\1.", _unbracketed(name))
    whole = words_of(bare)
    lands = [land for land in find_nations(bare, others) if land.form != "organ"]
    nation = lands[0].name if lands else given
    row = tables.of_nation.get((given, whole)) if given and not lands else None
    row = row or tables.alone.get(whole)
    if row is not None and (not lands or not row.nation or row.nation == nation or " " in whole):
        told = bool(lands) or row.nation == given
        return Body(
            _row_key(row), tuple(whole.split()), row.nation or None, None, whole in tables.shared, assumed=not told
        )
    words = tuple(
        word.folded
        for word in tokens(bare.replace("-", " "))
        if not any(land.start <= word.start < land.end for land in lands)
    )
    kept = tuple(word for word in words_of(" ".join(words)).split() if word not in SMALL)
    if not kept:
        kept, nation = tuple(whole.split()) or (fold(name),), given
    acronym = fold(bare).replace(".", "").replace("&", "") if _ACRONYM.fullmatch(bare.strip()) else None
    said = " ".join(kept)
    if nation:
        return Body(_of_nation(nation, words, said), kept, nation, acronym, _is_generic(said) or whole in tables.shared)
    return Body(_key(kept), kept, None, acronym, _is_generic(said) or whole in tables.shared)


def _of_nation(nation: str, words: tuple[str, ...], said: str) -> str:
    """The key of a body of a country: its row, else its kind, else its words."""
    tables = lookup()
    kind = kind_of(said)
    row = tables.of_nation.get((nation, words_of(" ".join(words))))
    row = row or tables.of_nation.get((nation, said)) or tables.alone.get(said)
    if (row is None or (row.nation and row.nation != nation)) and kind:
        row = tables.of_kind.get((nation, kind))
    if row is not None and row.nation in ("", nation):
        return _row_key(row)
    return f"kind:{kind}@{nation}" if kind else f"{_key(tuple(said.split()))}@{nation}"


def _row_key(row: Row) -> str:
    return f"row:{row.kind}:{row.name}@{row.nation}"


def kind_of(said: str) -> str | None:
    """The kind of a body that is called after what it is: 'spy agency', 'ministry national defence'."""
    return next((kind for kind, pattern in _KINDS if pattern.fullmatch(said)), None)


@lru_cache(maxsize=65_536)
def initials(name: str) -> frozenset[str]:
    """The acronyms that a name can have: with and without its small words; none of one word."""
    words = [word.folded for word in tokens(_unbracketed(name).replace("-", " "))]
    large = "".join(word[0] for word in words if word not in SMALL)
    return frozenset(
        found for found in (large, "".join(word[0] for word in words)) if 1 < len(found) <= 8 and len(words) > 1
    )


@lru_cache(maxsize=65_536)
def short_names(body: Body) -> tuple[str, ...]:
    """What a body's name is cut to by leaving out what it is, or whose: 'yonhap', 'lantern'. Only of names."""
    words = body.words
    if not body.proper:
        return ()
    end = len(words)
    while end > 1 and words[end - 1] in _TAILS:
        end -= 1
    begun = [" ".join(words[:size]) for size in range(end, len(words)) if len(words[0]) > 2]
    last = words[-1]
    plain = last in _TAILS or last in _HEADS or len(last) <= 3 or _is_generic(last)
    if len(words) > 1 and not plain and not body.nation and not body.key.startswith("row:"):
        begun.append(last)
    return tuple(begun)


def short_body(said: str) -> Body:
    """The body that folded words can be the short name of: 'brc', 'lantern'."""
    return Body(_key(tuple(said.split())), tuple(said.split()), None, None if " " in said else said, _is_generic(said))


def _unbracketed(name: str) -> str:
    name = _TOWN.sub("", name)
    return name.split(" (")[0].split(", ")[0] if name[:1] != "(" else name


def _key(words: tuple[str, ...]) -> str:
    return f"body:{_ministry(' '.join(words)) or _plain(words)}"


def _plain(words: tuple[str, ...]) -> str:
    kept = [word for word in words if word not in _LEGAL]
    return " ".join(stem(word) for word in kept or words)


def _ministry(said: str) -> str | None:
    match = _MINISTRY.fullmatch(said)
    if match is None:
        return None
    of = (match["before"] or match["after"]).split()
    return "ministry " + " ".join(word for word in of if word not in ("affairs", "national", "public")) if of else None


def _is_generic(said: str) -> bool:
    return bool(_GENERIC.search(said)) or kind_of(said) is not None or said in lookup().shared
