"""Answers as short text, for clients that show nothing else: one line for each thing, its quotes as JSON strings.
In: an answer, or a part of one. Out: lines; nothing that an article says can end its quote or begin a line.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import singledispatch

from reportedly.desk.assistant import answers
from reportedly.desk.words import between, count, printable

STEP = "  "


def quoted(text: str) -> str:
    """Foreign words between double quotation marks, with those inside escaped, on one line."""
    return json.dumps(printable(text), ensure_ascii=False)


@singledispatch
def told(answer: object) -> str:
    """The lines of an answer. Raises TypeError for what is none."""
    raise TypeError(f"{type(answer).__name__} is not an answer")


@told.register
def _(said: answers.Said) -> str:
    who = quoted(said.source.quote) if said.source else "unnamed source"
    known = f" [{quoted(said.known_as)}]" if said.known_as else ""
    how = f" ({said.stance}{', unnamed' if said.unnamed and said.source else ''})"
    cue = f" {' … '.join(quoted(cue.quote) for cue in said.cue)}" if said.cue else ""
    says = " … ".join(map(_place, said.says))
    chain = f", by way of {', '.join(map(quoted, said.chain))}" if said.chain else ""
    also = f", and in {count(len(said.also), 'more text')}" if said.also else ""
    where = f"{_outlet(said.outlet)}, {said.day}, {said.id} in {said.text_id}{also}"
    return f"{who}{known}{how}{cue}{': ' if says else ''}{says}{chain} ({where})"


@told.register
def _(claim: answers.OnClaim) -> str:
    label = " … ".join(map(_place, claim.label))
    behind = f"{between(claim.origins_low, claim.origins_high, 'origin')}, {count(claim.outlets, 'outlet')}"
    lines = [f"{claim.id} {claim.status} since {claim.since}, {behind}: {label} in {claim.label_text_id}"]
    for side in claim.sides:
        shown = f" ({len(side.shown)} of {side.total}):" if side.shown else f": {count(side.total, 'line')}"
        lines.append(f"{STEP}{side.side}{shown}")
        lines += [f"{STEP}- {told(said)}" for said in side.shown]
    return "\n".join(lines)


@told.register
def _(story: answers.OnStory) -> str:
    counts = (
        count(story.articles, "article"),
        count(story.outlets, "outlet"),
        count(story.statements, "statement"),
        count(story.claims, "claim"),
    )
    return f"{story.id} {story.since} to {story.newest_change}: {quoted(story.headline)} ({', '.join(counts)})"


@told.register
def _(article: answers.OnArticle) -> str:
    copies = f", {count(len(article.copies), 'copy', 'copies')}" if article.copies else ""
    title = quoted(article.title) if article.title else "without a title"
    return f"{article.id} {article.day}, {_outlet(article.outlet)}: {title} ({article.text_id}{copies})"


@told.register
def _(origin: answers.OnOrigin) -> str:
    members = f", speaking as {', '.join(map(quoted, origin.members))}" if origin.members else ""
    why = f" (counted as one: {', '.join(origin.counted_as_one)})" if origin.counted_as_one else ""
    outlets = ", ".join(map(quoted, origin.outlets))
    lines = [f"{quoted(origin.name)}{members}{why}, {count(origin.statements, 'statement')} in {outlets}"]
    return "\n".join([*lines, *(f"{STEP}- {told(said)}" for said in origin.shown)])


@told.register
def _(change: answers.OnChange) -> str:
    moved = [quoted(change.before)] if change.before else []
    moved += [f"now {quoted(change.after)}"] if change.after else []
    head = f"{change.date} {change.kind} {change.id}{f' of {change.claim}' if change.claim else ''}: {', '.join(moved)}"
    return "\n".join([head, *(f"{STEP}- {told(said)}" for said in change.shown)])


@told.register
def _(series: answers.OnSeries) -> str:
    return f"{quoted(series.counts)} ({series.figures})"


@told.register
def _(figure: answers.OnFigure) -> str:
    more = "added: " if figure.increment else ""
    return f"{more}{_place(figure.figure)} {quoted(figure.counts)}, {figure.id}: {told(figure.said)}"


@told.register
def _(passage: answers.Passage) -> str:
    source = f" {quoted(passage.source)}:" if passage.source else ""
    return f"{_outlet(passage.outlet)}, {passage.day}, {passage.text_id}:{source} {_place(passage.words)}"


@told.register
def _(finding: answers.OnFinding) -> str:
    head = f"{finding.severity}, {finding.kind}: {_place(finding.draft)}"
    return "\n".join([head, *(f"{STEP}- {told(passage)}" for passage in finding.evidence)])


@told.register
def _(step: answers.OnEvidence) -> str:
    indent = STEP * min(step.depth, 8)
    says = f": {quoted(step.says)}" if step.says else ""
    head = f"{indent}{step.what}{says}{f' {step.id}' if step.id else ''}"
    return "\n".join([head, *(f"{indent}{STEP}- {told(quote)}" for quote in step.quotes)])


@told.register
def _(answer: answers.Stories) -> str:
    return _list("Stories", answer.as_of, answer.page, answer.stories)


@told.register
def _(answer: answers.StoryClaims) -> str:
    statuses = ", ".join(f"{status}: {number}" for status, number in answer.statuses.items())
    return _list("Claims", answer.as_of, answer.page, answer.claims, above=[told(answer.story), statuses])


@told.register
def _(answer: answers.StoryArticles) -> str:
    return _list("Articles", answer.as_of, answer.page, answer.articles, above=[told(answer.story)])


@told.register
def _(answer: answers.WhoSays) -> str:
    return _list("Statements", answer.as_of, answer.page, answer.statements)


@told.register
def _(answer: answers.Origins) -> str:
    return _list(
        "Origins",
        answer.as_of,
        answer.page,
        answer.origins,
        above=[told(answer.claim), *map(printable, answer.history)],
    )


@told.register
def _(answer: answers.Changes) -> str:
    return _list("Changes", answer.as_of, answer.page, answer.changes)


@told.register
def _(answer: answers.Figures) -> str:
    series = f"Series: {'; '.join(map(told, answer.series))}"
    return _list("Figures", answer.as_of, answer.page, answer.figures, above=[told(answer.story), series])


@told.register
def _(answer: answers.ArticleText) -> str:
    rest = f"; ask again with start={answer.next_start}" if answer.next_start is not None else ""
    text = answer.text
    quote = json.dumps("\n".join(map(printable, text.quote.split("\n"))), ensure_ascii=False)
    part = f"Characters {text.start} to {text.end} of {answer.characters}{rest}: {quote}"
    above = (told(answer.article), part)
    return _list("Statements that begin here", answer.as_of, answer.page, answer.statements, above)


@told.register
def _(answer: answers.Check) -> str:
    counts = ", ".join(f"{name}: {number}" for name, number in answer.counts.items())
    return _list("Findings", answer.as_of, answer.page, answer.findings, above=[f"Of the archive: {counts}"])


@told.register
def _(answer: answers.Why) -> str:
    return _list(f"Evidence of {answer.id}", answer.as_of, answer.page, answer.steps)


def _list(name: str, as_of: str | None, page: answers.Page, items: Iterable[object], above: Iterable[str] = ()) -> str:
    part = f"{page.offset + 1} to {page.offset + page.shown} of {page.total}" if page.shown else f"none of {page.total}"
    day = f" as of {as_of}" if as_of else ""
    rest = [page.note] if page.note else []
    return "\n".join([*above, f"{name}{day}, {part}:", *map(told, items), *rest])


def _place(words: answers.Words) -> str:
    more = f" … {words.more} more characters" if words.more else ""
    return f"{quoted(words.quote)}[{words.start}:{words.end}]{more}"


def _outlet(outlet: str | None) -> str:
    return quoted(outlet) if outlet else "outlet unknown"
