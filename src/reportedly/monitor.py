"""The main flow on one screen: take in, clean, read, link, save, tell.
In: an archive and sources, or a text. Out: what was added and what is new; or readings that nothing keeps.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import BinaryIO, TypeVar

import msgspec

from reportedly.archive import Archive, Group, Linkage, decide, linkage_id
from reportedly.config import user_name
from reportedly.errors import IntakeError, SettingError
from reportedly.intake import CLEANER, clean, take_in
from reportedly.linking import (
    groups,
    in_group,
    linked,
    linker,
    restated,
    ruled,
    ruled_stories,
    standing,
    tell,
    view,
)  # fmt: skip
from reportedly.linking.checking import check as hold
from reportedly.reading import plan_of, read_one
from reportedly.reading.quotes import find_quotes
from reportedly.record import (
    Capture,
    Change,
    CheckView,
    Cleaned,
    Counts,
    Document,
    Given,
    Held,
    Issue,
    Outcome,
    Plan,
    Reading,
    ReadingView,
    Record,
    Revision,
    Ruled,
    Ruling,
    Story,
    StoryView,
    Text,
)  # fmt: skip
from reportedly.running import Executor, Failure

Item = TypeVar("Item", Capture, Text, Capture | Issue)
Result = TypeVar("Result")

Progress = Callable[[str, int, int | None], None]
"""Told of each step: the stage, how many are done, of how many where that is known."""

SAVE_ROWS = 200
SAVE_BYTES = 16 * 1024 * 1024
"""One transaction holds this much at most: what a killed run loses, and what is in memory at once."""


class News(Record, frozen=True, kw_only=True):
    """What is new in one story."""

    story: Story
    changes: tuple[Change, ...]


class Added(Record, frozen=True, kw_only=True):
    """What came of adding sources to an archive."""

    inputs: int
    """Articles, pages and rows found, with those that could not be taken in."""
    new: int
    """Inputs that the archive did not have."""
    unchanged: int
    """Inputs that it had, byte for byte."""
    articles: int
    """New texts; fewer than `new` where an input held no article, or one that the archive had in other bytes."""
    issues: tuple[Issue, ...]
    """All that is wrong with these inputs, also where it was known before."""
    news: tuple[News, ...]

    @property
    def failed(self) -> tuple[Issue, ...]:
        """The issues that cost an article."""
        return tuple(issue for issue in self.issues if issue.severity == "error")


class Decided(Record, frozen=True, kw_only=True):
    """What came of a ruling."""

    ruling: Ruled
    news: tuple[News, ...]
    """What it makes new in the stories that it is on."""


def quiet(stage: str, done: int, total: int | None) -> None:
    """The Progress that nobody sees."""


def add(
    archive: Archive,
    sources: Iterable[str],
    *,
    given: Given | None = None,
    plan: Plan | None = None,
    executor: Executor,
    progress: Progress = quiet,
    stdin: BinaryIO | None = None,
) -> Added:
    """Takes sources into the archive, with all that is still to do in it, and says what is new.

    Texts are read by `plan`, by default that of the best method here; readings by other plans stay beside them.
    Each step finds its work by asking the archive what is not done: a run that was killed is resumed by the next.
    """
    now = _now()
    seen: dict[str, str] = {}
    issues: list[Issue] = []
    taken = new = 0
    for batch in _batches(_taken(sources, given, now, stdin)):
        captures = [item for item in batch if isinstance(item, Capture)]
        failed = [item for item in batch if isinstance(item, Issue)]
        new += archive.save_captures(captures)
        archive.save_issues(failed, now)
        issues += failed
        seen.update({capture.id: capture.input for capture in captures})
        taken += len(captures)
        progress("taking in", taken, None)
    missed = sum(issue.severity == "error" for issue in issues)
    articles, unclean = _clean_waiting(archive, executor, progress)
    unread = _read_waiting(archive, plan or plan_of(), executor, progress)
    for name, found in archive.issues_of(seen).items():
        issues += [msgspec.structs.replace(issue, input=seen[name]) for issue in found]
    return Added(
        inputs=taken + missed,
        new=new,
        unchanged=taken - new,
        articles=articles,
        issues=(*issues, *unclean, *unread),
        news=relink(archive, progress),
    )


def relink(archive: Archive, progress: Progress = quiet) -> tuple[News, ...]:
    """Links what has changed since the archive was last linked, and says what is new in each story."""
    by = linker()
    if archive.is_linked(by):
        return ()
    kept_rulings = archive.kept_rulings()
    rulings, outcomes = standing(kept_rulings)
    revisions = restated(archive.revisions(), rulings)
    stream = tell(revisions, archive.standings())
    same, on_stories = ruled_stories(stream.links, rulings, revisions)
    found = groups(revisions, same)
    known = archive.linkage_ids()
    earlier = archive.outcomes()
    told = {outcome.ruling: outcome for outcome in (*outcomes, *on_stories)}
    kept: set[str] = set()
    made: list[Linkage] = []
    seen: list[StoryView] = []
    for done, group in enumerate(found, 1):
        its = in_group(rulings, group)
        named = [ruling.id for ruling in its]
        name = linkage_id((revision.reading.id for revision in group), by, named)
        if name in known:
            kept.add(name)
            told |= {ruling: earlier[ruling] for ruling in named}
        else:
            inside = linked(group)
            links, on_story = ruled(inside.links, its, group)
            told |= {outcome.ruling: outcome for outcome in on_story}
            if now := view(group, links, heard=inside.said):
                made.append(Linkage.of(group, links, now, linker=by, rulings=named))
                seen.append(now)
        progress("linking", done, len(found))
    before = {key for group in archive.groups(known - kept) for key in _changes(group)}
    archive.save_stories(same, made, kept, [told.get(ruling.id) or _dormant(ruling) for ruling in kept_rulings])
    archive.save_names({now.story.id: now.articles[0].id for now in seen})
    archive.save_standings(stream.standings)
    news = (News(story=now.story, changes=tuple(c for c in now.changes if _key(c) not in before)) for now in seen)
    return tuple(one for one in news if one.changes)


def rule(
    archive: Archive, kind: str, things: Sequence[str], *, by: str | None = None, reason: str | None = None
) -> Decided:
    """Keeps what a person rules on things of the archive, links their story anew, and says what is new in it.

    The same again adds nothing. Raises ReportedlyError for things that are not there or that the ruling does not fit.
    """
    ruling = decide(archive, kind, things, by=user_name(by), reason=reason or None, now=datetime.now(UTC))
    archive.save_ruling(ruling)
    news = relink(archive)
    return Decided(ruling=next(ruled for ruled in archive.rulings() if ruled.id == ruling.id), news=news)


def read_sources(
    sources: Iterable[str],
    *,
    given: Given | None = None,
    plan: Plan | None = None,
    executor: Executor,
    progress: Progress = quiet,
    stdin: BinaryIO | None = None,
) -> Iterator[ReadingView | Issue]:
    """Each article of the sources, read, in the order of the sources; an Issue in the place of one that failed."""
    taken = _taken(sources, given, _now(), stdin)
    work = partial(_read_taken, plan or plan_of())
    for done, (item, result) in enumerate(_paired(executor, work, taken), 1):
        progress("reading", done, None)
        if isinstance(result, Failure):
            yield Issue(input=item.input, stage="read", reason=result.reason)
        else:
            yield from result


def read_text(
    text: str,
    *,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    plan: Plan | None = None,
) -> ReadingView:
    """One article, given as text, cleaned and read. Raises IntakeError when there is no article in it."""
    given = _checked(Given(outlet=outlet, published=published, title=title))
    body = text.encode("utf-8", "surrogatepass")
    capture = Capture.of(input="text", media="text", body=body, given=given, observed_at=_now())
    issues: list[str] = []
    for result in _read_taken(plan or plan_of(), capture):
        if isinstance(result, ReadingView):
            return result
        issues.append(result.reason)
    raise IntakeError(f"the text cannot be read: {'; '.join(issues)}")


def check(
    archive: Archive,
    source: str,
    *,
    given: Given | None = None,
    plan: Plan | None = None,
    story: str | None = None,
    as_of: str | None = None,
    stdin: BinaryIO | None = None,
) -> CheckView:
    """Holds a draft against all texts of an archive, or of one story, as a reader could know them on a day.

    Nothing is kept. Raises IntakeError when `source` holds no text or more than one, NotFoundError when the archive has
    nothing to hold it against.
    """
    held = archive.known(story, as_of)
    taken = list(_taken([source], given, _now(), stdin))
    item = taken[0] if len(taken) == 1 else None
    if not isinstance(item, Capture):
        raise IntakeError(f"{source}: cannot be checked: {item.reason if item else f'{len(taken)} texts, not one'}")
    cleaned = clean(item)
    if cleaned.text is None:
        raise IntakeError(f"{source}: cannot be checked: {'; '.join(issue.reason for issue in cleaned.issues)}")
    reading = _read_checked(plan or plan_of(), cleaned.text)
    draft = Revision(text=cleaned.text, reading=reading, input=item.input, observed_at=item.observed_at)
    days = {revision.text.id: day for revision, day in held}
    findings = hold(draft, [revision for revision, _ in held], days, lambda text: [q.inner for q in find_quotes(text)])
    return CheckView(
        document=Document.of(item.input, cleaned.text),
        held=Held(
            articles=len({revision.text.article_id for revision, _ in held}),
            revisions=len(held),
            story=story,
            as_of=as_of,
        ),
        findings=findings,
        counts=Counts.of(findings),
        issues=(*cleaned.issues, *reading.issues),
    )


def _taken(
    sources: Iterable[str], given: Given | None, observed_at: str, stdin: BinaryIO | None
) -> Iterator[Capture | Issue]:
    """What the sources hold, under names that can be written anywhere: a file's may be bytes that are no text."""
    for item in take_in(sources, given=_checked(given), observed_at=observed_at, stdin=stdin):
        name = item.input.encode("utf-8", "backslashreplace").decode("utf-8")
        yield item if name == item.input else msgspec.structs.replace(item, input=name)


