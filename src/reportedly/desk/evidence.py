"""What something rests on, and what people ruled, in a terminal.
In: Evidence, or rulings. Out: something Rich prints: each thing over its verbatim words and what they rest on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from reportedly.desk import words
from reportedly.desk.hanging import Hanging
from reportedly.record import Anchor, Evidence, Quote, Ruled

STEP = 2
"""Columns that what a thing rests on stands further in."""
_STYLES = {"in force": "bold green", "overruled": "bold yellow", "dormant": "dim", "undone": "dim"}


def render(evidence: Evidence) -> RenderableType:
    """The chain of evidence, from what was asked for down to the words."""
    return Group(*_lines(evidence, 0))


def render_rulings(rulings: Iterable[Ruled]) -> RenderableType:
    """Each ruling with the words that it is about."""
    return Group(*(line for ruling in rulings for line in _ruling(ruling)))


def _lines(evidence: Evidence, depth: int, within: str | None = None) -> Iterator[RenderableType]:
    """A thing and what it rests on; `within` is the text that the thing above stands in, which is not named again."""
    line = Text(evidence.what, style="bold")
    if evidence.says:
        line.append(f": {words.printable(evidence.says)}", style="not bold")
    short = bool(depth) and len(evidence.quotes) == 1 and evidence.quotes[0].text_id == within
    if short:
        line.append(" ").append_text(_quote(evidence.quotes[0], within))
    if evidence.id:
        line.append(f" {evidence.id}", style="dim not bold")
    indent = STEP * depth
    yield Hanging(line, indent, " " * (indent - STEP) + "- " if depth else "")
    for quote in () if short else evidence.quotes:
        yield Hanging(_quote(quote, within), indent + STEP)
    inner = evidence.quotes[0].text_id if evidence.quotes else within
    for part in evidence.rests_on:
        yield from _lines(part, depth + 1, inner)


def _quote(quote: Quote, within: str | None) -> Text:
    """Verbatim words and where they stand: in a text of its own with outlet and day."""
    text = Text(f"“{words.printable(quote.text)}”", style="not bold")
    where = f" [{quote.start}:{quote.end}]"
    if quote.text_id != within:
        where = f" {quote.outlet or 'outlet unknown'}, {words.day(quote.known_on)}, {quote.text_id}{where}"
    return text.append(f" {words.printable(where)}", style="dim")


def _ruling(ruling: Ruled) -> Iterator[RenderableType]:
    what = " ".join(filter(None, (ruling.kind, ruling.stance, ruling.undoes)))
    line = Text(f"{ruling.id}  ").append(what, style="bold")
    line.append(f", by {words.printable(ruling.by)} on {words.day(ruling.made_at[:10])}: ", style="not bold")
    line.append(ruling.state, style=_STYLES[ruling.state])
    if ruling.note:
        line.append(f" ({words.printable(ruling.note)})", style="dim")
    yield Hanging(line, 0)
    if ruling.reason:
        yield Hanging(Text(f"“{words.printable(ruling.reason)}”"), STEP)
    for anchor in ruling.anchors:
        yield Hanging(_anchor(anchor), STEP + 2, "  - ")


def _anchor(anchor: Anchor) -> Text:
    """What is ruled on, by its words and where they stand."""
    about = [anchor.name, f"from {anchor.source.text}" if anchor.source else None]
    about += [f"the figure {anchor.figure.text}" if anchor.figure else None]
    notes = "; ".join(words.printable(note) for note in about if note)
    said = " … ".join(words.printable(span.text) for span in anchor.content)
    text = Text(f"{anchor.thing} “{said}”").append(f" ({notes})" if notes else "", style="dim")
    place = f"[{anchor.content[0].start}:{anchor.content[-1].end}]" if anchor.content else ""
    return text.append(f" {anchor.id}, {anchor.text_id}{place}", style="dim")
