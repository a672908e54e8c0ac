"""Exports: a story in the formats of other people's tools.
In: a Bundle (a StoryView and its texts). Out: bytes, by the one table FORMATS.
"""

from __future__ import annotations

from reportedly.desk.exports.bundle import Bundle
from reportedly.desk.exports.formats import FORMATS, Format, export, format_named

__all__ = ["FORMATS", "Bundle", "Format", "export", "format_named"]
