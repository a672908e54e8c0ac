"""What nothing is kept of: articles that are only read, drafts that are held against an archive.
In: sources or a text. Out: readings and findings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import BinaryIO

from reportedly.archive import Archive
from reportedly.errors import IntakeError
from reportedly.intake import clean
from reportedly.linking.checking import check as hold
from reportedly.monitor.taking import Progress, captured, checked, instant, paired, quiet, read_checked, read_taken
from reportedly.reading import plan_of
from reportedly.reading.quotes import find_quotes
from reportedly.record import (
    Capture,
    CheckView,
    Counts,
    Document,
    Given,
    Held,
    Issue,
    Plan,
    ReadingView,
    Revision,
)  # fmt: skip
from reportedly.running import Executor, Failure


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
    taken = captured(sources, given, instant(), stdin)
    work = partial(read_taken, plan or plan_of())
    for done, (item, result) in enumerate(paired(executor, work, taken), 1):
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
    given = checked(Given(outlet=outlet, published=published, title=title))
    body = text.encode("utf-8", "surrogatepass")
    capture = Capture.of(input="text", media="text", body=body, given=given, observed_at=instant())
    issues: list[str] = []
    for result in read_taken(plan or plan_of(), capture):
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
    taken = list(captured([source], given, instant(), stdin))
    item = taken[0] if len(taken) == 1 else None
    if not isinstance(item, Capture):
        raise IntakeError(f"{source}: cannot be checked: {item.reason if item else f'{len(taken)} texts, not one'}")
    return _check(archive, item, plan, story, as_of)


def check_text(
    archive: Archive,
    text: str,
    *,
    given: Given | None = None,
    plan: Plan | None = None,
    story: str | None = None,
    as_of: str | None = None,
) -> CheckView:
    """The same for a draft given as text, whatever it looks like. Raises as `check` does."""
    body = text.encode("utf-8", "surrogatepass")
    capture = Capture.of(input="text", media="text", body=body, given=checked(given), observed_at=instant())
    return _check(archive, capture, plan, story, as_of)


def _check(archive: Archive, item: Capture, plan: Plan | None, story: str | None, as_of: str | None) -> CheckView:
    source = item.input
    held = archive.known(story, as_of)
    cleaned = clean(item)
    if cleaned.text is None:
        raise IntakeError(f"{source}: cannot be checked: {'; '.join(issue.reason for issue in cleaned.issues)}")
    reading = read_checked(plan or plan_of(), cleaned.text)
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
