"""Texts, drafts and evidence: the tools `article`, `check`, `why`.
In: what was asked, and the shelf. Out: answers.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from reportedly import monitor
from reportedly.desk.assistant.answers import ArticleText, Check, OnEvidence, OnFinding, Passage, Why, Words
from reportedly.desk.assistant.asked import AskArticle, AskCheck, AskWhy
from reportedly.desk.assistant.bounds import ANSWER_CHARS, NO_PAGE, filled, short, words
from reportedly.desk.assistant.links import Links
from reportedly.desk.assistant.quoting import Quoting, passage
from reportedly.desk.shelf import Shelf
from reportedly.errors import NotFoundError, SettingError
from reportedly.record import CheckView, Evidence, Finding, Given, Plan, StoryStatement
from reportedly.record import finding as held

EXPLAINED = 400
"""Characters of an explanation and of what a step of evidence says."""
MOST_PASSAGES = 3
MOST_QUOTES = 5
MOST_REVISIONS = 10


def article(shelf: Shelf, asked: AskArticle, links: Links) -> ArticleText:
    """A part of the text of an article as known on a day, or of one of its texts."""
    name, sheet = shelf.around(asked.article, asked.as_of)
    found = next((one for one in sheet.articles if name in (one.id, *one.revisions)), None)
    if found is None:
        raise NotFoundError(f"{name} is no article or text of that day; the tool articles lists those of a story")
    text_id = name if name in found.revisions else found.text_id
    text = shelf.texts([text_id])[text_id].text
    if asked.start >= len(text):
        raise SettingError(f"{text_id} has {len(text):,} characters: start={asked.start} is past its end")
    quoting = Quoting(sheet, links)
    part = _part(text, asked)
    inside = [one for one in sheet.view.statements if one.text_id == text_id and part.start <= _start(one) < part.end]
    head = ArticleText(
        as_of=asked.as_of,
        article=quoting.article(found),
        revisions=found.revisions[-MOST_REVISIONS:],
        text=part,
        characters=len(text),
        next_start=part.end if part.end < len(text) else None,
        page=NO_PAGE,
        statements=(),
    )
    return filled(head, "statements", sorted(inside, key=lambda one: (_start(one), one.id)), quoting.said, asked)


def check(shelf: Shelf, asked: AskCheck, links: Links, plan: Plan | None = None) -> Check:
    """A draft, held against the archive; nothing of it is kept."""
    view = monitor.check_text(
        shelf.archive,
        asked.text,
        given=Given(published=asked.published),
        plan=plan,
        story=asked.story,
        as_of=asked.as_of,
    )
    findings = [one for one in view.findings if asked.severity in (None, one.severity)]
    head = Check(
        as_of=asked.as_of,
        story=view.held.story,
        articles=view.held.articles,
        draft_characters=len(view.document.text),
        counts=_counts(view),
        page=NO_PAGE,
        findings=(),
    )
    return filled(head, "findings", findings, lambda one: _finding(one, links), asked)


def why(shelf: Shelf, asked: AskWhy, links: Links) -> Why:
    """What a thing rests on, each step before those under it."""
    evidence = shelf.archive.why(asked.id, asked.as_of)
    name = evidence.id or asked.id
    head = Why(as_of=asked.as_of, id=name, uri=links.uri(name), page_url=links.page(name), page=NO_PAGE, steps=())
    return filled(head, "steps", list(_steps(evidence)), lambda one: _step(*one, links), asked)


def _part(text: str, asked: AskArticle) -> Words:
    """The part that was asked for, or less of it: half of an answer is for what stands beside it."""
    most = asked.length
    part = words(text[asked.start :], asked.start, most)
    while len(msgspec.json.encode(part).decode()) > ANSWER_CHARS // 3:
        most //= 2
        part = words(text[asked.start :], asked.start, most)
    return msgspec.structs.replace(part, more=0)


def _start(statement: StoryStatement) -> int:
    places = [span.start for span in (*statement.content, *statement.cue)]
    return min([*places, *([statement.source.start] if statement.source.start is not None else [])], default=0)


def _counts(view: CheckView) -> dict[str, int]:
    counts = view.counts
    return {"wrong": counts.wrong, "look": counts.look, "sound": counts.sound, **counts.kinds}


def _finding(finding: Finding, links: Links) -> OnFinding:
    return OnFinding(
        kind=finding.kind,
        severity=finding.severity,
        item=finding.item,
        draft=words(finding.text, finding.start),
        explanation=short(finding.explanation, EXPLAINED),
        evidence=tuple(_held(one, links) for one in finding.evidence[:MOST_PASSAGES]),
    )


def _held(place: held.Passage, links: Links) -> Passage:
    at = words(place.text, place.start)
    return passage(links, text_id=place.text_id, day=place.known_on, outlet=place.outlet, at=at, source=place.source)


def _steps(evidence: Evidence) -> Iterator[tuple[Evidence, int]]:
    """The tree in reading order; without recursion, which a deep one could exhaust."""
    waiting = [(evidence, 0)]
    while waiting:
        step, depth = waiting.pop()
        yield step, depth
        waiting += [(under, depth + 1) for under in reversed(step.rests_on)]


def _step(evidence: Evidence, depth: int, links: Links) -> OnEvidence:
    quotes = evidence.quotes[:MOST_QUOTES]
    return OnEvidence(
        depth=depth,
        what=short(evidence.what),
        id=evidence.id,
        says=short(evidence.says, EXPLAINED),
        quotes=tuple(
            passage(links, text_id=one.text_id, day=one.known_on, outlet=one.outlet, at=words(one.text, one.start))
            for one in quotes
        ),
        more_quotes=len(evidence.quotes) - len(quotes),
    )
