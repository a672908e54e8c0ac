"""Floors hold for the corpora that they were measured on: a corpus is known by a digest of its files.
In: patterns of the files a suite uses, and where they are. Out: which are not there, and which are not the ones known.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).parent.parent
KNOWN = Path(__file__).parent / "corpora.json"
OWN = "training/"
"""What begins so is in this repository; everything else is in the shared folder."""


def files_of(pattern: str, shared: Path) -> list[Path]:
    """The files of a corpus, in the order of their names."""
    return sorted((ROOT if pattern.startswith(OWN) else shared).glob(pattern))


def missing(patterns: Iterable[str], shared: Path) -> list[str]:
    """The patterns that no file fits."""
    return [pattern for pattern in patterns if not files_of(pattern, shared)]


def digests(patterns: Iterable[str], shared: Path) -> dict[str, str]:
    """Of each pattern that files fit, the digest of their names and bytes."""
    found = {}
    for pattern in patterns:
        files = files_of(pattern, shared)
        if files:
            told = hashlib.blake2b(digest_size=16)
            for file in files:
                told.update(file.name.encode() + b"\0" + hashlib.blake2b(file.read_bytes()).digest())
            found[pattern] = told.hexdigest()
    return found


def known(path: Path = KNOWN) -> dict[str, str]:
    """The digests of the corpora that the floors were measured on."""
    found: dict[str, str] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return found


def changed(now: Mapping[str, str], before: Mapping[str, str]) -> list[str]:
    """The patterns whose files are not the ones known; a pattern that is not known yet has not changed."""
    return [pattern for pattern, digest in now.items() if before.get(pattern, digest) != digest]


def remember(now: Mapping[str, str], path: Path = KNOWN) -> None:
    """Writes down the digests that are new. One that changed stays as it was: delete its line when that is meant."""
    path.write_text(json.dumps({**now, **known(path)}, indent=1, sort_keys=True) + "\n", encoding="utf-8")
