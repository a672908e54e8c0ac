"""Text beside a mark, with its further lines under its first and nothing after the last letter of a line.
In: a mark and a Rich Text. Out: something Rich prints, without the trailing spaces of Rich's own padding.
"""

from __future__ import annotations

from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

NARROWEST = 8


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
