"""The pictures of the README and the manual: pages of the desk on the example story, as a reader sees them.
In: nothing (`python -m bench.pictures`, or with a folder). Out: PNG files in docs/pictures, drawn by Chromium.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import uvicorn
from playwright.sync_api import Browser, sync_playwright

import reportedly
from reportedly.archive import Archive
from reportedly.desk.web.app import create

ROOT = Path(__file__).parents[1]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
)  # fmt: skip
WIDTH, HEIGHT, SCALE = 1200, 900, 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One page, or the part of it that a selector names, as one file."""

    name: str
    path: str
    part: str | None = None
    dark: bool = False
    width: int = WIDTH
    height: int = HEIGHT


def pictures(archive: Archive) -> Iterator[Picture]:
    """What is shown of the story with the newest change."""
    view = archive.story()
    claim = max(view.claims, key=lambda one: (min(len(one.supports), len(one.denies)), one.id))
    speaker = next(entity for entity in view.entities if entity.name == "Aurel Corvane")
    article = next(article for article in view.articles if article.outlet == "TV6 Ilvaria")
    story = f"/stories/{view.story.id}"
    yield Picture(name="story", path=story)
    yield Picture(name="story-dark", path=f"{story}?as_of=2026-03-11", dark=True)
    yield Picture(name="figures", path=story, part="#figures")
    yield Picture(name="sources", path=story, part="#sources figure")
    yield Picture(name="article", path=f"/articles/{article.id}")
    yield Picture(name="claim", path=f"/claims/{claim.id}")
    yield Picture(name="source", path=f"/sources/{quote(speaker.id)}")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Draw the pictures of the README and the manual.")
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "docs" / "pictures")
    folder: Path = parser.parse_args(arguments).folder
    chromium = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if chromium is None:
        sys.exit("no Chromium found; install the package `chromium` to draw the pictures")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made, reportedly.open(Path(made) / "example.db") as archive:
        reportedly.add(archive, [ROOT / "examples" / "story"])
        with serving(archive) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
            for picture in pictures(archive):
                draw(browser, address, picture, folder)
            browser.close()
    return 0


def draw(browser: Browser, address: str, picture: Picture, folder: Path) -> None:
    """Writes one picture."""
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height},
        device_scale_factor=SCALE,
        color_scheme="dark" if picture.dark else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(address + picture.path, wait_until="networkidle")
    file = folder / f"{picture.name}.png"
    if picture.part:
        page.evaluate("document.querySelector('.days').style.position = 'static'")  # else it lies over the part
        page.locator(picture.part).first.screenshot(path=file)
    else:
        page.screenshot(path=file)
    context.close()


@contextmanager
def serving(archive: Archive) -> Iterator[str]:
    """A desk on the archive: its address."""
    server = uvicorn.Server(uvicorn.Config(create(archive), port=0, log_level="warning", ws="none"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


if __name__ == "__main__":
    sys.exit(main())
