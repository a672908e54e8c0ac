"""A page of the desk from its template.
In: a request, the name of a template and what it shows. Out: an HTML answer.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources

from fastapi import Request
from fastapi.responses import HTMLResponse

from reportedly.desk.templating import environment
from reportedly.desk.web.links import Pages
from reportedly.errors import NotFoundError

FOLDERS = (("reportedly.desk", "templates"), ("reportedly.desk.web", "static"))
"""Where styles and scripts are: those that the brief has too, and those of the desk."""

MEDIA = {"css": "text/css", "js": "text/javascript"}


def render(
    request: Request, template: str, *, as_of: str | None = None, status_code: int = 200, **shown: object
) -> HTMLResponse:
    """The page. All templates extend `base.html` and know `links`, `as_of`, `asset` and what is `shown`."""
    made = environment().get_template(template)
    content = made.render(
        links=Pages(as_of), as_of=as_of, asset=asset, path=request.url.path, query=request.url.query, **shown
    )
    return HTMLResponse(content, status_code)


def asset(name: str) -> str:
    """The address of a style or script: another one whenever any of them is another, so that it may be kept.

    What tells them apart stands before the name, so that a script finds the one that it imports at the same address.
    """
    return f"/static/{_edition()}/{name}"


@cache
def _edition() -> str:
    """A digest of all styles and scripts."""
    names = {
        file.name
        for package, folder in FOLDERS
        for file in (resources.files(package) / folder).iterdir()
        if file.name.rpartition(".")[2] in MEDIA
    }
    parts = (part for name in sorted(names) for part in (name.encode(), content_of(name)))
    return hashlib.blake2b(b"\0".join(parts), digest_size=8).hexdigest()


@cache
def content_of(name: str) -> bytes:
    """A style or script as it is. Raises NotFoundError for any other name."""
    if name.rpartition(".")[2] in MEDIA and "/" not in name and "\\" not in name:
        for package, folder in FOLDERS:
            file = resources.files(package) / folder / name
            if file.is_file():
                return file.read_bytes()
    raise NotFoundError(f"there is no {name!r} here")
