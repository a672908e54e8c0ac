"""What a kept view rests on beside its links: a digest of the code that made it. In: nothing. Out: the digest."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import as_file, files

_PACKAGES = ("reportedly.linking", "reportedly.record")


@cache
def viewer() -> str:
    """Of all code that views are made by, whatever the machine's line ends: a view by other code is out of date."""
    code = hashlib.blake2b(digest_size=16)
    for package in _PACKAGES:
        with as_file(files(package)) as folder:
            for path in sorted(folder.rglob("*.py"), key=lambda path: path.relative_to(folder).as_posix()):
                code.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return code.hexdigest()
