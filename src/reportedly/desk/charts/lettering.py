"""How wide words are in a drawing, which knows no font: an upper estimate for the sans serifs that pages use.
In: words and a size in pixels. Out: widths in pixels, words cut to a width, and lines of type.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from markupsafe import escape

_NARROW, _WIDE = frozenset("fijlrtI.,:;!'’‘|()[]/ "), frozenset("mwMW@%—…")
MOST = 300
"""Letters that are looked at: no drawing has room for more."""


@lru_cache(maxsize=8192)
def width(words: str, size: float) -> float:
    """About how many pixels `words` take at `size` pixels: rather more than they do."""
    return size * sum(_share(letter) for letter in words)


def shortened(words: str, size: float, room: float) -> str:
    """`words` on one line, as many letters of it as `room` pixels hold, with `…` where some are left out."""
    line = " ".join(printed(words[:MOST]).split())
    if len(words) <= MOST and width(line, size) <= room:
        return line
    free, kept = room - width("…", size), 0
    for letter in line:
        free -= size * _share(letter)
        if free < 0:
            break
        kept += 1
    return f"{line[:kept].rstrip(' ,;')}…"


def printed(words: str) -> str:
    """`words` without control and direction characters: nothing in them can turn the line that they stand in."""
    if words.isprintable():
        return words
    return "".join(" " if unicodedata.category(letter) in ("Cc", "Cf", "Zl", "Zp") else letter for letter in words)


def line(kind: str, x: float, y: float, words: str, anchor: str = "start") -> str:
    """A line of type as SVG, of a class of ours: `words` escaped, from `x`, `y` on or, by `anchor`, around or up to it.

    A string and no Markup: `Markup.format` takes ten times as long, and a drawing has hundreds of lines.
    """
    where = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text class="{kind}" x="{short(x)}" y="{short(y)}"{where}>{escape(words)}</text>'


def short(number: float) -> str:
    """`12.50` as `12.5`: a tenth of a pixel is enough."""
    return f"{number:.1f}".removesuffix(".0")


def _share(letter: str) -> float:
    if letter in _NARROW:
        return 0.36
    if letter in _WIDE:
        return 0.95
    if ord(letter) > 0x10FF and unicodedata.east_asian_width(letter) in ("W", "F"):
        return 1.05
    return 0.7 if letter.isupper() else 0.58
