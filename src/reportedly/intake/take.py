"""Sources named by a person to captures: files, directories, globs, standard input, rows, saved feeds.
In: paths, globs or `-`. Out: Captures in order, and an Issue for whatever could not be taken in.
"""

from __future__ import annotations

import glob
import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from reportedly.config import MAX_INPUT_BYTES
from reportedly.intake.encoding import binary_kind, decode
from reportedly.intake.feeds import take_entries
from reportedly.intake.rows import is_rows, take_rows
from reportedly.intake.sniff import FEED_ROOTS, PAGE_ROOTS, root_of
from reportedly.record import Capture, Given, Issue, Media
from reportedly.record.text import Severity

ROWS = frozenset({".jsonl", ".ndjson"})
FEEDS = frozenset({".xml", ".rss", ".atom"})
PAGES = frozenset({".html", ".htm", ".xhtml"})
TEXTS = frozenset({".txt", ".text"})
KNOWN = ROWS | FEEDS | PAGES | TEXTS
"""Endings of files read from a directory; a file named by itself is read whatever its name."""


def take_in(
    sources: Iterable[str], *, given: Given, observed_at: str, stdin: BinaryIO | None = None
) -> Iterator[Capture | Issue]:
    """One capture per article of every source, in the order of the sources; `given` holds for all of them.

    A directory gives its files in the order of their paths, a glob its matches likewise.
    """
    for source in sources:
        if source == "-":
            yield from _standard_input(stdin, given, observed_at)
        elif re.match(r"[a-z][a-z0-9+.-]{1,20}://", source, re.IGNORECASE):
            yield _issue(source, "addresses are not fetched; save the page and name the file")
        else:
            yield from _path(source, given, observed_at)


def _path(source: str, given: Given, observed_at: str) -> Iterator[Capture | Issue]:
    if "\0" in source:
        yield _issue(source.replace("\0", "\\0"), "a path cannot have NUL characters")
    elif os.path.isdir(source):
        yield from _directory(source, given, observed_at)
    elif os.path.lexists(source):
        yield from _file(source, given, observed_at)
    elif glob.has_magic(source):
        matches = sorted(glob.glob(source, recursive=True))
        if not matches:
            yield _issue(source, "no file matches this pattern; check the folder and the ending")
        for match in matches:
            yield from (
                _directory(match, given, observed_at) if os.path.isdir(match) else _file(match, given, observed_at)
            )
    else:
        yield _issue(source, "there is no such file or folder; check the path")


def _directory(folder: str, given: Given, observed_at: str) -> Iterator[Capture | Issue]:
    """All readable kinds of files below a folder; hidden ones and the resources of saved pages are left out."""
    troubles: list[Issue] = []
    left: dict[str, int] = {}
    paths: list[str] = []
    for place, folders, names in os.walk(folder, onerror=lambda e: troubles.append(_unreadable(str(e.filename), e))):
        folders[:] = [name for name in folders if not name.startswith(".") and not name.endswith("_files")]
        for name in names:
            ending = Path(name).suffix.lower()
            if ending in KNOWN and not name.startswith("."):
                paths.append(os.path.join(place, name))
            elif not name.startswith("."):
                left[ending] = left.get(ending, 0) + 1
    yield from sorted(troubles, key=lambda issue: issue.input)
    for path in sorted(paths, key=lambda path: Path(path).parts):
        yield from _file(path, given, observed_at)
    if left:
        kinds = ", ".join(f"{count} × {ending or 'no ending'}" for ending, count in sorted(left.items()))
        yield _issue(folder, f"files of other kinds were left out ({kinds}); name them to read them", "warning")
    elif not paths and not troubles:
        yield _issue(folder, f"the folder has no files to read; known endings are {' '.join(sorted(KNOWN))}")


def _file(path: str, given: Given, observed_at: str) -> Iterator[Capture | Issue]:
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            yield _issue(path, "this is a pipe or device, not a file; use - for standard input")
            return
        with open(path, "rb") as file:
            if Path(path).suffix.lower() in ROWS:
                yield from take_rows(file, path, given, observed_at)
            else:
                yield from _body(file.read(MAX_INPUT_BYTES + 1), path, given, observed_at)
    except OSError as error:
        yield _unreadable(path, error)


def _standard_input(stdin: BinaryIO | None, given: Given, observed_at: str) -> Iterator[Capture | Issue]:
    if stdin is None:
        yield _issue("-", "there is no standard input to read here")
        return
    try:
        body = stdin.read(MAX_INPUT_BYTES + 1)
    except OSError as error:
        yield _unreadable("-", error)
        return
    yield from _body(body, "-", given, observed_at)


def _body(body: bytes, name: str, given: Given, observed_at: str) -> Iterator[Capture | Issue]:
    """The captures of one input that was read whole, by its ending and its first bytes."""
    ending = Path(name).suffix.lower()
    if len(body) > MAX_INPUT_BYTES:
        yield _issue(name, f"larger than {MAX_INPUT_BYTES // 2**20} MB; split it, or give rows as .jsonl")
    elif not body.strip():
        yield _issue(name, "the file is empty; save or export it again")
    elif kind := binary_kind(body):
        yield _issue(name, f"this is {kind}, not a page or a text; save the article as HTML or plain text")
    else:
        yield from _markup_or_text(body, name, ending, given, observed_at)


def _markup_or_text(body: bytes, name: str, ending: str, given: Given, observed_at: str) -> Iterator[Capture | Issue]:
    root = root_of(decode(body[:64_000]).text)
    if root in FEED_ROOTS:
        yield from take_entries(body, name, given, observed_at)
    elif ending in FEEDS:
        yield _issue(name, "this XML is neither RSS nor Atom; give the feed itself, pages or plain text")
    elif ending not in TEXTS | PAGES and is_rows(body):
        yield from take_rows(body.splitlines(keepends=True), name, given, observed_at)
    else:
        media: Media = "html" if ending in PAGES or root in PAGE_ROOTS else "text"
        yield Capture.of(input=name, media=media, body=body, given=given, observed_at=observed_at)


def _unreadable(name: str, error: OSError) -> Issue:
    return _issue(name, f"cannot be read: {error.strerror or error}; check the path and its permissions")


def _issue(name: str, reason: str, severity: Severity = "error") -> Issue:
    shown = name.encode("utf-8", "replace").decode("utf-8")
    return Issue(input=shown, stage="take-in", reason=reason, severity=severity)
