"""The web desk on the example story, over a real server, and in a real browser where one is installed."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from reportedly.archive import Archive
from reportedly.desk.web.app import create

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), ""
)
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
)  # fmt: skip
SECONDS_TO_START = 30.0

Served = Callable[[Path], str]


@contextmanager
def serving(file: Path) -> Iterator[str]:
    """A server on the archive in `file`: the address of its first page, without the last slash."""
    with Archive.open(file, create=False) as archive:
        server = uvicorn.Server(uvicorn.Config(create(archive), port=0, log_level="warning", ws="none"))
        thread = threading.Thread(target=server.run)
        thread.start()
        try:
            give_up = time.monotonic() + SECONDS_TO_START
            while not server.started:
                assert thread.is_alive(), "the server does not start"
                assert time.monotonic() < give_up, "the server does not start"
                time.sleep(0.01)
            yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture(scope="session")
def desk(example: Path) -> Iterator[str]:
    """The address of a desk on the example story, for tests that change nothing."""
    with serving(example) as address:
        yield address


@pytest.fixture
def own_desk(example: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a desk on a copy of the example's archive, for tests that change it."""
    with serving(Path(shutil.copy(example, tmp_path / "own.db"))) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium. Tests that need it skip where it is not installed.

    Closed after each module: while playwright is open an event loop runs in this thread, which other tests can't have.
    """
    if not CHROMIUM:
        pytest.skip("needs Chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """An empty page. What it does is watched: afterwards, nothing left this machine and no error was told.

    `@pytest.mark.parametrize("page", [{"color_scheme": "dark"}], indirect=True)` gives options of its context.
    """
    options = getattr(request, "param", {})
    context = browser.new_context(**{"reduced_motion": "reduce", **options})
    opened = context.new_page()
    opened.set_default_timeout(15_000)
    told: list[str] = []
    left: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            told.append(message.text)

    def watch(asked: Request) -> None:
        if not asked.url.startswith(("http://127.0.0.1:", "data:", "about:", "blob:")):
            left.append(asked.url)

    opened.on("console", listen)
    opened.on("pageerror", lambda error: told.append(str(error)))
    opened.on("request", watch)
    yield opened
    context.close()
    assert left == [], "requests left this machine"
    assert told == [], "the console told of errors"


@pytest.fixture
def barriers() -> Callable[[Page], list[str]]:
    """What axe finds on a page that keeps people from using it: a rule and the first place each."""

    def found(shown: Page) -> list[str]:
        violations = Axe().run(shown).response["violations"]
        return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in violations]

    return found
