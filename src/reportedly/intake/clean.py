"""Captures to texts: the one door for flattened text, pages, rows and feed entries.
In: a capture. Out: its Text, or none, with issues; never an exception.
"""

from __future__ import annotations

import json
import re

from reportedly.config import MAX_TEXT_CHARS
from reportedly.errors import IntakeError, ReportedlyError
from reportedly.intake.draft import Draft, compose
from reportedly.intake.encoding import binary_kind, decode, keepable
from reportedly.intake.flat import flatten
from reportedly.intake.instants import parse_instant
from reportedly.intake.language import language_of
from reportedly.intake.page import fragment_lines, read_page
from reportedly.record import Capture, Cleaned, Given, Instant, Issue, Text
from reportedly.record.text import Severity

CLEANER = "intake/2"
"""Name and version of this cleaning; a change of what it makes of the same bytes is a new version."""

_PAGE = re.compile(r"<(?:!doctype html|html|head|body)\b", re.IGNORECASE)


def clean(capture: Capture) -> Cleaned:
    """The clean text of a capture. Whatever goes wrong is an Issue of the capture's input."""
    try:
        return _clean(capture)
    except ReportedlyError as error:
        return _failed(capture, str(error))
    except RecursionError:
        return _failed(capture, "the page is nested too deeply to be read; paste its text as .txt")
    except Exception as error:  # noqa: BLE001 - a hostile input must cost its own article only
        return _failed(capture, f"cleaning failed with {type(error).__name__}: {error}; please report it with the file")


def _clean(capture: Capture) -> Cleaned:
    draft, remarks = _draft(capture)
    given, remarks = capture.given, (*remarks, *draft.remarks)
    title = " ".join((given.title or draft.title or "").split()) or None
    published = _published(given, draft)
    if given.published and (published is None or published.from_ != "given"):
        remarks = (
            *remarks,
            f"the date given, {given.published!r}, cannot be read; write it like 2024-10-17T15:08+09:00",
        )
    if capture.media == "entry" and title and not draft.blocks:
        remarks = (*remarks, "the feed gives the headline only")
    elif not draft.blocks:
        raise IntakeError(f"no article text found: {_account(draft)}; check that the file holds the article itself")
    text, captions, cut = compose(title, draft.blocks, MAX_TEXT_CHARS)
    if cut:
        remarks = (*remarks, f"the text is longer than {MAX_TEXT_CHARS:,} characters; the rest was cut")
    made = Text.of(
        text=text,
        title=title if title and text.startswith(title) else None,
        outlet=given.outlet or draft.outlet,
        byline=draft.byline,
        dateline=draft.dateline,
        credits=draft.credits,
        published=published,
        updated=draft.updated,
        language=language_of(text),
        url=given.url or draft.url,
        dropped=draft.dropped,
        captions=captions,
        method=CLEANER,
    )
    return Cleaned(text=made, issues=tuple(_issue(capture, remark, "warning") for remark in remarks))


def _draft(capture: Capture) -> tuple[Draft, tuple[str, ...]]:
    """What the capture's bytes hold, and remarks."""
    if not capture.body.strip():
        raise IntakeError("the input is empty; nothing to read")
    if kind := binary_kind(capture.body):
        raise IntakeError(f"this is {kind}, not a page or a text; save the article as HTML or plain text")
    decoded = decode(capture.body)
    if capture.media in ("row", "entry"):
        return _row(decoded.text, capture), decoded.remarks
    if capture.media == "html" or (capture.media == "unknown" and _PAGE.search(decoded.text[:2000])):
        draft = read_page(decoded.text, capture.observed_at)
    else:
        draft = flatten(decoded.text, capture.given.title)
    return draft, decoded.remarks


def _row(body: str, capture: Capture) -> Draft:
    """The article of a row or feed entry: a page, a fragment of one, or flattened text."""
    try:
        row = json.loads(body)
    except ValueError as error:
        raise IntakeError(f"the row is not JSON ({error}); write one object per line") from error
    if not isinstance(row, dict):
        raise IntakeError(f"the row is a {type(row).__name__}, not an object; write one object per line")
    html, text, byline = (keepable(str(row.get(field) or ""))[0] for field in ("html", "text", "byline"))
    if _PAGE.search(html[:2000]):
        draft = read_page(html, capture.observed_at)
    else:
        draft = flatten(fragment_lines(html) if html.strip() else text, capture.given.title)
    return draft._replace(byline=byline or draft.byline)


def _published(given: Given, draft: Draft) -> Instant | None:
    return (parse_instant(given.published, "given") if given.published else None) or draft.published


def _account(draft: Draft) -> str:
    """What the input consists of instead of an article."""
    kinds: dict[str, int] = {}
    for line in draft.dropped:
        kinds[line.why] = kinds.get(line.why, 0) + 1
    return (
        ", ".join(f"{count} × {why}" for why, count in sorted(kinds.items(), key=lambda k: (-k[1], k[0])))
        or "no sentence"
    )


def _failed(capture: Capture, reason: str) -> Cleaned:
    return Cleaned(text=None, issues=(_issue(capture, reason, "error"),))


def _issue(capture: Capture, reason: str, severity: Severity) -> Issue:
    return Issue(input=capture.input, stage="clean", reason=reason, severity=severity)
