"""The server over HTTP: on this machine, for clients with the token, by its own names only."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, closing, contextmanager
from pathlib import Path
from typing import NamedTuple

import httpx2
import pytest
from mcp import Client
from mcp.client.streamable_http import streamable_http_client
from typer.testing import CliRunner

from reportedly.cli import app
from tests.desk.assistant.conftest import COMMAND, connected

TOKEN = "correct-horse-battery-staple"  # noqa: S105 - a test's
GREETING = json.dumps(
    {
        "jsonrpc": "2.0", "id": 1, "method": "initialize",
        "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}},
    }
)  # fmt: skip


class Served(NamedTuple):
    """A server that runs, and what it printed when it started."""

    address: str
    port: int
    printed: str
    process: subprocess.Popen[str]


@contextmanager
def serving(file: Path, token: str | None) -> Iterator[Served]:
    environment = {name: value for name, value in os.environ.items() if name != "REPORTEDLY_TOKEN"}
    environment |= {"PYTHONPATH": os.pathsep.join(sys.path)} | ({"REPORTEDLY_TOKEN": token} if token else {})
    command = [*COMMAND, "--archive", str(file), "--method", "rules", "--http", "--port", "0"]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as server:
        try:
            assert server.stderr is not None
            printed = server.stderr.readline()
            printed += "" if token else server.stderr.readline()
            found = re.search(r"http://127\.0\.0\.1:(\d+)/mcp", printed)
            assert found, printed
            yield Served(found[0], int(found[1]), printed, server)
        finally:
            server.terminate()


@pytest.fixture(scope="module")
def served(file: Path) -> Iterator[Served]:
    with serving(file, TOKEN) as server:
        yield server


def sent(served: Served, headers: Mapping[str, str], path: str = "/mcp", method: str = "POST") -> tuple[int, str]:
    usual = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"}
    with closing(http.client.HTTPConnection("127.0.0.1", served.port, timeout=30)) as connection:
        connection.request(method, path, GREETING, usual | dict(headers))
        response = connection.getresponse()
        return response.status, response.read().decode()


@asynccontextmanager
async def authorized(address: str, token: str) -> AsyncIterator[Client]:
    async with (
        httpx2.AsyncClient(headers={"Authorization": f"Bearer {token}"}) as carrying,
        Client(streamable_http_client(address, http_client=carrying)) as client,
    ):
        yield client


def test_a_client_with_the_token_is_answered(served: Served) -> None:
    with connected(lambda: authorized(served.address, TOKEN)) as session:
        assert session.ask("stories")["page"]["total"] == 2
        assert session.ask("who_says", about="marines", limit=1)["statements"][0]["says"]
        assert "sto_none" in session.refused("story", story="sto_none")


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": ""},
        {"Authorization": f"Bearer {TOKEN}x"},
        {"Authorization": f"Bearer {TOKEN[:-1]}"},
        {"Authorization": f"Basic {TOKEN}"},
        {"Authorization": TOKEN},
        {"Authorization": "Bearer \u00e9"},
        {"Cookie": f"token={TOKEN}"},
    ],
)
@pytest.mark.parametrize(("path", "method"), [("/mcp", "POST"), ("/mcp", "GET"), ("/", "GET"), ("/mcp", "DELETE")])
def test_without_the_token_nothing_is_told(served: Served, headers: Mapping[str, str], path: str, method: str) -> None:
    status, body = sent(served, headers, path, method)

    assert status == 401
    assert body == "this server wants its token: send the header Authorization: Bearer TOKEN\n"


def test_a_token_in_the_address_is_none(served: Served) -> None:
    assert sent(served, {}, f"/mcp?token={TOKEN}&access_token={TOKEN}")[0] == 401


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Host": "localhost:{port}"}, 200),
        ({"Origin": "http://127.0.0.1:{port}"}, 200),
        ({"Host": "evil.example"}, 421),
        ({"Host": "evil.example:{port}"}, 421),
        ({"Host": "127.0.0.1.evil.example:{port}"}, 421),
        ({"Host": "127.0.0.1:1"}, 421),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "http://127.0.0.1:1"}, 403),
        ({"Origin": "null"}, 403),
    ],
)
def test_only_the_machines_own_names_are_answered(served: Served, headers: Mapping[str, str], status: int) -> None:
    named = {name: value.format(port=served.port) for name, value in headers.items()}
    assert sent(served, {"Authorization": f"Bearer {TOKEN}", **named})[0] == status


def test_a_token_that_was_given_is_not_printed(served: Served) -> None:
    assert TOKEN not in served.printed


def test_a_token_that_was_not_given_is_made_and_printed_once(file: Path) -> None:
    with serving(file, None) as server:
        token = server.printed.splitlines()[-1].removeprefix("token: ")
        assert len(token) >= 43
        assert sent(server, {"Authorization": f"Bearer {token}"})[0] == 200
        assert sent(server, {"Authorization": "Bearer "})[0] == 401


def test_it_stops_at_ctrl_c_without_an_error(file: Path) -> None:
    with serving(file, TOKEN) as server:
        assert sent(server, {})[0] == 401
        server.process.send_signal(signal.SIGINT)
        assert server.process.stderr is not None
        assert server.process.stderr.read() == ""
        assert server.process.wait(timeout=30) == 0


@pytest.mark.parametrize("token", ["short", "with some spaces in it", "caf\u00e9-caf\u00e9-caf\u00e9-caf\u00e9"])
def test_a_token_that_can_be_guessed_or_not_be_sent_is_refused(
    file: Path, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORTEDLY_TOKEN", token)
    result = CliRunner().invoke(app, ["mcp", "--archive", str(file), "--http", "--port", "0"])

    assert result.exit_code == 2
    assert "needs at least 16 letters, digits and signs" in result.stderr
    assert token not in result.stderr


def test_without_the_extra_the_way_out_is_told(file: Path) -> None:
    without = "import sys; sys.modules['mcp'] = None; from reportedly.cli import app; app()"
    told = subprocess.run(
        [sys.executable, "-c", without, "mcp", "--archive", str(file)], capture_output=True, text=True, check=False
    )

    assert told.returncode == 2
    assert told.stdout == ""
    assert told.stderr == "reportedly: serving assistants needs the extra mcp: pip install 'reportedly[mcp]'\n"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "http://", "//x", "http://x/?a=b", "http://x/ y", "http://[x"]
)
def test_what_is_no_address_of_a_desk_is_refused(file: Path, address: str) -> None:
    result = CliRunner().invoke(app, ["mcp", "--archive", str(file), "--desk-url", address])

    assert result.exit_code == 2
    assert "is not the address of a web desk; write it like http://127.0.0.1:" in result.stderr


def test_the_help_shows_how_a_client_is_told() -> None:
    told = CliRunner().invoke(app, ["mcp", "--help"]).stdout

    assert '{"mcpServers": {"reportedly": {"command": "reportedly",' in told
    assert "Authorization: Bearer TOKEN" in told
