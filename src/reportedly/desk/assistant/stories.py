"""What is developing: the tools `stories`, `story`, `articles`, `changes`, `figures`.
In: what was asked, and the shelf. Out: answers.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.desk.assistant.answers import (
    Changes,
    Figures,
    OnChange,
    OnFigure,
    OnSeries,
    Stories,
    StoryArticles,
    StoryClaims,
)
from reportedly.desk.assistant.asked import AskArticles, AskChanges, AskFigures, AskStories, AskStory
from reportedly.desk.assistant.bounds import NO_PAGE, filled, short, shrunk, words
from reportedly.desk.assistant.links import Links
from reportedly.desk.assistant.quoting import Quoting, on_story
from reportedly.desk.counts import Counted, Stated
from reportedly.desk.sheet import Claimed, Sheet
from reportedly.desk.shelf import Shelf
from reportedly.record import Change

MOST_SERIES = 40
"""Series named above the figures."""
SHOWN_EVIDENCE = 2
"""Statements shown of a change."""


def stories(shelf: Shelf, asked: AskStories, links: Links) -> Stories:
    """The stories of the archive."""
    head = Stories(as_of=asked.as_of, page=NO_PAGE, stories=())
    return filled(head, "stories", shelf.stories(asked.as_of), lambda story: on_story(story, links), asked)


def story(shelf: Shelf, asked: AskStory, links: Links) -> StoryClaims:
    """A story with its claims."""
    sheet = shelf.sheet(asked.story, asked.as_of)
    quoting = Quoting(sheet, links)
    claims = [claimed for claimed in every_claim(sheet) if asked.status in (None, claimed.claim.status)]
    head = StoryClaims(as_of=asked.as_of, story=quoting.story, statuses=dict(sheet.tally), page=NO_PAGE, claims=())
    return filled(
        head, "claims", claims, lambda one: shrunk(lambda lines: quoting.claim(one, lines), asked.lines), asked
    )


def articles(shelf: Shelf, asked: AskArticles, links: Links) -> StoryArticles:
    """The articles of a story, newest first."""
    sheet = shelf.sheet(asked.story, asked.as_of)
    quoting = Quoting(sheet, links)
    head = StoryArticles(as_of=asked.as_of, story=quoting.story, page=NO_PAGE, articles=())
    return filled(head, "articles", sheet.articles[::-1], quoting.article, asked)


def changes(shelf: Shelf, asked: AskChanges, links: Links) -> Changes:
    """What changed in one story, or in all, newest first."""
    found = [
        (change, sheet)
        for sheet in _sheets(shelf, asked)
        for _, of_day in sheet.days
        for change in of_day
        if (asked.since is None or change.date >= asked.since) and asked.kind in (None, change.kind)
    ]
    found.sort(key=lambda one: one[0].date, reverse=True)  # stable: of one day by story, then as the sheet has them
    head = Changes(as_of=asked.as_of, since=asked.since, page=NO_PAGE, changes=())
    return filled(head, "changes", found, lambda one: _changed(*one, links), asked)


def figures(shelf: Shelf, asked: AskFigures, links: Links) -> Figures:
    """The figures of a story, series by series."""
    sheet = shelf.sheet(asked.story, asked.as_of)
    quoting = Quoting(sheet, links)
    part = (asked.counts or "").casefold()
    series = [counted for counted in sheet.figures if part in counted.series.counts.casefold()]
    head = Figures(
        as_of=asked.as_of, story=quoting.story, series=tuple(map(_series, series[:MOST_SERIES])), page=NO_PAGE,
        figures=(),
    )  # fmt: skip
    points = [(counted, stated) for counted in series for stated in counted.stated]
    return filled(head, "figures", points, lambda one: _figure(*one, quoting), asked)


def every_claim(sheet: Sheet) -> Iterator[Claimed]:
    """The claims in order of news value, each before those that are under it."""
    for claimed in sheet.claims:
        yield claimed
        yield from claimed.specific


def _sheets(shelf: Shelf, asked: AskChanges) -> Iterator[Sheet]:
    """The story that was asked for, or every one that changed since."""
    if asked.story is not None:
        yield shelf.sheet(asked.story, asked.as_of)
        return
    for one in shelf.stories(asked.as_of):
        if asked.since is None or one.newest_change >= asked.since:
            yield shelf.sheet(one.id, asked.as_of)


def _changed(change: Change, sheet: Sheet, links: Links) -> OnChange:
    quoting = Quoting(sheet, links)
    shown = [sheet.places[name].statement for name in change.statements[:SHOWN_EVIDENCE]]
    return OnChange(
        id=change.id,
        uri=links.uri(change.id),
        page=links.page(change.claim) if change.claim else links.page(sheet.view.story.id),
        date=change.date,
        kind=change.kind,
        claim=change.claim,
        story=sheet.view.story.id,
        before=short(change.before, 300) if change.before else None,
        after=short(change.after, 300) if change.after else None,
        shown=tuple(map(quoting.said, shown)),
        statements=len(change.statements),
    )


def _series(counted: Counted) -> OnSeries:
    series = counted.series
    return OnSeries(counts=short(series.counts), unit=series.unit, figures=len(counted.stated))


def _figure(counted: Counted, stated: Stated, quoting: Quoting) -> OnFigure:
    figure = stated.point.figure
    return OnFigure(
        id=figure.id,
        counts=short(counted.series.counts),
        unit=counted.series.unit,
        low=figure.low,
        high=figure.high,
        value=figure.value,
        modifier=figure.modifier,
        increment=figure.increment,
        figure=words(figure.text, figure.start),
        said=quoting.said(quoting.sheet.places[stated.point.statement].statement),
    )
