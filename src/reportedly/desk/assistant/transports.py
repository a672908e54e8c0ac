"""How the server is reached: by standard input and output, or by HTTP on this machine with a token.
In: a server. Out: nothing; it serves until its client leaves, or it is interrupted.
"""

from __future__ import annotations

import hmac
import logging
import secrets
import socket
import sys
from typing import Any

import anyio
import uvicorn
from mcp.server.lowlevel.server import Server
from mcp.server.stdio import stdio_server
from mcp.server.transport_security import TransportSecuritySettings
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from reportedly.errors import SettingError

PATH = "/mcp"
MAX_BODY = 512 * 1024
"""Bytes of a request: a draft of 20,000 characters, however it is escaped, and room."""
LEAST_TOKEN = 16
"""Characters of a token that is given."""


def log_to_stderr() -> None:
    """Warnings and errors go to standard error: on standard output there is nothing but the protocol."""
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="reportedly mcp: %(levelname)s: %(message)s")


def serve_stdio(server: Server[Any]) -> None:
    """Serves one client on standard input and output, until it closes them."""

    async def serving() -> None:
        async with stdio_server() as (incoming, outgoing):
            await server.run(incoming, outgoing, server.create_initialization_options())

    anyio.run(serving)


def serve_http(server: Server[Any], listener: socket.socket, token: str) -> None:
    """Serves clients that have the token, on a socket that listens on this machine."""
    app = http_app(server, listener.getsockname()[1], token)
    config = uvicorn.Config(app, log_config=None, access_log=False, server_header=False, ws="none")
    uvicorn.Server(config).run(sockets=[listener])


def http_app(server: Server[Any], port: int, token: str) -> ASGIApp:
    """Streamable HTTP at /mcp, without sessions: for requests with the token, to this machine by one of its own names.

    The names are checked by the SDK, against pages that point a name of theirs at this machine (DNS rebinding).
    """
    own = [f"{name}:{port}" for name in ("127.0.0.1", "localhost")]
    names = TransportSecuritySettings(allowed_hosts=own, allowed_origins=[f"http://{name}" for name in own])
    app = server.streamable_http_app(
        streamable_http_path=PATH,
        json_response=True,
        stateless_http=True,
        max_request_body_size=MAX_BODY,
        transport_security=names,
    )
    return WithToken(app, token)


class WithToken:
    """Passes on requests that carry the token (RFC 6750), and refuses others."""

    def __init__(self, app: ASGIApp, token: str) -> None:
        self._app = app
        self._token = token.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on, or refuses it."""
        if scope["type"] == "http" and not self._has_token(Headers(scope=scope)):
            refusal = PlainTextResponse(
                "this server wants its token: send the header Authorization: Bearer TOKEN\n",
                status_code=401,
                headers={"WWW-Authenticate": 'Bearer realm="reportedly"'},
            )
            await refusal(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _has_token(self, headers: Headers) -> bool:
        scheme, _, given = headers.get("authorization", "").partition(" ")
        # In constant time: how long a comparison takes must not tell how much of a guess is right.
        same = hmac.compare_digest(given.strip().encode("utf-8", "surrogatepass"), self._token)
        return same and scheme.lower() == "bearer"


def token_of(given: str | None) -> tuple[str, bool]:
    """The token that is given, or a new one, and whether it is new. Raises SettingError for one that can be guessed."""
    if not given:
        return secrets.token_urlsafe(32), True
    if len(given) < LEAST_TOKEN or any(not 32 < ord(character) < 127 for character in given):
        raise SettingError(
            f"$REPORTEDLY_TOKEN needs at least {LEAST_TOKEN} letters, digits and signs without spaces; "
            "leave it out to get a new one"
        )
    return given, False
