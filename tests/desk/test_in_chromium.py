"""The page in a real browser. Skipped where none is installed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from reportedly.desk import page
from reportedly.record import StoryView, Text

BROWSER = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), ""
)

pytestmark = pytest.mark.skipif(not BROWSER, reason="needs Chromium")

Opened = Callable[[str, str], tuple[str, list[str]]]


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    """Opens a page at a fragment: what it became, and what its console said."""

    def open_(shown: str, fragment: str) -> tuple[str, list[str]]:
        place = tmp_path / "page.html"
        place.write_text(shown, encoding="utf-8")
        command = [
            BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-sync", "--disable-background-networking", "--disable-component-update",
            f"--user-data-dir={tmp_path / 'profile'}", "--enable-logging=stderr", "--v=0", "--dump-dom",
            f"{place.as_uri()}#{fragment}",
        ]  # fmt: skip
        done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=120)
        return done.stdout, [line for line in done.stderr.splitlines() if "CONSOLE" in line]

    return open_


def test_a_link_opens_its_text_and_shows_the_words(
    dam: StoryView, dam_texts: Mapping[str, Text], opened: Opened
) -> None:
    became, console = opened(page.render(dam, dam_texts), "stm_believed")
    text_id = next(each.text_id for each in dam.statements if each.id == "stm_believed")
    assert f'<details class="source-text" id="{text_id}" open="">' in became
    assert 'class="content here"' in became
    assert console == []  # a refused request or script would be told here, by the page's own policy


def test_what_the_policy_refuses_is_seen_by_this_test(
    dam: StoryView, dam_texts: Mapping[str, Text], opened: Opened
) -> None:
    shown = page.render(dam, dam_texts).replace("</main>", '<img src="https://outlet.example/x.png"></main>')
    assert any("Content Security Policy" in line for line in opened(shown, "")[1])
