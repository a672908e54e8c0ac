"""Addresses of what an answer names: a resource of this server, and a page of the web desk where one is served.
In: the id of a thing. Out: `reportedly://claim/clm_…`, `http://127.0.0.1:8000/claims/clm_…`; and back.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import parse_qs, quote, urlencode, urlsplit

from reportedly.errors import SettingError

SCHEME = "reportedly"
KINDS = {
    "sto": "story",
    "clm": "claim",
    "art": "article",
    "txt": "text",
    "stm": "statement",
    "chg": "change",
    "ent": "entity",
    "fig": "figure",
}
"""What an id names, by its beginning."""
PAGES = {"sto": "stories", "clm": "claims", "art": "articles", "txt": "articles", "ent": "sources"}
"""Where the web desk shows it."""

_ID = re.compile(r"[a-z]{3}_[a-z0-9]{1,60}")


class Named(NamedTuple):
    """What a resource is of."""

    id: str
    as_of: str | None


class Links:
    """Addresses as known on a day; `desk` is where the web desk is served."""

    def __init__(self, desk: str | None = None, as_of: str | None = None) -> None:
        self._desk = desk
        self._day = f"?{urlencode({'as_of': as_of})}" if as_of else ""

    def uri(self, thing: str) -> str:
        """The resource of a thing."""
        return f"{SCHEME}://{KINDS.get(thing[:3], 'thing')}/{quote(thing, safe='')}{self._day}"

    def page(self, thing: str, at: str | None = None) -> str | None:
        """The page of a thing, at one of its places; None where there is none."""
        if self._desk is None or thing[:3] not in PAGES:
            return None
        place = f"#{quote(at, safe='')}" if at else ""
        return f"{self._desk}/{PAGES[thing[:3]]}/{quote(thing, safe='')}{self._day}{place}"


def desk_address(given: str | None) -> str | None:
    """The address of the web desk without a `/` at its end. Raises SettingError for what is no address of a desk."""
    if given is None:
        return None
    try:
        parts = urlsplit(given)
        sound = parts.scheme in ("http", "https") and parts.hostname and not (parts.query or parts.fragment)
    except ValueError:
        sound = False
    if not sound or any(not 32 < ord(character) < 127 for character in given):
        raise SettingError(f"{given!r} is not the address of a web desk; write it like http://127.0.0.1:8000")
    return given.rstrip("/")


def named(uri: str) -> Named | None:
    """What a resource of this server is of; None for what is no address of one."""
    try:
        parts = urlsplit(uri)
        asked = parse_qs(parts.query, max_num_fields=2, strict_parsing=bool(parts.query))
    except ValueError:
        return None
    thing = parts.path.removeprefix("/")
    if parts.scheme != SCHEME or not _ID.fullmatch(thing) or KINDS.get(thing[:3], "thing") != parts.netloc:
        return None
    return Named(thing, asked.get("as_of", [None])[0])
