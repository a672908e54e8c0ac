"""Ids: the same parts give the same id, on every machine, in every process, in any order of dictionary keys.
In: a kind and its parts. Out: `kind_` and 26 letters, base32 of blake2b-128 over canonical JSON.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence

from reportedly.errors import RecordError

SCHEME = 1

Part = str | int | bool | None | Sequence["Part"] | Mapping[str, "Part"]
"""What an id may be made of. No floats: their text differs between writers; no run times: they differ between runs."""


def make_id(kind: str, *parts: Part) -> str:
    """The id of a thing of `kind` made of `parts`, e.g. `stm_3ygqv…`.

    Hashes the canonical JSON (sorted keys, no spaces) of `[SCHEME, kind, parts]` with blake2b-128 (RFC 7693) and writes
    the digest in lower-case base32 (RFC 4648) without padding. Raises RecordError for floats, NUL and lone surrogates.
    """
    canonical = json.dumps(
        [SCHEME, kind, [_checked(part) for part in parts]], ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    digest = hashlib.blake2b(canonical.encode("utf-8"), digest_size=16).digest()
    return f"{kind}_{base64.b32encode(digest).decode('ascii').rstrip('=').lower()}"


def digest(data: bytes) -> str:
    """The blake2b-256 digest of `data` in hexadecimal: the name of a capture's bytes."""
    return hashlib.blake2b(data, digest_size=32).hexdigest()


def check_text(text: str, what: str = "text") -> str:
    """`text` itself; raises RecordError if it holds NUL or a lone surrogate, which no store and no JSON can keep."""
    nul = text.find("\0")
    if nul >= 0:
        raise RecordError(f"{what} has a NUL character at {nul}; remove it before making a record")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise RecordError(f"{what} has a lone surrogate at {error.start}; decode the input as UTF-8 again") from None
    return text


def _checked(part: Part) -> Part:
    if part is None or isinstance(part, (bool, int)):
        return part
    if isinstance(part, str):
        return check_text(part, "an id's part")
    if isinstance(part, Mapping):
        return {check_text(key, "an id's key"): _checked(value) for key, value in part.items()}
    if isinstance(part, (list, tuple)):
        return [_checked(item) for item in part]
    raise RecordError(
        f"an id cannot be made of {type(part).__name__} {part!r}; use text, whole numbers or lists of them"
    )
