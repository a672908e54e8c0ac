"""The command for assistants: `mcp`, a server of the Model Context Protocol.
In: an archive. Out: a server on standard input and output, or on 127.0.0.1, until its client leaves or Ctrl-C.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import Annotated

import typer

from reportedly.cli.app import ArchiveOption, MethodOption, app
from reportedly.cli.serving import HOST, listening
from reportedly.cli.telling import opened_archive
from reportedly.config import TOKEN_VARIABLE
from reportedly.errors import SettingError

PORT = 8766


@app.command()
def mcp(
    archive: ArchiveOption = None,
    http: Annotated[
        bool, typer.Option("--http", help="Serve on 127.0.0.1 instead, for clients with the token.")
    ] = False,
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, metavar="N", help="Port with --http; 0 takes a free one.")
    ] = PORT,
    desk_url: Annotated[
        str | None,
        typer.Option(
            "--desk-url",
            metavar="URL",
            help="Where `reportedly serve` is open: answers link its pages.",
            show_default=False,
        ),
    ] = None,
    method: MethodOption = None,
) -> None:
    """Give an assistant the archive: stories, claims, sources, figures, changes and texts as tools that only read.

    A client of the Model Context Protocol starts it and talks to it on standard input and output:

    \b
    {"mcpServers": {"reportedly": {"command": "reportedly",
                                   "args": ["mcp", "--archive", "/path/to/reportedly.db"]}}}

    With --http it is at http://127.0.0.1:8766/mcp for clients that send `Authorization: Bearer TOKEN`. The token is
    $REPORTEDLY_TOKEN, or a new one that is printed once.

    \b
    reportedly mcp
    reportedly mcp --archive story.db --desk-url http://127.0.0.1:8765
    REPORTEDLY_TOKEN=... reportedly mcp --http --port 9001
    """
    try:
        from reportedly.desk.assistant import server, transports
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in ("mcp", "mcp_types"):
            raise
        raise SettingError("serving assistants needs the extra mcp: pip install 'reportedly[mcp]'") from error
    from reportedly.desk.assistant.links import desk_address
    from reportedly.desk.assistant.tools import Toolbox
    from reportedly.desk.shelf import Shelf
    from reportedly.reading import plan_of

    transports.log_to_stderr()
    with opened_archive(archive) as opened:
        serving = server.server_of(Toolbox(Shelf(opened), desk=desk_address(desk_url), plan=plan_of(method)))
        if not http:
            with suppress(KeyboardInterrupt):  # that is how it is stopped by hand
                transports.serve_stdio(serving)
            return
        token, new = transports.token_of(os.environ.get(TOKEN_VARIABLE))
        with listening(port) as listener:
            address = f"http://{HOST}:{listener.getsockname()[1]}{transports.PATH}"
            typer.echo(f"{opened.location} is served at {address} (Ctrl-C closes it)", err=True)
            if new:
                typer.echo(f"token: {token}", err=True)
            with suppress(KeyboardInterrupt):
                transports.serve_http(serving, listener, token)
