"""The picture for the README: a story's page as a reader sees it.
In: an archive and the file to write (`python bench/picture.py ARCHIVE OUT.png [STORY]`). Out: a PNG, drawn by Chromium.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from reportedly.archive import Archive
from reportedly.desk import page

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--hide-scrollbars",
)  # fmt: skip
WIDTH, HEIGHT, SCALE = 1200, 1000, 1.5


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Draw the page of an archive's story as a PNG.")
    parser.add_argument("archive")
    parser.add_argument("picture", type=Path)
    parser.add_argument("story", nargs="?", help="by default the one with the newest change")
    parser.add_argument("--dark", action="store_true")
    given = parser.parse_args(arguments)
    archive = Archive.open(given.archive)
    view = archive.story(given.story)
    texts = {text: archive.text(text) for article in view.articles for text in article.revisions}
    draw(page.render(view, texts), given.picture, dark=given.dark)
    return 0


def draw(shown: str, picture: Path, *, dark: bool = False) -> None:
    """Writes the top of the page to `picture`."""
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        sys.exit("no Chromium found; install the package `chromium` to draw the picture")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "page.html")
        place.write_text(shown, encoding="utf-8")
        command = [
            browser, *QUIET, f"--user-data-dir={folder}/profile", f"--window-size={WIDTH},{HEIGHT}",
            f"--force-device-scale-factor={SCALE}", f"--blink-settings=preferredColorScheme={0 if dark else 1}",
            f"--screenshot={picture.resolve()}", place.as_uri(),
        ]  # fmt: skip
        subprocess.run(command, check=True, timeout=120, capture_output=True)


if __name__ == "__main__":
    sys.exit(main())
