"""The command line. In: arguments, files, standard input. Out: JSON or text for people, and an exit code.

0: done. 1: some inputs failed and the rest is done, or `verify` or `check` found something.
2: could not be done as asked. 130: interrupted.
"""

from __future__ import annotations

from reportedly.cli import (  # registers the commands
    assisting,
    checking,
    exporting,
    ruling,
    searching,
    serving,
    taking,
    telling,
)
from reportedly.cli.app import app

__all__ = ["app", "assisting", "checking", "exporting", "ruling", "searching", "serving", "taking", "telling"]
