"""The command that opens the web desk: `serve`.
In: an archive and a port. Out: a server on this machine, until it is interrupted.
"""

from __future__ import annotations

import socket
from contextlib import suppress
from typing import Annotated

import typer

from reportedly.cli.app import ArchiveOption, app
from reportedly.cli.telling import opened_archive
from reportedly.config import user_name
from reportedly.errors import SettingError

HOST = "127.0.0.1"
PORT = 8765


@app.command()
def serve(
    archive: ArchiveOption = None,
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, metavar="N", help="Port on 127.0.0.1; 0 takes a free one.")
    ] = PORT,
    open_page: Annotated[
        bool, typer.Option("--open/--no-open", help="Open the page in your browser.", show_default=False)
    ] = False,
) -> None:
    """Open the desk: stories, claims, sources, articles and search as pages on this machine, for this machine only.

    It shows what is in the archive at each moment: `reportedly add` may run beside it. Stop it with Ctrl-C.

    \b
    reportedly serve --open
    reportedly serve --archive story.db --port 9000
    """
    import uvicorn

    from reportedly.desk.web.app import collect_rarely, create

    with opened_archive(archive) as opened, listening(port) as listener:
        address = f"http://{HOST}:{listener.getsockname()[1]}/"
        typer.echo(f"{opened.location} is open at {address} (Ctrl-C closes it)", err=True)
        if open_page:
            typer.launch(address)
        made = create(opened, _reader())
        collect_rarely()
        server = uvicorn.Server(uvicorn.Config(made, log_level="warning", server_header=False, ws="none"))
        with suppress(KeyboardInterrupt):  # that is how it is stopped
            server.run(sockets=[listener])


def _reader() -> str:
    """Whose visits are kept, so that they know what is new to them; one name for all who have none."""
    try:
        return user_name()
    except SettingError:
        return "reader"


def listening(port: int) -> socket.socket:
    """A socket on this machine alone. Raises SettingError where the port is taken."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen()  # now: whoever reads the address may connect before the server takes the first request
    except OSError as error:
        listener.close()
        raise SettingError(
            f"port {port} cannot be used ({error.strerror}); give another: --port N, 0 for any"
        ) from error
    return listener
