"""The brief in a terminal: what is claimed and who stands behind it, figures, changes, articles.
In: a StoryView. Out: something Rich prints, readable at 80 columns, without colour and through a pipe.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from reportedly.desk import words
from reportedly.desk.coming import Coming
from reportedly.desk.counts import Counted
from reportedly.desk.hanging import Hanging, append_attribution
from reportedly.desk.lines import Line, Place, Side, quoted
from reportedly.desk.sheet import OPEN_CLAIMS, Claimed, Sheet, arrange
from reportedly.record import Article, Change, Status, StoryView

KEY_LINES = 3
"""Lines shown of each side of a claim, and claims under it; the page shows all."""

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
    parts = _claims(sheet), _figures(sheet.figures), _coming(sheet), _changes(sheet), _articles(sheet)
    return Group(*_spaced(_masthead(sheet), *parts))


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
        left = words.count(sum(claimed.levels for claimed in rest), "more claim")
        yield Hanging(Text(f"{left}, with all their lines on the page", style="dim"), 0)
        for claimed in rest:
            yield Hanging(Text(words.printable(claimed.claim.label)), 2, words.GLYPHS[claimed.claim.status])
            yield from _specific(claimed)


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
    for rival in claimed.rivals[:KEY_LINES]:
        told = f"another figure the same day: {quoted(rival.label, 'direct')}"
        yield Hanging(Text(words.printable(told), style="dim"), 4)
    for together in claimed.as_one[:KEY_LINES]:
        yield Hanging(Text(f"counted as one: {words.printable(together)}", style="dim"), 4)
    for side in claimed.sides:
        yield from _side(side, claimed.lone)
    yield from _specific(claimed)


def _specific(claimed: Claimed) -> Iterator[RenderableType]:
    """The claims under one, but those whose words it has itself: their statements are among its own."""
    others = [each for each in claimed.specific if each.claim.label != claimed.claim.label]
    for each in others[:KEY_LINES]:
        claim = each.claim
        text = Text("more precisely: ", style="dim")
        text.append(words.printable(quoted(claim.label, "direct")), style="not dim")
        origins = words.between(claim.origins_low, claim.origins_high, "origin")
        notes = words.printable(f"{claim.status}, {origins}{words.ruled(each.ruled_by)}")
        text.append(f" — {notes}; {_numbers(each.numbers)}")
        for rival in each.rivals[:KEY_LINES]:
            text.append(words.printable(f"; another figure the same day: {quoted(rival.label, 'direct')}"), style="dim")
        yield Hanging(text, 4, f"  {words.GLYPHS[claim.status]}")
    if len(others) > KEY_LINES:
        yield Hanging(Text(f"… {len(others) - KEY_LINES} more", style="dim"), 4)


def _side(side: Side, lone: bool) -> Iterator[RenderableType]:
    """The lines that tell most, with the name of the side in the margin of the first."""
    for number, line in enumerate(side.telling(KEY_LINES)):
        name = "" if number else side.name
        yield Hanging(_line(line, lone), MARGIN, f"  {name:<{MARGIN - 4}}- ")
    left = len(side.lines) - KEY_LINES
    if left > 0:
        yield Hanging(Text(f"… {left} more", style="dim"), MARGIN)


def _line(line: Line, lone: bool) -> Text:
    """Source, cue and words as they stand (those of a lone line are the label above), and where they stand."""
    said = line.first
    text = Text()
    append_attribution(text, line.attribution, line.known_by)
    if line.words and not lone:
        text.append(f": {words.printable(quoted(line.words, said.kind))}")
    notes = ["unnamed"] if line.unnamed else []
    if line.stance or said.hedges:
        hedges = f": {', '.join(f'“{words.hedge(hedge)}”' for hedge in said.hedges)}" if said.hedges else ""
        notes.append(f"{said.stance}{hedges}")
    if said.chain:
        notes.append(f"by way of {', '.join(link.text for link in said.chain)}")
    notes.append(f"{_places(line.places)}, {words.day(said.known_on)}{words.ruled(line.ruled_by)}")
    return text.append(f" ({words.printable('; '.join(notes))})", style="dim")


def _places(places: Iterable[Place]) -> str:
    """Each article once; of articles of one outlet, the outlet once."""
    numbers: dict[str, dict[int, None]] = {}
    for place in places:
        numbers.setdefault(place.outlet, {})[place.number] = None
    return ", ".join(f"{outlet} {_numbers(its)}" for outlet, its in numbers.items())


def _figures(counted: Iterable[Counted]) -> Iterator[RenderableType]:
    moved = [each for each in counted if each.moved]
    if not moved:
        return
    yield _heading("Figures over time")
    for each in moved:
        yield ""
        heading = Text(words.printable(each.series.counts), style="bold")
        if each.beside:
            heading.append(f" (“{words.printable(each.beside)}”)", style="dim not bold")
        yield Hanging(heading, 0)
        yield from _stated(each)


def _stated(each: Counted) -> Iterator[RenderableType]:
    width = min(max(len(words.printable(one.point.figure.text)) for one in each.stated), 30)
    told = Counter((one.point.known_on, one.point.figure.text, one.word) for one in each.stated)
    for (day, figure, word), times in told.items():  # copies of one line are one row
        mark = Text(f"  {words.day(day):<13}").append(f"{words.printable(figure):<{width}}  ", style="bold")
        row = Text(words.printable(word) + (f" ({times} times)" if times > 1 else ""), style="dim")
        yield Hanging(row, max(width + 17, mark.cell_len), mark)


def _coming(sheet: Sheet) -> Iterator[RenderableType]:
    if not sheet.coming:
        return
    yield _heading("What is said to be coming")
    for state, rows in sheet.coming:
        yield ""
        yield Hanging(Text(words.COMING[state].format(day=words.day(sheet.day)), style="bold"), 0)
        for row in rows:
            yield Hanging(_row(row), 4, "  -")


def _row(row: Coming) -> Text:
    text = Text(row.by).append(f" (“{words.printable(row.due)}”): ", style="dim")
    text.append_text(_line(row.line, lone=False))
    return text.append("; later: ", style="dim").append_text(_line(row.later, lone=False)) if row.later else text


def _changes(sheet: Sheet) -> Iterator[RenderableType]:
    if not sheet.days:
        return
    yield _heading("Changes, day by day")
    for date, changes in sheet.days:
        yield ""
        yield Text(words.day(date), style="bold")
        told: dict[str, list[Change]] = {}
        for change in changes:
            told.setdefault(sheet.told(change), []).append(change)
        for text, same in told.items():
            yield Hanging(_change(text, same, sheet), 4, "  -")


def _change(told: str, same: Sequence[Change], sheet: Sheet) -> Text:
    """What is told in the same words is told once, with all that it is."""
    kinds = ", ".join(dict.fromkeys(change.kind for change in same))
    articles = {article for change in same for article in change.articles if article in sheet.numbers}
    text = Text(f"{kinds}: ", style="italic").append(words.printable(told), style="not italic")
    return text.append(f" {_numbers(sorted(sheet.numbers[each] for each in articles))}", style="dim not italic")


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
