"""How fast the page of a long story is made, and how big it is: `python -m bench.desk` prints it.
In: a fictional story of some 500 claims in 200 articles, in an archive. Out: milliseconds and kilobytes of its pages.

Each time is that of the server for one page, on an archive that was opened anew; a day's page is the first of its
story, then the first of another day, then the same again.
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from fastapi import FastAPI

from bench.newsroom import articles, row
from reportedly.archive import Archive, Linkage
from reportedly.desk.days import days_of
from reportedly.desk.web.app import collect_rarely, create
from reportedly.linking import linked, linker, view
from reportedly.reading import RULES, read_one
from reportedly.record import Capture, Cleaned, Given, Revision

ARTICLES, MATTERS, PROPOSITIONS = 200, 30, 2.0
"""Of the story: articles, matters that it brings together, and propositions for each article of a matter."""
SEEN = "2031-12-31T00:00:00Z"
MOST_BYTES = 300_000
"""Of a page."""
PARTS = ("claims", "changes", "figures", "coming", "sources", "articles")


class Page(NamedTuple):
    """One page as a server made it."""

    name: str
    milliseconds: float
    bytes: int


def score_desk(_: Path) -> dict[str, float]:
    """How many first views a second holds, and how much of the most bytes the biggest page leaves; more is better."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "long.db"
        build(file)
        collect_rarely()  # as `serve` does
        found = list(pages(file))
    print("\n".join(told(found)), file=sys.stderr)
    return {
        "first views a second of a story of 500 claims": 1000 / found[0].milliseconds,
        "% of 300 kB that its biggest page leaves": 100 * (1 - max(page.bytes for page in found) / MOST_BYTES),
    }


def build(file: Path) -> None:
    """An archive of the one long story. Its links are made for all its articles at once: no stream would bring 30
    matters together."""
    texts = articles(ARTICLES, MATTERS, propositions=PROPOSITIONS)
    captures = [
        Capture.of(
            input=text.url or "", media="row", body=json.dumps(row(text)).encode(), given=Given(), observed_at=SEEN
        )
        for text in texts
    ]
    readings = [read_one(text, RULES) for text in texts]
    group = tuple(
        Revision(text=text, reading=reading, input=text.url or "", observed_at=SEEN)
        for text, reading in zip(texts, readings, strict=True)
    )
    inside = linked(group)
    seen = view(group, inside.links, heard=inside.said)
    assert seen is not None  # noqa: S101 - of now
    with Archive.open(file) as archive:
        archive.save_captures(captures)
        cleaned = [(capture.id, Cleaned(text=text)) for capture, text in zip(captures, texts, strict=True)]
        archive.save_cleanings(cleaned, cleaner="bench/1", made_at=SEEN)
        archive.save_readings(readings, RULES, SEEN)
        archive.save_stories([], [Linkage.of(group, inside.links, seen, linker=linker())], ())
        archive.save_names({seen.story.id: seen.articles[0].id})


def pages(file: Path) -> Iterator[Page]:
    """The pages of the story in `file`, the first view of now before all others."""
    with Archive.open(file, create=False) as archive:
        story = archive.stories()[0]
        days = [day.date for day in days_of(archive.story(story.id))]
        at = f"/stories/{story.id}"
        app = create(archive)
        yield _page(app, at, f"first view of {story.claims} claims, {story.statements} statements")
        yield _page(app, at, "again")
        middle = days[len(days) // 2]
        yield _page(app, f"{at}?as_of={middle}", "a past day, the first")
        yield _page(app, f"{at}?as_of={days[-2]}", "another past day, nearly all known")
        yield _page(app, f"{at}?as_of={middle}", "a past day again")
        yield _page(app, f"{at}?q=denied&sort=newest", "claims with a word, newest change first")
        for part in PARTS:
            yield _page(app, f"{at}?part={part}", f"all {part}")


def told(found: list[Page]) -> list[str]:
    """A line for each page."""
    return [f"{page.milliseconds:7.0f} ms {page.bytes / 1000:7.0f} kB  {page.name}" for page in found]


def _page(app: FastAPI, address: str, name: str) -> Page:
    begin = time.process_time()
    body = _fetch(app, address)
    return Page(name, 1000 * (time.process_time() - begin), len(body))


def _fetch(app: FastAPI, address: str) -> bytes:
    """The answer to a request, without a network."""
    parts = urlsplit(address)
    scope = {
        "type": "http", "method": "GET", "path": parts.path, "query_string": parts.query.encode(), "root_path": "",
        "headers": [(b"host", b"127.0.0.1")], "scheme": "http", "server": ("127.0.0.1", 80), "http_version": "1.1",
    }  # fmt: skip
    body = bytearray()
    status = 0

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, object]) -> None:
        nonlocal status
        if message["type"] == "http.response.start":
            status = int(str(message["status"]))
        body.extend(bytes(message.get("body", b"")))  # type: ignore[call-overload]

    asyncio.run(app(scope, receive, send))  # type: ignore[arg-type]
    assert status == 200, f"{address}: {status}"  # noqa: S101 - else a time would be that of an error
    return bytes(body)


if __name__ == "__main__":
    score_desk(Path())
