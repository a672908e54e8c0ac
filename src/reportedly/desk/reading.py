"""One article, read, in a terminal: its statements with their words, figures, times, names, and the lines left out.
In: a ReadingView. Out: something Rich prints, readable at 80 columns, without colour and through a pipe.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from reportedly.desk import words
from reportedly.desk.hanging import Hanging, append_attribution
from reportedly.desk.lines import attribution, quoted
from reportedly.record import Document, Dropped, Figure, Issue, ReadEntity, ReadingView, Statement, TimeRef

NOTED = 14


def render(view: ReadingView) -> RenderableType:
    """The article from its title down to what was left out of it."""
    names = {entity.id: entity.name for entity in view.entities if words.bears_name(entity.name)}
    parts: tuple[Iterator[RenderableType], ...] = (
        _masthead(view.document),
        _part("Statements", (_statement(each, names) for each in view.statements)),
        _part("Figures", (_figure(each) for each in view.figures)),
        _part("Times", (_time(each) for each in view.times)),
        _part("Names", (_entity(each) for each in view.entities)),
        _part("Left out", (_dropped(each) for each in view.document.dropped)),
        _part("Issues", (_issue(each) for each in view.issues)),
    )
    return Group(*(shown for part in parts for shown in part))


def _masthead(document: Document) -> Iterator[RenderableType]:
    yield Hanging(Text(words.printable(document.title or document.input), style="bold"), 0)
    moment = document.published
    known = [
        document.outlet or "outlet unknown",
        document.byline,
        f"published {words.instant(moment)}" if moment else "no date",
        words.GIVEN_BY[moment.from_] if moment and moment.value else None,
        moment.note if moment else None,
        f"updated {words.instant(document.updated)}" if document.updated else None,
        f"credits {', '.join(document.credits)}" if document.credits else None,
        f"language {document.language}" if document.language else None,
    ]
    yield Hanging(Text(words.printable("; ".join(part for part in known if part)), style="dim"), 0)
    yield ""


def _part(title: str, rows: Iterable[RenderableType]) -> Iterator[RenderableType]:
    """A heading over its rows; nothing where there are none, except that statements are always accounted for."""
    shown = list(rows)
    if shown or title == "Statements":
        yield Text(f"{title.upper()} ({len(shown)})", style="bold")
        yield from shown
        yield ""


def _statement(statement: Statement, names: dict[str, str]) -> RenderableType:
    source, name = statement.source, names.get(statement.source.entity or "")
    known_as = name if name and name.casefold() not in (source.text or "").casefold() else None
    text = Text("" if source.text else "no source named ", style="bold")
    append_attribution(text, attribution(statement, known_as))
    if statement.words:
        text.append(f": {words.printable(quoted(statement.words, statement.kind))}", style="not bold")
    notes = [
        "unnamed" if source.anonymous else None,
        "understood from the sentences around" if source.implicit else None,
        f"by way of {', '.join(link.text for link in statement.chain)}" if statement.chain else None,
        f"“{'”, “'.join(map(words.hedge, statement.hedges))}”" if statement.hedges else None,
        f"said {words.days(statement.said_on)}" if statement.said_on else None,
        f"in the {statement.location}" if statement.location != "body" else None,
        statement.kind,
    ]
    text.append(f" ({words.printable('; '.join(note for note in notes if note))})", style="dim not bold")
    return Hanging(text, NOTED, f"  {statement.stance}")


def _figure(figure: Figure) -> RenderableType:
    text = Text(words.printable(figure.text), style="bold").append(f" = {words.bounds(figure)}", style="not bold")
    what = [part for part in (figure.unit, figure.counts) if part]
    if what:
        text.append(f" ({words.printable('; '.join(dict.fromkeys(what)))})", style="dim not bold")
    return Hanging(text)


def _time(time: TimeRef) -> RenderableType:
    text = Text(words.printable(time.text), style="bold").append(f" = {words.printable(time.value)}", style="not bold")
    return Hanging(text.append(f" ({time.type})", style="dim not bold"))


def _entity(entity: ReadEntity) -> RenderableType:
    mentions = words.count(len(entity.mentions), "mention")
    return Hanging(Text(words.printable(entity.name)).append(f" ({entity.type}; {mentions})", style="dim"))


def _dropped(dropped: Dropped) -> RenderableType:
    line = f"line {dropped.line}, " if dropped.line else ""
    return Hanging(Text(f"{line}{words.printable(dropped.why)}: {words.printable(dropped.text)}", style="dim"))


def _issue(issue: Issue) -> RenderableType:
    style = "red" if issue.severity == "error" else "yellow"
    return Hanging(Text(f"{issue.severity}, {issue.stage}: {words.printable(issue.reason)}", style=style))
