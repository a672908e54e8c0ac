"""What a method's name rests on: a digest of all code and word lists of reading. In: nothing. Out: the digest."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import as_file, files


@cache
def code_digest() -> str:
    """Of the code and word lists that readings are made by, whatever the machine's line ends."""
    code = hashlib.blake2b(digest_size=16)
    with as_file(files("reportedly.reading")) as folder:
        sources = [path for path in folder.rglob("*") if path.suffix in (".py", ".txt")]
        for path in sorted(sources, key=lambda path: path.relative_to(folder).as_posix()):
            code.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return code.hexdigest()
