"""The golden statements: a file of short texts that reads as prose, and what the rules find in each."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reportedly.reading import RULES, read_one
from reportedly.record import Instant, Statement, Text

GOLDEN = Path(__file__).parent.parent / "golden" / "statements.txt"
PUBLISHED = Instant(value="2026-03-10T12:00+00:00", precision="minute", from_="given")


def blocks() -> list[tuple[str, list[str]]]:
    """Each text of the file with its expected lines."""
    found: list[tuple[str, list[str]]] = []
    for line in GOLDEN.read_text(encoding="utf-8").splitlines():
        if line.startswith("- "):
            found[-1][1].append(line)
        elif line and not line.startswith("#"):
            found.append((line, []))
    return found


def found_in(text: str) -> list[str]:
    text = text.replace(" ¶ ", "\n\n")
    reading = read_one(Text.of(text=text, published=PUBLISHED, language="en"), RULES)
    return [line_of(statement) for statement in reading.statements]


def line_of(statement: Statement) -> str:
    source = statement.source
    more = ["anonymous"] * source.anonymous + ["implicit"] * source.implicit
    if statement.chain:
        more.append("via " + " < ".join(link.text for link in statement.chain))
    more += [f"hedge {hedge}" for hedge in statement.hedges]
    if statement.said_on:
        days = sorted({statement.said_on.earliest, statement.said_on.latest})
        more.append("on " + "/".join(days))
    columns = [
        f"- {source.text}" if source.text else "-",
        " ".join(span.text for span in statement.cue),
        statement.words,
        f"{statement.kind} {statement.stance}",
        *(["; ".join(more)] if more else []),
    ]
    return " | ".join(columns)


@pytest.mark.parametrize(("text", "expected"), blocks(), ids=lambda value: value[:60] if isinstance(value, str) else "")
def test_golden_statements(text: str, expected: list[str]) -> None:
    if os.environ.get("REPORTEDLY_REGENERATE"):
        pytest.skip("regenerating")
    assert found_in(text) == expected


def test_regenerate_when_asked() -> None:
    if not os.environ.get("REPORTEDLY_REGENERATE"):
        assert len(blocks()) >= 35
        return
    lines: list[str] = []
    for line in GOLDEN.read_text(encoding="utf-8").splitlines():
        if not line.startswith("- "):
            lines.append(line)
            if line and not line.startswith("#"):
                lines += found_in(line)
    GOLDEN.write_text("\n".join(lines) + "\n", encoding="utf-8")
