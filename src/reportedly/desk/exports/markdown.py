"""The brief as Markdown (CommonMark) with YAML front matter, for note-taking programs and static sites.
In: a Bundle. Out: text. Verbatim words are escaped: none becomes a heading, a link, HTML or a formula.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence

from reportedly.desk import words
from reportedly.desk.coming import Coming
from reportedly.desk.counts import Counted
from reportedly.desk.exports.bundle import Bundle
from reportedly.desk.exports.identifiers import address
from reportedly.desk.lines import Line, Place, quoted
from reportedly.desk.sheet import Claimed, Sheet
from reportedly.record import Article

_ESCAPED = re.compile(
    r"[\\`*_{}\[\]<>#|~@$^]|&(?=#?[a-z\d]+;)|=(?==)|(?<=[a-z]):(?=//)|(?<=www)\.|^[-+=]", re.IGNORECASE
)
"""Punctuation that Markdown, or what GitHub and others add to it, may read as more than itself."""
_NUMBERED = re.compile(r"^(\d+)([.)])", re.ASCII)
_NOT_IN_YAML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def write(bundle: Bundle) -> bytes:
    """The document: the sections of the brief, with all lines of all claims."""
    sheet = bundle.seen.sheet
    parts = (
        _front_matter(bundle),
        [f"# {plain(sheet.view.story.headline)}", ""],
        _section("What is claimed", (line for claimed in sheet.claims for line in _claim(claimed))),
        _section("Figures over time", (line for each in sheet.figures if each.moved for line in _figures(each))),
        _section("What is said to be coming", _coming(sheet)),
        _section("Changes, day by day", _changes(sheet)),
        _section("Articles", (_article(article, sheet) for article in sheet.articles)),
    )
    return ("\n".join(line for part in parts for line in part).rstrip() + "\n").encode("utf-8")


def _front_matter(bundle: Bundle) -> Iterator[str]:
    story, sheet = bundle.view.story, bundle.seen.sheet
    fields: dict[str, str | int] = {
        "title": story.headline,
        "story": story.id,
        "as_of": bundle.day,
        "since": story.since,
        "newest_change": story.newest_change,
        "articles": story.articles,
        "outlets": story.outlets,
        "origins_low": sheet.origins[0],
        "origins_high": sheet.origins[1],
        "claims": story.claims,
        "statements": story.statements,
    }
    yield "---"
    yield from (f"{name}: {_scalar(value)}" for name, value in fields.items())
    yield from ("---", "")


def _scalar(value: str | int) -> str:
    """A value in YAML: texts in double quotes as JSON has them, with what YAML cannot hold (YAML 1.2, 5.1) escaped."""
    if isinstance(value, int):
        return str(value)
    return _NOT_IN_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))


def _section(title: str, lines: Iterable[str]) -> list[str]:
    shown = list(lines)
    return [f"## {title}", "", *shown, ""] if shown else []


def _claim(claimed: Claimed, level: int = 3) -> Iterator[str]:
    claim = claimed.claim
    yield f"{'#' * level} {plain(claim.label)}"
    yield ""
    since = f" since {words.day(claim.history[-1].date)}" if claim.history else ""
    counts = (
        f"{words.between(claim.origins_low, claim.origins_high, 'origin')}, {words.count(claimed.outlets, 'outlet')}"
    )
    yield f"**{claim.status}**{since}: {counts}; {plain(claim.reason)}{plain(words.ruled(claimed.ruled_by))}"
    yield ""
    for one in claimed.as_one:
        yield f"- counted as one: {plain(one)}"
    for rival in claimed.rivals:
        yield f"- another figure the same day: {plain(quoted(rival.label, 'direct'))}"
    for side in claimed.sides:
        for line in side.lines:
            yield f"- **{side.name}**: {_line(line)}"
    yield ""
    for specific in claimed.specific:
        yield from _claim(specific, level=4)


def _line(line: Line) -> str:
    said = line.first
    who = " ".join(f"({text})" if part == "known" else text for part, text in line.attribution)
    text = f"{plain(who)}: {plain(quoted(line.words, said.kind))}" if line.words else plain(who)
    notes = ["unnamed"] if line.unnamed else []
    if line.stance or said.hedges:
        hedges = f": {', '.join(f'“{words.hedge(hedge)}”' for hedge in said.hedges)}" if said.hedges else ""
        notes.append(f"{said.stance}{hedges}")
    if said.chain:
        notes.append(f"by way of {', '.join(link.text for link in said.chain)}")
    notes.append(f"{_places(line.places)}, {words.day(said.known_on)}{words.ruled(line.ruled_by)}")
    return f"{text} ({plain('; '.join(notes))})"


def _places(places: Iterable[Place]) -> str:
    return ", ".join(dict.fromkeys(f"{place.outlet} ({place.number})" for place in places))


def _figures(each: Counted) -> Iterator[str]:
    beside = f" ({plain(quoted(each.beside, 'direct'))})" if each.beside else ""
    yield from (
        f"### {plain(each.series.counts)}{beside}",
        "",
        "| day | figure | allows | on whose word |",
        "| --- | --- | --- | --- |",
    )
    for one in each.stated:
        figure = one.point.figure
        cells = words.day(one.point.known_on), figure.text, words.bounds(figure), one.word
        yield f"| {' | '.join(plain(cell) for cell in cells)} |"
    yield ""


def _coming(sheet: Sheet) -> Iterator[str]:
    for state, rows in sheet.coming:
        yield from (f"### {words.COMING[state].format(day=words.day(sheet.day))}", "")
        yield from (f"- {_due(row)}" for row in rows)
        yield ""


def _due(row: Coming) -> str:
    later = f"; later: {_line(row.later)}" if row.later else ""
    return f"{row.by} ({plain(quoted(row.due, 'direct'))}): {_line(row.line)}{later}"


def _changes(sheet: Sheet) -> Iterator[str]:
    for date, changes in sheet.days:
        yield from (f"### {words.day(date)}", "")
        for change in changes:
            numbers = sorted(sheet.numbers[name] for name in change.articles if name in sheet.numbers)
            yield f"- *{change.kind}*: {plain(sheet.told(change))} ({', '.join(map(str, numbers))})"
        yield ""


def _article(article: Article, sheet: Sheet) -> str:
    title = plain(article.title or article.input)
    link = address(article.url)
    shown = f"[{title}](<{link}>)" if link else title
    outlet = article.outlet or "outlet unknown"
    notes = [outlet, words.day(article.known_on)]
    if article.known_from != "published":
        notes.append(words.how_dated(article))
    if article.credits:
        notes.append(f"credits {', '.join(article.credits)}")
    notes += _relations(article.id, sheet)
    return f"{sheet.numbers[article.id]}. {shown} ({plain('; '.join(notes))})"


def _relations(article: str, sheet: Sheet) -> Iterator[str]:
    for told, others in (("same words as", sheet.copies), ("same quotations as", sheet.quoting)):
        if article in others:
            yield f"{told} {_listed(others[article])}"
    if source := sheet.rewrites.get(article):
        yield f"{'derived from' if source.directed else 'one report with'} {source.number}"


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))


def plain(text: str) -> str:
    """Words on one line that stay words."""
    return _NUMBERED.sub(r"\1\\\2", _ESCAPED.sub(lambda found: f"\\{found[0]}", words.printable(text)))
