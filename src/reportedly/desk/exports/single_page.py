"""The brief as one HTML file.
In: a Bundle. Out: HTML that needs no network, with the texts of all articles.
"""

from __future__ import annotations

from reportedly.desk import page
from reportedly.desk.exports.bundle import Bundle


def write(bundle: Bundle) -> bytes:
    """The page."""
    return page.render(bundle.view, bundle.texts).encode("utf-8")
