"""A checked draft in a terminal: paragraph by paragraph what the archive has so, otherwise, or not.
In: a CheckView. Out: something Rich prints, readable at 80 columns, without colour and through a pipe.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text

from reportedly.desk import words
from reportedly.desk.hanging import Hanging
from reportedly.record import CheckView, Dropped, Edit, Finding, Passage, Severity

MARKS: dict[Severity, str] = {"sound": "✓", "look": "?", "wrong": "✗"}
"""One shape per severity, so that none is told by colour alone."""
STYLES: dict[Severity, str] = {"sound": "green", "look": "yellow", "wrong": "red"}
SHOWN = 2
"""Places of the archive shown with what is not sound; JSON has more."""


def render(view: CheckView) -> RenderableType:
    """The findings by paragraph, after how many there are and what the draft was held against."""
    return Group(*_masthead(view), *_paragraphs(view.findings), *_left_out(view.document.dropped))


def _masthead(view: CheckView) -> Iterator[RenderableType]:
    document, held, counts = view.document, view.held, view.counts
    yield Hanging(Text(words.printable(document.title or document.input), style="bold"), 0)
    against = words.count(held.articles, "article")
    known = f" as of {words.day(held.as_of)}" if held.as_of else ""
    story = f" of story {words.printable(held.story)}" if held.story else ""
    yield Hanging(Text(f"Held against {against}{story}{known}", style="dim"), 0)
    yield Hanging(Text(f"{counts.sound} sound, {counts.look} to look at, {counts.wrong} wrong"), 0)
    yield ""


def _paragraphs(findings: Iterable[Finding]) -> Iterator[RenderableType]:
    for number, its in groupby(findings, key=lambda finding: finding.paragraph):
        yield Text(f"PARAGRAPH {number + 1}", style="bold")
        for finding in its:
            yield from _finding(finding)
        yield ""


def _finding(finding: Finding) -> Iterator[RenderableType]:
    style = STYLES[finding.severity]
    text = Text(finding.kind, style=style).append("  ", style="default")
    if finding.difference:
        text.append_text(_difference(finding.difference))
    else:
        text.append(words.printable(finding.text), style="default")
    yield Hanging(text, 4, Text(f"  {MARKS[finding.severity]}", style=style))
    if finding.severity == "sound":
        yield from (Hanging(_place(evidence), 6) for evidence in finding.evidence[:1])
        return
    yield Hanging(Text(words.printable(finding.explanation)), 6)
    yield from (Hanging(_place(evidence), 6) for evidence in finding.evidence[:SHOWN])


def _left_out(dropped: Sequence[Dropped]) -> Iterator[RenderableType]:
    """The lines that were not held against anything, so that nothing is silently passed over."""
    if dropped:
        yield Text("LEFT OUT, NOT CHECKED", style="bold")
        for line in dropped:
            where = f"line {line.line}, " if line.line else ""
            yield Hanging(Text(f"{where}{words.printable(line.why)}: {words.printable(line.text)}", style="dim"))
        yield ""


def _difference(edits: Iterable[Edit]) -> Text:
    """The words of the draft, with `[-those of the archive-]` that it lacks and `{+its own+}`, as in wdiff."""
    text = Text()
    for number, edit in enumerate(edits):
        shown = words.printable(edit.text)
        text.append(" " if number else "", style="default")
        match edit.op:
            case "same":
                text.append(shown, style="default")
            case "dropped":
                text.append(f"[-{shown}-]", style="red")
            case "added":
                text.append(f"{{+{shown}+}}", style="green")
    return text


def _place(evidence: Passage) -> Text:
    """Who says it there, in which outlet, on what day, and at which place of its text."""
    who = f"{evidence.source}, in " if evidence.source else "in "
    outlet = evidence.outlet or "an outlet without a name"
    place = (
        f"{who}{outlet}, {words.day(evidence.known_on)} ({evidence.start}–{evidence.end} of {evidence.text_id[:10]})"
    )
    return Text(words.printable(place), style="dim")
