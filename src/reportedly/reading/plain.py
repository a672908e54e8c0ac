"""A text made plain: typographic variants replaced letter for letter, so that one pattern fits all and offsets hold.
In: any string. Out: a string of the same length with plain spaces, quotes, dashes and letters.
"""

from __future__ import annotations

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t", " "),
        **dict.fromkeys("\u2018\u2019\u02bc\u2032\uff07", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u2033", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"),
        # Letters that Python's IGNORECASE takes for ASCII ones although lower() does not.
        "\u017f": "s",
        "\u212a": "K",
        "\u0131": "i",
        "\u0130": "I",
    }
)


def plain(text: str) -> str:
    """`text` with every variant replaced by its plain form; `len(plain(text)) == len(text)`."""
    return text.translate(_PLAIN)
