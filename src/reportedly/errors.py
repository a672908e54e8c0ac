"""The errors reportedly raises, one tree.
In: the thing that broke a promise. Out: a message that names the thing, the promise and the way out.
"""

from __future__ import annotations


class ReportedlyError(Exception):
    """The root: catch this to catch everything reportedly raises on purpose."""


class RecordError(ReportedlyError, ValueError):
    """A record would break its own promise: a span that is not verbatim, a text with NUL, an id with a float."""


class IntakeError(ReportedlyError):
    """An input cannot be taken in; in a batch it becomes an Issue and the rest goes on."""


class ArchiveError(ReportedlyError):
    """The archive cannot be opened, is of another version, or was changed behind our back."""


class NotFoundError(ArchiveError, LookupError):
    """The archive holds no such story, article or claim."""


class SettingError(ReportedlyError, ValueError):
    """An option or environment variable has a value that cannot be used."""
