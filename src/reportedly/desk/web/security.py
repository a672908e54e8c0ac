"""What keeps the desk on this machine, and what it shows from doing anything.
In: an ASGI application. Out: the same, that answers only to its own names and only to its own pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]"})
"""The names of this machine to itself. A page elsewhere can point a name of its own here (DNS rebinding), not these."""

SAFE_METHODS = frozenset({"GET", "HEAD"})

MAX_BODY = 64 * 1024
"""Bytes of a form."""

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Guarded:
    """Refuses requests under other names, forms sent by other pages, and bodies that no form of ours has."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on what may pass, and puts the headers on every answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        refused = refusal(scope["method"], Headers(scope=scope))
        answer = self.app if refused is None else PlainTextResponse(refused[1] + "\n", refused[0])
        await answer(scope, receive, with_headers)


def refusal(method: str, headers: Mapping[str, str]) -> tuple[int, str] | None:
    """Why a request may not pass: a status and words; None where it may.

    A request that changes something must come from a page of ours, by what the browser itself says of it (Fetch
    Metadata, https://www.w3.org/TR/fetch-metadata/; the Origin header where that is missing).
    """
    host = headers.get("host", "")
    if host.rpartition(":")[0] not in HOSTS and host not in HOSTS:
        return 421, f"this desk answers on this machine only, not as {host!r}; open http://127.0.0.1"
    if method in SAFE_METHODS:
        return None
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site not in ("same-origin", "none") if site else origin is not None and urlsplit(origin).netloc != host:
        return 403, "this was sent by another page; open the desk and do it there"
    length = headers.get("content-length", "")
    if not length.isdecimal() or int(length) > MAX_BODY:
        return 413, f"a form has at most {MAX_BODY:,} bytes, and says how many"
    return None
