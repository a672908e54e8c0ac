"""The server for assistants on the example story: the real command, asked by the SDK's own client."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, contextmanager
from pathlib import Path
from typing import Any

import mcp_types as types
import pytest
from anyio.from_thread import BlockingPortal, start_blocking_portal
from mcp import Client, StdioServerParameters

import reportedly
from reportedly.archive import Archive
from reportedly.record import Text

EXAMPLES = Path(__file__).parents[3] / "examples" / "story"
COMMAND = (sys.executable, "-c", "from reportedly.cli import app; app()", "mcp")


class Assistant:
    """A client that is connected to the server, called from plain functions."""

    def __init__(self, portal: BlockingPortal, client: Client) -> None:
        self.portal = portal
        self.client = client

    def result(self, tool: str, arguments: Mapping[str, Any]) -> types.CallToolResult:
        result: types.CallToolResult = self.portal.call(self.client.call_tool, tool, dict(arguments))
        return result

    def ask(self, tool: str, **arguments: Any) -> Any:
        """The structured answer; the client has checked it against the tool's output schema."""
        result = self.result(tool, arguments)
        assert not result.is_error, result.content
        return result.structured_content

    def text(self, tool: str, **arguments: Any) -> str:
        return _text_of(self.result(tool, arguments))

    def refused(self, tool: str, **arguments: Any) -> str:
        """What is told of a call that is refused."""
        result = self.result(tool, arguments)
        assert result.is_error
        assert result.structured_content is None
        return _text_of(result)


def _text_of(result: types.CallToolResult) -> str:
    (content,) = result.content
    assert isinstance(content, types.TextContent)
    return content.text


@contextmanager
def connected(client: Callable[[], AbstractAsyncContextManager[Client]]) -> Iterator[Assistant]:
    with start_blocking_portal() as portal, portal.wrap_async_context_manager(client()) as session:
        yield Assistant(portal, session)


def started(archive: Path, *more: str) -> StdioServerParameters:
    """The real command as a client starts it."""
    command, *arguments = COMMAND
    return StdioServerParameters(
        command=command,
        args=[*arguments, "--archive", str(archive), "--method", "rules", *more],
        env={"PYTHONPATH": os.pathsep.join(sys.path)},
    )


@pytest.fixture(scope="session")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example story, read by rules: that takes two seconds."""
    place = tmp_path_factory.mktemp("assistant") / "example.db"
    with reportedly.open(place) as archive:
        reportedly.add(archive, [EXAMPLES], method="rules")
    return place


@pytest.fixture(scope="session")
def texts(file: Path) -> Mapping[str, Text]:
    with Archive.open(file, create=False) as archive:
        return archive.texts(revision.text.id for revision in archive.revisions())
