"""The brief in a terminal: what is claimed and who stands behind it, figures, changes, articles.
In: a StoryView. Out: something Rich prints, readable at 80 columns, without colour and through a pipe.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from reportedly.desk import words
from reportedly.desk.hanging import Hanging, append_attribution
from reportedly.desk.sheet import OPEN_CLAIMS, Claimed, Line, Sheet, Side, arrange, quoted
from reportedly.record import Article, Change, Series, Status, StoryView

KEY_LINES = 3
"""Lines shown of each side of a claim; the page shows all."""

MARGIN = 14
STATUS_STYLES: dict[Status, str] = {
    "unreported": "dim",
    "alleged": "default",
    "single-source": "cyan",
    "multi-source": "bold blue",
    "confirmed-by-party": "bold green",
    "denied": "bold red",
    "contested": "bold yellow",
}


def render(view: StoryView) -> RenderableType:
    """The story from the most disputed claim down to the list of articles."""
    sheet = arrange(view)
    return Group(*_spaced(_masthead(sheet), _claims(sheet), _figures(view.series), _changes(sheet), _articles(sheet)))


def _spaced(*parts: Iterable[RenderableType]) -> Iterator[RenderableType]:
    for part in parts:
        shown = list(part)
        if shown:
            yield from shown
            yield ""


def _masthead(sheet: Sheet) -> Iterator[RenderableType]:
    story = sheet.view.story
    day = f"As of {words.day(story.as_of)}" if story.as_of else f"Newest change {words.day(story.newest_change)}"
    counts = (
        words.count(story.articles, "article"),
        words.count(story.outlets, "outlet"),
        words.between(*sheet.origins, "origin"),
        words.count(story.claims, "claim"),
    )
    yield Hanging(Text(words.printable(story.headline), style="bold"), 0)
    yield Hanging(Text(f"{day}: {', '.join(counts)}, since {words.day(story.since)}", style="dim"), 0)


def _claims(sheet: Sheet) -> Iterator[RenderableType]:
    yield _heading("What is claimed")
    for claimed in sheet.claims[:OPEN_CLAIMS]:
        yield ""
        yield from _claim(claimed)
    rest = sheet.claims[OPEN_CLAIMS:]
    if rest:
        yield ""
        yield Hanging(Text(f"{words.count(len(rest), 'more claim')}, with all their lines on the page", style="dim"), 0)
        for claimed in rest:
            yield Hanging(Text(words.printable(claimed.claim.label)), 2, words.GLYPHS[claimed.claim.status])


def _claim(claimed: Claimed) -> Iterator[RenderableType]:
    claim = claimed.claim
    style = STATUS_STYLES[claim.status]
    standing = Text(claim.status, style=style)
    if claim.history:
        standing.append(f" since {words.day(claim.history[-1].date)}", style="dim not bold")
    origins = f"{words.between(claim.origins_low, claim.origins_high, 'origin')}, "
    origins += words.count(claimed.outlets, "outlet")
    unnamed = sum(origin.anonymous for origin in claim.origins)
    standing.append(f": {origins}{f' ({unnamed} unnamed)' if unnamed else ''}", style="dim not bold")
    yield Hanging(standing, 2, Text(words.GLYPHS[claim.status], style=style))
    label = quoted(claim.label, claimed.label.statement.kind) if claimed.lone else claim.label
    yield Hanging(Text(words.printable(label), style="bold"))
    if claim.reason:
        yield Hanging(Text(words.printable(claim.reason), style="dim"))
    for together in claimed.as_one[:KEY_LINES]:
        yield Hanging(Text(f"counted as one: {words.printable(together)}", style="dim"), 4)
    for side in claimed.sides:
        yield from _side(side, claimed.lone)


def _side(side: Side, lone: bool) -> Iterator[RenderableType]:
    """The lines, with the name of the side in the margin of the first."""
    for number, line in enumerate(side.lines[:KEY_LINES]):
        name = "" if number else side.name
        yield Hanging(_line(line, lone), MARGIN, f"  {name:<{MARGIN - 4}}- ")
    left = len(side.lines) - KEY_LINES
    if left > 0:
        yield Hanging(Text(f"… {left} more", style="dim"), MARGIN)


def _line(line: Line, lone: bool) -> Text:
    """Source, cue and words as they stand (those of a lone line are the label above), and where they stand."""
    said = line.first
    text = Text()
    append_attribution(text, line.attribution)
    if line.words and not lone:
        text.append(f": {words.printable(quoted(line.words, said.kind))}")
    notes = ["unnamed"] if said.source.anonymous else []
    if line.stance or said.hedges:
        hedges = f": {', '.join(f'“{hedge}”' for hedge in said.hedges)}" if said.hedges else ""
        notes.append(f"{said.stance}{hedges}")
    if said.chain:
        notes.append(f"by way of {', '.join(link.text for link in said.chain)}")
    places = ", ".join(f"{place.outlet} [{place.number}]" for place in line.places)
    notes.append(f"{places}, {words.day(said.known_on)}")
    return text.append(f" ({words.printable('; '.join(notes))})", style="dim")


def _figures(series: Iterable[Series]) -> Iterator[RenderableType]:
    moved = [each for each in series if len({point.figure.text for point in each.points}) > 1]
    if not moved:
        return
    yield _heading("Figures over time")
    for each in sorted(moved, key=lambda s: (-len(s.points), s.counts, s.unit or "")):
        yield ""
        yield Hanging(Text(words.printable(each.counts), style="bold"), 0)
        widest = max(len(words.printable(point.figure.text)) for point in each.points)
        told = Counter((point.known_on, point.figure.text, point.source or "no source named") for point in each.points)
        for (day, figure, source), times in told.items():  # copies of one line are one row
            row = Text(f"{words.day(day):<13}")
            row.append(f"{words.printable(figure):<{min(widest, 30)}}", style="bold").append("  ")
            row.append(words.printable(source) + (f" ({times} times)" if times > 1 else ""), style="dim")
            yield Hanging(row)


def _changes(sheet: Sheet) -> Iterator[RenderableType]:
    if not sheet.days:
        return
    yield _heading("Changes, day by day")
    for date, changes in sheet.days:
        yield ""
        yield Text(words.day(date), style="bold")
        for change in changes:
            yield Hanging(_change(change, sheet), 4, "  -")


def _change(change: Change, sheet: Sheet) -> Text:
    numbers = sorted({sheet.numbers[article] for article in change.articles if article in sheet.numbers})
    text = Text(f"{change.kind}: ", style="italic").append(words.printable(change.text), style="not italic")
    return text.append(f" {''.join(f'[{number}]' for number in numbers)}", style="dim not italic")


def _articles(sheet: Sheet) -> Iterator[RenderableType]:
    yield _heading("Articles")
    yield ""
    for article in sheet.articles:
        yield Hanging(_article(article, sheet), 5, f"[{sheet.numbers[article.id]}]")


def _article(article: Article, sheet: Sheet) -> Text:
    text = Text(words.printable(article.title or article.input))
    notes = [article.outlet or "outlet unknown", words.day(article.known_on)]
    if article.known_from != "published":
        notes.append(words.how_dated(article))
    if article.credits:
        notes.append(f"credits {', '.join(article.credits)}")
    copies = sheet.copies.get(article.id)
    if copies:
        notes.append(f"same words as {_numbers(copies)}")
    quoting = sheet.quoting.get(article.id)
    if quoting:
        notes.append(f"same quotations as {_numbers(quoting)}")
    source = sheet.rewrites.get(article.id)
    if source:
        notes.append(f"{'derived from' if source.directed else 'one report with'} [{source.number}]")
    return text.append(f" ({words.printable('; '.join(notes))})", style="dim")


def _numbers(numbers: Iterable[int]) -> str:
    return ", ".join(f"[{number}]" for number in numbers)


def _heading(title: str) -> Text:
    return Text(title.upper(), style="bold")
