"""Where the archive is and how much one input may cost.
In: environment variables. Out: plain values and limits.
"""

from __future__ import annotations

import getpass
import os

from reportedly.errors import SettingError

ARCHIVE_VARIABLE = "REPORTEDLY_ARCHIVE"
USER_VARIABLE = "REPORTEDLY_USER"
TOKEN_VARIABLE = "REPORTEDLY_TOKEN"  # noqa: S105 - its name, not itself
DEFAULT_ARCHIVE = "reportedly.db"

NAMES_VARIABLE = "REPORTEDLY_NAMES"

MAX_INPUT_BYTES = 32 * 1024 * 1024
"""Bytes read from one file or from standard input; a larger one becomes an Issue."""

MAX_TEXT_CHARS = 300_000
"""Code points of one clean text; the longest newspaper features have about 100,000."""

MAX_BATCH_ROWS = 1_000_000
"""Rows of one .jsonl file and entries of one feed."""

SECONDS_PER_PAGE = 60.0
"""Wall-clock seconds that cleaning or reading one text may take in a worker before it is killed; the longest text that
is read takes the trained reader about 20 on one core of 2024."""


def archive_location(given: str | None = None) -> str:
    """The archive to use: `given`, else $REPORTEDLY_ARCHIVE, else `reportedly.db` in the working folder."""
    return given or os.environ.get(ARCHIVE_VARIABLE) or DEFAULT_ARCHIVE


def user_name(given: str | None = None) -> str:
    """Who rules: `given`, else $REPORTEDLY_USER, else the login name. Raises SettingError where there is none."""
    try:
        name = given or os.environ.get(USER_VARIABLE) or getpass.getuser()
    except (KeyError, OSError):  # no login name: Python 3.13 raises OSError, earlier ones KeyError
        name = ""
    if not name.strip():
        raise SettingError(f"a ruling needs a name: give it with --by NAME or in {USER_VARIABLE}")
    return name.strip()


def names_location() -> str | None:
    """The user's own table of names, $REPORTEDLY_NAMES: a CSV file that adds to the one that comes with the package."""
    return os.environ.get(NAMES_VARIABLE) or None
