"""Pieces of a terminal page: text beside a mark, and who says something.
In: a mark and a Rich Text. Out: something Rich prints, without the trailing spaces of Rich's own padding.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from reportedly.desk import words
from reportedly.desk.lines import Part

NARROWEST = 16
"""Columns that text has at least; where its indent leaves fewer, it stands after its mark, a little in."""
STYLES: dict[Part, str] = {"source": "bold", "known": "dim not bold", "cue": "italic not bold"}


@dataclass(frozen=True, slots=True)
class Hanging:
    """`text`, `indent` columns from the left edge; `mark` stands in the indent of its first line."""

    text: Text
    indent: int = 2
    mark: Text | str = ""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The lines, one by one."""
        narrow = options.max_width - self.indent < NARROWEST
        indent = 2 if narrow else self.indent
        text = Text.assemble(self.mark, self.text) if narrow else self.text
        for number, line in enumerate(text.wrap(console, max(options.max_width - indent, 1))):
            margin = Text() if number or narrow else Text.assemble(self.mark)
            if number or not narrow:
                margin.pad_right(indent - margin.cell_len)
            line.rstrip()
            yield margin.append_text(line)


def append_attribution(text: Text, parts: Iterable[tuple[Part, str]], known_by: Sequence[str] = ()) -> None:
    """Adds who says it, and how, to a line; `known_by` ruled that the words stand for that name."""
    for number, (part, said) in enumerate(parts):
        shown = words.printable(f"{said}{words.ruled(known_by)}" if part == "known" else said)
        text.append(" " if number else "", style="not bold")
        text.append(f"[{shown}]" if part == "known" else shown, style=STYLES[part])