def _clean_waiting(archive: Archive, executor: Executor, progress: Progress) -> tuple[int, list[Issue]]:
    total, captures = archive.captures_to_clean(CLEANER)
    failed: list[Issue] = []
    cleaned: list[tuple[str, Cleaned]] = []
    articles = done = 0
    for done, (capture, result) in enumerate(_paired(executor, clean, captures), 1):
        if isinstance(result, Failure):
            failed.append(
                Issue(input=capture.input, stage="clean", reason=f"{result.reason}; the next add tries again")
            )
        else:
            cleaned.append((capture.id, result))
        if len(cleaned) == SAVE_ROWS:
            articles += archive.save_cleanings(cleaned, cleaner=CLEANER, made_at=_now())
            cleaned = []
        progress("cleaning", done, total)
    articles += archive.save_cleanings(cleaned, cleaner=CLEANER, made_at=_now())
    return articles, failed


def _read_waiting(archive: Archive, plan: Plan, executor: Executor, progress: Progress) -> list[Issue]:
    inputs = archive.first_inputs()
    failed: list[Issue] = []
    readings: list[Reading] = []
    total, texts = archive.texts_to_read(plan)
    results = _paired(executor, partial(_read_checked, plan), texts)
    for done, (text, result) in enumerate(results, 1):
        if isinstance(result, Failure):
            failed.append(
                Issue(input=inputs[text.id], stage="read", reason=f"{result.reason}; the next add tries again")
            )
        else:
            readings.append(result)
        if len(readings) == SAVE_ROWS:
            archive.save_readings(readings, plan, _now())
            readings = []
        progress("reading", done, total)
    archive.save_readings(readings, plan, _now())
    return failed


