"""Rows of a .jsonl file to captures.
In: lines of JSON objects {id, url, outlet, title, published, text|html}. Out: a Capture per row, an Issue per bad row.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from reportedly.config import MAX_BATCH_ROWS, MAX_INPUT_BYTES
from reportedly.intake.encoding import keepable
from reportedly.record import Capture, Given, Issue, Media


def is_rows(body: bytes) -> bool:
    """Whether the first line of an input is a row."""
    first = body.lstrip(b"\xef\xbb\xbf \t\r\n").split(b"\n", 1)[0][: 4 * 1024 * 1024]
    if not first.startswith(b"{"):
        return False
    try:
        row = json.loads(first)
    except (ValueError, RecursionError):
        return False
    return isinstance(row, dict) and ("text" in row or "html" in row)


def take_rows(lines: Iterable[bytes], name: str, given: Given, observed_at: str) -> Iterator[Capture | Issue]:
    """One capture per row; its body is the row in canonical form, its input `name#id`, or `name#line` without an id."""
    taken = 0
    number = 0
    for number, line in enumerate(lines, start=1):
        if taken >= MAX_BATCH_ROWS:
            yield _issue(name, f"more than {MAX_BATCH_ROWS:,} rows; split the file", number)
            return
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if line.strip():
            taken += 1
            yield from _row(line, name, number, given, observed_at)
    if not taken:
        yield _issue(name, "the file is empty; save or export it again")


def capture_of(row: dict[str, object], name: str, media: Media, given: Given, observed_at: str) -> Capture:
    """The capture of a row or feed entry, with what it says of itself where the user said nothing."""
    canonical = keepable(json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":")))[0]
    told = {field: _text(row.get(field)) for field in ("outlet", "published", "url", "title")}
    merged = Given(**{field: getattr(given, field) or value for field, value in told.items()})
    return Capture.of(
        input=keepable(name)[0], media=media, body=canonical.encode("utf-8"), given=merged, observed_at=observed_at
    )


def _row(line: bytes, name: str, number: int, given: Given, observed_at: str) -> Iterator[Capture | Issue]:
    if len(line) > MAX_INPUT_BYTES:
        yield _issue(name, f"the row is larger than {MAX_INPUT_BYTES // 2**20} MB", number)
        return
    try:
        row = json.loads(line)
    except UnicodeDecodeError:
        yield _issue(name, "the row is not UTF-8; write the file as UTF-8", number)
        return
    except (ValueError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deeply or a number too long"
        yield _issue(name, f"the row is not JSON ({reason}); write one object per line", number)
        return
    if not isinstance(row, dict):
        yield _issue(name, f"the row is a {type(row).__name__}, not an object; write one object per line", number)
        return
    if not any(isinstance(row.get(field), str) and row[field].strip() for field in ("text", "html")):
        yield _issue(name, "the row has neither 'text' nor 'html'; give one of them as a string", number)
        return
    key = row.get("id")
    label = str(key) if isinstance(key, (str, int)) and str(key).strip() else str(number)
    yield capture_of(row, f"{name}#{label}", "row", given, observed_at)


def _text(value: object) -> str | None:
    return keepable(value)[0].strip() or None if isinstance(value, str) else None


def _issue(name: str, reason: str, line: int | None = None) -> Issue:
    return Issue(input=name, stage="take-in", reason=reason, line=line)
