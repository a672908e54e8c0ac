"""Pieces of a terminal page: text beside a mark, and who says something.
In: a mark and a Rich Text. Out: something Rich prints, without the trailing spaces of Rich's own padding.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from reportedly.desk import words
from reportedly.desk.sheet import Part

NARROWEST = 8
STYLES: dict[Part, str] = {"source": "bold", "known": "dim not bold", "cue": "italic not bold"}


@dataclass(frozen=True, slots=True)
class Hanging:
    """`text`, `indent` columns from the left edge; `mark` stands in the indent of its first line."""

    text: Text
    indent: int = 2
    mark: Text | str = ""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The lines, one by one."""
        width = max(options.max_width - self.indent, NARROWEST)
        for number, line in enumerate(self.text.wrap(console, width)):
            margin = Text.assemble(self.mark) if number == 0 else Text()
            margin.pad_right(self.indent - margin.cell_len)
            line.rstrip()
            yield margin.append_text(line)


def append_attribution(text: Text, parts: Iterable[tuple[Part, str]]) -> None:
    """Adds who says it, and how, to a line."""
    for number, (part, said) in enumerate(parts):
        shown = words.printable(said)
        text.append(" " if number else "", style="not bold")
        text.append(f"[{shown}]" if part == "known" else shown, style=STYLES[part])
