"""Names that other programs know things by: tag URIs, UUIDs, web addresses, moments.
In: ids and days of records. Out: strings that the standards of the formats allow.
"""

from __future__ import annotations

from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from reportedly.desk.cells import first_day
from reportedly.desk.links import outside

TAG = "tag:reportedly.example,2026:"
"""The beginning of all our URIs (RFC 4151). Ids are digests of what they name, so the rest is unique by itself."""

TERMS = f"{TAG}terms/"
"""The beginning of the names of properties that no standard has."""

_NAMESPACE = uuid5(NAMESPACE_URL, TAG)
_IN_ADDRESSES = ":/?#[]@!$&'()*+,;=%~"
"""What stands in a URI beside letters and digits (RFC 3986, 2.2), and the percent sign of what is escaped already."""


def tag(*parts: str) -> str:
    """The URI of a thing: `tag:reportedly.example,2026:stm_3ygq…`."""
    return TAG + "/".join(quote(part, safe="") for part in parts)


def uuid(*parts: str) -> str:
    """The UUID of a thing (RFC 9562, version 5): the same parts give the same one, on every machine."""
    return str(uuid5(_NAMESPACE, tag(*parts)))


def address(url: str | None) -> str | None:
    """A web address as a URI that parsers accept, or None for what is none."""
    found = outside(url)
    return quote(found, safe=_IN_ADDRESSES) if found else None


def moment(iso: str | None, otherwise: str) -> str:
    """The beginning of a day or month (RFC 3339): `2026-03-05T00:00:00Z`; of `otherwise` for what is no day."""
    day = first_day(iso) or first_day(otherwise)
    return f"{day.isoformat() if day else '1970-01-01'}T00:00:00Z"
