"""Bytes to characters that every store and every JSON can keep.
In: the bytes of a file. Out: its text without BOM, NUL and lone surrogates, and remarks on what had to be guessed.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from charset_normalizer import from_bytes

MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "compressed with gzip"),
    (b"BZh", "compressed with bzip2"),
    (b"\xfd7zXZ\x00", "compressed with xz"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x89PNG\r\n\x1a\n", "an image (PNG)"),
    (b"\xff\xd8\xff", "an image (JPEG)"),
    (b"GIF87a", "an image (GIF)"),
    (b"GIF89a", "an image (GIF)"),
    (b"II*\x00", "an image (TIFF)"),
    (b"MM\x00*", "an image (TIFF)"),
    (b"OggS", "a sound or video file"),
    (b"ID3", "a sound file (MP3)"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"SQLite format 3\x00", "a SQLite database"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
)
BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose little-endian mark begins the same
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
WEB_NAMES = {
    "iso-8859-1": "windows-1252",  # what browsers read under these names: https://encoding.spec.whatwg.org/
    "latin1": "windows-1252",
    "latin-1": "windows-1252",
    "us-ascii": "windows-1252",
    "ascii": "windows-1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "big5": "big5hkscs",
}
SEVEN_BIT = ("iso-2022", "hz")
"""Charsets whose bytes are all ASCII, so that they would pass for UTF-8."""

_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,5}=\s{0,5}["']?\s{0,5}([A-Za-z0-9][\w.:-]{1,30})""")
_NOT_CHARACTERS = re.compile("[\0\ud800-\udfff]")
_STRAY = "\ufffd"


class Decoded(NamedTuple):
    """The characters of a file, and what a person should know of how they were found."""

    text: str
    remarks: tuple[str, ...] = ()


def decode(body: bytes) -> Decoded:
    """The text of `body`: by byte-order mark, as UTF-8, as declared in its first lines, or by its statistics."""
    text, remarks = _characters(body)
    clean, bad = keepable(text)
    if bad:
        remarks = (*remarks, f"{bad} NUL characters or lone surrogates were removed")
    return Decoded(clean.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n"), remarks)


def keepable(text: str) -> tuple[str, int]:
    """`text` without NUL and lone surrogates, which no store can keep, and how many there were."""
    return _NOT_CHARACTERS.subn("", text)


def binary_kind(body: bytes) -> str | None:
    """What kind of binary file this is, e.g. 'a PDF document'; None for what may be text."""
    for magic, kind in MAGIC:
        if body.startswith(magic):
            return kind
    if body[:4] == b"RIFF" or body[4:8] == b"ftyp":
        return "an image, sound or video file"
    head = body[:8192]
    if b"\0" in head and _wide(body) is None:
        return "binary data (it has NUL bytes)"
    return None


def _characters(body: bytes) -> tuple[str, tuple[str, ...]]:
    wide = _wide(body)
    if wide:
        text = body.decode(wide, errors="replace")
        return text, (f"damaged {wide}: {text.count(_STRAY)} characters are lost",) if _STRAY in text else ()
    declared = _declared(body)
    if declared.startswith(SEVEN_BIT) and (found := _try(body, declared)):
        return found, ()
    try:
        return body.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        first_bad = error.start
    if declared not in ("", "utf-8", "utf8") and (found := _try(body, declared)):
        return found, ()
    return _mostly_utf8(body) or _guessed(body, first_bad)


def _wide(body: bytes) -> str | None:
    """The name of the encoding of a text with a byte-order mark, or of one of two-byte units without; else None."""
    for mark, name in BOMS:
        if body.startswith(mark):
            return name
    head = body[:4096]
    if len(head) < 4 or b"\0" not in head:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _declared(body: bytes) -> str:
    """The charset that an HTML meta tag or an XML declaration names, in lower case; '' for none or an unknown one."""
    found = _DECLARED.search(body[:4096])
    if not found:
        return ""
    name = found[1].decode("ascii").lower()
    name = WEB_NAMES.get(name, name)
    try:
        info = codecs.lookup(name)
    except LookupError:
        return ""
    return name if getattr(info, "_is_text_encoding", True) else ""


def _try(body: bytes, name: str) -> str | None:
    try:
        return body.decode(name)
    except (UnicodeError, LookupError, ValueError):
        return None


def _mostly_utf8(body: bytes) -> tuple[str, tuple[str, ...]] | None:
    """UTF-8 with stray bytes of an older encoding between, as pages put together from parts have."""
    text = body.decode("utf-8", errors="surrogateescape")
    strays = sum("\udc80" <= c <= "\udcff" for c in text)
    multibyte = sum(c > "\x7f" for c in text) - strays
    if multibyte < 2 * strays:
        return None
    whole = "".join(
        bytes([ord(c) - 0xDC00]).decode("windows-1252", "replace") if "\udc80" <= c <= "\udcff" else c for c in text
    )
    return whole, (f"mixed encodings: {strays} bytes are not UTF-8 and were read as Windows-1252",)


def _guessed(body: bytes, first_bad: int) -> tuple[str, tuple[str, ...]]:
    """By the statistics of the bytes around the first one that is not UTF-8."""
    start = max(0, first_bad - 16_000)
    western = _try(body, "windows-1252")
    if western and sum(c > "\x7f" for c in western) < 0.05 * len(western):
        return western, ("the encoding is not declared and not UTF-8; read as windows-1252",)
    best = from_bytes(body[start : start + 64_000]).best()
    name = WEB_NAMES.get(best.encoding, best.encoding) if best else "windows-1252"
    text = body.decode(name, errors="replace")
    lost = text.count(_STRAY)
    remark = f"the encoding is not declared and not UTF-8; read as {name}"
    return text, (remark + (f", {lost} characters are lost" if lost else ""),)