def _read_checked(plan: Plan, text: Text) -> Reading:
    reading = read_one(text, plan)
    reading.check(text)
    return reading


def _read_taken(plan: Plan, item: Capture | Issue) -> tuple[ReadingView | Issue, ...]:
    if isinstance(item, Issue):
        return (item,)
    cleaned = clean(item)
    if cleaned.text is None:
        return cleaned.issues
    reading = _read_checked(plan, cleaned.text)
    named = tuple(msgspec.structs.replace(issue, input=item.input) for issue in reading.issues)
    return (ReadingView.of(item.input, cleaned.text, msgspec.structs.replace(reading, issues=named), cleaned.issues),)


def _paired(
    executor: Executor, function: Callable[[Item], Result], items: Iterable[Item]
) -> Iterator[tuple[Item, Result | Failure]]:
    """Each item with its result: an executor gives results only, in order, and may read ahead."""
    ahead: deque[Item] = deque()

    def kept() -> Iterator[Item]:
        for item in items:
            ahead.append(item)
            yield item

    for result in executor.map(function, kept()):
        yield ahead.popleft(), result


def _batches(items: Iterable[Capture | Issue]) -> Iterator[list[Capture | Issue]]:
    batch: list[Capture | Issue] = []
    size = 0
    for item in items:
        batch.append(item)
        size += len(item.body) if isinstance(item, Capture) else 0
        if len(batch) == SAVE_ROWS or size >= SAVE_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _dormant(ruling: Ruling) -> Outcome:
    note = "what it is about is not in one story among those read now"
    return Outcome(ruling=ruling.id, state="dormant", note=note)


def _changes(group: Group) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    seen = view(group.revisions, group.links)
    yield from (_key(change) for change in seen.changes) if seen else ()


def _key(change: Change) -> tuple[str, str, tuple[str, ...]]:
    return change.date, change.kind, change.statements


def _checked(given: Given | None) -> Given:
    """What is given of the inputs. Raises SettingError for a time of publication that is none."""
    if given is None:
        return Given()
    if given.published is not None:
        try:
            datetime.fromisoformat(given.published)
        except ValueError:
            raise SettingError(
                f"{given.published!r} is not a time of publication; write it like 2024-10-17 or 2024-10-17T15:08+09:00"
            ) from None
    return given


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
