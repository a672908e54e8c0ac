"""No view without spans: whatever the example story shows leads to verbatim words in a text, on every day."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import reportedly
from reportedly.archive import Archive
from reportedly.linking import Case, why
from reportedly.linking.ruling.exhibits import copies_id, origin_id
from reportedly.record import Evidence, StoryView

EXAMPLES = Path(__file__).parents[2] / "examples" / "story"
DAYS = (None, "2026-03-06", "2026-03-11")


@pytest.fixture(scope="module", params=["reader", "rules"])
def archive(
    example: Path, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Archive]:
    place = tmp_path_factory.mktemp("evidence") / "reportedly.db"
    if request.param == "reader":
        shutil.copy(example, place)
    with reportedly.open(place) as archive:
        if request.param == "rules":
            reportedly.add(archive, [EXAMPLES], method="rules")
        yield archive


@pytest.fixture(scope="module", params=DAYS, ids=["now", *DAYS[1:]])
def case(archive: Archive, request: pytest.FixtureRequest) -> Case:
    """The largest story with all that it rests on, now or as of a day."""
    group = max(archive.groups(), key=lambda group: len(group.revisions))
    case = archive.case(group, request.param)
    assert case is not None
    return case


@pytest.fixture
def story(case: Case) -> StoryView:
    return case.view


def checked(case: Case, name: str) -> Evidence:
    """What something rests on: each span stands in its text and was out by the day."""
    evidence = why(case, name)
    assert evidence is not None, name
    for quote in evidence.spans():
        text = case.texts[quote.text_id]
        assert text.text[quote.start : quote.end] == quote.text
        assert (text.article_id, text.outlet) == (quote.article, quote.outlet)
        assert case.view.story.as_of is None or quote.known_on <= case.view.story.as_of
    return evidence


def shown(story: StoryView) -> Iterator[str]:
    """The id of everything that the story shows."""
    yield story.story.id
    yield from (article.id for article in story.articles)
    yield from (entity.id for entity in story.entities if entity.articles)
    yield from (statement.id for statement in story.statements)
    yield from (change.id for change in story.changes)
    yield from (copies_id(copies.articles) for copies in story.copies)
    yield from (point.figure.id for series in story.series for point in series.points)
    for claim in story.claims:
        yield claim.id
        yield from (origin_id(claim, origin) for origin in claim.origins)
        yield from (point.figure.id for point in claim.figures)


def test_everything_that_a_story_shows_leads_to_words_in_a_text(case: Case, story: StoryView) -> None:
    for name in dict.fromkeys(shown(story)):
        assert list(checked(case, name).spans()), name


def test_every_link_leads_to_the_words_at_both_its_ends(case: Case) -> None:
    for link in case.links.values() if case.view.story.as_of is None else ():
        ends = checked(case, link.id).rests_on
        assert [bool(list(end.spans())) for end in ends] == [True, True], link


def test_every_status_of_a_claim_rests_on_what_was_said_that_day(case: Case, story: StoryView) -> None:
    for claim in story.claims:
        evidence = checked(case, claim.id)
        statuses = [part for part in evidence.rests_on if part.what == "status"]
        assert [part.says for part in statuses] == [f"{on.status} from {on.date}: {on.reason}" for on in claim.history]
        for on, part in zip(claim.history, statuses, strict=True):
            assert {quote.known_on for quote in part.quotes} == {on.date}


def test_a_claim_shows_each_statement_with_its_source_and_the_link_that_put_it_there(
    case: Case, story: StoryView
) -> None:
    claim = story.claims[0]
    sides = {name: role for role in ("supports", "hedges", "denies", "declines") for name in getattr(claim, role)}
    said = {statement.id: statement for statement in story.statements}
    evidence = checked(case, claim.id)

    lines = {part.id: part for part in evidence.rests_on if part.id in sides}
    assert {name: part.what for name, part in lines.items()} == sides
    for name, part in lines.items():
        statement, parts = said[str(name)], {inner.what: inner for inner in part.rests_on}
        assert [quote.text for quote in part.quotes] == [s.text for s in statement.content or statement.cue]
        assert "article" in parts
        assert "claims/" in parts["link"].says
        assert statement.source.text is None or parts["source"].quotes[0].text == statement.source.text
        assert [h.quotes[0].text for h in part.rests_on if h.what == "hedge"] == list(statement.hedges)


def test_every_change_has_a_name_of_its_own_that_stays(archive: Archive, story: StoryView) -> None:
    names = [change.id for change in story.changes]
    again = archive.story(story.story.id, as_of=story.story.as_of)

    assert len(set(names)) == len(names)
    assert all(name.startswith("chg_") for name in names)
    assert names == [change.id for change in again.changes]


def test_the_archive_finds_a_thing_by_its_id_also_as_of_a_day(archive: Archive, case: Case, story: StoryView) -> None:
    link = next(name for name, link in case.links.items() if link.kind == "same_story" and link.left in case.texts)
    for name in (story.claims[0].id, story.changes[-1].id, story.statements[0].id, story.articles[0].id):
        assert archive.why(name, as_of=story.story.as_of) == why(case, name)
    assert archive.why(link).what == "link"
